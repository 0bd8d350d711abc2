"""Reading boards from the project file with a few queries, however many strips there are."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from studio.project.production import production
from studio.project.store import Row, Store
from studio.schedule.facts import Facts, Subject
from studio.schedule.model import (
    NEW,
    Board,
    BoardInfo,
    CastRef,
    Day,
    ElementRef,
    Strip,
    StripScene,
    cast_order,
    in_proportion,
    shares,
)
from studio.schedule.presets import rules, strip_colours
from studio.script.rewrite import history

_PartRow = tuple[str, str, str, int | None, int | None]  # id, strip, scene, eighths, minutes
_SCENES = """
    SELECT scene.id, scene.number, episode.number AS episode, scene.int_ext, scene.set_id,
           coalesce(story_set.name, '') AS set_name,
           coalesce(story_set.other_name, '') AS other_set_name, scene.time, scene.time_of_day,
           scene.synopsis, scene.other_synopsis, scene.eighths, scene.minutes, scene.seconds
    FROM scene JOIN episode ON episode.id = scene.episode_id
    LEFT JOIN story_set ON story_set.id = scene.set_id
    WHERE scene.omitted = 0
    ORDER BY episode.sort, scene.sort, scene.id
"""
_CAST = """
    SELECT character.id, character.name, character.other_name, casting.cast_number,
           casting.person_id
    FROM character LEFT JOIN casting ON casting.character_id = character.id
    ORDER BY casting.cast_number IS NOT NULL, casting.cast_number DESC, casting.id DESC
"""
_PARTS = """
    SELECT strip_scene.id, strip_scene.strip_id, strip_scene.scene_id, strip_scene.eighths,
           strip_scene.minutes
    FROM strip_scene JOIN strip ON strip.id = strip_scene.strip_id
    WHERE strip.board_id = ? ORDER BY strip_scene.sort, strip_scene.id
"""
_DAYS = """
    SELECT board_day.id, board_day.shoot_day_id, shoot_day.date, board_day.kind,
           board_day.call_minute, board_day.work_minutes, board_day.locked, board_day.note
    FROM board_day JOIN shoot_day ON shoot_day.id = board_day.shoot_day_id
    WHERE board_day.board_id = ? ORDER BY shoot_day.date, board_day.id
"""
_BOARDS = """
    SELECT board.id, board.name, board.active, count(board_day.id) AS days
    FROM board LEFT JOIN board_day ON board_day.board_id = board.id
    GROUP BY board.id ORDER BY board.sort, board.id
"""


def boards(store: Store) -> list[BoardInfo]:
    """List the boards in their order."""
    return [
        BoardInfo(str(row["id"]), str(row["name"]), bool(row["active"]), int(str(row["days"])))
        for row in store.query(_BOARDS)
    ]


def active_id(store: Store) -> str:
    """Return the id of the active board, or an empty text when there is no board."""
    rows = store.query("SELECT id FROM board ORDER BY active DESC, sort, id LIMIT 1")
    return str(rows[0]["id"]) if rows else ""


def active_board(store: Store) -> Board:
    """Read the active board; scenes without a strip are in the boneyard, even without a board."""
    return read_board(store, active_id(store))


def read_board(store: Store, board_id: str) -> Board:
    """Read one board."""
    strips = _strips(store, board_id)
    days: list[Day] = []
    number = 0
    for row in store.query(_DAYS, [board_id]):
        shoots = row["kind"] == "shoot"
        number += shoots
        days.append(_day(row, number if shoots else None, strips.get(str(row["id"]), [])))
    names = store.query("SELECT name FROM board WHERE id = ?", [board_id])
    name = str(names[0]["name"]) if names else ""
    return Board(board_id, name, tuple(days), tuple(strips.get(None, [])))


def _day(row: Row, number: int | None, strips: list[Strip]) -> Day:
    return Day(
        id=str(row["id"]),
        shoot_day_id=str(row["shoot_day_id"]),
        date=date.fromisoformat(str(row["date"])),
        number=number,
        kind=row["kind"],  # type: ignore[arg-type]
        call_minute=int(str(row["call_minute"])),
        work_minutes=int(str(row["work_minutes"])),
        locked=bool(row["locked"]),
        note=str(row["note"]),
        strips=tuple(strips),
    )


def _strips(store: Store, board_id: str) -> dict[str | None, list[Strip]]:
    scenes = _scenes(store)
    on_strip = _parts(store, board_id, scenes)
    found: dict[str | None, list[Strip]] = {}
    rows = store.db.execute(
        "SELECT id, kind, banner, banner_kind, board_day_id, sort, pinned, minutes"
        " FROM strip WHERE board_id = ? ORDER BY sort, id",
        [board_id],
    )
    for strip_id, kind, banner, banner_kind, day_id, sort, pinned, minutes in rows:
        parts = tuple(on_strip.get(strip_id, ()))
        if parts or kind == "banner":
            strip = Strip(
                strip_id, kind, banner, banner_kind, day_id, sort, bool(pinned), minutes, parts
            )
            found.setdefault(day_id, []).append(strip)
    placed = {part.scene_id for parts in on_strip.values() for part in parts}
    fresh = [
        Strip(f"{NEW}{scene.scene_id}", "scene", "", "text", None, "", False, None, (scene,))
        for scene in scenes.values()
        if scene.scene_id not in placed
    ]
    if fresh:
        found.setdefault(None, []).extend(fresh)
    return found


def _parts(
    store: Store, board_id: str, scenes: Mapping[str, StripScene]
) -> dict[str, list[StripScene]]:
    """Return what is on each strip, by strip id."""
    rows: list[_PartRow] = store.db.execute(_PARTS, [board_id]).fetchall()
    of_scene: dict[str, list[_PartRow]] = {}
    for row in rows:
        of_scene.setdefault(row[2], []).append(row)
    part_of = {
        row[0]: part
        for scene_id, parts in of_scene.items()
        if len(parts) > 1
        for row, part in zip(sorted(parts), _divide(scenes[scene_id], sorted(parts)), strict=True)
    }
    found: dict[str, list[StripScene]] = {}
    for row in rows:
        found.setdefault(row[1], []).append(part_of.get(row[0]) or scenes[row[2]])
    return found


def _divide(scene: StripScene, parts: list[_PartRow]) -> Iterator[StripScene]:
    """Give each part its share; parts count in the order they were made."""
    eighths = shares(scene.eighths, [part[3] for part in parts])
    minutes = shares(scene.minutes, [part[4] for part in parts])
    seconds = in_proportion(scene.seconds, eighths)
    count = len(parts)
    for index, (length, time, screen) in enumerate(zip(eighths, minutes, seconds, strict=True), 1):
        yield replace(scene, eighths=length, minutes=time, seconds=screen, part=index, parts=count)


def _scenes(store: Store) -> dict[str, StripScene]:
    """Return every whole scene of the script in story order, by id."""
    cast = _cast(store)
    places = {
        row[0]: row[1:]
        for row in store.db.execute(
            "SELECT set_place.set_id, place.id, place.name, place.other_name"
            " FROM set_place JOIN place ON place.id = set_place.place_id ORDER BY set_place.id"
        )
    }
    colour = strip_colours().key
    found: dict[str, StripScene] = {}
    for story, row in enumerate(store.db.execute(_SCENES)):
        scene_id, number, episode, int_ext, set_id, set_name, other_set_name = row[:7]
        time, time_of_day, synopsis, other_synopsis, eighths, minutes, seconds = row[7:]
        place_id, place_name, other_place_name = places.get(set_id, (None, "", ""))
        found[scene_id] = StripScene(
            scene_id,
            number,
            episode,
            story,
            int_ext,
            set_id,
            set_name,
            other_set_name,
            time,
            time_of_day,
            synopsis,
            other_synopsis,
            cast.get(scene_id, ()),
            eighths,
            minutes,
            seconds,
            place_id,
            place_name,
            other_place_name,
            colour(int_ext, time_of_day),
        )
    return found


def _cast(store: Store) -> dict[str, tuple[CastRef, ...]]:
    """Return the characters of each scene by cast number; the first casting of one counts."""
    refs = {row[0]: CastRef(*row) for row in store.db.execute(_CAST)}
    order = {
        key: index for index, key in enumerate(sorted(refs, key=lambda k: cast_order(refs[k])))
    }
    by_scene: dict[str, set[str]] = {}
    for scene_id, character_id in store.db.execute(
        "SELECT scene_id, character_id FROM scene_character WHERE voice_only = 0"
    ):
        by_scene.setdefault(scene_id, set()).add(character_id)
    return {
        scene_id: tuple(refs[key] for key in sorted(members, key=order.__getitem__))
        for scene_id, members in by_scene.items()
    }


def read_facts(store: Store, language: str = "") -> Facts:
    """Read what the rules need; names are in `language` (BCP 47) where the file has them."""
    about = production(store)
    other = bool(language) and about.choose(language, "main", "other") == "other"
    return Facts(
        persons=_subjects(store, "person", "availability", "birth_date", other),
        places=_subjects(store, "place", "place_availability", "NULL", other),
        rules=rules(about.country),
        other=other,
        rewritten=frozenset(history.unseen_scenes(store, "board")),
    )


def _subjects(
    store: Store, table: str, away_table: str, born: str, other: bool
) -> dict[str, Subject]:
    away: dict[str, list[tuple[date, date]]] = {}
    for row in store.query(
        f"SELECT {table}_id AS id, first_date, last_date FROM {away_table}"
        " ORDER BY first_date, last_date"
    ):
        span = (
            date.fromisoformat(str(row["first_date"])),
            date.fromisoformat(str(row["last_date"])),
        )
        away.setdefault(str(row["id"]), []).append(span)
    found: dict[str, Subject] = {}
    for row in store.query(f"SELECT id, name, other_name, {born} AS born FROM {table}"):
        names = (str(row["name"]), str(row["other_name"]))
        birth = date.fromisoformat(str(row["born"])) if row["born"] else None
        found[str(row["id"])] = Subject(
            (names[1] or names[0]) if other else (names[0] or names[1]),
            tuple(away.get(str(row["id"]), ())),
            birth,
        )
    return found


def read_elements(store: Store) -> dict[str, tuple[ElementRef, ...]]:
    """Return the elements of each scene in the order of the breakdown, by scene id."""
    found: dict[str, list[ElementRef]] = {}
    for row in store.query(
        "SELECT scene_element.scene_id, element.id, element.name, element.other_name,"
        " category.key FROM scene_element JOIN element ON element.id = scene_element.element_id"
        " JOIN category ON category.id = element.category_id"
        " ORDER BY category.sort, element.name, element.id"
    ):
        ref = ElementRef(str(row["id"]), str(row["name"]), str(row["other_name"]), str(row["key"]))
        found.setdefault(str(row["scene_id"]), []).append(ref)
    return {scene_id: tuple(dict.fromkeys(refs)) for scene_id, refs in found.items()}
