"""The inspector of takes: what was shot, what is thought of it, its marks, and its clip."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date

from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts import edits
from studio.desktop.pages.takes_parts.marks import Marks
from studio.desktop.pages.takes_parts.rows import Row, reasons
from studio.desktop.pages.takes_parts.words import facts, read_frame, read_number, take_name
from studio.desktop.widgets.acts import button
from studio.desktop.widgets.form import Form
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.stars import Stars
from studio.takes import store as room
from studio.takes.model import BEST, Take

MIXED = "\0"  # the takes that are selected differ


class Pairs(QWidget):
    """Names and values in two columns, such as what a clip is."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self._cells: list[tuple[QLabel, ElidedLabel]] = []

    def show_pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Show these in place of the earlier ones."""
        for row in range(len(self._cells), len(pairs)):
            name, value = label(tone="muted"), ElidedLabel()
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(value, row, 1)
            self._cells.append((name, value))
        for at, (name, value) in enumerate(self._cells):
            name.setVisible(at < len(pairs))
            value.setVisible(at < len(pairs))
            if at < len(pairs):
                name.setText(pairs[at][0])
                value.set_whole(pairs[at][1])

    def texts(self) -> list[str]:
        """Return the values, for tests."""
        return [value.whole() for name, value in self._cells if not name.isHidden()]


class ActColumn(QWidget):
    """Buttons below each other, which change with what is selected."""

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self._ctx = ctx
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 0)
        self._column.setSpacing(8)
        self._buttons: list[QPushButton] = []

    def show_acts(self, acts: Sequence[Act]) -> None:
        """Offer these, in place of the earlier ones."""
        focused = next((at for at, one in enumerate(self._buttons) if one.hasFocus()), None)
        for old in self._buttons:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._buttons = [button(self._ctx, act) for act in acts]
        for one in self._buttons:
            self._column.addWidget(one)
        if focused is not None and focused < len(self._buttons):
            self._buttons[focused].setFocus()


class TakeForm(Form):
    """One take, or several: what is changed here is changed in all that are selected.

    `seek` shows a frame, `now` tells the one on the screen, `offer` gives what can be done with
    a take and its clip.
    """

    def __init__(
        self,
        ctx: Context,
        seek: Callable[[int], None],
        now: Callable[[], int | None],
        offer: Callable[[list[Row]], Sequence[Act]],
    ) -> None:
        super().__init__(ctx)
        self._rows: list[Row] = []
        self._offer = offer
        self.making: Callable[[], Collection[str]] = tuple  # contents whose proxies are under way
        self._judge()
        self._link()
        self._part()
        self.rows.addSpacing(20)
        self.marks = Marks(ctx, seek, now)
        self.add_widget(self.marks)
        self._title = label(ctx.lang.text("Clip"), font=ctx.look.fonts.heading)
        self.rows.addSpacing(20)
        self.add_widget(self._title)
        self.facts = Pairs(ctx)
        self.add_widget(self.facts)
        self.doing = ActColumn(ctx)
        self.add_widget(self.doing)

    def _judge(self) -> None:
        t, ctx = self.ctx.lang.text, self.ctx
        line = QHBoxLayout()
        line.setContentsMargins(0, 12, 0, 0)
        self.circled = QCheckBox(t("Circled"))
        self.circled.setTristate(False)
        self.circled.clicked.connect(lambda on: self._change(circled=on))
        self.stars = Stars(ctx.look, t("Rating"), BEST)
        self.stars.rated.connect(lambda n: self._change(rating=n))
        line.addWidget(self.circled)
        line.addStretch(1)
        line.addWidget(self.stars)
        self.rows.addLayout(line)
        self._ng = [("", t("Not NG")), *reasons(ctx.lang).items()]
        self.add_choice("ng", t("NG because of"), lambda key: self._change(ng_reason=key), self._ng)
        self.add_long("note", t("Note"), lambda text: self._change(note=text), lines=2)

    def _link(self) -> None:
        t = self.ctx.lang.text
        store = self.ctx.store
        self.add_beside()
        self.add_text("scene", t("Scene"), lambda text: edits.link(store, self._takes(), text))
        self.add_text("slate", t("Slate"), lambda text: edits.set_slate(store, self._takes(), text))
        self.add_text("number", t("Take"), lambda text: self._change(number=read_number(text)))
        self.add_beside()
        self.add_choice("day", t("Shot on"), self._set_day, [("", "–")])
        self.add_text("camera", t("Camera ID"), lambda text: self._change(camera=text))
        self.add_below()

    def _part(self) -> None:
        t = self.ctx.lang.text
        self.add_beside()
        first = self.add_text(
            "in", t("In (frame)"), lambda text: self._change(in_frame=read_frame(text))
        )
        last = self.add_text(
            "out", t("Out (frame)"), lambda text: self._change(out_frame=read_frame(text))
        )
        self._ends = (first, last)
        self.add_below()

    def show_rows(self, rows: Sequence[Row], days: Mapping[str, str]) -> None:
        """Show the takes that are selected; `days` are the dates of the shooting days."""
        takes, lang = [row.take for row in rows], self.ctx.lang
        alone = len(takes) == 1
        if alone:
            self.set_heading(take_name(takes[0], lang), takes[0].path)
        else:
            words = lang.count("{n} take", "{n} takes", len(takes))
            self.set_heading(words, lang.text("What you change is changed in all of them."))
        ng, day = _common(takes, "ng_reason"), _common(takes, "shoot_day_id")
        self.set_choices("ng", _offered(self._ng, ng))
        dates = [(key, lang.short_day(date.fromisoformat(on))) for key, on in days.items()]
        self.set_choices("day", _offered([("", "–"), *dates], day))
        # Before the rows change: what was being typed for other takes is written for those.
        self.show_record(" ".join(row.id for row in rows), self._values(takes, ng, day))
        self._rows = list(rows)
        self._show_judged(takes)
        for field, end in zip(self._ends, (0, takes[0].frames - 1), strict=True):
            field.setPlaceholderText(str(end) if alone else "")
        for widget in (self.marks, self._title, self.facts):
            widget.setVisible(alone)
        if alone:
            self.marks.show_take(takes[0])
            self._show_facts(rows[0])
        self.doing.show_acts(self._offer(self._rows))

    def _values(self, takes: Sequence[Take], ng: str, day: str) -> dict[str, str]:
        names = (
            ("note", "note"),
            ("scene", "scene"),
            ("slate", "slate"),
            ("number", "number"),
            ("camera", "camera"),
            ("in", "in_frame"),
            ("out", "out_frame"),
        )
        values = {key: _common(takes, name).replace(MIXED, "") for key, name in names}
        return {**values, "ng": ng, "day": day}

    def _show_judged(self, takes: Sequence[Take]) -> None:
        locked = self.ctx.store.read_only
        self.circled.setChecked(all(take.circled for take in takes))
        self.circled.setEnabled(not locked)
        self.stars.read_only = locked
        ratings = {take.rating for take in takes}
        self.stars.show_value(ratings.pop() if len(ratings) == 1 else 0)

    def _show_facts(self, row: Row) -> None:
        info = room.clip_info(self.ctx.store, row.take.clip_id)
        if info is None:
            return
        t = self.ctx.lang.text
        pairs = facts(row.take, info, self.ctx.lang)
        made = t("Being made") if row.take.hash in self.making() else t("No")
        pairs.append((t("Proxy"), t("Yes") if row.proxy else made))
        if row.missing:
            pairs.insert(0, (t("File"), t("Not found")))
        self.facts.show_pairs(pairs)

    def _takes(self) -> list[Take]:
        return [row.take for row in self._rows]

    def _change(self, **values: object) -> None:
        edits.change(self.ctx.store, self._takes(), **values)

    def _set_day(self, day_id: str) -> None:
        self._change(shoot_day_id=day_id or None)


def _common(takes: Sequence[Take], name: str) -> str:
    """Return what all takes have, as a text; MIXED where they differ."""
    found = {getattr(take, name) for take in takes}
    if len(found) > 1:
        return MIXED
    value = found.pop() if found else None
    return "" if value is None else str(value)


def _offered(choices: Sequence[tuple[str, str]], now: str) -> list[tuple[str, str]]:
    """Return the choices, led by one for takes that differ."""
    return [(MIXED, "…"), *choices] if now == MIXED else list(choices)
