"""Takes and scenes found by what a person calls them: `1-2/3/4`, a file, an id; `1-2`."""

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.project.store import Store
from studio.script import store as script
from studio.takes.model import Take
from studio.takes.naming import same_number
from studio.takes.reading import takes


def find_take(store: Store, name: str) -> Take:
    """Return the take of a name such as `1-2/3/4`, `1-2/4` without a slate, `a.mp4`, or an id.

    Raises StudioError when there is none, or more than one.
    """
    found = takes(store)
    exact = [one for one in found if one.id == name.strip()]
    fitting = exact or [one for one in found if _is_called(one, name)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise StudioError(
            N_("More than one take is called {name}. Name one by its id: {ids}."),
            name=name.strip(),
            ids=tuple(f"{one.id} ({one.file})" for one in fitting),
        )
    raise StudioError(
        N_("There is no take {name}. Name one as the list does, such as 1-2/3/4, or by its file."),
        name=name.strip(),
    )


def scene_numbered(store: Store, number: str) -> str:
    """Return the id of the scene of a number. Raises StudioError when there is not just one."""
    found = [one.id for one in script.scenes(store) if same_number(one.number, number)]
    if len(found) == 1:
        return found[0]
    if found:
        raise StudioError(
            N_("More than one scene has the number {number}. Renumber them first."),
            number=number.strip(),
        )
    raise StudioError(N_("There is no scene {number} in the script."), number=number.strip())


def _is_called(take: Take, name: str) -> bool:
    if name.strip() == take.file:
        return True
    scene, *rest = (part.strip() for part in name.split("/"))
    if take.scene_id is None or not rest or not same_number(scene, take.scene):
        return False
    number = rest[-1].upper().removeprefix("T")
    if number != ("" if take.number is None else str(take.number)):
        return False
    slate = "/".join(rest[:-1])
    return slate.casefold() == take.slate.casefold()
