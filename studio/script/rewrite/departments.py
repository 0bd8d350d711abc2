"""A change list by who has to act on it: cast, things, lengths and sets."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.script.rewrite.changes import Element, SceneChange, SceneState


@dataclass(frozen=True, slots=True)
class Departments:
    """A change list by who has to act on it.

    Cast and things as (name, scene number), things with their category; lengths as (scene number,
    eighths before, eighths after), 0 for a scene that was or is not there; sets as (scene number,
    set before, set after).
    """

    cast_in: tuple[tuple[str, str], ...]
    cast_out: tuple[tuple[str, str], ...]
    things_in: tuple[tuple[Element, str], ...]
    things_out: tuple[tuple[Element, str], ...]
    lengths: tuple[tuple[str, int, int], ...]
    sets: tuple[tuple[str, str, str], ...]


def departments(told: Sequence[SceneChange]) -> Departments:
    """Sort a change list by department."""
    return Departments(
        tuple((name, one.number) for one in told for name in one.cast_in),
        tuple((name, one.number) for one in told for name in one.cast_out),
        tuple((thing, one.number) for one in told for thing in one.elements_in),
        tuple((thing, one.number) for one in told for thing in one.elements_out),
        tuple(
            (one.number, _eighths(one.before), _eighths(one.after))
            for one in told
            if _eighths(one.before) != _eighths(one.after)
        ),
        tuple(
            (one.number, one.before.set, one.after.set)
            for one in told
            if one.before and one.after and one.before.set != one.after.set
        ),
    )


def _eighths(state: SceneState | None) -> int:
    return state.eighths if state else 0
