"""Whatever is given to a command: one sentence, nothing lost, no half file."""

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from studio.base.output import finished_file

COMMANDS = [
    ("schedule", "show", "FILE"),
    ("schedule", "dood", "FILE", "--json"),
    ("schedule", "auto", "FILE", "--apply"),
    ("callsheet", "FILE", "--day", "1", "-o", "OUT"),
    ("report", "FILE", "scenes", "-o", "OUT"),
    ("status", "FILE"),
    ("script", "export", "FILE", "-o", "OUT"),
    ("script", "import", "FILE", "SCRIPT"),
    ("undo", "FILE"),
    ("redo", "FILE"),
    ("history", "FILE", "--json"),
    ("snapshots", "FILE"),
    ("snapshots", "FILE", "--take"),
    ("snapshots", "FILE", "--restore", "1"),
    ("takes", "list", "FILE", "--json"),
    ("takes", "add", "FILE", "SCRIPT"),
    ("subtitles", "check", "FILE", "--json"),
    ("subtitles", "draft", "FILE"),
    ("subtitles", "export", "FILE", "--languages", "en", "-o", "OUT"),
    ("subtitles", "burn", "FILE", "--take", "1", "--language", "en", "-o", "OUT"),
]
BAD = {
    "empty": b"",
    "text": b"just a text",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
}


@pytest.fixture
def file(studio, tmp_path):
    path = tmp_path / "Show #1 100%?.studio"
    studio("new", path, "--title", "Show")
    return path


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "第1集.txt"
    path.write_text("第1集：开场\n1-1 日 内 客厅\n人物：林晚\n林晚：你好。\n", encoding="utf-8")
    return path


def words(command, **values):
    return [values.get(word, word) for word in command]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_bad_production_is_one_sentence_for_every_command(
    studio, file, script, tmp_path, command
):
    whole = file.read_bytes()
    bad = {**BAD, "cut": whole[:9000]}
    for name, content in bad.items():
        (tmp_path / f"{name}.studio").write_bytes(content)
    (tmp_path / "folder.studio").mkdir()
    names = [*bad, "folder", "gone", "x" * 300]
    before = sorted(tmp_path.iterdir())
    for name in names:
        given = tmp_path / f"{name}.studio"
        ran = studio(*words(command, FILE=given, SCRIPT=script, OUT=tmp_path / "out.pdf"))
        assert ran.code == 1, name
        assert ran.err.count("\n") == 1, ran.err
        assert "unexpected" not in ran.err
        assert ran.out == ""
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_an_answer_for_an_empty_production(
    studio, file, script, tmp_path, command
):
    ran = studio(*words(command, FILE=file, SCRIPT=script, OUT=tmp_path / "out.pdf"))
    assert ran.code in (0, 1)
    assert "unexpected" not in ran.err
    if "--json" in command and ran.code == 0:
        json.loads(ran.out)


@pytest.mark.parametrize(
    ("command", "code"),
    [
        (("report", "FILE", "scenes", "-o", "FILE"), 1),
        (("script", "export", "FILE", "-o", "FILE"), 1),
        (("script", "export", "FILE", "-o", "OTHER"), 1),
        (("report", "FILE", "scenes", "-o", "FOLDER"), 2),
        (("report", "FILE", "scenes", "-o", "SCRIPT/out.pdf"), 1),
        (("report", "FILE", "scenes", "-o", "LONG"), 1),
        (("script", "export", "FILE", "-o", os.devnull), 1),
        (("history", "FILE", "--limit", "0"), 2),
        (("history", "FILE", "--limit", "9" * 30), 2),
        (("snapshots", "FILE", "--take", "--restore", "1"), 2),
        (("schedule", "auto", "FILE", "--from", "9999-12-30", "--days", "5"), 1),
        (("new", "FRESH", "--title", "x", "--time-zone", "Asia"), 1),
        (("new", "FRESH", "--title", "x", "--time-zone", "x" * 5000), 1),
    ],
)
def test_a_bad_value_is_told_and_replaces_nothing(studio, file, script, tmp_path, command, code):
    other = tmp_path / "Other.studio"
    studio("new", other, "--title", "Other")
    before = {path: path.read_bytes() for path in (file, other, script)}
    given = {
        "FILE": file,
        "OTHER": other,
        "FOLDER": tmp_path,
        "SCRIPT/out.pdf": script / "out.pdf",
        "LONG": tmp_path / ("x" * 300),
        "FRESH": tmp_path / "Fresh.studio",
    }
    ran = studio(*words(command, **given))
    assert ran.code == code
    assert "unexpected" not in ran.err
    assert {path: path.read_bytes() for path in before} == before
    assert not (tmp_path / "Fresh.studio").exists()
    assert not Path(os.devnull).is_file()
    assert list(tmp_path.glob(".*")) == []


def test_a_full_disk_leaves_the_old_result_and_no_half_file(studio, file, tmp_path, monkeypatch):
    out = tmp_path / "scenes.pdf"
    studio("report", file, "scenes", "-o", out)
    before = out.read_bytes()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    ran = studio("report", file, "scenes", "-o", out)
    assert ran.code == 1
    assert "The disk is full: scenes.pdf was not written" in ran.err
    assert out.read_bytes() == before
    assert list(tmp_path.glob(".*")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept otherwise there")
def test_a_result_has_the_rights_that_its_user_gives_to_new_files(tmp_path):
    old = os.umask(0o077)
    try:
        with finished_file(tmp_path / "crew.pdf") as part:
            part.write_bytes(b"phones")
    finally:
        os.umask(old)
    assert (tmp_path / "crew.pdf").stat().st_mode & 0o777 == 0o600


def run(*given: object, encoding: str = "ascii", **options) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "studio", *map(str, given)],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": encoding, "NINESIXTEEN_LANGUAGE": "zh"},
        **options,
    )


def test_a_terminal_that_lacks_characters_is_no_bug_and_json_is_utf_8(script):
    ran = run("script", "read", script)
    assert (ran.returncode, ran.stderr) == (0, b"")
    shape = json.loads(run("script", "read", script, "--json").stdout.decode("utf-8"))
    assert shape["episodes"][0]["scenes"][0]["set"] == "客厅"
    odd = run("history", os.fsdecode(b"caf\xe9.studio"), encoding="utf-8")
    assert odd.returncode == 1
    assert odd.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell with pipes")
def test_a_reader_that_stops_early_is_no_bug(script):
    command = f"'{sys.executable}' -m studio script read '{script}' --json | true"
    ran = subprocess.run(command, shell=True, capture_output=True, check=False)
    assert ran.stderr == b""
