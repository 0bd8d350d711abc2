"""Subtitles over the playing take: the right frame, in step with the grid, moved by an offset."""

import pytest

from studio.desktop.pages.subtitles import SubtitlesPage
from studio.media.probe import read_clip
from studio.takes import store as takes
from studio.takes.times import frame_ms
from tests.desktop.pages.subtitle_making import drafted, en, translated
from tests.media.clips import LONG, encode

__all__ = ["drafted", "translated"]


@pytest.fixture(scope="module")
def clips(tmp_path_factory):
    folder = tmp_path_factory.mktemp("takes")
    return [encode(folder / f"1-1_1_T{n}.mp4", *LONG, frames=120 + 10 * n) for n in (1, 2)]


@pytest.fixture
def shot(translated, clips):
    """Two takes of scene 1-1; the second is circled and begins at frame 10."""
    takes.add_clips(translated, [read_clip(clip) for clip in clips])
    second = next(one for one in takes.takes(translated) if one.number == 2)
    takes.change_take(translated, second.id, circled=True, in_frame=10)
    return translated


@pytest.fixture
def page(shot, make_page, qtbot):
    made = make_page(SubtitlesPage)
    qtbot.addWidget(made.panel)
    made.panel.resize(320, 700)
    made.panel.show()
    wait_for(qtbot, made, 10)
    return made


def wait_for(qtbot, page, frame):
    qtbot.waitUntil(lambda: page.panel._player.frame() == frame, timeout=10_000)


def take(page, number):
    return next(one for one in takes.takes(page.ctx.store) if one.number == number)


def test_the_circled_take_is_shown_at_its_in_frame_with_the_first_cue_over_it(page):
    assert page.panel.take.currentText() == "1  ·  Take 2  ·  circled"
    standing = page.panel.captions.standing(10)
    assert [cue.text for cue in standing] == [en(page.ctx.store)[0].text]
    assert page.panel.captions.standing(9) == []
    assert not page.panel.none.isVisible()


def test_a_moment_of_the_episode_shows_its_frame_and_a_frame_its_moment(page, qtbot):
    page.desk.seek(en(page.ctx.store)[0].start_ms + 800)
    wait_for(qtbot, page, 30)
    page.panel._player.step(5)
    wait_for(qtbot, page, 35)
    assert page.desk.at == en(page.ctx.store)[0].start_ms + 1000


def test_a_cue_that_begins_between_two_frames_is_seen_when_somebody_goes_to_it(page, qtbot):
    store, second = page.ctx.store, en(page.ctx.store)[1]
    page.view.choose([second.id])
    clock = page.panel._clock
    wait_for(qtbot, page, clock.frame(second.start_ms))
    shown = page.panel._player.frame()
    assert [cue.text for cue in page.panel.captions.standing(shown)] == [en(store)[1].text]
    assert page.desk.at == second.start_ms


def test_playing_takes_the_playhead_along(page, qtbot):
    page.panel.toggle()
    qtbot.waitUntil(lambda: page.desk.at > 400, timeout=10_000)
    assert page.panel.playing
    page.panel.toggle()
    at = page.panel._player.frame()
    qtbot.waitUntil(lambda: not page.panel.playing)
    assert page.desk.at == round(frame_ms(take(page, 2), at)) - 400


def test_another_take_is_chosen_and_remembered_for_its_scene(page, qtbot):
    box = page.panel.take
    box.setCurrentIndex(box.findData(take(page, 1).id))
    box.activated.emit(box.currentIndex())
    wait_for(qtbot, page, 0)
    page.refresh()
    assert box.currentData() == take(page, 1).id


def test_the_offset_is_moved_by_frames_typed_and_set_to_the_shown_frame(page, qtbot):
    page.panel.later.click()
    assert take(page, 2).cue_offset_ms == 40
    assert page.panel.offset.text() == "40 ms"
    page.panel.offset.setText("-5 f")
    page.panel.offset.setModified(True)
    page.panel.offset.editingFinished.emit()
    assert take(page, 2).cue_offset_ms == -200
    page.panel._player.seek(20)
    wait_for(qtbot, page, 20)
    page.panel.here.click()
    assert take(page, 2).cue_offset_ms == 400
    assert page.panel.captions.standing(20)
    assert not page.panel.captions.standing(19)
    page.ctx.store.undo()
    assert take(page, 2).cue_offset_ms == -200


def test_a_scene_without_a_take_shows_its_cue_on_black(page, qtbot):
    cue = en(page.ctx.store)[3]
    page.view.choose([cue.id])
    assert page.panel.none.isVisible()
    assert page.panel.stack.currentWidget() is page.panel.preview
    assert page.panel.preview.black.at == cue.start_ms
    page.panel.toggle()
    qtbot.waitUntil(lambda: page.desk.at > cue.start_ms, timeout=5_000)
    page.panel.toggle()
    assert not page.panel.playing


def test_a_take_that_is_too_short_gives_way_to_the_black_screen(page, qtbot):
    third = en(page.ctx.store)[2]
    page.view.choose([third.id])
    assert page.panel.none.text() == "This take has no picture for this moment"
    assert page.panel.stack.currentWidget() is page.panel.preview
    assert page.panel.preview.black.at == third.start_ms
    page.view.choose([en(page.ctx.store)[0].id])
    assert page.panel.stack.currentWidget() is page.panel._player
    assert not page.panel.none.isVisible()


def test_what_is_typed_is_seen_over_the_picture_at_once(page, qtbot):
    page.desk.type((en(page.ctx.store)[0].id, "Typing"))
    assert [cue.text for cue in page.panel.captions.standing(10)] == ["Typing"]
    page.desk.type(None)
    assert page.panel.captions.standing(10)[0].text == en(page.ctx.store)[0].text


def test_the_safe_zone_lies_over_the_picture_when_asked(page):
    overlays = page.panel._player.pane.overlays
    assert len(overlays) == 1
    page.panel.zones.setChecked(True)
    assert len(overlays) == 2
    page.panel.zones.setChecked(False)
    assert len(overlays) == 1
