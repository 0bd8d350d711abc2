"""Changing the script; each function is one undoable step, or part of the step around it."""

from collections.abc import Sequence

from studio.base.choice import one_of
from studio.base.errors import StudioError
from studio.base.order import after_last, between, between_many
from studio.base.text import clean_text, has_han, one_line
from studio.base.words import N_
from studio.project.store import Db, Store, delete, gone, insert, update
from studio.script import estimate
from studio.script import store as reading
from studio.script.effort import shooting_minutes
from studio.script.model import INT_EXT, KINDS, TIMES
from studio.script.reading import ReadLine
from studio.script.revisions import marked
from studio.script.spans import carried, dump_spans, load_spans

# What of a scene is printed as its heading.
_PRINTED = frozenset({"number", "heading", "set_id", "int_ext", "time", "time_of_day"})


def set_line_text(store: Store, line_id: str, text: str) -> None:
    """Change what a line says; an emptied line is removed."""
    text = clean_text(text).strip()
    with store.edit(N_("Edit a line of scene {number}"), number=_number_of(store, line_id)) as db:
        scene_id = _scene_of(store, line_id)
        if text:
            row = store.query("SELECT text, spans FROM line WHERE id = ?", [line_id])[0]
            if row["text"] != text:
                spans = dump_spans(carried(str(row["text"]), text, load_spans(str(row["spans"]))))
                update(db, "line", line_id, text=text, spans=spans, **marked(store))
        else:
            delete(db, "line", line_id)
        measure(store, db, scene_id)


def change_line(
    store: Store,
    line_id: str,
    *,
    kind: str | None = None,
    character: str | None = None,
    modifier: str | None = None,
) -> None:
    """Change the kind of a line, who speaks it (by name; made when new), or OS/VO."""
    values: dict[str, object] = {}
    with store.edit(N_("Edit a line of scene {number}"), number=_number_of(store, line_id)) as db:
        scene_id = _scene_of(store, line_id)
        if kind is not None:
            values["kind"] = one_of(kind, tuple(KINDS))
        if modifier is not None:
            values["modifier"] = one_line(modifier)
        if character is not None:
            name = one_line(character)
            values["character_id"] = add_to_cast(store, scene_id, name) if name else None
        if values:
            update(db, "line", line_id, **values, **marked(store))
        measure(store, db, scene_id)


def add_line(
    store: Store,
    scene_id: str,
    kind: str,
    text: str,
    *,
    after: str | None = None,
    at_top: bool = False,
    character: str = "",
    modifier: str = "",
) -> str:
    """Add a line at the end of a scene, at its top, or after another line, and return its id."""
    with store.edit(
        N_("Add a line to scene {number}"), number=_scene_number(store, scene_id)
    ) as db:
        ranks = [
            (str(row["id"]), str(row["sort"]))
            for row in store.query(
                "SELECT id, sort FROM line WHERE scene_id = ? ORDER BY sort", [scene_id]
            )
        ]
        rank = between("", ranks[0][1]) if at_top and ranks else _rank_after(ranks, after)
        name = one_line(character)
        line_id = insert(
            db,
            "line",
            scene_id=scene_id,
            sort=rank,
            kind=one_of(kind, tuple(KINDS)),
            text=clean_text(text).strip(),
            character_id=add_to_cast(store, scene_id, name) if name else None,
            modifier=one_line(modifier),
            **marked(store),
        )
        measure(store, db, scene_id)
    return line_id


def delete_lines(store: Store, line_ids: Sequence[str]) -> None:
    """Delete lines."""
    with store.edit(N_("Delete {count} lines"), count=len(line_ids)) as db:
        for scene_id in {_scene_of(store, line_id) for line_id in line_ids}:
            marks = ", ".join("?" * len(line_ids))
            db.execute(
                f"DELETE FROM line WHERE scene_id = ? AND id IN ({marks})", [scene_id, *line_ids]
            )
            measure(store, db, scene_id)


def move_lines(store: Store, line_ids: Sequence[str], scene_id: str, after: str | None) -> None:
    """Move lines behind another line of a scene, or to the scene's top when `after` is None."""
    moved = set(line_ids)
    with store.edit(N_("Move {count} lines"), count=len(line_ids)) as db:
        left = {_scene_of(store, line_id) for line_id in line_ids}
        ranks = [
            (str(row["id"]), str(row["sort"]))
            for row in store.query(
                "SELECT id, sort FROM line WHERE scene_id = ? ORDER BY sort", [scene_id]
            )
            if str(row["id"]) not in moved
        ]
        at = next((i + 1 for i, (row_id, _) in enumerate(ranks) if row_id == after), 0)
        low = ranks[at - 1][1] if at else ""
        high = ranks[at][1] if at < len(ranks) else ""
        for line_id, rank in zip(line_ids, between_many(low, high, len(line_ids)), strict=True):
            update(db, "line", line_id, scene_id=scene_id, sort=rank, **marked(store))
        for touched in left | {scene_id}:
            measure(store, db, touched)


def add_episode(store: Store, number: int | None, title: str = "") -> str:
    """Add an episode after the last one and return its id."""
    with store.edit(N_("Add episode {number}"), number=number or "") as db:
        ranks = [str(row["sort"]) for row in store.query("SELECT sort FROM episode")]
        return insert(
            db, "episode", number=number, title=one_line(title), sort=after_last(ranks)[0]
        )


def change_episode(store: Store, episode_id: str, **values: object) -> None:
    """Change columns of an episode: number, title, hook, target_seconds."""
    with store.edit(N_("Change an episode")) as db:
        update(db, "episode", episode_id, **values)


def delete_episode(store: Store, episode_id: str) -> None:
    """Delete an episode with its scenes and all that hangs on them."""
    rows = store.query("SELECT number FROM episode WHERE id = ?", [episode_id])
    number = rows[0]["number"] if rows else None
    with store.edit(N_("Delete episode {number}"), number="" if number is None else number) as db:
        delete(db, "episode", episode_id)


def set_paywall(store: Store, episode_id: str, on: bool) -> None:
    """Put a paywall behind an episode, or take it away."""
    with store.edit(N_("Change the paywall")) as db:
        db.execute("DELETE FROM gate WHERE episode_id = ?", [episode_id])
        if on:
            insert(db, "gate", episode_id=episode_id, kind="paywall")


def add_scene(
    store: Store,
    episode_id: str,
    number: str,
    *,
    after: str | None = None,
    first: bool = False,
    set_name: str = "",
) -> str:
    """Add a scene at the end of an episode, after another scene or as the first; return its id."""
    with store.edit(N_("Add scene {number}"), number=number) as db:
        ranks = [
            (str(row["id"]), str(row["sort"]))
            for row in store.query(
                "SELECT id, sort FROM scene WHERE episode_id = ? ORDER BY sort", [episode_id]
            )
        ]
        scene_id = insert(
            db,
            "scene",
            episode_id=episode_id,
            number=one_line(number),
            heading=one_line(set_name),
            set_id=find_set(store, db, set_name) if one_line(set_name) else None,
            sort=between("", ranks[0][1]) if first and ranks else _rank_after(ranks, after),
            **marked(store),
        )
        measure(store, db, scene_id)
    return scene_id


def delete_scene(store: Store, scene_id: str) -> None:
    """Delete a scene with its lines, elements and strips."""
    with store.edit(N_("Delete scene {number}"), number=_scene_number(store, scene_id)) as db:
        delete(db, "scene", scene_id)


def change_scene(store: Store, scene_id: str, **values: object) -> None:
    """Change columns of a scene; a length that is given stays as given, None estimates it anew.

    `set` names the set (made when new); `int_ext` and `time_of_day` take the words of the model
    or None. Raises StudioError for other words.
    """
    with store.edit(N_("Change scene {number}"), number=_scene_number(store, scene_id)) as db:
        if "set" in values:
            name = one_line(str(values.pop("set")))
            values["set_id"] = find_set(store, db, name) if name else None
        for column, words in (("int_ext", INT_EXT), ("time_of_day", tuple(TIMES))):
            if values.get(column) is not None:
                one_of(str(values[column]), words)
        for column in ("eighths", "seconds", "minutes"):
            if column in values:
                values[f"{column}_fixed"] = int(values[column] is not None)
                if values[column] is None:
                    del values[column]
        if _PRINTED & set(values):
            values |= marked(store)
        update(db, "scene", scene_id, **values)
        measure(store, db, scene_id)


def measure(store: Store, db: Db, scene_id: str) -> None:
    """Estimate anew the lengths of a scene that nobody has fixed."""
    row = store.query("SELECT * FROM scene WHERE id = ?", [scene_id])[0]
    lines = [
        ReadLine(line.kind, line.text, (0, 0), line.character)  # type: ignore[arg-type]
        for line in reading.lines(store, scene_id)
    ]
    cast = store.query("SELECT count(*) AS n FROM scene_character WHERE scene_id = ?", [scene_id])
    chinese = any(has_han(line.text) for line in lines)
    fresh: dict[str, object] = {}
    if not row["eighths_fixed"]:
        fresh["eighths"] = estimate.eighths_of(lines, _text(row["heading"]), chinese=chinese)
    if not row["seconds_fixed"]:
        fresh["seconds"] = estimate.seconds_of(lines, chinese=chinese)
    if not row["minutes_fixed"]:
        fresh["minutes"] = shooting_minutes(
            int(str(fresh.get("eighths", row["eighths"]))),
            int(str(cast[0]["n"])),
            _text(row["int_ext"]),
            _text(row["time_of_day"]),
        )
    if fresh:
        update(db, "scene", scene_id, **fresh)


def find_set(store: Store, db: Db, name: str) -> str:
    """Return the id of the set of that name, made when it is new."""
    rows = store.query("SELECT id FROM story_set WHERE name = ?", [one_line(name)])
    return str(rows[0]["id"]) if rows else insert(db, "story_set", name=one_line(name))


def find_character(store: Store, db: Db, name: str) -> str:
    """Return the id of the character of that name, made when it is new."""
    rows = store.query("SELECT id FROM character WHERE name = ?", [one_line(name)])
    return str(rows[0]["id"]) if rows else insert(db, "character", name=one_line(name))


def add_to_cast(store: Store, scene_id: str, name: str) -> str:
    """Put a character into a scene's cast, and return the character's id."""
    with store.edit(N_("Add {name} to a scene"), name=name) as db:
        character_id = find_character(store, db, name)
        known = store.query(
            "SELECT 1 FROM scene_character WHERE scene_id = ? AND character_id = ?",
            [scene_id, character_id],
        )
        if not known:
            insert(db, "scene_character", scene_id=scene_id, character_id=character_id)
            measure(store, db, scene_id)
    return character_id


def remove_from_cast(store: Store, scene_id: str, character_id: str) -> None:
    """Take a character out of a scene's cast."""
    with store.edit(
        N_("Change the cast of scene {number}"), number=_scene_number(store, scene_id)
    ) as db:
        db.execute(
            "DELETE FROM scene_character WHERE scene_id = ? AND character_id = ?",
            [scene_id, character_id],
        )
        measure(store, db, scene_id)


def change_character(store: Store, character_id: str, **values: object) -> None:
    """Change a character's name or other_name; the old name is remembered for rewrites.

    Raises StudioError for an empty name, and for the name of another character.
    """
    with store.edit(N_("Change a character")) as db:
        _keep_name(store, db, "character", character_id, values.get("name"))
        update(db, "character", character_id, **values)
        name = str(values.get("name", "?"))
        if not name.strip():
            raise StudioError(N_("A character needs a name. Type one and repeat."))
        if len(store.query("SELECT id FROM character WHERE name = ?", [name])) > 1:
            raise StudioError(N_("Another character is called “{name}” already."), name=name)


def change_set(store: Store, set_id: str, **values: object) -> None:
    """Change a set's name or other_name; the old name is remembered for rewrites."""
    with store.edit(N_("Change a set")) as db:
        _keep_name(store, db, "story_set", set_id, values.get("name"))
        update(db, "story_set", set_id, **values)


def _keep_name(store: Store, db: Db, table: str, row_id: str, name: object) -> None:
    """Remember the name that a character or a set had, when it gets another one."""
    rows = store.query(f"SELECT name FROM {table} WHERE id = ?", [row_id])
    if name is None or not rows or rows[0]["name"] in ("", name):
        return
    kept, owner = {"character": ("character_alias", "character_id")}.get(
        table, ("set_alias", "set_id")
    )
    known = store.query(
        f"SELECT id FROM {kept} WHERE {owner} = ? AND name = ?", [row_id, rows[0]["name"]]
    )
    if not known:
        insert(db, kept, **{owner: row_id, "name": rows[0]["name"]})


def _rank_after(ranks: list[tuple[str, str]], after: str | None) -> str:
    if after is None:
        return after_last([rank for _, rank in ranks])[0]
    for at, (row_id, rank) in enumerate(ranks):
        if row_id == after:
            return between(rank, ranks[at + 1][1] if at + 1 < len(ranks) else "")
    raise gone()


def _scene_of(store: Store, line_id: str) -> str:
    rows = store.query("SELECT scene_id FROM line WHERE id = ?", [line_id])
    if not rows:
        raise gone()
    return str(rows[0]["scene_id"])


def _number_of(store: Store, line_id: str) -> str:
    return _scene_number(store, _scene_of(store, line_id))


def _scene_number(store: Store, scene_id: str) -> str:
    rows = store.query("SELECT number FROM scene WHERE id = ?", [scene_id])
    return str(rows[0]["number"]) if rows else ""


def _text(value: object) -> str | None:
    return None if value is None else str(value)
