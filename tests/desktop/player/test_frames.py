"""The same frame by every route, on every kind of clip."""

import random

import pytest
from PySide6.QtCore import QPoint, Qt

from studio.media.probe import read_clip
from studio.media.proxies import make_proxy
from tests.desktop.player.conftest import read

KINDS = [
    *("25.mp4", "uneven.mp4", "turned 090.mp4", "turned 180.mp4", "edit list.mp4"),
    *("25.ts", "open group hevc10.ts", "hevc10.mp4", "hi10.mp4", "prores.mov", "29.97.mkv"),
]


@pytest.fixture(params=KINDS)
def clip(request, make, seen):
    """A numbered clip, open in the player."""
    kind = make(request.param)
    seen.offset = kind.numbers[0]
    return seen.open(kind.path)


def x_of(scrub, frame):
    """Return a place in the middle of what a frame takes of the bar."""
    return round((scrub.x_of(frame) + scrub.x_of(frame + 1)) / 2)


def type_in(qtbot, field, text):
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_every_route_leads_to_the_same_frame(seen, clip, qtbot):
    player, last = seen.player, clip.info.frames - 1
    frames = random.Random(3).sample(range(1, last), 4)
    for frame in (*frames, last, 0):
        other = 5 if frame != 5 else 6

        def away(other=other):
            player.seek(other)
            assert seen.wait(other) == other

        away()
        qtbot.mouseClick(
            player.scrub, Qt.MouseButton.LeftButton, pos=QPoint(x_of(player.scrub, frame), 20)
        )
        assert seen.wait(frame) == frame
        code = player.transport.code.text()
        away()
        type_in(qtbot, player.transport.code, code)
        assert seen.wait(frame) == frame
        away()
        type_in(qtbot, player.transport.frame, str(frame))
        assert seen.wait(frame) == frame
        away()
        player.step(frame - other)
        assert seen.wait(frame) == frame
        assert player.seconds() == pytest.approx(float(clip.index.seconds(frame)))
    assert seen.frames == seen.numbers


def test_stepping_through_the_clip_and_back(seen, clip, qtbot):
    player, last = seen.player, clip.info.frames - 1
    player.setFocus()
    for frame in range(1, last + 1):
        qtbot.keyClick(player, Qt.Key.Key_Right)
        assert seen.wait(frame) == frame
    qtbot.keyClick(player, Qt.Key.Key_Right)
    assert player.frame() == last
    for frame in reversed(range(last)):
        qtbot.keyClick(player, Qt.Key.Key_Left)
        assert seen.wait(frame) == frame


def test_playing_tells_the_true_number_of_each_frame(seen, clip):
    seen.player.play()
    seen.until_stopped()
    last = clip.info.frames - 1
    assert (seen.player.frame(), seen.number) == (last, last)
    assert seen.frames == seen.numbers
    assert seen.frames == sorted(seen.frames)
    missed = set(range(last + 1)) - set(seen.frames)
    assert seen.player.dropped() == len(missed)


def test_playing_backward_tells_the_true_numbers_too(seen, clip):
    seen.player.seek(clip.info.frames - 1)
    seen.wait(clip.info.frames - 1)
    seen.player.play(-2)
    seen.until_stopped()
    assert (seen.player.frame(), seen.number) == (0, 0)
    assert seen.frames == seen.numbers
    assert seen.frames[1:] == sorted(seen.frames[1:], reverse=True)


def test_round_and_round_shows_both_end_frames_and_none_beside(seen, clip, qtbot):
    player = seen.player
    player.set_range(7, 12)
    player.set_loop(True)
    player.seek(7)
    seen.wait(7)
    seen.frames.clear()
    seen.numbers.clear()
    player.play()
    qtbot.waitUntil(lambda: seen.frames.count(7) >= 3, timeout=20_000)
    player.pause()
    assert seen.frames == seen.numbers
    assert set(seen.frames) == {7, 8, 9, 10, 11, 12} or player.dropped()
    assert {7, 12} <= set(seen.frames) <= set(range(7, 13))


def test_scrubbing_shows_the_latest_and_never_a_wrong_one(seen, make, qtbot):
    seen.open(make("60.mp4").path)
    scrub = seen.player.scrub
    qtbot.mousePress(scrub, Qt.MouseButton.LeftButton, pos=QPoint(x_of(scrub, 3), 20))
    for frame in [*range(3, 90, 2), *range(90, 40, -3)]:
        qtbot.mouseMove(scrub, QPoint(x_of(scrub, frame), 20))
        seen.player.scrub.sought.emit(frame)
    assert seen.wait(42) == 42
    assert seen.frames == seen.numbers
    assert seen.frames[-1] == 42


def test_several_steps_at_once_count_from_the_frame_asked_for(seen, make):
    seen.open(make("25.mp4").path)
    seen.player.seek(10)
    seen.player.step(1)
    seen.player.step(1)
    seen.player.step(-3)
    assert seen.wait(9) == 9


def test_the_proxy_shows_the_same_frames_and_the_label_says_so(seen, make):
    made = make("uneven.mp4")
    seen.open(made.path)
    assert seen.player.transport.source.text() == "Original"
    make_proxy(read_clip(made.path))
    clip = seen.open(made.path)
    assert seen.player.transport.source.text() == "Proxy"
    for frame in (0, 39, 17, 18, 16):
        seen.player.seek(frame)
        assert seen.wait(frame) == frame
    assert clip.path == made.path


def test_the_proxy_plays_while_the_original_is_elsewhere(seen, make, tmp_path):
    path = tmp_path / "card.mp4"
    path.write_bytes(make("25.mp4").path.read_bytes())
    known = read_clip(path)
    make_proxy(known)
    path.unlink()
    clip = seen.open(path, hash=known.hash, first=4)
    assert seen.number == 4
    assert clip.info == known.info
    assert seen.player.transport.source.text() == "Proxy only"


def test_a_file_with_other_content_than_before_is_pointed_out(seen, make):
    seen.open(make("25.mp4").path, hash="0" * 32)
    assert seen.player.transport.source.text() == "Changed"


def test_another_size_of_the_pane_keeps_the_frame(seen, make, qtbot):
    seen.open(make("25.mp4").path)
    seen.player.seek(23)
    seen.wait(23)
    before = seen.player.pane.image().size()
    seen.player.resize(280, 240)
    qtbot.waitUntil(lambda: seen.player.pane.image().size() != before, timeout=10_000)
    assert (seen.player.frame(), seen.number) == (23, 23)


def test_a_picture_that_lies_is_painted_upright_within_the_pane(seen, make, qtbot):
    seen.open(make("turned 270.mp4").path)
    where = seen.player.pane.picture_rect()
    assert where.width() / where.height() == pytest.approx(96 / 160, rel=0.02)
    assert seen.player.pane.rect().contains(where.toAlignedRect())
    assert read(seen.player.pane) == 0
