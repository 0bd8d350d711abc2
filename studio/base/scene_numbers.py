"""The grammar of scene numbers: `72A`, `A1`, `34-2A`, and `12-3+13-1` for scenes shot as one."""

import re

from studio.base.text import natural_key

Key = tuple[tuple[int, int, str], ...]
# One number with the letters that were put before or behind it when numbers were locked.
_ONE = re.compile(r"(?<![^\W\d_])([^\W\d_]{0,3})(\d+)([^\W\d_]{0,3})(?![^\W_])", re.ASCII)
_WHOLE = re.compile(r"[A-Za-z]{0,3}\d+[A-Za-z]{0,3}([-.][A-Za-z]{0,3}\d+[A-Za-z]{0,3})*")
_LAST = "~"  # behind all letters: no prefix after any, AA before A


def parts_of(number: str) -> list[str]:
    """Return the scenes that a number stands for: two for `12-3+13-1`."""
    return [part.strip() for part in re.split("[+＋]", number) if part.strip()]


def scene_key(number: str) -> Key:
    """Sort key of scene numbers: `A1` before `1`, `72A` and `72AA` before `72B` before `73`.

    What is no number in this grammar sorts as any text does.
    """
    parts = parts_of(number)
    if not parts or not all(_WHOLE.fullmatch(part) for part in parts):
        return natural_key(number)
    return tuple(_triple(*found) for part in parts for found in _ONE.findall(part))


def _triple(prefix: str, digits: str, suffix: str) -> tuple[int, int, str]:
    return 0, int(digits), f"{suffix.casefold()} {prefix.casefold()}{_LAST}"
