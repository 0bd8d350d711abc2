"""A take by what a person types: its name, its file, its id, or the beginning of one of them."""

from collections.abc import Sequence

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.takes.model import Take

_MOST = 12


def take_name(take: Take) -> str:
    """Return scene, slate and number as one word, such as `1-2/3/4`; the file without a scene."""
    if not take.scene:
        return take.file
    number = "—" if take.number is None else str(take.number)
    return "/".join(part for part in (take.scene, take.slate, number) if part)


def find_take(takes: Sequence[Take], word: str) -> Take:
    """Return the one take that is meant; a whole word counts before the beginning of one.

    Raises StudioError that lists what there is when it is none or more than one.
    """
    asked = _plain(word)
    named = [(one, _words(one)) for one in takes]
    found = [one for one, words in named if asked in words]
    if not found and asked:
        found = [one for one, words in named if any(name.startswith(asked) for name in words)]
    if len(found) == 1:
        return found[0]
    if not takes:
        raise StudioError(N_("There are no takes yet. Add a folder of clips: studio takes add."))
    if found:
        raise StudioError(
            N_("“{word}” may be one of several takes: {takes}. Name its file."),
            word=word,
            takes=_listed([f"{take_name(one)} ({one.file})" for one in found]),
        )
    raise StudioError(
        N_("There is no take “{word}”. Name one of: {takes}."),
        word=word,
        takes=_listed([take_name(one) for one in takes]),
    )


def _words(take: Take) -> tuple[str, ...]:
    file = _plain(take.file)
    return _plain(take_name(take)), file, file.rpartition(".")[0] or file, take.id


def _plain(word: str) -> str:
    return "".join(word.split()).casefold()


def _listed(names: Sequence[str]) -> str:
    more = "…" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
