import pytest

from studio.base.errors import StudioError
from studio.project.store import delete, insert, update
from studio.schedule import store as schedule
from tests.schedule.making import by_number, ids_of, layout, planned, production, row


@pytest.fixture
def show(tmp_path):
    made = planned(tmp_path)
    yield made
    made.close()


def board(store):
    return schedule.active_board(store)


def move(store, scenes, day, before=None):
    now = board(store)
    ids = by_number(now)
    day_id = None if day is None else now.days[day].id
    return schedule.move_strips(
        store, [ids[scene] for scene in scenes], day_id, ids[before] if before else None
    )


def test_a_new_board_holds_every_scene_in_story_order_in_the_boneyard(show):
    assert layout(board(show)) == [[], [], [], ["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"]]


def test_a_file_without_a_board_shows_its_scenes_and_is_not_changed_by_that(tmp_path):
    with production(tmp_path) as store:
        before = store.history()
        assert layout(board(store)) == [["1-1", "1-2", "2-1", "2-2", "3-1", "3-2"]]
        assert board(store).id == ""
        assert store.history() == before


def test_strips_that_were_only_shown_can_be_edited_in_one_step(tmp_path):
    with production(tmp_path) as store:
        shown = board(store).boneyard[1]
        schedule.pin(store, [shown.id], True)
        assert [strip.pinned for strip in board(store).boneyard[:3]] == [False, True, False]
        store.undo()
        assert schedule.boards(store) == []


def test_a_scene_that_is_added_later_lies_in_the_boneyard_of_every_board(show):
    copy = schedule.duplicate_board(show, board(show).id, "B")
    episode = ids_of(show, "episode")[0]
    row(show, "scene", episode_id=episode, sort="z", number="1-3")
    assert layout(board(show))[-1][-1] == "1-3"
    assert schedule.sync_strips(show) == 2
    for one in (board(show), schedule.read_board(show, copy)):
        assert layout(one)[-1][-1] == "1-3"
        assert not one.boneyard[-1].id.startswith("new:")


def test_a_deleted_scene_takes_its_strip_along(show):
    with show.edit("Delete") as db:
        delete(db, "scene", ids_of(show, "scene")[0])
    assert "1-1" not in layout(board(show))[-1]
    schedule.sync_strips(show)
    assert show.query("SELECT count(*) AS n FROM strip")[0]["n"] == 5


def test_moved_strips_keep_their_order_on_the_board(show):
    move(show, ["3-1", "1-1", "2-2"], 0)
    assert layout(board(show))[0] == ["1-1", "2-2", "3-1"]


def test_strips_are_put_in_front_of_another(show):
    move(show, ["1-1", "1-2", "2-1"], 0)
    move(show, ["3-1", "3-2"], 0, before="1-2")
    assert layout(board(show))[0] == ["1-1", "3-1", "3-2", "1-2", "2-1"]


def test_a_strip_in_front_of_itself_stays(show):
    move(show, ["1-1", "1-2", "2-1"], 0)
    steps = len(show.history())
    move(show, ["1-2"], 0, before="1-2")
    assert layout(board(show))[0] == ["1-1", "1-2", "2-1"]
    assert len(show.history()) == steps


def test_one_undo_takes_a_move_back(show):
    before = layout(board(show))
    move(show, ["1-1", "2-1"], 1)
    assert show.undo().label.values == {"scenes": "1-1, 2-1", "day": 2}
    assert layout(board(show)) == before


def test_squeezing_at_one_place_never_spoils_the_order(show):
    move(show, ["1-1", "1-2"], 0)
    for turn in range(120):
        move(show, [["2-1", "2-2"][turn % 2]], 0, before="1-2")
    assert layout(board(show))[0] == ["1-1", "2-1", "2-2", "1-2"]
    assert max(len(strip.sort) for strip in board(show).days[0].strips) <= 25


def test_equal_ranks_from_two_desks_are_ranked_anew(show):
    move(show, ["1-1", "1-2"], 0)
    with show.edit("Same rank") as db:
        for strip in board(show).days[0].strips:
            update(db, "strip", strip.id, sort="i")
    first, second = layout(board(show))[0]
    move(show, ["2-1"], 0, before=second)
    assert layout(board(show))[0] == [first, "2-1", second]


def test_a_pinned_strip_that_is_moved_by_hand_is_told(show):
    ids = by_number(board(show))
    move(show, ["1-1"], 0)
    schedule.pin(show, [ids["1-1"]], True)
    notes = move(show, ["1-1", "1-2"], 1)
    assert [str(note) for note in notes] == ["Pinned strips were moved by hand: 1-1, 1-2."]
    assert move(show, ["1-1"], 1, before="1-2") == ()


def test_a_locked_day_refuses_moves_in_and_out(show):
    move(show, ["1-1"], 0)
    schedule.change_day(show, board(show).days[0].id, locked=True)
    for scenes, day in ((["1-2"], 0), (["1-1"], 1), (["1-1"], None)):
        with pytest.raises(StudioError, match="Day 1 is locked"):
            move(show, scenes, day)


def test_scenes_cannot_be_put_on_a_day_off(show):
    schedule.change_day(show, board(show).days[1].id, kind="off")
    with pytest.raises(StudioError, match="Nothing is shot on 2026-08-04"):
        move(show, ["1-1"], 1)


def test_nudging_walks_over_day_borders_and_past_locked_days(show):
    move(show, ["1-1", "1-2"], 0)
    move(show, ["2-1"], 2)
    schedule.change_day(show, board(show).days[1].id, locked=True)
    ids = by_number(board(show))
    schedule.nudge(show, [ids["1-2"]], "down")
    assert layout(board(show))[:3] == [["1-1"], [], ["1-2", "2-1"]]
    schedule.nudge(show, [ids["1-2"]], "down")
    assert layout(board(show))[:3] == [["1-1"], [], ["2-1", "1-2"]]
    schedule.nudge(show, [ids["1-2"]], "down")
    assert layout(board(show))[:3] == [["1-1"], [], ["2-1", "1-2"]]
    schedule.nudge(show, [ids["2-1"], ids["1-2"]], "up")
    assert layout(board(show))[:3] == [["1-1", "2-1", "1-2"], [], []]
    schedule.nudge(show, [ids["1-1"]], "up")
    assert layout(board(show))[:3] == [["1-1", "2-1", "1-2"], [], []]


def test_nudging_in_the_boneyard_stays_in_it(show):
    ids = by_number(board(show))
    schedule.nudge(show, [ids["1-1"]], "up")
    schedule.nudge(show, [ids["1-1"]], "down")
    assert layout(board(show))[-1][:3] == ["1-2", "1-1", "2-1"]


def test_planned_minutes_are_of_the_board_and_can_be_given_back(show):
    ids = by_number(board(show))
    schedule.set_minutes(show, [ids["1-1"], ids["1-2"]], 25)
    assert [strip.minutes for strip in board(show).boneyard[:3]] == [25, 25, 60]
    schedule.set_minutes(show, [ids["1-1"]], None)
    assert board(show).boneyard[0].minutes == 60
    with pytest.raises(StudioError, match="minutes are not possible"):
        schedule.set_minutes(show, [ids["1-1"]], 5000)


def test_merged_scenes_share_a_strip_and_separate_again(show):
    move(show, ["1-2", "2-1"], 0)
    ids = by_number(board(show))
    kept = schedule.merge_strips(show, [ids["2-1"], ids["1-2"]])
    assert layout(board(show))[0] == ["1-2+2-1"]
    assert board(show).strip(kept).minutes == 120
    schedule.separate_strip(show, kept)
    assert layout(board(show))[0] == ["1-2", "2-1"]


def test_a_split_scene_is_on_two_strips_that_sum_to_it(show):
    move(show, ["1-2", "2-1"], 0)
    ids = by_number(board(show))
    part = schedule.split_strip(show, ids["1-2"], 1)
    first, second, _ = board(show).days[0].strips
    assert second.id == part
    assert [(s.eighths, s.minutes, s.seconds) for s in (first, second)] == [
        (3, 45, 33),
        (1, 15, 12),
    ]
    assert [(s.scenes[0].part, s.scenes[0].parts) for s in (first, second)] == [(1, 2), (2, 2)]
    schedule.merge_strips(show, [first.id, part])
    assert board(show).days[0].strips[0].eighths == 4
    assert board(show).days[0].strips[0].scenes[0].parts == 1


def test_a_split_keeps_planned_minutes_together(show):
    ids = by_number(board(show))
    schedule.set_minutes(show, [ids["1-1"]], 80)
    schedule.split_strip(show, ids["1-1"], 1)
    assert [strip.minutes for strip in board(show).boneyard[:2]] == [60, 20]


def test_a_scene_of_one_eighth_is_split_by_its_minutes(show):
    with show.edit("Short") as db:
        db.execute("UPDATE scene SET eighths = 1 WHERE number = '1-1'")
    ids = by_number(board(show))
    schedule.split_strip(show, ids["1-1"], 0, 20)
    assert [(strip.eighths, strip.minutes) for strip in board(show).boneyard[:2]] == [
        (1, 40),
        (0, 20),
    ]


@pytest.mark.parametrize("eighths", [0, 4, 9, -1])
def test_a_part_that_is_nothing_or_everything_is_refused(show, eighths):
    ids = by_number(board(show))
    with pytest.raises(StudioError, match="4/8 long here"):
        schedule.split_strip(show, ids["1-1"], eighths)


def test_banners_are_added_changed_and_removed(show):
    move(show, ["1-1", "1-2"], 0)
    now = board(show)
    lunch = schedule.add_banner(
        show, now.days[0].id, " Lunch\n", 30, kind="meal", before=now.days[0].strips[1].id
    )
    assert layout(board(show))[0] == ["1-1", "Lunch", "1-2"]
    schedule.change_banner(show, lunch, text="午餐", minutes=60)
    assert board(show).strip(lunch).minutes == 60
    assert board(show).strip(lunch).colour == "banner"
    schedule.remove_banner(show, lunch)
    assert layout(board(show))[0] == ["1-1", "1-2"]
    with pytest.raises(StudioError, match="not a banner"):
        schedule.remove_banner(show, by_number(board(show))["1-1"])


def test_banners_are_not_merged_and_not_put_into_the_boneyard(show):
    banner = schedule.add_banner(show, board(show).days[0].id, "Move", 30, kind="move")
    with pytest.raises(StudioError, match="two or more scenes"):
        schedule.merge_strips(show, [banner, by_number(board(show))["1-1"]])
    with pytest.raises(StudioError, match="no place in the boneyard"):
        schedule.move_strips(show, [banner], None)


def test_a_strip_that_is_gone_is_told(show):
    with pytest.raises(StudioError, match="no longer there"):
        schedule.move_strips(show, ["nobody"], None)


def test_a_strip_knows_its_cast_by_number_and_its_place(show):
    strip = board(show).boneyard[1]
    assert [ref.cast_number for ref in strip.cast] == [1, 2]
    assert (strip.set_name, strip.other_set_name) == ("Set 1", "S1")
    assert strip.scenes[0].place_name == "Place 1"


def test_a_character_with_two_castings_counts_once_under_the_lower_number(show):
    character = ids_of(show, "character")[0]
    with show.edit("Add") as db:
        insert(db, "casting", character_id=character, cast_number=99)
    assert [ref.cast_number for ref in board(show).boneyard[0].cast] == [1]
