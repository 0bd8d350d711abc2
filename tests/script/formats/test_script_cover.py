"""Whatever the text: every line is somewhere, nothing fails, export reads back the same."""

import os
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.base.text import clean_text, decode
from studio.script.formats import check_cover, read_text, write_fountain
from studio.script.formats.fountain import read_fountain
from tests.script.formats.script_elements import SAMPLES, elements

FORMATS = ("fountain", "chinese", None)
ROUNDS = int(os.environ.get("STUDIO_FUZZ_ROUNDS", "150"))

REAL = [
    "INT. HOUSE - DAY",
    ".KITCHEN",
    "EXT. ROAD - NIGHT #12A#",
    "JOHN",
    "JOHN (O.S.)",
    "EVE ^",
    "@McDUCK",
    "Hello there.",
    "(quietly)",
    "  ",
    "",
    "",
    "~la la la",
    "> THE END <",
    "> Burn:",
    "CUT TO:",
    "CUT TO: ",
    "FADE OUT.",
    "# Act One",
    "## Episode 3: Blood",
    "= So it goes.",
    "===",
    "[[a note]]",
    "text [[inline]] text",
    "[[open",
    "close]]",
    "/*",
    "*/",
    "/* bone */",
    "!BANG",
    "Title: A Play",
    "Author: Somebody",
    "    indented",
    "\tTabbed",
    "EPISODE 12",
    "... and so",
    "第一集：停走的表",
    "第2集 码头夜雨（付费卡点）",
    "1.起初",
    "2、开端",
    "1-1 日 内 客厅",
    "2-3 夜 外 码头",
    "第一场",
    "场景一：客厅 日 内",
    "外 日 学校操场",
    "20、卫生间 夜 内",
    "人物：林晚、周伯、弟子×6",
    "人物：前场所有人、全员",
    "道具：怀表×2",
    "时间：12：30",
    "地点：客厅",
    "△林晚推门。",
    "▲【字幕：三年后】",
    "林晚：（冷笑）你也配？",
    "林晚（OS）：不。",
    "VO：林晚（哭）好。",
    "△她抬头。林晚：谁？",
    "林晚：",
    "林晚",
    "（转身）",
    "【闪回】",
    "【特写】她的手",
    "【VO：多年以后】",
    "【林晚】（冷笑）走。",
    "钩子：他是谁",
    "💰付费卡点",
    "《玻璃桥》",
    "大纲：一个故事。",
    "（第一集 完）",
    "他说：你好。",
    "---",
    "……",
    "**林晚**：好。",
    "> 引用",
    "- 人物：林晚",
    "日 内 客厅",
    "客厅 夜",
    "1-1日内客厅",
    "4-2 闪回：日 内 教室",
    "（OS）林晚：不。",
    "【画外音】林晚：不。",
    "林晚（怒：滚！",
    "1、林晚：好。",
    "林晚冷笑：好。",
    "【林晚】：好。",
    "林晚（冷）：",
    "林\u00ad晚\u200b：好~",
    "\u200b",
    "微信：好",
    "【",
    "】",
    "（",
    "：",
    "“你，",
]

pieces = st.one_of(
    st.sampled_from(REAL),
    st.text(st.characters(codec="utf-8"), max_size=30),
    st.text("[]()（）【】*/#=>~!@^. \t：:、△A晚1-一第场集日夜内外", max_size=20),
)
scripts = st.lists(pieces, min_size=1, max_size=25).map("\n".join)
relaxed = settings(max_examples=ROUNDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read_or_refuse(text, as_format):
    try:
        return read_text(text, "fuzz", as_format)
    except StudioError:
        return None


@pytest.mark.parametrize("as_format", FORMATS)
@relaxed
@given(text=scripts)
def test_every_source_line_is_in_exactly_one_part(as_format, text):
    reading = read_or_refuse(text, as_format)
    if reading:
        assert check_cover(normal(text), reading) == []


@pytest.mark.parametrize("as_format", FORMATS)
@relaxed
@given(text=scripts)
def test_a_fountain_export_reads_back_to_the_same_elements(as_format, text):
    reading = read_or_refuse(text, as_format)
    if reading and not has_no_form(text):
        again = read_fountain(write_fountain(reading))
        assert elements(again) == elements(reading)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*/*.*")), ids=lambda path: path.name)
def test_mutated_samples_never_break_a_reader(sample):
    text = normal(decode(sample.read_bytes(), sample.name))
    chance = random.Random(sample.name)
    for _ in range(max(20, ROUNDS // 5)):
        mutated = mutate(text, chance)
        for as_format in FORMATS:
            reading = read_or_refuse(mutated, as_format)
            assert reading is None or check_cover(normal(mutated), reading) == []


def mutate(text, chance):
    rows = text.split("\n")
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(rows))
        action = chance.choice(["drop", "double", "cut", "swap", "insert", "join"])
        if action == "drop" and len(rows) > 1:
            del rows[at]
        elif action == "double":
            rows.insert(at, rows[at])
        elif action == "cut":
            rows[at] = rows[at][: chance.randint(0, len(rows[at]))]
        elif action == "swap":
            other = chance.randrange(len(rows))
            rows[at], rows[other] = rows[other], rows[at]
        elif action == "insert":
            place = chance.randint(0, len(rows[at]))
            mark = chance.choice("[]()【】：:*/#\0\ud800△^")
            rows[at] = rows[at][:place] + mark + rows[at][place:]
        elif at + 1 < len(rows):
            rows[at : at + 2] = [rows[at] + rows[at + 1]]
    return "\n".join(rows)


def normal(text):
    """The lines that the readers count: one way of ending them, no control characters."""
    return clean_text(text).lstrip("\ufeff").replace("\f", "\n").replace("\u2028", "\n")


def has_no_form(text):
    """Plain words that look like marks of comments or lyrics are written a little differently."""
    return any(mark in text for mark in ("[[", "/*", "~"))
