"""Opening a production of 100 episodes × 8 languages; printed, never asserted but for the facts.

The goal for the whole is less than one second. Run with: pytest tests/benchmarks --benchmark-enable
"""

import sqlite3

import pytest

from studio.desktop.registry import ENTRIES
from studio.i18n import language
from studio.project import production
from studio.project.store import Store, insert, insert_many
from studio.script import store as script
from studio.subtitles import store as subtitles
from studio.workflow.overview import counts, season, summed

CODES = ("zh-Hans", "en", "es", "pt-BR", "id", "th", "ko", "ar")
EPISODES, SCENES, CUES = 100, 3, 30
TABLES = ("episode", "scene", "line", "language", "cue", "cue_text", "take", "slate")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("season") / "Season.studio"
    store = production.create(path, "Season", language="zh-Hans", other_language="en")
    with store.edit("Season") as db:
        languages = insert_many(
            db, "language", [{"code": code, "sort": f"{at}i"} for at, code in enumerate(CODES)]
        )
        for number in range(EPISODES):
            _episode(db, number, languages)
    store.close()
    return path


def _episode(db, number, languages):
    episode = insert(db, "episode", number=number + 1, sort=f"{number:04}i", title="合同")
    scenes = insert_many(
        db,
        "scene",
        [
            {"episode_id": episode, "number": f"{number + 1}-{at}", "sort": f"{at}i", "seconds": 30}
            for at in range(SCENES)
        ],
    )
    for scene in scenes:
        lines = [
            {"scene_id": scene, "sort": f"{at:03}i", "kind": "dialogue", "text": "你来了。" * 4}
            for at in range(CUES // SCENES)
        ]
        insert_many(db, "line", lines)
        slate = insert(db, "slate", scene_id=scene, name="1")
        clip = insert(
            db,
            "clip",
            path=f"{scene}.mp4",
            hash=scene,
            frames=250,
            fps_num=25,
            fps_den=1,
            width=1080,
            height=1920,
            duration_ms=10_000,
        )
        takes = [
            {"slate_id": slate, "clip_id": clip, "number": at, "circled": at == 2}
            for at in range(1, 4)
        ]
        insert_many(db, "take", takes)
    cues = insert_many(
        db,
        "cue",
        [
            {"episode_id": episode, "start_ms": at * 3000, "end_ms": at * 3000 + 2000}
            for at in range(CUES)
        ],
    )
    texts = [
        {"cue_id": cue, "language_id": one, "text": "You came. " * 3}
        for one in languages
        for cue in cues
    ]
    insert_many(db, "cue_text", texts)


@pytest.mark.benchmark(group="open 100 episodes x 8 languages")
def test_bare_sqlite_counts_the_same_rows(benchmark, file):
    def read():
        bare = sqlite3.connect(file)
        found = [bare.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in TABLES]
        bare.close()
        return found

    assert benchmark(read)[5] == EPISODES * CUES * len(CODES)


@pytest.mark.benchmark(group="open 100 episodes x 8 languages")
def test_bare_sqlite_reads_the_same_rows(benchmark, file):
    def read():
        bare = sqlite3.connect(file)
        for name in TABLES:
            bare.execute(f"SELECT * FROM {name}").fetchall()
        bare.close()

    benchmark(read)


@pytest.mark.benchmark(group="open 100 episodes x 8 languages")
def test_open_a_production_of_a_hundred_episodes_in_eight_languages(benchmark, file):
    """The file, the overview, the figures of the sidebar, and the first rows of each big page."""
    lang = language("en")

    def read():
        with Store.open(file) as store:
            whole = season(store)
            sums = counts(store)
            shown = [entry.count(sums, lang) for entry in ENTRIES if entry.count]
            first = whole[0].id
            script.episodes(store)
            script.episode_lines(store, first)
            subtitles.track(store, "ar", first)
            return whole, shown

    whole, shown = benchmark(read)
    assert len(whole) == EPISODES
    assert shown[0] == "100 ep"


@pytest.mark.benchmark(group="overview of 100 episodes x 8 languages")
def test_the_overview_is_worked_out(benchmark, file):
    with Store.open(file) as store:
        sums = benchmark(lambda: summed(season(store)))
    assert (sums.scenes, sums.shot) == (EPISODES * SCENES, EPISODES * SCENES)
    assert sums.languages == dict.fromkeys(CODES, EPISODES)


@pytest.mark.benchmark(group="overview of 100 episodes x 8 languages")
def test_the_page_of_the_overview_is_refreshed(benchmark, qtbot, file):
    from studio.desktop.context import Context
    from studio.desktop.jobs import Jobs
    from studio.desktop.look import Look
    from studio.desktop.pages.overview import OverviewPage
    from tests.desktop.conftest import Said

    with Store.open(file) as store:
        host = Said(language("en"))
        jobs = Jobs(host.tell)
        page = OverviewPage(Context(store, host.lang, jobs, Look("dark", "en"), host))
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()

        def refresh():
            page.refresh()
            page.grab()

        benchmark(refresh)
        jobs.close()
