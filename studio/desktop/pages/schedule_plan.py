"""The dialog of the automatic board: asks, plans, shows what would change, applies."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.models.table import Column, Heading, RecordTable
from studio.desktop.pages.schedule_dialogs import DayFields, date_of
from studio.desktop.pages.schedule_rows import fill_tone, hours
from studio.desktop.pages.schedule_state import State
from studio.desktop.widgets.label import label
from studio.desktop.widgets.table_view import TableView
from studio.schedule import store as schedule
from studio.schedule.auto import Counts, Options, Plan, applied, plan, with_new_days
from studio.schedule.days import next_date
from studio.schedule.model import Board, Day

if TYPE_CHECKING:
    from studio.desktop.jobs import Job

ASKING, WORKING, RESULT = range(3)
ROOM = 115  # per cent: days are proposed with some room for moves and meals
_FIGURES = (
    ("unscheduled", N_("Scenes in the boneyard")),
    ("overfull_days", N_("Days that are too long")),
    ("company_moves", N_("Company moves")),
    ("set_moves", N_("Changes of set")),
    ("cast_work", N_("Days of work of the cast")),
    ("cast_hold", N_("Days the cast waits")),
    ("mixed_days", N_("Days with exteriors by day and night")),
)


@dataclass(frozen=True, slots=True)
class MoveRow:
    """One strip that would move, or that finds no day, with the reason."""

    id: str
    scene: str
    set: str
    was: str
    now: str


class PlanDialog(Frame):
    """Plans a board; nothing is written before `Apply`, which is one undoable step."""

    def __init__(self, ctx: Context, parent: QWidget, state: State) -> None:
        first = not state.board.shooting_days
        t = ctx.lang.text
        title = t("Plan the first board") if first else t("Plan the board")
        super().__init__(parent.window(), ctx.lang, ctx.look, title)
        self.ctx = ctx
        self.setModal(True)
        self.setMinimumSize(640, 320)
        self._state = state
        self._job: Job | None = None
        self.plan: Plan | None = None
        self.fields: DayFields | None = None
        self.scope: QComboBox | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(self._asking(first))
        self._stack.addWidget(self._working())
        self._stack.addWidget(self._result())
        self.body.addWidget(self._stack, 1)
        self.back = self.add_button(t("Back"))
        self.back.clicked.connect(lambda: self._go(ASKING))
        self.stop = self.add_button(t("Cancel"))
        self.stop.clicked.connect(self.reject)
        self.go = self.add_button(t("Plan"), primary=True)
        self.go.clicked.connect(self._start)
        self.apply = self.add_button(t("Apply"), primary=True)
        self.apply.clicked.connect(self._apply)
        ctx.jobs.changed.connect(self._follow)
        self._go(ASKING)

    def _asking(self, first: bool) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        body, self.body = self.body, column
        state, t = self._state, self.t
        if first:
            rules = state.facts.rules.day
            minutes = sum(strip.minutes for strip in state.board.boneyard)
            count = max(1, -(-minutes * ROOM // (100 * max(1, rules.work))))
            self.fields = DayFields(self.ctx, self, rules, next_date(state.board.days), count)
        else:
            self.scope = QComboBox()
            self.scope.addItem(t("Only scenes in the boneyard"), True)
            self.scope.addItem(t("All scenes"), False)
            self.add_row(t("What to plan"), self.scope)
        self.body = body
        hint = t(
            "Scenes are grouped by place, set and light, days are filled up to their minutes, and"
            " nobody is planned on a day away. Pinned scenes and locked days stay as they are."
        )
        column.addWidget(label(hint, tone="muted", wrap=True))
        column.addStretch(1)
        return page

    def _working(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 24, 0, 0)
        column.addWidget(label(self.t("Looking for a good board"), tone="muted"))
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.t("Looking for a good board"))
        column.addWidget(self._bar)
        column.addStretch(1)
        return page

    def _result(self) -> QWidget:
        page, t = QWidget(), self.t
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        grid.setColumnMinimumWidth(0, 240)
        grid.setColumnStretch(3, 1)
        small = self.look.fonts.small_strong
        for at, words in enumerate((t("Now"), t("After")), 1):
            grid.addWidget(label(words, tone="muted", font=small), 0, at)
        self._figures: dict[str, tuple[QWidget, ...]] = {}
        for row, (key, words) in enumerate(_FIGURES, 1):
            was, now = label(tone="muted"), label(font=self.look.fonts.strong)
            grid.addWidget(label(t(words)), row, 0)
            grid.addWidget(was, row, 1)
            grid.addWidget(now, row, 2)
            self._figures[key] = (was, now)
        column.addLayout(grid)
        self.found = label(tone="muted", wrap=True)
        column.addWidget(self.found)
        self.table = RecordTable[MoveRow](self.ctx, self._columns())
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Scenes that would move"))
        self.view.setMinimumHeight(220)
        column.addWidget(self.view, 1)
        return page

    def _columns(self) -> list[Column[MoveRow]]:
        t = self.t
        return [
            Column(t("Scene"), lambda r: r.scene, look="strong", weight=0, floor=88),
            Column(t("Set"), lambda r: r.set, weight=2, floor=120),
            Column(t("From"), lambda r: r.was, look="muted", weight=1, floor=88),
            Column(t("To"), lambda r: r.now, weight=1, floor=88, tip=lambda r: r.now),
        ]

    def _go(self, page: int) -> None:
        self._stack.setCurrentIndex(page)
        self.error.hide()
        self.go.setVisible(page == ASKING)
        self.apply.setVisible(page == RESULT)
        self.back.setVisible(page == RESULT)
        if page == RESULT:
            self.resize(max(self.width(), 760), max(self.height(), 620))
            self.apply.setFocus()

    def _start(self) -> None:
        try:
            board = self._question()
        except StudioError as error:
            self.say_error(error)
            return
        only = self.scope is not None and bool(self.scope.currentData())
        facts = self._state.facts

        def work(progress: Progress) -> Plan:
            return plan(board, facts, Options(only_boneyard=only), progress)

        self._go(WORKING)
        self._bar.setRange(0, 0)
        self._job = self.ctx.jobs.run(
            self.t("Planning the board"),
            work,
            done=lambda found: self._show(board, found),
            failed=self._failed,
        )

    def _question(self) -> Board:
        """Return the board to plan, with the days that would be added; raises StudioError."""
        state, fields = self._state, self.fields
        if fields is None:
            return state.board
        call, minutes = fields.call_minute(), fields.work_minutes()
        board = with_new_days(
            state.board,
            state.facts,
            date_of(fields.first),
            fields.number(),
            fields.resting,
        )
        usual = state.facts.rules.day.call
        known = state.days
        days = [
            day
            if day.id in known
            else replace(
                day,
                call_minute=call if day.call_minute == usual else day.call_minute,
                work_minutes=minutes,
            )
            for day in board.days
        ]
        return replace(board, days=tuple(days))

    def _follow(self) -> None:
        """Show how far the job is; go back when it was stopped in the status area."""
        if self._job is None:
            return
        self._bar.setRange(0, self._job.of)
        self._bar.setValue(self._job.at)
        if self._job.progress.cancelled and self._stack.currentIndex() == WORKING:
            self._job = None
            self._go(ASKING)

    def _failed(self, error: BaseException) -> None:
        self._job = None
        self._go(ASKING)
        if isinstance(error, StudioError):
            self.say_error(error)
        else:
            self.ctx.tell(error)

    def _show(self, board: Board, found: Plan) -> None:
        if self._job is None:
            return
        self._job, self.plan = None, found
        for key, (was, now) in self._figures.items():
            was.setText(str(_count(found.before, key)))  # type: ignore[attr-defined]
            now.setText(str(_count(found.after, key)))  # type: ignore[attr-defined]
        self.found.setText(self._summary(found))
        self.table.show(self._rows(board, found))
        changes = bool(found.moves or found.new_days)
        self.apply.setEnabled(changes and not self.ctx.store.read_only)
        self._go(RESULT)

    def _summary(self, found: Plan) -> str:
        lang = self.lang
        if not found.moves:
            return lang.text("Nothing better was found: the board stays as it is.")
        told = lang.count("{n} scene would move.", "{n} scenes would move.", len(found.moves))
        tries = lang.number(self._state.facts.rules.auto.iterations)
        best = lang.text(
            "This is the best board found in {n} tries; others may be as good.", n=tries
        )
        return f"{told} {best}"

    def _rows(self, board: Board, found: Plan) -> list[MoveRow | Heading]:
        state = replace(self._state, board=board, warnings=())
        after = applied(board, found)
        moved = {move.strip_id: move for move in found.moves}
        rows: list[MoveRow | Heading] = []
        for day in after.shooting_days:
            here = [strip.id for strip in day.strips if strip.id in moved]
            if here:
                rows.append(self._heading(state, day))
                rows += [
                    self._row(state, one, moved[one].from_day, state.day_name(day)) for one in here
                ]
        reasons = {one.strip_id: self.lang.say(one.reason) for one in found.unplaced}
        left = [one for one in reasons if one not in moved or moved[one].to_day is None]
        if left:
            count = self.lang.count("{n} scene", "{n} scenes", len(left))
            rows.append(Heading("left", self.t("Boneyard"), detail=count))
            for one in left:
                strip = state.strips[one]
                rows.append(self._row(state, one, strip.day_id, reasons[one]))
        return rows

    def _heading(self, state: State, day: Day) -> Heading:
        work = state.facts.timing(day).work
        tone = fill_tone(state, work, day.work_minutes)
        return Heading(
            day.id,
            state.day_name(day),
            note=hours(self.lang, work, day.work_minutes),
            tone="muted" if tone == "edge" else tone,
            detail=self.lang.short_day(day.date),
            fill=work / max(1, day.work_minutes),
            fill_tone=tone,
        )

    def _row(self, state: State, strip_id: str, was: str | None, now: str) -> MoveRow:
        strip = state.strips[strip_id]
        day = state.days.get(was or "")
        return MoveRow(
            strip_id,
            state.numbers(strip),
            state.two(strip.set_name, strip.other_set_name)[0],
            state.day_name(day) if day else self.t("Boneyard"),
            now,
        )

    def _apply(self) -> None:
        if self.plan is None:
            return
        try:
            schedule.apply_plan(self.ctx.store, self.plan)
        except StudioError as error:
            self.say_error(error)
            return
        self.accept()
        count = sum(move.to_day is not None for move in self.plan.moves)
        words = self.lang.count("Planned {n} scene", "Planned {n} scenes", count)
        self.ctx.toast(words, undo=True)

    def done(self, result: int) -> None:
        """Stop the work when the dialog is closed."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
        super().done(result)


def _count(counts: Counts, key: str) -> int:
    return int(getattr(counts, key))
