"""What the schedule page asks: a name, new days, how much of a scene to split off."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QToolButton, QWidget

from studio.base.clock import read_clock, show_clock
from studio.base.eighths import read_eighths, show_eighths
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.pages.schedule_columns import read_length
from studio.desktop.widgets.label import label
from studio.schedule import store as schedule
from studio.schedule.days import MOST_DAYS, next_date
from studio.schedule.model import Day, Strip
from studio.schedule.presets import DayRules

REST: tuple[tuple[str, tuple[int, ...]], ...] = (
    (N_("None"), ()),
    (N_("Sundays"), (6,)),
    (N_("Saturdays and Sundays"), (5, 6)),
)


class AskDialog(Frame):
    """A dialog with an answer: the button does it, and what is refused is said in place."""

    def __init__(self, ctx: Context, parent: QWidget, title: str) -> None:
        super().__init__(parent.window(), ctx.lang, ctx.look, title)
        self.ctx = ctx
        self.setModal(True)

    def finish(self, words: str, do: Callable[[], None]) -> None:
        """Add the buttons; `do` may raise StudioError, and the dialog stays."""
        self.add_button(self.t("Cancel")).clicked.connect(self.reject)
        self.ok = self.add_button(words, primary=True)
        self.ok.clicked.connect(lambda: self._try(do))

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except StudioError as error:
            self.say_error(error)
            return
        self.accept()


class NameDialog(AskDialog):
    """Asks for the name of a board."""

    def __init__(
        self,
        ctx: Context,
        parent: QWidget,
        title: str,
        name: str,
        words: str,
        do: Callable[[str], None],
    ) -> None:
        super().__init__(ctx, parent, title)
        self.field = QLineEdit(name)
        self.field.selectAll()
        self.add_row(self.t("Name"), self.field)
        self.finish(words, lambda: do(self.field.text()))


def date_field(ctx: Context, value: date) -> QDateEdit:
    """Make a field for a date, with a calendar to choose from."""
    field = QDateEdit(QDate(value.year, value.month, value.day))
    field.setCalendarPopup(True)
    field.setDisplayFormat("yyyy-MM-dd")
    calendar = field.calendarWidget()
    for name, arrow in (("qt_calendar_prevmonth", "left"), ("qt_calendar_nextmonth", "right")):
        button = calendar.findChild(QToolButton, name)
        if isinstance(button, QToolButton):
            ctx.icons.bind(button, f"chevron-{arrow}")
    return field


def date_of(field: QDateEdit) -> date:
    """Read a field for a date."""
    value = field.date()
    return date(value.year(), value.month(), value.day())


class DayFields:
    """The fields that describe new shooting days: first date, number, rest, call, hours."""

    def __init__(
        self, ctx: Context, frame: Frame, rules: DayRules, first: date, count: int
    ) -> None:
        t = ctx.lang.text
        self.first = date_field(ctx, first)
        self.count = QLineEdit(str(min(count, MOST_DAYS)))
        self.rest = QComboBox()
        for words, days in REST:
            self.rest.addItem(t(words), days)
        self.call = QLineEdit(show_clock(rules.call))
        self.work = QLineEdit(str(rules.work))
        frame.add_row(t("First date"), self.first)
        frame.add_row(t("Shooting days"), self.count)
        frame.add_row(t("Days of rest"), self.rest)
        frame.add_row(t("Call"), self.call)
        frame.add_row(t("Minutes a day"), self.work)

    @property
    def resting(self) -> tuple[int, ...]:
        """The weekdays that stay free, 0 is Monday."""
        return REST[self.rest.currentIndex()][1]

    def number(self) -> int:
        """Read how many days; raises StudioError."""
        text = self.count.text().strip()
        if not text.isdecimal() or not 1 <= int(text[:9]) <= MOST_DAYS:
            raise StudioError(N_("Choose 1 to {most} days."), most=MOST_DAYS)
        return int(text)

    def call_minute(self) -> int:
        """Read the call; raises StudioError."""
        return read_clock(self.call.text())

    def work_minutes(self) -> int:
        """Read the working minutes; raises StudioError."""
        minutes = read_length(self.work.text())
        if not minutes:
            raise StudioError(N_("Say how many minutes a day may work, such as 600."))
        return minutes


class DaysDialog(AskDialog):
    """Asks for shooting days to add."""

    def __init__(
        self, ctx: Context, parent: QWidget, days: tuple[Day, ...], rules: DayRules
    ) -> None:
        super().__init__(ctx, parent, ctx.lang.text("Add shooting days"))
        self.made: list[str] = []
        self.fields = DayFields(ctx, self, rules, next_date(days), 1)
        self.finish(self.t("Add days"), self._add)

    def _add(self) -> None:
        self.made = schedule.add_days(
            self.ctx.store,
            date_of(self.fields.first),
            self.fields.number(),
            rest=self.fields.resting,
            call_minute=self.fields.call_minute(),
            work_minutes=self.fields.work_minutes(),
        )


class SplitDialog(AskDialog):
    """Asks how much of a scene is shot apart."""

    def __init__(self, ctx: Context, parent: QWidget, strip: Strip) -> None:
        t = ctx.lang.text
        numbers = ctx.lang.join(strip.numbers)
        super().__init__(ctx, parent, t("Split scene {scenes}", scenes=numbers))
        self._strip = strip
        self.made = ""
        self.scene = QComboBox()
        for one in strip.scenes:
            self.scene.addItem(f"{one.number}  ({show_eighths(one.eighths)})", one.scene_id)
        if len(strip.scenes) > 1:
            self.add_row(t("Scene"), self.scene)
        self.length = QLineEdit(show_eighths(max(1, strip.scenes[0].eighths // 2)))
        self.minutes = QLineEdit()
        self.minutes.setPlaceholderText(t("In proportion"))
        self.add_row(t("Pages of the second part"), self.length)
        self.add_row(t("Minutes of the second part"), self.minutes)
        hint = t("The second part becomes a strip of its own, right behind the first.")
        self.body.addWidget(label(hint, tone="muted", wrap=True))
        self.finish(t("Split"), self._split)

    def _split(self) -> None:
        self.made = schedule.split_strip(
            self.ctx.store,
            self._strip.id,
            read_eighths(self.length.text()),
            read_length(self.minutes.text()),
            scene_id=str(self.scene.currentData()),
        )
