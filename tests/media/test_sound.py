"""Sound stands at its own time against the pictures, from wherever it is read."""

from itertools import pairwise

import numpy as np
import pytest

from studio.media.frames import FrameReader
from studio.media.probe import read_clip
from studio.media.sound import PEAKS_PER_SECOND, RATE, SoundReader, peaks
from tests.media.clips import H264, encode, ffmpeg, picture

# A beep of 20 ms at the moment of each of these frames, which are white.
FLASHES = (12, 37, 61)


def flash(number):
    drawn = picture(number)
    if number in FLASHES:
        drawn[30:120] = 255
    return drawn


def flashing(out, *codec, rate="25", sample_rate=48000, frames=75):
    """Make a clip in which a beep begins with each white frame."""
    silent = encode(out.with_name(f"silent-{out.stem}.mov"), *H264, "-g", "24", "-bf", "2",
                    frames=frames, rate=rate, draw=flash)  # fmt: skip
    up, _, down = rate.partition("/")
    fps = int(up) / int(down or 1)
    when = "+".join(f"between(t,{k / fps:.6f},{k / fps + 0.02:.6f})" for k in FLASHES)
    tone = f"aevalsrc='0.9*sin(2*PI*1000*t)*({when})':s={sample_rate}:d={frames / fps}"
    ffmpeg("-i", silent, "-f", "lavfi", "-i", tone, "-c:v", "copy", *codec, out)
    return out


def flashes_seen(clip):
    """Return when white frames appear, in seconds from the first frame."""
    with FrameReader(clip) as reader:
        light = [reader.picture(k)[40:110].mean() for k in range(clip.info.frames)]
    return [float(clip.index.seconds(k)) for k, value in enumerate(light) if value > 200]


def beeps_heard(samples):
    """Return when beeps begin, in seconds from sample 0."""
    loud = np.abs(samples[:, 0].astype(int)) > 6000
    at = np.flatnonzero(loud)
    starts = [at[0], *(b for a, b in pairwise(at) if b - a > RATE // 10)]
    return [start / RATE for start in starts]


KINDS = {
    "pcm.mov": ("-c:a", "pcm_s16le"),
    "aac.mp4": ("-c:a", "aac", "-b:a", "192k"),
    "aac.ts": ("-c:a", "aac", "-b:a", "192k"),
    "vorbis.mkv": ("-c:a", "vorbis", "-strict", "-2", "-ac", "2"),
}


@pytest.fixture(scope="module")
def flashing_clips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("flashes")
    return {name: flashing(folder / name, *codec) for name, codec in KINDS.items()}


@pytest.mark.parametrize("name", KINDS)
def test_the_beep_is_where_the_flash_is(flashing_clips, name):
    clip = read_clip(flashing_clips[name])
    seen = flashes_seen(clip)
    assert len(seen) == len(FLASHES)
    with SoundReader(clip) as reader:
        heard = beeps_heard(reader.read(0, 3 * RATE))
    assert np.abs(np.subtract(seen, heard)).max() < 1 / 25


@pytest.mark.parametrize("start", ["0.3", "1.03"])
@pytest.mark.parametrize("name", ["aac.mp4", "pcm.mov", "aac.ts"])
def test_a_trimmed_clip_keeps_beep_and_flash_together(flashing_clips, tmp_path, name, start):
    cut = tmp_path / name
    ffmpeg("-ss", start, "-i", flashing_clips[name], "-c", "copy", cut)
    clip = read_clip(cut)
    seen = flashes_seen(clip)
    assert seen
    with SoundReader(clip) as reader:
        heard = beeps_heard(reader.read(0, 3 * RATE))
    assert len(heard) == len(seen)
    assert np.abs(np.subtract(seen, heard)).max() < 1 / 25


def test_sound_that_begins_later_than_the_picture_is_silent_before(flashing_clips, tmp_path):
    late = tmp_path / "late.mov"
    source = flashing_clips["pcm.mov"]
    both = ("-map", "0:v", "-map", "1:a", "-c", "copy")
    ffmpeg("-i", source, "-itsoffset", "0.5", "-i", source, *both, late)
    clip = read_clip(late)
    with SoundReader(clip) as reader:
        heard = beeps_heard(reader.read(0, 4 * RATE))
    assert heard[0] == pytest.approx(FLASHES[0] / 25 + 0.5, abs=0.002)


@pytest.mark.parametrize("name", KINDS)
def test_reading_from_anywhere_gives_the_same_samples(flashing_clips, name):
    clip = read_clip(flashing_clips[name])
    with SoundReader(clip) as reader:
        whole = np.concatenate([reader.read(at, 4096) for at in range(0, 2 * RATE, 4096)])
        for start in (70_001, 3, 50_000, 91_234, 20_000):
            part = reader.read(start, 2000)
            near = _best_shift(whole, part, start)
            # Matroska's times are whole thousandths; elsewhere each sample is where it was.
            assert near == 0 if not name.endswith("mkv") else abs(near) <= 48
            if near == 0:
                same = np.abs(part.astype(int) - whole[start : start + 2000].astype(int))
                assert same.max() <= 2


def _best_shift(whole, part, start):
    if not part.any():
        return 0
    errors = {}
    for shift in range(-60, 61):
        there = whole[start + shift : start + shift + len(part)] if start + shift >= 0 else None
        if there is not None and len(there) == len(part):
            errors[shift] = np.abs(there.astype(int) - part.astype(int)).sum()
    best = min(errors, key=errors.get)
    return 0 if errors.get(0) == errors[best] else best


def test_outside_of_the_sound_is_silence(flashing_clips):
    with SoundReader(read_clip(flashing_clips["pcm.mov"])) as reader:
        assert not reader.read(-500, 400).any()
        assert not reader.read(60 * RATE, 1000).any()
        assert reader.read(0, 0).shape == (0, 2)


def test_a_clip_without_sound_is_silent(make):
    clip = read_clip(make("silent 29.97.mp4").path)
    with SoundReader(clip) as reader:
        assert not reader.read(0, RATE).any()
    assert peaks(clip) == b""


def test_other_rates_and_one_channel_become_two_of_48_khz(tmp_path):
    path = flashing(tmp_path / "mono.mov", "-c:a", "pcm_s16le", "-ac", "1", sample_rate=22050)
    clip = read_clip(path)
    with SoundReader(clip) as reader:
        samples = reader.read(0, 2 * RATE)
    assert np.abs(samples[:, 0].astype(int) - samples[:, 1]).max() <= 1
    assert beeps_heard(samples)[0] == pytest.approx(FLASHES[0] / 25, abs=0.002)


def test_loudness_rises_at_the_beeps_and_is_kept(flashing_clips, monkeypatch):
    clip = read_clip(flashing_clips["aac.mp4"])
    found = peaks(clip)
    assert len(found) == 3 * PEAKS_PER_SECOND
    loud = {at for at, value in enumerate(found) if value > 150}
    assert {round(k / 25 * PEAKS_PER_SECOND) for k in FLASHES} <= loud
    assert len(loud) <= 4 * len(FLASHES)
    monkeypatch.setattr("studio.media.sound._measured", None)
    assert peaks(clip) == found
