"""Subtitles burnt into a take: seen where the ruler says, in every language; and what is told."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.media.frames import FrameReader
from studio.media.probe import read_clip
from studio.media.tools import Ffmpeg
from studio.script import editing as script
from studio.subtitles import burn as burning
from studio.subtitles import editing, texts
from studio.subtitles.burn import burn
from studio.subtitles.layout import lay_out
from studio.subtitles.limits import limits
from studio.subtitles.over_take import cues_over_take
from studio.takes import store as room
from tests.media.clips import H264, LONG, encode, ffmpeg, number_of, turned, uneven
from tests.media.test_runner import linux, running_in, stop_when

SAID = {
    "zh-Hans": "程小满戒指还来，\n今天的新娘换人了",
    "en": "Give me back the ring, the bride has changed.",
    "es": "Devuélveme el anillo, ¿quién es hoy la novia?",
    "pt-BR": "Devolva o anel, Conceição: hoje a noiva mudou.",
    "id": "Kembalikan cincinnya, pengantinnya berganti.",
    "th": "คืนแหวนมา Sarah วันนี้เจ้าสาวเปลี่ยนคน",
    "ko": "반지를 돌려줘, Sarah! 오늘 신부는 바뀌었어",
    "ar": "Sarah Connor أعيدي الخاتم، العروس تغيرت اليوم 2024!",
    "hi": "अंगूठी वापस करो, आज दुल्हन बदल गई है",
    "ja": "指輪を返して、\n今日の花嫁は代わった",
    "zh-Hant": "程小滿戒指還來，\n今天的新娘換人了",
    "vi": "Trả nhẫn lại đây, hôm nay cô dâu đổi người.",
    "fr": "<i>Rends</i>-moi l’anneau 程小满, {Ελλάδα} \\N ok",
}


@pytest.fixture(scope="session")
def grey(tmp_path_factory):
    """A grey clip of a phone's size."""
    path = tmp_path_factory.mktemp("grey") / "1-1_1_T1.mp4"
    picture = ("-f", "lavfi", "-i", "color=0x606060:s=1080x1920:r=25:d=0.2")
    ffmpeg(*picture, *H264, path)
    return path


@pytest.fixture(scope="session")
def numbered(tmp_path_factory):
    return encode(tmp_path_factory.mktemp("small") / "small.mp4", *LONG, sound=True)


@pytest.fixture
def scene(store):
    """A scene with one cue of a second and a half, in English."""
    made = script.add_scene(store, script.add_episode(store, 1), "1-1", set_name="宴会厅")
    episode = store.query("SELECT episode_id FROM scene")[0]["episode_id"]
    cue = editing.add_cue(store, episode, 4000, 5500, scene_id=made)
    texts.set_text(store, cue, "en", "Pay.")
    return made, cue


def add(store, scene, path):
    room.add_clips(store, [read_clip(path)])
    take = room.takes(store)[0]
    room.link_take(store, take.id, scene[0], "1", 1)
    return room.take(store, take.id)


def picture(path, frame):
    with FrameReader(read_clip(path)) as reader:
        return reader.picture(frame).astype(int)


def seen(path, clip, frame=2):
    """The rows and columns in which a frame differs from that of the clip: top to right."""
    apart = np.abs(picture(path, frame) - picture(clip, frame)).max(axis=2) > 40
    rows, columns = (np.flatnonzero(apart.any(axis=axis)) for axis in (1, 0))
    return rows[0], rows[-1] + 1, columns[0], columns[-1] + 1


@pytest.mark.parametrize("code", SAID)
def test_every_language_stands_in_the_box_as_wide_as_the_ruler_says(store, scene, grey, code):
    take = add(store, scene, grey)
    texts.set_text(store, scene[1], code, SAID[code])
    out = store.path.with_name("out.mp4")
    burn(store, take.id, code, out)
    within = limits(code)
    lines = lay_out(cues_over_take(store, take.id, code), within)[0].lines
    assert 1 <= len(lines) <= 2
    top, bottom, left, right = seen(out, grey)
    assert within.box[0] <= left < right <= within.box[2]
    assert within.box[1] <= top < bottom <= within.box[3]
    wide = max(line.width for line in lines)
    assert right - left == pytest.approx(wide + 2 * within.outline + within.shadow, rel=0.03)
    assert (left + right) / 2 == pytest.approx(lines[0].x, abs=8)


@pytest.mark.parametrize(
    ("code", "text", "above"),
    [
        ("en", "HHHHH", 0.727),
        ("ko", "HHH", 0.741),
        ("ar", "HHH", 0.714),
        ("th", "HHH", 0.714),
    ],
)
def test_letters_stand_on_the_line_and_are_of_one_size(store, scene, grey, code, text, above):
    take = add(store, scene, grey)
    texts.set_text(store, scene[1], code, text)
    out = store.path.with_name("out.mp4")
    burn(store, take.id, code, out)
    within = limits(code)
    line = lay_out(cues_over_take(store, take.id, code), within)[0].lines[0]
    top, bottom, _, _ = seen(out, grey)
    assert bottom == pytest.approx(line.y + within.outline + within.shadow, abs=2)
    assert top == pytest.approx(line.y - above * within.em - within.outline, abs=2)


def test_a_caption_stands_at_the_top_of_the_platforms_box(store, scene, grey):
    take = add(store, scene, grey)
    editing.change_cue(store, scene[1], place="top")
    out = store.path.with_name("out.mp4")
    burn(store, take.id, "en", out, platform="tiktok")
    top, _, _, _ = seen(out, grey)
    assert 180 <= top < 220


def test_only_the_range_of_the_take_is_written_and_cues_follow_it(store, scene, numbered):
    take = add(store, scene, numbered)
    room.change_take(store, take.id, in_frame=5, out_frame=30, cue_offset_ms=400)
    out = store.path.with_name("out.mp4")
    told = []
    burn(store, take.id, "en", out, Progress(lambda done, total: told.append((done, total))))
    film = read_clip(out)
    assert film.info.frames == 26
    assert film.info.audio.codec == "aac"
    with FrameReader(film) as reader, FrameReader(read_clip(numbered)) as clip:
        pictures = [reader.picture(at) for at in range(26)]
        originals = [clip.picture(at) for at in range(5, 31)]
    assert [number_of(one) for one in pictures] == list(range(5, 31))
    marked = [
        bool((np.abs(a.astype(int) - b.astype(int)).max(axis=2) > 60).sum() > 5)
        for a, b in zip(pictures, originals, strict=True)
    ]
    assert marked == [False] * 10 + [True] * 16
    assert told[-1][1] == 1040
    assert (store.path.parent / "out.mp4").stat().st_size > 0
    assert [p.name for p in store.path.parent.glob(".*")] == []
    head = out.read_bytes()
    assert head.index(b"moov") < head.index(b"mdat")


@pytest.mark.parametrize("kind", ["variable", "turned"])
def test_uneven_and_turned_clips_keep_their_times_and_are_upright(store, scene, tmp_path, kind):
    path = tmp_path / "clip.mp4"
    path = uneven(path) if kind == "variable" else turned(path, 90)
    take = add(store, scene, path)
    room.change_take(store, take.id, in_frame=3)
    out = tmp_path / "out.mp4"
    burn(store, take.id, "en", out)
    before, film = read_clip(path), read_clip(out)
    assert film.info.frames == before.info.frames - 3
    assert (film.info.width, film.info.height, film.info.rotation) == (96, 160, 0)
    assert film.info.variable == before.info.variable
    for at in (0, 10, film.info.frames - 1):
        wanted = before.index.seconds(at + 3) - before.index.seconds(3)
        assert float(film.index.seconds(at)) == pytest.approx(float(wanted), abs=0.0002)
    assert number_of(picture(out, 20)) == 23


NAMES = [
    "it's 50%, [a] {b} 'c'; d.mp4",
    "第一集：宴会厅 — 戒指.mp4",
    "-c -i x.mp4",
    "%03d #1 @2 $HOME `x` &.mp4",
]
if sys.platform != "win32":
    NAMES += ['a:b="c" \\N d|e<f>?*.mp4', "line\u2028break\tx.mp4"]


@pytest.mark.parametrize("name", NAMES)
def test_awkward_names_work(store, scene, numbered, name):
    folder = store.path.parent / "it's, a [clip]: %d"
    if sys.platform == "win32":
        folder = folder.with_name("it's, a [clip] %d")
    folder.mkdir()
    shutil.copy(numbered, folder / name)
    take = add(store, scene, folder / name)
    out = folder / f"out {name}"
    burn(store, take.id, "en", out)
    assert read_clip(out).info.frames == 40
    assert sorted(path.name for path in folder.iterdir()) == sorted([name, out.name])


@linux
def test_cancel_kills_ffmpeg_and_leaves_nothing(store, scene, tmp_path):
    clip = tmp_path / "long.mp4"
    ffmpeg("-f", "lavfi", "-i", "testsrc2=s=540x960:r=25:d=40", *H264, clip)
    take = add(store, scene, clip)
    folder, pids = tmp_path / "out", []

    def runs():
        for place in folder.glob(".making-*"):
            pids.extend(running_in(place))
        return bool(pids)

    progress = Progress()
    stop_when(runs, progress)
    with pytest.raises(Cancelled):
        burn(store, take.id, "en", folder / "out.mp4", progress)
    assert pids
    assert not any(Path(f"/proc/{pid}").exists() for pid in pids)
    assert list(folder.iterdir()) == []


def test_what_cannot_be_burnt_is_one_sentence_and_nothing_is_written(
    store, scene, numbered, tmp_path, monkeypatch
):
    clip = tmp_path / "1-1_1_T1.mp4"
    shutil.copy(numbered, clip)
    take = add(store, scene, clip)
    out = tmp_path / "out.mp4"

    def told(says, code="en", to=out, of=take.id):
        with pytest.raises(StudioError, match=says):
            burn(store, of, code, to)
        assert sorted(p.name for p in tmp_path.glob("*.mp4")) == ["1-1_1_T1.mp4"]
        assert list(tmp_path.glob(".making*")) == []

    told("There are no subtitles in de yet", code="de")
    told("must end in .mp4", to=tmp_path / "out.srt")
    told("is a clip of this production", to=clip)
    told("is a production", to=store.path)
    told("no longer there", of="gone")
    room.change_take(store, take.id, cue_offset_ms=10_000)
    told("No subtitles in en lie over 1-1_1_T1.mp4")
    store.undo()
    monkeypatch.setattr(burning, "find_ffmpeg", lambda: None)
    told("No ffmpeg runs here")
    old = Ffmpeg("/bin/ffmpeg", "5", libass=False, libx264=True, source="path")
    monkeypatch.setattr(burning, "find_ffmpeg", lambda: old)
    told("The ffmpeg at /bin/ffmpeg lacks libass")
    monkeypatch.setattr(burning, "find_ffmpeg", lambda: replace(old, libass=True, libx264=False))
    told("lacks libx264")
    monkeypatch.undo()
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path / "home"))
    room.link_take(store, take.id, None)
    told("has no scene")
    store.undo()
    whole = clip.read_bytes()
    clip.write_bytes(whole[: len(whole) // 2])
    told("cut short")
    encode(clip, *LONG, frames=50)
    told("another clip than the one that was added")
    clip.write_text("words")
    told("is not a video")
    clip.unlink()
    with pytest.raises(StudioError, match="is not there"):
        burn(store, take.id, "en", out)
    assert not out.exists()


def test_the_result_before_stays_when_a_new_one_fails(store, scene, numbered, monkeypatch):
    take = add(store, scene, numbered)
    out = store.path.with_name("out.mp4")
    burn(store, take.id, "en", out)
    before = out.read_bytes()

    def broken(*_, **__):
        return ["-nonsense"]

    monkeypatch.setattr("studio.media.ffmpeg_cmd.burn_arguments", broken)
    with pytest.raises(StudioError, match="ffmpeg could not work on small"):
        burn(store, take.id, "en", out)
    assert out.read_bytes() == before
