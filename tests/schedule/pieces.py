"""Boards for the tests of pure rules, made of records without a file."""

from datetime import date, timedelta

from studio.schedule.facts import Facts, Subject
from studio.schedule.model import Board, CastRef, Day, Strip, StripScene

FIRST = date(2026, 8, 3)


def ref(number):
    """Return role number n, played by person `p<n>`."""
    return CastRef(f"c{number}", f"Role {number}", f"角色{number}", number, f"p{number}")


def scene(number, *, cast=(), minutes=60, colour="INT DAY", place="A", set_=None, story=0):
    """Return a whole scene of four eighths at a place; its set is the place's unless given."""
    int_ext, time = colour.split(" ")
    name = set_ or place
    return StripScene(
        scene_id=f"scene {number}",
        number=number,
        episode=1,
        story=story,
        int_ext=int_ext,
        set_id=f"set {name}" if name else None,
        set_name=f"Set {name}",
        other_set_name="",
        time=time,
        time_of_day=time,
        synopsis="",
        other_synopsis="",
        cast=tuple(ref(n) for n in cast),
        eighths=4,
        minutes=minutes,
        seconds=30,
        place_id=place,
        place_name=f"Place {place}",
        other_place_name="",
        colour=colour,
    )


def strip(number, *, pinned=False, **values):
    """Return a strip with one scene, under the scene's number as id."""
    return Strip(number, "scene", "", "text", None, "", pinned, None, (scene(number, **values),))


def banner(text, minutes, kind="text"):
    """Return a banner under its text as id."""
    return Strip(text, "banner", text, kind, None, "", False, minutes, ())


def day(offset, *strips, kind="shoot", call=420, work=600, locked=False):
    """Return the day so many days after the first; its id is `day <offset>`."""
    on = FIRST + timedelta(days=offset)
    day_id = f"day {offset}"
    placed = tuple(
        Strip(
            s.id,
            s.kind,
            s.banner,
            s.banner_kind,
            day_id,
            s.sort,
            s.pinned,
            s.fixed_minutes,
            s.scenes,
        )
        for s in strips
    )
    return Day(day_id, f"date {offset}", on, None, kind, call, work, locked, "", placed)


def board(*days, boneyard=()):
    """Return a board whose shooting days are numbered from one."""
    numbered, count = [], 0
    for one in days:
        count += one.shoots
        values = {name: getattr(one, name) for name in Day.__slots__}
        numbered.append(Day(**{**values, "number": count if one.shoots else None}))
    return Board("board", "A", tuple(numbered), tuple(boneyard))


def facts(*, away=None, closed=None, born=None, people=9):
    """Return who is away on which day offsets, which places are closed, and births."""
    persons = {}
    for n in range(1, people + 1):
        persons[f"p{n}"] = Subject(
            f"Actor {n}", _spans((away or {}).get(n, ())), (born or {}).get(n)
        )
    places = {
        name: Subject(f"Place {name}", _spans((closed or {}).get(name, ()))) for name in "ABCDEF"
    }
    return Facts(persons, places)


def _spans(offsets):
    return tuple((FIRST + timedelta(days=n), FIRST + timedelta(days=n)) for n in offsets)
