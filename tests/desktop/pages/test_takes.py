"""Takes: added by a job, judged by keys and in place, found again, undone, seen as they are."""

import shutil

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtWidgets import QLineEdit

from studio.desktop.models.table import Heading
from studio.desktop.pages.takes import TakesPage
from studio.desktop.pages.takes_parts.review import Review
from studio.desktop.pages.takes_parts.rows import heading_id
from studio.desktop.pages.takes_parts.table import CIRCLE, NOTE, PICTURE, RATING, TAKE
from studio.project.store import update
from studio.script import store as script
from studio.takes import store as room
from studio.takes.scan import scan
from studio.workflow import settings
from tests.desktop.pages.takes_parts import FakePlayer
from tests.media.clips import LONG, encode

NAMES = ("1-1_1_T1_A.mp4", "1-1_1_T2_A.mp4", "1-2_1_T1.mp4", "A001C003_261207_R1.mp4")


@pytest.fixture(scope="session")
def shelf(tmp_path_factory):
    """Four small clips of different contents."""
    folder = tmp_path_factory.mktemp("shelf")
    for number, name in enumerate(NAMES):
        encode(folder / name, *LONG, frames=12 + number)
    return folder


@pytest.fixture
def card(tmp_path, shelf):
    """A folder with the clips, beside the production."""
    return shutil.copytree(shelf, tmp_path / "card")


@pytest.fixture
def filled(show, card):
    room.add_clips(show, scan(card).clips)
    return show


@pytest.fixture
def player(monkeypatch):
    monkeypatch.setattr(Review, "make_player", lambda self: FakePlayer(parent=self))


@pytest.fixture
def empty(store, player, make_page):
    return make_page(TakesPage)


@pytest.fixture
def page(filled, player, make_page, qtbot, ctx):
    made = make_page(TakesPage)
    qtbot.waitUntil(lambda: not ctx.jobs.running and made.review.player is not None)
    return made


def take(page, file):
    return next(one for one in room.takes(page.ctx.store) if one.file == file)


def at(page, file, column):
    return page.table.index(page.table.row_of(take(page, file).id), column)


def pick(page, *files, column=PICTURE):
    ids = [take(page, file).id for file in files]
    page.view.choose(ids)
    index = at(page, files[0], column)
    page.view.selectionModel().setCurrentIndex(
        index, page.view.selectionModel().SelectionFlag.NoUpdate
    )
    page._inspect()


def settled(page, qtbot):
    qtbot.waitUntil(lambda: not page.ctx.jobs.running)


def shown(page):
    rows = [page.table.at(row) for row in range(page.table.rowCount())]
    return [row.title if isinstance(row, Heading) else row.take.file for row in rows]


def test_takes_stand_under_their_scenes_and_open_ones_first(page):
    assert shown(page) == ["Not linked", NAMES[3], "1-1", *NAMES[:2], "1-2", NAMES[2]]
    heading = page.table.at(2)
    assert (heading.detail, heading.note) == ("天台", "2 takes")
    assert page.table.at(0).note == "1 take"


def test_an_empty_page_offers_a_folder(empty):
    assert empty._stack.currentIndex() == 1
    assert empty.inspector() is None
    assert [act.label for act in empty.acts()][-1] == "Add folder…"


def test_a_folder_is_added_by_a_job_as_one_step(empty, show, card, ctx, qtbot):
    (card / "notes.mov").write_text("Take 3 was best.\n" * 20)
    empty.take_files([card])
    settled(empty, qtbot)
    assert ctx.host.toasts[-1] == ("4 clips added, 3 linked to scenes.", True)
    assert empty.notice.isVisible()
    assert empty.notice.words.text() == "1 file was refused."
    assert empty.notice.sentences == [
        "notes.mov is not a video that can be read. Choose a clip such as MP4, MOV or MKV."
    ]
    assert empty._stack.currentIndex() == 0
    empty.take_files([card / NAMES[0]])
    settled(empty, qtbot)
    assert ctx.host.toasts[-1] == ("1 was here already.", False)
    show.undo()
    assert empty._stack.currentIndex() == 1


def test_a_folder_without_clips_is_told(empty, tmp_path, ctx, qtbot):
    (tmp_path / "bare").mkdir()
    empty.take_files([tmp_path / "bare"])
    settled(empty, qtbot)
    assert "bare holds no clips" in str(ctx.host.told[-1])


def test_reading_clips_can_be_cancelled(empty, card, ctx, qtbot):
    empty.adding.add([card])
    ctx.jobs.running[-1].cancel()
    settled(empty, qtbot)
    assert not room.takes(ctx.store) or ctx.host.toasts


def test_cells_are_typed_in(page, qtbot):
    store = page.ctx.store
    assert page.table.setData(at(page, NAMES[0], NOTE), "Boom <b>dips</b> {in}")
    assert page.table.setData(at(page, NAMES[0], TAKE), "7")
    assert page.table.setData(at(page, NAMES[0], RATING), "★★★")
    one = take(page, NAMES[0])
    assert (one.note, one.number, one.rating) == ("Boom <b>dips</b> {in}", 7, 3)
    store.undo()
    store.undo()
    assert at(page, NAMES[0], TAKE).data() == "1/1"
    assert page.table.setData(at(page, NAMES[0], TAKE), "12A/4")
    assert (take(page, NAMES[0]).slate, take(page, NAMES[0]).number) == ("12A", 4)
    store.undo()
    assert not page.table.setData(at(page, NAMES[0], TAKE), "seven")
    assert "“seven” is not the number" in str(page.ctx.host.told[-1])


def test_scene_and_slate_are_typed_for_a_take_that_is_not_linked(page):
    columns = [column.title for column in page.table.columns]
    scene, slate = columns.index("Scene"), TAKE
    assert not page.table.setData(at(page, NAMES[3], slate), "2/1")
    assert "Type the scene first" in str(page.ctx.host.told[-1])
    assert page.table.setData(at(page, NAMES[3], scene), "01-03")
    assert page.table.setData(at(page, NAMES[3], slate), "2/")
    assert (take(page, NAMES[3]).scene, take(page, NAMES[3]).slate) == ("1-3", "2")
    assert not page.table.setData(at(page, NAMES[3], scene), "9-9")
    assert page.table.setData(at(page, NAMES[3], scene), "")
    assert take(page, NAMES[3]).scene_id is None


def test_figures_rate_and_c_circles_where_nothing_is_typed(page, qtbot):
    pick(page, *NAMES[:2])
    qtbot.keyClick(page.view, Qt.Key.Key_4)
    qtbot.keyClick(page.view, Qt.Key.Key_C)
    assert [(take(page, n).rating, take(page, n).circled) for n in NAMES[:2]] == [(4, True)] * 2
    qtbot.keyClick(page.view, Qt.Key.Key_C)
    assert not take(page, NAMES[1]).circled
    page.ctx.store.undo()
    page.ctx.store.undo()
    assert not take(page, NAMES[0]).circled
    page.ctx.store.undo()
    assert take(page, NAMES[0]).rating == 0


def test_figures_are_typed_where_a_number_is(page, qtbot):
    pick(page, NAMES[0], column=TAKE)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_4)
    assert take(page, NAMES[0]).rating == 0
    assert page.view.findChild(QLineEdit, "cell") is not None


def test_a_click_on_the_circle_circles(page, qtbot):
    place = page.view.visualRect(at(page, NAMES[0], CIRCLE)).center()
    qtbot.mouseClick(page.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert take(page, NAMES[0]).circled


def test_the_filter_finds_states_in_words(page, qtbot):
    room.change_take(page.ctx.store, take(page, NAMES[1]).id, circled=True, ng_reason="focus")
    for words in ("circled", "out of focus", "ng", "t2_a"):
        page.filter(words)
        assert shown(page) == ["1-1", NAMES[1]]
    page.filter("not linked")
    assert shown(page) == ["Not linked", NAMES[3]]
    page.filter("missing")
    assert shown(page) == []


def test_takes_of_an_omitted_scene_stay_under_its_number(page):
    store = page.ctx.store
    scene = next(one for one in script.scenes(store) if one.number == "1-2")
    with store.edit("Omit") as db:
        update(db, "scene", scene.id, omitted=1)
    assert shown(page) == ["Not linked", NAMES[3], "1-1", *NAMES[:2], "1-2", NAMES[2]]
    head = page.table.at(page.table.row_of(heading_id(scene.id)))
    assert head.detail.startswith("Omitted")


def test_a_missing_file_is_said_and_found_again(page, card, tmp_path, ctx, qtbot):
    away = tmp_path / "other drive"
    away.mkdir()
    shutil.move(card / NAMES[0], away / "renamed.mp4")
    shutil.copy(card / NAMES[1], away / "copy.mp4")
    page.look_for_files()
    settled(page, qtbot)
    page.filter("missing")
    assert shown(page) == ["1-1", NAMES[0]]
    pick(page, NAMES[0])
    qtbot.waitUntil(lambda: page.review.player.asked[-1][0] == "clear")
    assert "is missing" in page.review.player.asked[-1][1]
    assert "Find again… (1 missing)" in [act.label for act in page.acts()]
    page.adding.find([away])
    settled(page, qtbot)
    assert ctx.host.toasts[-1] == ("1 clip is found again.", True)
    page.filter("")
    assert "renamed.mp4" in shown(page)
    assert len(room.takes(page.ctx.store)) == 4
    settled(page, qtbot)
    assert "Find again… (1 missing)" not in [act.label for act in page.acts()]
    page.ctx.store.undo()
    qtbot.waitUntil(lambda: "Find again… (1 missing)" in [act.label for act in page.acts()])


def test_takes_are_removed_and_come_back(page, ctx, card):
    pick(page, *NAMES[:2])
    page.view.remove_asked.emit(page.view.chosen_ids())
    assert ctx.host.toasts[-1] == ("Removed 2 takes; their files stay.", True)
    assert shown(page) == ["Not linked", NAMES[3], "1-2", NAMES[2]]
    assert (card / NAMES[0]).exists()
    page.ctx.store.undo()
    assert NAMES[0] in shown(page)


def test_open_takes_are_linked_by_their_names(page, ctx):
    for file in NAMES[:2]:
        room.link_take(ctx.store, take(page, file).id, None)
    page.doing.link_all()
    assert ctx.host.toasts[-1] == ("Linked 2 takes.", True)
    assert take(page, NAMES[1]).scene == "1-1"
    page.doing.link_all()
    assert ctx.host.toasts[-1] == ("No file name tells a scene of this script.", False)


def test_the_menu_of_rows_judges_all_of_them(page):
    pick(page, *NAMES[:2])
    acts = {act.label: act for act in page.doing.row_acts(page.view.chosen_ids())}
    acts["NG because of"].menu[2].call()
    assert {take(page, n).ng_reason for n in NAMES[:2]} == {"focus"}
    page.ctx.store.undo()
    assert {take(page, n).ng_reason for n in NAMES[:2]} == {""}
    assert "Side by side" in acts


def test_pictures_come_from_the_cache_and_never_block(page, qtbot):
    page.view.grab()
    qtbot.waitUntil(lambda: page.thumbs.of(take(page, NAMES[0])) is not None)
    picture = page.thumbs.of(take(page, NAMES[0]))
    assert picture.height() > picture.width()


def test_a_read_only_file_is_looked_at_only(page, filled, monkeypatch, qtbot):
    monkeypatch.setattr(filled, "read_only", True)
    before = room.takes(filled)
    pick(page, NAMES[0])
    qtbot.keyClick(page.view, Qt.Key.Key_4)
    qtbot.keyClick(page.view, Qt.Key.Key_C)
    page._set_range(2, 5)
    page._set_offset(500)
    page.mark()
    assert room.takes(filled) == before
    assert not page.table.flags(at(page, NAMES[0], NOTE)) & Qt.ItemFlag.ItemIsEditable


def test_hostile_names_are_shown_as_they_are(empty, show, shelf, tmp_path, qtbot):
    name = '<img src=x> "it\'s" 100% {n}：夜.mp4'
    place = tmp_path / "a'b [1]"
    place.mkdir()
    shutil.copy(shelf / NAMES[0], place / name)
    empty.take_files([place])
    settled(empty, qtbot)
    assert shown(empty) == ["Not linked", name]
    qtbot.waitUntil(lambda: empty.thumbs.of(take(empty, name)) is not None)
    assert empty.panel.take._heading.whole() == name
    qtbot.waitUntil(lambda: empty.review.player is not None)
    assert empty.review.player.asked[0] == ("open", name, 0, None, take(empty, name).hash)


def test_the_scene_of_a_heading_plans_its_shots(page, ctx):
    scene = next(one for one in script.scenes(ctx.store) if one.number == "1-1")
    row = page.table.row_of(f"scene {scene.id}")
    page.view.setCurrentIndex(page.table.index(row, 0))
    page._inspect()
    shots = page.panel.scene.shots
    assert not page.panel.scene.isHidden()
    shots.add()
    shots.add()
    planned = room.shots(ctx.store, scene.id)
    assert [one.name for one in planned] == ["1", "2"]
    assert shots.table.setData(shots.table.index(1, 1), "MCU")
    assert room.shots(ctx.store, scene.id)[1].size == "MCU"
    shots._remove([planned[0].id])
    assert [one.name for one in room.shots(ctx.store, scene.id)] == ["2"]
    ctx.store.undo()
    assert len(room.shots(ctx.store, scene.id)) == 2


def test_a_take_dropped_or_palette_chosen_is_selected(page):
    page.select(take(page, NAMES[2]).id)
    assert [row.take.file for row in page.chosen()] == [NAMES[2]]
    items = {item.label: item for item in page.palette_items()}
    items["1-1 · 1 · take 2"].call()
    assert [row.take.file for row in page.chosen()] == [NAMES[1]]


def test_clips_that_are_dropped_on_the_window_are_added(window, card, qtbot, player):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(card)), QUrl.fromLocalFile(str(card / "notes.txt"))])
    assert window.doing.clips_in(mime) == [card]
    window.doing.take_clips([card])
    assert window.shell.key == "takes"
    qtbot.waitUntil(lambda: not window.jobs.running and bool(room.takes(window.session.store)))
    assert window.shell.sidebar is not None
    assert len(room.takes(window.session.store)) == 4


def test_what_is_chosen_is_remembered_after_a_restart(window):
    window.remember("takes.zone", "tiktok")
    assert settings.load().choices == {"takes.zone": "tiktok"}
    assert window.remembered("takes.zone") == "tiktok"


def test_the_contact_sheet_shares_selection_and_keys_with_the_list(page, ctx, qtbot):
    pick(page, NAMES[1])
    act = next(act for act in page.acts() if act.label == "Contact sheet")
    act.call()
    assert page.in_contact
    assert ctx.host.choices == {"takes.view": "contact"}
    place = page.contact.visualRect(at(page, NAMES[0], PICTURE)).center()
    assert place.y() > 0
    qtbot.mouseClick(page.contact.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert [row.take.file for row in page.chosen()] == [NAMES[0]]
    qtbot.keyClick(page.contact, Qt.Key.Key_3)
    qtbot.keyClick(page.contact, Qt.Key.Key_C)
    assert (take(page, NAMES[0]).rating, take(page, NAMES[0]).circled) == (3, True)
    qtbot.waitUntil(lambda: page.review.player.asked[-1][0] == "markers")
    qtbot.keyClick(page.contact, Qt.Key.Key_L)
    assert page.review.player.keys == ["l"]
    qtbot.keyClick(page.contact, Qt.Key.Key_Return)
    assert page.review.player.asked[-1] == ("play", 1.0)
    page.filter("t1_a")
    assert not page.contact.grab().isNull()
    page.filter("")
    page.switch_views()
    assert not page.in_contact
    assert [row.take.file for row in page.chosen()] == [NAMES[0]]
