"""The index of a clip: from its packets where they are the frames, else from decoding it."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from studio.media.info import Index

if TYPE_CHECKING:
    from av.packet import Packet

# In these containers and codecs one packet is one picture. Elsewhere a packet may be a field, a
# hidden reference picture or a picture that cannot be decoded, and only decoding tells.
_MOV = "mov,mp4,m4a,3gp,3g2,mj2"
_CONTAINERS = {_MOV, "matroska,webm"}
_CODECS = {"h264", "hevc", "prores", "mjpeg", "dnxhd", "ffv1", "v210", "rawvideo", "cfhd"}


@dataclass(frozen=True, slots=True)
class Scan:
    """The packets of a clip: `pts` of the shown ones sorted, `last` the duration of the last."""

    pts: tuple[int, ...]
    keys: tuple[tuple[int, int], ...]
    last: int
    hidden: int
    damaged: bool
    plain: bool


def scan(container: InputContainer, stream: VideoStream) -> Scan:
    """Read the packets of a clip without decoding any."""
    shown: list[tuple[int, int]] = []
    keys: list[tuple[int, int]] = []
    hidden = 0
    damaged = not_timed = False
    starts_at_key: bool | None = None
    for packet in _packets(container, stream):
        starts_at_key = packet.is_keyframe if starts_at_key is None else starts_at_key
        damaged = damaged or packet.is_corrupt
        if packet.pts is None:
            not_timed = True
            continue
        if packet.is_keyframe:
            keys.append((packet.pts, packet.pts if packet.dts is None else packet.dts))
        if packet.is_discard:
            hidden += 1
        else:
            shown.append((packet.pts, packet.duration or 0))
    shown.sort()
    keys.sort()
    pts = tuple(at for at, _ in shown)
    # Pictures before the first key picture of an open group are not decoded from here.
    clean = bool(pts and keys and starts_at_key and pts[0] >= keys[0][0])
    plain = clean and not not_timed and not damaged and _rising(pts)
    return Scan(pts, tuple(keys), shown[-1][1] if shown else 0, hidden, damaged, plain)


def _packets(container: InputContainer, stream: VideoStream) -> "Iterator[Packet[VideoStream]]":
    """Yield the packets that hold something, up to the first that cannot be read."""
    try:
        for packet in container.demux(stream):
            if packet.size:
                yield packet
    except av.FFmpegError:
        return


def packets_are_frames(container: InputContainer, stream: VideoStream, found: Scan) -> bool:
    """Whether the packets can be trusted to be the shown frames."""
    codec = stream.codec_context.codec.canonical_name
    return found.plain and container.format.name in _CONTAINERS and codec in _CODECS


def decoded_times(container: InputContainer, stream: VideoStream) -> list[int | None]:
    """Decode a clip from its start and return the time of each frame that comes out."""
    return [frame.pts for frame in decoded(container, stream)]


def decoded(container: InputContainer, stream: VideoStream) -> Iterator[VideoFrame]:
    """Yield the frames from where the container stands; a packet that fails is passed over."""
    packets = container.demux(stream)
    while True:
        try:
            packet = next(packets, None)
        except av.FFmpegError:
            return
        if packet is None:
            return
        try:
            frames = packet.decode()
        except av.FFmpegError:
            continue
        for frame in frames:
            if isinstance(frame, VideoFrame):
                yield frame


def make_index(
    container: InputContainer, found: Scan, times: list[int | None] | None, time_base: Fraction
) -> Index:
    """Make the index from the packets, or from the times of the decoded frames when given."""
    by_dts = container.format.name in ("mpegts", "mpeg")
    keys = tuple(at for at, _ in found.keys)
    seeks = tuple(dts if by_dts else at for at, dts in found.keys)
    pts = found.pts
    counted = False
    if times is not None:
        timed = [at for at in times if at is not None]
        counted = len(timed) < len(times) or not _rising(timed)
        pts = tuple(range(len(times))) if counted else tuple(timed)
    opencv = times is None and container.format.name == _MOV
    return Index(pts, keys, seeks, time_base, counted, opencv)


def _rising(times: tuple[int, ...] | list[int]) -> bool:
    return all(before < after for before, after in pairwise(times))
