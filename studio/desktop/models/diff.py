"""Turn the rows of a model into others with the least that views must forget."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex


class Identified(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str:
        """What stays the same when the rest changes."""


T = TypeVar("T", bound=Identified)
FEW = 32  # more separate changes than this, and a reset is cheaper


def become(model: QAbstractTableModel, rows: list[T], wanted: Sequence[T]) -> None:
    """Change the list `rows` of the model into `wanted`, telling the model's views.

    Rows are the same when their ids are. Same rows in the same order are updated in place, few
    inserted or removed runs are told one by one, moved rows keep their persistent indexes, and
    anything bigger is a reset.
    """
    old_ids, new_ids = [row.id for row in rows], [row.id for row in wanted]
    if old_ids == new_ids:
        _update(model, rows, wanted)
        return
    kept, staying = set(new_ids), set(old_ids)
    gone = _runs([at for at, row_id in enumerate(old_ids) if row_id not in kept])
    fresh = _runs([at for at, row_id in enumerate(new_ids) if row_id not in staying])
    if len(gone) + len(fresh) > FEW or not rows or not wanted:
        _reset(model, rows, wanted)
        return
    for first, last in reversed(gone):
        model.beginRemoveRows(QModelIndex(), first, last)
        del rows[first : last + 1]
        model.endRemoveRows()
    order = [row for row in wanted if row.id in staying]
    if [row.id for row in rows] != [row.id for row in order]:
        _reorder(model, rows, order)
    for first, last in fresh:
        model.beginInsertRows(QModelIndex(), first, last)
        rows[first:first] = wanted[first : last + 1]
        model.endInsertRows()
    _update(model, rows, wanted)


def _runs(positions: list[int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for at in positions:
        if runs and runs[-1][1] == at - 1:
            runs[-1] = (runs[-1][0], at)
        else:
            runs.append((at, at))
    return runs


def _update(model: QAbstractTableModel, rows: list[T], wanted: Sequence[T]) -> None:
    last = model.columnCount() - 1
    changed = [at for at, (old, new) in enumerate(zip(rows, wanted, strict=True)) if old != new]
    rows[:] = wanted
    for first, end in _runs(changed):
        model.dataChanged.emit(model.index(first, 0), model.index(end, last))


def _reset(model: QAbstractTableModel, rows: list[T], wanted: Sequence[T]) -> None:
    model.beginResetModel()
    rows[:] = wanted
    model.endResetModel()


def _reorder(model: QAbstractTableModel, rows: list[T], order: Sequence[T]) -> None:
    model.layoutAboutToBeChanged.emit()
    before = model.persistentIndexList()
    to = {row.id: at for at, row in enumerate(order)}
    after = [model.index(to[rows[index.row()].id], index.column()) for index in before]
    rows[:] = order
    model.changePersistentIndexList(before, after)
    model.layoutChanged.emit()
