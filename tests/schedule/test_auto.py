import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.schedule import store as schedule
from studio.schedule.auto import Options, applied, counts, plan, with_new_days
from tests.schedule.making import FIRST, by_number, layout, planned, production
from tests.schedule.pieces import banner, board, day, facts, strip

QUICK = Options(iterations=2000)


def where(proposal, start):
    """Return the day id of each strip after a plan, by strip id."""
    return {one.id: one.day_id for one in applied(start, proposal).strips()}


def test_scenes_of_a_place_are_shot_together():
    scenes = [strip(f"1-{n}", place="ABC"[n % 3], story=n) for n in range(15)]
    start = board(day(0), day(1), day(2), boneyard=scenes)
    proposal = plan(start, facts(), QUICK)
    assert proposal.unplaced == ()
    assert proposal.after.company_moves == 0
    days = where(proposal, start)
    assert len({days[one.id] for one in scenes if one.place_id == "A"}) == 1


def test_an_actors_scenes_stand_on_neighbouring_days():
    scenes = [
        strip(f"1-{n}", place="ABC"[n // 4], cast=[1] if n < 4 or n > 7 else [2], minutes=140)
        for n in range(12)
    ]
    start = board(day(0), day(1), day(2), boneyard=scenes)
    assert plan(start, facts(), QUICK).after.cast_hold == 0


def test_nobody_is_planned_on_a_day_away_and_no_place_when_it_is_closed():
    scenes = [strip(f"1-{n}", cast=[1 + n % 2], place="AB"[n % 2]) for n in range(8)]
    start = board(day(0), day(1), day(2), boneyard=scenes)
    known = facts(away={1: [0, 1]}, closed={"B": [0, 2]})
    proposal = plan(start, known, QUICK)
    days = where(proposal, start)
    assert {days[one.id] for one in scenes if one.place_id == "A"} == {"day 2"}
    assert {days[one.id] for one in scenes if one.place_id == "B"} == {"day 1"}


def test_a_scene_that_suits_no_day_stays_in_the_boneyard_with_the_names():
    start = board(day(0), day(1), boneyard=[strip("1-1", cast=[1, 2])])
    proposal = plan(start, facts(away={1: [0], 2: [1]}), QUICK)
    assert [str(one.reason) for one in proposal.unplaced] == [
        "Scene 1-1: on no open day are all of these available: Actor 1, Actor 2."
    ]
    assert proposal.moves == ()


def test_what_does_not_fit_is_left_out_with_the_reason():
    scenes = [strip(f"1-{n}", minutes=300) for n in range(3)]
    proposal = plan(board(day(0), boneyard=scenes), facts(), QUICK)
    assert len(proposal.unplaced) == 1
    assert "(5:00) does not fit" in str(proposal.unplaced[0].reason)


def test_a_board_without_days_says_so():
    proposal = plan(board(boneyard=[strip("1-1")]), facts(), QUICK)
    assert str(proposal.unplaced[0].reason) == "Scene 1-1: the board has no shooting days."


def test_pinned_strips_banners_and_locked_days_stay():
    start = board(
        day(0, strip("1-1", place="B"), strip("1-2", pinned=True), banner("Lunch", 60, "meal")),
        day(1, strip("2-1", place="A"), locked=True),
        day(2),
        boneyard=[strip("3-1"), strip("3-2", pinned=True), strip("3-3", place="B")],
    )
    after = applied(start, plan(start, facts(), QUICK))
    assert after.days[1] == start.days[1]
    assert [one.id for one in after.days[0].strips if one.pinned] == ["1-2"]
    assert "Lunch" in [one.id for one in after.days[0].strips]
    assert [one.id for one in after.boneyard] == ["3-2"]


def test_night_exteriors_go_to_the_day_with_a_late_call():
    night = [strip(f"1-{n}", colour="EXT NIGHT") for n in range(3)]
    light = [strip(f"2-{n}", colour="EXT DAY") for n in range(3)]
    start = board(day(0), day(1, call=960), boneyard=[*night, *light])
    days = where(plan(start, facts(), QUICK), start)
    assert {days[one.id] for one in night} == {"day 1"}
    assert {days[one.id] for one in light} == {"day 0"}


def test_only_the_boneyard_is_planned_when_asked():
    start = board(day(0, strip("1-1", place="B")), day(1), boneyard=[strip("2-1", place="B")])
    proposal = plan(start, facts(), Options(only_boneyard=True, iterations=500))
    assert [move.strip_id for move in proposal.moves] == ["2-1"]


def test_a_good_board_is_left_as_it_is():
    scenes = [strip(f"1-{n}", place="AB"[n % 2], story=n) for n in range(10)]
    start = board(day(0), day(1), boneyard=scenes)
    first = plan(start, facts(), QUICK)
    again = plan(applied(start, first), facts(), QUICK)
    assert (again.moves, again.sequences) == ((), ())
    assert again.before == again.after == first.after


def test_the_same_seed_gives_the_same_plan():
    scenes = [strip(f"1-{n}", place="ABCD"[n % 4], cast=[1 + n % 5]) for n in range(24)]
    start = board(day(0), day(1), day(2), boneyard=scenes)
    assert plan(start, facts(), QUICK) == plan(start, facts(), QUICK)


def test_planning_stops_when_it_is_cancelled():
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        plan(board(day(0), boneyard=[strip("1-1")]), facts(), QUICK, progress)


def test_proposed_days_follow_the_minutes_and_end_with_the_nights():
    scenes = [strip(f"1-{n}", minutes=150) for n in range(8)]
    scenes += [strip(f"2-{n}", minutes=150, colour="EXT NIGHT") for n in range(4)]
    proposed = with_new_days(board(boneyard=scenes), facts(), FIRST, rest={6})
    assert [one.date.day for one in proposed.days] == [3, 4, 5]
    assert [one.call_minute for one in proposed.days] == [420, 420, 960]
    assert [one.number for one in proposed.days] == [1, 2, 3]


SCENES = st.lists(
    st.tuples(
        st.integers(10, 240),
        st.sampled_from("ABC"),
        st.sampled_from(["INT DAY", "EXT DAY", "EXT NIGHT"]),
        st.sets(st.integers(1, 4), max_size=3),
        st.integers(-1, 3),
        st.booleans(),
    ),
    max_size=14,
)
AWAY = st.dictionaries(st.integers(1, 4), st.sets(st.integers(0, 3)), max_size=3)


@given(SCENES, AWAY, st.sets(st.integers(0, 3), max_size=2))
@settings(max_examples=120, deadline=None)
def test_no_plan_breaks_a_pin_a_lock_or_an_absence_or_loses_a_strip(scenes, away, locked):
    on: dict[int, list] = {n: [] for n in range(-1, 4)}
    for n, (minutes, place, colour, cast, at, pinned) in enumerate(scenes):
        on[at].append(
            strip(f"{n}", minutes=minutes, place=place, colour=colour, cast=cast, pinned=pinned)
        )
    start = board(*(day(n, *on[n], locked=n in locked) for n in range(4)), boneyard=on[-1])
    known = facts(away=away)
    proposal = plan(start, known, Options(iterations=300))
    after = applied(start, proposal)
    assert sorted(one.id for one in after.strips()) == sorted(one.id for one in start.strips())
    for was, now in zip(start.days, after.days, strict=True):
        if was.locked:
            assert now == was
        kept = [one.id for one in was.strips if one.pinned]
        assert [one.id for one in now.strips if one.pinned] == kept
        for one in now.strips:
            assert one.day_id == now.id
            if not one.pinned and not was.locked:
                assert not known.obstacles(one, now.date)
    assert proposal.after == counts(after, known)
    assert proposal.before == counts(start, known)


def test_a_plan_is_applied_in_one_step_and_is_what_was_shown(tmp_path):
    with production(tmp_path, scenes=12, sets=4) as store:
        start = with_new_days(schedule.active_board(store), schedule.read_facts(store), FIRST, 2)
        proposal = plan(start, schedule.read_facts(store), QUICK)
        assert schedule.boards(store) == []
        schedule.apply_plan(store, proposal)
        assert layout(schedule.active_board(store)) == layout(applied(start, proposal))
        store.undo()
        assert schedule.boards(store) == []


def test_an_applied_plan_may_send_strips_back_to_the_boneyard(tmp_path):
    with planned(tmp_path, days=1, scenes=4) as store:
        now = schedule.active_board(store)
        schedule.set_minutes(store, list(by_number(now).values()), 400)
        schedule.move_strips(store, list(by_number(now).values()), now.days[0].id)
        proposal = plan(schedule.active_board(store), schedule.read_facts(store), QUICK)
        assert len(proposal.unplaced) == 3
        schedule.apply_plan(store, proposal)
        assert [len(one) for one in layout(schedule.active_board(store))] == [1, 3]


@pytest.mark.parametrize("change", ["pin", "lock", "move", "banner"])
def test_a_plan_for_a_board_that_has_changed_since_is_refused(tmp_path, change):
    with planned(tmp_path) as store:
        now = schedule.active_board(store)
        proposal = plan(now, schedule.read_facts(store), QUICK)
        strip_id, day_id = proposal.assignments[0]
        if change == "pin":
            schedule.pin(store, [strip_id], True)
        elif change == "lock":
            schedule.change_day(store, day_id, locked=True)
        elif change == "move":
            other = next(one.id for one in now.days if one.id != day_id)
            schedule.move_strips(store, [strip_id], other)
        else:
            schedule.add_banner(store, day_id, "Lunch", 60)
        before = layout(schedule.active_board(store))
        with pytest.raises(StudioError, match="Plan it again"):
            schedule.apply_plan(store, proposal)
        assert layout(schedule.active_board(store)) == before
