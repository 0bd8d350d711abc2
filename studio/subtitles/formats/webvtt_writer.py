"""WebVTT, written: whatever is in a document, the file can be parsed again."""

import re
from decimal import Decimal

from studio.subtitles.formats.document import Document, FileCue, Region, Settings, Value
from studio.subtitles.formats.rewriting import rewrite
from studio.subtitles.formats.webvtt import ARROW, NAME

_SPACES = re.compile(r"[ \t\n\f\r]+")


def write_webvtt(document: Document) -> bytes:
    """Write a document as WebVTT in UTF-8; cues read from WebVTT and not touched keep their bytes.

    Cue text is written as it is, but for what would end the cue: empty lines and arrows.
    """
    if document.source and document.format == NAME:
        return rewrite(document.source, document.cues, cue_block)
    blocks = ["WEBVTT"]
    blocks += [f"NOTE\n{_payload(note)}" for note in document.notes]
    blocks += [f"STYLE\n{_payload(style)}" for style in document.styles]
    blocks += [_region(region) for region in document.regions]
    blocks += map(cue_block, document.cues)
    return ("\n\n".join(blocks) + "\n").encode("utf-8", "replace")


def cue_block(cue: FileCue) -> str:
    """Write one cue, without a line end behind it."""
    times = f"{stamp(cue.start_ms)} --> {stamp(cue.end_ms)}"
    if cue.settings:
        times += _settings(cue.settings)
    name = _one_line(cue.id) if cue.id else ""
    text = cue.text
    if "\n\n" in text or "\r" in text or ARROW in text or text[:1] == "\n" or text[-1:] == "\n":
        text = _payload(text)
    block = f"{times}\n{text}" if text else times
    return f"{name}\n{block}" if name else block


def stamp(ms: int) -> str:
    """Write milliseconds as `00:00:00.000`; what lies before zero is zero."""
    seconds, ms = divmod(max(ms, 0), 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{ms:03}"


def _payload(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.replace(ARROW, "--&gt;") for line in lines if line)


def _one_line(text: str) -> str:
    return re.sub("[\r\n]+", " ", text).replace(ARROW, "--&gt;")


def _settings(settings: Settings) -> str:
    """Write settings in an order that keeps the region: it is dropped by those before it."""
    parts = []
    if "vertical" in settings:
        parts.append(f"vertical:{settings['vertical']}")
    if "line" in settings:
        unit = "" if settings.get("snapToLines", True) else "%"
        parts.append(f"line:{_number(settings['line'])}{unit}{_after(settings, 'lineAlign')}")
    if "position" in settings:
        aligned = _after(settings, "positionAlign")
        parts.append(f"position:{_number(settings['position'])}%{aligned}")
    if "size" in settings:
        parts.append(f"size:{_number(settings['size'])}%")
    if "align" in settings:
        parts.append(f"align:{settings['align']}")
    if "region" in settings:
        parts.append(f"region:{settings['region']}")
    return "".join(f" {part}" for part in parts)


def _after(settings: Settings, key: str) -> str:
    return f",{settings[key]}" if key in settings else ""


def _number(value: Value) -> str:
    """Write a number without an exponent."""
    return format(Decimal(str(value)), "f")


def _region(region: Region) -> str:
    lines = [f"id:{_SPACES.sub('', region.id)}"] if region.id else []
    lines += [
        f"width:{_number(region.width)}%",
        f"lines:{region.lines}",
        f"regionanchor:{_number(region.region_anchor_x)}%,{_number(region.region_anchor_y)}%",
        f"viewportanchor:{_number(region.viewport_anchor_x)}%,{_number(region.viewport_anchor_y)}%",
    ]
    if region.scroll:
        lines.append(f"scroll:{region.scroll}")
    return "\n".join(["REGION", *lines])
