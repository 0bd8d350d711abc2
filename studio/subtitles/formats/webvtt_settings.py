"""The settings of WebVTT cues and regions, parsed as the specification says.

https://www.w3.org/TR/webvtt1/ 6.2 region settings, 6.3 cue timings and settings. A setting that
does not follow its syntax changes nothing.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from studio.subtitles.formats.document import Region, Settings, Value, plain_number

# ASCII whitespace; Python's own \s and split() know more than that.
_TOKEN = re.compile(r"[^ \t\n\f\r]+")
_PERCENTAGE = re.compile(r"[0-9]+(?:\.[0-9]+)?%")
_LINE_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_DIGITS = re.compile(r"[0-9]+")
_LONGEST = 15

_ALIGN = {"start", "center", "end", "left", "right"}
_LINE_ALIGN = {"start", "center", "end"}
_POSITION_ALIGN = {"line-left", "center", "line-right"}


def percentage(text: str) -> int | float | None:
    """Parse a percentage string; None when it is none or above 100."""
    if not _PERCENTAGE.fullmatch(text):
        return None
    number = float(text[:-1])
    return plain_number(number) if number <= 100 else None


def whole(digits: str) -> int:
    """Read ASCII digits as an integer; absurdly many of them count as a very large number."""
    short = digits.lstrip("0") or "0"
    return int(short) if len(short) <= _LONGEST else 10**_LONGEST


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for token in _TOKEN.findall(text):
        name, colon, value = token.partition(":")
        if colon and name and value:
            yield name, value


def _region(cue: dict[str, Value], value: str, regions: Sequence[Region]) -> None:
    if any(region.id == value for region in regions):
        cue["region"] = value
    else:
        cue.pop("region", None)


def _vertical(cue: dict[str, Value], value: str, _: Sequence[Region]) -> None:
    if value in ("rl", "lr"):
        cue["vertical"] = value
    if "vertical" in cue:
        cue.pop("region", None)  # there are no vertical regions


def _line(cue: dict[str, Value], value: str, _: Sequence[Region]) -> None:
    offset, comma, align = value.partition(",")
    percent = offset.endswith("%")
    number = percentage(offset) if percent else _line_number(offset)
    if number is None or (comma and align not in _LINE_ALIGN):
        return
    if comma:
        cue["lineAlign"] = align
    cue["line"] = number
    cue["snapToLines"] = not percent
    cue.pop("region", None)  # a cue with a line of its own drops out of the region


def _line_number(text: str) -> int | float | None:
    if not _LINE_NUMBER.fullmatch(text):
        return None
    number = float(text)
    return plain_number(number) if math.isfinite(number) else None


def _position(cue: dict[str, Value], value: str, _: Sequence[Region]) -> None:
    offset, comma, align = value.partition(",")
    number = percentage(offset)
    if number is None or (comma and align not in _POSITION_ALIGN):
        return
    if comma:
        cue["positionAlign"] = align
    cue["position"] = number


def _size(cue: dict[str, Value], value: str, _: Sequence[Region]) -> None:
    number = percentage(value)
    if number is None:
        return
    cue["size"] = number
    if number != 100:
        cue.pop("region", None)  # a cue with a size of its own drops out of the region


def _align(cue: dict[str, Value], value: str, _: Sequence[Region]) -> None:
    if value in _ALIGN:
        cue["align"] = value


_CUE: dict[str, Callable[[dict[str, Value], str, Sequence[Region]], None]] = {
    "region": _region,
    "vertical": _vertical,
    "line": _line,
    "position": _position,
    "size": _size,
    "align": _align,
}


def cue_settings(text: str, regions: Sequence[Region]) -> Settings:
    """Parse what follows the times of a cue; `regions` are those defined so far."""
    cue: dict[str, Value] = {}
    for name, value in _pairs(text):
        setting = _CUE.get(name)
        if setting:
            setting(cue, value, regions)
    return cue


def region_settings(text: str) -> Region:
    """Parse the body of a REGION block."""
    region = Region()
    for name, value in _pairs(text):
        if name == "id":
            region = replace(region, id=value)
        elif name == "width":
            width = percentage(value)
            region = region if width is None else replace(region, width=width)
        elif name == "lines" and _DIGITS.fullmatch(value):
            region = replace(region, lines=whole(value))
        elif name in ("regionanchor", "viewportanchor"):
            region = _anchored(region, name.removesuffix("anchor"), value)
        elif name == "scroll" and value == "up":
            region = replace(region, scroll="up")
    return region


def _anchored(region: Region, which: str, value: str) -> Region:
    first, _, second = value.partition(",")
    x, y = percentage(first), percentage(second)
    if x is None or y is None:
        return region
    if which == "region":
        return replace(region, region_anchor_x=x, region_anchor_y=y)
    return replace(region, viewport_anchor_x=x, viewport_anchor_y=y)
