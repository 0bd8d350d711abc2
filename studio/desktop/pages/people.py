"""Cast & crew: who works on the show, who plays whom, and when they cannot come."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.people_cast import CastTable, Role, roles
from studio.desktop.pages.people_crew import CrewTable
from studio.desktop.pages.people_departments import Departments
from studio.desktop.pages.people_paste import PasteDialog, meanings
from studio.desktop.pages.people_terms import Terms
from studio.desktop.pages.person_panel import PersonPanel, Shown
from studio.desktop.widgets import clipboard
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.table_view import TableView
from studio.desktop.widgets.views import Views
from studio.people import store as people
from studio.people.model import Casting, Department, Person
from studio.people.pasting import Block, add_block, read_block
from studio.project.production import production
from studio.schedule import store as schedule
from studio.workflow.called import called_days

if TYPE_CHECKING:
    from studio.schedule.model import Board

CAST_VIEW, CREW_VIEW = 0, 1
NOBODY_NEW = ("", 0, "")  # a person just added, the step that did it, who was current before


class PeoplePage(Page):
    """Two tables, cast and crew, and a person in the inspector."""

    KEY = "people"
    REPORT = "crew"
    TABLES = frozenset(
        {"department", "person", "casting", "availability", "character", "scene_character"}
        | {"line", "board", "board_day", "shoot_day", "strip", "strip_scene", "scene"}
    )
    FILTER = N_("Filter people")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        show = production(ctx.store)
        self.names = Names(show, ctx.lang)
        self.terms = Terms(ctx.lang)
        self._currency = show.currency
        self._departments: list[Department] = []
        self._units = Departments(ctx, self.terms, self)
        self._people: dict[str, Person] = {}
        self._castings: list[Casting] = []
        self._roles: dict[str, Role] = {}
        self._board: Board | None = None
        self._offered: Department | None = None
        self._unnamed = NOBODY_NEW
        self.cast = CastTable(ctx, self.names, show.currency)
        self.crew = CrewTable(ctx, self.names, self.terms, show.currency)
        self.cast_view = self._view(self.cast, self.t("Cast"), self._cast_acts)
        self.crew_view = self._view(self.crew, self.t("Crew"), self._crew_acts)
        self.cast_view.remove_asked.connect(self._uncast)
        self.crew_view.remove_asked.connect(self._delete)
        self.crew_view.itemDelegate().closeEditor.connect(self._edited)
        self.panel = PersonPanel(ctx, self.names, self.terms, show.currency)
        self._lay_out()

    def _view(self, table: CastTable | CrewTable, name: str, acts: object) -> TableView:
        view = TableView(table)
        view.setAccessibleName(name)
        view.chosen.connect(self._inspect)
        view.menu_acts = acts  # type: ignore[assignment]
        return view

    def _lay_out(self) -> None:
        t = self.t
        to_script = Act(t("Go to the script"), "file-text", lambda: self.ctx.show_page("script"))
        seed = Act(t("Add the standard departments"), "users", self._units.seed, writes=True)
        self._cast_stack = _stack(
            self.cast_view,
            EmptyState(
                self.ctx,
                t("The characters appear here as soon as the script is imported."),
                to_script,
            ),
        )
        self._crew_stack = _stack(
            self.crew_view,
            EmptyState(
                self.ctx,
                t("Start with the departments of a film crew, then add people to them."),
                seed,
                "users",
            ),
        )
        self.views = Views(t("Cast or crew"))
        self.views.add(t("Cast"), self._cast_stack)
        self.views.add(t("Crew"), self._crew_stack)
        self.views.switched.connect(self._switched)
        self.body.addWidget(self.views, 1)

    # --- what is shown --------------------------------------------------------------------

    def refresh(self) -> None:
        """Show everybody."""
        store = self.ctx.store
        everyone = people.people(store)
        self._departments = self._units.listed = people.departments(store)
        self._people = {person.id: person for person in everyone}
        self._castings = people.castings(store)
        found = roles(store, self._castings)
        self._roles = {role.id: role for role in found}
        self._board = None
        self.cast.show_cast(found, everyone)
        self.crew.show_crew(self._departments, everyone, self._castings)
        self._cast_stack.setCurrentIndex(0 if found else 1)
        self._crew_stack.setCurrentIndex(0 if everyone or self._departments else 1)
        self._say()
        self._inspect()
        self.acts_changed.emit()
        self.inspector_changed.emit()

    def _say(self) -> None:
        lang = self.ctx.lang
        crew = sum(self.crew.record(row) is not None for row in range(self.crew.rowCount()))
        open_roles = sum(r.person_id is None for r in self._roles.values() if r.number is not None)
        if self.views.at == CREW_VIEW:
            used = sum(1 for d in self._departments if d.people)
            parts = [
                lang.count("{n} person", "{n} people", crew),
                lang.count("{n} department", "{n} departments", used),
            ]
        else:
            parts = [lang.count("{n} character", "{n} characters", len(self._roles))]
            if open_roles:
                parts.append(lang.count("{n} part not cast", "{n} parts not cast", open_roles))
        self.views.set_note("  ·  ".join(parts) if self._roles or self._people else "")

    def filter(self, text: str) -> None:
        """Show the people with these words."""
        self.cast.filter(text)
        self.crew.filter(text)

    def _switched(self) -> None:
        self._say()
        self._inspect()
        self.acts_changed.emit()

    def _inspect(self) -> None:
        view = self.crew_view if self.views.at == CREW_VIEW else self.cast_view
        chosen = view.chosen_ids()
        current = view.current_id() if view.current_id() in chosen else next(iter(chosen), "")
        role = self._roles.get(current) if self.views.at == CAST_VIEW else None
        person = self._people.get((role.person_id or "") if role else current)
        self.panel.show_all(self._shown(person, role))
        here = self._here()
        if here != self._offered:  # the acts name the department of the selected person
            self._offered = here
            self.acts_changed.emit()

    def _shown(self, person: Person | None, role: Role | None) -> Shown:
        if person is None:
            return Shown(role=role)
        if self._board is None:
            self._board = schedule.active_board(self.ctx.store)
        away = [a for a in people.availability(self.ctx.store) if a.person_id == person.id]
        called = called_days(self._board, self._castings, away, person.id)
        return Shown(
            person, role, away, called, self._board.days[0].date if self._board.days else None
        )

    def inspector(self) -> QWidget | None:
        """Return the panel of the selected person; nothing while there is nobody."""
        return self.panel if self._people or self._roles else None

    def select(self, row_id: str) -> None:
        """Select a character or a person, in whichever view they are."""
        if self.crew.row_of(row_id) >= 0:
            self.views.show_view(CREW_VIEW)
            self.crew_view.choose([row_id])
            return
        played = (role.id for role in self._roles.values() if role.person_id == row_id)
        self.views.show_view(CAST_VIEW)
        self.cast_view.choose([next(played, row_id)])

    def palette_items(self) -> Sequence[Item]:
        """Offer the two views."""
        return [
            Item(self.t("Cast"), "", lambda: self.views.show_view(CAST_VIEW), "users"),
            Item(self.t("Crew"), "", lambda: self.views.show_view(CREW_VIEW), "users"),
        ]

    # --- what can be done -------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer what fits the view."""
        t = self.t
        if self.views.at == CAST_VIEW:
            open_roles = [r for r in self._roles.values() if r.number is None]
            why = "" if open_roles else t("Every character has a cast number.")
            if not self._roles:
                why = t("There are no characters yet. Import the script first.")
            number = Act(
                t("Number cast"),
                "hash",
                self._number,
                primary=True,
                writes=True,
                why_not=why,
                tip=t("Give every character a number, most lines first"),
            )
            return [number]
        return [
            Act(
                t("Departments"), "building", menu=[self._add_to(), *self._units.acts(self._here())]
            ),
            Act(t("Paste people"), "copy", self.paste, shortcut="Ctrl+Shift+V", writes=True),
            Act(t("Add person"), "user-plus", self.add, primary=True, writes=True),
        ]

    def _here(self) -> Department | None:
        """Return the department of the selected person."""
        person = self._people.get(next(iter(self.crew_view.chosen_ids()), ""))
        wanted = person.department_id if person else None
        return next((d for d in self._departments if d.id == wanted), None)

    def _add_to(self) -> Act:
        """Offer every department to add a person to, for those that are still empty."""
        t = self.t
        menu = [
            Act(self.terms.show(d.name), "user-plus", partial(self.add, d.name), writes=True)
            for d in self._departments
        ]
        why = "" if menu else t("There are no departments yet.")
        return Act(t("Add a person to"), "user-plus", menu=menu, why_not=why)

    def add(self, department: str = "") -> None:
        """Add a person to a department, else to that of the selection, and type the name."""
        here, here_id = self._here(), self.crew_view.current_id()
        first = self._departments[0].name if self._departments else ""
        name = department or (here.name if here else first)
        made = people.add_person(self.ctx.store, self.t("New person"), department=name)
        self.crew_view.choose([made])
        row = self.crew.row_of(made)
        if row >= 0:
            index = self.crew.index(row, 0)
            self.crew_view.setCurrentIndex(index)
            self.crew_view.setFocus()
            self.crew_view.edit(index)
            step = self.ctx.store.next_undo()
            self._unnamed = (made, step.seq if step else 0, here_id)

    def _edited(self) -> None:
        """Take back a new person whose name was not typed, once the field has closed."""
        QTimer.singleShot(0, self, self._take_back)

    def _take_back(self) -> None:
        made, seq, before = self._unnamed
        self._unnamed = NOBODY_NEW
        person = self._people.get(made)
        if person is None or person.name != self.t("New person"):
            return
        step = self.ctx.store.next_undo()
        if step is not None and step.seq == seq:
            self.ctx.store.undo()
        else:  # something else was done meanwhile, which stays
            people.delete_people(self.ctx.store, [made])
        self.crew_view.choose([before])

    def paste(self) -> None:
        """Show what a block copied from a spreadsheet would add, and add it when that is right."""
        here = self._here()
        home = here.name if here else ""
        words = self.terms.words(self.names.languages)
        offered = meanings(self.ctx, self.names)
        shown = (column.title for column in self.crew.columns)
        titles = dict(zip(shown, self._columns(), strict=False))
        titles |= {title: column for column, title in offered.items() if column}
        rows = clipboard.to_rows(QGuiApplication.clipboard().text())
        try:
            block = read_block(rows, titles, words)
        except StudioError as error:
            self.ctx.tell(error)
            return

        def add(block: Block) -> None:
            money = self._currency
            made = add_block(self.ctx.store, block, department=home, currency=money, words=words)
            self.crew_view.choose(made)
            said = self.ctx.lang.count("Added {n} person.", "Added {n} people.", len(made))
            self.ctx.toast(said, undo=True)

        PasteDialog(self.ctx, self, block, offered, words, home, add).open()

    def _columns(self) -> list[str]:
        """Name what the columns of the crew table are in the file."""
        pair = list(self.names.keys("name"))[: 1 + self.names.bilingual]
        return [*pair, "position", "phone", "email", "rate", "call_offset"]

    def _delete(self, ids: list[str]) -> None:
        people.delete_people(self.ctx.store, ids)
        words = self.ctx.lang.count("Deleted {n} person.", "Deleted {n} people.", len(ids))
        self.ctx.toast(words, undo=True)

    def _uncast(self, ids: list[str]) -> None:
        found = [role.casting for i in ids if (role := self._roles.get(i)) and role.casting]
        if not found:
            return
        with self.ctx.store.edit(N_("Remove {count} from the cast list"), count=len(found)):
            for casting in found:
                people.delete_casting(self.ctx.store, casting.id)
        self.ctx.toast(self.t("Removed from the cast list."), undo=True)

    def _number(self) -> None:
        people.number_cast(self.ctx.store)
        self.ctx.toast(self.t("Every character has a cast number."), undo=True)

    def _crew_acts(self, ids: list[str]) -> list[Act]:
        t = self.t
        return [
            Act(t("Move to department"), "building", menu=self._units.moves(ids)),
            Act(t("Delete"), "trash-2", lambda: self._delete(ids), writes=True),
        ]

    def _cast_acts(self, ids: list[str]) -> list[Act]:
        off = self.t("Remove from the cast list")
        return [Act(off, "trash-2", lambda: self._uncast(ids), writes=True)]


def _stack(view: QWidget, empty: QWidget) -> QStackedWidget:
    stack = QStackedWidget()
    stack.addWidget(view)
    stack.addWidget(empty)
    return stack
