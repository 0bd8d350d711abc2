"""Whole Chinese scripts, one per dialect: every heading and every speaker is recognised."""

import pytest

from studio.base.text import decode
from studio.script.formats import check_cover, read_script
from tests.script.formats.script_elements import SAMPLES

EXPECTED = {
    "glass_bridge.txt": {
        "title": "玻璃桥",
        "episodes": [(1, "停走的表", False), (2, "码头夜雨", True), (3, "", True)],
        "front": 13,
        "headings": "1-1 INT DAY 老周修表铺|1-2 EXT DAY 沪上 码头|2-1 EXT NIGHT 码头"
        "|2-1 INT/EXT NIGHT 地下室/门外",
        "speakers": "周伯 林晚 陈默 林晚 林晚 林晚 陈默 旁白 男同学甲 男同学乙 众人 林晚 林晚 陈默"
        " 林晚 系统提示音 林晚 陈默 画外音",
    },
    "long_street_traditional.txt": {
        "title": "風起長街",
        "episodes": [(1, "", False), (2, "", False)],
        "front": 2,
        "headings": "1 INT NIGHT 醫院走廊|2 EXT DAY 學校操場|1 INT DAY 辦公室",
        "speakers": "護士 沈知意 沈知意 電話那頭 沈父 沈知意 沈知意 顧言",
    },
    "repair_shop_tabs.txt": {
        "title": "",
        "episodes": [(1, "起初", False), (2, "开端", False)],
        "front": 0,
        "headings": "1-1 INT NIGHT 医院|1-2 EXT DAY 老周修车厂|2-1 EXT DUSK 江边",
        "speakers": "老周 小满 小满 小满 老周 老周",
    },
    "cyber_courier.md": {
        "title": "重生之我在赛博修仙",
        "episodes": [(1, "系统上线", True), (2, "倒计时", False)],
        "front": 4,
        "headings": "1-1 EXT DAY 天桥|2-1 INT NIGHT 出租屋",
        "speakers": "李想 系统 李想 房东太太",
    },
    "palace_ledger.txt": {
        "title": "御膳房账本",
        "episodes": [(1, "旧账", False), (2, "对账", True)],
        "front": 13,
        "headings": "1 INT DAY 御膳房|2 INT NIGHT 内务府库房|3 EXT DAWN 御花园|4 INT DAY 慈宁宫",
        "speakers": "苏公公 小太监甲 阿圆 苏公公 阿圆 阿圆 苏公公 阿圆 苏公公 阿圆 苏公公 太后"
        " 全体宫女 太后 阿圆 太后 太后 苏公公 旁白",
    },
    "night_bus.txt": {
        "title": "末班车上的人",
        "episodes": [(1, "末班车", False), (2, "最后一排", True)],
        "front": 3,
        "headings": "20 INT NIGHT 公交车|21 EXT NIGHT 公司楼下|22 INT NIGHT 公交车",
        "speakers": "周晴 老何 周晴 老何 周晴 黑衣男人 周晴 周母 周晴 周晴 另一个周晴"
        " 周晴＆另一个周晴 老何 广播",
    },
}


def sample(name):
    return read_script(SAMPLES / "chinese" / name)


def headings(reading):
    return [
        f"{scene.number} {scene.int_ext} {scene.time_of_day} {scene.set}"
        for episode in reading.episodes
        for scene in episode.scenes
    ]


def speakers(reading):
    """Who speaks, once per speech."""
    return [
        line.character
        for episode in reading.episodes
        for scene in episode.scenes
        for line in scene.lines
        if line.kind == "dialogue"
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_dialect_is_recognised_by_its_content(name):
    assert sample(name).format == "chinese"


@pytest.mark.parametrize("name", EXPECTED)
def test_every_heading_of_a_sample_is_read(name):
    assert headings(sample(name)) == EXPECTED[name]["headings"].split("|")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_speaker_of_a_sample_is_read(name):
    assert speakers(sample(name)) == EXPECTED[name]["speakers"].split(" ")


@pytest.mark.parametrize("name", EXPECTED)
def test_episodes_title_and_front_matter_of_a_sample_are_read(name):
    reading = sample(name)
    told = [(one.number, one.title, one.paywall) for one in reading.episodes]
    assert told == EXPECTED[name]["episodes"]
    assert reading.title == EXPECTED[name]["title"]
    assert len(reading.front) == EXPECTED[name]["front"]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_of_a_sample_is_covered(name):
    text = decode((SAMPLES / "chinese" / name).read_bytes(), name).replace("\r\n", "\n")
    assert check_cover(text, sample(name)) == []


def test_the_prose_between_the_speeches_of_a_sample_is_action():
    scene = sample("palace_ledger.txt").episodes[0].scenes[0]
    assert [line.text for line in scene.lines if line.kind == "action"] == [
        "灶火正旺，阿圆蹲在灶前，手里拨着几颗黄豆。",
        "众人愣住。",
        "苏公公一步步走近。",
    ]


def test_contradictions_and_references_of_a_sample_are_told():
    told = [(one.severity, one.line) for one in sample("glass_bridge.txt").diagnostics]
    assert told == [("info", 45), ("info", 57), ("warning", 59), ("warning", 69)]
