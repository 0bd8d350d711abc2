"""studio subtitles burn, as people and programs call it."""

import json
import shutil

import numpy as np
import pytest

from studio.media.frames import FrameReader
from studio.media.probe import read_clip
from studio.project import production
from studio.project.store import Store
from studio.script import editing as script
from studio.subtitles import editing, texts
from tests.media.clips import H264, ffmpeg


@pytest.fixture(scope="session")
def grey(tmp_path_factory):
    path = tmp_path_factory.mktemp("cli") / "grey.mp4"
    ffmpeg("-f", "lavfi", "-i", "color=0x606060:s=540x960:r=25:d=0.4", *H264, path)
    return path


@pytest.fixture
def show(studio, tmp_path, grey):
    """A production with two takes of a scene that has one cue, in English and Arabic."""
    path = tmp_path / "Show #1 100%.studio"
    with production.create(path, "Show") as store:
        episode = script.add_episode(store, 1)
        scene = script.add_scene(store, episode, "1-1", set_name="宴会厅")
        cue = editing.add_cue(store, episode, 0, 2000, scene_id=scene)
        texts.set_text(store, cue, "en", "Give me back the ring.")
        texts.set_text(store, cue, "ar", "أعيدي الخاتم")
    card = tmp_path / "card"
    card.mkdir()
    shutil.copy(grey, card / "1-1_1_T1.mp4")
    (card / "1-1_1_T2.mp4").write_bytes(grey.read_bytes() + b"\0\0\0\x08free")
    assert studio("takes", "add", path, card).code == 0
    return path


def first_picture(path):
    with FrameReader(read_clip(path)) as reader:
        return reader.picture(5).astype(int)


def test_a_take_is_burnt_and_its_name_printed(studio, show, tmp_path, grey):
    out = tmp_path / "it's 50%, [done].mp4"
    before = show.read_bytes()
    ran = studio("subtitles", "burn", show, "--take", "1-1/1/2", "--language", "en", "-o", out)
    assert (ran.code, ran.out, ran.err) == (0, f"{out} is written.\n", "")
    film = read_clip(out)
    assert (film.info.frames, film.info.width, film.info.height) == (10, 540, 960)
    rows = np.flatnonzero(np.abs(first_picture(out) - first_picture(grey)).max(axis=(1, 2)) > 40)
    assert 600 < rows[0] < rows[-1] < 720
    assert show.read_bytes() == before


def test_takes_are_found_by_the_names_that_the_list_prints(studio, show, tmp_path):
    listed = json.loads(studio("takes", "list", show, "--json").out)["takes"]
    assert [(one["name"], one["cue_offset_ms"]) for one in listed] == [
        ("1-1/1/1", 0),
        ("1-1/1/2", 0),
    ]
    assert "1-1/1/2" in studio("takes", "list", show).out
    for word in (listed[0]["name"], listed[0]["id"], "1-1_1_T1", listed[0]["file"]):
        out = tmp_path / "out.mp4"
        words = ("--take", word, "--language", "ar", "--platform", "tiktok", "-o", out)
        assert studio("subtitles", "burn", show, *words).code == 0
        out.unlink()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--take", "9-9", "--language", "en"), "There is no take “9-9”. Name one of: 1-1/1/1, "),
        (("--take", "1-1/1", "--language", "en"), "“1-1/1” may be one of several takes: 1-1/1/1 ("),
        (("--take", "1-1/1/1", "--language", "de"), "There are no subtitles in de yet."),
        (("--take", "1-1/1/1", "--language", "en", "--platform", "vine"), "is not a platform"),
        (("--take", "1-1/1/1", "--language", "nonsense!"), "nonsense!"),
    ],
)
def test_what_cannot_be_burnt_is_one_sentence(studio, show, tmp_path, words, said):
    ran = studio("subtitles", "burn", show, *words, "-o", tmp_path / "out.mp4")
    assert (ran.code, ran.out) == (1, "")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert "unexpected" not in ran.err
    assert not (tmp_path / "out.mp4").exists()


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda clip: clip.unlink(), "1-1_1_T1.mp4 is not there"),
        (lambda clip: clip.write_text("words"), "1-1_1_T1.mp4 is not a video that can be read"),
        (lambda clip: clip.write_bytes(clip.read_bytes()[:900]), "is cut short"),
        (lambda clip: clip.write_bytes(b""), "1-1_1_T1.mp4 is empty"),
        (
            lambda clip: ffmpeg("-f", "lavfi", "-i", "sine=d=1", clip),
            "1-1_1_T1.mp4 has no frames to show",
        ),
    ],
)
def test_a_broken_clip_is_one_sentence(studio, show, tmp_path, damage, said):
    damage(tmp_path / "card" / "1-1_1_T1.mp4")
    out = tmp_path / "out.mp4"
    ran = studio(*("subtitles", "burn", show, "--take", "1-1/1/1"), "--language", "en", "-o", out)
    assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1)
    assert said in ran.err
    assert not out.exists()
    assert list(tmp_path.glob(".making*")) == []


def test_the_clip_and_the_production_are_not_written_over(studio, show, tmp_path):
    clip = tmp_path / "card" / "1-1_1_T2.mp4"
    before = clip.read_bytes(), show.read_bytes()
    words = ("--take", "1-1/1/1", "--language", "en")
    for out in (clip, show, tmp_path / "card" / ".." / "card" / clip.name):
        ran = studio("subtitles", "burn", show, *words, "-o", out)
        assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert (clip.read_bytes(), show.read_bytes()) == before


def test_a_take_without_cues_is_one_sentence(studio, show, tmp_path):
    with Store.open(show) as store:
        editing.delete_cues(store, [str(store.query("SELECT id FROM cue")[0]["id"])])
    words = ("--take", "1-1/1/1", "--language", "en", "-o", tmp_path / "out.mp4")
    ran = studio("subtitles", "burn", show, *words)
    assert (ran.code, ran.err.count("\n")) == (1, 1)
    assert "No subtitles in en lie over 1-1_1_T1.mp4." in ran.err
