"""Cells to and from spreadsheets: text with tabs between cells and line ends between rows."""

import csv
import io
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.models.table import RecordTable


def to_text(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as spreadsheets read them."""
    out = io.StringIO()
    csv.writer(out, delimiter="\t", lineterminator="\n").writerows(rows)
    return out.getvalue().removesuffix("\n")


def to_rows(text: str) -> list[list[str]]:
    """Read rows as spreadsheets write them; quoted cells may hold line ends."""
    clean = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    return list(csv.reader(io.StringIO(clean), delimiter="\t"))


def copy(table: RecordTable[Any], current: QModelIndex, ids: Sequence[str]) -> None:
    """Copy the current cell of one row, or all cells of several rows."""
    records = [table.record(table.row_of(row_id)) for row_id in ids]
    if len(records) == 1 and current.isValid() and records[0] is not None:
        QGuiApplication.clipboard().setText(table.copied(records[0], current.column()))
        return
    rows = [
        [table.copied(record, column) for column in range(len(table.columns))]
        for record in records
        if record is not None
    ]
    if rows:
        QGuiApplication.clipboard().setText(to_text(rows))


def paste(
    table: RecordTable[Any],
    current: QModelIndex,
    ids: Sequence[str],
    text: str,
    hidden: set[int],
) -> None:
    """Write a block from the current cell on and tell what changed; one value fills all rows.

    Columns meet one to one. Rows that would come under the next heading are not written.
    """
    block = to_rows(text)
    if len(block) == 1 and len(block[0]) == 1 and len(ids) > 1:
        records = [table.record(table.row_of(row_id)) for row_id in ids]
        cells = [(r, current.column(), block[0][0]) for r in records if r is not None]
        _write(table, cells, len(block), len(block))
        return
    columns = [c for c in range(current.column(), len(table.columns)) if c not in hidden]
    targets = _below(table, current.row())
    cells = [
        (record, column, value)
        for record, values in zip(targets, block, strict=False)
        for column, value in zip(columns, values, strict=False)
    ]
    _write(table, cells, min(len(targets), len(block)), len(block))


def _below(table: RecordTable[Any], first: int) -> list[Any]:
    """Return the records from a row on, up to the next heading."""
    found = (table.record(row) for row in range(first, table.rowCount()))
    return list(takewhile(lambda record: record is not None, found))


def _write(
    table: RecordTable[Any], cells: Sequence[tuple[Any, int, str]], fitting: int, rows: int
) -> None:
    ctx = table.ctx
    writable = [cell for cell in cells if table.columns[cell[1]].writes(cell[0])]
    if not writable:
        ctx.tell(StudioError(N_("Nothing can be pasted here. Choose a cell that can be edited.")))
        return
    changed = [cell for cell in writable if cell[2] != table.copied(cell[0], cell[1])]
    if changed and not table.write_cells(changed):
        return  # refused, which has been told
    n = len(changed)
    words = [ctx.lang.count("Changed {n} cell.", "Changed {n} cells.", n)]
    if fitting < rows:
        words.append(ctx.lang.text("{n} of {all} rows were pasted.", n=fitting, all=rows))
        words.append(table.for_more)
    ctx.toast(" ".join(filter(None, words)), undo=n > 0)
