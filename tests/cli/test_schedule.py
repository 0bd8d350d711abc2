import json

import pytest

from studio.base.clock import show_clock
from studio.callsheet import store as callsheet
from studio.cli.main import main
from studio.project.store import Store
from studio.schedule import store as schedule
from tests.project.tables import dump
from tests.schedule.making import by_number, ids_of, layout, planned, production, row


@pytest.fixture
def run(capsys):
    """Run a command that must end well and return what it printed."""

    def call(*words):
        assert main([str(word) for word in words]) == 0
        return capsys.readouterr().out

    return call


@pytest.fixture
def show(tmp_path):
    """A board with two scenes on the first of three days; the actor of one is away."""
    with planned(tmp_path) as store:
        now = schedule.active_board(store)
        ids = by_number(now)
        schedule.move_strips(store, [ids["1-1"], ids["1-2"]], now.days[0].id)
        schedule.add_banner(store, now.days[0].id, "Lunch", 60, kind="meal")
        person = ids_of(store, "person")[1]
        row(
            store,
            "availability",
            person_id=person,
            first_date="2026-08-03",
            last_date="2026-08-03",
        )
    return tmp_path / "Show.studio"


def test_show_prints_the_shape_that_programs_rely_on(run, show):
    found = json.loads(run("schedule", "show", show, "--json"))
    first = found["days"][0]
    assert (first["date"], first["number"], first["minutes"], first["eighths"]) == (
        "2026-08-03",
        1,
        180,
        8,
    )
    assert [
        (one["scenes"], one["set"], one["minutes"], one["eighths"]) for one in first["strips"]
    ] == [
        (["1-1"], "Set 0", 60, 4),
        (["1-2"], "Set 1", 60, 4),
        ([], "", 60, 0),
    ]
    assert [one["scenes"] for one in found["boneyard"]] == [["2-1"], ["2-2"], ["3-1"], ["3-2"]]
    warning = found["warnings"][0]
    assert (warning["rule"], warning["day"], warning["strip"]) == (
        "cast_unavailable",
        1,
        first["strips"][1]["id"],
    )
    assert warning["text"] == "Actor 1 is not available on day 1 (scenes 1-2)."


def test_show_prints_a_table_for_people(run, show):
    text = run("schedule", "show", show)
    assert "Day 1  Mon 3 Aug  call 07:00  3:00 of 10:00 h  pages 1  wrap 11:00" in text
    assert "  1-2      INT DAY    S1  1, 2  1:00  4/8\n" in text
    assert "— Lunch" in text
    assert "✕ Actor 1 is not available on day 1 (scenes 1-2)." in text


def test_show_has_the_clock_of_the_call_sheet(run, show):
    with Store.open(show) as store:
        day = schedule.active_board(store).days[0]
        callsheet.change_sheet(store, day.shoot_day_id, shooting_call=510)
    found = json.loads(run("schedule", "show", show, "--json"))["days"][0]
    assert found["call"] == "07:00"
    assert [one["start"] for one in found["strips"]] == ["08:30", "10:30", "11:30"]
    assert found["wrap"] == "12:30"
    text = run("schedule", "show", show)
    assert "wrap 12:30" in text
    assert "  08:30  1-1 " in text


def test_dood_prints_codes_and_totals(run, show):
    found = json.loads(run("schedule", "dood", show, "--json"))
    assert found["numbers"] == [1, 2, 3]
    assert all(len(row["codes"]) == len(found["days"]) for row in found["rows"])
    assert [
        (one["name"], one["codes"], one["work"], one["hold"], one["total"]) for one in found["rows"]
    ] == [("Role 0", ["SWF", "", ""], 1, 0, 1), ("Role 1", ["SWF", "", ""], 1, 0, 1)]
    sets = json.loads(run("schedule", "dood", show, "--kind", "set", "--json"))
    assert [one["name"] for one in sets["rows"]] == ["Set 0", "Set 1"]
    assert "SWF" in run("schedule", "dood", show)


def test_dood_tells_idle_days_and_conflicts(run, show):
    with Store.open(show) as store:
        now = schedule.active_board(store)
        ids = by_number(now)
        schedule.move_strips(store, [ids["2-2"]], now.days[2].id)
        actor = ids_of(store, "person")[0]
        row(
            store,
            "availability",
            person_id=actor,
            first_date="2026-08-04",
            last_date="2026-08-05",
        )
    first = json.loads(run("schedule", "dood", show, "--json"))["rows"][0]
    assert first["codes"] == ["SW", "I", "WF"]
    assert (first["hold"], first["idle"], first["total"]) == (0, 1, 2)
    assert first["conflicts"] == ["2026-08-05"]


def test_auto_changes_nothing_until_it_is_told_to(run, tmp_path):
    production(tmp_path, scenes=12, sets=4).close()
    path = tmp_path / "Show.studio"
    with Store.open(path) as store:
        before = dump(store)
    words = ("schedule", "auto", path, "--days", 3, "--from", "2026-08-03", "--json")
    shown = json.loads(run(*words))
    assert [day["date"] for day in shown["days"]] == ["2026-08-03", "2026-08-04", "2026-08-05"]
    assert (shown["applied"], shown["boneyard"], len(shown["moves"])) == (False, [], 12)
    with Store.open(path) as store:
        assert dump(store) == before
    done = json.loads(run(*words, "--apply"))
    scenes = [[one["scenes"] for one in day["strips"]] for day in done["days"]]
    assert scenes == [[one["scenes"] for one in day["strips"]] for day in shown["days"]]
    with Store.open(path) as store:
        assert layout(schedule.active_board(store))[-1] == []
        store.undo()
        assert dump(store) == before


def test_auto_proposes_days_by_itself_when_there_are_none(run, tmp_path):
    production(tmp_path, scenes=12).close()
    text = run("schedule", "auto", tmp_path / "Show.studio")
    assert "Day 2" in text
    assert "Nothing is changed yet: add --apply." in text


def test_auto_plans_a_file_that_can_only_be_read(run, tmp_path):
    production(tmp_path).close()
    path = tmp_path / "Show.studio"
    path.chmod(0o400)
    assert json.loads(run("schedule", "auto", path, "--json"))["applied"] is False


def test_scenes_are_moved_by_their_numbers(run, show):
    assert run("schedule", "move", show, "3-1", "2-1", "--day", 1, "--before", "1-2") == (
        "Move 2-1, 3-1 to day 1\n"
    )
    run("schedule", "move", show, "1-1", "--boneyard")
    with Store.open(show) as store:
        assert layout(schedule.active_board(store))[0] == ["2-1", "3-1", "1-2", "Lunch"]


def test_a_day_is_changed_and_removed(run, show):
    run("schedule", "day", show, 2, "--call", "16:30", "--lock", "--note", "Rooftop")
    with Store.open(show) as store:
        day = schedule.active_board(store).days[1]
        assert (show_clock(day.call_minute), day.locked, day.note) == ("16:30", True, "Rooftop")
    run("schedule", "day", show, 1, "--remove")
    with Store.open(show) as store:
        assert len(schedule.active_board(store).days) == 2


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("move", "9-9", "--day", "1"), 1, "There is no scene 9-9 on the board."),
        (("move", "1-1", "--day", "7"), 1, "There is no shooting day 7. The board has 3."),
        (("move", "1-1"), 2, "Give --day or --boneyard."),
        (("day", "1", "--call", "noon"), 1, "“noon” is not a time of day."),
        (("dood", "--kind", "hats"), 2, "hats"),
    ],
)
def test_wrong_words_are_told_in_one_sentence(show, capsys, words, code, said):
    command, *rest = words
    assert main(["schedule", command, str(show), *rest]) == code
    assert said in capsys.readouterr().err


def test_an_empty_production_says_what_to_do_next(run, tmp_path):
    production(tmp_path, scenes=0).close()
    path = tmp_path / "Show.studio"
    assert "Import a script" in run("schedule", "show", path)
    assert "nobody works" in run("schedule", "dood", path)
