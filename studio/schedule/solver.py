"""The search behind the automatic board: strips are given days at the lowest price.

A state knows for each day its minutes, places and sets, and for each member of the cast the days
worked as bits of a number, so that the price of a change is found without looking at the rest.
"""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass

from studio.base.progress import Progress
from studio.schedule.presets import AutoRules

NOWHERE = -1
_HOT, _COLD = 60.0, 1.5
_REPORT = 256
_MINUTES = 60


@dataclass(frozen=True, slots=True)
class Item:
    """A strip as the search sees it: places, sets and cast are numbers.

    `light` is 1 for an exterior by day, 2 by night, else 0; `days` are those it may be shot on;
    `home` is the day it is on now, or NOWHERE.
    """

    minutes: int
    place: int
    set: int
    cast: tuple[int, ...]
    light: int
    days: tuple[int, ...]
    home: int


@dataclass(frozen=True, slots=True)
class Slate:
    """A day as the search sees it, in minutes: what is planned, the most that is possible."""

    work: int
    most: int
    late: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Items to place and items that stay, on their home days; `move` is minutes per move."""

    items: tuple[Item, ...]
    fixed: tuple[Item, ...]
    days: tuple[Slate, ...]
    move: int
    prices: AutoRules


class State:
    """Where every item is, and what that costs."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        days = range(len(problem.days))
        people = 1 + max((c for item in _all(problem) for c in item.cast), default=-1)
        self.day_of = [NOWHERE] * len(problem.items)
        self.minutes = [0 for _ in days]
        self.places: list[dict[int, int]] = [{} for _ in days]
        self.sets: list[dict[int, int]] = [{} for _ in days]
        self.lights = [[0, 0, 0] for _ in days]
        self.scenes_of = [[0 for _ in days] for _ in range(people)]
        self.works = [0] * people
        total = sum(item.minutes for item in _all(problem))
        self._even = total // max(1, len(problem.days))
        for item in problem.fixed:
            self._put(item, item.home, 1)
        self.day_cost = [self._price_day(day) for day in days]
        self.cast_cost = [self._price_cast(person) for person in range(people)]
        self.cost = sum(self.day_cost) + sum(self.cast_cost)
        self.cost += sum(self._price_item(item, NOWHERE) for item in problem.items)

    def load(self, day: int) -> int:
        """Return the working minutes of a day with the moves between its places."""
        return self.minutes[day] + self.problem.move * max(0, len(self.places[day]) - 1)

    def fits(self, day: int) -> bool:
        """Tell whether a day is not longer than possible."""
        return self.load(day) <= self.problem.days[day].most

    def shift(self, index: int, day: int) -> None:
        """Move an item to a day, or NOWHERE, and follow the price."""
        item = self.problem.items[index]
        before = self.day_of[index]
        if before == day:
            return
        self.cost += self._price_item(item, day) - self._price_item(item, before)
        self.day_of[index] = day
        for at, change in ((before, -1), (day, 1)):
            if at != NOWHERE:
                self._put(item, at, change)
                price = self._price_day(at)
                self.cost += price - self.day_cost[at]
                self.day_cost[at] = price
        for person in item.cast:
            price = self._price_cast(person)
            self.cost += price - self.cast_cost[person]
            self.cast_cost[person] = price

    def _put(self, item: Item, day: int, change: int) -> None:
        self.minutes[day] += change * item.minutes
        self.lights[day][item.light] += change
        for kind, counts in ((item.place, self.places[day]), (item.set, self.sets[day])):
            if kind >= 0:
                counts[kind] = counts.get(kind, 0) + change
                if not counts[kind]:
                    del counts[kind]
        for person in item.cast:
            scenes = self.scenes_of[person]
            scenes[day] += change
            if scenes[day]:
                self.works[person] |= 1 << day
            else:
                self.works[person] &= ~(1 << day)

    def _price_day(self, day: int) -> int:
        prices, slate = self.problem.prices, self.problem.days[day]
        load = self.load(day)
        _, light, dark = self.lights[day]
        return (
            prices.company_move * max(0, len(self.places[day]) - 1)
            + prices.set_day * len(self.sets[day])
            + prices.overfull * max(0, load - slate.work)
            + prices.uneven * abs(load - self._even) // _MINUTES
            + prices.wrong_light * (light if slate.late else dark)
            + (prices.day_and_night if light and dark else 0)
        )

    def _price_cast(self, person: int) -> int:
        days = self.works[person]
        if not days:
            return 0
        work = days.bit_count()
        span = days.bit_length() - (days & -days).bit_length() + 1
        return self.problem.prices.cast_work * work + self.problem.prices.cast_hold * (span - work)

    def _price_item(self, item: Item, day: int) -> int:
        if day == NOWHERE:
            return self.problem.prices.unscheduled
        return self.problem.prices.stay if item.home not in (NOWHERE, day) else 0


def _all(problem: Problem) -> tuple[Item, ...]:
    return problem.items + problem.fixed


def solve(problem: Problem, *, seed: int, iterations: int, progress: Progress) -> list[int]:
    """Return a day for each item, or NOWHERE; the same input gives the same result.

    The cheaper of two starts, the present board and an empty one filled anew, is improved by
    annealing; what is not cheaper than the start is not returned. Raises Cancelled.
    """
    kept, fresh = State(problem), State(problem)
    for index, item in enumerate(problem.items):
        if item.home in item.days:
            kept.shift(index, item.home)
            if not kept.fits(item.home):
                kept.shift(index, NOWHERE)
    for state in (kept, fresh):
        fill(state)
    start = kept if kept.cost <= fresh.cost else fresh
    return _anneal(start, random.Random(seed), iterations, progress)  # noqa: S311 - no secret


def fill(state: State) -> None:
    """Give each item without a day the cheapest day with room, big places and sets first."""
    items = state.problem.items
    size: dict[tuple[int, int], int] = {}
    for item in items:
        for key in ((item.place, -1), (item.place, item.set)):
            size[key] = size.get(key, 0) + item.minutes
    waiting = [index for index, day in enumerate(state.day_of) if day == NOWHERE]
    waiting.sort(
        key=lambda i: (
            len(items[i].days),
            -size[items[i].place, -1],
            items[i].place,
            -size[items[i].place, items[i].set],
            items[i].set,
            i,
        )
    )
    for index in waiting:
        best, cheapest = NOWHERE, state.cost
        for day in items[index].days:
            state.shift(index, day)
            if state.cost < cheapest and state.fits(day):
                best, cheapest = day, state.cost
        state.shift(index, best)


def _anneal(state: State, chance: random.Random, iterations: int, progress: Progress) -> list[int]:
    best, cheapest = list(state.day_of), state.cost
    free = [index for index, item in enumerate(state.problem.items) if len(item.days) > 1]
    free += [i for i, item in enumerate(state.problem.items) if len(item.days) == 1]
    if not free or not iterations:
        return best
    heat = _HOT
    for turn in range(iterations):
        if turn % _REPORT == 0:
            progress.step(turn, iterations)
            heat = _HOT * (_COLD / _HOT) ** (turn / iterations)
        cost = state.cost
        undo = _change(state, free, chance)
        rise = state.cost - cost
        if rise > 0 and chance.random() >= math.exp(-rise / heat):
            for index, day in reversed(undo):
                state.shift(index, day)
        elif state.cost < cheapest:
            best, cheapest = list(state.day_of), state.cost
    progress.step(iterations, iterations)
    return best


def _change(state: State, free: Sequence[int], chance: random.Random) -> list[tuple[int, int]]:
    """Make one random change that keeps every rule; return how to take it back."""
    index = chance.choice(free)
    item, was = state.problem.items[index], state.day_of[index]
    kind = chance.random()
    if kind < 0.4:
        other = chance.choice(free)
        then = state.day_of[other]
        if was == then or not _may(state, index, then) or not _may(state, other, was):
            return []
        wanted = [(index, then), (other, was)]
    else:
        day = chance.choice(item.days)
        group = [index]
        if kind > 0.8 and was != NOWHERE:
            group = [i for i in free if state.day_of[i] == was and _together(state, i, item)]
        wanted = [(one, day) for one in group if _may(state, one, day)]
    undo = [(one, state.day_of[one]) for one, _ in wanted]
    for one, to in wanted:
        state.shift(one, to)
    if all(state.fits(day) for day in {to for _, to in wanted} | {was} if day != NOWHERE):
        return undo
    for one, back in reversed(undo):
        state.shift(one, back)
    return []


def _together(state: State, index: int, item: Item) -> bool:
    other = state.problem.items[index]
    return other.set == item.set and other.light == item.light


def _may(state: State, index: int, day: int) -> bool:
    return day == NOWHERE or day in state.problem.items[index].days
