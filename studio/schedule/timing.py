"""When the strips of a day are shot, counted from its call with moves and the meal."""

from dataclasses import dataclass

from studio.schedule.model import Day, Strip
from studio.schedule.presets import DayRules


@dataclass(frozen=True, slots=True)
class Slot:
    """A strip's time in minutes after midnight of the day's date."""

    strip_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timing:
    """A day as planned: `work` is without the meal, `moves` counts changes of place.

    `places` are the place ids in the order they are reached; `wrap` is minutes after midnight.
    """

    work: int
    meal: int
    moves: int
    places: tuple[str, ...]
    wrap: int
    slots: tuple[Slot, ...]


def timing(day: Day, rules: DayRules) -> Timing:
    """Time a day: a change of place without a banner takes the usual move.

    A day without a meal banner that works longer than the rules say gets the usual meal.
    """
    gaps = _moves(day.strips, rules.move)
    meals = [strip for strip in day.strips if strip.banner_kind == "meal" and not strip.scenes]
    work = sum(gaps) + sum(strip.minutes for strip in day.strips if strip not in meals)
    meal = sum(strip.minutes for strip in meals)
    unplaced_meal = rules.meal if not meals and work > rules.meal_after else 0
    due = day.call_minute + rules.meal_after
    now = day.call_minute
    slots: list[Slot] = []
    waiting = unplaced_meal
    for strip, gap in zip(day.strips, gaps, strict=True):
        if waiting and slots and now + gap + strip.minutes > due:
            now += waiting
            waiting = 0
        now += gap
        slots.append(Slot(strip.id, now, now + strip.minutes))
        now += strip.minutes
    places = _places(day.strips)
    moves = max(0, len(places) - 1)
    return Timing(work, meal + unplaced_meal, moves, places, now + waiting, tuple(slots))


def _places(strips: tuple[Strip, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for strip in strips:
        if strip.place_id and found[-1:] != [strip.place_id]:
            found.append(strip.place_id)
    return tuple(found)


def _moves(strips: tuple[Strip, ...], usual: int) -> list[int]:
    """Return the minutes of the move before each strip that no banner stands for."""
    out: list[int] = []
    last: str | None = None
    told = False
    for strip in strips:
        place = strip.place_id
        told = told or strip.banner_kind in ("move", "travel")
        moves = bool(place and last and place != last)
        out.append(usual if moves and not told else 0)
        if place:
            last, told = place, False
    return out
