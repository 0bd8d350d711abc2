"""When the strips of a day are shot, counted from its call with moves and the meal."""

from dataclasses import dataclass
from typing import Literal

from studio.schedule.model import Day, Strip
from studio.schedule.presets import DayRules

PartKind = Literal["strip", "meal", "move"]


@dataclass(frozen=True, slots=True)
class Hours:
    """What somebody fixed for a day, in minutes after midnight; None is as computed.

    `shooting` is when the first strip begins, `meal` when the break should be, `wrap` the end.
    """

    shooting: int | None = None
    meal: int | None = None
    wrap: int | None = None


AS_COMPUTED = Hours()


@dataclass(frozen=True, slots=True)
class Part:
    """What takes time on a day: a strip, or a meal or a move that no banner stands for.

    `end` is later than `start` and `minutes` say when the meal falls into a strip.
    """

    kind: PartKind
    start: int
    minutes: int
    end: int
    strip: Strip | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """A strip's time in minutes after midnight of the day's date."""

    strip_id: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Timing:
    """A day as planned: `work` is without the meal, `moves` counts changes of place.

    `places` are the place ids in the order they are reached; `wrap` is minutes after midnight;
    `parts` is everything that takes time, in its order.
    """

    work: int
    meal: int
    moves: int
    places: tuple[str, ...]
    wrap: int
    slots: tuple[Slot, ...]
    parts: tuple[Part, ...]

    @property
    def starts(self) -> dict[str, int]:
        """When each strip begins, by its id."""
        return {slot.strip_id: slot.start for slot in self.slots}


def timing(day: Day, rules: DayRules, hours: Hours = AS_COMPUTED) -> Timing:
    """Time a day: a change of place without a banner takes the usual move.

    A day without a meal banner that works past the rules' time gets the usual meal: at the last
    change of strips before it is due, or inside a strip that is longer than that. A meal at a
    fixed time waits for the strip that runs then, or comes before it when that is nearer.
    """
    gaps = _moves(day.strips, rules.move)
    parts = _parts(day, gaps, rules, hours)
    meals = [strip for strip in day.strips if is_meal(strip)]
    begin = day.call_minute if hours.shooting is None else hours.shooting
    computed = max((part.end for part in parts), default=begin)
    places = _places(day.strips)
    return Timing(
        work=sum(gaps) + sum(strip.minutes for strip in day.strips if strip not in meals),
        meal=sum(strip.minutes for strip in meals)
        + sum(part.minutes for part in parts if part.kind == "meal"),
        moves=max(0, len(places) - 1),
        places=places,
        wrap=computed if hours.wrap is None else hours.wrap,
        slots=tuple(Slot(part.strip.id, part.start, part.end) for part in parts if part.strip),
        parts=parts,
    )


def is_meal(strip: Strip) -> bool:
    """Tell whether a strip is a meal."""
    return strip.banner_kind == "meal" and not strip.scenes


def _parts(day: Day, gaps: list[int], rules: DayRules, hours: Hours) -> tuple[Part, ...]:
    clock = day.call_minute if hours.shooting is None else hours.shooting
    due = day.call_minute + rules.meal_after if hours.meal is None else hours.meal
    end = clock + sum(gaps) + sum(strip.minutes for strip in day.strips)
    hungry = bool(day.strips) and not any(map(is_meal, day.strips))
    hungry = hungry and rules.meal > 0 and (hours.meal is not None or end > due)
    parts: list[Part] = []

    def take(kind: PartKind, minutes: int, pause: int = 0, strip: Strip | None = None) -> None:
        nonlocal clock
        parts.append(Part(kind, clock, minutes, clock + minutes + pause, strip))
        clock += minutes + pause

    for strip, gap in zip(day.strips, gaps, strict=True):
        before_move = clock + gap + strip.minutes > due if hours.meal is None else clock >= due
        if hungry and parts and before_move:
            take("meal", rules.meal)
            hungry = False
        if gap:
            take("move", gap)
        if hungry and parts and hours.meal is not None and _before(clock, strip, due, rules):
            take("meal", rules.meal)
            hungry = False
        inside = hungry and _inside(clock, strip, due, rules, hours)
        take("strip", strip.minutes, rules.meal if inside else 0, strip)
        if inside:
            parts.append(Part("meal", due, rules.meal, due + rules.meal))
            hungry = False
    if hungry:
        take("meal", rules.meal)
    return tuple(parts)


def _before(clock: int, strip: Strip, due: int, rules: DayRules) -> bool:
    """Tell whether a meal at a fixed time is nearer to the start of a strip than to its end."""
    if strip.minutes > rules.meal_after and clock < due:
        return False
    return clock >= due or (due < clock + strip.minutes and due - clock < _left(clock, strip, due))


def _left(clock: int, strip: Strip, due: int) -> int:
    return clock + strip.minutes - due


def _inside(clock: int, strip: Strip, due: int, rules: DayRules, hours: Hours) -> bool:
    """Tell whether a strip is too long to be done before the meal or to wait until after it."""
    runs = clock < due < clock + strip.minutes
    return runs and (hours.meal is None or strip.minutes > rules.meal_after)


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
