"""Reading a clip: what it is and where its frames are; kept in the cache by its content."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import av
from av.container import InputContainer
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.media import clip_cache, scanning
from studio.media.hashing import content_hash
from studio.media.info import Audio, Clip, ClipInfo, Index
from studio.media.opening import check_file, cut_short, no_frames, opened
from studio.media.rates import steady_rate
from studio.media.whole import breaks_off

_FALLBACK = Fraction(25)


def read_clip(path: Path) -> Clip:
    """Read a clip; raises StudioError, in one sentence, for what is no whole clip with frames."""
    check_file(path)
    try:
        named = content_hash(path)
        broken = breaks_off(path)
    except OSError as error:
        raise StudioError(
            N_("{file} cannot be read to its end. Copy it again from the card."), file=path.name
        ) from error
    if broken:
        raise cut_short(path)
    kept = clip_cache.load(named)
    if kept is None:
        kept = _read(path)
        clip_cache.save(named, *kept)
    return Clip(path, named, *kept)


def _read(path: Path) -> tuple[ClipInfo, Index]:
    with opened(path) as (container, stream):
        found = scanning.scan(container, stream)
        trusted = scanning.packets_are_frames(container, stream, found)
        base = stream.time_base or Fraction(1, 1000)
    times = None
    if not trusted:
        with opened(path) as (container, stream):
            times = scanning.decoded_times(container, stream)
    with opened(path) as (container, stream):
        index = scanning.make_index(container, found, times, base)
        first = next(scanning.decoded(container, stream), None) if len(index) else None
        if first is None:
            # Packets that are there and give no picture are a damaged clip, not an empty one.
            raise _damaged(path) if found.damaged or found.pts else no_frames(path)
        info = _describe(container, stream, first, index, found)
    if index.counted:
        index = replace(index, time_base=1 / info.fps)
    # OpenCV numbers frames by the rate, and mixes the fields of interlaced ones.
    opencv = index.opencv and not info.variable and not first.interlaced_frame
    return info, replace(index, opencv=opencv)


def _damaged(path: Path) -> StudioError:
    return StudioError(
        N_("{file} is damaged: no frame of it can be shown. Copy it again from the card."),
        file=path.name,
    )


def _describe(
    container: InputContainer,
    stream: VideoStream,
    first: VideoFrame,
    index: Index,
    found: scanning.Scan,
) -> ClipInfo:
    declared = (stream.average_rate, stream.base_rate, stream.guessed_rate)
    steady = None if index.counted else steady_rate(index.pts, index.time_base, declared)
    fps = steady or _average(stream, index, found)
    clockwise = round(-first.rotation / 90) * 90 % 360
    sideways = clockwise in (90, 270)
    return ClipInfo(
        frames=len(index),
        fps=fps,
        variable=steady is None and not index.counted,
        width=first.height if sideways else first.width,
        height=first.width if sideways else first.height,
        rotation=clockwise,
        codec=stream.codec_context.codec.canonical_name,
        bit_depth=max(part.bits for part in first.format.components),
        timecode=_timecode(container, stream),
        duration_ms=round(_duration(stream, index, found, steady, fps) * 1000),
        audio=_audio(container),
    )


def _average(stream: VideoStream, index: Index, found: scanning.Scan) -> Fraction:
    """Return the average rate: as the file tells, unless an edit list hides some of it."""
    length = Fraction(0)
    if not index.counted:
        length = (index.pts[-1] - index.pts[0] + found.last) * index.time_base
    if length > 0 and (found.hidden or not stream.average_rate):
        return Fraction(len(index)) / length
    return stream.average_rate or stream.guessed_rate or _FALLBACK


def _duration(
    stream: VideoStream,
    index: Index,
    found: scanning.Scan,
    steady: Fraction | None,
    fps: Fraction,
) -> Fraction:
    if steady or index.counted:
        return len(index) / fps
    last = index.seconds(len(index) - 1)
    told = (stream.duration or 0) * index.time_base
    if not found.hidden and told > last:
        return told
    return last + (found.last * index.time_base or 1 / fps)


def _timecode(container: InputContainer, stream: VideoStream) -> str | None:
    """Return the start timecode: of the picture, of a timecode track, or of the whole file."""
    held = [stream.metadata, *(one.metadata for one in container.streams), container.metadata]
    for metadata in held:
        for key, value in metadata.items():
            if key.lower() == "timecode" and value.strip():
                return value.strip()
    return None


def _audio(container: InputContainer) -> Audio | None:
    for stream in container.streams.audio:
        context = stream.codec_context
        try:
            codec = context.codec.canonical_name
        except (av.FFmpegError, ValueError):
            codec = context.name
        return Audio(codec, context.sample_rate or 0, context.channels or 0)
    return None
