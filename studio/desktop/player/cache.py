"""Decoded pictures of one clip at the size they are shown, kept up to a number of bytes."""

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from studio.media.frames import Picture

BUDGET = 256 << 20


class FrameCache:
    """Keeps the pictures used last; filled by a worker, read by the window's thread."""

    def __init__(self, budget: int = BUDGET) -> None:
        self._budget = budget
        self._lock = threading.Lock()
        self._kept: OrderedDict[int, Picture] = OrderedDict()
        self._bytes = 0

    def __contains__(self, frame: int) -> bool:
        return frame in self._kept

    @property
    def bytes(self) -> int:
        """How much is kept."""
        return self._bytes

    def get(self, frame: int) -> "Picture | None":
        """Return a picture, which then counts as used; None when it is not kept."""
        with self._lock:
            found = self._kept.get(frame)
            if found is not None:
                self._kept.move_to_end(frame)
            return found

    def put(self, frame: int, picture: "Picture") -> None:
        """Keep a picture and let go of those used longest ago."""
        with self._lock:
            old = self._kept.pop(frame, None)
            self._bytes += picture.nbytes - (old.nbytes if old is not None else 0)
            self._kept[frame] = picture
            while self._bytes > self._budget and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= gone.nbytes

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()
            self._bytes = 0

    def frames(self) -> list[int]:
        """List the frames that are kept."""
        with self._lock:
            return list(self._kept)

    def capacity(self, width: int, height: int) -> int:
        """Return how many pictures of a size fit."""
        return max(1, self._budget // max(1, width * height * 4))
