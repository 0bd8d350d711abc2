"""How long the window takes: the first paint, and filter and sort of 3,000 rows."""

import json
import os
import statistics
import subprocess
import sys
from dataclasses import dataclass

import pytest

from studio.desktop.models.table import Column, RecordTable
from studio.desktop.widgets.table_view import TableView
from tests.desktop.conftest import ctx  # noqa: F401 - the fixture
from tests.desktop.sample import sample

ROUNDS = 5
BARE = """
import sys, time
start = time.perf_counter()
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication(["bare"])
window = QMainWindow()
window.resize(1440, 900)
window.show()
window.grab()
print(time.perf_counter() - start)
"""
OURS = """
import sys, time
start = time.perf_counter()
from pathlib import Path
from studio import __main__
from studio.desktop.app import check_display, make_application
check_display()
app = make_application(["ours"])
from studio.desktop.window import MainWindow
window = MainWindow()
window.open(Path(sys.argv[1]))
window.show()
window.grab()
print(time.perf_counter() - start)
window.close()
"""


def _seconds(code, *arguments, home):
    """Run in a fresh process, with compiled modules as an installed program has them."""
    environment = {
        **os.environ,
        "NINESIXTEEN_HOME": str(home),
        "PYTHONPYCACHEPREFIX": str(home / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return float(done.stdout.split()[0])


@pytest.mark.benchmark(group="window")
def test_first_window_against_a_bare_one(benchmark, tmp_path):
    file = str(sample(tmp_path / "Show.studio"))
    _seconds(BARE, home=tmp_path), _seconds(OURS, file, home=tmp_path)  # warm the disk cache
    bare = statistics.median(_seconds(BARE, home=tmp_path) for _ in range(ROUNDS))
    ours = statistics.median(
        benchmark.pedantic(_seconds, (OURS, file), {"home": tmp_path}, rounds=1, iterations=1)
        if first
        else _seconds(OURS, file, home=tmp_path)
        for first in (True, *[False] * (ROUNDS - 1))
    )
    figures = {"bare_ms": round(bare * 1000), "ours_ms": round(ours * 1000)}
    figures["times"] = round(ours / bare, 2)
    sys.stdout.write(f"\nfirst window: {json.dumps(figures)}\n")


@dataclass(frozen=True)
class Strip:
    id: str
    number: str
    place: str
    cast: str
    pages: str


@pytest.fixture
def board(ctx, qtbot):  # noqa: F811 - the fixture
    """A shown table of 3,000 strips."""
    places = ("天台 Rooftop", "Café Lumière", "医院病房 Hospital ward", "Elevator")
    strips = [
        Strip(str(n), f"{n // 30 + 1}-{n % 30 + 1}", places[n % 4], "林晓, 陆沉", f"{n % 8}/8")
        for n in range(3000)
    ]
    columns = [
        Column("Scene", lambda s: s.number, look="strong"),
        Column("Location", lambda s: s.place, weight=2),
        Column("Cast", lambda s: s.cast, weight=2, look="muted"),
        Column("Pages", lambda s: s.pages),
        Column("Id", lambda s: s.id, colour=lambda s: "int_night_text"),
    ]
    table = RecordTable(ctx, columns, bar=lambda s: "int_night")
    view = TableView(table)
    qtbot.addWidget(view)
    view.resize(1000, 760)
    view.show()
    table.show(strips)
    view.grab()
    return view


@pytest.mark.benchmark(group="window")
def test_filter_3000_strips_and_paint(benchmark, board):
    texts = iter(["roof", "", "cafe", "", "elev", ""] * 1000)

    def filter_and_paint():
        board.table.filter(next(texts))
        board.grab()

    benchmark(filter_and_paint)


@pytest.mark.benchmark(group="window")
def test_sort_3000_strips_and_paint(benchmark, board):
    columns = iter([0, 1] * 2000)

    def sort_and_paint():
        board.table.sort(next(columns))
        board.grab()

    benchmark(sort_and_paint)


@pytest.mark.benchmark(group="window")
def test_repaint_of_a_full_table(benchmark, board):
    benchmark(board.grab)
