"""Bringing clips in: a folder or files are read by a job, then added as one step."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.base.progress import Progress
from studio.base.words import Message
from studio.desktop.context import Context
from studio.takes import store as room
from studio.takes.adding import Added
from studio.takes.presets import take_rules
from studio.takes.scan import Scanned, scan_all


class Adding:
    """Asks for clips, reads them beside the window, adds them, and says what came of it.

    `refused` is given a sentence for each file that is none; `looked` is called when files may
    be where they were missed.
    """

    def __init__(
        self,
        ctx: Context,
        parent: QWidget,
        refused: Callable[[Sequence[Message]], None],
        looked: Callable[[], None],
    ) -> None:
        self._ctx, self._parent = ctx, parent
        self._refused, self._looked = refused, looked

    def ask_folder(self) -> None:
        """Choose a folder and add its clips."""
        name = QFileDialog.getExistingDirectory(
            self._parent, self._ctx.lang.text("Add a folder of clips")
        )
        if name:
            self.add([Path(name)])

    def ask_clips(self) -> None:
        """Choose clips and add them."""
        t = self._ctx.lang.text
        endings = " ".join(f"*{ending}" for ending in sorted(take_rules().endings))
        names, _ = QFileDialog.getOpenFileNames(
            self._parent, t("Add clips"), "", f"{t('Clips')} ({endings});;{t('All files')} (*)"
        )
        if names:
            self.add([Path(name) for name in names])

    def ask_again(self) -> None:
        """Choose a folder and find the missing clips in it."""
        title = self._ctx.lang.text("Find missing clips in a folder")
        name = QFileDialog.getExistingDirectory(self._parent, title)
        if name:
            self.find([Path(name)])

    def add(self, places: Sequence[Path]) -> None:
        """Read folders and clips, then add what is good."""
        self._read(self._ctx.lang.text("Reading clips"), places, self._added)

    def find(self, places: Sequence[Path]) -> None:
        """Read folders, then give missing clips their new places; nothing else is added."""
        self._read(self._ctx.lang.text("Looking for missing clips"), places, self._found)

    def _read(self, title: str, places: Sequence[Path], done: Callable[[Scanned], None]) -> None:
        def work(progress: Progress) -> Scanned:
            return scan_all(places, progress)

        self._ctx.jobs.run(title, work, done=done)

    def _added(self, scanned: Scanned) -> None:
        added = Added(0, 0, 0, 0)
        if scanned.clips and not self._ctx.attempt(lambda: self._write(scanned)):
            return
        if scanned.clips:
            added = self._last
        self._tell(added)
        if scanned.refused:
            self._refused(scanned.refused)

    def _write(self, scanned: Scanned) -> None:
        self._last = room.add_clips(self._ctx.store, scanned.clips)
        self._looked()

    def _tell(self, added: Added) -> None:
        lang = self._ctx.lang
        parts: list[str] = []
        if added.new:
            clips = lang.count("{n} clip added", "{n} clips added", added.new)
            linked = lang.count("{n} linked to a scene", "{n} linked to scenes", added.linked)
            parts += [clips, linked]
        if added.known:
            parts.append(lang.count("{n} was here already", "{n} were here already", added.known))
        if added.found_again:
            words = lang.count("{n} found again", "{n} found again", added.found_again)
            parts.append(words)
        said = lang.join(parts) if parts else lang.text("No clips were added")
        self._ctx.toast(f"{said}{'。' if lang.base == 'zh' else '.'}", undo=bool(added.new))

    def _found(self, scanned: Scanned) -> None:
        store, lang = self._ctx.store, self._ctx.lang
        gone = {one.hash for one in room.takes(store) if one.clip_id in room.missing_clips(store)}
        again = [clip for clip in scanned.clips if clip.hash in gone]
        if not again:
            self._ctx.toast(lang.text("None of the missing clips is in this folder."))
            return
        if self._ctx.attempt(lambda: room.add_clips(store, again)):
            self._looked()
            n = len({clip.hash for clip in again})
            words = lang.count("{n} clip is found again.", "{n} clips are found again.", n)
            self._ctx.toast(words, undo=True)
