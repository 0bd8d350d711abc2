"""Takes looked at: the player, the inspector, marks, overlays, two takes, proxies, names."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from studio.desktop.pages.takes import TakesPage
from studio.desktop.pages.takes_parts.another import AnotherDialog
from studio.desktop.pages.takes_parts.patterns import PatternsDialog
from studio.desktop.pages.takes_parts.review import Review
from studio.media.clip_cache import proxy_sizes
from studio.subtitles import editing as subtitles
from studio.takes import store as room
from studio.takes.naming import read_name
from studio.takes.scan import scan
from tests.desktop.looking import clipped, settle
from tests.desktop.pages.takes_parts import FakePlayer
from tests.media.clips import LONG, encode

ONE, TWO, OTHER = "1-1_1_T1_A.mp4", "1-1_2_T1_A.mp4", "A001C003_261207_R1.mp4"


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """Three small clips with sound, of different contents."""
    folder = tmp_path_factory.mktemp("shelf")
    for number, name in enumerate((ONE, TWO, OTHER)):
        encode(folder / name, *LONG, frames=20 + number, sound=True)
    return folder


@pytest.fixture
def card(tmp_path, shelf):
    return shutil.copytree(shelf, tmp_path / "card")


@pytest.fixture
def filled(show, card):
    room.add_clips(show, scan(card).clips)
    return show


@pytest.fixture
def page(filled, make_page, monkeypatch, qtbot, ctx):
    monkeypatch.setattr(Review, "make_player", lambda self: FakePlayer(parent=self))
    made = make_page(TakesPage)
    qtbot.waitUntil(lambda: not ctx.jobs.running and made.review.player is not None)
    return made


def take(page, file):
    return next(one for one in room.takes(page.ctx.store) if one.file == file)


def pick(page, qtbot, *files):
    page.view.choose([take(page, file).id for file in files])
    name = files[0]
    qtbot.waitUntil(lambda: opened(page)[1:2] == (name,))


def opened(page):
    found = [one for one in page.review.player.asked if one[0] in ("open", "clear")]
    return found[-1] if found else ()


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.ctx.jobs.running)


def field(page, key):
    return page.panel.take._fields[key]


def typed(page, key, text):
    field(page, key).setText(text)
    field(page, key).editingFinished.emit()


def test_the_selected_take_is_opened_between_its_ends(page, qtbot):
    room.change_take(page.ctx.store, take(page, TWO).id, in_frame=3, out_frame=9)
    pick(page, qtbot, TWO)
    assert opened(page) == ("open", TWO, 3, 9, take(page, TWO).hash)
    assert page.review.title.whole() == "1-1 · 2 · take 1"
    assert ("range", 3, 9) in page.review.player.asked
    room.change_take(page.ctx.store, take(page, TWO).id, note="fine")
    assert page.review.player.asked.count(opened(page)) == 1


def test_in_and_out_from_the_player_are_kept_and_undone(page, qtbot):
    pick(page, qtbot, ONE)
    page.review.player.range_asked.emit(2, 7)
    assert (take(page, ONE).in_frame, take(page, ONE).out_frame) == (2, 7)
    assert field(page, "in").text() == "2"
    assert page.review.player.asked[-2] == ("range", 2, 7)
    page.ctx.store.undo()
    assert take(page, ONE).in_frame is None
    assert field(page, "out").text() == ""
    assert field(page, "out").placeholderText() == "19"
    page.review.player.range_asked.emit(2, 70)
    assert "are not in this clip" in str(page.ctx.host.told[-1])


def test_the_inspector_judges_a_take(page, qtbot):
    pick(page, qtbot, ONE)
    form = page.panel.take
    form.circled.click()
    form.stars.setFocus()
    qtbot.keyClick(form.stars, Qt.Key.Key_3)
    qtbot.keyClick(form.stars, Qt.Key.Key_Right)
    ng = field(page, "ng")
    ng.setCurrentIndex(ng.findData("boom"))
    ng.activated.emit(ng.currentIndex())
    typed(page, "camera", "b cam")
    one = take(page, ONE)
    assert (one.circled, one.rating, one.ng_reason, one.camera) == (True, 4, "boom", "b cam")
    page.ctx.store.undo()
    page.ctx.store.undo()
    assert ng.currentData() == ""
    assert form.stars.value == 4


def test_a_take_is_linked_in_the_inspector_and_what_is_wrong_stays_in_its_field(page, qtbot):
    pick(page, qtbot, OTHER)
    typed(page, "scene", "7-7")
    assert page.panel.take._errors["scene"].text() == "There is no scene 7-7 in the script."
    assert field(page, "scene").text() == "7-7"
    typed(page, "scene", "2-1")
    typed(page, "slate", "5B")
    typed(page, "number", "two")
    assert "“two” is not the number" in page.panel.take._errors["number"].text()
    typed(page, "number", "2")
    one = take(page, OTHER)
    assert (one.scene, one.slate, one.number) == ("2-1", "5B", 2)


def test_what_is_typed_for_several_takes_is_for_all_of_them(page, qtbot):
    room.change_take(page.ctx.store, take(page, ONE).id, ng_reason="focus", note="soft")
    pick(page, qtbot, ONE, TWO)
    form = page.panel.take
    assert form._heading.whole() == "2 takes"
    assert field(page, "ng").currentText() == "…"
    assert not form.marks.isVisible()
    day = field(page, "day")
    day.setCurrentIndex(1)
    day.activated.emit(1)
    form.stars.rated.emit(2)
    both = [take(page, ONE), take(page, TWO)]
    assert [(one.date, one.rating, one.note) for one in both] == [
        ("2026-12-07", 2, "soft"),
        ("2026-12-07", 2, ""),
    ]
    page.ctx.store.undo()
    assert [take(page, name).rating for name in (ONE, TWO)] == [0, 0]


def test_a_mark_is_made_at_the_frame_on_the_screen(page, qtbot):
    pick(page, qtbot, ONE)
    page.review.player.at = 11
    page.review.player.mark_asked.emit(11)
    marks = page.panel.take.marks
    assert [mark.frame for mark in take(page, ONE).markers] == [11]
    assert marks.table.setData(marks.table.index(0, 1), "<i>turns</i>")
    assert take(page, ONE).markers[0].note == "<i>turns</i>"
    assert ("markers", [11]) in page.review.player.asked
    assert marks.table.setData(marks.table.index(0, 0), "12")
    assert not marks.table.setData(marks.table.index(0, 0), "99")
    page.review.player.at = 3
    place = marks.view.visualRect(marks.table.index(0, 0)).center()
    qtbot.mouseClick(marks.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert page.review.player.asked[-1] == ("seek", 12)
    marks._remove([take(page, ONE).markers[0].id])
    assert take(page, ONE).markers == ()
    page.ctx.store.undo()
    assert take(page, ONE).markers[0].frame == 12


def test_after_the_note_of_a_mark_the_player_has_the_keys_and_stays(page, qtbot):
    pick(page, qtbot, ONE)
    room.add_marker(page.ctx.store, take(page, ONE).id, 15)
    for at, key in ((3, Qt.Key.Key_Return), (8, Qt.Key.Key_Escape)):
        page.review.player.at = at
        page.mark()
        marks = page.panel.take.marks
        field = marks.view.findChild(QLineEdit, "cell")
        qtbot.keyClicks(field, "look")
        qtbot.keyClick(field, key)
        assert page.review.player.at == at
        assert page.window().focusWidget() is page.review.player
    notes = {mark.frame: mark.note for mark in take(page, ONE).markers}
    assert notes == {3: "look", 8: "", 15: ""}


def test_a_refused_scene_stays_in_its_field_when_another_one_is_written(page, qtbot):
    pick(page, qtbot, OTHER)
    form = page.panel.take
    scene, number = form._fields["scene"], form._fields["number"]
    scene.setText("99-9")
    scene.editingFinished.emit()
    number.setText("4")
    number.editingFinished.emit()
    assert take(page, OTHER).number == 4
    assert scene.text() == "99-9"
    assert "99-9" in form._errors["scene"].text()
    assert not form._errors["scene"].isHidden()


def test_the_clip_is_told(page, qtbot):
    pick(page, qtbot, ONE)
    assert page.panel.take.facts.texts() == [
        "96 × 160",
        "20  ·  0:00.8",
        "25",
        "h264  ·  8 bit",
        "–",
        "aac  ·  48 kHz  ·  1 ch",
        "No",
    ]


def test_keys_of_the_player_are_heard_in_the_list(page, qtbot):
    pick(page, qtbot, ONE)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_J, Qt.Key.Key_I, Qt.Key.Key_M):
        qtbot.keyClick(page.view, key)
    assert page.review.player.keys == [" ", "j", "i", "m"]
    page.view.opened.emit(page.view.current_id())
    assert page.review.player.asked[-1] == ("play", 1.0)


def test_a_second_take_of_the_scene_stands_beside_it(page, qtbot):
    pick(page, qtbot, ONE)
    acts = page.review._beside_acts()
    assert [act.label for act in acts] == ["1-1 · 2 · take 1", OTHER]
    acts[0].call()
    assert page.review.player.asked[-1][:2] == ("compare", TWO)
    assert page.review.shift.isVisible()
    page.review.shift.more.click()
    qtbot.keyClick(page.review.shift.field, Qt.Key.Key_Up)
    assert page.review.player.asked[-1] == ("offset", -2)  # a delay shows earlier frames
    page.review._beside_acts()[0].call()
    assert page.review.player.asked[-1] == ("compare", None, 0, None)
    assert not page.review.shift.isVisible()
    room.remove_takes(page.ctx.store, [take(page, name).id for name in (TWO, OTHER)])
    assert page.review._beside_acts()[0].why_not == "There is no other take."


def test_the_safe_zone_is_chosen_and_remembered(page, ctx):
    overlays = page.review.overlays
    acts = {act.label: act for act in overlays.zone_acts()}
    acts["TikTok"].call()
    assert [type(one).__name__ for one in page.review.player.overlays] == ["ZoneOverlay"]
    assert ctx.host.choices == {"takes.zone": "tiktok"}
    acts["Off"].call()
    assert page.review.player.overlays == []


def test_subtitles_lie_over_the_take_and_are_moved(page, ctx, qtbot):
    overlays = page.review.overlays
    assert overlays.language_acts()[0].why_not == "This production has no subtitles yet."
    subtitles.draft_episodes(ctx.store)
    pick(page, qtbot, ONE)
    acts = overlays.language_acts()
    acts[1].call()
    caption = page.review.player.overlays[0]
    assert overlays.offset.isVisible()
    assert [one.text for one in caption.standing(1)] == ["你来了。"]
    overlays.offset.more.click()
    assert take(page, ONE).cue_offset_ms == 100
    assert caption.standing(1) == []
    assert [one.text for one in caption.standing(3)] == ["你来了。"]
    ctx.store.undo()
    assert overlays.offset.field.text() == "0"
    pick(page, qtbot, OTHER)
    assert page.review.player.overlays == []
    assert not overlays.offset.isVisible()


def test_proxies_are_made_one_after_another_and_deleted(page, ctx, qtbot, card):
    (card / OTHER).write_bytes(b"no clip" * 100)
    pick(page, qtbot, TWO)
    page.doing.make_all()
    assert page.panel.take.facts.texts()[-1] == "Being made"
    settled(page, qtbot)
    assert page.panel.take.facts.texts()[-1] == "Yes"
    assert len(proxy_sizes()) == 2
    assert ctx.host.toasts[-1][0] == "2 proxies are ready."
    assert page.notice.sentences == [
        f"{OTHER} is not a video that can be read. Choose a clip such as MP4, MOV or MKV."
    ]
    page.filter("proxy")
    assert {row.take.file for row in page.chosen()} <= {ONE, TWO}
    page.filter("")
    page.view.choose([take(page, ONE).id])
    labels = [act.label for act in page.doing.row_acts(page.view.chosen_ids())]
    assert any(label.startswith("Delete proxies (") for label in labels)
    page.doing.delete_all()
    assert proxy_sizes() == {}
    assert ctx.host.toasts[-1][0].startswith("Deleted proxies: ")


def test_making_proxies_can_be_stopped(page, ctx, qtbot):
    page.doing.make_all()
    ctx.jobs.running[-1].cancel()
    settled(page, qtbot)
    assert page.proxies.waiting() == frozenset()


def test_another_take_is_added_in_the_same_clip(page, ctx, qtbot):
    made = []
    dialog = AnotherDialog(ctx, page, take(page, ONE), 5, made.append)
    qtbot.addWidget(dialog)
    dialog.last.setText("99")
    dialog.ok.click()
    assert "are not in this clip" in dialog.error.text()
    dialog.first.setText("8")
    dialog.last.setText("12")
    dialog.ok.click()
    added = room.take(ctx.store, made[0])
    assert (added.first, added.last, added.scene, added.slate) == (8, 12, "1-1", "1")
    ctx.store.undo()
    assert room.take(ctx.store, made[0]) is None


def test_own_names_are_tried_before_they_are_kept(page, ctx, qtbot):
    dialog = PatternsDialog(ctx, page, ["Day3 s12 shot4 take5.mp4", ONE])
    qtbot.addWidget(dialog)
    assert dialog.table.item(1, 2).text() == "1-1"
    dialog.own.setPlainText("{any} s{scene} shot{shot} take{wrong}")
    dialog.preview()
    assert "“{wrong}” is no part of a name" in dialog.error.text()
    dialog.own.setPlainText("{any} s{scene} shot{shot} take{take}")
    dialog.preview()
    assert [dialog.table.item(0, column).text() for column in (2, 3, 4)] == ["12", "4", "5"]
    assert read_name("Day3 s12 shot4 take5").scene == ""
    dialog.ok.click()
    assert read_name("Day3 s12 shot4 take5").take == 5


def test_the_real_player_shows_the_take(filled, make_page, ctx, qtbot):
    page = make_page(TakesPage)
    page.view.choose([take(page, ONE).id])
    qtbot.waitUntil(lambda: page.review.frame() == 0, timeout=10_000)
    page.review.seek(7)
    qtbot.waitUntil(lambda: page.review.frame() == 7, timeout=10_000)
    page.review.player.do("range_first")
    assert take(page, ONE).in_frame == 7
    page.review.player.do("mark")
    assert [mark.frame for mark in take(page, ONE).markers] == [7]
    page.review.player.setFocus()
    qtbot.keyClick(page.review.player, Qt.Key.Key_5)
    assert take(page, ONE).rating == 5


@pytest.mark.parametrize("language", ["en", "zh-Hans", "qps"])
def test_no_word_is_cut_off_beside_real_takes(filled, qtbot, language):
    from studio.desktop.window import MainWindow
    from studio.workflow.settings import Settings

    path = filled.path
    filled.close()
    window = MainWindow(Settings(language=language, theme="light"))
    qtbot.addWidget(window)
    window.resize(1280, 720)
    assert window.open(path)
    window.show()
    window.shell.show_page("takes")
    page = window.shell.page
    qtbot.waitUntil(lambda: page.review.frame() == 0, timeout=10_000)
    page.view.choose([row.id for row in page.table.records() if row.take.scene_id][:1])
    page.review.shift.show()
    page.review.overlays.offset.show()
    settle()
    assert clipped(window) == []
    window.close()
