"""The thread of a pane: reads clips and decodes frames, the one wished for last first."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.desktop.player.cache import BUDGET, FrameCache

if TYPE_CHECKING:
    from studio.media.frames import FrameReader
    from studio.media.info import Clip

# Pictures of one stretch that are decoded at once on the way back.
_BACK = 120


@dataclass(frozen=True, slots=True)
class Wish:
    """The frame to have now, and which to have next: `ahead` of them, later or earlier ones."""

    frame: int
    direction: int = 0
    ahead: int = 0
    first: int = 0
    last: int = 0
    loop: bool = False

    def frames(self) -> Iterator[int]:
        """Yield the frames in the order in which they will be needed."""
        yield self.frame
        at = self.frame
        for _ in range(self.ahead if self.direction else 0):
            at += self.direction
            if not self.first <= at <= self.last:
                if not self.loop:
                    return
                at = self.first if self.direction > 0 else self.last
            yield at


@dataclass(frozen=True, slots=True)
class Opened:
    """A clip that can be shown, and where its pictures come from."""

    clip: "Clip"
    source: "Clip"
    proxy: bool
    missing: bool  # the original is not there
    changed: bool  # its content is not what it was


class Listener(Protocol):
    """Is told in the worker's thread."""

    def opened(self, opening: int, found: Opened) -> None:
        """Hear that a clip was read."""

    def failed(self, opening: int, error: Exception) -> None:
        """Hear that it could not be."""

    def decoded(self, opening: int, frame: int) -> None:
        """Hear that a frame is in the cache."""

    def damaged(self, opening: int, frame: int, error: StudioError) -> None:
        """Hear that a frame cannot be shown."""


@dataclass(eq=False)
class _Opening:
    number: int
    path: Path
    hash: str
    cache: FrameCache
    progress: Progress = field(default_factory=Progress)
    damaged: set[int] = field(default_factory=set)
    found: Opened | None = None
    failed: bool = False


class Worker:
    """Works on one clip at a time in a thread that starts with the first and ends with `close`."""

    def __init__(self, listener: Listener, budget: int = BUDGET) -> None:
        self._listener = listener
        self._budget = budget
        self._news = threading.Condition()
        self._opening: _Opening | None = None
        self._number = 0
        self._wish: Wish | None = None
        self._size = (0, 0)
        self._closed = self._runs = self._resting = False
        self._thread: threading.Thread | None = None
        self.cache = FrameCache(budget)

    @property
    def alive(self) -> bool:
        """Whether the thread runs."""
        return self._thread is not None and self._thread.is_alive()

    def open(self, path: Path, named: str) -> int:
        """Let go of the clip there is and read another; returns the number of this opening."""
        with self._news:
            self._drop()
            self._number += 1
            self.cache = FrameCache(self._budget)
            self._opening = _Opening(self._number, path, named, self.cache)
            self._closed = False
            self._start()
            return self._number

    def _start(self) -> None:
        if not self._runs and not self._resting:
            self._runs = True
            self._thread = threading.Thread(target=self._run, name="frames", daemon=True)
            self._thread.start()
        self._news.notify_all()

    def rest(self) -> None:
        """Close the file and end the thread while nobody looks; the clip stays open."""
        with self._news:
            self._resting = True
            self._news.notify_all()

    def wake(self) -> None:
        """Go on with the clip there is."""
        with self._news:
            self._resting = False
            if self._opening is not None:
                self._start()

    def wish(self, wish: Wish) -> None:
        """Ask for a frame; what was asked before is forgotten."""
        with self._news:
            if wish != self._wish:
                self._wish = wish
                self._news.notify_all()

    def fit(self, width: int, height: int) -> None:
        """Decode at this size from now on."""
        with self._news:
            if (width, height) != self._size:
                self._size = (width, height)
                self.cache.clear()
                self._news.notify_all()

    def capacity(self) -> int:
        """Return how many pictures of the present size are kept."""
        return self.cache.capacity(*self._size)

    def close(self) -> None:
        """Let go of the clip and end the thread, as soon as its present frame is decoded."""
        with self._news:
            self._drop()
            self._closed = True
            self._news.notify_all()

    def join(self, seconds: float) -> None:
        """Wait until the thread has ended."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _drop(self) -> None:
        if self._opening is not None:
            self._opening.progress.cancel()
        self._opening = self._wish = None
        self.cache.clear()

    # --- in the thread ------------------------------------------------------------------

    def _run(self) -> None:
        while True:
            with self._news:
                while self._idle() and not self._closed and not self._resting:
                    self._news.wait()
                opening = self._opening
                if opening is None or self._resting:
                    self._runs = False
                    return
            try:
                self._serve(opening)
            except Cancelled:
                pass
            except Exception as error:  # noqa: BLE001 - told in the window
                opening.failed = True
                self._listener.failed(opening.number, error)

    def _idle(self) -> bool:
        return self._opening is None or self._opening.failed

    def _serve(self, opening: _Opening) -> None:
        from studio.media.frames import FrameReader

        found = opening.found or _find(opening)
        opening.progress.step(0, 1)
        with FrameReader(found.source, opening.progress) as reader:
            if opening.found is None:
                opening.found = found
                self._listener.opened(opening.number, found)
            while True:
                wish, size = self._await(opening)
                if wish is None:
                    return
                self._decode(opening, reader, wish, size)

    def _await(self, opening: _Opening) -> tuple[Wish | None, tuple[int, int]]:
        """Wait for something to decode; None when another clip is wanted."""
        with self._news:
            while self._opening is opening and not self._resting:
                if self._wish is not None and self._size[0] and self._missing(opening, self._wish):
                    return self._wish, self._size
                self._news.wait()
        return None, (0, 0)

    def _missing(self, opening: _Opening, wish: Wish) -> list[int]:
        """Return what to decode in a row, the first missing frame among it."""
        have, bad = opening.cache, opening.damaged
        first = next((k for k in wish.frames() if k not in have and k not in bad), None)
        if first is None:
            return []
        return [first]

    def _decode(
        self, opening: _Opening, reader: "FrameReader", wish: Wish, size: tuple[int, int]
    ) -> None:
        for frame in self._row(opening, reader, wish):
            try:
                picture = reader.fitted(frame, *size)
            except StudioError as error:
                opening.damaged.add(frame)
                self._listener.damaged(opening.number, frame, error)
                continue
            with self._news:
                if size != self._size or self._opening is not opening:
                    return
                opening.cache.put(frame, picture)
                still = self._wish is wish or self._wish is None
            self._listener.decoded(opening.number, frame)
            if not still and not self._goes_on(wish, frame):
                return

    def _goes_on(self, wish: Wish, frame: int) -> bool:
        """Whether a row that was begun for an older wish still serves the present one."""
        now = self._wish
        return now is not None and wish.direction < 0 and now.direction < 0 and now.frame >= frame

    def _row(self, opening: _Opening, reader: "FrameReader", wish: Wish) -> list[int]:
        """Return the frames to decode in one go: on the way back all that lead to the wished."""
        missing = self._missing(opening, wish)
        if not missing or wish.direction >= 0:
            return missing
        goal = missing[0]
        room = min(_BACK, 2 * wish.ahead, max(1, opening.cache.capacity(*self._size) // 2))
        begin = max(reader.group_start(goal), goal - room + 1)
        return [k for k in range(begin, goal + 1) if k not in opening.cache] or missing


def _find(opening: _Opening) -> Opened:
    """Read a clip and find its proxy; the proxy alone will do when the original is elsewhere."""
    from studio.media import clip_cache
    from studio.media.info import Clip
    from studio.media.probe import read_clip
    from studio.media.proxies import proxy_of

    opening.progress.step(0, 1)
    try:
        clip = read_clip(opening.path)
    except StudioError:
        kept = clip_cache.load(opening.hash) if opening.hash else None
        if kept is None or opening.path.exists():
            raise
        clip = Clip(opening.path, opening.hash, *kept)
        proxy = proxy_of(clip)
        if proxy is None:
            raise
        return Opened(clip, proxy, proxy=True, missing=True, changed=False)
    opening.progress.step(0, 1)
    proxy = proxy_of(clip)
    changed = bool(opening.hash) and clip.hash != opening.hash
    return Opened(clip, proxy or clip, proxy is not None, missing=False, changed=changed)
