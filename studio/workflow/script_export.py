"""Writing the script of a production into a file: one writer for each format."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.words import N_
from studio.breakdown.whole import reading_of as reading_of
from studio.i18n import Language, language
from studio.project import files
from studio.project.production import check_time_zone, production
from studio.project.store import Store
from studio.reports.say import Speaker
from studio.script import store as script
from studio.script.formats import write_docx_file, write_fdx_file, write_fountain_file
from studio.script.reading import Reading

Writer = Callable[[Reading, bytes], bytes]

# What a writer is given besides the script is the file of its format that the script came from;
# b"" when there was none.
WRITERS: Mapping[str, Writer] = {
    "fountain": write_fountain_file,
    "fdx": write_fdx_file,
    "docx": write_docx_file,
}
PRINTED = ("pdf",)
LISTS = ("xlsx", "csv")
FORMATS = (*WRITERS, *PRINTED, *LISTS)


def write(
    store: Store,
    out: Path,
    as_format: str | None = None,
    *,
    scene_ids: Collection[str] | None = None,
    languages: Sequence[Language] = (),
    progress: Progress | None = None,
) -> None:
    """Write the script of a production, or these scenes of it (sides, when it is a PDF).

    The format is `as_format`, else what the name of `out` says, else Fountain. `languages` are
    those of the words around the script. Raises StudioError when that cannot be.
    """
    suffix = out.suffix.lower().removeprefix(".")
    as_format = as_format or (suffix if suffix in FORMATS else "fountain")
    if as_format not in FORMATS:
        raise StudioError(
            N_("“{format}” cannot be written. Use one of: {known}."),
            format=as_format,
            known=", ".join(FORMATS),
        )
    files.check_output(store.path, out)
    if as_format in PRINTED:
        _print(store, out, scene_ids, languages, progress)
    elif as_format in LISTS:
        _list(store, out, as_format, scene_ids, languages)
    else:
        before = b""
        if scene_ids is None:  # a part of the script is a file of its own
            kept = (data for name, data in script.originals(store) if name == as_format)
            before = next(kept, b"")
        data = WRITERS[as_format](reading_of(store, scene_ids), before)
        with finished_file(out) as part:
            part.write_bytes(data)


def scenes_numbered(store: Store, numbers: Sequence[str]) -> list[str]:
    """Return the ids of the scenes that people call by these numbers, in story order.

    Raises StudioError for a number that no scene has, or more than one.
    """
    from studio.takes.naming import scene_numbered

    everything = script.scenes(store)
    wanted = {scene_numbered(number, everything).id for number in numbers}
    return [scene.id for scene in everything if scene.id in wanted]


def _speaker(store: Store, languages: Sequence[Language]) -> Speaker:
    show = production(store)
    return Speaker(tuple(languages) or (language(show.language),), show)


def _print(
    store: Store,
    out: Path,
    scene_ids: Collection[str] | None,
    languages: Sequence[Language],
    progress: Progress | None,
) -> None:
    from studio.reports.registry import report
    from studio.reports.screenplay import sides

    speaker = _speaker(store, languages)
    if not script.scenes(store):
        raise StudioError(N_("No scenes yet. Import a script first."))
    if scene_ids is None:
        report("script").write(store, out, speaker.languages, progress=progress)
    else:
        now = datetime.now(check_time_zone(speaker.production.time_zone))
        head = speaker.label(N_("Sides"))
        sides.write_scenes(out, store, scene_ids, head, speaker, now, progress)


def _list(
    store: Store,
    out: Path,
    as_format: str,
    scene_ids: Collection[str] | None,
    languages: Sequence[Language],
) -> None:
    from studio.reports import scene_sheet

    speaker = _speaker(store, languages)
    table = scene_sheet.table(store, speaker, scene_ids)
    if as_format == "csv":
        scene_sheet.write_csv(out, table)
    else:
        scene_sheet.write_xlsx(out, table)
