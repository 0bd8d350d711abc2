"""Reading the script from the project file."""

import base64
import zlib

from studio.project.store import Row, Store
from studio.script.model import Character, Episode, Line, Scene, StorySet
from studio.script.spans import load_spans

_SCENE = """
    SELECT scene.id, scene.episode_id, episode.number AS episode, scene.number, scene.heading,
           scene.int_ext, scene.set_id, coalesce(story_set.name, '') AS set_name,
           coalesce(story_set.other_name, '') AS other_set_name, scene.time, scene.time_of_day,
           scene.synopsis, scene.other_synopsis, scene.eighths, scene.seconds, scene.minutes,
           scene.page, scene.omitted, scene.revision_id
    FROM scene JOIN episode ON episode.id = scene.episode_id
    LEFT JOIN story_set ON story_set.id = scene.set_id
"""
_LINE = """
    SELECT line.id, line.scene_id, line.kind, line.character_id,
           coalesce(character.name, '') AS character, line.modifier, line.text, line.dual,
           line.spans, line.level, line.revision_id
    FROM line LEFT JOIN character ON character.id = line.character_id
"""


def episodes(store: Store) -> list[Episode]:
    """List the episodes in story order."""
    rows = store.query(
        """
        SELECT episode.id, episode.number, episode.title, episode.hook, episode.target_seconds,
               count(scene.id) AS scenes, coalesce(sum(scene.seconds), 0) AS seconds,
               EXISTS (SELECT 1 FROM gate WHERE gate.episode_id = episode.id) AS paywall
        FROM episode
        LEFT JOIN scene ON scene.episode_id = episode.id AND scene.omitted = 0
        GROUP BY episode.id ORDER BY episode.sort
        """
    )
    return [Episode(**{**row, "paywall": bool(row["paywall"])}) for row in rows]  # type: ignore[arg-type]


def scenes(store: Store, episode_id: str | None = None, *, omitted: bool = False) -> list[Scene]:
    """List the scenes of an episode, or of the season, in story order; omitted ones on demand."""
    terms = ["scene.episode_id = ?"] if episode_id else []
    terms += [] if omitted else ["scene.omitted = 0"]
    where = f"WHERE {' AND '.join(terms)}" if terms else ""
    values = [episode_id] if episode_id else []
    rows = store.query(f"{_SCENE} {where} ORDER BY episode.sort, scene.sort", values)
    return [_scene(row) for row in rows]


def scene(store: Store, scene_id: str) -> Scene | None:
    """Return one scene, or None when it is gone."""
    rows = store.query(f"{_SCENE} WHERE scene.id = ?", [scene_id])
    return _scene(rows[0]) if rows else None


def lines(store: Store, scene_id: str | None = None) -> list[Line]:
    """List the lines of a scene, or of the whole season, in story order."""
    if scene_id is not None:
        rows = store.query(f"{_LINE} WHERE line.scene_id = ? ORDER BY line.sort", [scene_id])
    else:
        rows = store.query(
            f"{_LINE} JOIN scene ON scene.id = line.scene_id"
            " JOIN episode ON episode.id = scene.episode_id"
            " ORDER BY episode.sort, scene.sort, line.sort"
        )
    return [_line(row) for row in rows]


def episode_lines(store: Store, episode_id: str) -> list[Line]:
    """List the lines of one episode in story order."""
    rows = store.query(
        f"{_LINE} JOIN scene ON scene.id = line.scene_id WHERE scene.episode_id = ?"
        " ORDER BY scene.sort, line.sort",
        [episode_id],
    )
    return [_line(row) for row in rows]


def characters(store: Store) -> list[Character]:
    """List the characters, most lines first."""
    rows = store.query(
        """
        SELECT character.id, character.name, character.other_name,
               (SELECT count(*) FROM line WHERE line.character_id = character.id
                AND line.kind IN ('dialogue', 'lyric')) AS lines,
               (SELECT count(*) FROM scene_character
                WHERE scene_character.character_id = character.id) AS scenes
        FROM character ORDER BY lines DESC, scenes DESC, character.name
        """
    )
    return [Character(**row) for row in rows]  # type: ignore[arg-type]


def sets(store: Store) -> list[StorySet]:
    """List the sets, those with most scenes first."""
    rows = store.query(
        """
        SELECT story_set.id, story_set.name, story_set.other_name, count(scene.id) AS scenes,
               coalesce(sum(scene.eighths), 0) AS eighths
        FROM story_set LEFT JOIN scene ON scene.set_id = story_set.id
        GROUP BY story_set.id ORDER BY scenes DESC, story_set.name
        """
    )
    return [StorySet(**row) for row in rows]  # type: ignore[arg-type]


def cast_of(store: Store) -> dict[str, list[str]]:
    """Return the character ids of each scene, by scene id; voices from elsewhere included."""
    cast: dict[str, list[str]] = {}
    for row in store.query("SELECT scene_id, character_id FROM scene_character ORDER BY id"):
        cast.setdefault(str(row["scene_id"]), []).append(str(row["character_id"]))
    return cast


def front_matter(store: Store) -> list[Row]:
    """Return the sources of the script with their front matter, in order of import."""
    return store.query("SELECT * FROM script_source ORDER BY sort")


def originals(store: Store) -> list[tuple[str, bytes]]:
    """Return the files that were imported and kept: format and bytes, in order of import."""
    rows = store.query("SELECT format, data FROM script_source WHERE data <> '' ORDER BY sort")
    return [(str(row["format"]), unpacked(str(row["data"]))) for row in rows]


def packed(data: bytes) -> str:
    """Pack the bytes of a file as text, which the change log can keep."""
    return base64.b64encode(zlib.compress(data, 6)).decode("ascii") if data else ""


def unpacked(text: str) -> bytes:
    """Unpack what `packed` made; nothing of what is damaged."""
    try:
        return zlib.decompress(base64.b64decode(text))
    except (ValueError, zlib.error):
        return b""


def _scene(row: Row) -> Scene:
    return Scene(**{**row, "omitted": bool(row["omitted"])})  # type: ignore[arg-type]


def _line(row: Row) -> Line:
    return Line(**{**row, "spans": load_spans(str(row["spans"]))})  # type: ignore[arg-type]
