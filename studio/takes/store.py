"""Takes in the project file: everything that reads or changes them, in one place."""

from studio.takes.adding import Added, add_clips, add_take, link_by_name, link_take, missing_clips
from studio.takes.editing import (
    add_marker,
    add_shot,
    change_marker,
    change_shot,
    change_take,
    remove_markers,
    remove_shots,
    remove_takes,
)
from studio.takes.reading import clip_info, shots, take, takes

__all__ = [
    "Added",
    "add_clips",
    "add_marker",
    "add_shot",
    "add_take",
    "change_marker",
    "change_shot",
    "change_take",
    "clip_info",
    "link_by_name",
    "link_take",
    "missing_clips",
    "remove_markers",
    "remove_shots",
    "remove_takes",
    "shots",
    "take",
    "takes",
]
