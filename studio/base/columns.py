"""Tables in a terminal, where a Chinese character is two columns wide."""

import unicodedata
from collections.abc import Collection, Sequence


def width(text: str) -> int:
    """Return how many terminal columns a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def fit(text: str, columns: int) -> str:
    """Cut a text to a number of columns, with an ellipsis when something is lost."""
    if width(text) <= columns:
        return text
    kept = ""
    for char in text:
        if width(kept + char) > columns - 1:
            break
        kept += char
    return f"{kept}…"


def table(rows: Sequence[Sequence[str]], right: Collection[int] = (), gap: str = "  ") -> list[str]:
    """Align rows into lines; columns named in `right` are aligned to the right."""
    count = max(map(len, rows), default=0)
    widths = [
        max((width(row[at]) for row in rows if at < len(row)), default=0) for at in range(count)
    ]
    lines: list[str] = []
    for row in rows:
        cells = []
        for at, cell in enumerate(row):
            space = " " * (widths[at] - width(cell))
            cells.append(space + cell if at in right else cell + space)
        lines.append(gap.join(cells).rstrip())
    return lines
