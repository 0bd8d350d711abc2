"""Globals whose values come from the board, the script and the people; whom lines pay."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from studio.base.money import major
from studio.base.words import N_, Message, msg
from studio.budget.model import Bound, Link
from studio.people import store as people
from studio.people.model import CAST, Casting
from studio.places import store as places
from studio.project.store import Store
from studio.schedule.dood import Dood, dood
from studio.schedule.reading import active_board
from studio.script.store import episodes
from studio.subtitles.store import languages

# The names that only lines know which pay somebody or something.
LINE_NAMES = ("RATE", "HOLD_RATE", "WORK_DAYS", "HOLD_DAYS", "DAYS")


def read(
    store: Store, currency: str, rates: Mapping[str, Decimal]
) -> tuple[tuple[Bound, ...], dict[str, Link]]:
    """Read the bound globals in their order, and by id whom and what lines may pay.

    `rates` turn money of the cast into the production's `currency`; pay in a currency without a
    rate is left out of it.
    """
    board = active_board(store)
    cast, at_places = dood(board), dood(board, "place")
    links = dict(_links(store, currency, cast, at_places))
    board_name = Message("{name}", {"name": board.name}) if board.name else msg(N_("the board"))
    told = [
        ("SHOOT_DAYS", len(board.shooting_days), N_("Shooting days of {board}")),
        *_script(store),
        *_crew(store),
        ("LANGUAGES", len(languages(store)), N_("Languages of the subtitles")),
        ("CAST_WORK_DAYS", sum(row.work for row in cast.rows), N_("Day out of days: work")),
        ("CAST_HOLD_DAYS", sum(row.hold for row in cast.rows), N_("Day out of days: hold")),
        ("PAID_CAST_DAYS", sum(row.total for row in cast.rows), N_("Day out of days: all paid")),
        ("CAST_PAY", _pay(links, rates), N_("Paid days of the cast × their rates")),
        ("PLACE_DAYS", sum(row.work for row in at_places.rows), N_("Days at places on {board}")),
    ]
    bound = tuple(
        Bound(name, Decimal(value), Message(source, {"board": board_name}))
        for name, value, source in told
    )
    return bound, links


def _script(store: Store) -> list[tuple[str, Decimal | int, str]]:
    found = episodes(store)
    seconds = sum(one.target_seconds or one.seconds for one in found)
    return [
        ("EPISODES", len(found), N_("Episodes of the script")),
        ("MINUTES", Decimal(seconds) / 60, N_("Finished minutes: target lengths of the episodes")),
        ("SCENES", sum(one.scenes for one in found), N_("Scenes of the script")),
    ]


def _crew(store: Store) -> list[tuple[str, Decimal | int, str]]:
    cast = people.castings(store)
    acting = {one.person_id for one in cast}
    crew = [one for one in people.people(store) if one.department != CAST and one.id not in acting]
    return [
        ("CAST", len(cast), N_("Characters on the cast list")),
        ("CREW", len(crew), N_("People who are not cast")),
    ]


def _pay(links: Mapping[str, Link], rates: Mapping[str, Decimal]) -> Decimal:
    total = Decimal(0)
    for link in links.values():
        found = link.values
        if "HOLD_RATE" in found and link.currency in rates:
            pay = found["WORK_DAYS"] * found["RATE"] + found["HOLD_DAYS"] * found["HOLD_RATE"]
            total += pay * rates[link.currency]
    return total


def _links(store: Store, currency: str, cast: Dood, at_places: Dood) -> Iterator[tuple[str, Link]]:
    """Yield crew, cast and places by id, with the names that lines paying them may use."""
    for person in people.people(store):
        own = person.rate_currency or currency
        values = {"RATE": major(person.rate_minor, own)}
        yield person.id, Link(person.name, person.other_name, own, values, person.id)
    paid = {row.id: row for row in cast.rows}
    for casting in people.castings(store):
        own = casting.currency or currency
        row = paid.get(casting.character_id)
        values = {
            "RATE": major(casting.work_minor, own),
            "HOLD_RATE": major(casting.hold_minor, own),
            "WORK_DAYS": Decimal(row.work if row else 0),
            "HOLD_DAYS": Decimal(row.hold if row else 0),
        }
        names = (casting.person, casting.other_person) if casting.person else _role(casting)
        yield casting.id, Link(*names, own, values, casting.person_id or casting.id)
    used = {row.id: row.work for row in at_places.rows}
    for place in places.places(store):
        own = place.fee_currency or currency
        days = Decimal(used.get(place.id, 0))
        fee = major(place.fee_minor, own)
        yield place.id, Link(place.name, place.other_name, own, {"RATE": fee, "DAYS": days})


def _role(casting: Casting) -> tuple[str, str]:
    return casting.character, casting.other_character
