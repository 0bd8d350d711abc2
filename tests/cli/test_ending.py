"""A command that the system ends leaves nothing half done behind."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from studio.cli.main import main
from studio.project import production
from studio.script import editing as script
from studio.subtitles import editing, texts
from tests.media.clips import H264, ffmpeg

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def show(tmp_path):
    """A production with a take of a minute, which takes a while to burn."""
    (tmp_path / "card").mkdir()
    source = "testsrc2=s=720x1280:r=25:d=60"
    ffmpeg("-f", "lavfi", "-i", source, *H264, tmp_path / "card" / "1-1_1_T1.mp4")
    path = tmp_path / "show.studio"
    with production.create(path, "Show") as store:
        episode = script.add_episode(store, 1)
        scene = script.add_scene(store, episode, "1-1", set_name="Hall")
        cue = editing.add_cue(store, episode, 0, 2000, scene_id=scene)
        texts.set_text(store, cue, "en", "Give me back the ring.")
    assert main(["takes", "add", str(path), str(tmp_path / "card")]) == 0
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without a word")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_burning_that_is_ended_leaves_no_part_of_the_film(show, tmp_path, number):
    place = tmp_path / "films"
    words = ("--take", "1-1/1/1", "--language", "en", "-o", place / "film.mp4")
    command = [sys.executable, "-m", "studio", "subtitles", "burn", show, *words]
    # Whoever runs the tests may have told them to ignore it, which a child inherits.
    before = signal.signal(number, signal.SIG_DFL)
    running = subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    signal.signal(number, before)
    deadline = time.monotonic() + 60
    while not list(place.glob(".making-*/film.mp4")) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running.poll() is None
    running.send_signal(number)
    _, said = running.communicate(timeout=30)
    assert running.returncode == 1
    assert said.strip() == "Stopped. Nothing was changed."
    assert list(place.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends programs without a word")
def test_the_window_is_ended_at_once_and_commands_give_the_signals_back():
    seen = []

    def window(file, demo, fresh):
        seen.append(signal.getsignal(signal.SIGTERM))
        return 0

    before = signal.getsignal(signal.SIGTERM)
    assert main([], window) == 0
    assert seen == [before] == [signal.getsignal(signal.SIGTERM)]
