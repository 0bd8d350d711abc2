"""Scenes that leave the script or come back, with their strips on the boards."""

from collections.abc import Sequence

from studio.base.words import N_
from studio.project.store import Store
from studio.schedule import store as schedule
from studio.script import editing, locking
from studio.script import store as script


def remove_scenes(store: Store, scene_ids: Sequence[str]) -> bool:
    """Delete scenes; when numbers are locked they are omitted. Returns whether they were omitted.

    A scene that is omitted already is deleted only while numbers are not locked.
    """
    locked = locking.is_locked(store)
    with store.edit(
        N_("Omit {count} scenes") if locked else N_("Delete from the script"), count=len(scene_ids)
    ):
        for scene_id in scene_ids:
            scene = script.scene(store, scene_id)
            if scene is not None and locked and scene.number:
                locking.omit_scene(store, scene_id)
            elif scene is not None:
                editing.delete_scene(store, scene_id)
        if locked:
            schedule.sync_strips(store)
    return locked


def restore_scenes(store: Store, scene_ids: Sequence[str]) -> None:
    """Bring omitted scenes back; their strips wait in the boneyard of each board."""
    with store.edit(N_("Restore {count} scenes"), count=len(scene_ids)):
        for scene_id in scene_ids:
            locking.restore_scene(store, scene_id)
        schedule.sync_strips(store)
