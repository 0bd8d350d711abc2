"""The demo production, built through the same importers and edits that users use."""

from studio.workflow.demo.place import demo_file

__all__ = ["demo_file"]
