"""The sound of a clip as samples: 48 kHz, two channels, 16 bits; sample 0 is the first frame's.

What the container delays, trims or leaves out is kept: a sample always stands at its own time
against the pictures, with silence where there is none.
"""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import av
import numpy as np
from av.audio.resampler import AudioResampler
from numpy.typing import NDArray

from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.media.clip_cache import folder
from studio.media.info import Clip
from studio.media.opening import open_container

if TYPE_CHECKING:
    from av.audio.frame import AudioFrame
    from av.audio.stream import AudioStream
    from av.container import InputContainer

RATE, CHANNELS = 48_000, 2
PEAKS_PER_SECOND = 100
Samples = NDArray[np.int16]  # samples × 2

# Compressed sound needs what came before it; and containers land near a time, not on it.
_RUN_UP = RATE // 4
_STEPS_BACK = (0, RATE, 5 * RATE, 30 * RATE)
# Matroska rounds times to thousandths: nearer than this, sound goes on without a gap.
_SLACK = RATE // 250


class SoundReader:
    """Reads the sound of a clip in any order; used by one thread at a time."""

    def __init__(self, clip: Clip) -> None:
        self.clip = clip
        index = clip.index
        zero = 0.0 if index.counted else float(index.pts[0] * index.time_base)
        self._zero = round(zero * RATE)
        self._container: InputContainer = open_container(clip.path)
        streams = self._container.streams.audio
        self._stream: AudioStream | None = streams[0] if streams else None
        self._blocks: Iterator[tuple[int, Samples]] | None = None
        self._held = np.empty((0, CHANNELS), np.int16)
        self._at = 0  # the sample at which what is held begins

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
        self._blocks = None
        self._container.close()

    def read(self, start: int, count: int) -> Samples:
        """Return `count` samples from sample `start`; silence outside of the sound."""
        out = np.zeros((max(0, count), CHANNELS), np.int16)
        if self._stream is None or count <= 0:
            return out
        near = self._at <= start <= self._at + len(self._held) + RATE
        if self._blocks is None or not near:
            self._seek(start)
        while self._at + len(self._held) < start + count and self._more(start):
            pass
        self._copy(out, start)
        self._let_go(start + count)
        return out

    def _copy(self, out: Samples, start: int) -> None:
        begin = max(start, self._at)
        stop = min(start + len(out), self._at + len(self._held))
        if begin < stop:
            out[begin - start : stop - start] = self._held[begin - self._at : stop - self._at]

    def _let_go(self, until: int) -> None:
        gone = min(len(self._held), max(0, until - self._at))
        self._held = self._held[gone:]
        self._at += gone

    def _more(self, start: int) -> bool:
        """Hold another block; False at the end of the sound."""
        block = next(self._blocks, None) if self._blocks is not None else None
        if block is None:
            return False
        at, samples = block
        end = self._at + len(self._held)
        if at > end:  # a gap is silence
            if not len(self._held):
                self._at = end = at
            else:
                samples = np.concatenate([np.zeros((at - end, CHANNELS), np.int16), samples])
        elif at < end:
            samples = samples[end - at :]
        if end + len(samples) <= start:  # all of it lies before what is wanted
            self._at, self._held = end + len(samples), self._held[:0]
            return True
        self._held = np.concatenate([self._held, samples])
        return True

    def _seek(self, start: int) -> None:
        """Begin to decode a little before a sample; before all of it where seeking fails."""
        for back in _STEPS_BACK:
            wanted = start - _RUN_UP - back
            if wanted <= 0:
                break
            if self._land(wanted, start):
                return
        self._container.close()
        self._container = open_container(self.clip.path)
        self._stream = self._container.streams.audio[0]
        self._begin(self._decoded())

    def _land(self, wanted: int, start: int) -> bool:
        stream = self._stream
        assert stream is not None  # noqa: S101 - there is sound to seek in
        base = stream.time_base or 1
        try:
            self._container.seek(int((wanted + self._zero) / RATE / base), stream=stream)
        except av.FFmpegError:
            return False
        stream.codec_context.flush_buffers()
        blocks = self._decoded()
        first = next(blocks, None)
        # The very first blocks after a landing lack what came before them.
        if first is None or first[0] > start - RATE // 16:
            return False
        self._begin(blocks)
        return True

    def _begin(self, blocks: Iterator[tuple[int, Samples]]) -> None:
        self._blocks = blocks
        self._held = self._held[:0]
        first = next(blocks, None)
        if first is not None:
            self._at, self._held = first

    def _decoded(self) -> Iterator[tuple[int, Samples]]:
        """Yield blocks of samples and where each begins, without gaps from rounding."""
        resampler = AudioResampler("s16", "stereo", RATE)
        expected: int | None = None
        for frame in self._frames():
            at = None if frame.time is None else round(frame.time * RATE) - self._zero
            parts = [part.to_ndarray() for part in resampler.resample(frame)]
            if not parts:
                continue
            joined = np.concatenate(parts, axis=1).astype(np.int16, copy=False)
            samples: Samples = joined.reshape(-1, CHANNELS)
            if expected is None or (at is not None and abs(at - expected) > _SLACK):
                expected = at if at is not None else expected or 0
            yield expected, samples
            expected += len(samples)

    def _frames(self) -> "Iterator[AudioFrame]":
        assert self._stream is not None  # noqa: S101 - there is sound to decode
        packets = self._container.demux(self._stream)
        while True:
            try:
                packet = next(packets, None)
            except av.FFmpegError:
                return
            if packet is None:
                return
            try:
                yield from packet.decode()
            except av.FFmpegError:
                continue


def peaks(clip: Clip, progress: Progress | None = None) -> bytes:
    """Return how loud a clip is, from 0 to 255, `PEAKS_PER_SECOND` values from its first frame on.

    Kept in the cache folder; empty for a clip without sound. Raises Cancelled.
    """
    if clip.info.audio is None:
        return b""
    out = peaks_file(clip)
    if out.exists():
        return out.read_bytes()
    made = _measured(clip, progress or Progress())
    with finished_file(out) as part:
        part.write_bytes(made)
    return made


def _measured(clip: Clip, progress: Progress) -> bytes:
    count = max(1, -(-clip.info.duration_ms * PEAKS_PER_SECOND // 1000))
    step = RATE // PEAKS_PER_SECOND
    found = bytearray()
    with SoundReader(clip) as reader:
        for second in range(0, count, PEAKS_PER_SECOND):
            progress.step(second, count)
            wanted = min(PEAKS_PER_SECOND, count - second)
            block = reader.read(second * step, wanted * step).astype(np.int32)
            loud = np.abs(block).reshape(wanted, -1).max(axis=1)
            # By its square root: quiet words are seen too.
            found += (np.sqrt(loud / 32768) * 255).clip(0, 255).astype(np.uint8).tobytes()
    return bytes(found)


def peaks_file(clip: Clip) -> Path:
    """Return where the loudness of a clip is kept, whether it was measured or not."""
    return folder("sound") / f"{clip.hash}-{PEAKS_PER_SECOND}.bin"
