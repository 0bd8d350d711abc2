import json

import pytest

from studio.workflow.demo.build import build


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("rooms") / "Demo.studio"
    build(path).close()
    return path


def test_the_breakdown_lists_what_each_scene_needs(studio, demo):
    scenes = json.loads(studio("breakdown", demo, "--json").out)["scenes"]
    assert len(scenes) == 60
    assert (scenes[0]["number"], scenes[0]["minutes"]) == ("1-1", 110)
    assert {"category": "background", "name": "宾客", "quantity": 20} in scenes[0]["elements"]
    text = studio("breakdown", demo).out
    assert "宾客 ×20" in text
    assert len(text.splitlines()) == 60


def test_people_are_listed_with_numbers_departments_and_days_away(studio, demo):
    found = json.loads(studio("people", demo, "--json").out)
    assert [one["cast_number"] for one in found["cast"]] == list(range(1, 13))
    assert len(found["people"]) == 54
    away = {one["name"]: one["away"] for one in found["people"] if one["away"]}
    assert away["虞绮"] == ["2026-12-11/2026-12-13"]
    lines = studio("people", demo).out.splitlines()
    assert len(lines) == 54
    assert "away 2026-12-11/2026-12-13" in next(line for line in lines if "虞绮" in line)


def test_places_are_listed_with_their_sets_and_hospitals(studio, demo):
    found = json.loads(studio("places", demo, "--json").out)
    assert len(found["places"]) == 9
    assert found["sets_without_place"] == []
    assert found["places"][0]["sets"] == ["宴会厅", "酒店大堂"]
    assert "0579-0000-0120" in studio("places", demo).out


@pytest.mark.parametrize("command", ["breakdown", "people", "places"])
def test_an_empty_production_is_told_and_a_missing_one_too(studio, tmp_path, command):
    file = tmp_path / "Show.studio"
    studio("new", file, "--title", "Show")
    ran = studio(command, file)
    assert ran.code == 0
    assert "There" in ran.out
    assert studio(command, file, "--json").code == 0
    assert studio(command, tmp_path / "gone.studio").code == 1
