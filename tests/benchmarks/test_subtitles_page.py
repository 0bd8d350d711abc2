"""The subtitles page on a season of 100 episodes in 8 languages: opening one is to take 100 ms.

Run with: pytest tests/benchmarks/test_subtitles_page.py --benchmark-enable
"""

from itertools import cycle

import pytest

from studio.base.order import spread
from studio.desktop.context import Context
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.desktop.pages.subtitles import SubtitlesPage
from studio.i18n import language
from studio.project.store import insert, insert_many
from studio.subtitles import texts
from studio.subtitles.model import source_hash
from studio.subtitles.standing import season

CODES = ("zh-Hans", "en", "es", "pt-BR", "id", "th", "ko", "ar")
EPISODES, LINES, LINE = 100, 30, "程小满，戒指还来"
ENGLISH = "Give back the ring\nright now, please"


class Host:
    """A window that says nothing."""

    def __getattr__(self, name):
        return lambda *args, **more: None


@pytest.fixture
def full(store):
    """Thirty cues an episode, each with a text in every language."""
    own, other = source_hash(LINE, None), source_hash(LINE, LINE)
    with store.edit("Fill") as db:
        ranks = spread(len(CODES))
        rows = [{"code": code, "sort": rank} for code, rank in zip(CODES, ranks, strict=True)]
        ids = insert_many(db, "language", rows)
        for number, rank in enumerate(spread(EPISODES), 1):
            episode = insert(db, "episode", number=number, sort=rank)
            scene = insert(db, "scene", episode_id=episode, number=f"{number}-1", sort="i")
            cues = _cues(db, episode, scene)
            for language_id, code in zip(ids, CODES, strict=True):
                is_own = code == CODES[0]
                row = {
                    "language_id": language_id,
                    "text": LINE if is_own else ENGLISH,
                    "status": "translated",
                    "source_hash": own if is_own else other,
                }
                insert_many(db, "cue_text", [{"cue_id": cue, **row} for cue in cues])
    return store


def _cues(db, episode, scene):
    about = {"scene_id": scene, "kind": "dialogue", "text": LINE}
    lines = insert_many(db, "line", [{**about, "sort": f"i{at:02}"} for at in range(LINES)])
    times = [(at * 2400, at * 2400 + 2200) for at in range(LINES)]
    return insert_many(
        db,
        "cue",
        [
            {
                "episode_id": episode,
                "scene_id": scene,
                "line_id": line,
                "start_ms": start,
                "end_ms": end,
            }
            for line, (start, end) in zip(lines, times, strict=True)
        ],
    )


@pytest.fixture
def page(full, qtbot):
    host = Host()
    ctx = Context(full, language("en"), Jobs(host.tell), Look("dark", "en"), host)
    made = SubtitlesPage(ctx)
    qtbot.addWidget(made)
    full.subscribe(made.on_change)
    made.resize(1000, 640)
    made.refresh()
    made.show()
    yield made
    ctx.jobs.close()


def test_opening_an_episode(benchmark, page):
    episodes = cycle([one.id for one in page.desk.episodes])
    next(episodes)

    def work():
        page.desk.open_episode(next(episodes))
        page.view.viewport().repaint()
        page.timeline.viewport().repaint()

    benchmark(work)
    assert page.table.rowCount() == LINES


def test_keeping_a_text(benchmark, page):
    said = cycle(["Give it back.", "Give back the ring."])
    cue = page.desk.cues[0].id

    def work():
        texts.set_text(page.ctx.store, cue, "en", next(said))

    benchmark(work)
    assert page.desk.cues[0].text.startswith("Give")


def test_checking_the_season(benchmark, full):
    found = benchmark.pedantic(lambda: season(full), rounds=3)
    assert len(found) == EPISODES
    assert set(next(iter(found.values()))) == set(CODES)
