"""The breakdown sheet of a scene: its cast and elements by category, added by typing."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from studio.base.clock import show_length
from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.breakdown.typed import split_quantity
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, Heading, RecordTable
from studio.desktop.pages.base import Act
from studio.desktop.pages.breakdown_parts.merging import merge_acts
from studio.desktop.pages.breakdown_parts.state import CAST, Kind, State
from studio.desktop.widgets.label import ElidedLabel, label
from studio.desktop.widgets.manuscript_editors import complete
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds
from studio.desktop.widgets.table_view import TableView
from studio.script import editing


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A character or an element that a scene needs."""

    id: str
    key: str
    letter: str
    colour: str
    element_id: str
    name: str
    other: str
    main: str
    quantity: int


class Sheet(QFrame):
    """Shows one scene's needs. Enter in the name field adds; `Guests ×20` says how many."""

    def __init__(self, ctx: Context, state: State) -> None:
        super().__init__()
        self.setObjectName("card")
        self._ctx, self._state, self._scene = ctx, state, ""
        self._kinds: list[Kind] = []
        t = ctx.lang.text
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 14)
        layout.setSpacing(8)
        self._title = ElidedLabel(font=ctx.look.fonts.heading)
        self._facts = ElidedLabel(tone="muted")
        self._synopsis = label(tone="muted", wrap=True)
        for words in (self._title, self._facts, self._synopsis):
            layout.addWidget(words)
        layout.addLayout(self._adding())
        self.table = RecordTable[SheetRow](ctx, self._columns(), bar=lambda r: r.colour)
        self.view = TableView(self.table)
        self.view.setAccessibleName(t("Breakdown sheet"))
        self.view.remove_asked.connect(self.remove)
        self.view.menu_acts = self._acts
        layout.addWidget(self.view, 1)

    def _adding(self) -> QHBoxLayout:
        t, locked = self._ctx.lang.text, self._ctx.store.read_only
        why = t("This production is open for reading only.") if locked else ""
        self.category = QComboBox()
        self.category.setAccessibleName(t("Category"))
        self.category.setFixedWidth(136)
        self.category.setProperty("elided", True)
        self.category.currentIndexChanged.connect(lambda _: self._offer())
        self.name = QLineEdit()
        self.name.setPlaceholderText(t("Such as Guests ×20"))
        self.name.setAccessibleName(t("Name of the element"))
        self.name.returnPressed.connect(self.add)
        self.button = QPushButton()
        self.button.setAccessibleName(t("Add to the scene"))
        self._ctx.icons.bind(self.button, "plus")
        self.button.clicked.connect(self.add)
        for widget in (self.category, self.name, self.button):
            widget.setEnabled(not locked)
            widget.setToolTip(why or widget.accessibleName())
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.category)
        line.addWidget(self.name, 1)
        line.addWidget(self.button)
        return line

    def _columns(self) -> list[Column[SheetRow]]:
        t = self._ctx.lang.text
        return [
            Column(
                "", lambda r: r.letter, weight=0, floor=52, pill=lambda r: r.colour, look="muted"
            ),
            Column(
                t("Name"),
                lambda r: r.name,
                self._rename,
                weight=1,
                floor=120,
                second=lambda r: r.other,
                edit=lambda r: r.main,
                tip=lambda r: f"{r.name}  {r.other}",
            ),
            Column(
                t("Quantity"),
                lambda r: "" if r.key == CAST else str(r.quantity),
                self._quantity,
                weight=0,
                floor=76,
                align=RIGHT,
                editable=lambda r: r.key != CAST,
            ),
        ]

    def show_scene(self, scene_id: str) -> None:
        """Show a scene; none empties the sheet."""
        self._scene = scene_id
        self._fill_kinds()
        scene = self._state.scenes.get(scene_id)
        self.setEnabled(scene is not None)
        if scene is None:
            self.table.show([])
            return
        state, lang = self._state, self._ctx.lang
        names = state.named(scene.set_name, scene.other_set_name)
        title = "  ".join(part for part in (scene.number, *names) if part)
        self._title.set_whole(title or lang.text("Scene"))
        facts = (
            show_light(lang, scene.int_ext, scene.time_of_day),
            lang.text("{pages} pages", pages=show_eighths(scene.eighths)),
            lang.text("{length} on screen", length=show_seconds(scene.seconds)),
            lang.text("{length} to shoot", length=show_length(scene.minutes)),
        )
        self._facts.set_whole("  ·  ".join(part for part in facts if part))
        synopsis = state.named(scene.synopsis, scene.other_synopsis)[0]
        self._synopsis.setText(synopsis)
        self._synopsis.setVisible(bool(synopsis))
        self.table.show(self._rows(scene_id))
        self._offer()

    def _rows(self, scene_id: str) -> list[SheetRow | Heading]:
        by_key: dict[str, list[SheetRow]] = {}
        cast = next(kind for kind in self._state.kinds if kind.key == CAST)
        for one in self._state.cast_of(scene_id):
            shown = self._state.named(one.name, one.other_name)
            row = SheetRow(one.id, CAST, cast.letter, cast.colour, "", *shown, one.name, 1)
            by_key.setdefault(CAST, []).append(row)
        for need in self._state.needs.get(scene_id, []):
            shown = self._state.named(need.name, need.other_name)
            by_key.setdefault(need.category_key, []).append(
                SheetRow(
                    need.id,
                    need.category_key,
                    need.letter,
                    need.colour,
                    need.element_id,
                    *shown,
                    need.name,
                    need.quantity,
                )
            )
        rows: list[SheetRow | Heading] = []
        for kind in self._state.kinds:
            found = by_key.get(kind.key, [])
            if found:
                title = self._ctx.lang.text(kind.name)
                rows += [Heading(f"kind:{kind.key}", title, str(len(found))), *found]
        return rows

    def _fill_kinds(self) -> None:
        if self._kinds == self._state.kinds:
            return
        chosen = str(self.category.currentData() or "props")
        self._kinds = list(self._state.kinds)
        self.category.blockSignals(True)
        self.category.clear()
        for kind in self._kinds:
            self.category.addItem(f"{kind.letter}  {self._ctx.lang.text(kind.name)}", kind.key)
        self.category.setCurrentIndex(max(0, self.category.findData(chosen)))
        self.category.blockSignals(False)

    def _offer(self) -> None:
        """Offer the names known in the chosen category."""
        complete(self.name, self._state.names_of(str(self.category.currentData() or "")))

    def add(self) -> None:
        """Add what was typed, and stay for the next."""
        name, quantity = split_quantity(self.name.text())
        if name and self.tag(str(self.category.currentData()), name, quantity):
            self.name.setText("")  # unlike clear(), leaves Ctrl+Z to the window
        self.name.setFocus()

    def tag(self, key: str, name: str, quantity: int = 1, line_id: str | None = None) -> bool:
        """Say that the scene needs something; in the cast category, that somebody is in it."""
        store, scene = self._ctx.store, self._scene
        if key == CAST:
            return self._ctx.attempt(lambda: editing.add_to_cast(store, scene, name))
        return self._ctx.attempt(
            lambda: breakdown.add_to_scene(store, scene, key, name, quantity, line_id=line_id)
        )

    def remove(self, ids: Sequence[str]) -> None:
        """Take characters and elements out of the scene."""
        if self._ctx.store.read_only:
            return
        rows = self._chosen(ids)

        def take() -> None:
            with self._ctx.store.edit(N_("Remove {count} elements"), count=len(rows)):
                for row in rows:
                    if row.key == CAST:
                        editing.remove_from_cast(self._ctx.store, self._scene, row.id)
                needs = [row.id for row in rows if row.key != CAST]
                if needs:
                    breakdown.remove_from_scene(self._ctx.store, needs)

        if rows and self._ctx.attempt(take):
            words = self._ctx.lang.count(
                "{n} entry was removed from the scene.",
                "{n} entries were removed from the scene.",
                len(rows),
            )
            self._ctx.toast(words, undo=True)

    def _chosen(self, ids: Sequence[str]) -> list[SheetRow]:
        found = (self.table.record(self.table.row_of(row_id)) for row_id in ids)
        return [row for row in found if row is not None]

    def _rename(self, row: SheetRow, text: str) -> None:
        if row.key == CAST:
            editing.change_character(self._ctx.store, row.id, name=" ".join(text.split()))
        else:
            name = " ".join(text.split())
            breakdown.change_element(self._ctx.store, row.element_id, name=name)
        self._ctx.toast(self._ctx.lang.text("Renamed in every scene."), undo=True)

    def _quantity(self, row: SheetRow, text: str) -> None:
        if not text.strip().isdecimal():
            raise StudioError(
                N_("“{quantity}” is not a quantity. Use a number from 1 to 99999."), quantity=text
            )
        breakdown.set_quantity(self._ctx.store, row.id, int(text))

    def _acts(self, ids: list[str]) -> Sequence[Act]:
        t, rows = self._ctx.lang.text, self._chosen(ids)
        elements = [(row.element_id, row.name) for row in rows if row.key != CAST]
        acts = [Act(t("Remove"), "trash-2", lambda: self.remove(ids), "Del", writes=True)]
        if len(elements) == 1:
            element = elements[0][0]
            show = Act(t("Show all its scenes"), "list", lambda: self._show(element))
            acts.insert(0, show)
        return [*acts, *merge_acts(self._ctx, elements)]

    def _show(self, element_id: str) -> None:
        self._ctx.show_page("breakdown", element_id)
