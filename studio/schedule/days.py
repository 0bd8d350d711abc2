"""Edits of shooting days: added, removed, changed, put in another order. Each is one step.

A date of the shoot is one row for all boards, so that a call sheet holds whichever board is
active; a day of a board points to it.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from studio.base.choice import one_of
from studio.base.clock import LAST
from studio.base.errors import StudioError
from studio.base.text import one_line
from studio.base.words import N_
from studio.project.store import Store, delete, gone, insert, update
from studio.schedule import placing
from studio.schedule.model import DAY_KINDS, Day, DayKind
from studio.schedule.presets import rules
from studio.schedule.reading import read_board

MOST_DAYS = 400


def add_day(
    store: Store,
    on: date,
    *,
    kind: DayKind = "shoot",
    call_minute: int | None = None,
    work_minutes: int | None = None,
) -> str:
    """Add a day to the active board and return its id; raises StudioError when it is taken."""
    preset = rules().day
    call = preset.call if call_minute is None else call_minute
    work = preset.work if work_minutes is None else work_minutes
    _check(call, work, kind)
    with store.edit(N_("Add day {date}"), date=on.isoformat()) as db:
        board_id = placing.ensure_board(store)
        if _day_on(store, board_id, on):
            raise StudioError(
                N_("{date} is on the board already. Choose another date."), date=on.isoformat()
            )
        return insert(
            db,
            "board_day",
            board_id=board_id,
            shoot_day_id=_shoot_day(store, on),
            kind=kind,
            call_minute=call,
            work_minutes=work,
        )


def add_days(
    store: Store,
    first: date,
    count: int,
    *,
    rest: Collection[int] = (),
    call_minute: int | None = None,
    work_minutes: int | None = None,
) -> list[str]:
    """Add shooting days from a date on and return their ids.

    Dates that are on the board already and weekdays in `rest` (0 is Monday) are passed over.
    """
    if not 1 <= count <= MOST_DAYS or len(set(rest)) > 6:
        raise StudioError(N_("Choose 1 to {most} days."), most=MOST_DAYS)
    with store.edit(N_("Add {count} shooting days"), count=count):
        board_id = placing.ensure_board(store)
        taken = {day.date for day in read_board(store, board_id).days}
        return [
            add_day(store, on, call_minute=call_minute, work_minutes=work_minutes)
            for on in free_dates(first, count, taken, rest)
        ]


def free_dates(
    first: date, count: int, taken: Collection[date], rest: Collection[int] = ()
) -> list[date]:
    """Return `count` dates from `first` on that are not taken and on no resting weekday."""
    if first > date.max - timedelta(days=8 * (count + len(taken))):
        raise StudioError(
            N_("{date} is too late to count days from. Choose an earlier date."),
            date=first.isoformat(),
        )
    found: list[date] = []
    on = first
    while len(found) < count:
        if on not in taken and on.weekday() not in rest:
            found.append(on)
        on += timedelta(days=1)
    return found


def remove_day(store: Store, day_id: str) -> None:
    """Take a day off its board; its scenes go to the boneyard and its banners go.

    The date itself stays known, with its call sheets.
    """
    label = placing.of_day(store, day_id, N_("Remove day {day}"), N_("Remove {date}"))
    with store.edit(label.text, **label.values) as db:
        placing.check_open(store, [day_id])
        db.execute("DELETE FROM strip WHERE board_day_id = ? AND kind = 'banner'", [day_id])
        rows = store.query(
            "SELECT id, board_id FROM strip WHERE board_day_id = ? ORDER BY sort, id", [day_id]
        )
        if rows:
            ids = [str(row["id"]) for row in rows]
            # A pin holds a strip on its day; without the day it would only hide it from the plan.
            db.execute("UPDATE strip SET pinned = 0 WHERE board_day_id = ?", [day_id])
            placing.place(store, ids, str(rows[0]["board_id"]), None, None)
        delete(db, "board_day", day_id)


def change_day(
    store: Store,
    day_id: str,
    *,
    on: date | None = None,
    kind: DayKind | None = None,
    call_minute: int | None = None,
    work_minutes: int | None = None,
    locked: bool | None = None,
    note: str | None = None,
) -> None:
    """Change a day. A date that another day of the board has is swapped with it.

    A locked day keeps its date, kind and times until it is unlocked. A day with scenes on it
    stays a shooting day.
    """
    given: dict[str, object] = {
        "kind": kind,
        "call_minute": call_minute,
        "work_minutes": work_minutes,
        "locked": None if locked is None else int(locked),
        "note": None if note is None else one_line(note),
    }
    values = {column: value for column, value in given.items() if value is not None}
    label = placing.of_day(store, day_id, N_("Change day {day}"), N_("Change {date}"))
    with store.edit(label.text, **label.values) as db:
        day = _day(store, day_id)
        if locked is not False and (on is not None or values.keys() - {"locked", "note"}):
            placing.check_open(store, [day_id])
        _check_change(store, day, {"kind": day.kind, **values})
        if values:
            update(db, "board_day", day_id, **values)
        if on is not None and on != day.date:
            _change_date(store, day, on)


def _check_change(store: Store, day: Day, values: Mapping[str, object]) -> None:
    """Raise StudioError when a day cannot become what is asked for."""
    call = int(str(values.get("call_minute", day.call_minute)))
    work = int(str(values.get("work_minutes", day.work_minutes)))
    _check(call, work, str(values["kind"]))
    if values["kind"] != "shoot" and day.scene_strips:
        raise StudioError(
            N_("{day} has scenes. Move them to other days first."),
            day=placing.day_name(store, day.id),
        )


def move_day(store: Store, day_id: str, before: str | None = None) -> None:
    """Put a day in front of another, or last: the dates stay, what is shot on them shifts.

    Days off keep their dates, unless the moved day is one; locked days keep theirs.
    """
    label = placing.of_day(store, day_id, N_("Move day {day}"), N_("Move {date}"))
    with store.edit(label.text, **label.values) as db:
        placing.check_open(store, [day_id])
        moved = _day(store, day_id)
        days = [
            day
            for day in read_board(store, _board_of(store, day_id)).days
            if not day.locked and (day.kind != "off" or moved.kind == "off")
        ]
        order = [day for day in days if day.id != day_id]
        order.insert(_index(order, before), moved)
        for day, slot in zip(order, days, strict=True):
            if day.id != slot.id:
                update(db, "board_day", day.id, shoot_day_id=slot.shoot_day_id)


def _index(order: Sequence[Day], before: str | None) -> int:
    return next((i for i, day in enumerate(order) if day.id == before), len(order))


def _change_date(store: Store, day: Day, on: date) -> None:
    board_id = _board_of(store, day.id)
    other = _day_on(store, board_id, on)
    if other:
        placing.check_open(store, [other])
        theirs = _day(store, other).shoot_day_id
        update(store.db, "board_day", other, shoot_day_id=day.shoot_day_id)
        update(store.db, "board_day", day.id, shoot_day_id=theirs)
        return
    known = store.query("SELECT id FROM shoot_day WHERE date = ? ORDER BY id", [on.isoformat()])
    shared = store.query(
        "SELECT 1 FROM board_day WHERE shoot_day_id = ? AND id <> ?", [day.shoot_day_id, day.id]
    )
    if known or shared:
        update(store.db, "board_day", day.id, shoot_day_id=_shoot_day(store, on))
    else:  # the same day, put off: what hangs on it comes along
        update(store.db, "shoot_day", day.shoot_day_id, date=on.isoformat())


def _shoot_day(store: Store, on: date) -> str:
    """Return the id of a date of the shoot, made when it is new."""
    rows = store.query(
        "SELECT id FROM shoot_day WHERE date = ? AND unit = '' ORDER BY id", [on.isoformat()]
    )
    return str(rows[0]["id"]) if rows else insert(store.db, "shoot_day", date=on.isoformat())


def _day_on(store: Store, board_id: str, on: date) -> str | None:
    rows = store.query(
        "SELECT board_day.id FROM board_day JOIN shoot_day ON shoot_day.id = shoot_day_id"
        " WHERE board_id = ? AND date = ?",
        [board_id, on.isoformat()],
    )
    return str(rows[0]["id"]) if rows else None


def _board_of(store: Store, day_id: str) -> str:
    rows = store.query("SELECT board_id FROM board_day WHERE id = ?", [day_id])
    if not rows:
        raise gone()
    return str(rows[0]["board_id"])


def _day(store: Store, day_id: str) -> Day:
    day = read_board(store, _board_of(store, day_id)).day(day_id)
    if day is None:
        raise gone()
    return day


def _check(call_minute: int, work_minutes: int, kind: str) -> None:
    if not 0 <= call_minute < 24 * 60:
        raise StudioError(N_("A call is between 00:00 and 23:59."))
    if not 0 <= work_minutes <= LAST:
        raise StudioError(
            N_("{minutes} minutes are not possible. Use 0 to {most}."),
            minutes=work_minutes,
            most=LAST,
        )
    one_of(kind, DAY_KINDS)


def next_date(days: Sequence[Day]) -> date:
    """Return the date behind the last day, or next Monday for a board without days."""
    if days:
        return max(day.date for day in days) + timedelta(days=1)
    today = datetime.now(UTC).astimezone().date()
    return today + timedelta(days=7 - today.weekday())
