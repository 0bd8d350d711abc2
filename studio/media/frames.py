"""The k-th shown frame of a clip, exact: upright, full size, 8 bits, as an array.

Going about in a clip is done with PyAV and the index, which is exact for every clip and faster
than OpenCV (no picture on the way is converted). A single still comes from OpenCV where its frame
numbers are exact, and its landing is checked against the index.
"""

from bisect import bisect_left, bisect_right
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Literal, Self

import av
import numpy as np
from av.video.frame import VideoFrame
from numpy.typing import NDArray

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.words import N_
from studio.media import scanning
from studio.media.info import Clip
from studio.media.opening import open_container, picture_stream

if TYPE_CHECKING:
    from collections.abc import Iterator

    from av.container import InputContainer
    from av.video.stream import VideoStream

Picture = NDArray[np.uint8]  # height × width × 3
Order = Literal["rgb24", "bgr24"]
# Decoding on is cheaper than a seek that would land this few frames behind.
_NEAR = 4


class FrameReader:
    """Reads frames of one clip in any order; used by one thread at a time.

    Once `progress` is cancelled it raises Cancelled, also in the middle of a long way.
    """

    def __init__(self, clip: Clip, progress: Progress | None = None) -> None:
        self.clip = clip
        self._progress = progress or Progress()
        self._container: InputContainer = open_container(clip.path)
        self._stream: VideoStream = picture_stream(self._container, clip.path)
        self._frames: Iterator[VideoFrame] | None = None
        self._last: VideoFrame | None = None
        self._at = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file."""
        self._frames = self._last = None
        self._container.close()

    def picture(self, frame: int, order: Order = "rgb24") -> Picture:
        """Return a frame as upright rows of pixels; raises StudioError outside of the clip."""
        return upright(self.frame(frame), order)

    def fitted(self, frame: int, width: int, height: int) -> Picture:
        """Return a frame upright at a size, as BGR and a fourth byte of no meaning per pixel."""
        found = self.frame(frame)
        quarters = round(found.rotation / 90) % 4
        if quarters % 2:
            width, height = height, width
        pixels = found.reformat(width, height, "bgra").to_ndarray().astype(np.uint8, copy=False)
        return np.ascontiguousarray(np.rot90(pixels, quarters))

    def frame(self, frame: int) -> VideoFrame:
        """Return a frame as it was decoded; raises StudioError outside of the clip."""
        check_frame(self.clip, frame)
        if frame == self._at and self._last is not None:
            return self._last
        found = self._count(frame) if self.clip.index.counted else self._find(frame)
        if found is None:
            self._frames, self._last, self._at = None, None, -1
            raise StudioError(
                N_("Frame {frame} of {file} is damaged. Copy the clip again from the card."),
                frame=frame,
                file=self.clip.path.name,
            )
        self._last, self._at = found, frame
        return found

    def group_start(self, frame: int) -> int:
        """Return the frame from which decoding must begin to reach a frame."""
        index = self.clip.index
        if index.counted:
            return 0
        key = bisect_right(index.keys, index.pts[frame]) - 1
        return bisect_left(index.pts, index.keys[key]) if key >= 0 else 0

    def _count(self, frame: int) -> VideoFrame | None:
        if self._frames is None or frame <= self._at:
            self._rewind()
            self._at = -1
        assert self._frames is not None  # noqa: S101 - rewinding made it
        for self._at, found in enumerate(self._frames, self._at + 1):  # noqa: B020
            self._progress.step(0, 1)
            if self._at == frame:
                return found
        return None

    def _find(self, frame: int) -> VideoFrame | None:
        index = self.clip.index
        wanted = index.pts[frame]
        key = bisect_right(index.keys, wanted) - 1
        if self._frames is not None and self._at < frame:
            behind = bisect_left(index.pts, index.keys[key]) if key >= 0 else 0
            if behind <= self._at + _NEAR:
                found = self._walk(wanted)
                if found is not None:
                    return found
        while key >= 0:
            if self._seek(key):
                found = self._walk(wanted, from_key=index.keys[key])
                if found is not None:
                    return found
            key -= 1
        self._rewind()
        return self._walk(wanted)

    def _walk(self, wanted: int, from_key: int | None = None) -> VideoFrame | None:
        """Decode up to the frame of that very time; None when it does not come from here.

        After a seek the first frame must be a key picture (unless that one is hidden) and not
        later than the wanted one: a transport stream may land in the next group.
        """
        assert self._frames is not None  # noqa: S101 - a seek or a rewind made it
        first = True
        for found in self._frames:
            self._progress.step(0, 1)
            at = found.pts
            if at is None:
                continue
            hidden = from_key is None or from_key < self.clip.index.pts[0]
            if first and not hidden and (at > wanted or not found.key_frame):
                return None
            first = False
            if at >= wanted:
                return found if at == wanted else None
        self._frames = None
        return None

    def _seek(self, key: int) -> bool:
        try:
            self._container.seek(self.clip.index.seeks[key], stream=self._stream)
        except av.FFmpegError:
            return False
        self._frames = scanning.decoded(self._container, self._stream)
        return True

    def _rewind(self) -> None:
        self._container.close()
        self._container = open_container(self.clip.path)
        self._stream = picture_stream(self._container, self.clip.path)
        self._frames = scanning.decoded(self._container, self._stream)


def check_frame(clip: Clip, frame: int) -> None:
    """Raise StudioError when a clip has no such frame."""
    if not 0 <= frame < clip.info.frames:
        raise StudioError(
            N_("{file} has no frame {frame}. Its frames are 0 to {last}."),
            file=clip.path.name,
            frame=frame,
            last=clip.info.frames - 1,
        )


def upright(frame: VideoFrame, order: Order = "rgb24") -> Picture:
    """Turn a decoded frame into upright rows of 8-bit pixels."""
    pixels: Picture = frame.to_ndarray(format=order).astype(np.uint8, copy=False)
    quarters = round(frame.rotation / 90) % 4
    return np.ascontiguousarray(np.rot90(pixels, quarters)) if quarters else pixels


def still(clip: Clip, frame: int) -> Picture:
    """Return one frame as upright rows of BGR pixels; raises StudioError outside of the clip."""
    check_frame(clip, frame)
    if clip.index.opencv:
        found = opencv_still(clip, frame)
        if found is not None:
            return found
    with FrameReader(clip) as reader:
        return reader.picture(frame, "bgr24")


def opencv_still(clip: Clip, frame: int) -> Picture | None:
    """Return a frame through OpenCV; None when OpenCV does not land on it."""
    from studio.media.cv import cv2

    capture = cv2.VideoCapture(str(clip.path.absolute()), cv2.CAP_FFMPEG)
    try:
        if not capture.isOpened():
            return None
        capture.set(cv2.CAP_PROP_ORIENTATION_AUTO, 1)
        capture.set(cv2.CAP_PROP_POS_FRAMES, frame)
        good, pixels = capture.read()
        landed = round(capture.get(cv2.CAP_PROP_PTS))
    finally:
        capture.release()
    # OpenCV counts presentation time in frames of the steady rate.
    wanted = round(clip.index.pts[frame] * clip.index.time_base * clip.info.fps)
    if not good or landed != wanted:
        return None
    fits = pixels.shape[:2] == (clip.info.height, clip.info.width)
    return pixels.astype(np.uint8, copy=False) if fits else None


def write_png(picture: Picture, out: Path) -> None:
    """Write BGR pixels as a PNG, complete under its name or not at all."""
    from studio.media.cv import cv2

    good, data = cv2.imencode(".png", picture)
    if not good:
        raise ValueError("OpenCV did not encode the picture")
    with finished_file(out) as part:
        part.write_bytes(data.tobytes())
