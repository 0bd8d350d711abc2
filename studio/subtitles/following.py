"""Cues go with their script lines when a rewrite moves these to another scene."""

from studio.base.words import N_
from studio.project.store import Store, update

_LEFT_BEHIND = """
    SELECT cue.id, line.scene_id, scene.episode_id FROM cue
    JOIN line ON line.id = cue.line_id JOIN scene ON scene.id = line.scene_id
    WHERE cue.scene_id IS NOT line.scene_id OR cue.episode_id <> scene.episode_id
"""


def follow_script(store: Store) -> int:
    """Give cues the scene and episode that their lines are in now; returns how many moved."""
    rows = store.query(_LEFT_BEHIND)
    if rows:
        with store.edit(N_("Move subtitles with their lines")) as db:
            for row in rows:
                update(
                    db,
                    "cue",
                    str(row["id"]),
                    scene_id=row["scene_id"],
                    episode_id=row["episode_id"],
                )
    return len(rows)
