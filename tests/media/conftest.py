from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import pytest

from tests.media import clips
from tests.media.clips import H264, LONG, encode, encoder, ffmpeg, pixel_format, turned, uneven


@dataclass(frozen=True)
class Made:
    """A clip and what must be found in it; `first` is the number on its first shown frame."""

    path: Path
    numbers: tuple[int, ...] = tuple(range(40))
    fps: Fraction | None = Fraction(25)
    rotation: int = 0
    codec: str = "h264"
    bits: int = 8
    sound: tuple[str, int, int] | None = None
    timecode: str | None = None
    opencv: bool = True
    size: tuple[int, int] = field(default=(clips.WIDTH, clips.HEIGHT))


NTSC_24, NTSC_30 = Fraction(24000, 1001), Fraction(30000, 1001)
AAC = ("aac", 48000, 1)
X265 = "log-level=error:keyint=12:min-keyint=12:open-gop=1:bframes=3"
HEVC10 = (
    *("-c:v", "libx265", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p10le"),
    *("-tag:v", "hvc1", "-x265-params", X265),
)
HI10 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-pix_fmt", "yuv420p10le")
VP9 = (
    *("-c:v", "libvpx-vp9", "-crf", "20", "-b:v", "0", "-pix_fmt", "yuv420p"),
    *("-auto-alt-ref", "1", "-lag-in-frames", "16", "-deadline", "realtime", "-cpu-used", "5"),
)
PRORES = ("-c:v", "prores_ks", "-profile:v", "1", "-pix_fmt", "yuv422p10le")


def _constant(name, folder):
    if name == "25.mp4":
        return Made(encode(folder / name, *LONG, sound=True), sound=AAC)
    if name == "silent 29.97.mp4":
        return Made(encode(folder / name, *LONG, rate="30000/1001"), fps=NTSC_30)
    if name == "23.976.mp4":
        made = encode(folder / name, *LONG, rate="24000/1001", sound=True)
        return Made(made, fps=NTSC_24, sound=AAC)
    if name == "60.mp4":
        made = encode(folder / name, *LONG, rate="60", frames=100)
        return Made(made, tuple(range(100)), fps=Fraction(60))
    if name == "29.97.mkv":
        return Made(encode(folder / name, *LONG, rate="30000/1001"), fps=NTSC_30, opencv=False)
    if name == "25.mkv":
        made = encode(folder / name, *LONG, sound=True, frames=40)
        return Made(made, sound=("vorbis", 48000, 1), opencv=False)
    return None


def _kinds(name, folder):
    if name == "prores.mov":
        made = encode(folder / name, *PRORES, "-timecode", "01:00:00:00")
        return Made(made, codec="prores", bits=10, timecode="01:00:00:00")
    if name == "mjpeg.mov":
        made = encode(folder / name, "-c:v", "mjpeg", "-q:v", "3", "-pix_fmt", "yuvj420p")
        return Made(made, codec="mjpeg")
    if name == "hevc10.mp4":
        return Made(encode(folder / name, *HEVC10), codec="hevc", bits=10)
    if name == "hi10.mp4":
        return Made(encode(folder / name, *HI10), bits=10)
    if name.startswith("turned"):
        clockwise = int(name[7:10])
        return Made(turned(folder / name, clockwise), rotation=clockwise)
    if name == "uneven.mp4":
        return Made(uneven(folder / name), fps=None, opencv=False)
    if name == "mpeg4.avi":
        made = encode(folder / name, "-c:v", "mpeg4", "-q:v", "2", "-bf", "2", "-g", "12")
        return Made(made, codec="mpeg4", opencv=False)
    if name == "fields.mp4":
        fields = ("-flags", "+ilme+ildct", "-x264-params", "interlaced=1:tff=1")
        return Made(encode(folder / name, *H264, *fields), opencv=False)
    if name == "fragments.mp4":
        return Made(encode(folder / name, *LONG, "-movflags", "+frag_keyframe+empty_moov"))
    if name == "hidden references.webm":
        made = encode(folder / name, *VP9)
        return Made(made, codec="vp9", opencv=False)
    return None


def _cut(name, folder):
    """Trims by stream copy, in the middle of a group of pictures, and copies."""
    source = folder / f"source of {name}.mp4"
    if name == "edit list.mp4":
        encode(source, *LONG, sound=True)
        ffmpeg("-ss", "0.5", "-i", source, "-c", "copy", folder / name)
        return Made(folder / name, tuple(range(13, 40)), sound=AAC)
    if name == "edit list hevc10.mp4":
        encode(source, *HEVC10)
        ffmpeg("-ss", "0.5", "-i", source, "-c", "copy", folder / name)
        return Made(folder / name, tuple(range(13, 40)), codec="hevc", bits=10)
    if name == "open group hevc10.ts":
        # Begins at a key picture whose leading pictures cannot be decoded from there.
        encode(source, *HEVC10)
        ffmpeg("-ss", "0.5", "-i", source, "-c", "copy", folder / name)
        return Made(folder / name, tuple(range(12, 40)), codec="hevc", bits=10, opencv=False)
    if name == "25.ts":
        encode(source, *LONG, sound=True)
        ffmpeg("-i", source, "-c", "copy", folder / name)
        return Made(folder / name, sound=AAC, opencv=False)
    if name == "23.976.ts":
        encode(source, *H264, "-g", "12", "-bf", "2", rate="24000/1001")
        ffmpeg("-i", source, "-c", "copy", folder / name)
        return Made(folder / name, fps=NTSC_24, opencv=False)
    return None


NAMES = [
    *("25.mp4", "silent 29.97.mp4", "23.976.mp4", "60.mp4", "29.97.mkv", "25.mkv"),
    *("prores.mov", "mjpeg.mov", "hevc10.mp4", "hi10.mp4"),
    *("fields.mp4", "fragments.mp4", "hidden references.webm"),
    *("turned 090.mp4", "turned 180.mp4", "turned 270.mp4", "uneven.mp4", "mpeg4.avi"),
    *("edit list.mp4", "edit list hevc10.mp4", "open group hevc10.ts", "25.ts", "23.976.ts"),
]
NEEDS = {
    "hidden references.webm": ("libvpx-vp9", "yuv420p"),
    "prores.mov": ("prores_ks", "yuv422p10le"),
    "hevc10.mp4": ("libx265", "yuv420p10le"),
    "edit list hevc10.mp4": ("libx265", "yuv420p10le"),
    "open group hevc10.ts": ("libx265", "yuv420p10le"),
    "hi10.mp4": ("libx264", "yuv420p10le"),
}


@pytest.fixture(scope="session")
def make(tmp_path_factory):
    """Make a clip by its name, once; skips where this ffmpeg has no encoder for it."""
    folder = tmp_path_factory.mktemp("clips")
    made = {}

    def get(name):
        needed, wanted = NEEDS.get(name, ("libx264", "yuv420p"))
        if not encoder(needed) or not pixel_format(needed, wanted):
            pytest.skip(f"this ffmpeg does not write {wanted} with {needed}")
        if name not in made:
            made[name] = _constant(name, folder) or _kinds(name, folder) or _cut(name, folder)
        return made[name]

    return get


@pytest.fixture(params=NAMES)
def made(request, make):
    """Each of the clips in turn."""
    return make(request.param)
