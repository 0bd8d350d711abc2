"""A subtitle file as plain data, in the shape that `studio subtitles read --json` prints."""

from studio.subtitles.formats.document import Document, Region

# What a browser's cue has; coordinates of SRT files are not among them.
_SETTINGS = frozenset(
    {
        "vertical",
        "line",
        "lineAlign",
        "snapToLines",
        "position",
        "positionAlign",
        "size",
        "align",
        "region",
    }
)


def document_json(document: Document) -> dict[str, object]:
    """Return a document as data for JSON."""
    return {
        "format": document.format,
        "cues": [
            {
                "id": cue.id,
                "start_ms": cue.start_ms,
                "end_ms": cue.end_ms,
                "text": cue.text,
                "settings": {k: v for k, v in cue.settings.items() if k in _SETTINGS},
            }
            for cue in document.cues
        ],
        "regions": [_region(region) for region in document.regions],
        "styles": list(document.styles),
        "notes": list(document.notes),
    }


def _region(region: Region) -> dict[str, object]:
    return {
        "id": region.id,
        "width": region.width,
        "lines": region.lines,
        "regionAnchorX": region.region_anchor_x,
        "regionAnchorY": region.region_anchor_y,
        "viewportAnchorX": region.viewport_anchor_x,
        "viewportAnchorY": region.viewport_anchor_y,
        "scroll": region.scroll,
    }
