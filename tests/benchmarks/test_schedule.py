"""How fast the board is read, changed and planned, each beside a plain baseline of the same run."""

import pytest

from studio.schedule import store as schedule
from studio.schedule.auto import Options, plan, with_new_days
from tests.schedule.making import FIRST, planned, production


@pytest.fixture(scope="module")
def big(tmp_path_factory):
    store = planned(
        tmp_path_factory.mktemp("board"), scenes=3000, sets=60, cast=40, places=12, days=30
    )
    now = schedule.active_board(store)
    for n, day in enumerate(now.days):
        ids = [strip.id for strip in now.boneyard[n * 90 : n * 90 + 90]]
        schedule.move_strips(store, ids, day.id)
    yield store
    store.close()


@pytest.mark.benchmark(group="board of 3,000 strips")
def test_reading_the_rows_alone_is_the_baseline(benchmark, big):
    rows = benchmark(
        lambda: [
            big.query(f"SELECT * FROM {table}")
            for table in ("strip", "strip_scene", "scene", "scene_character")
        ]
    )
    assert len(rows[0]) == 3000


@pytest.mark.benchmark(group="board of 3,000 strips")
def test_reading_the_board(benchmark, big):
    assert sum(1 for _ in benchmark(schedule.active_board, big).strips()) == 3000


@pytest.mark.benchmark(group="one edit")
def test_an_empty_edit_is_the_baseline(benchmark, big):
    strip = schedule.active_board(big).days[0].strips[0]
    state = [0]

    def flip():
        state[0] ^= 1
        with big.edit("Flip") as db:
            db.execute("UPDATE strip SET pinned = ? WHERE id = ?", [state[0], strip.id])

    benchmark(flip)


@pytest.mark.benchmark(group="one edit")
def test_moving_a_strip_to_and_fro(benchmark, big):
    now = schedule.active_board(big)
    strip, days = now.days[0].strips[5].id, (now.days[1].id, now.days[2].id)
    turn = [0]

    def move():
        turn[0] ^= 1
        schedule.move_strips(big, [strip], days[turn[0]])

    benchmark(move)


@pytest.fixture(scope="module")
def season(tmp_path_factory):
    folder = tmp_path_factory.mktemp("season")
    with production(folder, scenes=300, sets=30, cast=25, places=9) as store:
        with store.edit("Short scenes") as db:
            db.execute("UPDATE scene SET minutes = 16")
        known = schedule.read_facts(store)
        yield with_new_days(schedule.active_board(store), known, FIRST, 9), known


@pytest.mark.benchmark(group="automatic board of 300 scenes, 9 days")
def test_filling_the_days_without_search_is_the_baseline(benchmark, season):
    start, known = season
    benchmark.extra_info["after"] = str(
        benchmark(lambda: plan(start, known, Options(iterations=0))).after
    )


@pytest.mark.benchmark(group="automatic board of 300 scenes, 9 days")
def test_planning_with_the_search(benchmark, season):
    start, known = season
    proposal = benchmark.pedantic(lambda: plan(start, known), rounds=3)
    benchmark.extra_info["after"] = str(proposal.after)
    assert proposal.unplaced == ()
