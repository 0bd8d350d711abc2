"""An import as a conversation: what was read and what it would change, with what was decided."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from studio.project.store import Store
from studio.script.aliases import Aliases, aliases, with_aliases
from studio.script.deciding import decided
from studio.script.likely_same import same_people, same_sets
from studio.script.reading import Kind, Reading
from studio.script.rewrite.departments import Departments, departments
from studio.workflow import rewriting
from studio.workflow.script_import import Summary, summary


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person decided: other names to merge, and kinds of unclassified lines by place."""

    names: Aliases = field(default_factory=Aliases)
    kinds: Mapping[int, Kind] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is shown before anything is written. `same_*` are offers: other name, name."""

    reading: Reading
    summary: Summary
    plan: rewriting.Plan
    departments: Departments
    same_people: tuple[tuple[str, str], ...]
    same_sets: tuple[tuple[str, str], ...]


def preview(store: Store, reading: Reading, answers: Answers | None = None) -> Preview:
    """Say what taking a reading in would do; nothing is written."""
    answers = answers or Answers()
    reading = decided(reading, answers.kinds)
    named = with_aliases(reading, aliases(store).joined(answers.names))
    found = summary(named)
    plan = rewriting.plan(store, reading, answers.names)
    changed = [change for change in plan.told if plan.rewrites and change.kind != "same"]
    return Preview(
        reading,
        found,
        plan,
        departments(changed),
        tuple(same_people(found.cast)),
        tuple(same_sets(found.sets)),
    )
