"""A rewrite of 100 episodes with its change list (goal: under 3 s) against their first import."""

import random

import pytest

from studio.project.store import Store
from studio.script.formats import read_text
from studio.workflow import rewriting, script_import

_CHARS = "天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳的一是了我不人在"


def _line(luck):
    return "".join(luck.choices(_CHARS, k=luck.randint(4, 20)))


def _text(season):
    out = []
    for number, scenes in enumerate(season, 1):
        out.append(f"第{number}集")
        for at, lines in enumerate(scenes, 1):
            out.append(f"{number}-{at} 日 内 厅{at % 9}")
            out += [
                f"△{line}" if spot % 3 == 0 else f"角色{spot % 7}：{line}"
                for spot, line in enumerate(lines)
            ]
    return "\n".join(out)


@pytest.fixture(scope="module")
def versions():
    """100 episodes of 3 scenes, and the same with a third of the scenes changed, 20 added."""
    luck = random.Random(916)
    season = [[[_line(luck) for _ in range(14)] for _ in range(3)] for _ in range(100)]
    first = read_text(_text(season), "a.txt")
    for at, scenes in enumerate(season):
        for lines in scenes:
            if luck.random() < 0.33:
                lines[luck.randrange(14)] = _line(luck)
                lines.insert(3, _line(luck))
        if at % 5 == 0:
            scenes.insert(1, [_line(luck) for _ in range(10)])
    return first, read_text(_text(season), "b.txt")


@pytest.mark.benchmark(group="rewrite of 100 episodes")
def test_baseline_first_import(benchmark, versions, tmp_path):
    files = iter(range(1000))

    def fresh():
        return (Store.create(tmp_path / f"{next(files)}.studio"),), {}

    def run(store):
        script_import.commit(store, versions[0], "a.txt", snapshot=False)

    benchmark.pedantic(run, setup=fresh, rounds=3)


@pytest.mark.benchmark(group="rewrite of 100 episodes")
def test_rewrite_with_its_change_list(benchmark, versions, tmp_path):
    files = iter(range(1000))
    told = []

    def fresh():
        store = Store.create(tmp_path / f"{next(files)}.studio")
        script_import.commit(store, versions[0], "a.txt", snapshot=False)
        return (store,), {}

    def run(store):
        rewriting.plan(store, versions[1])
        told.append(script_import.commit(store, versions[1], "b.txt", snapshot=False))

    benchmark.pedantic(run, setup=fresh, rounds=3)
    assert len([one for one in told[0] if one.kind == "added"]) == 20
