"""Page length in eighths of a page: whole numbers, written `1 4/8`."""

import re

from studio.base.errors import StudioError
from studio.base.words import N_

_WRITTEN = re.compile(r"^\s*(?:(\d{1,4})\s*(?![\d/]))?\s*(?:(\d{1,4})\s*/\s*8)?\s*$")


def show_eighths(eighths: int) -> str:
    """Write eighths the way a strip does: `0` → `0`, 3 → `3/8`, 12 → `1 4/8`, 16 → `2`."""
    whole, rest = divmod(eighths, 8)
    if not rest:
        return str(whole)
    return f"{whole} {rest}/8" if whole else f"{rest}/8"


def read_eighths(text: str) -> int:
    """Read `1 4/8`, `4/8` or `2`; raises StudioError for anything else."""
    found = _WRITTEN.match(text)
    if not found or not text.strip():
        raise StudioError(
            N_("“{text}” is not a page length. Write it like 1 4/8 or 3/8."), text=text
        )
    return int(found[1] or 0) * 8 + int(found[2] or 0)
