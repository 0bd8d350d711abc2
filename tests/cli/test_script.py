import json

import pytest

from studio.script.formats import read_script

EPISODE = "第{n}集：开场\n{n}-1 日 内 客厅\n人物：林晚\n林晚：你好。\n"
BAD = {
    "empty.txt": b"",
    "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "cut.txt": "林晚：你好".encode("utf-16")[:-1],
    "odd.txt": bytes(range(128, 256)) * 30,
    "cut.fdx": b"<?xml version='1.0'?><FinalDraft><Content><Paragraph>",
    "bomb.fdx": b"<!DOCTYPE a [<!ENTITY b 'c'>]><FinalDraft>&b;</FinalDraft>",
    "other.fdx": b"<?xml version='1.0'?><html/>",
}


@pytest.fixture
def file(studio, tmp_path):
    path = tmp_path / "Show.studio"
    studio("new", path, "--title", "Show")
    return path


@pytest.fixture
def first(tmp_path):
    path = tmp_path / "第1集.txt"
    path.write_text(EPISODE.format(n=1), encoding="utf-8")
    return path


def test_reading_needs_no_production_and_tells_what_is_there(studio, first):
    ran = studio("script", "read", first)
    assert ran.code == 0
    assert "Episodes: 1" in ran.out
    assert "Not understood: 0 lines" in ran.out
    shape = json.loads(studio("script", "read", first, "--json").out)
    assert list(shape)[:5] == ["format", "title", "front", "episodes", "unclassified"]
    line = shape["episodes"][0]["scenes"][0]["lines"][-1]
    assert line == {
        "kind": "dialogue",
        "character": "林晚",
        "modifier": "",
        "text": "你好。",
        "dual": None,
        "source": [4, 4],
    }


def test_several_files_are_one_season_in_natural_order(studio, tmp_path):
    for n in (10, 2, 1):
        (tmp_path / f"ep{n}.txt").write_bytes(EPISODE.format(n=n).encode("gb18030"))
    ran = studio(
        "script",
        "read",
        tmp_path / "ep10.txt",
        tmp_path / "ep2.txt",
        tmp_path / "ep1.txt",
        "--json",
    )
    assert [e["number"] for e in json.loads(ran.out)["episodes"]] == [1, 2, 10]


def test_an_import_is_told_undone_and_written_as_fountain(studio, file, first, tmp_path):
    ran = studio("script", "import", file, first)
    assert ran.code == 0
    assert "Imported into Show.studio" in ran.out
    out = tmp_path / "out.fountain"
    assert studio("script", "export", file, "--as", "fountain", "-o", out).code == 0
    scene = read_script(out).episodes[0].scenes[0]
    assert [(line.character, line.text) for line in scene.lines if line.kind == "dialogue"] == [
        ("林晚", "你好。")
    ]
    assert "Undone: Import script 第1集.txt" in studio("undo", file).out
    assert studio("script", "export", file, "--as", "opera", "-o", out).code == 1


@pytest.mark.parametrize("name", BAD)
def test_a_bad_script_is_one_sentence_and_nothing_is_lost(studio, file, tmp_path, name):
    path = tmp_path / name
    path.write_bytes(BAD[name])
    for words in (("script", "read", path), ("script", "import", file, path)):
        ran = studio(*words)
        assert ran.code == 1
        assert ran.err.count("\n") == 1
        assert name in ran.err
        assert "Traceback" not in ran.err + ran.out
    assert len(json.loads(studio("history", file, "--json").out)["steps"]) == 1


def test_an_unknown_format_and_a_missing_file_are_told(studio, first, tmp_path):
    assert "fountain, chinese" in studio("script", "read", first, "--as", "opera").err
    ran = studio("script", "read", tmp_path / "gone.txt")
    assert ran.code == 1
    assert "gone.txt" in ran.err
    assert studio("script", "read").code == 2


FDX = """\
<?xml version="1.0" encoding="UTF-8"?>
<FinalDraft DocumentType="Script" Template="No" Version="5"><Content>
<Paragraph Type="Scene Heading" Number="12"><SceneProperties Length="1 1/8" Page="3"/>
<Text>INT. HALL - DAY</Text></Paragraph>
<Paragraph Type="Character"><Text>ANA (O.S.)</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Who is </Text><Text Style="Italic">there</Text><Text>?</Text>
</Paragraph>
</Content><Unknown kept="yes"/></FinalDraft>
"""


def test_final_draft_is_read_in_the_same_shape_as_fountain(studio, tmp_path):
    one, other = tmp_path / "a.fdx", tmp_path / "a.fountain"
    one.write_text(FDX)
    other.write_text("INT. HALL - DAY #12#\n\nANA (O.S.)\nWho is *there*?\n")
    shapes = [json.loads(studio("script", "read", path, "--json").out) for path in (one, other)]
    scenes = [shape["episodes"][0]["scenes"][0] for shape in shapes]
    for key in ("number", "heading", "int_ext", "set", "time", "time_of_day", "cast"):
        assert scenes[0][key] == scenes[1][key]
    lines = [[{**line, "source": None} for line in scene["lines"]] for scene in scenes]
    assert lines[0] == lines[1]
    assert lines[0][0]["text"] == "Who is there?"
    assert lines[0][0]["spans"] == [[7, 12, "italic"]]
    assert (scenes[0]["eighths"], scenes[0]["page"]) == (9, "3")


def test_final_draft_goes_in_and_out_by_the_name_of_the_file(studio, file, tmp_path):
    source, out = tmp_path / "a.fdx", tmp_path / "b.fdx"
    source.write_text(FDX)
    assert studio("script", "import", file, source).code == 0
    assert studio("script", "export", file, "-o", out).code == 0
    assert out.read_bytes() == source.read_bytes()
    assert studio("script", "export", file, "--as", "fountain", "-o", tmp_path / "c").code == 0
    assert "Who is *there*?" in (tmp_path / "c").read_text()


def test_a_script_that_names_make_up_and_states_is_imported(studio, file, tmp_path):
    path = tmp_path / "妆.txt"
    path.write_text("第1集\n1-1 日 内 客厅\n妆容：伤妆\n状态：林晚【战甲】\n林晚：好。\n", "utf-8")
    assert studio("script", "import", file, path).code == 0
