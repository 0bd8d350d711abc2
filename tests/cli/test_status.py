import json

import pytest

from studio.project.store import Store, insert
from studio.script import store as script
from studio.subtitles.editing import draft_episodes
from studio.subtitles.texts import add_language

SCRIPT = "".join(f"第{n}集：题\n{n}-1 日 内 大厅\n林晚：你好。\n" for n in (1, 2))


@pytest.fixture
def file(studio, tmp_path):
    path = tmp_path / "Show.studio"
    studio("new", path, "--title", "Show")
    words = tmp_path / "s.txt"
    words.write_text(SCRIPT, "utf-8")
    studio("script", "import", path, words)
    return path


@pytest.fixture
def begun(file):
    """The first of two scenes has a circled take; the first episode is drafted in Chinese."""
    with Store.open(file) as store:
        with store.edit("Shoot") as db:
            scene = script.scenes(store)[0].id
            clip = insert(
                db, "clip", path="a.mp4", hash="a", frames=50, fps_num=25, fps_den=1,
                width=9, height=16, duration_ms=2000,
            )  # fmt: skip
            slate = insert(db, "slate", scene_id=scene, name="1")
            insert(db, "take", clip_id=clip, slate_id=slate, number=1, circled=1)
        draft_episodes(store, [script.episodes(store)[0].id])
        add_language(store, "en")
    return file


def test_the_status_has_figures_per_episode_and_sums(studio, begun):
    ran = studio("status", begun, "--json")
    assert ran.code == 0
    told = json.loads(ran.out)
    first, second = told["episodes"]
    assert (first["number"], first["written"], first["scheduled"]) == (1, True, 0)
    assert (first["scenes"], first["shot"], first["with_takes"]) == (1, 1, 1)
    assert (second["shot"], second["subtitles"]["zh-Hans"]["complete"]) == (0, False)
    zh = first["subtitles"]["zh-Hans"]
    assert zh == {"done": zh["cues"], "cues": zh["cues"], "complete": True, "finished": False}
    assert first["subtitles"]["en"]["done"] == 0
    total = told["total"]
    assert (total["scenes"], total["shot"]) == (2, 1)
    assert total["subtitled_episodes"] == {"zh-Hans": 1, "en": 0}


def test_the_status_is_a_table_to_read(studio, begun):
    lines = studio("status", begun).out.splitlines()
    assert lines[0].split() == ["Episode", "Title", "Written", "Scheduled", "Shot", "Subtitled"]
    assert lines[1].split()[-3:] == ["0/1", "1/1", "1/2"]
    assert lines[3].split() == ["Total", "2/2", "0/2", "1/2"]
    assert lines[4] == "Episodes with all subtitles: zh-Hans 1/2  en 0/2"


def test_the_status_of_an_empty_production_says_what_to_do(studio, tmp_path):
    path = tmp_path / "Empty.studio"
    studio("new", path, "--title", "Empty")
    assert studio("status", path).out.strip() == (
        "There are no episodes yet. Import a script first."
    )
    assert json.loads(studio("status", path, "--json").out)["episodes"] == []
