"""Cues added, split, merged, moved and retimed; each function is one undoable step."""

from collections.abc import Mapping, Sequence

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.i18n import canonical
from studio.project.store import Db, Row, Store, delete, insert, insert_many, update
from studio.script import store as script
from studio.subtitles import store as reading
from studio.subtitles import texts
from studio.subtitles.breaking import break_text, divided, joined, shown
from studio.subtitles.draft import draft
from studio.subtitles.limits import Limits, limits
from studio.subtitles.model import KINDS, PLACES, source_hash

_STALE = "changed"


def draft_episodes(
    store: Store, episode_ids: Sequence[str] | None = None, *, again: bool = False
) -> dict[str, int]:
    """Draft cues for episodes (all, without ids) and return how many each got, by episode id.

    An episode that has cues is left alone, unless `again` drafts it anew: then its cues and
    their texts in all languages are replaced. Raises StudioError when one of those is locked.
    """
    made: dict[str, int] = {}
    with store.edit(N_("Draft subtitles from the script")) as db:
        code = reading.source_code(store)
        language_id = texts.add_language(store, code)
        held = {str(row["id"]) for row in store.query("SELECT DISTINCT episode_id AS id FROM cue")}
        for episode in script.episodes(store):
            if episode_ids is not None and episode.id not in episode_ids:
                continue
            if episode.id in held:
                if not again:
                    continue
                texts.check_unlocked(store, _cue_ids(store, episode.id))
                db.execute("DELETE FROM cue WHERE episode_id = ?", [episode.id])
            made[episode.id] = _draft(store, db, episode.id, language_id, limits(code))
    return made


def _cue_ids(store: Store, episode_id: str) -> list[str]:
    rows = store.query("SELECT id FROM cue WHERE episode_id = ?", [episode_id])
    return [str(row["id"]) for row in rows]


def _draft(store: Store, db: Db, episode_id: str, language_id: str, within: Limits) -> int:
    seconds = {scene.id: scene.seconds for scene in script.scenes(store, episode_id)}
    lines = script.episode_lines(store, episode_id)
    said = {line.id: line.text for line in lines}
    found = draft(lines, within, seconds)
    rows = [
        {
            "episode_id": episode_id,
            "scene_id": cue.scene_id,
            "line_id": cue.line_id,
            "start_ms": cue.start_ms,
            "end_ms": cue.end_ms,
            "kind": cue.kind,
            "place": "top" if cue.kind == "caption" else "bottom",
        }
        for cue in found
    ]
    ids = insert_many(db, "cue", rows)
    written = [
        {
            "cue_id": cue_id,
            "language_id": language_id,
            "text": cue.text,
            "source_hash": source_hash(said[cue.line_id], None),
        }
        for cue_id, cue in zip(ids, found, strict=True)
    ]
    insert_many(db, "cue_text", written)
    return len(ids)


def add_cue(
    store: Store,
    episode_id: str,
    start_ms: int,
    end_ms: int,
    *,
    scene_id: str | None = None,
    line_id: str | None = None,
    kind: str = "speech",
    place: str = "bottom",
) -> str:
    """Add a cue and return its id; raises StudioError unless it ends after it begins."""
    _check_times(start_ms, end_ms)
    texts.one_of(kind, KINDS)
    texts.one_of(place, PLACES)
    with store.edit(N_("Add a subtitle")) as db:
        return insert(
            db,
            "cue",
            episode_id=episode_id,
            scene_id=scene_id,
            line_id=line_id,
            start_ms=start_ms,
            end_ms=end_ms,
            kind=kind,
            place=place,
        )


def delete_cues(store: Store, cue_ids: Sequence[str]) -> None:
    """Delete cues with their texts in all languages; StudioError when one of those is locked."""
    with store.edit(N_("Delete {count} subtitles"), count=len(cue_ids)) as db:
        texts.check_unlocked(store, cue_ids)
        for cue_id in cue_ids:
            delete(db, "cue", cue_id)


def change_cue(store: Store, cue_id: str, **values: str | None) -> None:
    """Change columns of a cue: kind, place, scene_id, line_id."""
    for key, words in (("kind", KINDS), ("place", PLACES)):
        if key in values:
            texts.one_of(str(values[key]), words)
    with store.edit(N_("Change a subtitle")) as db:
        update(db, "cue", cue_id, **values)


def retime(store: Store, cue_id: str, start_ms: int, end_ms: int, code: str | None = None) -> None:
    """Give a cue other times, or its text in one language times of its own.

    Raises StudioError unless it ends after it begins.
    """
    _check_times(start_ms, end_ms)
    with store.edit(N_("Retime a subtitle")) as db:
        if code is None:
            update(db, "cue", cue_id, start_ms=start_ms, end_ms=end_ms)
        else:
            own = texts.add_language(store, code)
            texts.write(store, db, cue_id, own, {"start_ms": start_ms, "end_ms": end_ms})


def shift(store: Store, cue_ids: Sequence[str], by_ms: int) -> None:
    """Move cues in time, with what is timed apart in a language.

    Raises StudioError when one would begin before zero.
    """
    with store.edit(N_("Shift {count} subtitles"), count=len(cue_ids)) as db:
        for row in _rows(store, cue_ids):
            _move(store, db, row, 1.0, by_ms)


def stretch(store: Store, cue_ids: Sequence[str], start_ms: int, end_ms: int) -> None:
    """Retime cues together so that the first begins and the last ends at the given times."""
    _check_times(start_ms, end_ms)
    rows = _rows(store, cue_ids)
    first = min(int(str(row["start_ms"])) for row in rows)
    last = max(int(str(row["end_ms"])) for row in rows)
    _check_times(first, last)
    factor = (end_ms - start_ms) / (last - first)
    with store.edit(N_("Stretch {count} subtitles"), count=len(cue_ids)) as db:
        for row in rows:
            _move(store, db, row, factor, start_ms - first * factor)


def _move(store: Store, db: Db, row: Row, factor: float, by: float) -> None:
    def moved(value: object) -> int:
        at = round(int(str(value)) * factor + by)
        if at < 0:
            raise StudioError(N_("A subtitle would begin before zero. Shift it by less."))
        return at

    cue_id = str(row["id"])
    times = {key: moved(row[key]) for key in ("start_ms", "end_ms")}
    update(db, "cue", cue_id, **times)
    own = store.query(
        "SELECT id, start_ms, end_ms FROM cue_text WHERE cue_id = ?"
        " AND (start_ms IS NOT NULL OR end_ms IS NOT NULL)",
        [cue_id],
    )
    for text in own:
        kept = {k: moved(text[k]) for k in ("start_ms", "end_ms") if text[k] is not None}
        update(db, "cue_text", str(text["id"]), **kept)


def split(
    store: Store, cue_id: str, at_ms: int | None = None, cuts: Mapping[str, int] | None = None
) -> str:
    """Cut a cue in two, in all languages at once, and return the id of the second.

    Without a time it is cut in the middle. The first ends the least gap before the second, where
    it is long enough. Texts are divided at a pause near the same share, those of the languages
    in `cuts` at that character.
    Raises StudioError for a time outside of the cue, and for locked texts.
    """
    row = _rows(store, [cue_id])[0]
    start, end = int(str(row["start_ms"])), int(str(row["end_ms"]))
    at = (start + end) // 2 if at_ms is None else at_ms
    if not start < at < end:
        raise StudioError(N_("A subtitle is split at a time inside it. Choose one and repeat."))
    share = (at - start) / (end - start)
    gap = limits(reading.source_code(store)).gap
    with store.edit(N_("Split a subtitle")) as db:
        texts.check_unlocked(store, [cue_id])
        stale = _stale(store, cue_id)
        second = insert(db, "cue", **{k: v for k, v in row.items() if k != "id"} | {"start_ms": at})
        update(db, "cue", cue_id, end_ms=at - gap if at - gap > start else at)
        for text in store.query("SELECT * FROM cue_text WHERE cue_id = ?", [cue_id]):
            code, whole = _code(store, str(text["language_id"])), str(text["text"])
            if cuts and code in cuts:
                one, two = whole[: cuts[code]].strip(), whole[cuts[code] :].strip()
            else:
                one, two = divided(whole, limits(code), share)
            update(db, "cue_text", str(text["id"]), text=one, start_ms=None, end_ms=None)
            copy = {k: v for k, v in text.items() if k not in ("id", "start_ms", "end_ms")}
            insert(db, "cue_text", **copy | {"cue_id": second, "text": two})
        for one in (cue_id, second):
            _hash_anew(store, db, one, stale)
    return second


def merge(store: Store, cue_ids: Sequence[str]) -> str:
    """Make cues of one episode one, in all languages at once, and return its id.

    It keeps the line and the id of the earliest; texts are joined in the order of time and
    broken into lines where one has no room for them. Raises
    StudioError for locked texts.
    """
    rows = sorted(_rows(store, cue_ids), key=lambda row: int(str(row["start_ms"])))
    if len(rows) < 2 or len({row["episode_id"] for row in rows}) > 1:
        raise StudioError(N_("Choose two or more subtitles of one episode to merge them."))
    ids = [str(row["id"]) for row in rows]
    with store.edit(N_("Merge {count} subtitles"), count=len(ids)) as db:
        texts.check_unlocked(store, ids)
        stale = set().union(*(_stale(store, cue_id) for cue_id in ids))
        for language in reading.languages(store):
            found = {cue.id: cue for cue in reading.cues(store, language.code, ids)}
            said = [found[cue_id].text for cue_id in ids if found[cue_id].text]
            status = [found[cue_id].status for cue_id in ids if found[cue_id].status]
            if said:
                within = limits(language.code, language.platform)
                whole = shown(joined("\n".join(said), within), within)
                row = {"text": whole, "status": status[0], "start_ms": None, "end_ms": None}
                texts.write(store, db, ids[0], language.id, row)
        for cue_id in ids[1:]:
            delete(db, "cue", cue_id)
        update(db, "cue", ids[0], end_ms=max(int(str(row["end_ms"])) for row in rows))
        _hash_anew(store, db, ids[0], stale)
    return ids[0]


def break_lines(store: Store, cue_ids: Sequence[str], code: str) -> int:
    """Break texts of a language into lines anew and return how many changed.

    Status and source stay as they are. Raises StudioError for a locked text.
    """
    language = reading.known_language(store, canonical(code))
    within = limits(language.code, language.platform)
    cues = reading.cues(store, language.code, cue_ids)
    new = {cue.id: break_text(cue.text, within) for cue in cues}
    new = {cue.id: new[cue.id] for cue in cues if new[cue.id] != cue.text}
    if new:
        with store.edit(N_("Break lines of subtitles: {count}"), count=len(new)) as db:
            texts.check_unlocked(store, list(new), language.code)
            for cue_id, text in new.items():
                texts.write(store, db, cue_id, language.id, {"text": text})
    return len(new)


def _stale(store: Store, cue_id: str) -> set[str]:
    """Name the languages in which a cue's source changed and nobody has looked at it yet."""
    return {
        language.code
        for language in reading.languages(store)
        for cue in reading.cues(store, language.code, [cue_id])
        if cue.change
    }


def _hash_anew(store: Store, db: Db, cue_id: str, stale: set[str]) -> None:
    for language in reading.languages(store):
        code = language.code
        value = _STALE if code in stale else texts.hash_of(store, cue_id, code)
        db.execute(
            "UPDATE cue_text SET source_hash = ? WHERE cue_id = ? AND language_id = ?",
            [value, cue_id, language.id],
        )


def _rows(store: Store, cue_ids: Sequence[str]) -> list[Row]:
    marks = ", ".join("?" * len(cue_ids))
    rows = store.query(f"SELECT * FROM cue WHERE id IN ({marks})", list(cue_ids))
    if not rows or len(rows) != len(set(cue_ids)):
        raise StudioError(N_("That row is no longer there: it was removed in another place."))
    return rows


def _code(store: Store, language_id: str) -> str:
    rows = store.query("SELECT code FROM language WHERE id = ?", [language_id])
    return canonical(str(rows[0]["code"]))


def _check_times(start_ms: int, end_ms: int) -> None:
    if not 0 <= start_ms < end_ms:
        raise StudioError(N_("A subtitle begins at zero or later and ends after it begins."))
