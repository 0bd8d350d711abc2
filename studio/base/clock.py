"""Times of a shooting day: whole minutes after midnight, which may pass 24:00."""

import re

from studio.base.errors import StudioError
from studio.base.words import N_

_MINUTES = re.compile(r"^\s*([+\-\u2212]?)\s*(?:(\d{1,2})[:：](\d{2})|(\d{1,4}))\s*$")
_WRITTEN = re.compile(r"^\s*(\d{1,2})\s*[:：.]?\s*(\d{2})\s*$|^\s*(\d{1,2})\s*$")
_LENGTH = re.compile(r"^\s*(?:(\d{1,4})\s*[:：]\s*)?(\d{1,5})\s*$")
LAST = 48 * 60


def show_clock(minutes: int | None) -> str:
    """Write minutes as `HH:MM`; 1560 is `26:00`, the next morning at two; None is empty."""
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def read_clock(text: str) -> int:
    """Read `7:30`, `0730`, `7` or `26:00`; raises StudioError for anything else."""
    found = _WRITTEN.match(text)
    if found:
        hours, minutes = int(found[1] or found[3]), int(found[2] or 0)
        if minutes < 60 and hours * 60 + minutes <= LAST:
            return hours * 60 + minutes
    raise StudioError(
        N_("“{text}” is not a time of day. Write it like 07:30, or 26:00 for two at night."),
        text=text,
    )


def show_length(minutes: int) -> str:
    """Write a length of time as `H:MM`."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def read_length(text: str) -> int:
    """Read a length of time written `M:SS` or `H:MM`, or as one number, in the smaller unit.

    Raises StudioError for anything else.
    """
    found = _LENGTH.match(text)
    if found is None or int(found[2]) > (59 if found[1] else 99_999):
        raise StudioError(
            N_("“{text}” is not a length of time. Write it like 1:30 or 90."), text=text
        )
    return int(found[1] or 0) * 60 + int(found[2])


def read_minutes(text: str) -> int:
    """Read a length of time as minutes: `45`, `-30`, `+1:15`; an empty text is 0.

    Raises StudioError for anything else.
    """
    if not text.strip():
        return 0
    found = _MINUTES.match(text)
    if found is None:
        raise StudioError(
            N_("“{text}” is not a length of time. Write it like 45 or 1:30."), text=text
        )
    minutes = int(found[4]) if found[4] else int(found[2]) * 60 + int(found[3])
    return minutes if found[1] in ("", "+") else -minutes
