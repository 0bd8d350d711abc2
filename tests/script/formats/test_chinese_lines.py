"""Chinese speech, directions, cast and meta lines, one dialect at a time."""

import pytest

from studio.script.formats import check_cover, read_text
from studio.script.formats.chinese_cast import read_cast
from tests.script.formats.script_elements import flat


def read(body, cast="林晚、陈默"):
    text = f"第1集\n1-1 日 内 客厅\n人物：{cast}\n{body}"
    reading = read_text(text, "test.txt", "chinese")
    assert check_cover(text, reading) == []
    return reading


def lines(body, cast="林晚、陈默"):
    return [one for one in flat(read(body, cast)) if one[0] not in ("episode", "heading")][1:]


def said(text, modifier="", name="林晚"):
    return ("dialogue", text, name, modifier, "")


def how(text, modifier="", name="林晚"):
    return ("parenthetical", text, name, modifier, "")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("林晚：你好。", [said("你好。")]),
        ("林晚:你好。", [said("你好。")]),
        ("**林晚**：你好。", [said("你好。")]),
        ("林晚：（喝酒）好。", [how("（喝酒）"), said("好。")]),
        ("林晚（压低声音）：好。", [how("（压低声音）"), said("好。")]),
        ("林晚(低声):好。", [how("(低声)"), said("好。")]),
        ("林晚【冷笑】：好。", [how("（冷笑）"), said("好。")]),
        ("林晚：【冷笑】好。", [how("（冷笑）"), said("好。")]),
        ("林晚(OS)：好。", [said("好。", "OS")]),
        ("林晚（os）：好。", [said("好。", "OS")]),
        ("林晚OS：好。", [said("好。", "OS")]),
        ("林晚 VO：好。", [said("好。", "VO")]),
        ("林晚（V.O.）：好。", [said("好。", "V.O.")]),
        ("林晚：（OS）好。", [said("好。", "OS")]),
        ("林晚（OS，哭）：好。", [how("（哭）", "OS"), said("好。", "OS")]),
        ("林晚（OS）（哭）：好。", [how("（哭）", "OS"), said("好。", "OS")]),
        ("林晚（画外音）：好。", [said("好。", "画外音")]),
        ("林晚畫外音：好。", [said("好。", "畫外音")]),
        ("林晚内心OS：好。", [said("好。", "内心OS")]),
        ("VO：林晚（哭）好。", [how("（哭）", "VO"), said("好。", "VO")]),
        ("VO：好。", [said("好。", "VO", "旁白")]),
        ("【VO：好。】", [said("好。", "VO", "旁白")]),
        ("【林晚OS：好。】", [said("好。", "OS")]),
        ("【林晚】（哭）好。", [how("（哭）"), said("好。")]),
        ("旁白：好。", [said("好。", "", "旁白")]),
        ("林晚（哭）好。", [how("（哭）"), said("好。")]),
        ("林晚\t好。", [said("好。")]),
        ("林晚：（点头）", [how("（点头）")]),
        ("林晚\n（哭）\n好。", [how("（哭）"), said("好。")]),
        ("林晚：\n好。\n真的。", [said("好。\n真的。")]),
        ("林晚：你们，\n够了。", [said("你们，\n够了。")]),
        ("林晚：“你们\n够了。”", [said("“你们\n够了。”")]),
        ("△她抬头。林晚：好。", [("action", "她抬头。"), said("好。")]),
        ("她抬头。林晚（哭）：好。", [("action", "她抬头。"), how("（哭）"), said("好。")]),
        ("林晚：好。陈默：不好。", [said("好。"), said("不好。", "", "陈默")]),
        ("服务员：请进。", [said("请进。", "", "服务员")]),
        ("Lucy：Hi.", [said("Hi.", "", "Lucy")]),
        ("艾米丽·史密斯：嗨。", [said("嗨。", "", "艾米丽·史密斯")]),
        ("李想：好。", [said("好。", "", "李想")]),
        ("林晚&陈默：好！", [said("好！", "", "林晚&陈默")]),
        ("电话里的声音：喂？", [said("喂？", "", "电话里的声音")]),
    ],
)
def test_a_speech_is_told_apart_into_name_voice_direction_and_words(line, expected):
    assert lines(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "他说：你好。",
        "林晚说：你好。",
        "林晚笑着说道：你好。",
        "墙上写着：禁止入内。",
        "手机屏幕显示：陌生来电。",
        "现在是12：30，天还没亮。",
        "晚上8：30",
        "陈默走近。他问：谁？",
        "林晚转身离开，头也不回。",
    ],
)
def test_prose_with_a_colon_stays_action(line):
    assert lines(line) == [("action", line)]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("△她抬头。", "action", "她抬头。"),
        ("▲ 她抬头。", "action", "她抬头。"),
        ("她抬头。", "action", "她抬头。"),
        ("【字幕：三年后】", "caption", "三年后"),
        ("△【字幕：三年后】", "caption", "三年后"),
        ("字幕：三年后", "caption", "三年后"),
        ("【系统提示：等级 0】", "caption", "系统提示：等级 0"),
        ("【闪回】", "transition", "闪回"),
        ("【闪回结束】", "transition", "闪回结束"),
        ("【切】", "transition", "切"),
        ("【轉】", "transition", "轉"),
        ("（黑屏）", "transition", "黑屏"),
        ("【特写】她的手。", "shot", "【特写】她的手。"),
        ("特写：她的手。", "shot", "特写：她的手。"),
        ("【空镜】", "shot", "空镜"),
        ("【BGM】", "note", "BGM"),
        ("【BGM：悲伤】", "note", "BGM：悲伤"),
        ("音效：急刹", "note", "音效：急刹"),
        ("道具：怀表", "meta", "道具：怀表"),
        ("本集梗概：他们相遇。", "synopsis", "本集梗概：他们相遇。"),
        ("（第一集 完）", "note", "（第一集 完）"),
        ("------", "note", "------"),
        ("钩子：他是谁", "note", "钩子：他是谁"),
        ("💰付费卡点", "note", "💰付费卡点"),
    ],
)
def test_every_other_line_has_its_kind(line, kind, text):
    assert lines(line) == [(kind, text)]


def test_lines_without_words_are_left_to_a_person():
    reading = read("……\n△好。\n？！")
    assert reading.unclassified == [(4, "……"), (6, "？！")]


def test_hooks_and_paywalls_reach_their_episode():
    episode = read("钩子：他是谁？\n【付费卡点】").episodes[0]
    assert (episode.hook, episode.paywall) == ("他是谁？", True)
    assert not read("她付费停车。").episodes[0].paywall


def test_a_paywall_in_the_list_of_the_front_matter_reaches_its_episode():
    text = (
        "分集大纲\n第1集：起\n第2集：承 💰\n\n"
        "第1集\n1-1 日 内 家\n△好。\n第2集\n2-1 日 内 家\n△好。"
    )
    reading = read_text(text, "x")
    assert [(one.number, one.paywall) for one in reading.episodes] == [(1, False), (2, True)]
    assert len(reading.front) == 3


def test_a_cast_line_gives_names_groups_and_numbers():
    found = read_cast(
        "林晚、弟子×6、苏晓（旁观），系统（声音）、保镖（4人）、三名护士、路人若干、无"
    )
    assert found.names == ["林晚", "弟子", "苏晓", "系统", "保镖", "护士", "路人"]
    assert found.groups == [("弟子", 6), ("保镖", 4), ("护士", 3), ("路人", 1)]


def test_names_may_be_separated_by_spaces():
    assert read_cast("林晚 陈默").names == ["林晚", "陈默"]


def test_words_for_everybody_name_nobody():
    assert read_cast("全员").names == []
    assert read_cast("全员").everyone


def test_the_cast_of_the_scene_before_can_be_meant():
    reading = read("林晚：好。\n1-2 夜 外 街\n人物：前场所有人、记者×2\n△走。")
    scene = reading.episodes[0].scenes[1]
    assert scene.cast == ["林晚", "陈默", "记者"]
    assert scene.elements == [("background", "记者", 2)]
    assert [one.severity for one in reading.diagnostics] == ["info"]


def test_the_cast_is_the_cast_line_and_then_the_speakers_each_once():
    scene = read("服务员：请。\n林晚：谢谢。\n林晚&陈默：好！").episodes[0].scenes[0]
    assert scene.cast == ["林晚", "陈默", "服务员"]


def test_meta_lines_become_elements_and_fill_what_the_heading_leaves_open():
    text = (
        "第一场\n时间：深夜\n地点：天台\n内外：外\n人物：林晚\n"
        "道具：怀表、手枪×2\n状态：林晚【战甲】\n△风。"
    )
    scene = read_text(text, "x").episodes[0].scenes[0]
    assert (scene.set, scene.time, scene.time_of_day, scene.int_ext) == (
        "天台",
        "深夜",
        "NIGHT",
        "EXT",
    )
    assert scene.elements == [
        ("props", "怀表", 1),
        ("props", "手枪", 2),
        ("state", "林晚【战甲】", 1),
    ]


def test_a_cast_line_before_the_first_heading_belongs_to_that_scene():
    text = "第1集\n人物：林晚\n1-1 日 内 客厅\n△风。"
    scenes = read_text(text, "x").episodes[0].scenes
    assert [(scene.heading, scene.cast) for scene in scenes] == [("1-1 日 内 客厅", ["林晚"])]


def test_a_caption_that_contradicts_the_heading_is_told():
    told = read("【字幕：同日 夜】").diagnostics
    assert [(one.severity, one.line) for one in told] == [("warning", 4)]
    assert "同日 夜" in told[0].text.format(**told[0].values)
    assert read("【字幕：三年后】").diagnostics == []


def test_a_scene_under_the_wrong_episode_is_told():
    told = read("△好。\n3-1 夜 外 街\n△走。").diagnostics
    assert [(one.severity, one.line) for one in told] == [("warning", 5)]
    assert told[0].values == {"scene": "3-1", "episode": 1}


def test_scene_numbers_make_episodes_where_no_line_does():
    reading = read_text("1-1 日 内 家\n△一。\n2-1 夜 外 街\n△二。", "x")
    assert [one.number for one in reading.episodes] == [1, 2]


def test_a_script_without_episodes_is_one_without_a_number():
    reading = read_text("1-1 日 内 家\n△一。\n1-2 夜 外 街\n△二。", "x")
    assert [one.number for one in reading.episodes] == [None]
    assert len(reading.episodes[0].scenes) == 2


def test_text_before_the_first_heading_is_a_scene_without_one():
    reading = read_text("第1集\n△风起。\n1-1 日 内 家\n△一。", "x")
    assert [one.heading for one in reading.episodes[0].scenes] == [None, "1-1 日 内 家"]
