"""Makes the PDF of a report in the background: to preview it, to save it, to print it."""

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget
from shiboken6 import isValid

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.desktop.context import Context
from studio.i18n import Language, language
from studio.project.production import Production
from studio.project.store import Store
from studio.reports.registry import Of, report

if TYPE_CHECKING:
    from studio.desktop.jobs import Job

WAIT_MS = 350


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which report, in which languages, of which shooting day or subtitles."""

    key: str
    languages: tuple[Language, ...]
    of: Of = None

    def write(self, production: Path, out: Path, progress: Progress) -> int:
        """Write the PDF with a connection of its own, as a thread must."""
        with Store.open(production, read_only=True) as store:
            return report(self.key).write(store, out, self.languages, self.of, progress)

    def bytes(self, production: Path, progress: Progress) -> bytes:
        """Return the PDF; nothing stays on the disk."""
        with tempfile.TemporaryDirectory(prefix="ninesixteen-") as folder:
            out = Path(folder) / "preview.pdf"
            self.write(production, out, progress)
            return out.read_bytes()


class PdfMaker(QObject):
    """Makes the newest PDF that was asked for; `made(bytes)` or `refused(sentence)` follows.

    Questions that come quickly are answered once; an older one that still runs is stopped.
    """

    made = Signal(bytes)
    refused = Signal(str)

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._wanted: Wanted | None = None
        self._job: Job | None = None
        self._wait = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._wait.timeout.connect(self._start)

    def ask(self, wanted: Wanted, *, at_once: bool = False) -> None:
        """Make this PDF soon; at once when nothing is being typed."""
        self._wanted = wanted
        if at_once:
            self._wait.stop()
            self._start()
        else:
            self._wait.start()

    def forget(self) -> None:
        """Make nothing: what was asked for is no longer wanted."""
        self._wanted = None
        self._wait.stop()

    def _start(self) -> None:
        wanted, path = self._wanted, self._ctx.store.path
        if wanted is None:
            return
        if self._job is not None:
            self._job.cancel()
        title = self._ctx.lang.text("Making the preview")
        self._job = self._ctx.jobs.run(
            title,
            lambda progress: wanted.bytes(path, progress),
            done=lambda pdf: self._done(wanted, pdf),
            failed=lambda error: self._failed(wanted, error),
        )

    def _done(self, wanted: Wanted, pdf: bytes) -> None:
        if isValid(self) and wanted is self._wanted:  # the page may be gone by now
            self.made.emit(pdf)

    def _failed(self, wanted: Wanted, error: BaseException) -> None:
        if not isinstance(error, StudioError):
            self._ctx.tell(error)
        elif isValid(self) and wanted is self._wanted:
            self.refused.emit(self._ctx.lang.say(error.message))


def printed_languages(show: Production) -> list[tuple[str, tuple[Language, ...]]]:
    """Offer the languages of a printed page: two side by side, then each alone."""
    codes = [code for code in (show.language, show.other_language) if code]
    found = [language(code) for code in codes]
    alone: list[tuple[str, tuple[Language, ...]]] = [(one.short_name, (one,)) for one in found]
    if len(found) < 2:
        return alone
    return [(" + ".join(one.short_name for one in found), tuple(found)), *alone]


def save_pdf(ctx: Context, parent: QWidget, wanted: Wanted, name: str) -> None:
    """Ask for a file and write the PDF into it."""
    t = ctx.lang.text
    chosen, _ = QFileDialog.getSaveFileName(parent, t("Save PDF"), name, t("PDF") + " (*.pdf)")
    if not chosen:
        return
    out = Path(chosen)
    out = out if out.suffix.lower() == ".pdf" else out.with_name(f"{out.name}.pdf")
    path = ctx.store.path
    ctx.jobs.run(
        t("Saving {file}", file=out.name),
        lambda progress: wanted.write(path, out, progress),
        done=lambda _: ctx.toast(t("Saved {file}.", file=out.name)),
    )


def print_pdf(ctx: Context, parent: QWidget, pdf: bytes, title: str) -> None:
    """Ask for a printer and print the PDF that is shown."""
    from studio.desktop.pdf_print import ask_and_print

    ask_and_print(ctx, parent, pdf, title)
