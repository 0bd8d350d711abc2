"""Places: where the show is shot, and which sets of the story are shot there."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QStackedWidget, QWidget

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.base import Act, Item, Page
from studio.desktop.pages.place_panel import PlacePanel, ShownPlace
from studio.desktop.pages.places_tables import MappedSet, PlaceTable, SetTable, mapped_sets
from studio.desktop.widgets.empty import EmptyState
from studio.desktop.widgets.table_view import TableView
from studio.desktop.widgets.views import Views
from studio.places import store as places
from studio.places.model import Place
from studio.project.production import production
from studio.script import store as script

PLACES_VIEW, SETS_VIEW = 0, 1


class PlacesPage(Page):
    """Two tables, places and sets, and all of one place in the inspector."""

    KEY = "places"
    TABLES = frozenset(
        {"place", "place_availability", "set_place", "story_set", "scene", "shoot_day"}
    )
    FILTER = N_("Filter places")

    def __init__(self, ctx: Context) -> None:
        super().__init__(ctx)
        show = production(ctx.store)
        self.names = Names(show, ctx.lang)
        self._places: list[Place] = []
        self._sets: list[MappedSet] = []
        self.places = PlaceTable(ctx, self.names, show.currency)
        self.sets = SetTable(ctx, self.names)
        self.place_view = TableView(self.places)
        self.place_view.setAccessibleName(self.t("Places"))
        self.set_view = TableView(self.sets)
        self.set_view.setAccessibleName(self.t("Sets"))
        for view in (self.place_view, self.set_view):
            view.chosen.connect(self._inspect)
        self.place_view.remove_asked.connect(self._delete)
        self.place_view.menu_acts = lambda ids: [
            Act(self.t("Delete"), "trash-2", lambda: self._delete(ids), writes=True)
        ]
        self.set_view.remove_asked.connect(self._unmap)
        self.set_view.menu_acts = self._set_acts
        self.panel = PlacePanel(ctx, self.names, show.currency)
        self._lay_out()

    def _lay_out(self) -> None:
        t = self.t
        self._place_stack = QStackedWidget()
        self._place_stack.addWidget(self.place_view)
        add = Act(t("Add place"), "plus", self.add, writes=True)
        words = t("Add where you shoot: call sheets print its address, hospital and parking.")
        self._place_stack.addWidget(EmptyState(self.ctx, words, add, "map-pin"))
        self._set_stack = QStackedWidget()
        self._set_stack.addWidget(self.set_view)
        to_script = Act(t("Go to the script"), "file-text", lambda: self.ctx.show_page("script"))
        words = t("The sets of the story appear here as soon as the script is imported.")
        self._set_stack.addWidget(EmptyState(self.ctx, words, to_script, "map-pin"))
        self.views = Views(t("Places or sets"))
        self.views.add(t("Places"), self._place_stack)
        self.views.add(t("Sets"), self._set_stack)
        self.views.switched.connect(self._switched)
        self.body.addWidget(self.views, 1)

    # --- what is shown --------------------------------------------------------------------

    def refresh(self) -> None:
        """Show all places and sets."""
        self._places = places.places(self.ctx.store)
        self._sets = mapped_sets(self.ctx.store, self._places)
        self.places.show(self._places)
        self.sets.show_sets(self._sets, self._places)
        self._place_stack.setCurrentIndex(0 if self._places else 1)
        self._set_stack.setCurrentIndex(0 if self._sets else 1)
        self._say()
        self._inspect()
        self.inspector_changed.emit()

    def _say(self) -> None:
        count = self.ctx.lang.count
        waiting = sum(row.open for row in self._sets)
        parts = []
        if self.views.at == PLACES_VIEW:
            parts.append(count("{n} place", "{n} places", len(self._places)))
        else:
            parts.append(count("{n} set", "{n} sets", len(self._sets)))
        if waiting:
            parts.append(count("{n} set without a place", "{n} sets without a place", waiting))
        self.views.set_note("  ·  ".join(parts) if self._places or self._sets else "")

    def filter(self, text: str) -> None:
        """Show the places and sets with these words."""
        self.places.filter(text)
        self.sets.filter(text)

    def _switched(self) -> None:
        self._say()
        self._inspect()
        self.acts_changed.emit()

    def _inspect(self) -> None:
        panel = self.panel
        if self.views.at == PLACES_VIEW:
            place = self.places.record(self.places.row_of(_current(self.place_view)))
            if place is not None:
                panel.place.show_place(self._shown(place))
            panel.show_only(panel.place if place else None)
            return
        row = self.sets.record(self.sets.row_of(_current(self.set_view)))
        if row is not None:
            scenes = [s.number for s in script.scenes(self.ctx.store) if s.set_id == row.id]
            panel.set.show_set(row, self._places, scenes)
        panel.show_only(panel.set if row else None)

    def _shown(self, place: Place) -> ShownPlace:
        away = [a for a in places.availability(self.ctx.store) if a.place_id == place.id]
        names = [
            self.names.first(row.name, row.other_name)
            for row in self._sets
            if row.place is not None and row.place.id == place.id
        ]
        days = self.ctx.store.query("SELECT min(date) AS first FROM shoot_day")
        first = days[0]["first"]
        return ShownPlace(place, away, names, date.fromisoformat(str(first)) if first else None)

    def inspector(self) -> QWidget | None:
        """Return the panel of the selected place or set; nothing while there is none."""
        return self.panel if self._places or self._sets else None

    def select(self, row_id: str) -> None:
        """Select a place or a set."""
        in_places = self.places.row_of(row_id) >= 0
        self.views.show_view(PLACES_VIEW if in_places else SETS_VIEW)
        (self.place_view if in_places else self.set_view).choose([row_id])

    def palette_items(self) -> Sequence[Item]:
        """Offer the view of the sets."""
        show = self.views.show_view
        return [Item(self.t("Sets and their places"), "", lambda: show(SETS_VIEW), "map-pin")]

    # --- what can be done -------------------------------------------------------------------

    def acts(self) -> Sequence[Act]:
        """Offer to add a place, in both views."""
        return [Act(self.t("Add place"), "plus", self.add, primary=True, writes=True)]

    def add(self) -> None:
        """Add a place and type its name."""
        made = places.add_place(self.ctx.store, self.t("New place"))
        self.views.show_view(PLACES_VIEW)
        self.place_view.choose([made])
        row = self.places.row_of(made)
        if row >= 0:
            index = self.places.index(row, 0)
            self.place_view.setCurrentIndex(index)
            self.place_view.setFocus()
            self.place_view.edit(index)

    def _delete(self, ids: list[str]) -> None:
        places.delete_places(self.ctx.store, ids)
        words = self.ctx.lang.count("Deleted {n} place.", "Deleted {n} places.", len(ids))
        self.ctx.toast(words, undo=True)

    def _unmap(self, ids: list[str]) -> None:
        self._map(ids, None)
        count = self.ctx.lang.count
        words = count("The set has no place now.", "The sets have no place now.", len(ids))
        self.ctx.toast(words, undo=True)

    def _map(self, ids: list[str], place_id: str | None) -> None:
        with self.ctx.store.edit(N_("Change where {count} sets are shot"), count=len(ids)):
            for set_id in ids:
                places.map_set(self.ctx.store, set_id, place_id)

    def _set_acts(self, ids: list[str]) -> list[Act]:
        moves = [
            Act(
                self.names.first(place.name, place.other_name),
                "map-pin",
                lambda p=place: self._map(ids, p.id),  # type: ignore[misc]
                writes=True,
            )
            for place in self._places
        ]
        t = self.t
        why = "" if moves else t("Add a place first.")
        return [
            Act(t("Shoot at"), "map-pin", menu=moves, why_not=why),
            Act(t("No place"), "x", lambda: self._unmap(ids), writes=True),
        ]


def _current(view: TableView) -> str:
    """Return the id of the row to inspect: the current one if it is selected, else the first."""
    chosen = view.chosen_ids()
    return view.current_id() if view.current_id() in chosen else next(iter(chosen), "")
