"""Writes into a folder what a production office hands out: reports, subtitles and a film."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.text import one_line
from studio.base.words import N_
from studio.i18n import Language, language
from studio.media.tools import find_ffmpeg
from studio.project.production import production
from studio.project.store import Store
from studio.project.told import told
from studio.reports.registry import REPORTS, Of, Report
from studio.schedule import store as schedule
from studio.subtitles import store as tracks
from studio.subtitles.burn import burn
from studio.subtitles.export import export
from studio.takes.store import takes
from studio.workflow import script_export
from studio.workflow.demo.data import script_file, table, text
from studio.workflow.demo.footage import FOLDER as CLIPS
from studio.workflow.demo.footage import clip_names
from studio.workflow.demo.place import NAME, build_at

SUBTITLES = "subtitles"


def write_demo(folder: Path, progress: Progress | None = None) -> list[Path]:
    """Build the demo in a folder and write everything that leaves it; returns the files.

    What an earlier run wrote there is replaced. Without an ffmpeg that can burn subtitles in,
    there is no film. Raises StudioError when the folder cannot be written.
    """
    progress = progress or Progress()
    file = folder / NAME
    clips = [folder / CLIPS / name for name in clip_names()]
    made = [file, folder / "script.txt", folder / "script.fountain", *clips]
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _check_free([*made, folder / SUBTITLES])
    build_at(file)
    with finished_file(made[1]) as part:
        shutil.copyfile(script_file(), part)
    with Store.open(file) as store:
        script_export.write(store, made[2])
        jobs = list(_printed(store, folder))
        for at, (out, report, of) in enumerate(jobs):
            progress.step(at, len(jobs))
            report.write(store, out, _languages(store), of)
            made.append(out)
        made += _subtitles(store, folder)
        made += _film(store, folder)
    progress.step(len(jobs), len(jobs))
    return made


def _check_free(paths: list[Path]) -> None:
    """Refuse a folder with somebody's own files of these names, where no demo was made before."""
    demo, *others = paths
    taken = [path.name for path in others if path.exists()]
    if taken and not demo.exists():
        raise StudioError(
            N_("{folder} holds {file} already. Choose an empty folder."),
            folder=str(demo.parent),
            file=taken[0],
        )


def _printed(store: Store, folder: Path) -> Iterator[tuple[Path, Report, Of]]:
    """Yield every file that can be printed: one for each day or language a report is of."""
    dates = {day.number: day.date for day in schedule.active_board(store).shooting_days}
    for report in REPORTS:
        if report.key == "changes":
            continue  # nothing was rewritten
        for of in report.subjects(store):
            parts = [report.key]
            if isinstance(of, int):
                parts += ["day", str(of), dates[of].isoformat()]
            elif of:
                parts.append(of)
            yield folder / one_line(f"{'-'.join(parts)}.pdf"), report, of


def _subtitles(store: Store, folder: Path) -> list[Path]:
    codes = [one.code for one in tracks.languages(store)]
    return export(store, folder / SUBTITLES, codes, ["srt", "vtt"])


def _film(store: Store, folder: Path) -> list[Path]:
    """Write one take with its subtitles in the picture, where there is a program that can."""
    ffmpeg = find_ffmpeg()
    if ffmpeg is None or not (ffmpeg.libass and ffmpeg.libx264):
        return []
    name, code = text(table("takes"), "burn"), text(table("takes"), "burn_language")
    take = next(one for one in takes(store) if one.file == name)
    out = folder / f"{Path(name).stem}.{code}.mp4"
    burn(store, take.id, code, out)
    return [out]


def _languages(store: Store) -> list[Language]:
    show = production(store)
    return [language(code) for code in (show.language, show.other_language) if code]
