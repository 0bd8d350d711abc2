"""Whatever is done to a board in whatever order, no scene and no eighth is lost."""

import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.project.store import Store
from studio.schedule import store as schedule
from tests.project.tables import dump
from tests.schedule.making import FIRST, layout, planned

ACTIONS = (
    "move",
    "move",
    "move",
    "nudge",
    "merge",
    "split",
    "split",
    "separate",
    "banner",
    "pin",
    "minutes",
    "add day",
    "remove day",
    "move day",
    "redate",
    "lock",
    "copy",
    "undo",
    "redo",
)
STEPS = st.lists(
    st.tuples(st.sampled_from(ACTIONS), st.lists(st.integers(0, 99), min_size=6, max_size=6)),
    max_size=25,
)


class Hand:
    """Does one random thing to the active board; what the rules refuse is left undone."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def do(self, action: str, numbers: list[int]) -> None:
        board = schedule.active_board(self.store)
        strips, days = list(board.strips()), list(board.days)
        one = strips[numbers[0] % len(strips)]
        some = [strips[n % len(strips)].id for n in numbers[:3]]
        day = days[numbers[3] % len(days)] if days else None
        if action in ("undo", "redo"):
            self.store.undo() if action == "undo" else self.store.redo()
            return
        try:
            self._do(action, numbers, one, some, day)
        except StudioError:
            return

    def _do(self, action, numbers, one, some, day) -> None:
        store = self.store
        if action == "move":
            target = day if numbers[4] % 5 else None
            among = [strip.id for strip in target.strips] if target else []
            before = among[numbers[5] % len(among)] if among and numbers[5] % 3 else None
            schedule.move_strips(store, some, target.id if target else None, before)
        elif action == "nudge":
            schedule.nudge(store, some, "up" if numbers[4] % 2 else "down")
        elif action == "merge":
            schedule.merge_strips(store, some)
        elif action == "split":
            scene = one.scenes[0].scene_id if one.scenes else None
            schedule.split_strip(store, one.id, 1 + numbers[4] % 3, scene_id=scene)
        elif action == "separate":
            schedule.separate_strip(store, one.id)
        elif action == "pin":
            schedule.pin(store, some, bool(numbers[4] % 2))
        elif action == "minutes":
            schedule.set_minutes(store, some, numbers[4] if numbers[5] % 2 else None)
        elif action == "add day":
            schedule.add_day(store, FIRST + timedelta(days=numbers[4] % 12))
        elif action == "copy":
            copy = schedule.duplicate_board(store, schedule.active_board(store).id, "B")
            schedule.activate_board(store, copy)
        elif day:
            self._do_day(action, numbers, one, day)

    def _do_day(self, action, numbers, one, day) -> None:
        store = self.store
        if action == "banner":
            first = day.strips[0].id if day.strips else None
            schedule.add_banner(store, day.id, "Meal", numbers[4], kind="meal", before=first)
        elif action == "remove day":
            schedule.remove_day(store, day.id)
        elif action == "move day":
            days = schedule.active_board(store).days
            schedule.move_day(store, day.id, days[numbers[4] % len(days)].id)
        elif action == "redate":
            schedule.change_day(store, day.id, on=FIRST + timedelta(days=numbers[4] % 12))
        elif action == "lock":
            schedule.change_day(store, day.id, locked=bool(numbers[4] % 2))


def check(store: Store) -> None:
    scenes = {row["id"]: row for row in store.query("SELECT id, eighths, minutes FROM scene")}
    for info in schedule.boards(store):
        board = schedule.read_board(store, info.id)
        eighths, minutes = Counter(), Counter()
        for strip in board.strips():
            assert not strip.id.startswith("new:")
            for scene in strip.scenes:
                eighths[scene.scene_id] += scene.eighths
                minutes[scene.scene_id] += scene.minutes
        assert eighths == {key: row["eighths"] for key, row in scenes.items()}
        assert minutes == {key: row["minutes"] for key, row in scenes.items()}
        ids = [strip.id for strip in board.strips()]
        assert len(ids) == len(set(ids))
        assert all(strip.kind == "scene" for strip in board.boneyard)
        for place in (*(day.strips for day in board.days), board.boneyard):
            ranks = [strip.sort for strip in place]
            assert ranks == sorted(set(ranks))
            assert all(ranks)
        dates = [day.date for day in board.days]
        assert dates == sorted(set(dates))


@given(STEPS)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
def test_any_series_of_edits_keeps_every_scene_whole_and_undo_restores_the_start(steps):
    with tempfile.TemporaryDirectory() as folder:
        store = planned(Path(folder), scenes=5)
        start, steps_at_start = dump(store), len(store.history())
        hand = Hand(store)
        for action, numbers in steps:
            if action == "undo" and store.next_undo().seq <= steps_at_start:
                continue
            hand.do(action, numbers)
            check(store)
        end, seen = dump(store), layout(schedule.active_board(store))
        count = 0
        while store.next_undo().seq > steps_at_start:
            store.undo()
            count += 1
        assert dump(store) == start
        for _ in range(count):
            store.redo()
        assert dump(store) == end
        path = store.path
        store.close()
        with Store.open(path) as again:
            assert layout(schedule.active_board(again)) == seen
