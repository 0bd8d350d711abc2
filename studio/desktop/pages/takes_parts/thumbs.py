"""Small pictures of takes: read when they are first wanted, made by a job, kept in the cache."""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.desktop.context import Context
from studio.media.clip_cache import picture_file
from studio.takes.model import Take
from studio.takes.places import clip_path

WIDTH = 180
MOST = 600  # pictures held in memory; as many rows are never on the screen
AT_ONCE = 16
WAIT_MS = 20
Key = tuple[str, int]  # content and frame


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture to make: of which frame of which file."""

    key: Key
    path: Path


class Thumbnails(QObject):
    """Gives pictures that are there and fetches the others; `ready` when more of them are there.

    The newest wishes come first: they are of the rows on the screen.
    """

    ready = Signal()

    def __init__(self, ctx: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._ctx = ctx
        self._held: OrderedDict[Key, QPixmap] = OrderedDict()
        self._wanted: dict[Key, Wanted] = {}
        self._bad: set[Key] = set()
        self._busy = False
        self._timer = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._timer.timeout.connect(self._fetch)

    def of(self, take: Take) -> QPixmap | None:
        """Return the picture of a take's first frame; None while there is none."""
        key = (take.hash, take.first)
        found = self._held.get(key)
        if found is not None:
            self._held.move_to_end(key)
            return found
        if key not in self._bad:
            self._wanted.pop(key, None)
            self._wanted[key] = Wanted(key, clip_path(take.path, self._ctx.store.path))
            if not self._busy and not self._timer.isActive():
                self._timer.start()
        return None

    def forget_bad(self) -> None:
        """Try again what could not be made: files may have come back."""
        self._bad.clear()

    def _fetch(self) -> None:
        newest = [self._wanted.pop(key) for key in list(reversed(self._wanted))[:AT_ONCE]]
        there = [one for one in newest if self._load(one.key)]
        absent = [one for one in newest if one not in there]
        if there:
            self.ready.emit()
        if absent:
            self._busy = True
            self._ctx.jobs.run(
                self._ctx.lang.text("Making thumbnails"),
                lambda progress: make_all(absent, progress),
                done=self._made,
                failed=self._failed,
            )
        elif self._wanted:
            self._timer.start()

    def _load(self, key: Key) -> bool:
        file = picture_file(*key, WIDTH)
        picture = QPixmap(str(file)) if file.exists() else QPixmap()
        if picture.isNull():
            return False
        small = picture.scaledToHeight(
            min(picture.height(), 240), Qt.TransformationMode.SmoothTransformation
        )
        self._held[key] = small
        while len(self._held) > MOST:
            self._held.popitem(last=False)
        return True

    def _failed(self, error: BaseException) -> None:
        self._busy = False
        self._ctx.tell(error)

    def _made(self, done: dict[Key, bool]) -> None:
        self._busy = False
        for key, good in done.items():
            if not good or not self._load(key):
                self._bad.add(key)
        self.ready.emit()
        if self._wanted:
            self._timer.start()


def make_all(wanted: Sequence[Wanted], progress: Progress) -> dict[Key, bool]:
    """Make pictures; returns for each whether it could be made."""
    from studio.media.probe import read_clip
    from studio.media.thumbnails import thumbnail

    made: dict[Key, bool] = {}
    for at, one in enumerate(wanted):
        named, frame = one.key
        try:
            progress.step(at, len(wanted))
            clip = read_clip(one.path)
            # Another file may lie there by now; its picture would be kept under its own name.
            made[one.key] = clip.hash == named
            if made[one.key]:
                thumbnail(clip, frame, WIDTH)
        except (Cancelled, StudioError, OSError):
            made[one.key] = False
    return made
