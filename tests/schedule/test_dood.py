from hypothesis import given
from hypothesis import strategies as st

from studio.schedule import store as schedule
from studio.schedule.auto import counts
from studio.schedule.dood import WORKING, dood
from tests.schedule.making import by_number, ids_of, planned, row
from tests.schedule.pieces import board, day, facts, strip


def codes(found):
    return {row.name: list(row.codes) for row in found.rows}


def test_start_work_hold_and_finish_are_coded():
    plan = board(
        day(0, strip("1-1", cast=[1, 2])),
        day(1, strip("1-2", cast=[1])),
        day(2, strip("2-1", cast=[3])),
        day(3, strip("2-2", cast=[1, 4])),
    )
    found = dood(plan)
    assert codes(found) == {
        "Role 1": ["SW", "W", "H", "WF"],
        "Role 2": ["SWF", "", "", ""],
        "Role 3": ["", "", "SWF", ""],
        "Role 4": ["", "", "", "SWF"],
    }
    first = found.rows[0]
    assert (first.work, first.hold, first.total) == (3, 1, 4)
    assert (found.working, found.holding) == ((2, 1, 1, 2), (0, 0, 1, 0))


def test_days_off_are_never_held():
    plan = board(
        day(0, strip("1-1", cast=[1])), day(1, kind="off"), day(2), day(3, strip("1-2", cast=[1]))
    )
    found = dood(plan)
    assert codes(found) == {"Role 1": ["SW", "", "H", "WF"]}
    assert found.rows[0].total == 3


def test_rows_are_by_cast_number_and_the_boneyard_does_not_count():
    plan = board(
        day(0, strip("1-1", cast=[5])),
        day(1, strip("1-2", cast=[2])),
        boneyard=[strip("9-9", cast=[1])],
    )
    assert [row.number for row in dood(plan).rows] == [2, 5]


def test_sets_and_places_have_days_too():
    plan = board(
        day(0, strip("1-1", place="A", set_="Hall")),
        day(1, strip("1-2", place="B")),
        day(2, strip("1-3", place="A", set_="Yard")),
    )
    assert codes(dood(plan, "place")) == {
        "Place A": ["SW", "H", "WF"],
        "Place B": ["", "SWF", ""],
    }
    assert len(dood(plan, "set").rows) == 3


def test_elements_are_counted_by_scene(tmp_path):
    with planned(tmp_path) as store:
        category = row(store, "category", key="props", name="Props", sort="i")
        ring = row(store, "element", category_id=category, name="Ring")
        for scene in ids_of(store, "scene")[:2]:
            row(store, "scene_element", scene_id=scene, element_id=ring)
        now = schedule.active_board(store)
        ids = by_number(now)
        schedule.move_strips(store, [ids["1-1"]], now.days[0].id)
        schedule.move_strips(store, [ids["1-2"]], now.days[2].id)
        now = schedule.active_board(store)
        found = dood(now, "element", schedule.read_elements(store))
        assert codes(found) == {"Ring": ["SW", "H", "WF"]}


DAYS = st.lists(
    st.tuples(st.sampled_from(["shoot", "shoot", "off", "travel"]), st.sets(st.integers(1, 5))),
    max_size=9,
)


@given(DAYS)
def test_totals_equal_a_count_by_hand(days):
    plan = board(
        *(
            day(n, *([strip(f"1-{n}", cast=sorted(cast))] if kind == "shoot" else []), kind=kind)
            for n, (kind, cast) in enumerate(days)
        )
    )
    found = dood(plan)
    for role in range(1, 6):
        works = [n for n, (kind, cast) in enumerate(days) if kind == "shoot" and role in cast]
        rows = [row for row in found.rows if row.number == role]
        assert bool(rows) == bool(works)
        for row_ in rows:
            between = range(works[0], works[-1] + 1)
            waits = [n for n in between if days[n][0] == "shoot" and n not in works]
            assert (row_.work, row_.hold, row_.travel) == (len(works), len(waits), 0)
            assert row_.total == len(works) + len(waits)
            assert [n for n, code in enumerate(row_.codes) if code in WORKING] == works
            assert [n for n, code in enumerate(row_.codes) if code == "H"] == waits
            assert (row_.first, row_.last) == (plan.days[works[0]].date, plan.days[works[-1]].date)
    assert sum(found.working) == sum(row.work for row in found.rows)
    assert sum(found.holding) == sum(row.hold for row in found.rows)


def test_who_is_away_between_days_of_work_is_idle_and_not_held():
    plan = board(
        day(0, strip("1-1", cast=[1, 2])),
        day(1, strip("1-2", cast=[3])),
        day(2, strip("2-1", cast=[3])),
        day(3, strip("2-2", cast=[1, 2])),
    )
    found = dood(plan, persons=facts(away={1: [1]}).persons)
    assert codes(found)["Role 1"] == ["SW", "I", "H", "WF"]
    assert codes(found)["Role 2"] == ["SW", "H", "H", "WF"]
    first = found.rows[0]
    assert (first.work, first.hold, first.idle, first.total) == (2, 1, 1, 3)
    assert found.holding == (0, 1, 2, 0)


def test_who_works_while_away_is_a_conflict_and_works_all_the_same():
    plan = board(day(0, strip("1-1", cast=[1])), day(1, strip("1-2", cast=[1, 2])))
    found = dood(plan, persons=facts(away={1: [1]}).persons)
    assert codes(found)["Role 1"] == ["SW", "WF"]
    assert [row.conflicts for row in found.rows] == [{1}, frozenset()]


def test_an_idle_day_costs_the_plan_no_waiting():
    plan = board(
        day(0, strip("1-1", cast=[1])), day(1, strip("1-2")), day(2, strip("2-1", cast=[1]))
    )
    assert counts(plan, facts()).cast_hold == 1
    assert counts(plan, facts(away={1: [1]})).cast_hold == 0
