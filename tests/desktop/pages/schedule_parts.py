"""A stripboard of three days, and what the tests of its page read from it."""

import json

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent

from studio.desktop.models.table import Heading
from studio.desktop.pages.schedule import SchedulePage
from studio.desktop.widgets.row_drag import MIME
from studio.schedule import store as schedule
from tests.schedule.making import by_number, layout, planned

ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
KEY = Qt.Key


@pytest.fixture
def store(tmp_path):
    """Three days; scenes 1-1 and 1-2 on the first, 2-1 on the second, the rest waits."""
    made = planned(tmp_path, days=3)
    board = schedule.active_board(made)
    ids = by_number(board)
    schedule.move_strips(made, [ids["1-1"], ids["1-2"]], board.days[0].id)
    schedule.move_strips(made, [ids["2-1"]], board.days[1].id)
    yield made
    made.close()


@pytest.fixture
def page(make_page):
    return make_page(SchedulePage)


@pytest.fixture
def ids(store):
    return by_number(schedule.active_board(store))


@pytest.fixture
def press(qtbot, page):
    def do(rows, key, modifiers=Qt.KeyboardModifier.NoModifier):
        page.view.choose(rows)
        qtbot.keyClick(page.view, key, modifiers)

    return do


def days(store):
    return schedule.active_board(store).days


def board(store):
    return layout(schedule.active_board(store))


def rows(page):
    return [page.table.at(at) for at in range(page.table.rowCount())]


def shown(page):
    """Name what stands on the board: headings by their title, strips by their number."""
    return [
        one.title if isinstance(one, Heading) else ("+".join(one.strip.numbers) or one.strip.banner)
        for one in rows(page)
    ]


def heading(page, day_id):
    return next(one for one in rows(page) if one.id == day_id)


# --- moving -----------------------------------------------------------------------------


def drop(page, dragged, row_id, part):
    """Drop strips on a row: `part` is how far down in it."""
    mime = QMimeData()
    mime.setData(MIME, json.dumps(dragged).encode())
    at = page.table.row_of(row_id)
    y = page.view.rowViewportPosition(at) + page.view.rowHeight(at) * part
    move = Qt.DropAction.MoveAction
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(200, y), move, mime, buttons, keys)
    page.view.dropEvent(event)


# --- strips -----------------------------------------------------------------------------


def put(page, row_id, column, text):
    return page.table.setData(page.table.index(page.table.row_of(row_id), column), text)
