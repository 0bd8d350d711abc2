"""All elements of the season by category, and the scenes that need one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from studio.base.errors import StudioError
from studio.base.scene_numbers import scene_key
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.breakdown.model import Element, SceneElement
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.pages.base import Act
from studio.desktop.pages.breakdown_parts.merging import merge_acts
from studio.desktop.pages.breakdown_parts.state import State
from studio.desktop.pages.script_parts.outline import light_width
from studio.desktop.widgets.label import ElidedLabel
from studio.desktop.widgets.manuscript_rows import show_light, strip_token
from studio.desktop.widgets.table_view import TableView
from studio.script.model import Scene


@dataclass(frozen=True, slots=True)
class ElementRow:
    """An element with the colour and letter of its category."""

    id: str
    element: Element
    category: str
    letter: str
    colour: str


@dataclass(frozen=True, slots=True)
class UseRow:
    """A scene that needs the chosen element."""

    id: str
    scene_id: str
    number: str
    set: str
    light: str
    token: str
    quantity: int


class Elements(QSplitter):
    """The second view of the page: rename, sort into categories, note, merge."""

    def __init__(self, ctx: Context, state: State) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._ctx, self._state = ctx, state
        self.setHandleWidth(12)
        self.setChildrenCollapsible(False)
        self.table = RecordTable[ElementRow](
            ctx, [*self._name_columns(), *self._detail_columns()], bar=lambda r: r.colour
        )
        self.view = TableView(self.table)
        self.view.setAccessibleName(ctx.lang.text("Elements"))
        self.view.menu_acts = self.acts
        self.view.chosen.connect(lambda _: self._show_uses())
        self.addWidget(self.view)
        self.addWidget(self._side())
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 1)
        self.setSizes([680, 320])

    def _side(self) -> QWidget:
        side = QFrame()
        side.setObjectName("card")
        side.setMinimumWidth(280)
        column = QVBoxLayout(side)
        column.setContentsMargins(14, 12, 14, 14)
        column.setSpacing(8)
        self._title = ElidedLabel(font=self._ctx.look.fonts.heading)
        self._other = ElidedLabel(tone="muted")
        column.addWidget(self._title)
        column.addWidget(self._other)
        self.uses = RecordTable[UseRow](self._ctx, self._use_columns(), bar=lambda r: r.token)
        self.use_view = TableView(self.uses)
        self.use_view.setAccessibleName(self._ctx.lang.text("Scenes that need it"))
        self.use_view.opened.connect(self._open)
        column.addWidget(self.use_view, 1)
        return side

    def _name_columns(self) -> list[Column[ElementRow]]:
        t, store = self._ctx.lang.text, self._ctx.store
        return [
            Column(
                "", lambda r: r.letter, weight=0, floor=52, pill=lambda r: r.colour, look="muted"
            ),
            Column(
                t("Name"),
                lambda r: r.element.name,
                lambda r, text: breakdown.change_element(store, r.id, name=_clean(text)),
                weight=2,
                floor=120,
                look="strong",
            ),
            Column(
                t("Other name"),
                lambda r: r.element.other_name,
                lambda r, text: breakdown.change_element(store, r.id, other_name=_clean(text)),
                weight=2,
                floor=104,
                look="muted",
            ),
        ]

    def _detail_columns(self) -> list[Column[ElementRow]]:
        t, store = self._ctx.lang.text, self._ctx.store
        return [
            Column(
                t("Category"),
                lambda r: r.category,
                self._move,
                weight=1,
                floor=112,
                fold=2,
                choices=lambda _: [t(one.name) for one in self._state.categories],
            ),
            Column(t("Scenes"), lambda r: str(r.element.scenes), weight=0, floor=60, align=RIGHT),
            Column(
                t("Quantity"),
                lambda r: str(r.element.quantity),
                weight=0,
                floor=72,
                align=RIGHT,
                look="muted",
            ),
            Column(
                t("Note"),
                lambda r: r.element.note,
                lambda r, text: breakdown.change_element(store, r.id, note=text.strip()),
                weight=2,
                floor=96,
                look="muted",
                fold=1,
            ),
        ]

    def _use_columns(self) -> list[Column[UseRow]]:
        t = self._ctx.lang.text
        return [
            Column(
                t("Scene"),
                lambda r: r.number,
                weight=0,
                floor=56,
                look="strong",
                sort=lambda r: scene_key(r.number),
            ),
            Column(t("Set"), lambda r: r.set, weight=1, floor=80, tip=lambda r: r.set),
            Column(
                t("I/E, D/N"),
                lambda r: r.light,
                weight=0,
                floor=max(88, light_width(self._ctx)),
                fold=1,
                colour=lambda r: f"{r.token}_text",
            ),
            Column(
                t("Quantity"),
                lambda r: str(r.quantity),
                self._set_quantity,
                weight=0,
                floor=72,
                align=RIGHT,
            ),
        ]

    def show_elements(self) -> None:
        """Show all elements by category."""
        lang, by_category = self._ctx.lang, {one.id: one for one in self._state.categories}
        rows: list[ElementRow | Heading] = []
        last = ""
        for element in self._state.elements:
            category = by_category[element.category_id]
            name = lang.text(category.name)
            if category.id != last:
                last = category.id
                note = lang.count("{n} element", "{n} elements", category.elements)
                rows.append(Heading(f"kind:{category.id}", name, note))
            rows.append(ElementRow(element.id, element, name, category.letter, category.colour))
        self.table.show(rows)
        self._show_uses()

    def chosen(self) -> list[ElementRow]:
        """Return the selected elements."""
        found = (self.table.record(self.table.row_of(one)) for one in self.view.chosen_ids())
        return [row for row in found if row is not None]

    def _show_uses(self) -> None:
        t, rows = self._ctx.lang.text, self.chosen()
        if len(rows) != 1:
            self._title.set_whole(t("Scenes"))
            self._other.set_whole(t("Choose an element to see the scenes that need it"))
            self.uses.show([])
            return
        element = rows[0].element
        self._title.set_whole(element.name)
        self._other.set_whole(element.other_name or rows[0].category)
        self.uses.show(self._uses_of(element.id))

    def _uses_of(self, element_id: str) -> list[UseRow]:
        return [
            self._use(scene, need)
            for scene in self._state.scenes.values()
            for need in self._state.needs.get(scene.id, [])
            if need.element_id == element_id
        ]

    def _use(self, scene: Scene, need: SceneElement) -> UseRow:
        return UseRow(
            need.id,
            scene.id,
            scene.number,
            self._state.named(scene.set_name, scene.other_set_name)[0],
            show_light(self._ctx.lang, scene.int_ext, scene.time_of_day),
            strip_token(scene),
            need.quantity,
        )

    def acts(self, ids: Sequence[str]) -> Sequence[Act]:
        """Return what can be done with the selected elements."""
        rows = self.chosen()
        return merge_acts(self._ctx, [(row.id, row.element.name) for row in rows])

    def _open(self, row_id: str) -> None:
        row = self.uses.record(self.uses.row_of(row_id))
        if row is not None:
            self._ctx.show_page("breakdown", row.scene_id)

    def _move(self, row: ElementRow, text: str) -> None:
        t = self._ctx.lang.text
        found = next((one.id for one in self._state.categories if t(one.name) == text), None)
        if found is not None:
            breakdown.change_element(self._ctx.store, row.id, category_id=found)

    def _set_quantity(self, row: UseRow, text: str) -> None:
        if not text.strip().isdecimal():
            raise StudioError(
                N_("“{quantity}” is not a quantity. Use a number from 1 to 99999."), quantity=text
            )
        breakdown.set_quantity(self._ctx.store, row.id, int(text))


def _clean(text: str) -> str:
    return " ".join(text.split())
