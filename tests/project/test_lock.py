"""The lock of windows: never two holders, never a holder that is gone, nobody killed."""

import ctypes
import json
import os
import subprocess
import sys
import threading
import time
from dataclasses import asdict

import pytest

from studio.project import lock
from studio.project.lock import Holder, WindowLock, lock_path
from studio.project.store import Author

HERE = Author("Ana", "desk-1")


def left_by(path, **values) -> None:
    holder = Holder(**{"name": "Bo", "desk": "desk-1", "pid": 1, "since": "", **values})
    lock_path(path).write_text(json.dumps(asdict(holder)), "utf-8")


def test_a_second_window_is_told_who_holds_the_file(store):
    first = WindowLock(store.path, HERE)
    assert first.take() is None
    holder = WindowLock(store.path, Author("Bo", "desk-2")).take()
    assert holder is not None
    assert (holder.name, holder.desk) == ("Ana", "desk-1")
    assert WindowLock(store.path, Author("Bo", "desk-2")).take(force=True) is None
    first.release()
    assert lock_path(store.path).exists()


def test_the_lock_of_a_program_that_ended_is_taken_over(store):
    code = (
        "from pathlib import Path; from studio.project.lock import WindowLock;"
        "from studio.project.store import Author;"
        f"WindowLock(Path({str(store.path)!r}), Author('Bo', 'desk-1')).take()"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
    assert lock_path(store.path).exists()
    mine = WindowLock(store.path, HERE)
    assert mine.take() is None
    mine.release()
    assert not lock_path(store.path).exists()


@pytest.mark.skipif(sys.platform != "linux", reason="the birth of a process is read from /proc")
def test_the_number_of_a_dead_holder_that_another_program_got_holds_nothing(store):
    left_by(store.path, pid=os.getppid(), born="1")
    assert WindowLock(store.path, HERE).take() is None
    left_by(store.path, pid=os.getppid(), born=lock._born(os.getppid()))
    assert WindowLock(store.path, HERE).take() is not None


@pytest.mark.parametrize("running", [True, False])
def test_on_windows_the_holder_is_asked_for_and_never_killed(store, monkeypatch, running):
    class Kernel:
        class OpenProcess:
            restype = None

            def __call__(self, access, inherit, pid):
                assert (access, inherit, pid) == (0x0010_0000, False, os.getppid())
                return 77

        def __init__(self) -> None:
            self.OpenProcess = Kernel.OpenProcess()
            self.closed = 0

        def WaitForSingleObject(self, handle, milliseconds):  # noqa: N802
            return 0x102 if running else 0

        def CloseHandle(self, handle):  # noqa: N802
            self.closed += 1

    kernel = Kernel()
    left_by(store.path, pid=os.getppid())
    window = WindowLock(store.path, HERE)
    monkeypatch.setattr(lock.sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: kernel, raising=False)
    monkeypatch.setattr(os, "kill", lambda *_: pytest.fail("os.kill ends a process on Windows"))
    assert (window.take() is not None) == running
    assert kernel.closed == 1


def test_a_lock_that_is_being_written_is_waited_for_and_not_stolen(store):
    path = lock_path(store.path)
    path.write_text("")

    def finish() -> None:
        time.sleep(0.2)
        left_by(store.path, desk="desk-2")

    writer = threading.Thread(target=finish)
    writer.start()
    holder = WindowLock(store.path, HERE).take()
    writer.join()
    assert holder is not None
    assert holder.desk == "desk-2"


def test_a_broken_lock_of_long_ago_is_taken_over(store):
    path = lock_path(store.path)
    path.write_text("")
    os.utime(path, (1, 1))
    assert WindowLock(store.path, HERE).take() is None


def test_of_many_windows_that_find_a_stale_lock_one_gets_it(store):
    code = (
        "import sys; from pathlib import Path; from studio.project.lock import WindowLock;"
        "from studio.project.store import Author;"
        f"lock = WindowLock(Path({str(store.path)!r}), Author('Bo', 'desk-1'));"
        "print('ready', flush=True); sys.stdin.readline();"
        "print('held' if lock.take() is None else 'other', flush=True); sys.stdin.readline()"
    )
    left_by(store.path, pid=2**22 + 5)
    pipe = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    windows = [subprocess.Popen([sys.executable, "-c", code], **pipe) for _ in range(6)]
    for window in windows:
        window.stdout.readline()
    for window in windows:
        window.stdin.write("\n")
        window.stdin.flush()
    said = [window.stdout.readline().strip() for window in windows]
    for window in windows:
        window.communicate("\n")
    assert sorted(said) == ["held", *["other"] * 5]
    assert [p.name for p in store.path.parent.glob(".*.part")] == []
