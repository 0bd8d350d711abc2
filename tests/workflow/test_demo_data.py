"""The files of the demo production agree with each other."""

import re
import tomllib
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"
SCRIPT = (DEMO / "script.txt").read_text("utf-8")
FRONT, *EPISODES = re.split(r"(?m)^(?=第\d+集：)", SCRIPT)
META = ("人物", "道具", "服装")
CATEGORIES = {
    *("background", "stunts", "vehicles", "props", "special_effects", "wardrobe", "makeup_hair"),
    *("animals", "camera", "grip", "electric", "sound", "music", "set_dressing", "greenery"),
    *("special_equipment", "vfx", "on_screen_text", "phone_screen", "brand", "minors", "hook"),
}


def read(name):
    return tomllib.loads((DEMO / f"{name}.toml").read_text("utf-8"))


PRODUCTION, PEOPLE, PLACES = read("production"), read("people"), read("places")
SCENES, SHEETS = read("scenes"), read("callsheets")
CAST = {row["character"]: row for row in PEOPLE["cast"]}
GROUPS = {row["name"] for row in PEOPLE["group"]}


def scenes_of_script():
    found = {}
    for episode in EPISODES:
        for block in re.split(r"(?m)^(?=\d+-\d+ )", episode)[1:]:
            heading, *body = block.splitlines()
            match = re.fullmatch(r"(\d+-\d+) (日|夜|晨|傍晚) (内|外) (\S+)", heading)
            assert match, heading
            found[match[1]] = (match[4], body)
    return found


SCRIPT_SCENES = scenes_of_script()


def meta(body, word):
    line = next((line for line in body if line.startswith(f"{word}：")), "")
    return re.split("、", line.partition("：")[2]) if line else []


def cues(lines):
    for line in lines:
        match = re.match(r"^([\u4e00-\u9fff]{2,4})(?:（(?:OS|VO)）)?：", line)
        if match and match[1] not in META:
            yield match[1]


def on_set(number):
    """Cast named on a scene's cast line; a voice from elsewhere is not on set."""
    names = (name.partition("×")[0] for name in meta(SCRIPT_SCENES[number][1], "人物"))
    return [name for name in names if name in CAST]


def test_season_is_24_episodes_with_two_or_three_scenes_each():
    assert [int(re.match(r"第(\d+)集", text)[1]) for text in EPISODES] == list(range(1, 25))
    assert 55 <= len(SCRIPT_SCENES) <= 62
    for number, episode in enumerate(EPISODES, 1):
        scenes = re.findall(r"(?m)^(\d+)-(\d+) ", episode)
        assert len(scenes) in (2, 3)
        assert scenes == [(str(number), str(i)) for i in range(1, len(scenes) + 1)]


@pytest.mark.parametrize("episode", EPISODES, ids=lambda text: text.split("：")[0])
def test_episode_has_the_length_and_the_hook_of_a_vertical_drama(episode):
    assert 420 <= len(re.findall(r"[\u4e00-\u9fff]", episode)) <= 620
    assert 8 <= len(list(cues(episode.splitlines()))) <= 14
    assert re.fullmatch(r"【钩子：.+】", episode.strip().splitlines()[-1])


def test_paywalls_stand_in_episodes_8_and_16():
    walls = [number for number, text in enumerate(EPISODES, 1) if "【付费卡点】" in text]
    assert walls == [8, 16]


def test_every_cue_and_cast_line_names_cast_or_a_known_group():
    for number, (_set, body) in SCRIPT_SCENES.items():
        cast_line = [name.partition("×")[0] for name in meta(body, "人物")]
        assert cast_line, number
        assert set(cast_line) <= set(CAST) | GROUPS, number
        assert set(cues(body)) <= set(CAST) | GROUPS | {"旁白"}, number


def test_speakers_stand_on_the_cast_line_unless_they_are_only_heard():
    for number, (_set, body) in SCRIPT_SCENES.items():
        heard = set(cues([line for line in body if "（VO）" not in line]))
        present = {name.partition("×")[0] for name in meta(body, "人物")}
        assert heard <= present, number


def test_every_character_has_a_biography_and_a_performer():
    assert re.findall(r"(?m)^(\S+)（\d+岁）：", FRONT) == list(CAST)
    assert [row["number"] for row in PEOPLE["cast"]] == list(range(1, 13))


def test_crew_of_42_sits_in_known_departments_with_invented_phones():
    departments = {row["name"] for row in PEOPLE["department"]}
    assert len(PEOPLE["crew"]) == 42
    assert {row["department"] for row in PEOPLE["crew"]} == departments
    everybody = PEOPLE["crew"] + PEOPLE["cast"]
    for key in ("name", "phone", "email"):
        assert len({row[key] for row in everybody}) == 54
    assert all(re.fullmatch(r"138-0000-0\d{3}", row["phone"]) for row in everybody)
    assert all(row["email"].endswith("@example.com") for row in everybody)


def test_every_set_of_the_script_is_mapped_to_one_of_nine_places():
    places = {row["key"] for row in PLACES["place"]}
    assert len(places) == 9
    sets = {row["name"]: row["place"] for row in PLACES["set"]}
    assert set(sets) == {name for name, _body in SCRIPT_SCENES.values()}
    assert set(sets.values()) == places


def test_scene_list_is_the_script_in_order():
    assert [row["number"] for row in SCENES["scene"]] == list(SCRIPT_SCENES)
    for row in SCENES["scene"]:
        assert len(row["synopsis"]) <= 24
        assert len(row["other_synopsis"]) <= 60
        assert 25 <= row["minutes"] <= 110


def test_elements_cover_the_props_wardrobe_and_background_of_the_script():
    for row in SCENES["scene"]:
        body = SCRIPT_SCENES[row["number"]][1]
        named = {(item["category"], item["name"]): item["quantity"] for item in row["elements"]}
        assert {category for category, _name in named} <= CATEGORIES
        assert len(named) == len(row["elements"])
        assert {("props", name) for name in meta(body, "道具")} <= set(named)
        assert {("wardrobe", name) for name in meta(body, "服装")} <= set(named)
        for name in meta(body, "人物"):
            group, _, count = name.partition("×")
            if group in GROUPS:
                assert named["background", group] == int(count or 1)
        ends = any(line.startswith("【钩子") for line in body)
        assert (("hook", "集末钩子") in named) == ends


def test_nine_days_follow_each_other_and_shoot_every_scene_once():
    days = PRODUCTION["day"]
    assert [day["date"] for day in days] == [
        date(2026, 12, 7) + timedelta(days=i) for i in range(9)
    ]
    assert [day["date"] for day in SHEETS["day"]] == [day["date"] for day in days]
    planned = [number for day in days for number in day["scenes"]]
    assert sorted(planned) == sorted(SCRIPT_SCENES)
    minutes = {row["number"]: row["minutes"] for row in SCENES["scene"]}
    for day in days:
        assert 7 * 60 <= sum(minutes[number] for number in day["scenes"]) <= 9.5 * 60


def minutes_of(text):
    hours, _, rest = text.partition(":")
    return int(hours) * 60 + int(rest)


def test_people_rest_eleven_hours_and_eat_within_six():
    days = PRODUCTION["day"]
    assert sum(minutes_of(day["wrap"]) > 24 * 60 for day in days) == 1
    for today, tomorrow in pairwise(days):
        rest = minutes_of(tomorrow["call"]) + 24 * 60 - minutes_of(today["wrap"])
        assert rest >= 11 * 60, today["number"]
    assert all(minutes_of(day["lunch"]) - minutes_of(day["call"]) <= 6 * 60 for day in days)


def test_planned_days_respect_who_and_what_is_unavailable():
    performer = {row["name"]: character for character, row in CAST.items()}
    place_of = {row["name"]: row["place"] for row in PLACES["set"]}
    for day in PRODUCTION["day"]:
        cast = {name for number in day["scenes"] for name in on_set(number)}
        places = {place_of[SCRIPT_SCENES[number][0]] for number in day["scenes"]}
        for gap in PEOPLE["unavailable"]:
            if gap["first"] <= day["date"] <= gap["last"]:
                assert performer[gap["name"]] not in cast, (day["number"], gap["name"])
        for gap in PLACES["unavailable"]:
            if gap["first"] <= day["date"] <= gap["last"]:
                assert gap["place"] not in places, day["number"]


def test_call_sheets_speak_to_three_to_eight_known_departments_a_day():
    departments = {row["name"] for row in PEOPLE["department"]}
    for day in SHEETS["day"]:
        named = [note["department"] for note in day["notes"]]
        assert 3 <= len(named) == len(set(named)) <= 8
        assert set(named) <= departments


def tables(value):
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from tables(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from tables(inner)


def test_every_english_twin_is_plain_latin_text_beside_its_chinese():
    for data in (PRODUCTION, PEOPLE, PLACES, SCENES, SHEETS):
        for table in tables(data):
            for key, value in table.items():
                if key.startswith("other_"):
                    assert key.removeprefix("other_") in table
                    assert not re.search(r"[\u3000-\u9fff\uff00-\uffef]", value), value
