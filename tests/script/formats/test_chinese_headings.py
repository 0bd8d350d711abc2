"""Chinese scene headings and episode lines in every dialect, and prose that is neither."""

import pytest

from studio.script.formats.chinese_episodes import episode_line, numbered_title
from studio.script.formats.chinese_headings import read_heading
from studio.script.formats.chinese_text import number_of, row

HEADINGS = [
    ("1-1 日 内 客厅", "1-1", "INT", "客厅", "DAY"),
    ("1-1日 内 沪上 张家", "1-1", "INT", "沪上 张家", "DAY"),
    ("**2-3 夜 外 码头**", "2-3", "EXT", "码头", "NIGHT"),
    ("### 2-3 夜 外 码头", "2-3", "EXT", "码头", "NIGHT"),
    ("场1-1 日 内 房间", "1-1", "INT", "房间", "DAY"),
    ("1-1场  医院\t夜\t内", "1-1", "INT", "医院", "NIGHT"),
    ("3-1 老周修车厂 夜/内", "3-1", "INT", "老周修车厂", "NIGHT"),
    ("1-1、地下室/门外，日，内/外", "1-1", "INT/EXT", "地下室/门外", "DAY"),
    ("1-1 规则怪谈世界，集合广场，日", "1-1", None, "规则怪谈世界，集合广场", "DAY"),
    ("1-1 日 内 觉醒大厅【废墟】", "1-1", "INT", "觉醒大厅【废墟】", "DAY"),
    ("20、卫生间 夜 内", "20", "INT", "卫生间", "NIGHT"),
    ("3. 夜 外 老街", "3", "EXT", "老街", "NIGHT"),
    ("三、夜 外 老街", "3", "EXT", "老街", "NIGHT"),
    ("第一场", "1", None, "", None),
    ("第二十一场、夜、外、城门", "21", "EXT", "城门", "NIGHT"),
    ("第３场　日　内　公司", "3", "INT", "公司", "DAY"),
    ("场景一", "1", None, "", None),
    ("场景一：林家老宅（夜，内）", "1", "INT", "林家老宅", "NIGHT"),
    ("【场景一】客厅 日 内", "1", "INT", "客厅", "DAY"),
    ("场景：客厅 日 内", "", "INT", "客厅", "DAY"),
    ("外 日 学校操场", "", "EXT", "学校操场", "DAY"),
    ("內 夜 醫院走廊", "", "INT", "醫院走廊", "NIGHT"),
    ("內景 醫院走廊 夜", "", "INT", "醫院走廊", "NIGHT"),
    ("INT. 客厅 - 日", "", "INT", "客厅", "DAY"),
    ("【客厅 夜 内】", "", "INT", "客厅", "NIGHT"),
    ("１－３　日　内　公司", "1-3", "INT", "公司", "DAY"),
    ("1—4　夜　外　桥上", "1-4", "EXT", "桥上", "NIGHT"),
    ("1–2 夜外 天台", "1-2", "EXT", "天台", "NIGHT"),
    ("1.1 日 内 客厅", "1-1", "INT", "客厅", "DAY"),
    ("（1-1）日 内 客厅", "1-1", "INT", "客厅", "DAY"),
    ("1-1【客厅 日 内】", "1-1", "INT", "客厅", "DAY"),
    ("1-1：客厅·日·内", "1-1", "INT", "客厅", "DAY"),
    ("第3集第2场 夜 内 酒店套房", "3-2", "INT", "酒店套房", "NIGHT"),
    ("第一集 第二场 晨 外 江边", "1-2", "EXT", "江边", "DAWN"),
    ("12-3+13-1 夜 外 天台", "12-3+13-1", "EXT", "天台", "NIGHT"),
    ("34-2A 暮 外 天台", "34-2A", "EXT", "天台", "DUSK"),
    ("1-1 日 内 “天上人间”KTV包厢", "1-1", "INT", "“天上人间”KTV包厢", "DAY"),
    ("1-1 日 内 总裁办公室（回忆）", "1-1", "INT", "总裁办公室", "DAY"),
    ("1-1 次日清晨 外 A市机场T3航站楼", "1-1", "EXT", "A市机场T3航站楼", "DAWN"),
    ("场次：5 时间：夜 地点：地下车库 内", "5", "INT", "地下车库", "NIGHT"),
    ("1-1 老街", "1-1", None, "老街", None),
]

TIMES = {
    "DAY": "日 白天 上午 中午 午后 下午 早上",
    "NIGHT": "夜 深夜 夜晚 晚上 半夜",
    "DAWN": "晨 清晨 早晨 黎明 凌晨",
    "DUSK": "暮 傍晚 黄昏",
}


@pytest.mark.parametrize(("text", "number", "int_ext", "place", "of_day"), HEADINGS)
def test_a_scene_heading_is_read_whatever_its_order(text, number, int_ext, place, of_day):
    found = read_heading(row(1, text).text)
    assert found is not None
    assert (found.number, found.int_ext, found.place, found.time_of_day) == (
        number,
        int_ext,
        place,
        of_day,
    )


@pytest.mark.parametrize(
    ("word", "of_day"), [(word, day) for day, all_of in TIMES.items() for word in all_of.split()]
)
def test_time_words_name_a_time_of_day_and_stay_as_printed(word, of_day):
    found = read_heading(f"1-1 {word} 外 江边")
    assert found is not None
    assert (found.time, found.time_of_day) == (word, of_day)


def test_a_cast_list_behind_the_heading_is_no_place():
    found = read_heading("1-1 日 外 乡村公路/大巴车 人物：沈星晴、村民")
    assert found is not None
    assert (found.place, found.cast) == ("乡村公路/大巴车", "沈星晴、村民")


@pytest.mark.parametrize(
    "text",
    [
        "1-3集 主角觉醒",
        "他在屋内，等着外面的人。",
        "第一场雪下得很大。",
        "1、他说：你好",
        "林晚：内 外 日",
        "【闪回】",
        "【字幕：三年后】",
        "18-25岁",
        "2024-05-06",
        "12：30",
        "△日光照进屋内",
        "第一集",
        "1.起初",
        "S形弯道",
        "",
    ],
)
def test_prose_and_other_lines_are_no_headings(text):
    assert read_heading(text) is None


@pytest.mark.parametrize(
    ("text", "number", "title"),
    [
        ("第1集", 1, ""),
        ("第一集：手办血案", 1, "手办血案"),
        ("第一集手办血案", 1, "手办血案"),
        ("**第10集：标题**", 10, "标题"),
        ("# 第 3 集：重逢", 3, "重逢"),
        ("第二十一集　夜雨", 21, "夜雨"),
        ("第一百零三集", 103, ""),
        ("第12集 大结局（上）", 12, "大结局（上）"),
        ("【第3集】", 3, ""),
        ("《玻璃桥》第3集 码头", 3, "码头"),
        ("第１２集", 12, ""),
        ("第五話 帰り", 5, "帰り"),
        ("EP12 重逢", 12, "重逢"),
        ("Episode 4: 码头", 4, "码头"),
        ("=== 第3集 ===", 3, ""),
        ("第8集 我回来了！", 8, "我回来了！"),
    ],
)
def test_an_episode_line_gives_number_and_title(text, number, title):
    found = episode_line(row(1, text).text)
    assert found is not None
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "text",
    [
        "第1集第2场 日 内 客厅",
        "第1-10集：主角觉醒",
        "第一集的时候他还不在。",
        "第一集 完",
        "（第三集结束）",
        "第1集：林晚被赶出家门，在雨里遇见陈默。从此命运改变。",
        "集数：60集",
        "第一场",
    ],
)
def test_ranges_endings_and_prose_begin_no_episode(text):
    assert episode_line(row(1, text).text) is None


@pytest.mark.parametrize("mark", ["（付费卡点）", " 💰", "【付费】", "（卡点）"])
def test_a_paywall_mark_leaves_the_title(mark):
    found = episode_line(f"第10集：夜雨{mark}")
    assert found is not None
    assert (found.title, found.paywall) == ("夜雨", True)


def test_numbered_titles_are_read_but_lists_with_sentences_are_not():
    assert numbered_title("1.起初") == (1, "起初", False, "")
    assert numbered_title("2、开端") == (2, "开端", False, "")
    assert numbered_title("3、他来了，又走了。") is None


def test_chinese_numerals_count_past_a_hundred():
    assert [
        number_of(text) for text in ("十", "十二", "二十", "一百", "一百零三", "廿三", "〇")
    ] == [
        10,
        12,
        20,
        100,
        103,
        23,
        0,
    ]
