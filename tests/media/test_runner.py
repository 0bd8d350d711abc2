"""ffmpeg runs, is followed, is stopped, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from studio.base.errors import Cancelled, StudioError
from studio.base.progress import Progress
from studio.media import runner
from studio.media.ffmpeg_cmd import proxy_arguments
from studio.media.frames import FrameReader
from studio.media.probe import read_clip
from studio.media.proxies import make_proxy, proxy_of, proxy_path, proxy_size
from studio.media.runner import run_ffmpeg, workspace
from tests.media.clips import number_of

# Runs as long as real time: a picture of the size of a thumbnail, for a minute.
ENDLESS = (
    *("-nostdin", "-y", "-v", "error", "-progress", "pipe:1"),
    *("-re", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10", "-t", "60", "out.mp4"),
)
QUICK = ("-nostdin", "-y", "-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64", "-t", "0.2")


def running_in(folder: Path) -> list[int]:
    """The ids of processes that work in a folder."""
    asked = ["ps", "-A", "-ww", "-o", "pid=,stat=,args="]
    listed = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    found = []
    for line in listed.splitlines():
        pid, state, *_ = line.split()
        if state.startswith("Z"):
            continue
        try:
            if Path(f"/proc/{pid}/cwd").readlink() == folder:
                found.append(int(pid))
        except OSError:
            continue
    return found


linux = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")


def stop_when(condition, progress):
    def wait():
        while not condition():
            time.sleep(0.02)
        progress.cancel()

    threading.Thread(target=wait, daemon=True).start()


@linux
def test_cancel_leaves_no_process_and_no_file(tmp_path):
    progress = Progress()
    seen = []
    began = time.monotonic()
    with workspace(tmp_path) as place:
        stop_when(lambda: seen.extend(running_in(place)) or seen, progress)
        with pytest.raises(Cancelled):
            run_ffmpeg(ENDLESS, place, "x", milliseconds=60_000, progress=progress)
        assert running_in(place) == []
    assert time.monotonic() - began < 5
    assert seen
    assert not any(Path(f"/proc/{pid}").exists() for pid in seen)
    assert list(tmp_path.iterdir()) == []


@linux
def test_taking_too_long_is_told_and_ended(tmp_path):
    with (
        pytest.raises(StudioError, match=r"longer than 1 seconds on take\.mp4"),
        workspace(tmp_path) as place,
    ):
        run_ffmpeg(ENDLESS, place, "take.mp4", milliseconds=60_000, timeout=0.8)
    assert running_in(place) == []
    assert list(tmp_path.iterdir()) == []


@linux
def test_a_program_that_does_not_listen_is_killed_with_its_children(tmp_path, monkeypatch):
    script = "trap '' TERM; sleep 60 & while true; do sleep 0.1; done"
    monkeypatch.setattr(runner, "_start", _instead(["sh", "-c", script]))
    progress = Progress()
    with workspace(tmp_path) as place:
        stop_when(lambda: len(running_in(place)) > 1, progress)
        with pytest.raises(Cancelled):
            run_ffmpeg([], place, "x", milliseconds=1, progress=progress)
    deadline = time.monotonic() + 5
    while running_in(place) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert running_in(place) == []


def _instead(command):
    start = runner._start
    return lambda _command, folder, errors: start(command, folder, errors)


@linux
def test_nothing_runs_on_when_this_program_is_killed(tmp_path):
    if not runner._tied():
        pytest.skip("this system cannot end a program together with its parent")
    ask = (
        "import sys; from pathlib import Path; from studio.media.runner import run_ffmpeg\n"
        "run_ffmpeg(sys.argv[2:], Path(sys.argv[1]), 'x', milliseconds=60000)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", ask, str(tmp_path), *ENDLESS],
        cwd=Path(__file__).resolve().parents[2],
    )
    deadline = time.monotonic() + 20
    while not running_in(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running_in(tmp_path)
    parent.kill()
    parent.wait()
    while running_in(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert running_in(tmp_path) == []


@linux
def test_an_ffmpeg_that_something_else_ends_is_told_in_a_sentence(tmp_path):
    def end():
        while not (found := running_in(tmp_path)):
            time.sleep(0.02)
        for pid in found:
            os.kill(pid, signal.SIGKILL)

    threading.Thread(target=end, daemon=True).start()
    with pytest.raises(StudioError, match=r"ended by something else .* on take\.mp4"):
        run_ffmpeg(ENDLESS, tmp_path, "take.mp4", milliseconds=60_000)
    assert running_in(tmp_path) == []


def test_progress_rises_to_the_end(tmp_path):
    told = []
    progress = Progress(lambda done, total: told.append((done, total)))
    arguments = ("-nostdin", "-y", "-v", "error", "-progress", "pipe:1", "-f", "lavfi")
    run_ffmpeg(
        (*arguments, "-i", "testsrc=size=64x64:rate=25", "-t", "2", "out.mp4"),
        tmp_path,
        "x",
        milliseconds=2000,
        progress=progress,
    )
    done = [one for one, _ in told]
    assert done == sorted(done)
    assert {total for _, total in told} == {2000}
    assert done[-1] > 1500
    assert (tmp_path / "out.mp4").stat().st_size > 0


def test_the_reason_of_ffmpeg_is_told_in_one_sentence(tmp_path):
    with pytest.raises(StudioError, match=r"ffmpeg could not work on a%b\.mp4: .+") as told:
        run_ffmpeg((*QUICK, "out.unknown"), tmp_path, "a%b.mp4", milliseconds=200)
    assert "\n" not in str(told.value)


def test_without_ffmpeg_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(runner, "find_ffmpeg", lambda: None)
    with pytest.raises(StudioError, match="No ffmpeg runs here"):
        run_ffmpeg(QUICK, tmp_path, "x", milliseconds=1)


def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(StudioError, match="Nothing can be written"), workspace(tmp_path / "file"):
        pass


def test_arguments_name_protocol_formats_and_every_stream():
    built = proxy_arguments("file:/a b/it's; $(x).mp4", "proxy.mp4", 540, 960, sound=True)
    assert built[built.index("-i") + 1] == "file:/a b/it's; $(x).mp4"
    assert built[built.index("-protocol_whitelist") + 1] == "file"
    assert "concat" not in built[built.index("-format_whitelist") + 1].split(",")
    assert built.count("-map") == 2
    assert {"-nostdin", "-y"} <= set(built)
    assert built.index("-protocol_whitelist") < built.index("-i")


def test_every_frame_of_a_proxy_is_that_frame_of_its_clip(made):
    clip = read_clip(made.path)
    proxy = make_proxy(clip)
    assert proxy.info.frames == clip.info.frames
    assert proxy.info.rotation == 0
    assert (proxy.info.width, proxy.info.height) == made.size
    assert (proxy.info.audio is None) == (clip.info.audio is None)
    with FrameReader(proxy) as reader:
        numbers = tuple(number_of(reader.picture(k)) for k in range(proxy.info.frames))
    assert numbers == made.numbers
    for k in (0, clip.info.frames // 2, clip.info.frames - 1):
        assert abs(proxy.index.seconds(k) - clip.index.seconds(k)) < 0.002
    keys = proxy.index.keys
    assert len(keys) >= clip.info.frames / 6


def test_a_proxy_is_made_once_and_again_when_it_was_harmed(make):
    clip = read_clip(make("25.mp4").path)
    assert proxy_of(clip) is None
    path = make_proxy(clip).path
    assert path == proxy_path(clip.hash)
    stamp = path.stat().st_mtime_ns
    assert make_proxy(clip).path.stat().st_mtime_ns == stamp
    path.write_bytes(path.read_bytes()[:500])
    assert proxy_of(clip) is None
    assert make_proxy(clip).info.frames == 40
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_a_cancelled_proxy_leaves_no_file(make):
    clip = read_clip(make("60.mp4").path)
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        make_proxy(clip, progress)
    assert list(proxy_path(clip.hash).parent.iterdir()) == []


def test_sizes_of_proxies():
    assert proxy_size(1080, 1920) == (540, 960)
    assert proxy_size(1920, 1080) == (960, 540)
    assert proxy_size(2160, 3840) == (540, 960)
    assert proxy_size(97, 161) == (96, 160)
    assert proxy_size(1, 1) == (2, 2)
