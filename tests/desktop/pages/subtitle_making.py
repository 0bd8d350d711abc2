"""A production with subtitles for the tests of their page: two scenes, then another episode."""

import pytest

from studio.script import editing as script
from studio.script import store as scripts
from studio.subtitles import editing, texts
from studio.subtitles import store as reading

LINES = (
    ("1-1", "贺明轩", "程小满，戒指还来，今天的新娘换人了。"),
    ("1-1", "程小满", "退婚可以，请先结账。"),
    ("1-1", "", "应付四百万元"),
    ("1-2", "贺明轩", "结什么账？"),
)
ENGLISH = ("Give the ring back.\nThe bride has changed.", "First, pay the bill.", "Due: 4 million")


@pytest.fixture
def drafted(store):
    """Episode 1 with four drafted cues in two scenes, episode 2 with one; returns the store."""
    scenes = {}
    first = script.add_episode(store, 1)
    for number, speaker, text in LINES:
        if number not in scenes:
            scenes[number] = script.add_scene(store, first, number, set_name="宴会厅")
        kind = "dialogue" if speaker else "caption"
        script.add_line(store, scenes[number], kind, text, character=speaker)
    second = script.add_episode(store, 2)
    scene = script.add_scene(store, second, "2-1", set_name="宴会厅")
    script.add_line(store, scene, "dialogue", "谁关的灯？", character="柳曼华")
    editing.draft_episodes(store)
    return store


@pytest.fixture
def translated(drafted):
    """The same with English for three cues of four."""
    ids = [cue.id for cue in zh(drafted)]
    texts.set_texts(drafted, "en", dict(zip(ids[:3], ENGLISH, strict=True)))
    return drafted


def episode(store, number=1):
    return next(one.id for one in scripts.episodes(store) if one.number == number)


def zh(store, number=1):
    return reading.track(store, "zh", episode(store, number))


def en(store, number=1):
    return reading.track(store, "en", episode(store, number))


def columns(page):
    return [column.title for column in page.table.columns]


def column(page, title):
    return columns(page).index(title)


def cell(page, row, title):
    """The text of a cell; rows count from 0."""
    return page.table.columns[column(page, title)].read(page.table.record(row))


def put(page, row, title, text):
    """Type into a cell as the delegate would; returns whether it was taken."""
    return page.table.setData(page.table.index(row, column(page, title)), text)
