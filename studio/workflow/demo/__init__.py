"""The demo production, built through the same importers and edits that users use."""
