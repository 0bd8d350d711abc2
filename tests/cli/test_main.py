import json
import os
import subprocess
import sys

import pytest

from studio.cli.main import COMMANDS, main


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_every_command_has_help(studio, command):
    ran = studio(*([command] if command else []), "--help")
    assert ran.code == 0
    assert "Usage: studio" in ran.out
    assert "--help" in ran.out


def test_wrong_usage_exits_2_and_an_error_that_is_told_exits_1(studio, tmp_path):
    assert studio("fly").code == 2
    assert studio("new").code == 2
    told = studio("history", tmp_path / "gone.studio")
    assert told.code == 1
    assert told.err.count("\n") == 1
    assert "gone.studio is not there" in told.err


def test_a_production_is_made_changed_undone_and_redone(studio, tmp_path):
    file = tmp_path / "Show.studio"
    assert studio("new", file, "--title", "退婚", "--language", "zh", "--currency", "CNY").code == 0
    assert "退婚" in studio("history", file).out
    assert "nothing to undo" in studio("undo", file).out
    studio("schedule", "auto", file, "--apply", "--days", 2)
    assert "Undone: Automatic board" in studio("undo", file).out
    assert "nothing to undo" in studio("undo", file).out
    assert "(undone)" in studio("history", file).out
    assert "Redone" in studio("redo", file).out
    assert "nothing to redo" in studio("redo", file).out
    steps = json.loads(studio("history", file, "--json").out)["steps"]
    assert [s["state"] for s in steps] == ["standing", "standing"]
    assert steps[1]["text"] == "New production “退婚”"
    again = studio("new", file, "--title", "x")
    assert again.code == 1
    assert "exists already" in again.err


def test_snapshots_are_listed_and_brought_back(studio, tmp_path):
    file = tmp_path / "Show.studio"
    studio("new", file, "--title", "Show")
    assert "no snapshots" in studio("snapshots", file).out
    studio("snapshots", file, "--take")
    studio("undo", file)
    ran = studio("snapshots", file, "--restore", 1, "--json")
    assert ran.code == 0
    reasons = [s["reason"] for s in json.loads(ran.out)["snapshots"]]
    assert reasons == ["before-restore", "by-hand"]
    assert "standing" in studio("history", file, "--json").out
    assert studio("snapshots", file, "--restore", 9).code == 1


def test_a_bug_is_one_sentence_and_debug_shows_where(studio, tmp_path, monkeypatch):
    from studio.project.store import Store

    monkeypatch.setattr(Store, "open", classmethod(lambda *_, **__: 1 / 0))
    ran = studio("history", tmp_path)
    assert ran.code == 1
    assert "Something unexpected happened (ZeroDivisionError)" in ran.err
    assert "Traceback" not in ran.err
    with pytest.raises(ZeroDivisionError):
        main(["history", str(tmp_path), "--debug"])


def test_the_program_speaks_chinese_when_the_system_does():
    out = subprocess.run(
        [sys.executable, "-m", "studio", "history", "gone.studio"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NINESIXTEEN_LANGUAGE": "zh"},
    )
    assert out.returncode == 1
    assert "gone.studio" in out.stderr
    assert any("\u4e00" <= char <= "\u9fff" for char in out.stderr)


def test_usage_is_told_in_chinese_too(studio, monkeypatch):
    monkeypatch.setenv("NINESIXTEEN_LANGUAGE", "zh")
    assert studio("undo", "a.studio", "--nope").err.startswith("用法：")
    monkeypatch.setenv("NINESIXTEEN_LANGUAGE", "en")
    assert studio("undo", "a.studio", "--nope").err.startswith("Usage:")


def test_the_command_line_signs_with_the_name_chosen_in_the_window(studio, tmp_path, monkeypatch):
    from studio.workflow.settings import Settings, save

    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path / "home"))
    save(Settings(name="Lu Chengze", desk="AD laptop"))
    file = tmp_path / "Show.studio"
    studio("new", file, "--title", "Show")
    assert "Lu Chengze@AD laptop" in studio("history", file).out
