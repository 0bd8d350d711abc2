"""Productions for the tests of the schedule, made of rows."""

from datetime import date

from studio.base.order import spread
from studio.project.production import create
from studio.project.store import insert, insert_many
from studio.schedule.store import add_days, ensure_board

FIRST = date(2026, 8, 3)


def production(folder, *, scenes=6, sets=2, cast=3, places=None, name="Show"):
    """Make a file with `scenes` scenes, two to an episode, in turn on sets and with cast.

    Each scene has `1-1` as number, four eighths and 60 minutes; a set's name is `Set 0`.
    """
    store = create(folder / f"{name}.studio", name)
    places = sets if places is None else places
    with store.edit("Make") as db:
        set_ids = insert_many(
            db, "story_set", [{"name": f"Set {n}", "other_name": f"S{n}"} for n in range(sets)]
        )
        place_ids = insert_many(
            db,
            "place",
            [{"name": f"Place {n}", "sort": rank} for n, rank in enumerate(spread(places))],
        )
        if places:
            insert_many(
                db,
                "set_place",
                [{"set_id": s, "place_id": place_ids[n % places]} for n, s in enumerate(set_ids)],
            )
        characters = insert_many(db, "character", [{"name": f"Role {n}"} for n in range(cast)])
        people = insert_many(
            db,
            "person",
            [{"name": f"Actor {n}", "sort": rank} for n, rank in enumerate(spread(cast))],
        )
        insert_many(
            db,
            "casting",
            [
                {"character_id": c, "person_id": p, "cast_number": n + 1}
                for n, (c, p) in enumerate(zip(characters, people, strict=True))
            ],
        )
        _scenes(db, scenes, set_ids, characters)
    return store


def _scenes(db, count, set_ids, characters):
    episodes = insert_many(
        db,
        "episode",
        [{"number": n + 1, "sort": rank} for n, rank in enumerate(spread((count + 1) // 2))],
    )
    rows = [
        {
            "episode_id": episodes[n // 2],
            "sort": "ix"[n % 2],
            "number": f"{n // 2 + 1}-{n % 2 + 1}",
            "int_ext": "INT" if n % 3 else "EXT",
            "set_id": set_ids[n % len(set_ids)] if set_ids else None,
            "time_of_day": "NIGHT" if n % 4 == 3 else "DAY",
            "eighths": 4,
            "minutes": 60,
            "seconds": 45,
        }
        for n in range(count)
    ]
    ids = insert_many(db, "scene", rows)
    if characters:
        pairs = {
            (scene, characters[k % len(characters)])
            for n, scene in enumerate(ids)
            for k in (n, n // 2)
        }
        insert_many(
            db, "scene_character", [{"scene_id": s, "character_id": c} for s, c in sorted(pairs)]
        )


def planned(folder, *, days=3, **values):
    """Make such a production with a board and days from the third of August 2026 on."""
    store = production(folder, **values)
    ensure_board(store)
    if days:
        add_days(store, FIRST, days)
    return store


def row(store, table, **values):
    """Insert one row of any table as a step of its own."""
    with store.edit("Add a row") as db:
        return insert(db, table, **values)


def ids_of(store, table):
    """Return the ids of a table's rows, in the order made."""
    return [str(r["id"]) for r in store.query(f"SELECT id FROM {table} ORDER BY id")]


def by_number(board):
    """Return the strip ids of a board by the first scene number."""
    return {strip.numbers[0]: strip.id for strip in board.strips() if strip.scenes}


def layout(board):
    """Return the scene numbers, or banner words, day by day; the boneyard last."""
    places = [*(day.strips for day in board.days), board.boneyard]
    return [["+".join(strip.numbers) or strip.banner for strip in strips] for strips in places]
