"""The foot of the sidebar: is everything saved, and what long work is running."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QVBoxLayout, QWidget

from studio.desktop.context import Context
from studio.desktop.jobs import Job
from studio.desktop.widgets.label import ElidedLabel

Saved = Literal["saved", "read_only"]


class JobLine(QWidget):
    """One running job: what, how far, and a cross to stop it."""

    def __init__(self, ctx: Context, job: Job) -> None:
        super().__init__()
        self.job = job
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(2)
        top = QHBoxLayout()
        top.addWidget(ElidedLabel(job.title, font=ctx.look.fonts.small, tone="muted"), 1)
        stop = QToolButton()
        stop.setProperty("look", "tiny")
        stop.setFixedSize(22, 22)
        stop.setAccessibleName(ctx.lang.text("Stop: {job}", job=job.title))
        stop.setToolTip(ctx.lang.text("Stop"))
        ctx.icons.bind(stop, "x", "muted")
        stop.setIconSize(QSize(14, 14))
        stop.clicked.connect(job.cancel)
        top.addWidget(stop)
        layout.addLayout(top)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(job.title)
        layout.addWidget(self._bar)
        self.show_progress()

    def show_progress(self) -> None:
        """Show how far the job is; without a known end the bar just moves."""
        self._bar.setRange(0, self.job.of)
        self._bar.setValue(self.job.at)


class StatusArea(QWidget):
    """Saved state and running jobs."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._lines: list[JobLine] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 0, 4, 0)
        self._layout.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        self._icon = QLabel()
        self._icon.setTextFormat(Qt.TextFormat.PlainText)
        self._words = ElidedLabel()
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self._layout.addLayout(row)
        self._show_saved()
        ctx.jobs.changed.connect(self.show_jobs)
        ctx.look.changed.connect(self._show_saved)
        self.show_jobs()

    def _show_saved(self) -> None:
        t, read_only = self._ctx.lang.text, self._ctx.store.read_only
        name, colour = ("lock", "warn") if read_only else ("cloud-check", "good")
        scale = self.devicePixelRatioF()
        self._icon.setPixmap(self._ctx.icons.pixmap(name, colour, 16, scale))
        self._words.set_whole(t("Read-only") if read_only else t("All changes saved"))

    def show_jobs(self) -> None:
        """Follow the jobs: a line for each."""
        running = self._ctx.jobs.running
        for line in [line for line in self._lines if line.job not in running]:
            self._lines.remove(line)
            line.deleteLater()
        known = [line.job for line in self._lines]
        for job in running:
            if job not in known:
                line = JobLine(self._ctx, job)
                self._lines.append(line)
                self._layout.insertWidget(0, line)
        for line in self._lines:
            line.show_progress()
