"""Running ffmpeg: no shell, a private folder, progress, a time limit, cancel, and no orphans.

The program stands in its own process group, which is killed whole. Where the system can do it,
the kernel kills it too when this process dies without a word.
"""

import contextlib
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import IO

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.media.tools import find_ffmpeg

_LOOK = 0.1  # seconds between two looks at cancel and the clock
_GRACE = 2.0
_TAIL = 300


@contextlib.contextmanager
def workspace(near: Path) -> Iterator[Path]:
    """Give a private folder inside of `near` that is gone afterwards, with all it holds.

    Results get fixed names in it and are moved to their own name when they are complete.
    Raises StudioError when nothing can be written there.
    """
    try:
        near.mkdir(parents=True, exist_ok=True)
        made = Path(tempfile.mkdtemp(dir=near, prefix=".making-"))
    except OSError as error:
        raise StudioError(
            N_("Nothing can be written to {folder}. Free some space or choose another folder."),
            folder=str(near),
        ) from error
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


def run_ffmpeg(
    arguments: Sequence[str],
    folder: Path,
    about: str,
    *,
    milliseconds: int,
    progress: Progress | None = None,
    timeout: float = 3600,
) -> None:
    """Run ffmpeg in `folder` until it is done.

    `about` names the file in errors; `milliseconds` is the length of the result, for the
    progress. Raises StudioError when ffmpeg fails or takes longer than `timeout` seconds, and
    Cancelled when the progress says so; then nothing of it runs any more.
    """
    found = find_ffmpeg()
    if found is None:
        raise StudioError(N_("No ffmpeg runs here. Install it; “studio doctor” tells how."))
    log = folder / "ffmpeg.log"
    with log.open("wb") as errors:
        process = _start([*_tied(), found.path, *arguments], folder, errors)
        try:
            _follow(process, progress or Progress(), milliseconds, timeout, about)
            code = process.wait(_GRACE)
        except subprocess.TimeoutExpired:
            code = -1
        finally:
            _end(process)
    if code:
        raise _failed(log, about)


def _start(command: Sequence[str], folder: Path, errors: IO[bytes]) -> subprocess.Popen[bytes]:
    on_windows = sys.platform == "win32"
    flags = 0x08000200 if on_windows else 0  # a new process group, no console window
    return subprocess.Popen(  # noqa: S603 - a list, never a shell
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=errors,
        start_new_session=not on_windows,
        creationflags=flags,
    )


def _follow(
    process: subprocess.Popen[bytes],
    progress: Progress,
    milliseconds: int,
    timeout: float,
    about: str,
) -> None:
    """Report how far it is until its output ends; raise when it must stop."""
    ends = time.monotonic() + timeout
    lines: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(process, lines), daemon=True).start()
    done = 0
    while True:
        progress.step(done, max(milliseconds, 1))
        if time.monotonic() > ends:
            raise StudioError(
                N_("ffmpeg took longer than {seconds} seconds on {file} and was stopped."),
                seconds=round(timeout),
                file=about,
            )
        try:
            line = lines.get(timeout=_LOOK)
        except queue.Empty:
            continue
        if line is None:
            return
        done = max(done, min(_position(line), milliseconds))


def _read(process: subprocess.Popen[bytes], lines: "queue.SimpleQueue[bytes | None]") -> None:
    assert process.stdout is not None  # noqa: S101 - it was started with a pipe
    with contextlib.suppress(ValueError, OSError):
        for line in process.stdout:
            lines.put(line)
    lines.put(None)


def _position(line: bytes) -> int:
    """Return the milliseconds of a progress line; 0 for others."""
    key, _, value = line.strip().partition(b"=")
    if key not in (b"out_time_us", b"out_time_ms"):  # both are microseconds
        return 0
    return int(value) // 1000 if value.isdigit() else 0


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill the whole group and wait for it: nothing is left when this returns."""
    if process.poll() is None:
        # By force: what it would still write is thrown away, and nobody waits for that.
        with contextlib.suppress(ProcessLookupError, PermissionError):
            if sys.platform == "win32":
                process.kill()
            else:
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    if process.stdout is not None:
        process.stdout.close()


@cache
def _tied() -> tuple[str, ...]:
    """Return the words before a command that let the kernel end it together with us."""
    program = shutil.which("setpriv") if sys.platform == "linux" else None
    if program is None:
        return ()
    words = (program, "--pdeathsig", "KILL", "--")
    tried = subprocess.run(  # noqa: S603 - a list, never a shell
        [*words, "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return words if tried.returncode == 0 else ()


def _failed(log: Path, about: str) -> StudioError:
    lines = log.read_text("utf-8", "replace").strip().splitlines()
    if not lines:
        return StudioError(
            N_("ffmpeg was ended by something else while it worked on {file}. Try again."),
            file=about,
        )
    reason = lines[-1].strip()[:_TAIL]
    return StudioError(N_("ffmpeg could not work on {file}: {reason}"), file=about, reason=reason)
