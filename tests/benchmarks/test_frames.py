"""Seeking in originals and in a proxy against plain indexed PyAV in the same run.

Run with --benchmark-enable; the 95th hundredth of both is in the extra columns of the JSON, and
printed with -s. Times are of one frame as RGB pixels at a random place.
"""

import random
import sys
import time
from bisect import bisect_right

import av
import numpy as np
import pytest

from studio.media.frames import FrameReader
from studio.media.probe import read_clip
from studio.media.proxies import make_proxy
from tests.media.clips import encode, encoder, number_of, picture

SECONDS = 4
H264 = ("-c:v", "libx264", "-preset", "ultrafast", "-crf", "26", "-pix_fmt", "yuv420p")
ORIGINALS = {
    "camera H.264, key picture each second": (*H264, "-bf", "2", "-g", "30"),
    "HEVC 10-bit, key picture each two seconds": (
        *("-c:v", "libx265", "-preset", "ultrafast", "-crf", "26", "-pix_fmt", "yuv420p10le"),
        *("-x265-params", "log-level=error:keyint=60:open-gop=1"),
    ),
    "ProRes LT": ("-c:v", "prores_ks", "-profile:v", "1", "-pix_fmt", "yuv422p10le"),
}


class Plain:
    """The least that is exact on good clips: a table of packets, a seek, decoding on."""

    def __init__(self, path):
        with av.open(str(path)) as container:
            packets = [
                (packet.pts, packet.is_keyframe)
                for packet in container.demux(container.streams.video[0])
                if packet.pts is not None and not packet.is_discard
            ]
        self.pts = sorted(at for at, _ in packets)
        self.keys = sorted(at for at, key in packets if key)
        self.container = av.open(str(path))
        self.stream = self.container.streams.video[0]
        self.stream.thread_type = "AUTO"

    def picture(self, frame):
        wanted = self.pts[frame]
        key = self.keys[max(0, bisect_right(self.keys, wanted) - 1)]
        self.container.seek(key, stream=self.stream)
        for found in self.container.decode(self.stream):
            if found.pts >= wanted:
                return found.to_ndarray(format="rgb24")
        raise AssertionError(f"frame {frame} is not there")


def draw(number):
    """A picture of 1080×1920 with its number, and grain that an encoder must keep."""
    big = np.repeat(np.repeat(picture(number), 12, axis=0), 12, axis=1)[:1920, :1080]
    grain = np.random.default_rng(number % 8).integers(-12, 12, big.shape[:2])
    return np.clip(big + grain[..., None], 0, 255).astype(np.uint8)


@pytest.fixture(scope="module")
def originals(tmp_path_factory, request):
    """Make an original by name; a tiny one where nothing is measured."""
    folder = tmp_path_factory.mktemp("originals")
    measured = not request.config.getoption("benchmark_disable") or request.config.getoption(
        "benchmark_enable"
    )
    made = {}

    def get(name):
        options = ORIGINALS[name]
        if not encoder(options[1]):
            pytest.skip(f"this ffmpeg has no {options[1]}")
        if name not in made:
            ending = "mov" if "ProRes" in name else "mp4"
            out = folder / f"{len(made)}.{ending}"
            size = {"frames": SECONDS * 30, "draw": draw} if measured else {"frames": 12}
            made[name] = encode(out, *options, rate="30", **size)
        return made[name]

    return get


def seeks(ours, plain, frames, count):
    """Seek by turns with both, and return the times of both in milliseconds."""
    at = random.Random(5)
    places = [at.randrange(frames) for _ in range(count)]
    times = ([], [])
    for frame in places:
        for reader, taken in zip((ours, plain), times, strict=True):
            began = time.perf_counter()
            pixels = reader.picture(frame)
            taken.append((time.perf_counter() - began) * 1000)
            assert number_of(pixels) == frame % 256
    return times


def measure(benchmark, clip, name):
    plain = Plain(clip.path)
    count = 100 if benchmark.enabled else 6
    with FrameReader(clip) as ours:
        mine, theirs = seeks(ours, plain, clip.info.frames, count)
        places = random.Random(9)
        benchmark.group = "seek"
        benchmark.pedantic(
            ours.picture,
            setup=lambda: ((places.randrange(clip.info.frames),), {}),
            rounds=40 if benchmark.enabled else 1,
        )
    plain.container.close()
    p95 = {"ours": np.percentile(mine, 95), "indexed PyAV": np.percentile(theirs, 95)}
    benchmark.extra_info |= {f"{who} p95 ms": round(float(ms), 2) for who, ms in p95.items()}
    medians = np.median(mine), np.median(theirs)
    sys.stdout.write(
        f"\n{name}: ours median {medians[0]:.1f} p95 {p95['ours']:.1f} ms, indexed PyAV median"
        f" {medians[1]:.1f} p95 {p95['indexed PyAV']:.1f} ms, {count} seeks each, 0 wrong\n"
    )


@pytest.mark.parametrize("name", ORIGINALS)
def test_seeking_in_an_original(benchmark, originals, name):
    measure(benchmark, read_clip(originals(name)), name)


def test_seeking_in_a_proxy(benchmark, originals):
    original = originals("camera H.264, key picture each second")
    proxy = make_proxy(read_clip(original))
    measure(benchmark, proxy, "proxy 540×960")


def test_reading_a_clip_for_the_first_time(benchmark, originals):
    from studio.media import clip_cache

    path = originals("camera H.264, key picture each second")

    def fresh():
        for kept in clip_cache.folder("clips").glob("*.json"):
            kept.unlink()

    benchmark.group = "read"
    clip = benchmark.pedantic(
        read_clip, args=(path,), setup=fresh, rounds=20 if benchmark.enabled else 1
    )
    assert clip.index.opencv
