"""The registry: detection by content, errors in one sentence, the JSON shape, linear time."""

import json
import time

import pytest

from studio.base.errors import StudioError
from studio.script.formats import read_script, read_text, reading_json, write_fountain

CHINESE = "第1集：起\n1-1 日 内 客厅\n人物：林晚\n△她抬头。\n林晚（OS）：（哭）不。\n……\n"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("INT. HOUSE - DAY\n\nEVE\nHello.", "fountain"),
        ("A line.\n\nAnother.", "fountain"),
        ("Title: 玻璃桥\n\n.客厅\n\n@林晚\n你好。", "fountain"),
        ("1-1 日 内 客厅\n林晚：你好。", "chinese"),
        ("第一集\n林晚：你好。", "chinese"),
        ("林晚走进来。\n陈默：谁？", "chinese"),
    ],
)
def test_the_format_is_known_by_content(text, name):
    assert read_text(text, "wrong.xyz").format == name


def test_an_export_of_a_chinese_script_is_known_as_fountain():
    assert read_text(write_fountain(read_text(CHINESE, "x")), "x").format == "fountain"


def test_an_unknown_format_is_told_with_the_known_ones():
    with pytest.raises(StudioError, match=r"“celtx” is not a script format.*fountain, chinese"):
        read_text("text", "x", "celtx")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"\xef\xbb\xbf",
        b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        b"PK\x03\x04" + bytes(range(256)) * 4,
        bytes(range(128, 256)) * 20,
        b"\xff\xfe\x00",
    ],
)
def test_bad_files_are_told_in_one_sentence_that_names_them(tmp_path, data):
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(StudioError, match=r"bad\.txt is "):
        read_script(path)


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(StudioError, match=r"gone\.txt cannot be read"):
        read_script(tmp_path / "gone.txt")
    with pytest.raises(StudioError, match="cannot be read"):
        read_script(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_common_encoding_gives_the_same_reading(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(CHINESE.replace("\n", "\r\n").encode(encoding))
    assert reading_json(read_script(path)) == reading_json(read_text(CHINESE, "a.txt"))


def test_the_json_shape_is_the_documented_one():
    shape = reading_json(read_text(CHINESE, "x"))
    line = {"character": "林晚", "modifier": "OS", "dual": None, "source": [5, 5]}
    expected = {
        "format": "chinese",
        "title": "",
        "front": [],
        "episodes": [
            {
                "number": 1,
                "title": "起",
                "scenes": [
                    {
                        "number": "1-1",
                        "heading": "1-1 日 内 客厅",
                        "int_ext": "INT",
                        "set": "客厅",
                        "time": "日",
                        "time_of_day": "DAY",
                        "eighths": 1,
                        "cast": ["林晚"],
                        "lines": [
                            plain("meta", "人物：林晚", 3),
                            plain("action", "她抬头。", 4),
                            {"kind": "parenthetical", "text": "（哭）", **line},
                            {"kind": "dialogue", "text": "不。", **line},
                        ],
                    }
                ],
            }
        ],
        "unclassified": [{"line": 6, "text": "……"}],
    }
    assert shape == expected
    assert list(shape) == ["format", "title", "front", "episodes", "unclassified"]
    scene = shape["episodes"][0]["scenes"][0]
    assert list(scene["lines"][0]) == ["kind", "character", "modifier", "text", "dual", "source"]
    assert json.loads(json.dumps(shape)) == shape


def plain(kind, text, number):
    return {
        "kind": kind,
        "character": "",
        "modifier": "",
        "text": text,
        "dual": None,
        "source": [number, number],
    }


def test_a_script_of_a_title_page_alone_is_one_empty_episode():
    shape = reading_json(read_text("Title: A Play", "x"))
    assert shape["episodes"] == [{"number": None, "title": "", "scenes": []}]


SIZE = 300_000
HARD = {
    "square brackets": "[" * SIZE,
    "round brackets": "（" * SIZE,
    "pairs": "【】" * (SIZE // 2),
    "open notes": "[[" * (SIZE // 2),
    "open boneyards": "/*" * (SIZE // 2),
    "spaces": "INT. " + " " * SIZE + "x",
    "dashes": "INT. " + "-" * SIZE + "x",
    "numbers": "1-" * (SIZE // 2),
    "list marks": "人物：" + "、" * SIZE,
    "glued speeches": "林晚：好\n林晚：好\n" + "林晚：好。" * (SIZE // 5),
    "endless speech": "JOHN\n" + "word\n" * (SIZE // 5),
    "names alone": "林晚：\n" * (SIZE // 8),
    "numbered titles": "1、标题\n" * (SIZE // 8),
    "stars": "*" * SIZE + "a" + "*_" * SIZE,
}


@pytest.mark.parametrize("name", HARD)
@pytest.mark.parametrize("as_format", ["fountain", "chinese"])
def test_hard_text_takes_linear_time(name, as_format):
    """Quadratic time would take minutes here; the bound leaves room for a busy machine."""
    begun = time.perf_counter()
    read_text(HARD[name], "hard", as_format)
    assert time.perf_counter() - begun < 15
