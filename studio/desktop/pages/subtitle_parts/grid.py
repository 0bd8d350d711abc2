"""The cues of an episode as a table: times, source, target, figures against limits, status."""

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QAbstractItemDelegate, QWidget

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.subtitle_parts.cells import ROW, CueDelegate, Meter, Verse
from studio.desktop.pages.subtitle_parts.desk import Desk, language_name, to_left
from studio.desktop.widgets.table_view import TableView
from studio.subtitles import texts, timing
from studio.subtitles.check import Finding
from studio.subtitles.figures import Figures
from studio.subtitles.model import STATUSES, TrackCue
from studio.subtitles.stamps import read_stamp, show_stamp

CHANGES = {"changed": N_("Source changed"), "line deleted": N_("Line deleted")}
NO_TEXT = N_("No text")
ACCEPT = N_("Accept the source")
_TONES = {"draft": "muted", "translated": "int_night", "reviewed": "good", "locked": "accent"}
_START, _END, _SOURCE, _TARGET = 2, 3, 6, 7
_LEAST_MS = 1
_WIDEST = "0:00.000"


@dataclass(frozen=True, slots=True)
class CueRow:
    """A cue as the grid shows it; `number` counts from 1, `found` is what is wrong with it."""

    id: str
    number: int
    cue: TrackCue
    source: str
    figures: Figures
    found: tuple[Finding, ...]

    @property
    def written(self) -> bool:
        """Whether there is a text."""
        return bool(self.cue.text.strip())


class CueTable(RecordTable[CueRow]):
    """Shows the cues of the desk; what is typed goes to the store."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._free = False
        self._findings_only = ""
        super().__init__(
            desk.ctx,
            [],
            words=lambda r: " ".join(self._said(r)),
        )
        self.columns = [
            *self._number_columns(),
            *self._time_columns(),
            self._speaker_column(),
            *self._text_columns(),
            *self._state_columns(),
        ]

    # --- what is shown ----------------------------------------------------------------------

    def show_desk(self) -> None:
        """Show the episode in the language of the desk."""
        desk = self._desk
        by_cue: dict[str, list[Finding]] = defaultdict(list)
        for found in desk.findings:
            by_cue[found.cue_id].append(found)
        self._name_columns()
        self.show(
            [
                CueRow(
                    cue.id,
                    number,
                    cue,
                    desk.source_text(cue),
                    desk.figures(cue),
                    tuple(by_cue[cue.id]),
                )
                for number, cue in enumerate(desk.cues, 1)
            ]
        )

    def free_source(self, free: bool) -> None:
        """Let the source be typed in too, or lock it again."""
        self._free = free
        self._name_columns()

    @property
    def source_is_free(self) -> bool:
        """Whether the source can be typed in."""
        return self._free

    def _name_columns(self) -> None:
        """Name the two languages in the head; where they are one, the script stands beside it."""
        t, desk = self.ctx.lang.text, self._desk
        same = desk.code == desk.source
        title = t("Script line") if same else language_name(desk.source)
        free = self._free and not same
        source = self.columns[_SOURCE]
        self.columns[_SOURCE] = replace(
            source,
            title=title,
            read=(lambda r: r.cue.source) if same else (lambda r: r.source),
            write=self._write_source if free else None,
            code=desk.source,  # type: ignore[call-arg]
            align=RIGHT if to_left(desk.source) else Qt.AlignmentFlag.AlignLeft,
        )
        self.columns[_TARGET] = replace(
            self.columns[_TARGET],
            title=language_name(desk.code),
            code=desk.code,  # type: ignore[call-arg]
            align=RIGHT if to_left(desk.code) else Qt.AlignmentFlag.AlignLeft,
        )
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, _SOURCE, _TARGET)

    def _said(self, row: CueRow) -> list[str]:
        """Return what the filter finds besides the cells: what is wrong."""
        return [self.ctx.lang.say(one.message) for one in row.found]

    # --- columns ------------------------------------------------------------------------------

    def _number_columns(self) -> list[Column[CueRow]]:
        return [
            Column(
                "#",
                lambda r: str(r.number),
                weight=0,
                floor=34,
                align=RIGHT,
                look="muted",
                widest="0000",
                dot=lambda r: "accent" if r.cue.apart else "",
                tip=self._apart_tip,
            ),
            Column(
                "",
                lambda r: " ".join(self._said(r)),
                weight=0,
                floor=26,
                icons=_icons,
                tip=lambda r: "\n".join(self._said(r)),
            ),
        ]

    def _time_columns(self) -> list[Column[CueRow]]:
        t = self.ctx.lang.text
        start = Column[CueRow](
            t("In"),
            lambda r: show_stamp(r.cue.start_ms),
            lambda r, text: self._retime(r, read_stamp(text), r.cue.end_ms),
            weight=0,
            floor=60,
            widest=_WIDEST,
            align=RIGHT,
            colour=lambda r: _time_tone(r, "overlap", "gap"),
            tip=self._apart_tip,
        )
        end = replace(
            start,
            title=t("Out"),
            read=lambda r: show_stamp(r.cue.end_ms),
            write=lambda r, text: self._retime(r, r.cue.start_ms, read_stamp(text)),
            fold=3,
            look="muted",
            colour=None,
        )
        length = Column[CueRow](
            t("Seconds"),
            lambda r: f"{r.cue.seconds:.2f}",
            self._set_length,
            weight=0,
            floor=62,
            fold=4,
            align=RIGHT,
            colour=lambda r: _time_tone(r, "too_short", "too_slow", "no_time"),
        )
        return [start, end, length]

    def _speaker_column(self) -> Column[CueRow]:
        return Column(
            self.ctx.lang.text("Speaker"),
            self._speaker,
            weight=0.6,
            floor=84,
            fold=2,
            look="muted",
            tip=lambda r: self._desk.speaker_in_full(r.cue),
        )

    def _text_columns(self) -> list[Column[CueRow]]:
        return [
            Verse(
                "",
                lambda r: r.source,
                weight=2.0,
                floor=138,
                colour=lambda r: "warn" if self._desk.source_changed(r.id) else "muted",
                tip=lambda r: r.source,
            ),
            Verse(
                "",
                lambda r: r.cue.text,
                lambda r, text: texts.set_text(self.ctx.store, r.id, self._desk.code, text),
                weight=2.8,
                floor=190,
                tip=self._text_tip,
                editable=lambda r: r.cue.status != "locked",
            ),
        ]

    def _state_columns(self) -> list[Column[CueRow]]:
        t = self.ctx.lang.text
        return [
            Meter(
                t("Pixels"),
                lambda r: f"{r.figures.speed:.1f} {r.figures.width:.0f}" if r.written else "",
                weight=0,
                floor=70,
                align=RIGHT,
                above=t("Char/s"),
                figures=_meters,
                tip=self._text_tip,
                sort=lambda r: r.figures.speed,
            ),
            Column(
                t("Lines"),
                lambda r: f"{r.figures.lines} × {r.figures.longest:g}" if r.written else "",
                weight=0,
                floor=58,
                widest="2 × 14.5",
                fold=5,
                align=RIGHT,
                look="muted",
                colour=lambda r: "bad" if r.figures.too_many or r.figures.too_long else "muted",
                tip=self._text_tip,
            ),
            Column(
                t("Status"),
                self._status,
                self._set_status,
                weight=0,
                floor=126,
                pill=_status_tone,
                choices=self._status_choices,
                edit=lambda r: t(STATUSES[r.cue.status or "draft"]),
                editable=lambda r: r.written,
                tip=lambda r: t(STATUSES[r.cue.status]) if r.cue.change else "",
            ),
        ]

    def _speaker(self, row: CueRow) -> str:
        is_caption = row.cue.kind == "caption"
        return self._desk.speaker(row.cue) or (
            self.ctx.lang.text("On-screen text") if is_caption else ""
        )

    def _apart_tip(self, row: CueRow) -> str:
        return self.ctx.lang.text("Timed apart in this language") if row.cue.apart else ""

    def _text_tip(self, row: CueRow) -> str:
        from studio.desktop.pages.subtitle_parts.editor import meter_words

        words = [said for said, _ in meter_words(self.ctx, row.figures)] if row.written else []
        return "\n".join([*words, *self._said(row)])

    def _status(self, row: CueRow) -> str:
        cue, t = row.cue, self.ctx.lang.text
        if not row.written:
            return t(NO_TEXT)
        return t(CHANGES.get(cue.change) or STATUSES[cue.status or "draft"])

    def _status_choices(self, row: CueRow) -> list[str]:
        t = self.ctx.lang.text
        accept = [t(ACCEPT)] if row.cue.change else []
        return [*accept, *(t(words) for words in STATUSES.values())]

    # --- what is typed ------------------------------------------------------------------------

    def _set_status(self, row: CueRow, text: str) -> None:
        t, store, code = self.ctx.lang.text, self.ctx.store, self._desk.code
        if text == t(ACCEPT):
            texts.accept_source(store, [row.id], code)
            return
        wanted = {t(words): key for key, words in STATUSES.items()}
        wanted |= {words: key for key, words in STATUSES.items()}
        status = wanted.get(text.strip())
        if status is None:
            raise StudioError(
                N_("“{word}” is not possible here. Choose one of: {words}."),
                word=text,
                words=", ".join(t(words) for words in STATUSES.values()),
            )
        texts.set_status(store, [row.id], code, status)

    def _write_source(self, row: CueRow, text: str) -> None:
        texts.set_text(self.ctx.store, row.id, self._desk.source, text)

    def _set_length(self, row: CueRow, text: str) -> None:
        self._retime(row, row.cue.start_ms, row.cue.start_ms + max(_LEAST_MS, read_stamp(text)))

    def _retime(self, row: CueRow, start: int, end: int) -> None:
        timing.retime(self.ctx.store, row.cue, start, end, self._desk.code)


class CueView(TableView):
    """The grid itself, with rows for two lines of text."""

    def __init__(self, table: CueTable, desk: Desk) -> None:
        super().__init__(table)
        self.setAccessibleName(desk.ctx.lang.text("Subtitles"))
        cells = CueDelegate(desk.ctx, desk, self)
        cells.moved.connect(self.step)
        cells.typed.connect(lambda cue_id, text: desk.type((cue_id, text) if cue_id else None))
        self.setItemDelegate(cells)
        self._cells = cells
        self.verticalHeader().setDefaultSectionSize(ROW)

    def edit(self, index: QModelIndex | QPersistentModelIndex, *how: Any) -> bool:  # type: ignore[override]
        """Edit a cell: typing on it replaces its text, other ways go on behind it."""
        self._cells.replacing = bool(how) and how[0] == TableView.EditTrigger.AnyKeyPressed
        return bool(super().edit(index, *how))

    def type_text(self, cue_id: str) -> None:
        """Open the text of a cue for typing."""
        table: QAbstractItemModel = self.table
        index = table.index(self.table.row_of(cue_id), _TARGET)
        if index.isValid():
            self.setCurrentIndex(index)
            self.setFocus()
            self.edit(index)

    def drop(self, editor: QWidget) -> None:
        """Close the field of a cell without writing it."""
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    @property
    def typing(self) -> bool:
        """Whether a cell is being typed in."""
        return self.state() == TableView.State.EditingState


def _meters(row: CueRow) -> list[tuple[str, float]]:
    found = row.figures
    if not row.written:
        return []
    return [
        (f"{found.speed:.1f}", found.speed / found.limits.speed),
        (f"{found.width:.0f}", found.width / found.limits.width),
    ]


def _icons(row: CueRow) -> list[tuple[str, str]]:
    if any(one.severity == "error" for one in row.found):
        return [("triangle-alert", "bad")]
    return [("circle-alert", "warn")] if row.found else []


def _time_tone(row: CueRow, *rules: str) -> str:
    return "bad" if any(one.rule in rules for one in row.found) else "text"


def _status_tone(row: CueRow) -> str:
    if not row.written:
        return "edge"
    if row.cue.change:
        return "warn" if row.cue.change == "changed" else "bad"
    return _TONES[row.cue.status or "draft"]
