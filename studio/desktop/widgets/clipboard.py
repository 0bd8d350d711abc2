"""Cells to and from spreadsheets: text with tabs between cells and line ends between rows."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication

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
        QGuiApplication.clipboard().setText(_written(table, current.column(), records[0]))
        return
    rows = [
        [_written(table, column, record) for column in range(len(table.columns))]
        for record in records
        if record is not None
    ]
    if rows:
        QGuiApplication.clipboard().setText(to_text(rows))


def _written(table: RecordTable[Any], column: int, record: Any) -> str:
    found = table.columns[column]
    return (found.edit or found.read)(record) if found.write else found.read(record)


def paste(
    table: RecordTable[Any],
    current: QModelIndex,
    ids: Sequence[str],
    text: str,
    hidden: set[int],
) -> None:
    """Write a block from the current cell on; one value fills all selected rows."""
    block = to_rows(text)
    if len(block) == 1 and len(block[0]) == 1 and len(ids) > 1:
        records = [table.record(table.row_of(row_id)) for row_id in ids]
        cells = [(r, current.column(), block[0][0]) for r in records if r is not None]
        table.write_cells(cells)
        return
    columns = [c for c in range(current.column(), len(table.columns)) if c not in hidden]
    below = (table.record(row) for row in range(current.row(), table.rowCount()))
    targets = [record for record in below if record is not None]
    table.write_cells(
        [
            (record, column, value)
            for record, values in zip(targets, block, strict=False)
            for column, value in zip(columns, values, strict=False)
        ]
    )
