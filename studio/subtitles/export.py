"""Subtitle files of a production: one per episode, language and format."""

from collections.abc import Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.words import N_
from studio.i18n import canonical
from studio.project.store import Store
from studio.script import store as script
from studio.subtitles import formats
from studio.subtitles import store as reading
from studio.subtitles.breaking import shown
from studio.subtitles.formats import FORMATS, Document, FileCue
from studio.subtitles.formats.document import Settings
from studio.subtitles.limits import Limits, limits
from studio.subtitles.model import TrackCue

_FRAME_HEIGHT = 1920


def export(
    store: Store,
    folder: Path,
    codes: Sequence[str],
    endings: Sequence[str],
    episode_ids: Sequence[str] | None = None,
) -> list[Path]:
    """Write the subtitles of episodes (all, without ids) and return the files, in order.

    `endings` are those of formats, such as `srt`. A cue without a text in a language is left
    out. Raises StudioError, before anything is written, for no or an unknown format,
    and for a language without any text.
    """
    kinds = _kinds(endings)
    if not codes or not kinds:
        raise StudioError(
            N_("There is nothing to write: name a language and a format, such as en and srt.")
        )
    found = []
    for code, asked in {canonical(one): one for one in codes}.items():
        documents = _documents(store, code, episode_ids)
        if not documents:
            raise StudioError(
                N_("There are no subtitles in {language} yet. Draft or translate them first."),
                language=asked,
            )
        found += [(f"{name}.{code}", document) for name, document in documents]
    made: list[Path] = []
    for name, document in found:
        for ending, kind in kinds.items():
            out = folder / f"{name}.{ending}"
            data = formats.write(formats.convert(document, kind))
            with finished_file(out) as part:
                part.write_bytes(data)
            made.append(out)
    return made


def _kinds(endings: Sequence[str]) -> dict[str, str]:
    """Return the formats by their endings; raises StudioError for an unknown one."""
    known = {one.suffix.removeprefix("."): name for name, one in FORMATS.items()}
    for ending in endings:
        if ending not in known:
            raise StudioError(
                N_("“{format}” cannot be written. Use one of: {known}."),
                format=ending,
                known=", ".join(known),
            )
    return {ending: known[ending] for ending in endings}


def _documents(
    store: Store, code: str, episode_ids: Sequence[str] | None
) -> list[tuple[str, Document]]:
    language = reading.find_language(store, code)
    within = limits(code, language.platform if language else "all")
    found: list[tuple[str, Document]] = []
    names: set[str] = set()
    for place, episode in enumerate(script.episodes(store), 1):
        if episode_ids is not None and episode.id not in episode_ids:
            continue
        cues = [cue for cue in reading.track(store, code, episode.id) if cue.text.strip()]
        name = f"E{episode.number if episode.number is not None else place:02}"
        name = name if name not in names else f"{name}-{place}"
        names.add(name)
        if cues:
            found.append((name, document_of(cues, within)))
    return found


def document_of(cues: Sequence[TrackCue], within: Limits) -> Document:
    """Return the cues of one episode as a WebVTT document, their lines broken for the limits."""
    return Document(
        "webvtt",
        tuple(
            FileCue(
                str(number),
                cue.start_ms,
                cue.end_ms,
                formats.markup.srt_to_webvtt(shown(cue.text, within)),
                _settings(cue, within),
            )
            for number, cue in enumerate(cues, 1)
        ),
    )


def _settings(cue: TrackCue, within: Limits) -> Settings:
    """Place a cue at the top of the safe box; below, players know best."""
    if cue.place != "top":
        return {}
    return {"line": round(within.box[1] * 100 / _FRAME_HEIGHT), "snapToLines": False}
