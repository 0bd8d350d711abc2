"""The inspector of places: everything a call sheet says about one, or the scenes of a set."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.base.eighths import show_eighths
from studio.base.money import read, written
from studio.base.text import one_line
from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.desktop.pages.places_tables import MappedSet, rename_place, rename_set
from studio.desktop.widgets.days_off import DaysOff
from studio.desktop.widgets.form import MARGIN, Form
from studio.desktop.widgets.label import label
from studio.places import store as places
from studio.places.model import Place, PlaceAvailability

PAIRS = (
    "address",
    "hospital",
    "hospital_address",
    "parking",
    "base_camp",
    "note",
)
PLAIN = ("coordinates", "hospital_phone")


@dataclass(frozen=True, slots=True)
class ShownPlace:
    """A place with its days away, the sets shot there, and the board's first day."""

    place: Place
    away: Sequence[PlaceAvailability]
    sets: Sequence[str]
    first_day: date | None


class PlaceForm(Form):
    """All fields of a place, in the order a call sheet needs them."""

    def __init__(self, ctx: Context, names: Names, currency: str) -> None:
        super().__init__(ctx)
        self._names = names
        self._currency = currency
        self._place: Place | None = None
        self._make_fields()
        self.add_title(ctx.lang.text("Not available"))
        self.days_off = DaysOff(ctx, add=self._add_days, remove=self._remove_days)
        self.add_widget(self.days_off)
        self.add_title(ctx.lang.text("Sets shot here"))
        self._sets = label(tone="muted", wrap=True)
        self.add_widget(self._sets)

    def _make_fields(self) -> None:
        t = self.ctx.lang.text
        self.add_pair("name", t("Name"), self._rename, self._names)
        self.add_pair("address", t("Address"), self._set, self._names)
        self._plain("coordinates", t("Coordinates"), hint="29.1543, 120.3012")
        self.add_text("fee", t("Fee a day"), self._set_fee, hint=f"{self._currency} 2500")
        self.add_title(t("Nearest hospital"))
        self.add_pair("hospital", t("Hospital"), self._set, self._names)
        self.add_pair("hospital_address", t("Hospital address"), self._set, self._names)
        self._plain("hospital_phone", t("Hospital phone"))
        self.add_title(t("Arriving"))
        self.add_pair("parking", t("Parking"), self._set, self._names)
        self.add_pair("base_camp", t("Base camp"), self._set, self._names)
        self.add_pair("note", t("Note"), self._set, self._names)

    def _plain(self, key: str, title: str, *, hint: str = "") -> None:
        self.add_text(key, title, lambda text: self._set(key, text), hint=hint)

    def show_place(self, shown: ShownPlace) -> None:
        """Show a place."""
        place, names, lang = shown.place, self._names, self.ctx.lang
        detail = lang.count("{n} set", "{n} sets", place.sets)
        self.set_heading(names.first(place.name, place.other_name), detail)
        values = {key: str(getattr(place, key)) for key in (*PAIRS, *PLAIN, "name")}
        if names.bilingual:
            values |= {f"other_{k}": str(getattr(place, f"other_{k}")) for k in (*PAIRS, "name")}
        values["fee"] = written(place.fee_minor, place.fee_currency)
        fresh = self._place is None or self._place.id != place.id
        self.show_record(place.id, values)
        self._place = place
        if fresh:
            self.days_off.start_at(shown.first_day or date.today())  # noqa: DTZ011 - a calendar
        self.days_off.show_days(shown.away)
        self._sets.setText("\n".join(shown.sets) or lang.text("No set is shot here yet."))

    def _set(self, column: str, text: str) -> None:
        if self._place is not None:
            places.change_place(self.ctx.store, self._place.id, **{column: text})

    def _rename(self, column: str, text: str) -> None:
        if self._place is not None:
            rename_place(self.ctx, self._place, {column: text})

    def _set_fee(self, text: str) -> None:
        if self._place is not None:
            minor, currency = read(text, self._place.fee_currency or self._currency)
            places.change_place(
                self.ctx.store, self._place.id, fee_minor=minor, fee_currency=currency
            )

    def _add_days(self, first: str, last: str, note: str) -> None:
        if self._place is not None:
            places.add_unavailable(self.ctx.store, self._place.id, first, last, note)

    def _remove_days(self, row_id: str) -> None:
        places.delete_unavailable(self.ctx.store, row_id)


class SetForm(Form):
    """A set of the story: its names, its place, its scenes."""

    def __init__(self, ctx: Context, names: Names) -> None:
        super().__init__(ctx)
        self._names = names
        self._row: MappedSet | None = None
        t = ctx.lang.text
        self.add_pair("name", t("Name"), self._rename, names)
        self.add_choice("place", t("Shot at"), self._map, [("", t("No place"))])
        self.add_title(t("Scenes"))
        self._scenes = label(tone="muted", wrap=True)
        self.add_widget(self._scenes)

    def show_set(self, row: MappedSet, listed: Sequence[Place], scenes: Sequence[str]) -> None:
        """Show a set; `listed` are the places to choose from, `scenes` their numbers."""
        names, lang = self._names, self.ctx.lang
        found = lang.count("{n} scene", "{n} scenes", row.scenes)
        length = lang.text("{n} pages", n=show_eighths(row.eighths))
        self.set_heading(names.first(row.name, row.other_name), f"{found}  ·  {length}")
        offered = [(place.id, names.first(place.name, place.other_name)) for place in listed]
        self.set_choices("place", [("", lang.text("No place")), *offered])
        values = {"name": row.name, "place": row.place.id if row.place else ""}
        if names.bilingual:
            values["other_name"] = row.other_name
        self.show_record(row.id, values)
        self._row = row
        self._scenes.setText("  ".join(scenes) or lang.text("No scene plays here."))

    def _rename(self, column: str, text: str) -> None:
        if self._row is not None:
            rename_set(self.ctx, self._row, column, one_line(text))

    def _map(self, place_id: str) -> None:
        if self._row is not None:
            places.map_set(self.ctx.store, self._row.id, place_id or None)


class PlacePanel(QWidget):
    """Shows what is selected on the page of places."""

    def __init__(self, ctx: Context, names: Names, currency: str) -> None:
        super().__init__()
        self.place = PlaceForm(ctx, names, currency)
        self.set = SetForm(ctx, names)
        self._hint = label(
            ctx.lang.text("Select a place to see address, hospital and parking."),
            tone="muted",
            wrap=True,
        )
        self._empty = QWidget()
        around = QVBoxLayout(self._empty)
        around.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        around.addWidget(self._hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.place, self.set, self._empty):
            column.addWidget(part)
        column.addStretch(1)
        self.show_only(None)

    def show_only(self, part: QWidget | None) -> None:
        """Show the form of a place or a set, or the hint for none."""
        self.place.setVisible(part is self.place)
        self.set.setVisible(part is self.set)
        self._empty.setVisible(part is None)
