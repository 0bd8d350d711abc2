"""The stripboard of 3,000 strips: filter, sort, paint, read again; printed, never asserted.

Run with: pytest tests/benchmarks/test_stripboard.py --benchmark-enable
"""

import itertools

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import QTableView

from studio.desktop.context import Context
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.desktop.models.table import Heading
from studio.desktop.pages.schedule import SchedulePage
from studio.i18n import language
from studio.schedule import store as schedule
from tests.desktop.conftest import Said
from tests.schedule.making import planned

STRIPS, DAYS = 3000, 90
SIZE = (1000, 760)


@pytest.fixture(scope="module")
def full_board(tmp_path_factory):
    store = planned(
        tmp_path_factory.mktemp("board"), days=DAYS, scenes=STRIPS, sets=60, cast=40, name="Big"
    )
    board = schedule.active_board(store)
    ids = [strip.id for strip in board.boneyard]
    share = len(ids) // DAYS
    with store.edit("Fill"):
        for at, day in enumerate(board.days):
            schedule.move_strips(store, ids[at * share : (at + 1) * share], day.id)
    yield store
    store.close()


@pytest.fixture
def page(qtbot, qapp, full_board):
    lang = language("en")
    host = Said(lang)
    jobs = Jobs(host.tell)
    made = SchedulePage(Context(full_board, lang, jobs, Look("dark", "en"), host))
    qtbot.addWidget(made)
    made.resize(*SIZE)
    made.refresh()
    made.show()
    qtbot.waitExposed(made)
    yield made
    jobs.close()


class Bare(QAbstractTableModel):
    """As many plain cells."""

    def rowCount(self, parent=None):  # noqa: N802 - Qt's name
        return STRIPS

    def columnCount(self, parent=None):  # noqa: N802 - Qt's name
        return 10

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return "text" if role == Qt.ItemDataRole.DisplayRole else None


@pytest.mark.benchmark(group="3,000 strips")
def test_paint_of_a_bare_table(benchmark, qtbot):
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(Bare())
    view.resize(*SIZE)
    view.show()
    qtbot.waitExposed(view)
    benchmark(view.viewport().grab)


@pytest.mark.benchmark(group="3,000 strips")
def test_paint(benchmark, page):
    benchmark(page.view.viewport().grab)


@pytest.mark.benchmark(group="3,000 strips")
def test_filter_and_paint(benchmark, page):
    words = itertools.cycle(["night", "Set 7", "Role 3", ""])

    def filter_and_paint():
        page.filter(next(words))
        page.view.viewport().grab()

    benchmark(filter_and_paint)
    page.filter("")


@pytest.mark.benchmark(group="3,000 strips")
def test_sort_and_paint(benchmark, page):
    rows = [row for row in page.table._records if not isinstance(row, Heading)]
    page.table.show(rows)
    page.table.sort(0)
    orders = itertools.cycle([(3, Qt.SortOrder.DescendingOrder), (0, Qt.SortOrder.AscendingOrder)])

    def sort_and_paint():
        page.table.sort(*next(orders))
        page.view.viewport().grab()

    benchmark(sort_and_paint)


@pytest.mark.benchmark(group="3,000 strips")
def test_follow_a_move(benchmark, page, full_board):
    board = schedule.active_board(full_board)
    strip = board.days[0].strips[5].id
    full_board.subscribe(page.on_change)
    ways = itertools.cycle(["up", "down"])

    def move():
        schedule.nudge(full_board, [strip], next(ways))
        page.view.viewport().grab()

    benchmark(move)


@pytest.mark.benchmark(group="3,000 strips")
def test_cost_while_dragging(benchmark, page):
    board = page.state.board
    ids = [strip.id for strip in board.days[3].strips[:5]]
    row = board.days[40].strips[3].id
    benchmark(lambda: page._cost(ids, row, False))
