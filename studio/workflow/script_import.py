"""Bringing a script into a production: told first, then committed as one undoable step."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime

from studio.base.errors import StudioError
from studio.base.order import after_last
from studio.base.progress import Progress
from studio.base.text import clean_text, one_line
from studio.base.words import N_
from studio.people import store as people
from studio.project import snapshots
from studio.project.store import Db, Store, insert, update
from studio.schedule import store as schedule
from studio.script import store as script
from studio.script.aliases import Aliases, keep_aliases
from studio.script.reading import Diagnostic, Reading
from studio.script.revisions import add_revision, find_revision
from studio.script.rewrite import history
from studio.script.rewrite.apply import Apply
from studio.script.rewrite.changes import SceneChange
from studio.subtitles.following import follow_script
from studio.workflow import rewriting

NEW_REVISION = "new"


@dataclass(frozen=True, slots=True)
class Summary:
    """What a reading holds, for people to look at before it is committed."""

    format: str
    title: str
    episodes: int
    scenes: int
    lines: tuple[tuple[str, int], ...]
    """Lines by kind, most frequent first."""
    cast: tuple[tuple[str, int], ...]
    """Characters with the number of their scenes, most scenes first."""
    sets: tuple[tuple[str, int], ...]
    front: int
    unclassified: tuple[tuple[int, str], ...]
    diagnostics: tuple[Diagnostic, ...]


def summary(reading: Reading) -> Summary:
    """Count what a reading holds."""
    scenes = [scene for episode in reading.episodes for scene in episode.scenes]
    kinds = Counter(line.kind for scene in scenes for line in scene.lines)
    cast = Counter(name for scene in scenes for name in scene.cast)
    sets = Counter(scene.set for scene in scenes if scene.set)
    return Summary(
        format=reading.format,
        title=reading.title,
        episodes=len(reading.episodes),
        scenes=sum(scene.heading is not None for scene in scenes),
        lines=tuple((str(kind), count) for kind, count in kinds.most_common()),
        cast=tuple(cast.most_common()),
        sets=tuple(sets.most_common()),
        front=len(reading.front),
        unclassified=tuple(reading.unclassified),
        diagnostics=tuple(reading.diagnostics),
    )


def commit(
    store: Store,
    reading: Reading,
    file: str,
    progress: Progress | None = None,
    *,
    number_cast: bool = True,
    snapshot: bool = True,
    names: Aliases | None = None,
    revision: str | None = None,
) -> list[SceneChange]:
    """Take a reading into the production as one undoable step, after a snapshot.

    Episodes that are there already are rewritten: what survives keeps its id and all that hangs
    on it, and the change list is kept and returned; it is empty for new episodes only. `names`
    are other names to merge, remembered for the next time; `revision` is the id of the revision
    whose star the changed lines get, or NEW_REVISION. With `number_cast` every new character
    gets a cast number; whom somebody left off the cast list stays off.
    """
    progress = progress or Progress()
    _check(reading)
    if snapshot:
        snapshots.take(store.path, "before-import")
    told: list[SceneChange] = []
    known = {one.id for one in script.characters(store)}
    with store.edit(N_("Import script {file}"), file=file) as db:
        if revision == NEW_REVISION:
            revision = add_revision(store)
        found = rewriting.plan(store, reading, names)
        work = Apply(store, db, found.compared, revision, _marks(store, reading))
        work.run(progress.step)
        told = rewriting.finish(store, db, found, work)
        _keep_source(store, db, reading, file, whole=found.whole)
        if told:
            history.record(store, db, file, reading.format, _now(), told, revision)
        if names:
            keep_aliases(store, names)
        _bring_along(store, known if number_cast else None)
    return told


def _bring_along(store: Store, known: Collection[str] | None) -> None:
    """Let the other rooms follow the script; number the cast but for the `known` characters."""
    schedule.sync_strips(store)
    follow_script(store)
    if known is not None:
        people.number_cast(store, known)


def _check(reading: Reading) -> None:
    if not any(episode.scenes for episode in reading.episodes):
        raise StudioError(N_("The script has no scenes. Check that it is the right file."))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def _marks(store: Store, reading: Reading) -> dict[str, str]:
    """Begin the revisions whose marks the file has; returns their ids by name."""
    used = {
        line.revision
        for episode in reading.episodes
        for scene in episode.scenes
        for line in scene.lines
    }
    return {
        one.name: find_revision(store, one.name) for one in reading.revisions if one.name in used
    }


def _keep_source(store: Store, db: Db, reading: Reading, file: str, *, whole: bool) -> None:
    """Keep where the script is from, and what of it is in no scene.

    A rewrite of everything takes the place of what it rewrites.
    """
    kept = [text for _, text in reading.front]
    # A line that the reader could not place is kept where people find it.
    kept += [text for _, text in reading.unclassified]
    values: dict[str, object] = {
        "file": file,
        "format": reading.format,
        "title": one_line(reading.title),
        "front": clean_text("\n".join(kept)),
        "data": script.packed(reading.data),
    }
    rows = store.query("SELECT * FROM script_source ORDER BY sort")
    if whole and len(rows) == 1:
        changed = {key: value for key, value in values.items() if rows[0][key] != value}
        if changed:
            update(db, "script_source", str(rows[0]["id"]), **changed)
        return
    taken = [str(row["sort"]) for row in rows]
    insert(db, "script_source", **values, sort=after_last(taken)[0])
