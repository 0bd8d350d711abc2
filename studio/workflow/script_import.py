"""Bringing a script into a production: told first, then committed as one undoable step."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studio.base.errors import StudioError
from studio.base.order import after_last, spread
from studio.base.progress import Progress
from studio.base.text import clean_text, one_line
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.breakdown.store import Need
from studio.people import store as people
from studio.project import snapshots
from studio.project.store import Db, Store, insert, insert_many
from studio.schedule import store as schedule
from studio.script import store as script
from studio.script.effort import shooting_minutes
from studio.script.model import SPOKEN
from studio.script.reading import Diagnostic, ReadEpisode, Reading, ReadLine, ReadScene
from studio.script.spans import dump_spans
from studio.script.vocabulary import words

# What meta lines of Chinese scripts name beside the categories of the breakdown.
_CATEGORIES = {"makeup": "makeup_hair", "state": "wardrobe"}
_BETWEEN_NAMES = re.compile(r"[、，,;；/／:：×()（）\s]+")


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
) -> None:
    """Add a reading to the production as one undoable step, after a snapshot.

    With `number_cast` every new character gets a cast number, by lines spoken. Raises
    StudioError when the production has one of its episodes already.
    """
    progress = progress or Progress()
    _check_new(store, reading)
    if snapshot:
        snapshots.take(store.path, "before-import")
    with store.edit(N_("Import script {file}"), file=file) as db:
        _check_new(store, reading)  # again, now that no other program can import it as well
        _Import(store, db, reading, progress).run(file)
        schedule.sync_strips(store)
        if number_cast:
            people.number_cast(store)


def _check_new(store: Store, reading: Reading) -> None:
    if not any(episode.scenes for episode in reading.episodes):
        raise StudioError(N_("The script has no scenes. Check that it is the right file."))
    known = {episode.number for episode in script.episodes(store)}
    double = sorted(
        {e.number for e in reading.episodes if e.number is not None and e.number in known}
    )
    if double:
        raise StudioError(
            N_(
                "The production has episode {numbers} already. Undo that import first, or import"
                " a file with new episodes only."
            ),
            numbers=(*double[:5], *("…" for _ in double[5:6])),
        )


def heard_only(scene: ReadScene) -> set[str]:
    """Name those who only speak from elsewhere, and are on no cast line: voices, narrators."""
    modifiers, narrators = (
        words("script", "heard", "modifiers"),
        words("script", "heard", "speakers"),
    )
    meta = " ".join(line.text for line in scene.lines if line.kind == "meta")
    listed = set(_BETWEEN_NAMES.split(meta))
    spoken: dict[str, bool] = {}
    for line in scene.lines:
        if line.kind in SPOKEN:
            voice = line.character.upper() in narrators or any(
                part.strip().upper() in modifiers for part in line.modifier.split(",")
            )
            spoken[line.character] = spoken.get(line.character, True) and voice
    return {name for name, voice in spoken.items() if voice and not _is_listed(name, meta, listed)}


def _is_listed(name: str, meta: str, listed: set[str]) -> bool:
    """Tell whether a cast line names somebody; 林晚 is not on it because 林晚晴 is."""
    return name in listed or (" " in name and name in meta)


class _Import:
    """One import: names become rows once, rows go in by the thousand."""

    def __init__(self, store: Store, db: Db, reading: Reading, progress: Progress) -> None:
        self._store = store
        self._db = db
        self._reading = reading
        self._progress = progress
        self._characters = {c.name: c.id for c in script.characters(store)}
        self._needs: list[Need] = []
        self._sets = {s.name: s.id for s in script.sets(store)}

    def run(self, file: str) -> None:
        """Insert everything."""
        self._source(file)
        taken = [str(row["sort"]) for row in self._store.query("SELECT sort FROM episode")]
        ranks = after_last(taken, len(self._reading.episodes))
        for at, episode in enumerate(self._reading.episodes):
            self._progress.step(at, len(self._reading.episodes))
            self._episode(episode, ranks[at])
        if self._needs:
            breakdown.add_many(self._store, self._needs)
        self._progress.step(len(self._reading.episodes), len(self._reading.episodes))

    def _source(self, file: str) -> None:
        taken = [str(row["sort"]) for row in self._store.query("SELECT sort FROM script_source")]
        kept = [text for _, text in self._reading.front]
        # A line that the reader could not place is kept where people find it.
        kept += [text for _, text in self._reading.unclassified]
        insert(
            self._db,
            "script_source",
            file=file,
            format=self._reading.format,
            title=one_line(self._reading.title),
            front=clean_text("\n".join(kept)),
            data=script.packed(self._reading.data),
            sort=after_last(taken)[0],
        )

    def _episode(self, episode: ReadEpisode, rank: str) -> None:
        episode_id = insert(
            self._db,
            "episode",
            number=episode.number,
            title=one_line(episode.title),
            hook=one_line(episode.hook),
            sort=rank,
        )
        if episode.paywall:
            insert(self._db, "gate", episode_id=episode_id, kind="paywall")
        scene_ids = insert_many(self._db, "scene", self._scene_rows(episode_id, episode.scenes))
        for scene_id, scene in zip(scene_ids, episode.scenes, strict=True):
            self._inside(scene_id, scene)

    def _scene_rows(self, episode_id: str, scenes: Sequence[ReadScene]) -> list[dict[str, object]]:
        ranks = spread(len(scenes))
        return [
            {
                "episode_id": episode_id,
                "set_id": self._set(scene.set),
                "sort": rank,
                "number": one_line(scene.number),
                "heading": None if scene.heading is None else one_line(scene.heading),
                "int_ext": scene.int_ext,
                "time": one_line(scene.time),
                "time_of_day": scene.time_of_day,
                "synopsis": clean_text(scene.synopsis),
                "page": one_line(scene.page),
                "omitted": int(scene.omitted),
                "eighths": scene.eighths,
                "eighths_fixed": int(scene.measured),
                "seconds": scene.seconds,
                "minutes": 0
                if scene.omitted
                else shooting_minutes(
                    scene.eighths, len(scene.cast), scene.int_ext, scene.time_of_day
                ),
                "minutes_fixed": int(scene.omitted),
            }
            for scene, rank in zip(scenes, ranks, strict=True)
        ]

    def _inside(self, scene_id: str, scene: ReadScene) -> None:
        ranks = spread(len(scene.lines))
        rows = [
            self._line_row(scene_id, line, rank)
            for line, rank in zip(scene.lines, ranks, strict=True)
        ]
        line_ids = insert_many(self._db, "line", rows)
        heard = heard_only(scene)
        # A group such as 宾客×20 is background: the breakdown has it, the cast list does not.
        crowd = {name for category, name, _ in scene.elements if category == "background"}
        cast = [
            {
                "scene_id": scene_id,
                "character_id": self._character(name),
                "voice_only": int(name in heard),
            }
            for name in scene.cast
            if name not in crowd
        ]
        insert_many(self._db, "scene_character", cast)
        for category, name, quantity in scene.elements:
            at = scene.element_lines.get((category, name), -1)
            line_id = line_ids[at] if at >= 0 else None
            key = _CATEGORIES.get(category, category)
            self._needs.append(Need(scene_id, key, name, max(1, quantity), line_id))

    def _line_row(self, scene_id: str, line: ReadLine, rank: str) -> dict[str, object]:
        return {
            "scene_id": scene_id,
            "character_id": self._character(line.character) if line.character else None,
            "sort": rank,
            "kind": line.kind,
            "modifier": one_line(line.modifier),
            "text": clean_text(line.text),
            "dual": line.dual,
            "spans": dump_spans(line.spans),
            "level": line.level,
            "source_first": line.source[0],
            "source_last": line.source[1],
        }

    def _character(self, name: str) -> str:
        name = one_line(name)
        if name not in self._characters:
            self._characters[name] = insert(self._db, "character", name=name)
        return self._characters[name]

    def _set(self, name: str) -> str | None:
        name = one_line(name)
        if not name:
            return None
        if name not in self._sets:
            self._sets[name] = insert(self._db, "story_set", name=name)
        return self._sets[name]
