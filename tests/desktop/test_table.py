"""Tables of records: edits go to the store and come back, and work like a spreadsheet."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, Qt
from PySide6.QtGui import QGuiApplication, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest

from studio.base.errors import StudioError
from studio.base.order import spread
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.widgets.clipboard import to_rows, to_text
from studio.desktop.widgets.row_drag import Cost
from studio.desktop.widgets.table_view import TableView
from studio.project.store import insert, update


@dataclass(frozen=True)
class Episode:
    id: str
    title: str
    seconds: int


def episodes(store):
    rows = store.query("SELECT id, title, target_seconds AS seconds FROM episode ORDER BY sort")
    return [Episode(**row) for row in rows]


@pytest.fixture
def table(ctx):
    """A table of five episodes, title and seconds editable, following the store."""
    store = ctx.store

    def rename(record, text):
        if not text:
            raise StudioError("An episode needs a title.")
        with store.edit("Rename") as db:
            update(db, "episode", record.id, title=text)

    def set_seconds(record, text):
        if not text.isdigit():
            raise StudioError("“{text}” is not a number.", text=text)
        with store.edit("Seconds") as db:
            update(db, "episode", record.id, target_seconds=int(text))

    with store.edit("Add") as db:
        for title, rank in zip("EDCBA", spread(5), strict=True):
            insert(db, "episode", title=title, sort=rank)
    made = RecordTable[Episode](
        ctx,
        [
            Column("Title", lambda e: e.title, rename, weight=2, floor=100),
            Column("Seconds", lambda e: str(e.seconds), set_seconds, align=RIGHT),
            Column("Fixed", lambda e: f"({e.title})", look="muted", fold=1),
        ],
    )
    QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal, made)
    store.subscribe(lambda _: made.show(episodes(store)))
    made.show(episodes(store))
    return made


@pytest.fixture
def view(qtbot, table):
    made = TableView(table)
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    qtbot.waitExposed(made)
    return made


class Drawn(QObject):
    """Keeps what a widget drew."""

    def __init__(self):
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched, event):  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Paint:
            self.region = self.region.united(event.region())
        return False


def titles(table):
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def put_at(view, row, column):
    flags = QItemSelectionModel.SelectionFlag
    index = view.table.index(row, column)
    view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)


def test_the_model_obeys_qt(qtmodeltester, table):
    qtmodeltester.check(table)


def test_an_edit_goes_through_the_store_and_undo_shows_in_the_cell(ctx, table):
    assert table.setData(table.index(0, 0), "The ring")
    assert ctx.store.next_undo().label.text == "Rename"
    assert table.index(0, 0).data() == "The ring"
    ctx.store.undo()
    assert table.index(0, 0).data() == "E"


def test_a_refused_value_is_told_and_the_cell_keeps_the_old_one(ctx, table):
    assert not table.setData(table.index(0, 1), "many")
    assert [str(error) for error in ctx.host.told] == ["“many” is not a number."]
    assert table.index(0, 1).data() == "90"


def test_an_unchanged_value_makes_no_step(ctx, table):
    before = ctx.store.history()
    assert table.setData(table.index(0, 0), "E")
    assert ctx.store.history() == before


def test_filter_and_sort_keep_the_chosen_row(table, view):
    view.choose([table.at(4).id])
    table.sort(0)
    assert titles(table) == ["A", "B", "C", "D", "E"]
    assert view.currentIndex().row() == 0
    table.filter("a")
    assert titles(table) == ["A"]
    assert view.chosen_ids() == [table.at(0).id]
    table.filter("")
    table.sort(-1)
    assert titles(table) == ["E", "D", "C", "B", "A"]
    assert view.chosen_ids() == [table.at(4).id]


def test_rows_that_come_and_go_leave_selection_and_scroll(ctx, table, view):
    view.choose([table.at(2).id])
    kept = view.chosen_ids()
    with ctx.store.edit("Add") as db:
        insert(db, "episode", title="Z", sort="0i")
        db.execute("DELETE FROM episode WHERE title = 'D'")
    assert titles(table) == ["Z", "E", "C", "B", "A"]
    assert view.chosen_ids() == kept


def test_moved_rows_keep_their_selection(ctx, table, view):
    view.choose([table.at(0).id])
    with ctx.store.edit("Move") as db:
        update(db, "episode", table.at(0).id, sort="zz")
    assert titles(table) == ["D", "C", "B", "A", "E"]
    assert view.currentIndex().row() == 4


def test_typing_edits_and_enter_and_tab_move_like_a_spreadsheet(table, view, qtbot):
    put_at(view, 0, 0)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_R)
    editor = view.indexWidget(view.currentIndex()) or view.viewport().findChild(object, "cell")
    QTest.keyClicks(editor, "ing")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert table.index(0, 0).data().lower() == "ring"
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 0)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 1)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (2, 0)
    QTest.keyClick(view, Qt.Key.Key_Backtab)
    assert (view.currentIndex().row(), view.currentIndex().column()) == (1, 2)


def test_a_pasted_block_is_one_step(ctx, table, view):
    put_at(view, 1, 0)
    QGuiApplication.clipboard().setText("One\t61\r\nTwo\t62\r\n")
    view.paste()
    assert titles(table) == ["E", "One", "Two", "B", "A"]
    assert table.index(2, 1).data() == "62"
    ctx.store.undo()
    assert titles(table) == ["E", "D", "C", "B", "A"]


def test_a_block_with_one_refused_cell_changes_nothing(ctx, table, view):
    put_at(view, 0, 0)
    QGuiApplication.clipboard().setText("One\t61\nTwo\tlong")
    view.paste()
    assert titles(table) == ["E", "D", "C", "B", "A"]
    assert len(ctx.host.told) == 1


def test_a_paste_tells_how_many_cells_changed(ctx, table, view):
    put_at(view, 1, 0)
    QGuiApplication.clipboard().setText("One\t90")
    view.paste()
    assert ctx.host.toasts == [("Changed 1 cell.", True)]


def test_a_paste_ends_at_the_next_heading_and_tells(ctx, table, view):
    first, second, third, *_ = episodes(ctx.store)
    table.show([Heading("h1", "Day 1"), first, second, Heading("h2", "Day 2"), third])
    put_at(view, 2, 0)
    QGuiApplication.clipboard().setText("One\t61\nTwo\t62\nThree\t63")
    view.paste()
    assert [e.title for e in episodes(ctx.store)] == ["E", "One", "C", "B", "A"]
    assert ctx.host.toasts == [("Changed 2 cells. 1 of 3 rows were pasted.", True)]


def test_a_column_that_cannot_be_written_keeps_its_place(ctx, table, view):
    table.columns.insert(1, table.columns.pop())
    put_at(view, 0, 0)
    QGuiApplication.clipboard().setText("One\tfixed\t61")
    view.paste()
    assert [table.index(0, c).data() for c in range(3)] == ["One", "(One)", "61"]


def test_a_paste_where_nothing_can_be_written_is_told(ctx, table, view):
    put_at(view, 0, 2)
    QGuiApplication.clipboard().setText("One")
    view.paste()
    assert "Nothing can be pasted here" in str(ctx.host.told[0])
    assert ctx.host.toasts == []


def test_one_value_pasted_fills_all_selected_rows(ctx, table, view):
    put_at(view, 0, 1)
    view.choose([table.at(row).id for row in (0, 1, 2)])
    QGuiApplication.clipboard().setText("75")
    view.paste()
    assert [table.index(row, 1).data() for row in range(5)] == ["75", "75", "75", "90", "90"]


def test_rows_are_copied_as_spreadsheets_read_them(table, view):
    view.choose([table.at(row).id for row in (0, 1)])
    view.copy()
    assert QGuiApplication.clipboard().text() == "E\t90\t(E)\nD\t90\t(D)"


def test_cells_with_tabs_and_line_ends_survive_the_clipboard():
    rows = [["a\tb", 'say "no"'], ["two\nlines", ""]]
    assert to_rows(to_text(rows)) == rows


def test_backspace_clears_and_is_told_when_that_is_refused(ctx, table, view):
    put_at(view, 0, 0)
    QTest.keyClick(view, Qt.Key.Key_Backspace)
    assert [str(error) for error in ctx.host.told] == ["An episode needs a title."]


def test_a_read_only_production_offers_no_editing(ctx, table, view):
    assert table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
    ctx.store.read_only = True
    assert not table.flags(table.index(0, 0)) & Qt.ItemFlag.ItemIsEditable


def test_columns_fold_away_before_any_gets_too_narrow(view, qtbot):
    assert not view.isColumnHidden(2)
    view.resize(200, 300)
    assert view.isColumnHidden(2)
    assert view.columnWidth(0) >= 100
    view.resize(600, 300)
    assert not view.isColumnHidden(2)
    widths = sum(view.columnWidth(column) for column in range(3))
    assert widths == view.viewport().width()


def test_a_filter_shows_headings_only_over_what_it_found(table):
    first, second = table.at(0), table.at(1)
    table.show([Heading("d1", "Day 1"), first, Heading("d2", "Day 2"), second])
    table.filter("d")
    assert [table.at(row).id for row in range(table.rowCount())] == ["d2", second.id]


def test_a_heading_that_is_left_is_drawn_again_over_all_columns(table, view, qtbot):
    table.show([Heading("d1", "Day 1", selectable=True), table.at(0), table.at(1)])
    put_at(view, 0, 1)
    qtbot.wait(50)
    watcher = Drawn()
    view.viewport().installEventFilter(watcher)
    flag = QItemSelectionModel.SelectionFlag.NoUpdate
    view.selectionModel().setCurrentIndex(table.index(1, 1), flag)
    qtbot.waitUntil(lambda: not watcher.region.isEmpty())
    view.viewport().removeEventFilter(watcher)
    row = view.visualRect(table.index(0, 0))
    row.setWidth(view.viewport().width())
    assert QRegion(row).subtracted(watcher.region).isEmpty()


@pytest.mark.parametrize(
    ("key", "chosen", "after"),
    [
        (Qt.Key.Key_Up, [3], 1),  # over a heading, to the end of the day before
        (Qt.Key.Key_Down, [1], 2),  # under the next heading
        (Qt.Key.Key_Up, [4], 2),
        (Qt.Key.Key_Down, [3, 4], 5),
    ],
)
def test_alt_arrows_ask_for_a_move_by_one(ctx, table, qtbot, key, chosen, after):
    one, two, three, four, _ = (table.at(row) for row in range(5))
    rows = [Heading("d1", "Day 1"), one, Heading("d2", "Day 2"), two, three, four]
    table.show(rows)
    view = TableView(table, movable=True)
    qtbot.addWidget(view)
    view.show()
    view.choose([rows[at].id for at in chosen])
    asked = []
    view.moved.connect(lambda ids, after_id: asked.append((ids, after_id)))
    QTest.keyClick(view, key, Qt.KeyboardModifier.AltModifier)
    assert asked == [([rows[at].id for at in chosen], rows[after].id)]


def test_a_drop_says_after_which_row_and_shows_what_it_costs(table, qtbot):
    from PySide6.QtCore import QMimeData, QPointF
    from PySide6.QtGui import QDragMoveEvent, QDropEvent

    view = TableView(table, movable=True)
    qtbot.addWidget(view)
    view.resize(500, 300)
    view.show()
    view.cost_of = lambda ids, after_id, onto: Cost(f"+{len(ids)} h")
    mime = QMimeData()
    mime.setData("application/x-ninesixteen-rows", b'["x", "y"]')
    actions, none = Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    over = QPointF(20, 34 * 2 + 4)
    left = Qt.MouseButton.LeftButton
    view.dragMoveEvent(QDragMoveEvent(over.toPoint(), actions, mime, left, none))
    assert (view._spot.row, view._cost.text) == (2, "+2 h")
    assert not view.grab().isNull()
    asked = []
    view.moved.connect(lambda ids, after_id: asked.append((ids, after_id)))
    view.dropEvent(QDropEvent(over, actions, mime, left, none))
    assert asked == [(["x", "y"], table.at(1).id)]
    assert view._spot is None


def test_a_column_has_room_for_its_longest_figure(qtbot, ctx):
    from PySide6.QtGui import QFontMetricsF

    from studio.desktop.models.table import RIGHT, Column, RecordTable
    from studio.desktop.widgets.table_view import TableView

    amounts = {"a": "CNY 900"}
    table = RecordTable(
        ctx,
        [
            Column("Name", lambda r: r.id),
            Column(
                "Fee",
                lambda r: amounts[r.id],
                weight=0,
                floor=40,
                align=RIGHT,
                widest=lambda: max(amounts.values(), key=len),
            ),
        ],
    )
    view = TableView(table)
    qtbot.addWidget(view)
    view.resize(600, 200)
    view.show()
    table.show([])
    before = view.columnWidth(1)
    amounts["a"] = "CNY 88,888,888.88"
    table.show([])
    assert view.columnWidth(1) > before
    fonts = ctx.look.fonts
    assert view.columnWidth(1) > QFontMetricsF(fonts.text).horizontalAdvance(amounts["a"])
