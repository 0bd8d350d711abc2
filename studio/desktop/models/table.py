"""A table of records: the one Qt model that most pages need."""

import html
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Literal, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QPixmap

from studio.base.errors import StudioError
from studio.base.text import natural_key
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.models.diff import become

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_SHOWN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
# Draggable only where the view says so; without this flag a press and a move select instead.
_SELECTABLE = _SHOWN | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled
_EDITABLE = _SELECTABLE | Qt.ItemFlag.ItemIsEditable
LEFT, RIGHT, CENTRE = (
    Qt.AlignmentFlag.AlignLeft,
    Qt.AlignmentFlag.AlignRight,
    Qt.AlignmentFlag.AlignHCenter,
)


class Record(Protocol):
    """Anything with an id: a frozen dataclass of a room's model."""

    @property
    def id(self) -> str:
        """The row id in the project file."""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Heading:
    """A row across the table that heads the rows below it, such as a shooting day.

    `title` and a muted `detail` stand at the start, `note` in the colour `tone` at the end.
    `fill` draws a bar that is full at 1.0; `icons` are (icon, colour) at the end. With `open`,
    the heading has an arrow and can be folded; `selectable` ones can be chosen like records.
    """

    id: str
    title: str
    note: str = ""
    tone: str = "muted"
    detail: str = ""
    fill: float | None = None
    fill_tone: str = "edge"
    icons: tuple[tuple[str, str], ...] = ()
    open: bool | None = None
    selectable: bool = False


@dataclass(frozen=True)
class Column(Generic[R]):
    """How one column reads a record, and writes it back if it may.

    `read` gives the text; `write(record, text)` edits through a store and may raise StudioError.
    `weight` shares the free width, `floor` is the least width in pixels, and columns with a
    `fold` above 0 disappear in a narrow window, the highest first. `colour`, `dot` and `pill`
    name a colour of the theme for the text, for a dot before it, or for a pill around it, `ground`
    one that tints the cell. `icons` gives (icon, colour) pairs in place of a text, `meters` shares
    from 0 to 1 that are drawn as small bars before it and told by the tip, `editable` says
    which records `write` takes, `above` is a second, upper line of the title, and `widest` is the
    longest figure, or finds it, for which there is always room. `picture(record, scale)` is drawn
    in place of a text, as large as the cell allows; None leaves a dim ground.
    """

    title: str
    read: Callable[[R], str]
    write: Callable[[R, str], None] | None = None
    weight: float = 1.0
    floor: int = 64
    fold: int = 0
    align: Qt.AlignmentFlag = LEFT
    look: Literal["text", "strong", "muted", "caps"] = "text"
    second: Callable[[R], str] | None = None
    colour: Callable[[R], str] | None = None
    dot: Callable[[R], str] | None = None
    pill: Callable[[R], str] | None = None
    edit: Callable[[R], str] | None = None
    choices: Callable[[R], Sequence[str]] | None = None
    suggest: Callable[[R], Sequence[str]] | None = None
    sort: Callable[[R], Any] | None = None
    tip: Callable[[R], str] | None = None
    ground: Callable[[R], str] | None = None
    icons: Callable[[R], Sequence[tuple[str, str]]] | None = None
    meters: Callable[[R], Sequence[float]] | None = None
    picture: Callable[[R, float], QPixmap | None] | None = None
    editable: Callable[[R], bool] | None = None
    above: str = ""
    widest: str | Callable[[], str] = ""

    def writes(self, record: R) -> bool:
        """Tell whether this cell of a record can be edited."""
        return self.write is not None and (self.editable is None or self.editable(record))


class RecordTable(QAbstractTableModel, Generic[R]):
    """Shows records; edits go to the store and come back as a change of the production.

    `bar(record)` names the colour of the strip at the left edge, whose tint fills the row.
    Records for which `leads` is true stand over others: they are drawn strong, as headings are.
    `words(record)` is what the filter finds besides the cells. `across(record)` may give the
    first and last column over which the text of the first one runs. `for_more` says how rows
    are added that a pasted block has too many.
    """

    for_more = ""
    filled = Signal()  # other records are shown than before

    def __init__(
        self,
        ctx: Context,
        columns: Sequence[Column[R]],
        *,
        bar: Callable[[R], str] | None = None,
        leads: Callable[[R], bool] | None = None,
        words: Callable[[R], str] | None = None,
        across: Callable[[R], tuple[int, int] | None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.ctx = ctx
        self.columns = list(columns)
        self.bar = bar
        self.leads = leads
        self.across = across
        self._more_words = words
        self._records: list[R | Heading] = []
        self._shown: list[R | Heading] = []
        self._rows: dict[str, int] = {}
        self._words: list[str] = []
        self._haystacks: dict[str, tuple[R, str]] = {}
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def show(self, records: Sequence[R | Heading]) -> None:
        """Show these records; selection, current cell and scroll stay where they can."""
        self._records = list(records)
        self._arrange()
        self.filled.emit()

    def records(self) -> Iterator[R]:
        """Go through all records, also those that the filter hides."""
        return (record for record in self._records if not isinstance(record, Heading))

    def filter(self, text: str) -> None:
        """Show only records that have all these words in some column."""
        words = text.casefold().split()
        if words != self._words:
            self._words = words
            self._arrange()

    def forget_words(self) -> None:
        """Read anew what the filter finds, because more than the records has changed."""
        self._haystacks.clear()

    def record(self, index: Index | int) -> R | None:
        """Return the record in a row; None for a heading or no row."""
        row = index if isinstance(index, int) else index.row()
        found = self._shown[row] if 0 <= row < len(self._shown) else None
        return None if isinstance(found, Heading) else found

    def at(self, row: int) -> R | Heading:
        """Return what stands in a row."""
        return self._shown[row]

    def row_of(self, row_id: str) -> int:
        """Return the row of an id; -1 when it is not shown."""
        row = self._rows.get(row_id, -1)
        if not (0 <= row < len(self._shown) and self._shown[row].id == row_id):
            self._rows = {shown.id: at for at, shown in enumerate(self._shown)}
            row = self._rows.get(row_id, -1)
        return row

    def has_headings(self) -> bool:
        """Tell whether rows stand under headings, which fixes their order."""
        return any(isinstance(record, Heading) for record in self._records)

    def sorted_by(self) -> tuple[int, Qt.SortOrder] | None:
        """Tell by which column the user sorted, if any."""
        return self._sorted

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; a negative one restores the order of the production."""
        self._sorted = (column, order) if 0 <= column < len(self.columns) else None
        self._arrange()

    def copied(self, record: R, column: int) -> str:
        """Return the text of a cell as it is copied and typed."""
        found = self.columns[column]
        return (found.edit or found.read)(record) if found.write else found.read(record)

    def fresh(self, record: R) -> R:
        """Return a record as it is within a step that has already changed it.

        Tables in which one cell is written from others of its row read it from the store here.
        """
        return record

    def write_cells(self, cells: Sequence[tuple[R, int, str]]) -> int:
        """Write many cells as one undoable step; returns how many, 0 when one was refused."""
        writable = [cell for cell in cells if self.columns[cell[1]].writes(cell[0])]
        if not writable:
            return 0
        try:
            with self.ctx.store.edit(N_("Change {n} cells"), n=len(writable)):
                for record, column, text in writable:
                    write = self.columns[column].write
                    if write is not None:
                        write(self.fresh(record), text)
        except StudioError as error:
            self.ctx.tell(error)
            return 0
        return len(writable)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Rows of the table; cells have no children."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Columns of the table."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Column titles."""
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self.columns):
            if role == Role.DisplayRole:
                return self.columns[section].title
            if role == Role.TextAlignmentRole:
                return self.columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        """Return what a cell shows and edits, for Qt and for screen readers."""
        if not index.isValid():
            return None
        shown, column = self._shown[index.row()], self.columns[index.column()]
        if isinstance(shown, Heading):
            wanted = role in (Role.DisplayRole, Role.AccessibleTextRole) and index.column() == 0
            return (
                " ".join(filter(None, (shown.title, shown.detail, shown.note))) if wanted else None
            )
        if role == Role.DisplayRole:
            return column.read(shown)
        if role == Role.EditRole:
            return (column.edit or column.read)(shown)
        if role == Role.AccessibleTextRole:
            told = column.tip if column.meters and column.tip else column.read
            return f"{column.title}: {told(shown)}"
        if role == Role.TextAlignmentRole:
            return column.align | Qt.AlignmentFlag.AlignVCenter
        if role == Role.ToolTipRole and column.tip is not None:
            return plain_tip(column.tip(shown))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Editable when the column can write and the production may be written."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = self._shown[index.row()]
        if isinstance(shown, Heading):
            return _SELECTABLE if shown.selectable else _SHOWN
        if self.columns[index.column()].writes(shown) and not self.ctx.store.read_only:
            return _EDITABLE
        return _SELECTABLE

    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        """Write through the column; the refresh follows from the store.

        A refused value is told to the user, and the cell keeps what it had.
        """
        record, column = self.record(index), self.columns[index.column()]
        if role != Role.EditRole or record is None or column.write is None:
            return False
        if not column.writes(record):
            return False
        if str(value) == (column.edit or column.read)(record):
            return True
        try:
            column.write(record, str(value))
        except StudioError as error:
            self.ctx.tell(error)
            return False
        return True

    def _arrange(self) -> None:
        shown = self._filtered() if self._words else list(self._records)
        if self._sorted and not self.has_headings():
            column, order = self._sorted
            key = self.columns[column].sort or _natural(self.columns[column])
            shown.sort(key=key, reverse=order == Qt.SortOrder.DescendingOrder)  # type: ignore[arg-type]
        become(self, self._shown, shown)

    def _filtered(self) -> list[R | Heading]:
        kept: list[R | Heading] = []
        for record in self._records:
            if isinstance(record, Heading):
                if kept and isinstance(kept[-1], Heading):
                    kept.pop()
                kept.append(record)
            elif all(word in self._haystack(record) for word in self._words):
                kept.append(record)
        if kept and isinstance(kept[-1], Heading):
            kept.pop()
        return kept

    def _haystack(self, record: R) -> str:
        found = self._haystacks.get(record.id)
        if found is None or (found[0] is not record and found[0] != record):
            parts = [column.read(record) for column in self.columns]
            parts += [column.second(record) for column in self.columns if column.second]
            if self._more_words is not None:
                parts.append(self._more_words(record))
            found = self._haystacks[record.id] = (record, "\n".join(parts).casefold())
        return found[1]


def _natural(column: Column[R]) -> Callable[[R], Any]:
    return lambda record: natural_key(column.read(record))


def plain_tip(text: str) -> str:
    """Write a tooltip that Qt shows as it is, whatever is in it."""
    return f"<span style='white-space: pre-wrap'>{html.escape(text)}</span>" if text else ""
