"""The text that readers of plain text see, and count lines in."""

from studio.base.text import clean_text


def normal_text(text: str) -> str:
    r"""Return a text with `\n` line ends, without a mark at its start and control characters."""
    return clean_text(text).lstrip("\ufeff").replace("\u2028", "\n")
