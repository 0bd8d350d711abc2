"""Writes into a folder what a production office hands out: the demo, its call sheets, reports."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.text import one_line
from studio.base.words import N_
from studio.i18n import Language, language
from studio.project.production import production
from studio.project.store import Store
from studio.project.told import told
from studio.reports.registry import REPORTS, Of, Report
from studio.schedule import store as schedule
from studio.workflow import script_export
from studio.workflow.demo.data import script_file
from studio.workflow.demo.place import NAME, build_at


def write_demo(folder: Path, progress: Progress | None = None) -> list[Path]:
    """Build the demo in a folder and write everything that is printed of it; returns the files.

    What an earlier run wrote there is replaced. Raises StudioError when the folder cannot be
    written.
    """
    progress = progress or Progress()
    file = folder / NAME
    made = [file, folder / "script.txt", folder / "script.fountain"]
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        _check_free(folder, made)
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
    progress.step(len(jobs), len(jobs))
    return made


def _check_free(folder: Path, made: list[Path]) -> None:
    """Refuse a folder with somebody's own files of these names, where no demo was made before."""
    demo, *others = made
    taken = [path.name for path in others if path.exists()]
    if taken and not demo.exists():
        raise StudioError(
            N_("{folder} holds {file} already. Choose an empty folder."),
            folder=str(folder),
            file=taken[0],
        )


def _printed(store: Store, folder: Path) -> Iterator[tuple[Path, Report, Of]]:
    """Yield every file that can be printed: one for each day or language a report is of."""
    dates = {day.number: day.date for day in schedule.active_board(store).shooting_days}
    for report in REPORTS:
        for of in report.subjects(store):
            parts = [report.key]
            if isinstance(of, int):
                parts += ["day", str(of), dates[of].isoformat()]
            elif of:
                parts.append(of)
            yield folder / one_line(f"{'-'.join(parts)}.pdf"), report, of


def _languages(store: Store) -> list[Language]:
    show = production(store)
    return [language(code) for code in (show.language, show.other_language) if code]
