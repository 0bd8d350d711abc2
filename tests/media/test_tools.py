"""ffmpeg is found on the PATH or in the package, and asked what it can do."""

import os
import shlex
import stat
import sys

import pytest

from studio.media import tools
from studio.media.tools import find_ffmpeg, probe_ffmpeg

posix = pytest.mark.skipif(os.name != "posix", reason="the pretended programs are shell scripts")


@pytest.fixture(autouse=True)
def _ask_anew():
    find_ffmpeg.cache_clear()
    yield
    find_ffmpeg.cache_clear()


def pretend(folder, filters="", encoders="", status=0):
    """Write a program that answers like an ffmpeg with the given filters and encoders."""
    answers = folder / "answers.py"
    answers.write_text(
        "import sys\n"
        "if '-version' in sys.argv: print('ffmpeg version 7.1-test Copyright')\n"
        f"if '-filters' in sys.argv: print({filters!r})\n"
        f"if '-encoders' in sys.argv: print({encoders!r})\n"
        f"sys.exit({status})\n"
    )
    # By a shell: the line after #! takes no Python whose folder has a space in its name.
    words = shlex.join([sys.executable, str(answers)])
    program = folder / "ffmpeg"
    program.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program


def test_the_packaged_ffmpeg_burns_subtitles_and_writes_h264(monkeypatch):
    monkeypatch.setenv("PATH", "")
    found = find_ffmpeg()
    assert found is not None
    assert found.source == "wheel"
    assert found.libass
    assert found.libx264


@posix
def test_the_one_on_the_path_comes_first(tmp_path, monkeypatch):
    program = pretend(
        tmp_path,
        " ... subtitles         V->V       Render text subtitles",
        " V....D libx264              libx264 H.264",
    )
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_ffmpeg()
    assert found == tools.Ffmpeg(str(program), "7.1-test", True, True, "path")


@posix
def test_one_that_cannot_do_all_gives_way_to_the_packaged_one(tmp_path, monkeypatch):
    pretend(tmp_path, " ... scale  V->V  Scale", " V....D libx264  libx264")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_ffmpeg().source == "wheel"
    find_ffmpeg.cache_clear()
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    assert find_ffmpeg().source == "path"


@posix
def test_an_ffmpeg_without_libass_is_told_apart(tmp_path):
    program = pretend(tmp_path, " ... scale  V->V  Scale", " V....D libx264  libx264")
    found = probe_ffmpeg(str(program), "path")
    assert found is not None
    assert not found.libass
    assert found.libx264


@posix
def test_a_broken_program_on_the_path_gives_way_to_the_packaged_one(tmp_path, monkeypatch):
    pretend(tmp_path, status=1)
    monkeypatch.setenv("PATH", str(tmp_path))
    found = find_ffmpeg()
    assert found is not None
    assert found.source == "wheel"


def test_no_ffmpeg_anywhere_is_none(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("IMAGEIO_FFMPEG_EXE", "/nowhere/ffmpeg")
    assert find_ffmpeg() is None


@posix
def test_it_is_asked_once(tmp_path, monkeypatch):
    program = pretend(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    first = find_ffmpeg()
    program.unlink()
    assert find_ffmpeg() is first
