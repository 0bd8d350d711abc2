"""An element as people type it: a name, and how many, such as `Guests ×20`."""

import re

_TIMES = re.compile(r"^(.*?\S)\s*(?:[x*×X＊]\s*(\d{1,5})|(?<=\s)(\d{1,5})[x×])$")


def split_quantity(text: str) -> tuple[str, int]:
    """Read a name with a quantity behind it; without one it is 1."""
    found = _TIMES.match(text.strip())
    if found is None:
        return text.strip(), 1
    return found[1].strip(), int(found[2] or found[3])
