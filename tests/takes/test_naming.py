import re
import tomllib

import pytest

from studio.base.data import resource
from studio.script.model import Scene
from studio.takes.naming import Named, read_name, scene_named

READ = {
    "1-1_2_T3": Named(None, "1-1", "2", 3),
    "01-01_2_t03": Named(None, "1-1", "2", 3),
    "34-2a_1B_T12_A": Named(None, "34-2A", "1B", 12, "A"),
    "1-1_T3": Named(None, "1-1", "", 3),
    "EP01-SC02-T03": Named(1, "2", "", 3),
    "ep1_sc2_sh3_tk4_bcam": Named(1, "2", "3", 4, "B"),
    "GLASS_EP12-SC03A-T01": Named(12, "3A", "", 1),
    "EP01-SC02-T03 (copy)": Named(1, "2", "", 3),
    "第1集_2场_3镜_4条": Named(1, "2", "3", 4),
    "1集2场3镜4条A机": Named(1, "2", "3", 4, "A"),
    "SC34A_T2": Named(None, "34A", "", 2),
    "S12_3_T4": Named(None, "12", "3", 4),
    "A001C003_261207_R1AB": Named(camera="A"),
    "B002_12071530_C003": Named(camera="B"),
    "IMG_0001": Named(),
    "holiday": Named(),
    "": Named(),
}


@pytest.mark.parametrize("stem", READ)
def test_a_name_tells_scene_and_take(stem):
    assert read_name(stem) == READ[stem]


def test_every_example_in_the_presets_is_read_by_its_own_pattern():
    with resource("presets", "takes.toml").open("rb") as file:
        patterns = tomllib.load(file)["pattern"]
    examples = [(entry, name) for entry in patterns for name in entry["about"].split(", ")]
    assert len(examples) >= 10
    for entry, name in examples:
        found = re.compile(entry["expression"], re.IGNORECASE).fullmatch(name)
        assert found, name
        assert read_name(name) != Named()


def scene(number, episode):
    texts = dict.fromkeys(("set_name", "other_set_name", "time", "synopsis"), "")
    values = {
        **texts,
        **dict.fromkeys(("heading", "int_ext", "set_id", "time_of_day")),
        **dict.fromkeys(("eighths", "seconds", "minutes"), 0),
    }
    return Scene(
        id=f"{episode}/{number}",
        episode_id=str(episode),
        episode=episode,
        number=number,
        other_synopsis="",
        **values,
    )


def test_a_scene_is_found_with_or_without_its_episode_in_the_number():
    by_episode = [scene("1", 1), scene("2", 1), scene("1", 2)]
    joined = [scene("1-1", 1), scene("1-2", 1), scene("2-1", 2)]
    assert scene_named(Named(2, "1"), by_episode).id == "2/1"
    assert scene_named(Named(2, "1"), joined).id == "2/2-1"
    assert scene_named(Named(None, "1-2"), joined).id == "1/1-2"
    assert scene_named(Named(None, "1"), by_episode) is None, "two scenes are called 1"
    assert scene_named(Named(9, "9"), joined) is None
    assert scene_named(Named(), joined) is None


def test_an_odd_number_in_the_script_is_the_same_scene():
    assert scene_named(Named(None, "1-2A"), [scene("01-02a", 1)]).id == "1/01-02a"
