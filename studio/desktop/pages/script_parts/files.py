"""Script files in and out: read in the background, shown, and only then taken in."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.base.progress import Progress
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.importing.dialog import ImportDialog
from studio.project.production import production
from studio.project.store import Store
from studio.script.formats import read_season
from studio.script.formats.season import SUFFIXES
from studio.script.reading import Reading
from studio.workflow import script_export

SCRIPTS = f"({' '.join(f'*{suffix}' for suffix in sorted(SUFFIXES))})"
EXPORTS = {
    N_("Script pages (PDF)"): ".pdf",
    N_("Word document"): ".docx",
    N_("Fountain"): ".fountain",
    N_("Final Draft"): ".fdx",
    N_("Scene list (Excel)"): ".xlsx",
    N_("Scene list (CSV)"): ".csv",
}


class ScriptFiles:
    """Imports and exports for the script page."""

    def __init__(self, ctx: Context, over: QWidget) -> None:
        self._ctx = ctx
        self._over = over
        self.dialog: ImportDialog | None = None

    def choose_files(self) -> None:
        """Ask for script files and show what is in them."""
        t = self._ctx.lang.text
        names, _ = QFileDialog.getOpenFileNames(
            self._over, t("Import a script"), "", t("Scripts") + f" {SCRIPTS}"
        )
        if names:
            self.read([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder of script files and show what is in them."""
        name = QFileDialog.getExistingDirectory(
            self._over, self._ctx.lang.text("Import a folder of scripts")
        )
        if name:
            self.read([Path(name)])

    def read(self, paths: Sequence[Path]) -> None:
        """Read files as one season, and show what is in them."""
        name = paths[0].name if len(paths) == 1 else f"{paths[0].name} …"

        def work(progress: Progress) -> Reading:
            progress.step(0, 1)
            reading = read_season(paths)
            progress.step(1, 1)
            return reading

        self._ctx.jobs.run(
            self._ctx.lang.text("Reading {file}", file=name),
            work,
            done=lambda reading: self.show(reading, name),
        )

    def show(self, reading: Reading, name: str) -> None:
        """Show what was read; nothing is taken in before the user says so."""
        self.dialog = ImportDialog(self._over, self._ctx, reading, name)
        self.dialog.open()

    def choose_export(self) -> None:
        """Ask where the script goes and in which format, and write it."""
        t = self._ctx.lang.text
        title = production(self._ctx.store).title
        safe = "".join(c for c in title if c not in '\\/:*?"<>|').strip(". ") or t("Script")
        kinds = {f"{t(words)} (*{suffix})": suffix for words, suffix in EXPORTS.items()}
        first = next(iter(kinds.values()))
        name, chosen = QFileDialog.getSaveFileName(
            self._over, t("Export the script"), f"{safe}{first}", ";;".join(kinds)
        )
        if name:
            path, suffix = Path(name), kinds.get(chosen, first)
            if path.name == f"{safe}{first}" and suffix != first:
                path = path.with_suffix("")  # the proposed name, with another format chosen
            self.export(with_suffix(path, suffix))

    def export(self, target: Path) -> None:
        """Write the whole script in the format that the name's ending says."""
        source, lang = self._ctx.store.path, self._ctx.lang
        target = with_suffix(target, ".fountain")

        def work(progress: Progress) -> Path:
            progress.step(0, 1)
            with Store.open(source, read_only=True) as store:
                script_export.write(store, target, languages=(lang,), progress=progress)
            return target

        t = self._ctx.lang.text
        self._ctx.jobs.run(
            t("Exporting {file}", file=target.name),
            work,
            done=lambda path: self._ctx.toast(
                t("The script was written to {file}.", file=path.name)
            ),
        )


def with_suffix(path: Path, suffix: str) -> Path:
    """Give a name the ending of a format, unless it has the ending of one."""
    if path.suffix.lower() in EXPORTS.values():
        return path
    return path.with_name(path.name + suffix)
