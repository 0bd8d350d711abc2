"""What can be done with departments: add, rename, delete, move people to one."""

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.people_terms import Terms
from studio.people import store as people
from studio.people.model import Department


class Departments:
    """The acts on departments; `listed` are those of the production now."""

    def __init__(self, ctx: Context, terms: Terms, parent: QWidget) -> None:
        self._ctx = ctx
        self._t = ctx.lang.text
        self._terms = terms
        self._parent = parent
        self.listed: list[Department] = []

    def acts(self, here: Department | None) -> list[Act]:
        """Offer what can be done; `here` is the department of the selected person."""
        t = self._t
        name = self._terms.show(here.name) if here else ""
        why = "" if here else t("Select somebody of the department first.")
        missing = set(people.standard()) - {d.name for d in self.listed}
        empty = [d for d in self.listed if not d.people]
        return [
            Act(t("Add a department…"), "plus", self._add, writes=True),
            Act(
                t("Add the standard departments"),
                "users",
                self.seed,
                writes=True,
                why_not="" if missing else t("All of them are there."),
            ),
            Act(
                t("Rename {name}…", name=name) if here else t("Rename…"),
                "pencil",
                lambda: self._rename(here),
                writes=True,
                why_not=why,
            ),
            Act(
                t("Delete {name}", name=name) if here else t("Delete"),
                "trash-2",
                lambda: self._delete(here),
                writes=True,
                why_not=why,
            ),
            Act(
                t("Remove empty departments"),
                "x",
                self._remove_empty,
                writes=True,
                why_not="" if empty else t("No department is empty."),
            ),
        ]

    def moves(self, ids: list[str]) -> list[Act]:
        """Offer to move people to each department."""
        return [
            Act(
                self._terms.show(department.name),
                "building",
                lambda d=department: self._move(ids, d),  # type: ignore[misc]
                writes=True,
            )
            for department in self.listed
        ]

    def seed(self) -> None:
        """Add the standard departments that are missing."""
        people.seed_departments(self._ctx.store)
        self._ctx.toast(self._t("Added the standard departments."), undo=True)

    def _add(self) -> None:
        known = {d.name for d in self.listed}
        offered = [self._terms.show(name) for name in people.standard() if name not in known]
        title, name = self._t("Add a department"), self._t("Name")
        text, ok = QInputDialog.getItem(self._parent, title, name, ["", *offered], 0, True)
        if ok and text.strip():
            people.add_department(self._ctx.store, self._terms.read(text))
            self._ctx.toast(self._t("Added {name}.", name=text.strip()), undo=True)

    def _rename(self, here: Department | None) -> None:
        if here is None:
            return
        title, name = self._t("Rename a department"), self._t("Name")
        shown, normal = self._terms.show(here.name), QLineEdit.EchoMode.Normal
        text, ok = QInputDialog.getText(self._parent, title, name, normal, shown)
        if ok and text.strip():
            people.rename_department(self._ctx.store, here.id, self._terms.read(text))

    def _delete(self, here: Department | None) -> None:
        if here is not None:
            people.delete_department(self._ctx.store, here.id)
            name = self._terms.show(here.name)
            self._ctx.toast(self._t("Deleted {name}; its people stay.", name=name), undo=True)

    def _remove_empty(self) -> None:
        with self._ctx.store.edit(N_("Remove empty departments")):
            for department in self.listed:
                if not department.people:
                    people.delete_department(self._ctx.store, department.id)
        self._ctx.toast(self._t("Removed the empty departments."), undo=True)

    def _move(self, ids: list[str], department: Department) -> None:
        with self._ctx.store.edit(N_("Move {count} people"), count=len(ids)):
            for person_id in ids:
                people.change_person(self._ctx.store, person_id, department=department.name)
        moved = self._ctx.lang.count(
            "Moved {n} person to {name}.",
            "Moved {n} people to {name}.",
            len(ids),
            name=self._terms.show(department.name),
        )
        self._ctx.toast(moved, undo=True)
