import re

import pytest

from studio.base.errors import StudioError
from studio.breakdown import store as breakdown
from studio.i18n import language
from studio.media.probe import read_clip
from studio.people import store as people
from studio.places import store as places
from studio.project.lock import WindowLock
from studio.project.store import Author, Store
from studio.reports.registry import report
from studio.schedule import store as schedule
from studio.script import store as script
from studio.workflow.demo import demo_file
from studio.workflow.demo.build import build
from studio.workflow.demo.export import write_demo
from studio.workflow.demo.footage import clip_names
from tests.project.tables import dump

CODES = ("zh-Hans", "en", "es", "pt-BR", "id", "th", "ko", "ar")


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    store = build(tmp_path_factory.mktemp("demo") / "Demo.studio")
    yield store
    store.close()


def test_the_demo_is_a_whole_production(demo):
    assert len(script.episodes(demo)) == 24
    assert {e.scenes for e in script.episodes(demo)} <= {2, 3}
    assert sum(e.paywall for e in script.episodes(demo)) >= 1
    assert all(e.hook for e in script.episodes(demo))
    crew = [p for p in people.people(demo) if p.department != "Cast"]
    assert len(crew) == 42
    assert len([c for c in people.castings(demo) if c.person_id]) == 12
    assert len(places.places(demo)) == 9
    assert len(schedule.active_board(demo).shooting_days) == 9
    assert schedule.active_board(demo).boneyard == ()
    assert len(breakdown.elements(demo)) > 100


def test_every_name_of_the_demo_comes_in_both_languages(demo):
    assert all(s.other_name for s in script.sets(demo))
    assert all(c.other_character for c in people.castings(demo))
    assert all(p.other_name for p in people.people(demo))
    assert all(s.other_synopsis and s.synopsis for s in script.scenes(demo))
    assert all(p.other_name and p.other_hospital for p in places.places(demo))


def test_the_demo_was_made_by_steps_that_can_be_undone(tmp_path):
    store = build(tmp_path / "Demo.studio")
    whole = dump(store)
    while store.undo():
        pass
    assert [table for table, rows in dump(store).items() if rows] == ["production"]
    while store.redo():
        pass
    assert dump(store) == whole
    store.close()


def test_the_demo_is_built_once_and_anew_on_request(tmp_path, monkeypatch):
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path))
    path = demo_file()
    with Store.open(path) as store:
        store.undo()
        steps = len([s for s in store.history() if s.state == "standing"])
    with Store.open(demo_file()) as store:
        assert len([s for s in store.history() if s.state == "standing"]) == steps
    with Store.open(demo_file(fresh=True)) as store:
        assert len([s for s in store.history() if s.state == "standing"]) == steps + 1
    assert {p.name for p in path.parent.iterdir()} == {path.name, "takes"}


def test_the_demo_never_replaces_somebodys_own_script(tmp_path):
    own = tmp_path / "script.txt"
    own.write_text("mine", encoding="utf-8")
    with pytest.raises(StudioError, match=r"holds script\.txt already"):
        write_demo(tmp_path)
    assert own.read_text("utf-8") == "mine"
    assert [p.name for p in tmp_path.iterdir() if p.name != "home"] == ["script.txt"]


def test_a_demo_that_a_window_holds_is_not_built_anew(tmp_path, monkeypatch):
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path))
    path = demo_file()
    WindowLock(path, Author("Bo", "another-desk")).take()
    with pytest.raises(StudioError, match="open in a window of Bo"):
        demo_file(fresh=True)
    assert path.exists()


def test_every_call_sheet_of_the_demo_is_one_front_and_one_back(demo, tmp_path):
    spoken = [language("zh"), language("en")]
    days = range(1, 10)
    pages = [report("callsheet").write(demo, tmp_path / f"{day}.pdf", spoken, day) for day in days]
    assert pages == [2] * 9


def test_an_office_gets_the_demo_with_subtitles_reports_and_a_film(tmp_path):
    made = write_demo(tmp_path / "out")
    names = {path.relative_to(tmp_path / "out").as_posix() for path in made}
    assert all(path.stat().st_size for path in made)
    assert {f"subtitles/E{n:02}.{code}.{end}" for n in (1, 2, 3) for code in CODES
            for end in ("srt", "vtt")} <= names  # fmt: skip
    assert {f"takes/{name}" for name in clip_names()} <= names
    assert {"topsheet.pdf", "budget.pdf", "editorslog.pdf", "scenes.pdf"} <= names
    assert [n for n in sorted(names) if re.fullmatch(r"subtitles-.+\.pdf", n)] == [
        f"subtitles-{code}.pdf" for code in sorted(CODES)
    ]
    assert sum(n.startswith("callsheet-day-") for n in names) == 9
    film = read_clip(tmp_path / "out" / "1-1_2_T1_A.en.mp4").info
    assert (film.width, film.height, film.frames) == (1080, 1920, 214)
    assert film.audio is not None


def test_without_ffmpeg_the_demo_is_whole_but_for_its_film_and_can_be_made_again(
    tmp_path, monkeypatch
):
    monkeypatch.setattr("studio.workflow.demo.export.find_ffmpeg", lambda: None)
    made = write_demo(tmp_path / "out")
    assert [path.name for path in made if path.suffix == ".mp4"] == clip_names()
    assert write_demo(tmp_path / "out") == made
