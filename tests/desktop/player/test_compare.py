"""Two takes side by side, locked by the time since the in-frame of each."""

import pytest

from studio.desktop.player.second import matching
from studio.media.probe import read_clip
from tests.desktop.player.conftest import read


def numbers(player):
    return read(player.pane), read(player.second.pane)


@pytest.fixture
def two(seen, make, qtbot):
    """Open two clips beside each other."""

    def open_both(one, other, first=0, other_first=0):
        seen.open(make(one).path, first=first)
        seen.player.compare(make(other).path, first=other_first)
        qtbot.waitUntil(lambda: read(seen.player.second.pane) >= 0, timeout=10_000)
        return seen

    return open_both


def test_stepping_and_seeking_drive_both(two, qtbot):
    seen = two("25.mp4", "prores.mov", first=5, other_first=8)
    player = seen.player
    qtbot.waitUntil(lambda: numbers(player) == (5, 8), timeout=5000)
    for go, pair in (
        (lambda: player.step(1), (6, 9)),
        (lambda: player.seek(20), (20, 23)),
        (lambda: player.step(-2), (18, 21)),
        (lambda: player.seek(0), (0, 3)),
        (lambda: player.seek(39), (39, 39)),
    ):
        go()
        qtbot.waitUntil(lambda pair=pair: numbers(player) == pair, timeout=5000)
    assert "· " in player.second.name.whole()
    assert "39" in player.second.name.whole()
    assert player.second.first_name.isVisible()


def test_the_offset_moves_the_second_alone(two, qtbot):
    player = two("25.mp4", "prores.mov").player
    player.compare_offset(4)
    player.seek(10)
    qtbot.waitUntil(lambda: numbers(player) == (10, 14), timeout=5000)
    player.compare_offset(-3)
    qtbot.waitUntil(lambda: numbers(player) == (10, 7), timeout=5000)


def test_another_rate_is_locked_by_time(two, qtbot):
    player = two("25.mp4", "60.mp4", first=10, other_first=20).player
    for frame, other in ((10, 20), (15, 32), (20, 44), (11, 22)):
        player.seek(frame)
        qtbot.waitUntil(lambda pair=(frame, other): numbers(player) == pair, timeout=5000)


def test_playing_drives_both(two, qtbot):
    player = two("25.mp4", "prores.mov", first=0, other_first=0).player
    wrong = []

    def check(_frame):
        one, other = numbers(player)
        if other > one:
            wrong.append((one, other))

    player.frame_changed.connect(check)
    player.play()
    qtbot.waitUntil(lambda: not player.playback.active, timeout=10_000)
    assert wrong == []
    qtbot.waitUntil(lambda: numbers(player) == (39, 39), timeout=5000)


@pytest.mark.parametrize("other", ["29.97.mkv", "silent 29.97.mp4"])
def test_containers_that_round_times_do_not_slip_a_frame(make, other):
    one, second = (read_clip(make(name).path) for name in ("silent 29.97.mp4", other))
    for first in (0, 3, 7):
        found = [matching(one, first, second, first, k) for k in range(40)]
        back = [matching(second, first, one, first, k) for k in range(40)]
        assert found == back == list(range(40))


def test_it_ends_and_a_second_that_cannot_be_read_is_said(two, tmp_path, qtbot):
    player = two("25.mp4", "60.mp4").player
    player.compare(None)
    assert not player.second.frame.isVisible()
    qtbot.waitUntil(lambda: not player.second.track.worker.alive, timeout=5000)
    player.compare(tmp_path / "gone.mp4")
    qtbot.waitUntil(lambda: "is not there" in player.second.pane.text(), timeout=5000)
    player.seek(3)
    qtbot.waitUntil(lambda: player.frame() == 3, timeout=5000)
