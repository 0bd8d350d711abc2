"""What the page does to takes: one step each, for one take or for all that are selected."""

from collections.abc import Sequence

from studio.base.errors import StudioError
from studio.base.text import one_line
from studio.base.words import N_
from studio.project.store import Store
from studio.script import store as script
from studio.takes import store as room
from studio.takes.model import Take
from studio.takes.naming import scene_numbered


def change(store: Store, takes: Sequence[Take], **values: object) -> None:
    """Give the same values to takes, as one step."""
    if len(takes) == 1:
        room.change_take(store, takes[0].id, **values)
    elif takes:
        with store.edit(N_("Change {count} takes"), count=len(takes)):
            for take in takes:
                room.change_take(store, take.id, **values)


def circle(store: Store, takes: Sequence[Take]) -> bool:
    """Circle takes, or take the circles away when all have one; returns what they are now."""
    wanted = not all(take.circled for take in takes)
    change(store, takes, circled=wanted)
    return wanted


def link(store: Store, takes: Sequence[Take], scene: str) -> None:
    """Link takes to the scene of this number; nothing typed takes the link away.

    Raises StudioError when there is no such scene.
    """
    scene_id = scene_numbered(scene, script.scenes(store)).id if scene.strip() else None
    link_to(store, takes, scene_id)


def link_to(store: Store, takes: Sequence[Take], scene_id: str | None) -> None:
    """Link takes to a scene with the slates and numbers that they have; None unlinks them."""
    with store.edit(N_("Link {count} takes"), count=len(takes)):
        for take in takes:
            room.link_take(store, take.id, scene_id, take.slate, take.number)


def set_slate(store: Store, takes: Sequence[Take], slate: str) -> None:
    """Say what stood on the slate. Raises StudioError for a take without a scene."""
    if any(take.scene_id is None for take in takes):
        raise StudioError(N_("A slate belongs to a scene. Type the scene first."))
    with store.edit(N_("Link {count} takes"), count=len(takes)):
        for take in takes:
            room.link_take(store, take.id, take.scene_id, one_line(slate), take.number)
