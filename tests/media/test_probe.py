"""What is told of a clip is what is in it."""

import json
import time
from fractions import Fraction

import pytest

from studio.base.errors import StudioError
from studio.media import clip_cache
from studio.media.probe import read_clip
from studio.media.rates import steady_rate
from tests.media.clips import LONG, SOUND, encode, ffmpeg


def test_a_clip_is_told_exactly(made):
    clip = read_clip(made.path)
    info = clip.info
    assert info.frames == len(made.numbers) == len(clip.index)
    assert info.variable == (made.fps is None)
    if made.fps:
        assert info.fps == made.fps
        assert info.duration_ms == round(len(made.numbers) / made.fps * 1000)
    assert (info.width, info.height) == made.size
    assert info.rotation == made.rotation
    assert (info.codec, info.bit_depth) == (made.codec, made.bits)
    assert info.timecode == made.timecode
    found = info.audio and (info.audio.codec, info.audio.rate, info.audio.channels)
    assert found == made.sound
    assert clip.index.opencv == made.opencv


def test_an_uneven_clip_has_its_average_rate(make):
    info = read_clip(make("uneven.mp4").path).info
    assert info.variable
    assert info.fps == pytest.approx(info.frames / (info.duration_ms / 1000), rel=0.001)


def test_a_clip_read_again_comes_from_the_cache_by_its_content(make, tmp_path, monkeypatch):
    first = read_clip(make("60.mp4").path)
    moved = tmp_path / "another name.mp4"
    moved.write_bytes(first.path.read_bytes())

    def never(*_):
        raise AssertionError("the clip was opened again")

    monkeypatch.setattr("studio.media.probe.opened", never)
    again = read_clip(moved)
    assert (again.hash, again.info, again.index) == (first.hash, first.info, first.index)
    assert again.path == moved


@pytest.mark.parametrize("harm", ["", "{", '{"version": 1}', '{"version": 99}', "[1]", "\0\0"])
def test_a_harmed_cache_is_read_anew(make, harm):
    first = read_clip(make("25.mp4").path)
    file = clip_cache.folder("clips") / f"{first.hash}.json"
    assert json.loads(file.read_text("utf-8"))["info"]["frames"] == 40
    file.write_text(harm, encoding="utf-8")
    assert read_clip(first.path) == first


def test_the_frame_on_the_screen_at_a_moment(make):
    even = read_clip(make("25.mp4").path).index
    assert [even.frame_at(Fraction(at, 1000)) for at in (-5, 0, 39, 40, 41, 99_000)] == [
        *(0, 0, 0, 1, 1, 39)
    ]
    uneven = read_clip(make("uneven.mp4").path).index
    for frame in range(len(uneven)):
        assert uneven.frame_at(uneven.seconds(frame)) == frame
        assert uneven.frame_at(uneven.seconds(frame) + Fraction(1, 1000)) == frame


def test_one_tick_off_is_steady_and_a_lost_frame_is_not():
    base, rate = Fraction(1, 1000), Fraction(30000, 1001)
    pts = [round(k / rate / base) for k in range(300)]
    assert steady_rate(pts, base, [rate]) == rate
    assert steady_rate(pts, base, [Fraction(90000)]) == rate
    assert steady_rate([*pts[:100], *pts[101:]], base, [rate]) is None
    assert steady_rate([7], base, [None, rate]) == rate


def test_a_rate_that_is_named_a_hair_beside_the_usual_one_is_the_usual_one():
    base, rate = Fraction(1, 1000), Fraction(60000, 1001)
    pts = [round(k / rate / base) for k in range(60)]
    assert steady_rate(pts, base, [Fraction(19001, 317)]) == rate


def test_a_whole_hour_is_told_from_a_thousandth_less():
    base = Fraction(1, 90000)
    pts = [round(k * 90000 / Fraction(24000, 1001)) for k in range(86_000)]
    assert steady_rate(pts, base, [Fraction(24), Fraction(24000, 1001)]) == Fraction(24000, 1001)


TEXTS = {
    "notes.mp4": "Scene 1, take 2: no good.\n" * 40,
    "list.mp4": "ffconcat version 1.0\nfile 'good.mp4'\n",
    "playlist.mp4": "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\ngood.mp4\n#EXT-X-ENDLIST\n",
    "words.mp4": "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n" * 9,
}
# Files whose end is missing: how they are made, and how many bytes are left of a hundred.
CUT = {
    "cut.mp4": (("-movflags", "+faststart"), 60),
    "cut early.mp4": (("-movflags", "+faststart"), 1),
    "cut at the end.mp4": ((), 97),
    "cut.mkv": ((), 50),
    "cut.avi": (("-c:v", "mpeg4"), 50),
}
SAYS = {
    **dict.fromkeys(TEXTS, "is not a video"),
    **dict.fromkeys(CUT, "is cut short"),
    "song.m4a": "has no frames",
    "song with cover.mp3": "has no frames",
    "empty.mp4": "is empty",
    "folder.mp4": "is a folder",
    "gone.mp4": "is not there",
}


def spoil(name, folder):
    """Make a file that is no clip."""
    path = folder / name
    if name in TEXTS:
        encode(folder / "good.mp4", *LONG, frames=5)
        path.write_text(TEXTS[name])
    elif name in CUT:
        options, left = CUT[name]
        whole = encode(path, *LONG, *options, frames=30).read_bytes()
        path.write_bytes(whole[: len(whole) * left // 100])
    elif name == "song.m4a":
        ffmpeg(*SOUND, "-t", "1", path)
    elif name == "song with cover.mp3":
        ffmpeg("-i", encode(folder / "one.mp4", *LONG, frames=1), folder / "cover.jpg")
        cover = ("-i", folder / "cover.jpg", "-map", "0", "-map", "1", "-c:v", "mjpeg")
        ffmpeg(*SOUND, *cover, "-disposition:v", "attached_pic", "-t", "1", path)
    elif name == "empty.mp4":
        path.touch()
    elif name == "folder.mp4":
        path.mkdir()
    return path


@pytest.mark.parametrize("name", SAYS)
def test_what_is_no_clip_is_told_in_one_sentence(tmp_path, name, capfd):
    path = spoil(name, tmp_path)
    with pytest.raises(StudioError, match=SAYS[name]) as told:
        read_clip(path)
    assert name in str(told.value)
    assert "\n" not in str(told.value)
    assert capfd.readouterr() == ("", "")


def test_a_clip_without_pictures_in_its_picture_track_is_told(tmp_path):
    path = tmp_path / "hidden.mp4"
    encode(tmp_path / "good.mp4", *LONG, frames=30)
    # A header of a clip, and no packet after it.
    ffmpeg("-i", tmp_path / "good.mp4", "-c", "copy", "-frames:v", "0", path)
    with pytest.raises(StudioError, match=r"hidden\.mp4 (has no frames|is not a video)"):
        read_clip(path)


def test_reading_a_clip_needs_no_decoding_of_it(tmp_path):
    path = encode(tmp_path / "long.mp4", *LONG, frames=250)
    read_clip(encode(tmp_path / "other.mp4", *LONG, frames=2))  # the libraries are loaded
    began = time.perf_counter()
    assert read_clip(path).info.frames == 250
    assert time.perf_counter() - began < 1
