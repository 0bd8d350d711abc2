"""What was opened is let go: threads, files, pictures."""

import gc
import sys
import threading
import weakref
from pathlib import Path

import numpy as np
from shiboken6 import isValid

from studio.desktop.player.cache import FrameCache
from studio.desktop.player.player import Player


def threads():
    return [one for one in threading.enumerate() if one.name in ("frames", "sound")]


def clips_held():
    """Count the open files of this process that are clips; where the system tells."""
    if sys.platform != "linux":
        return 0
    held = 0
    for link in Path("/proc/self/fd").iterdir():
        try:
            held += link.readlink().suffix in (".mp4", ".mov", ".mkv", ".ts")
        except OSError:
            continue
    return held


def test_fifty_clips_opened_quickly_leave_one_thread_and_one_file(seen, make, qtbot):
    paths = [make(name).path for name in ("25.mp4", "60.mp4", "prores.mov", "29.97.mkv", "25.ts")]
    for at in range(50):
        seen.player.open(paths[at % 5])
        if at % 7 == 0:
            qtbot.wait(15)
    clip = seen.open(paths[0])
    assert clip.path == paths[0]
    assert seen.number == 0
    qtbot.waitUntil(lambda: len(threads()) == 1 and clips_held() <= 1, timeout=5000)
    seen.player.clear()
    qtbot.waitUntil(lambda: not threads() and not clips_held(), timeout=5000)
    assert seen.player.track.worker.cache.bytes == 0


def test_opening_again_at_once_after_clearing(seen, make):
    for name in ("25.mp4", "60.mp4") * 10:
        seen.player.clear()
        seen.player.open(make(name).path)
    seen.open(make("25.mp4").path)
    assert seen.number == 0


def test_a_player_that_is_destroyed_ends_its_threads(qtbot, ctx, make):
    player = Player(ctx)
    player.show()
    with qtbot.waitSignal(player.opened, timeout=10_000):
        player.open(make("25.mp4").path)
    player.compare(make("60.mp4").path)
    qtbot.waitUntil(lambda: player.second.track is not None, timeout=1000)
    player.play()
    player.deleteLater()
    qtbot.waitUntil(lambda: not isValid(player), timeout=5000)
    qtbot.waitUntil(lambda: not threads() and not clips_held(), timeout=5000)


def test_a_closed_window_ends_the_threads_of_its_player(qtbot, ctx, make):
    player = Player(ctx)
    qtbot.addWidget(player)
    player.show()
    with qtbot.waitSignal(player.opened, timeout=10_000):
        player.open(make("25.mp4").path)
    player.play()
    player.close()
    qtbot.waitUntil(lambda: not threads() and not clips_held(), timeout=5000)


def test_the_cache_keeps_what_was_used_last_within_its_bytes():
    cache = FrameCache(budget=10 * 400)
    for frame in range(10):
        cache.put(frame, np.zeros((10, 10, 4), np.uint8))
    assert cache.get(0) is not None
    for frame in (10, 11):
        cache.put(frame, np.zeros((10, 10, 4), np.uint8))
    assert sorted(cache.frames()) == [0, *range(3, 12)]
    assert cache.bytes == 4000
    cache.put(0, np.zeros((10, 10, 4), np.uint8))
    assert cache.bytes == 4000
    assert cache.capacity(10, 10) == 10
    cache.clear()
    assert (cache.bytes, cache.frames()) == (0, [])


def test_pictures_are_let_go_when_others_are_shown(seen, make):
    seen.open(make("60.mp4").path)
    first = weakref.ref(seen.player.pane._data)
    for frame in (5, 6, 7):
        seen.player.seek(frame)
        seen.wait(frame)
    seen.player.track.worker.cache.clear()
    gc.collect()
    assert first() is None
