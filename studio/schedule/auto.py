"""The automatic board: a proposal with its reasons, which changes nothing until it is applied."""

import itertools
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from studio.base.clock import show_length
from studio.base.progress import Progress
from studio.base.words import N_, Message, msg
from studio.schedule.days import free_dates
from studio.schedule.dood import dood
from studio.schedule.facts import Facts
from studio.schedule.model import NEW, Board, Day, Strip, numbers_of
from studio.schedule.solver import NOWHERE, Item, Problem, Slate, solve

_LIGHT = {"EXT DAY": 1, "EXT NIGHT": 2}
_WITHIN_DAY = {"EXT DAY": 0, "INT DAY": 1, "INT NIGHT": 2, "EXT NIGHT": 3}


@dataclass(frozen=True, slots=True)
class Options:
    """How to plan. `only_boneyard` leaves the strips that have a day on it.

    The same seed and number of iterations give the same plan; None takes those of the preset.
    """

    only_boneyard: bool = False
    seed: int | None = None
    iterations: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """What a board costs in moves and days; `cast_work` and `cast_hold` are days of persons."""

    company_moves: int
    set_moves: int
    cast_work: int
    cast_hold: int
    overfull_days: int
    mixed_days: int
    unscheduled: int


@dataclass(frozen=True, slots=True)
class Move:
    """A strip that would go from one day to another; None is the boneyard."""

    strip_id: str
    from_day: str | None
    to_day: str | None


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A strip that stays without a day, and why."""

    strip_id: str
    reason: Message


@dataclass(frozen=True, slots=True)
class Plan:
    """A proposed board. `moves` is the difference from the present one.

    `sequences` is the order of strips on the days that would change; `new_days` would be made.
    """

    board_id: str
    new_days: tuple[Day, ...]
    sequences: tuple[tuple[str, tuple[str, ...]], ...]
    moves: tuple[Move, ...]
    unplaced: tuple[Unplaced, ...]
    lines: tuple[Message, ...]
    before: Counts
    after: Counts

    @property
    def assignments(self) -> tuple[tuple[str, str], ...]:
        """The strips that get a day or change it, with that day."""
        return tuple((move.strip_id, move.to_day) for move in self.moves if move.to_day)


def with_new_days(
    board: Board,
    facts: Facts,
    first: date,
    count: int | None = None,
    rest: Collection[int] = (),
) -> Board:
    """Return the board with proposed shooting days from a date on, as many as its strips need.

    The last ones start late when there is enough to shoot outside at night. Weekdays in `rest`
    (0 is Monday) stay free. Nothing is written.
    """
    preset = facts.rules.day
    waiting = [strip for strip in board.boneyard if not strip.pinned]
    dark = sum(strip.minutes for strip in waiting if strip.colour == "EXT NIGHT")
    if count is None:
        count = max(1, -(-sum(strip.minutes for strip in waiting) // preset.work))
    late = min(count - 1, (dark + preset.work // 2) // preset.work)
    dates = free_dates(first, count, {day.date for day in board.days}, rest)
    made = [
        Day(
            id=f"{NEW}{on.isoformat()}",
            shoot_day_id="",
            date=on,
            number=0,
            kind="shoot",
            call_minute=preset.night_call if at >= count - late else preset.call,
            work_minutes=preset.work,
            locked=False,
            note="",
            strips=(),
        )
        for at, on in enumerate(dates)
    ]
    return replace(board, days=_numbered([*board.days, *made]))


def _numbered(days: Iterable[Day]) -> tuple[Day, ...]:
    out: list[Day] = []
    number = 0
    for day in sorted(days, key=lambda one: (one.date, one.id)):
        number += day.shoots
        out.append(replace(day, number=number if day.shoots else None))
    return tuple(out)


def plan(
    board: Board,
    facts: Facts,
    options: Options | None = None,
    progress: Progress | None = None,
) -> Plan:
    """Propose days for the strips of a board: few moves, short spans of cast, days that fit.

    Pinned strips and locked days stay; nobody is planned on a day away. Strips of a day that
    does not change keep their order. Raises Cancelled when the progress is cancelled.
    """
    options = options or Options()
    rules = facts.rules.auto
    movable = _movable(board, options)
    problem = _problem(board, facts, movable)
    found = solve(
        problem,
        seed=rules.seed if options.seed is None else options.seed,
        iterations=rules.iterations if options.iterations is None else options.iterations,
        progress=progress or Progress(),
    )
    days = board.shooting_days
    target = {
        strip.id: None if at == NOWHERE else days[at].id
        for strip, at in zip(movable, found, strict=True)
    }
    moves = tuple(
        Move(strip.id, strip.day_id, target[strip.id])
        for strip in movable
        if strip.day_id != target[strip.id]
    )
    unplaced = tuple(
        Unplaced(strip.id, _reason(strip, item.days, days, facts))
        for strip, item in zip(movable, problem.items, strict=True)
        if target[strip.id] is None
    )
    return _told(board, _applied(board, movable, target, moves), moves, unplaced, facts)


def _told(
    board: Board,
    after: Board,
    moves: tuple[Move, ...],
    unplaced: tuple[Unplaced, ...],
    facts: Facts,
) -> Plan:
    return Plan(
        board_id=board.id,
        new_days=tuple(day for day in board.days if day.id.startswith(NEW)),
        sequences=tuple(
            (now.id, tuple(strip.id for strip in now.strips))
            for now, was in zip(after.days, board.days, strict=True)
            if now.strips != was.strips
        ),
        moves=moves,
        unplaced=unplaced,
        lines=_lines(after, facts),
        before=counts(board, facts),
        after=counts(after, facts),
    )


def applied(board: Board, proposal: Plan) -> Board:
    """Return the board as it would be after a plan, to show it before it is applied."""
    strips = {strip.id: strip for strip in board.strips()}
    gone = {move.strip_id: move.to_day for move in proposal.moves}
    sequences = dict(proposal.sequences)
    days = tuple(
        replace(
            day,
            strips=tuple(replace(strips[one], day_id=day.id) for one in sequences[day.id]),
        )
        if day.id in sequences
        else day
        for day in board.days
    )
    back = [
        replace(strips[one], day_id=None)
        for one, day_id in gone.items()
        if day_id is None and strips[one].day_id is not None
    ]
    kept = (strip for strip in board.boneyard if gone.get(strip.id) is None)
    return replace(board, days=days, boneyard=(*kept, *back))


def counts(board: Board, facts: Facts) -> Counts:
    """Count what makes a board dear."""
    timed = [(day, facts.timing(day)) for day in board.shooting_days]
    rows = dood(board, persons=facts.persons).rows
    sets = [[strip.set_id for strip in day.scene_strips] for day in board.shooting_days]
    mixed = ({strip.colour for strip in day.scene_strips} for day in board.shooting_days)
    return Counts(
        company_moves=sum(when.moves for _, when in timed),
        set_moves=sum(a != b for row in sets for a, b in itertools.pairwise(row)),
        cast_work=sum(row.work for row in rows),
        cast_hold=sum(row.hold for row in rows),
        overfull_days=sum(when.work > day.work_minutes for day, when in timed),
        mixed_days=sum({"EXT DAY", "EXT NIGHT"} <= colours for colours in mixed),
        unscheduled=len(board.boneyard),
    )


def _movable(board: Board, options: Options) -> list[Strip]:
    """Return the strips that may be moved, in story order."""
    found = [strip for strip in board.boneyard if not strip.pinned]
    if not options.only_boneyard:
        found += [
            strip
            for day in board.days
            if not day.locked
            for strip in day.scene_strips
            if not strip.pinned
        ]
    return sorted(found, key=_story)


def _problem(board: Board, facts: Facts, movable: Sequence[Strip]) -> Problem:
    days, auto = board.shooting_days, facts.rules.auto
    numbers = _Numbers(days)
    free = {strip.id for strip in movable}
    stays = tuple(
        numbers.item(strip, ())
        for day in days
        for strip in day.strips
        if strip.id not in free and strip.banner_kind != "meal"
    )
    items = tuple(
        numbers.item(
            strip,
            tuple(
                at
                for at, day in enumerate(days)
                if not day.locked and not facts.obstacles(strip, day.date)
            ),
        )
        for strip in movable
    )
    late = facts.rules.day.late_call
    slates = tuple(
        Slate(day.work_minutes, day.work_minutes + auto.overtime, day.call_minute >= late)
        for day in days
    )
    return Problem(items, stays, slates, facts.rules.day.move, auto)


class _Numbers:
    """Gives days, places, sets and characters the small numbers that the search works with."""

    def __init__(self, days: Sequence[Day]) -> None:
        self._days = {day.id: at for at, day in enumerate(days)}
        self._known: dict[tuple[str, str], int] = {}

    def _of(self, kind: str, key: str | None) -> int:
        return -1 if key is None else self._known.setdefault((kind, key), len(self._known))

    def item(self, strip: Strip, possible: tuple[int, ...]) -> Item:
        """Return a strip as the search sees it."""
        return Item(
            minutes=strip.minutes,
            place=self._of("place", strip.place_id),
            set=self._of("set", strip.set_id),
            cast=tuple(self._of("cast", ref.character_id) for ref in strip.cast),
            light=_LIGHT.get(strip.colour, 0),
            days=possible,
            home=self._days.get(strip.day_id or "", NOWHERE),
        )


def _applied(
    board: Board,
    movable: Sequence[Strip],
    target: dict[str, str | None],
    moves: Sequence[Move],
) -> Board:
    """Build the board after the moves, with changed days put into shooting order."""
    touched = {day for move in moves for day in (move.from_day, move.to_day)}
    free = {strip.id for strip in movable}
    days: list[Day] = []
    for day in board.days:
        if day.id not in touched:
            days.append(day)
            continue
        order = _shooting_order([s for s in movable if target[s.id] == day.id])
        strips = [replace(strip, day_id=day.id) for strip in order]
        for at, strip in enumerate(day.strips):
            if strip.id not in free:  # banners and pinned strips keep their place in the row
                strips.insert(at, strip)
        days.append(replace(day, strips=tuple(strips)))
    kept = [strip for strip in board.boneyard if target.get(strip.id) is None]
    back = [
        replace(strip, day_id=None)
        for strip in movable
        if strip.day_id is not None and target[strip.id] is None
    ]
    return replace(board, days=tuple(days), boneyard=(*kept, *back))


def _shooting_order(strips: Sequence[Strip]) -> list[Strip]:
    """Order a day: one place after another, in each its sets, from daylight to dark."""
    dark: dict[tuple[str | None, str | None], list[int]] = {}
    for strip in strips:
        for key in ((strip.place_id, None), (strip.place_id, strip.set_id)):
            dark.setdefault(key, []).append(_WITHIN_DAY.get(strip.colour, 1))
    mean = {key: sum(values) * 60 // len(values) for key, values in dark.items()}
    return sorted(
        strips,
        key=lambda s: (
            mean[s.place_id, None],
            s.place_id or "",
            mean[s.place_id, s.set_id],
            s.set_id or "",
            _WITHIN_DAY.get(s.colour, 1),
            _story(s),
        ),
    )


def _reason(strip: Strip, possible: Sequence[int], days: Sequence[Day], facts: Facts) -> Message:
    scenes = numbers_of([strip])
    if not days:
        return msg(N_("Scene {scenes}: the board has no shooting days."), scenes=scenes)
    if possible:
        text = N_("Scene {scenes} ({length}) does not fit: the days it could be shot on are full.")
        return msg(text, scenes=scenes, length=show_length(strip.minutes))
    names = [name for day in days for name in facts.obstacles(strip, day.date)]
    if not names:
        return msg(N_("Scene {scenes}: all days are locked."), scenes=scenes)
    text = N_("Scene {scenes}: on no open day are all of these available: {names}.")
    return msg(text, scenes=scenes, names=tuple(dict.fromkeys(names)))


def _lines(board: Board, facts: Facts) -> tuple[Message, ...]:
    out: list[Message] = []
    for day in board.shooting_days:
        when = facts.timing(day)
        places = " → ".join(facts.places[p].name for p in when.places if p in facts.places)
        out.append(
            msg(
                N_("Day {day}: {count} scenes, {work} of {planned} hours. {places}"),
                day=day.number,
                count=len(day.scene_strips),
                work=show_length(when.work),
                planned=show_length(day.work_minutes),
                places=places,
            )
        )
    pins = sum(strip.pinned for strip in board.strips())
    locks = sum(day.locked for day in board.days)
    if pins or locks:
        text = N_("Kept as they are: {pins} pinned strips, {locks} locked days.")
        out.append(msg(text, pins=pins, locks=locks))
    return tuple(out)


def _story(strip: Strip) -> tuple[int, str]:
    return min((scene.story for scene in strip.scenes), default=0), strip.id
