"""Burning into every kind of clip: each frame of the part, once, at its own time, upright."""

import numpy as np
import pytest

from studio.media.ffmpeg_cmd import burn_arguments
from studio.media.frames import FrameReader
from studio.media.opening import local, open_container
from studio.media.probe import read_clip
from studio.media.proxies import make_proxy
from studio.media.runner import run_ffmpeg
from tests.media.clips import LONG, encode, ffmpeg, number_of

EMPTY = "[Script Info]\nScriptType: v4.00+\n\n[Events]\nFormat: Start, End, Text\n"


def burnt(path, folder, first, last, *, sound=None):
    """Burn a part with no text in it and return what was read of the result."""
    clip = read_clip(path)
    (folder / "fonts").mkdir()
    (folder / "a.ass").write_text(EMPTY)
    part = clip.part(first, last)
    arguments = burn_arguments(
        *(local(path), "film.mp4", part, clip.info.width, clip.info.height, "a.ass", "fonts"),
        sound=clip.info.audio is not None if sound is None else sound,
        counted=clip.counted,
    )
    run_ffmpeg(arguments, folder, "x", milliseconds=1000)
    return read_clip(folder / "film.mp4")


def test_every_frame_of_the_part_is_there_at_its_own_time(made, tmp_path):
    first, last = 7, 20
    before = read_clip(made.path)
    film = burnt(made.path, tmp_path, first, last)
    with FrameReader(film) as reader:
        found = [number_of(reader.picture(at)) for at in range(film.info.frames)]
    assert found == list(made.numbers[first : last + 1])
    assert (film.info.codec, film.info.bit_depth, film.info.rotation) == ("h264", 8, 0)
    assert (film.info.width, film.info.height) == made.size
    times = [float(film.index.seconds(at)) for at in range(len(found))]
    wanted = [float(before.index.seconds(at)) for at in range(first, last + 1)]
    assert times == pytest.approx([at - wanted[0] for at in wanted], abs=0.0002)
    assert (film.info.audio and film.info.audio.codec) == (made.sound and "aac")


def test_frames_without_times_of_their_own_are_burnt_in_the_order_in_which_they_are_shown(tmp_path):
    # An AVI gives pictures out of order wrong times, and raw H.264 has none.
    avi = encode(tmp_path / "packed.avi", *LONG, frames=60)
    raw = tmp_path / "raw.h264"
    ffmpeg("-i", avi, "-map", "0:v", "-c", "copy", raw)
    for at, path in enumerate((avi, raw)):
        assert read_clip(path).index.counted
        (tmp_path / str(at)).mkdir()
        film = burnt(path, tmp_path / str(at), 2, 58)
        with FrameReader(film) as reader:
            assert [number_of(reader.picture(k)) for k in range(57)] == list(range(2, 59))
        times = [float(film.index.seconds(k)) for k in range(57)]
        assert times == pytest.approx([k / 25 for k in range(57)], abs=0.0002)
        proxy = make_proxy(read_clip(path))
        assert (proxy.info.frames, proxy.info.fps, proxy.index.counted) == (60, 25, False)


def onset(path):
    """The second of a clip, from its first frame, at which its sound is first heard."""
    clip = read_clip(path)
    zero = float(clip.index.pts[0] * clip.index.time_base)
    with open_container(path) as container:
        for frame in container.decode(container.streams.audio[0]):
            loud = np.flatnonzero(np.abs(frame.to_ndarray()[0].astype(float)) > 0.1)
            if loud.size:
                return float(frame.pts * frame.time_base) + loud[0] / frame.sample_rate - zero
    return None


@pytest.fixture(scope="module")
def beep(tmp_path_factory):
    """A clip of two seconds whose sound sets in at 1.2 seconds."""
    folder = tmp_path_factory.mktemp("beep")
    silent = encode(folder / "silent.mp4", *LONG, frames=50)
    tone = "aevalsrc='0.6*sin(880*PI*t)*gte(t,1.2)':s=48000:d=2"
    pair = ("-i", silent, "-f", "lavfi", "-i", tone, "-c:v", "copy", "-c:a", "aac")
    ffmpeg(*pair, folder / "beep.mp4")
    return folder / "beep.mp4"


@pytest.mark.parametrize("kind", ["mp4", "ts", "late"])
def test_sound_stays_where_it_was(beep, tmp_path, kind):
    path = beep
    if kind == "ts":
        path = tmp_path / "beep.ts"
        ffmpeg("-i", beep, "-c", "copy", path)
    if kind == "late":  # there is no sound at all for the first half second
        path = tmp_path / "late.mkv"
        ffmpeg(
            "-i",
            beep,
            "-itsoffset",
            "0.5",
            "-ss",
            "0.5",
            "-i",
            beep,
            "-map",
            "0:v",
            "-map",
            "1:a",
            "-c",
            "copy",
            path,
        )
    heard = onset(path)
    assert heard == pytest.approx(1.2, abs=0.04)
    film = burnt(path, tmp_path, 10, 44)
    assert onset(film.path) == pytest.approx(heard - 0.4, abs=0.025)
    assert film.info.duration_ms == pytest.approx(1400, abs=1)


def test_a_part_behind_the_end_of_the_sound_is_silent(beep, tmp_path):
    short = tmp_path / "short.mkv"
    ffmpeg("-i", beep, "-t", "0.5", "-i", beep, "-map", "0:v", "-map", "1:a", "-c", "copy", short)
    film = burnt(short, tmp_path, 30, 40)
    assert film.info.frames == 11
