"""The state of the conversation: what was read, what was answered, and what follows from both."""

from studio.project.store import Store
from studio.script import store as script
from studio.script.aliases import Aliases
from studio.script.deciding import DECISIONS
from studio.script.likely_same import same_people, same_sets
from studio.script.reading import Kind, Reading
from studio.script.rewrite.changes import SceneChange
from studio.workflow import conversation
from studio.workflow.conversation import Answers, Preview
from studio.workflow.script_import import summary


class Talk:
    """Answers are given one by one; `found` is what the import would do with them."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self.reading = reading
        self.people: dict[str, str] = {}
        self.sets: dict[str, str] = {}
        self.kinds: dict[int, Kind] = {}
        self.raw = summary(reading)
        self._own_people = [one.name for one in script.characters(store)]
        self._own_sets = [one.name for one in script.sets(store)]
        self.found: Preview = conversation.preview(store, reading)

    def answers(self) -> Answers:
        """Return what was answered until now."""
        return Answers(Aliases(dict(self.people), dict(self.sets)), dict(self.kinds))

    def changed(self) -> list[SceneChange]:
        """Return the changes of scenes that the production has."""
        return [one for one in self.found.plan.told if one.kind != "same"]

    def all_people(self) -> list[str]:
        """Name those a name may mean: of the file, then those that only the production has."""
        return list(dict.fromkeys([*(name for name, _ in self.raw.cast), *self._own_people]))

    def all_sets(self) -> list[str]:
        """Name the sets a name may mean: of the file, then those of the production."""
        return list(dict.fromkeys([*(name for name, _ in self.raw.sets), *self._own_sets]))

    def offered_people(self) -> dict[str, str]:
        """Return who may be whom, of those who were not merged yet."""
        found = dict(same_people(self.raw.cast))
        return {alias: name for alias, name in found.items() if alias not in self.people}

    def offered_sets(self) -> dict[str, str]:
        """Return which set may be which other, of those that were not merged yet."""
        found = dict(same_sets(self.raw.sets))
        return {alias: name for alias, name in found.items() if alias not in self.sets}

    def accept_offers(self) -> None:
        """Merge all names that may be the same."""
        self.people |= self.offered_people()
        self.sets |= self.offered_sets()
        self._again()

    def merge_person(self, alias: str, name: str) -> None:
        """Say whom a name means; an empty one parts them again."""
        _put(self.people, alias, name)
        self._again()

    def merge_set(self, alias: str, name: str) -> None:
        """Say which set a name means; an empty one parts them again."""
        _put(self.sets, alias, name)
        self._again()

    def decide(self, at: int, kind: str) -> None:
        """Say what a line is that no reader placed; an empty kind leaves it open."""
        known: Kind | None = next((one for one in DECISIONS if one == kind), None)
        if known is None:
            self.kinds.pop(at, None)
        else:
            self.kinds[at] = known
        self._again()

    def _again(self) -> None:
        self.found = conversation.preview(self._store, self.reading, self.answers())
        self.raw = summary(self.found.reading)


def _put(names: dict[str, str], alias: str, name: str) -> None:
    if name and name != alias:
        names[alias] = name
    else:
        names.pop(alias, None)
