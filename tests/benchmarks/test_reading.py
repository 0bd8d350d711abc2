"""How fast scripts are read, against merely looking at every line. Run with --benchmark-enable."""

import re
import xml.etree.ElementTree as ET

import pytest

from studio.script.formats import (
    read_bytes,
    read_text,
    write_fdx,
    write_fdx_file,
    write_fountain,
    write_fountain_file,
)
from tests.script.formats.fdx.making import fdx, para, runs, scene, speech

EPISODES, PAGES, SCENES = 100, 120, 3000

SCENE = """\
{n}-{k} 日 内 老周修表铺
人物：林晚、周伯、弟子×6、苏晓（旁观）
道具：怀表、放大镜×2
△林晚低头拆表，指尖发抖。
周伯：（放下茶杯）丫头，有客。
林晚（头也不抬）：修表排队，十五天。
陈默：我这只表，等不了十五天。
陈默把怀表放在桌上，表盖上刻着一个“林”字。
林晚（OS）：这是爸爸的表！
【字幕：三年前】
△少女林晚追着一辆黑色轿车，摔倒在雨里。
林晚 VO：那天之后，我再也没有见过他。
△她抬起头。林晚：这只表，你从哪儿来的？
钩子：表盖内侧的照片，竟是陈默的母亲！
"""

WESTERN = """\
INT. HOUSE - DAY

Brick and Steel walk in, slowly and with great care. They look at each other for a long time.

BRICK
(quietly)
This is everybody we've ever put away in all those years.

STEEL (O.S.)
So much for retirement then.

CUT TO:

"""


def chinese_season():
    parts = ["《玻璃桥》\n"]
    for number in range(1, EPISODES + 1):
        parts.append(f"第{number}集：第{number}夜\n")
        parts += [SCENE.format(n=number, k=scene) for scene in (1, 2, 3)]
    return "\n".join(parts)


def western_script():
    scene_eighths = read_text(WESTERN, "x").episodes[0].scenes[0].eighths
    return WESTERN * (PAGES * 8 // scene_eighths)


TEXTS = {
    "100 Chinese episodes": (chinese_season, "chinese"),
    "120 pages of Fountain": (western_script, "fountain"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_reading_a_script(benchmark, name):
    make, wanted = TEXTS[name]
    text = make()
    benchmark.group = name
    reading = benchmark(read_text, text, "script")
    assert reading.format == wanted
    assert reading.unclassified == []


@pytest.mark.parametrize("name", TEXTS)
def test_baseline_one_pattern_per_line(benchmark, name):
    text = TEXTS[name][0]()
    pattern = re.compile(r"(?:INT|EXT|\d+-\d+)[ .](?P<rest>.*)$")
    benchmark.group = name

    def look():
        return sum(pattern.match(line.strip()) is not None for line in text.split("\n"))

    assert benchmark(look) > 100


def test_writing_100_chinese_episodes_as_fountain(benchmark):
    reading = read_text(chinese_season(), "script")
    assert benchmark(write_fountain, reading).count("\n.") == EPISODES * 3


def final_draft():
    """3,000 scenes of some twelve paragraphs, each with runs, tags and a summary."""
    tagged = [("A ", {}), ("red ring", {"TagNumber": "1", "Style": "Bold"}), (" lies there.", {})]
    inside = (
        runs("Action", tagged)
        + speech("MOLLY (V.O.)", "(quietly)", "This is everybody we have ever put away.")
        + speech("STEEL", "So much for retirement then, in all those years.")
        + para("Action", "They walk out slowly and with great care, and look at each other.")
        + speech("MOLLY", "Who?")
        + para("Transition", "CUT TO:")
    )
    heads = (
        scene(f"INT. HOUSE {n} - DAY", str(n), "3/8", Summary="They meet.") for n in range(SCENES)
    )
    return fdx("".join(head + inside for head in heads))


FINAL_DRAFT = "3,000 scenes of Final Draft"


def test_reading_final_draft(benchmark):
    data = final_draft()
    benchmark.group = FINAL_DRAFT
    reading = benchmark(read_bytes, data, "script")
    assert len(reading.episodes[0].scenes) == SCENES


def test_baseline_elementtree_parses_final_draft(benchmark):
    data = final_draft()
    benchmark.group = FINAL_DRAFT
    root = benchmark(ET.fromstring, data)
    assert len(root.findall("Content/Paragraph[@Type='Scene Heading']")) == SCENES


def test_writing_final_draft_anew(benchmark):
    reading = read_bytes(final_draft(), "script")
    benchmark.group = "writing " + FINAL_DRAFT
    assert benchmark(write_fdx, reading).count(b"<SceneProperties") == SCENES


def test_writing_final_draft_with_one_edit(benchmark):
    data = final_draft()
    reading = read_bytes(data, "script")
    reading.episodes[0].scenes[1500].lines[-1].text = "SMASH CUT TO:"
    benchmark.group = "writing " + FINAL_DRAFT
    assert len(benchmark(write_fdx_file, reading, data)) == len(data) + 6


def test_writing_120_pages_of_fountain_with_one_edit(benchmark):
    data = western_script().encode()
    reading = read_bytes(data, "script")
    reading.episodes[0].scenes[30].lines[-1].text = "SMASH CUT TO:"
    assert len(benchmark(write_fountain_file, reading, data)) == len(data) + 6
