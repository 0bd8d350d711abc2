"""What somebody typed for call sheets, in the project file: read and edited."""

from collections.abc import Mapping

from studio.base.clock import LAST
from studio.base.errors import StudioError
from studio.base.text import clean_text, one_line
from studio.base.words import N_
from studio.callsheet.model import CallEntry, DepartmentNote, Pair, SheetEntry
from studio.project.store import Row, Store, insert, name_of, update
from studio.schedule.timing import Hours

SHEET_TIMES = ("breakfast", "shooting_call", "lunch", "wrap")
SHEET_PAIRS = ("weather", "safety", "radio")
SHEET_TEXTS = (*SHEET_PAIRS, *(f"other_{key}" for key in SHEET_PAIRS))
CALL_TIMES = ("pickup", "makeup", "wardrobe", "on_set", "call")


def _sheet_row(store: Store, shoot_day_id: str) -> Row | None:
    rows = store.query(
        "SELECT * FROM call_sheet WHERE shoot_day_id = ? ORDER BY version DESC, id LIMIT 1",
        [shoot_day_id],
    )
    return rows[0] if rows else None


def sheet_entry(store: Store, shoot_day_id: str) -> SheetEntry:
    """Return what was typed for a day; nothing typed gives the empty entry."""
    row = _sheet_row(store, shoot_day_id)
    if row is None:
        return SheetEntry()
    pairs = {key: Pair(str(row[key]), str(row[f"other_{key}"])) for key in SHEET_PAIRS}
    times = {key: row[key] for key in SHEET_TIMES}
    return SheetEntry(version=int(str(row["version"])), **times, **pairs)  # type: ignore[arg-type]


def typed_hours(store: Store) -> dict[str, Hours]:
    """Return the shooting call, break and wrap typed for all days, by shoot day id."""
    rows = store.db.execute(
        "SELECT shoot_day_id, shooting_call, lunch, wrap FROM call_sheet ORDER BY version, id DESC"
    )
    return {shoot_day_id: Hours(*times) for shoot_day_id, *times in rows}


def call_entries(store: Store, shoot_day_id: str) -> dict[str, CallEntry]:
    """Return what was typed for single persons on a day, by person id."""
    rows = store.query(
        """
        SELECT call.* FROM call JOIN call_sheet ON call_sheet.id = call.call_sheet_id
        WHERE call_sheet.shoot_day_id = ? ORDER BY call_sheet.version, call.id
        """,
        [shoot_day_id],
    )
    return {
        str(row["person_id"]): CallEntry(
            **{key: row[key] for key in CALL_TIMES},  # type: ignore[arg-type]
            note=str(row["note"]),
        )
        for row in rows
    }


def department_notes(store: Store, shoot_day_id: str) -> tuple[DepartmentNote, ...]:
    """Return the notes to departments for a day, in the order of the departments."""
    rows = store.query(
        """
        SELECT department.id, department.name, department_note.text, department_note.other_text
        FROM department_note
        JOIN call_sheet ON call_sheet.id = department_note.call_sheet_id
        JOIN department ON department.id = department_note.department_id
        WHERE call_sheet.shoot_day_id = ? ORDER BY department.sort, department_note.id
        """,
        [shoot_day_id],
    )
    return tuple(
        DepartmentNote(
            str(row["id"]), str(row["name"]), Pair(str(row["text"]), str(row["other_text"]))
        )
        for row in rows
    )


def versions(store: Store) -> dict[str, int]:
    """Return the version of each call sheet that was begun, by shoot day id."""
    rows = store.query("SELECT shoot_day_id, max(version) AS n FROM call_sheet GROUP BY 1")
    return {str(row["shoot_day_id"]): int(str(row["n"])) for row in rows}


def ensure_sheet(store: Store, shoot_day_id: str) -> str:
    """Return the id of the call sheet of a day; it is made when there is none."""
    with store.edit(N_("Begin the call sheet of {date}"), date=_date(store, shoot_day_id)) as db:
        row = _sheet_row(store, shoot_day_id)
        if row is not None:
            return str(row["id"])
        return insert(db, "call_sheet", shoot_day_id=shoot_day_id)


def change_sheet(store: Store, shoot_day_id: str, **values: object) -> None:
    """Change what is typed for a day: times (None takes one back) and texts.

    Times are breakfast, shooting_call, lunch and wrap; texts are weather, safety and radio, each
    with its `other_` twin. Raises StudioError for a time outside of the day.
    """
    clean = _clean(values, SHEET_TIMES, SHEET_TEXTS)
    with store.edit(N_("Change the call sheet of {date}"), date=_date(store, shoot_day_id)) as db:
        update(db, "call_sheet", ensure_sheet(store, shoot_day_id), **clean)


def set_call(store: Store, shoot_day_id: str, person_id: str, **values: object) -> None:
    """Type a person's pickup, makeup, wardrobe, on_set or call time, or a note, for a day.

    None takes a time back to the computed one. Raises StudioError for a time outside of the day.
    """
    clean = _clean(values, CALL_TIMES, ("note",))
    with store.edit(
        N_("Change the call of {name} on {date}"),
        name=name_of(store, "person", person_id),
        date=_date(store, shoot_day_id),
    ) as db:
        sheet_id = ensure_sheet(store, shoot_day_id)
        rows = store.query(
            "SELECT id FROM call WHERE call_sheet_id = ? AND person_id = ?", [sheet_id, person_id]
        )
        if rows:
            update(db, "call", str(rows[0]["id"]), **clean)
        else:
            insert(db, "call", call_sheet_id=sheet_id, person_id=person_id, **clean)


def set_department_note(
    store: Store, shoot_day_id: str, department_id: str, text: str, other_text: str = ""
) -> None:
    """Write the note to a department for a day; two empty texts remove it."""
    texts = {"text": clean_text(text).strip(), "other_text": clean_text(other_text).strip()}
    with store.edit(
        N_("Change the department notes of {date}"), date=_date(store, shoot_day_id)
    ) as db:
        sheet_id = ensure_sheet(store, shoot_day_id)
        db.execute(
            "DELETE FROM department_note WHERE call_sheet_id = ? AND department_id = ?",
            [sheet_id, department_id],
        )
        if any(texts.values()):
            insert(
                db,
                "department_note",
                call_sheet_id=sheet_id,
                department_id=department_id,
                **texts,
            )


def _clean(
    values: Mapping[str, object], times: tuple[str, ...], texts: tuple[str, ...]
) -> dict[str, object]:
    clean: dict[str, object] = {}
    for key, value in values.items():
        if key in times:
            clean[key] = None if value is None else _time(value)
        elif key in texts:
            text = clean_text(str(value)).strip()
            clean[key] = one_line(text) if key == "note" else text
        else:
            raise TypeError(f"a call sheet has no {key}")
    return clean


def _time(value: object) -> int:
    if not isinstance(value, int) or not -LAST <= value <= LAST:
        raise StudioError(
            N_("{minutes} is not a time of a shooting day. Use a time from 00:00 to 48:00."),
            minutes=value,
        )
    return value


def _date(store: Store, shoot_day_id: str) -> str:
    rows = store.query("SELECT date FROM shoot_day WHERE id = ?", [shoot_day_id])
    if not rows:
        raise StudioError(N_("That shooting day is no longer there. Choose another day."))
    return str(rows[0]["date"])
