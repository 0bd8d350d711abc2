"""The subtitles in the project file, read; `editing` and `texts` write them."""

from collections.abc import Sequence
from typing import Literal

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.i18n import canonical
from studio.project.production import production
from studio.project.store import Row, Store
from studio.subtitles.model import TrackCue, TrackLanguage, source_hash

_TRACK = """
    SELECT cue.id, cue.episode_id, cue.scene_id, cue.line_id, cue.kind, cue.place,
           coalesce(own.start_ms, cue.start_ms) AS start_ms,
           coalesce(own.end_ms, cue.end_ms) AS end_ms,
           coalesce(own.start_ms, own.end_ms) IS NOT NULL AS apart,
           coalesce(character.name, '') AS speaker,
           CASE WHEN scene.omitted = 1 THEN NULL ELSE line.text END AS line,
           main.text AS main, main.source_hash AS main_hash,
           coalesce(own.text, '') AS text, coalesce(own.status, '') AS status,
           coalesce(own.source_hash, '') AS hash
    FROM cue JOIN episode ON episode.id = cue.episode_id
    LEFT JOIN line ON line.id = cue.line_id
    LEFT JOIN scene ON scene.id = cue.scene_id
    LEFT JOIN character ON character.id = line.character_id
    LEFT JOIN cue_text AS own ON own.cue_id = cue.id AND own.language_id = ?
    LEFT JOIN cue_text AS main ON main.cue_id = cue.id AND main.language_id = ?
"""
_ORDER = " ORDER BY episode.sort, start_ms, end_ms, cue.id"


def source_code(store: Store) -> str:
    """Return the language of the script."""
    return canonical(production(store).language)


def languages(store: Store) -> list[TrackLanguage]:
    """List the languages of the subtitles, that of the script first."""
    source = source_code(store)
    rows = store.query("SELECT id, code, platform, status FROM language ORDER BY sort")
    found = [
        TrackLanguage(
            str(row["id"]),
            str(row["code"]),
            str(row["platform"]),
            str(row["status"]),
            row["code"] == source,
        )
        for row in rows
    ]
    return sorted(found, key=lambda language: not language.source)


def find_language(store: Store, code: str) -> TrackLanguage | None:
    """Return the language of that code, or None when the subtitles have none."""
    wanted = canonical(code)
    return next((one for one in languages(store) if one.code == wanted), None)


def known_language(store: Store, code: str) -> TrackLanguage:
    """Return the language of that code; raises StudioError that lists those there are."""
    found = find_language(store, code)
    if found is None:
        raise StudioError(
            N_("There are no subtitles in {language}. Choose one of: {known}."),
            language=code,
            known=", ".join(one.code for one in languages(store)) or "—",
        )
    return found


def track(store: Store, code: str, episode_id: str | None = None) -> list[TrackCue]:
    """List the cues of an episode, or of the season, as they are in one language, by time."""
    where, values = ("WHERE cue.episode_id = ?", [episode_id]) if episode_id else ("", [])
    return _track(store, code, where, values)


def scene_track(store: Store, code: str, scene_id: str) -> list[TrackCue]:
    """List the cues of a scene as they are in one language, by time."""
    return _track(store, code, "WHERE cue.scene_id = ?", [scene_id])


def cues(store: Store, code: str, cue_ids: Sequence[str]) -> list[TrackCue]:
    """Return some cues as they are in one language, by time."""
    marks = ", ".join("?" * len(cue_ids))
    return _track(store, code, f"WHERE cue.id IN ({marks})", list(cue_ids))


def episode_of(store: Store, cue_id: str) -> str | None:
    """Return the id of the episode that a cue stands in; None when there is no such cue."""
    rows = store.query("SELECT episode_id FROM cue WHERE id = ?", [cue_id])
    return str(rows[0]["episode_id"]) if rows else None


def _track(store: Store, code: str, where: str, values: Sequence[str]) -> list[TrackCue]:
    ids = {one.code: one.id for one in languages(store)}
    source = source_code(store)
    wanted = canonical(code)
    rows = store.query(
        f"{_TRACK} {where} {_ORDER}", [ids.get(wanted, ""), ids.get(source, ""), *values]
    )
    return [_cue(row, is_source=wanted == source) for row in rows]


def _cue(row: Row, *, is_source: bool) -> TrackCue:
    line, main = _text(row["line"]), _text(row["main"])
    change: Literal["", "changed", "line deleted"] = ""
    if row["text"] and row["hash"] != source_hash(line, None if is_source else main):
        change = "changed"
        if line is None and row["main_hash"] not in (None, "", source_hash(None, None)):
            change = "line deleted"
    values = {key: row[key] for key in _COLUMNS}
    made_from = line if is_source or not main else main
    return TrackCue(
        **values,  # type: ignore[arg-type]
        source=made_from or "",
        change=change,
        apart=bool(row["apart"]),
    )


_COLUMNS = (
    "id",
    "episode_id",
    "scene_id",
    "line_id",
    "start_ms",
    "end_ms",
    "kind",
    "place",
    "speaker",
    "text",
    "status",
)


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def progress(store: Store) -> dict[str, dict[str, tuple[int, int]]]:
    """Count by episode id and language code how many cues have a text, of how many."""
    known = {one.id: one.code for one in languages(store)}
    cues = store.query("SELECT episode_id, count(*) AS cues FROM cue GROUP BY episode_id")
    # One walk through the texts: joined to every language, each cue would be looked up for each.
    rows = store.query(
        """
        SELECT cue.episode_id, language_id, count(DISTINCT cue_id) AS done
        FROM cue_text JOIN cue ON cue.id = cue_text.cue_id
        WHERE cue_text.text <> '' GROUP BY cue.episode_id, language_id
        """
    )
    done = {
        (str(row["episode_id"]), str(row["language_id"])): int(str(row["done"])) for row in rows
    }
    found: dict[str, dict[str, tuple[int, int]]] = {}
    for row in cues:
        episode_id, whole = str(row["episode_id"]), int(str(row["cues"]))
        found[episode_id] = {
            code: (done.get((episode_id, language_id), 0), whole)
            for language_id, code in known.items()
        }
    return found
