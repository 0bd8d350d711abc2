"""The schedule: the stripboard with its days and warnings, and the day out of days."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.schedule_columns import SET, BoardColumns
from studio.desktop.pages.schedule_day import BoardPane, DayPane
from studio.desktop.pages.schedule_days import BoardDoing, DayDoing
from studio.desktop.pages.schedule_doing import StripDoing
from studio.desktop.pages.schedule_dood import DoodView
from studio.desktop.pages.schedule_legend import Legend
from studio.desktop.pages.schedule_menus import Menus
from studio.desktop.pages.schedule_moves import Target, after_row, cost, onto_heading
from studio.desktop.pages.schedule_rows import board_rows
from studio.desktop.pages.schedule_state import SEVERITY_ICON, State, read_state
from studio.desktop.pages.schedule_strip import BannerPane, StripPane
from studio.desktop.pages.schedule_view import BoardView
from studio.desktop.pages.schedule_warnings import WarningsPanel
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.row_drag import Cost
from studio.schedule import TABLES
from studio.schedule.model import BannerKind

BOARD, DOOD, NO_SCRIPT, NO_DAYS = range(4)


class SchedulePage(Page):
    """Plans the shoot: strips on days, days on dates, what speaks against it."""

    KEY = "schedule"
    REPORT = "stripboard"
    TABLES = frozenset(
        (
            *TABLES,
            "element",
            "scene_element",
            "category",
            "production",
            "call_sheet",
            "scene_change",
        )
    )
    FILTER = N_("Filter scenes, sets, cast")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        self.state = read_state(ctx)
        self._folded: set[str] = set()
        self._filter = ""
        self._offered: object = None
        self.strips = StripDoing(ctx, self, self._now, self.show_rows)
        self.days = DayDoing(ctx, self, self._now, self.show_rows)
        self.boards = BoardDoing(ctx, self, self._now)
        self.menus = Menus(ctx, self._now, self.strips, self.days, self.boards, self._add_banner)
        self._make_panes()
        self._make_board()
        self.dood = DoodView(ctx)
        self.dood.asked.connect(self._show_day_of)
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(self.t("View"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.addTab(self.t("Board"))
        self.tabs.addTab(self.t("Day out of days"))
        self.tabs.currentChanged.connect(lambda _: self._show_tab())
        self._stack = QStackedWidget()
        for part in (self.board, self.dood, *self._empty()):
            self._stack.addWidget(part)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self._stack, 1)

    def _make_panes(self) -> None:
        ctx = self.ctx
        self.strip_pane = StripPane(ctx, self.strips, self.menus.rows)
        self.banner_pane = BannerPane(ctx, self.menus.rows)
        self.day_pane = DayPane(ctx, self.days, self.menus.rows)
        self.board_pane = BoardPane(ctx)
        self._pane: QWidget = self.board_pane

    def _make_board(self) -> None:
        self.table = BoardColumns(self.ctx, self._now).table()
        view = self.view = BoardView(self.table)
        view.setAccessibleName(self.t("Stripboard"))
        view.menu_acts = self.menus.rows
        view.cost_of = self._cost
        view.chosen.connect(lambda _: self._inspect())
        view.moved.connect(self._moved)
        view.dropped.connect(self._dropped)
        view.asked.connect(self._asked)
        view.folded.connect(self._fold)
        view.remove_asked.connect(self._remove)
        view.opened.connect(self._open)
        self.legend = Legend(self.ctx)
        self.warnings = WarningsPanel(self.ctx)
        self.warnings.chosen.connect(self.show_rows)
        self.warnings.closed.connect(self.toggle_warnings)
        self.warnings.hide()
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setHandleWidth(8)
        splitter.addWidget(view)
        splitter.addWidget(self.warnings)
        splitter.setCollapsible(0, False)
        splitter.setCollapsible(1, False)
        splitter.setStretchFactor(0, 1)
        splitter.setSizes([1000, 190])
        self.board = QWidget()
        column = QVBoxLayout(self.board)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.legend)
        column.addWidget(splitter, 1)

    def _empty(self) -> tuple[QWidget, QWidget]:
        t, ctx = self.t, self.ctx
        no_script = EmptyState(
            ctx,
            t("There is nothing to plan yet: the scenes come with the script."),
            Act(t("Go to the script"), "file-text", lambda: ctx.show_page("script")),
            "calendar-days",
        )
        no_days = EmptyState(
            ctx,
            t("All scenes wait for a day. Plan a first board, then move what you know better."),
            self._plan_act(first=True),
            "calendar-days",
        )
        return no_script, no_days

    def refresh(self) -> None:
        """Read the board again and show it."""
        old, self.state = self.state, read_state(self.ctx)
        if old.facts != self.state.facts or old.elements != self.state.elements:
            self.table.forget_words()
        self._show_rows()
        self.legend.show_state(self.state)
        self.warnings.show_warnings(self.state)
        self._show_tab()
        self._inspect()
        self._offer()

    def _now(self) -> State:
        return self.state

    def _show_rows(self) -> None:
        folded = () if self._filter.strip() else self._folded
        self.table.show(board_rows(self.state, folded))

    def _show_tab(self) -> None:
        board = self.state.board
        if not board.days:
            page = NO_DAYS if any(True for _ in board.strips()) else NO_SCRIPT
        else:
            page = DOOD if self.tabs.currentIndex() == 1 else BOARD
        self.tabs.setVisible(bool(board.days))
        self._stack.setCurrentIndex(page)
        if page == DOOD:
            self.dood.show_state(self.state)
        self.inspector_changed.emit()

    def filter(self, text: str) -> None:
        """Show the strips with these words, under their days, in both views."""
        was, self._filter = self._filter, text
        if bool(was.strip()) != bool(text.strip()) and self._folded:
            self._show_rows()
        self.table.filter(text)
        self.dood.filter(text)

    def select(self, row_id: str) -> None:
        """Select a strip, a day, or the strips of a scene, and scroll there."""
        state = self.state
        ids = [row_id]
        if row_id not in state.strips and row_id not in state.days:
            ids = [s.id for s in state.board.strips() if row_id in (c.scene_id for c in s.scenes)]
            ids += [day.id for day in state.board.days if day.shoot_day_id == row_id]
        self.tabs.setCurrentIndex(0)
        self.show_rows(ids)

    def show_rows(self, ids: Sequence[str]) -> None:
        """Select rows of the board, unfolding their days."""
        days = {s.day_id for one in ids if (s := self.state.strips.get(one)) and s.day_id}
        if days & self._folded:
            self._folded -= days
            self._show_rows()
        self.view.choose(ids)

    def inspector(self) -> QWidget | None:
        """Return what shows the selected strips, the selected day, or the board."""
        return self._pane if self._stack.currentIndex() == BOARD else None

    def _inspect(self) -> None:
        state, ids = self.state, self.view.chosen_ids()
        strips = [state.strips[one] for one in ids if one in state.strips]
        day = next((state.days[one] for one in ids if one in state.days), None)
        if len(strips) == 1 and strips[0].kind == "banner":
            self._pane = self.banner_pane
            self.banner_pane.show_banner(state, strips[0])
        elif strips:
            self._pane = self.strip_pane
            self.strip_pane.show_strips(state, strips)
        elif day is not None:
            self._pane = self.day_pane
            self.day_pane.show_day(state, day)
        else:
            self._pane = self.board_pane
            self.board_pane.show_board(state)
        self.inspector_changed.emit()

    # --- what the header and the palette offer ------------------------------------------

    def acts(self) -> list[Act]:
        """Warnings, planning, boards, printing, new days."""
        t, state = self.t, self.state
        if not any(True for _ in state.board.strips()) and not state.board.days:
            return []
        add = Act(
            t("Add days"),
            "calendar-plus",
            self.days.add,
            primary=bool(state.board.days),
            writes=True,
        )
        if not state.board.days:
            return [add, self._plan_act(first=True)]
        print_ = Act(t("Print"), "printer", self._print, "Ctrl+P", t("Open the report"))
        return [self._warnings_act(), self._plan_act(first=False), self.menus.board(), print_, add]

    def _print(self) -> None:
        dood = self._stack.currentIndex() == DOOD
        self.ctx.show_page("reports", "dood" if dood else self.REPORT)

    def _warnings_act(self) -> Act:
        loud = [one for one in self.state.warnings if one.severity != "info"]
        name = SEVERITY_ICON[loud[0].severity][0] if loud else "circle-check"
        words = self.t("Warnings {n}", n=len(self.state.warnings))
        tip = self.t("Show or hide the warnings")
        return Act(words, name, self.toggle_warnings, "Ctrl+Shift+W", tip)

    def _plan_act(self, *, first: bool) -> Act:
        words = self.t("Plan the first board…") if first else self.t("Plan…")
        return Act(words, "wand-sparkles", self.plan, primary=first, writes=True)

    def _offer(self) -> None:
        """Make the header's buttons anew only when they changed."""
        state = self.state
        offered = (
            [one.severity for one in state.warnings],
            state.boards,
            bool(state.board.days),
            bool(state.strips),
        )
        if offered != self._offered:
            self._offered = offered
            self.acts_changed.emit()

    def palette_items(self) -> list[Item]:
        """Offer every day."""
        lang = self.ctx.lang
        return [
            Item(
                self.state.day_name(day),
                lang.day(day.date),
                lambda day=day: self.select(day.id),  # type: ignore[misc]
                "calendar",
            )
            for day in self.state.board.days
        ]

    def plan(self) -> None:
        """Ask for an automatic board."""
        from studio.desktop.pages.schedule_plan import PlanDialog

        dialog = PlanDialog(self.ctx, self, self.state)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def toggle_warnings(self) -> None:
        """Show or hide the list of warnings."""
        self.warnings.setVisible(self.warnings.isHidden())
        self.tabs.setCurrentIndex(0)

    # --- what the table asks ------------------------------------------------------------

    def _cost(self, ids: list[str], row_id: str, onto: bool) -> Cost:
        if not any(one in self.state.strips for one in ids):
            return Cost("")
        target = onto_heading(row_id) if onto else after_row(self.state, row_id)
        return cost(self.state, ids, target)

    def _moved(self, ids: list[str], after_id: str) -> None:
        target = after_row(self.state, after_id)
        if any(one in self.state.strips for one in ids):
            self.strips.move(ids, target)
        else:
            self._move_day(ids, target.day_id)

    def _dropped(self, ids: list[str], heading_id: str) -> None:
        if any(one in self.state.strips for one in ids):
            self.strips.move(ids, onto_heading(heading_id))
        else:
            self._move_day(ids, heading_id)

    def _move_day(self, ids: Sequence[str], to: str | None) -> None:
        """Put a dragged day in the place of the one it was dropped on."""
        days = [day.id for day in self.state.board.days]
        if len(ids) != 1 or to not in days or ids[0] not in days or to == ids[0]:
            return
        at = days.index(to) + (1 if days.index(ids[0]) < days.index(to) else 0)
        self.days.put_before(ids[0], days[at] if at < len(days) else None)

    def _asked(self, name: str) -> None:
        ids = self.view.chosen_ids()
        strips = [one for one in ids if one in self.state.strips]
        days = [one for one in ids if one in self.state.days]
        if not strips and days:
            if name in ("up", "down"):
                self.days.step(days[0], -1 if name == "up" else 1)
            elif name == "lock":
                self.days.lock(days[0], not self.state.days[days[0]].locked)
            elif name == "boneyard":
                self.days.clear(days[0])
            return
        acts = {
            "up": lambda: self.strips.nudge(strips, True),
            "down": lambda: self.strips.nudge(strips, False),
            "previous": lambda: self.strips.other_day(strips, -1),
            "next": lambda: self.strips.other_day(strips, 1),
            "boneyard": lambda: self.strips.boneyard(strips),
            "merge": lambda: self.strips.merge(strips),
            "separate": lambda: self.strips.separate(strips),
            "split": lambda: self.strips.split(strips),
            "pin": lambda: self.strips.pin(strips),
        }
        if strips and name in acts:
            acts[name]()

    def _fold(self, heading_id: str, is_open: bool) -> None:
        if is_open:
            self._folded.discard(heading_id)
        else:
            self._folded.add(heading_id)
        self._show_rows()

    def _remove(self, ids: list[str]) -> None:
        strips = [one for one in ids if one in self.state.strips]
        days = [one for one in ids if one in self.state.days]
        if self.ctx.store.read_only:
            return
        if strips:
            self.strips.remove(strips)
        elif days:
            self.days.remove(days)

    def _open(self, row_id: str) -> None:
        strip = self.state.strips.get(row_id)
        if strip is not None and strip.scenes:
            self.ctx.show_page("script", strip.scenes[0].scene_id)

    def _add_banner(self, kind: BannerKind, target: Target) -> None:
        made = self.strips.add_banner(kind, target)
        row = self.table.row_of(made) if made else -1
        if row >= 0:
            index = self.table.index(row, SET)
            self.view.setCurrentIndex(index)
            self.view.edit(index)

    def _show_day_of(self, name: str, day_id: str) -> None:
        self.tabs.setCurrentIndex(0)
        self.filter_wanted.emit(name)
        self.show_rows([day_id])
