"""PDF with text: lines from where the characters stand, then what each line is."""

from studio.script.formats.paper.reader import read_pdf, source_rows

__all__ = ["read_pdf", "source_rows"]
