"""Keys, range, volume, overlays, the counter, and what is said when a clip cannot be shown."""

import subprocess
import sys
import time

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor

from studio.desktop.player import keys
from studio.desktop.player.player import Player
from studio.desktop.player.zones import ZoneOverlay
from tests.desktop.looking import clipped
from tests.media.clips import encode

KEY = Qt.Key


@pytest.fixture
def opened(seen, make):
    seen.open(make("60.mp4").path)
    seen.player.setFocus()
    return seen


def test_space_plays_and_pauses_wherever_the_focus_is(opened, qtbot):
    player = opened.player
    for widget in (player, player.scrub, player.transport.buttons["loop"], player.transport.volume):
        with qtbot.waitSignal(player.playing_changed, check_params_cb=bool):
            qtbot.keyClick(widget, KEY.Key_Space)
        with qtbot.waitSignal(player.playing_changed, check_params_cb=lambda on: not on):
            qtbot.keyClick(widget, KEY.Key_Space)
    assert not player.transport.buttons["loop"].isChecked()


def test_enter_presses_the_button_that_has_the_focus(opened, qtbot):
    loop = opened.player.transport.buttons["loop"]
    qtbot.keyClick(loop, KEY.Key_Return)
    assert loop.isChecked()
    qtbot.keyClick(loop, KEY.Key_Return)
    assert not loop.isChecked()


def test_l_goes_faster_and_j_backward(opened, qtbot):
    player = opened.player
    player.set_loop(True)
    shown = []
    for key in (KEY.Key_L, KEY.Key_L, KEY.Key_L, KEY.Key_L, KEY.Key_J, KEY.Key_J, KEY.Key_K):
        qtbot.keyClick(player, key)
        shown.append(player.transport.speed.text())
    assert shown == ["1×", "2×", "4×", "4×", "−1×", "−2×", "1×"]
    assert not player.playback.active


def test_k_held_with_l_is_slow_until_it_is_let_go(opened, qtbot):
    player = opened.player
    qtbot.keyPress(player, KEY.Key_K)
    qtbot.keyPress(player, KEY.Key_L)
    assert player.playback.course.speed == 0.25
    qtbot.keyRelease(player, KEY.Key_L)
    assert not player.playback.active
    qtbot.keyRelease(player, KEY.Key_K)
    qtbot.keyClick(player, KEY.Key_L)
    assert player.playback.course.speed == 1


def test_brackets_change_the_speed(opened, qtbot):
    player = opened.player
    player.set_loop(True)
    qtbot.keyClick(player, KEY.Key_BracketLeft)
    assert player.playback.course.speed == 0.5
    for _ in range(4):
        qtbot.keyClick(player, KEY.Key_BracketRight)
    assert player.playback.course.speed == 4


def test_arrows_seconds_home_and_end(opened, qtbot):
    player = opened.player
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier, frame in (
        (KEY.Key_Right, shift, 60),
        (KEY.Key_Left, Qt.KeyboardModifier.NoModifier, 59),
        (KEY.Key_Left, shift, 0),
        (KEY.Key_End, Qt.KeyboardModifier.NoModifier, 99),
        (KEY.Key_Home, Qt.KeyboardModifier.NoModifier, 0),
    ):
        qtbot.keyClick(player, key, modifier)
        assert opened.wait(frame) == frame


def test_i_o_and_alt_x_ask_for_a_range_and_m_for_a_mark(opened, qtbot):
    player, asked, marks = opened.player, [], []
    player.range_asked.connect(lambda *found: (asked.append(found), player.set_range(*found)))
    player.mark_asked.connect(marks.append)
    for frame, key in ((10, KEY.Key_I), (30, KEY.Key_O), (40, KEY.Key_I), (20, KEY.Key_O)):
        player.seek(frame)
        opened.wait(frame)
        qtbot.keyClick(player, key)
    qtbot.keyClick(player, KEY.Key_M)
    qtbot.keyClick(player, KEY.Key_X, Qt.KeyboardModifier.AltModifier)
    assert asked == [(10, None), (10, 30), (40, None), (None, 20), (None, None)]
    assert marks == [20]


def test_fields_keep_what_is_typed_and_escape_leaves_them(opened, qtbot):
    field = opened.player.transport.code
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "jkl io")
    assert field.text() == "jkl io"
    assert not opened.player.playback.active
    qtbot.keyClick(field, KEY.Key_Escape)
    assert field.text() == "00:00:00.000"


@pytest.mark.parametrize("text", ["100", "-1", "x", "", "+100", "²"])
def test_a_place_that_is_not_there_is_told(opened, qtbot, ctx, text):
    opened.player.transport.frame_entered.emit(text)
    opened.player.transport.code_entered.emit(text or "99:99")
    assert len(ctx.host.told) == 2
    assert "It goes from 00:00:00.000 to 00:00:01.650, frames 0 to 99." in str(ctx.host.told[0])
    assert opened.player.frame() == 0


def test_plus_and_minus_count_from_here(opened, qtbot):
    opened.player.seek(50)
    opened.wait(50)
    opened.player.transport.frame_entered.emit("+10")
    assert opened.wait(60) == 60
    opened.player.transport.code_entered.emit("-25")
    assert opened.wait(35) == 35


def test_every_key_has_a_command_of_the_player(opened):
    opened.player.set_loop(False)
    for name in set(keys.COMMANDS.values()):
        opened.player.do(name)
    opened.player.pause()


def test_playing_at_the_end_begins_again(opened):
    opened.player.seek(99)
    opened.wait(99)
    opened.player.play()
    opened.until_stopped()
    assert opened.frames.count(99) == 2
    assert len(opened.frames) + opened.player.dropped() >= 100


def test_a_slow_painter_is_counted(opened):
    class Slow:
        painted = 0

        def paint(self, painter, picture, frame):
            if opened.player.playback.active:
                time.sleep(0.03)  # nearly two frames
            self.painted += 1

    slow = Slow()
    opened.player.add_overlay(slow)
    opened.frames.clear()
    opened.player.play()
    opened.until_stopped()
    missed = 99 - len([frame for frame in set(opened.frames) if frame > 0])
    assert missed > 20
    assert opened.player.dropped() == missed
    assert opened.player.transport.dropped.text() == f"{missed} dropped"
    opened.player.remove_overlay(slow)
    before = slow.painted
    opened.player.refresh_overlays()
    opened.player.grab()
    assert slow.painted == before


def test_the_counter_starts_again_with_the_next_clip(opened, make):
    opened.player.playback._drops.count = 7
    opened.player.transport.set_dropped(7)
    opened.open(make("25.mp4").path)
    assert opened.player.dropped() == 0
    assert opened.player.transport.dropped.text() == "0 dropped"


def test_an_overlay_is_given_the_picture_and_the_frame(opened):
    got = []

    class Note:
        def paint(self, painter, picture, frame):
            got.append((picture, frame))

    opened.player.add_overlay(Note())
    opened.player.seek(31)
    opened.wait(31)
    opened.player.grab()
    picture, frame = got[-1]
    assert frame == 31
    assert picture == opened.player.pane.picture_rect()
    assert isinstance(picture, QRectF)


def test_the_zones_of_a_platform_are_drawn_where_they_are(opened, ctx):
    pane = opened.player.pane
    before = pane.grab().toImage()
    opened.player.add_overlay(ZoneOverlay("tiktok", ctx))
    after = pane.grab().toImage()
    where = pane.picture_rect()

    def changed(x, y):
        at = QPoint(int(where.x() + where.width() * x), int(where.y() + where.height() * y))
        return before.pixelColor(at) != after.pixelColor(at)

    assert changed(0.1, 0.05)
    assert changed(0.95, 0.6)
    assert not changed(0.5, 0.4)
    assert QColor(after.pixelColor(2, pane.height() // 2)).isValid()


def test_volume_and_mute_are_kept(opened, ctx, qtbot):
    transport = opened.player.transport
    transport.volume.setValue(35)
    transport.mute.click()
    qtbot.waitUntil(lambda: ctx.host.remembered("player.muted") == "yes", timeout=3000)
    again = Player(ctx)
    qtbot.addWidget(again)
    assert (again.sound.volume, again.sound.muted) == (35, True)
    again.sound.set_volume(50)
    assert not again.sound.muted


def test_why_nothing_is_heard_is_said(seen, make, qtbot):
    seen.open(make("silent 29.97.mp4").path)
    assert "This clip has no sound." in seen.player.transport.mute.toolTip()
    seen.open(make("25.mp4").path)
    seen.player.play(2)
    assert "normal speed only" in seen.player.transport.mute.toolTip()
    seen.player.pause()
    seen.player.play()
    assert "No sound device" in seen.player.transport.mute.toolTip()


def test_hidden_it_stops_and_shown_it_goes_on(opened, qtbot):
    player = opened.player
    player.play()
    player.hide()
    assert not player.playback.active
    qtbot.waitUntil(lambda: not player.track.worker.alive, timeout=5000)
    player.show()
    player.seek(77)
    assert opened.wait(77) == 77


# --- what cannot be shown ---------------------------------------------------------------


def say_nothing(path):
    path.write_bytes(b"")


def say_text(path):
    path.write_text("Dear diary", encoding="utf-8")


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (lambda path: None, "is not there"),
        (say_nothing, "is empty"),
        (say_text, "is not a video that can be read"),
        (lambda path: path.mkdir(), "is a folder"),
    ],
)
def test_what_is_no_clip_is_said_in_its_place_and_the_next_one_opens(
    seen, make, tmp_path, qtbot, write, words
):
    path = tmp_path / "take 1.mp4"
    write(path)
    with qtbot.waitSignal(seen.player.failed, timeout=10_000) as said:
        seen.player.open(path)
    assert words in said.args[0]
    assert seen.player.pane.text() == said.args[0]
    assert seen.player.clip() is None
    assert not seen.player.transport.buttons["toggle"].isEnabled()
    for name in ("play", "toggle", "pause"):
        getattr(seen.player, name)()
    seen.player.step(1)
    seen.player.seek(4)
    seen.open(make("25.mp4").path)
    assert seen.number == 0


def test_a_damaged_frame_is_said_in_its_place_and_the_others_are_shown(seen, tmp_path):
    path = encode(tmp_path / "worn.mov", "-c:v", "prores_ks", frames=20)
    clip = seen.open(path)
    seen.player.clear()
    data = bytearray(path.read_bytes())
    places = [at for at in range(len(data) - 4) if data[at : at + 4] == b"icpf"]
    data[places[10] : places[10] + 4] = b"worn"
    path.write_bytes(bytes(data))
    assert clip.info.frames == 20
    seen.open(path)
    for frame in (9, 10, 11, 10):
        seen.player.seek(frame)
        assert seen.wait(frame) == (frame if frame != 10 else -1)
        assert ("Frame 10 of worn.mov is damaged" in seen.player.pane.text()) == (frame == 10)
    seen.player.seek(0)
    seen.wait(0)
    seen.player.play()
    seen.until_stopped()
    assert seen.player.frame() == 19
    assert seen.player.dropped() >= 1


def test_a_cleared_player_says_a_sentence(seen, make):
    seen.open(make("25.mp4").path)
    seen.player.clear("Choose a take")
    assert seen.player.pane.text() == "Choose a take"
    assert (seen.player.frame(), seen.player.seconds()) == (-1, 0.0)
    play = seen.player.transport.buttons["toggle"]
    assert not play.isEnabled()
    assert "Choose a take to play it." in play.toolTip()
    seen.open(make("25.mp4").path)
    assert "Space" in play.toolTip()


def test_nothing_heavy_is_loaded_with_the_player_but_with_the_first_clip():
    code = "import sys, studio.desktop.player.player; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"av", "numpy", "cv2", "PySide6.QtMultimedia"}
    assert not heavy & set(done.stdout.split())


def test_in_a_narrow_place_it_still_says_where_the_pictures_come_from(opened):
    opened.player.resize(324, 560)
    opened.player.grab()
    assert opened.player.transport.source.isVisible()
    assert not opened.player.transport.count.isVisible()
    opened.player.resize(500, 560)
    opened.player.grab()
    assert opened.player.transport.count.text() == "/ 99"
    assert opened.player.transport.count.isVisible()
    assert clipped(opened.player) == []
