"""Writing a compared rewrite into the script: ids of what survived stay, with all that hangs on it.

A first import is the same thing with nothing to compare with. Rows go in by the thousand, ranks
stay where the order does.
"""

from collections.abc import Callable, Mapping, Sequence

from studio.base.order import after_last, between, reranked
from studio.base.text import clean_text, one_line
from studio.project.store import Db, Row, Store, delete, insert, insert_many, update
from studio.script import store as script
from studio.script.effort import shooting_minutes
from studio.script.heard import heard_only
from studio.script.reading import ReadEpisode, ReadLine, ReadScene
from studio.script.rewrite.before import OldScene
from studio.script.rewrite.changes import cast_change, cast_of, is_changed
from studio.script.rewrite.compare import Compared, LinePair, ScenePair
from studio.script.spans import dump_spans

Step = Callable[[int, int], None]


class Apply:
    """One import: names become rows once. Afterwards `scene_ids` are those of the rewrite."""

    def __init__(
        self,
        store: Store,
        db: Db,
        compared: Compared,
        revision: str | None,
        marks: Mapping[str, str] | None = None,
    ) -> None:
        """Take the id of the revision, and those of the revisions that the file itself names."""
        self._store, self._db = store, db
        self._marks = marks or {}
        self._compared = compared
        self._revision = revision
        self._characters = {c.name: c.id for c in script.characters(store)}
        self._sets = {s.name: s.id for s in script.sets(store)}
        self.scene_ids: list[str] = []
        self._named: dict[tuple[str, str, str], str] = {}

    def run(self, step: Step) -> None:
        """Write episodes, scenes, lines and casts; `step` hears how many episodes are done."""
        episodes = self._episodes()
        at = 0
        for done, (episode, episode_id) in enumerate(
            zip(self._compared.episodes, episodes, strict=True)
        ):
            step(done, len(episodes))
            count = len(episode.scenes)
            self._scenes(episode_id, self._compared.scenes[at : at + count], episode)
            at += count
        for scene in self._compared.omitted:
            if not scene.scene.omitted:
                starred = {"revision_id": self._revision} if self._revision else {}
                update(self._db, "scene", scene.id, omitted=1, **starred)
        # Last, for a line may have gone to a later scene.
        for pair in self._compared.scenes:
            for line in pair.gone:
                delete(self._db, "line", line.id)
        step(len(episodes), len(episodes))

    def line_of(self, scene_id: str, element: tuple[str, str]) -> str | None:
        """Return the line of a scene that names an element (category key, name), if one does."""
        return self._named.get((scene_id, *element))

    def _episodes(self) -> list[str]:
        rows = self._store.query("SELECT id, number, title, hook, sort FROM episode ORDER BY sort")
        known = {row["number"]: row for row in rows}
        if self._compared.apart:
            known.pop(None, None)
        ranks = [(row["number"], str(row["sort"])) for row in rows]
        found = []
        for episode in self._compared.episodes:
            row = known.get(episode.number)
            if row is None:
                found.append(self._new_episode(episode, ranks))
            else:
                self._change_episode(episode, row)
                found.append(str(row["id"]))
        return found

    def _new_episode(self, episode: ReadEpisode, ranks: list[tuple[object, str]]) -> str:
        """Add an episode behind the last one with a lower number."""
        spot = len(ranks)
        if episode.number is not None:
            lower = [
                at
                for at, (number, _) in enumerate(ranks)
                if isinstance(number, int) and number > episode.number
            ]
            spot = min(lower, default=spot)
        if spot == len(ranks):
            rank = after_last([rank for _, rank in ranks])[0]
        else:
            rank = between(ranks[spot - 1][1] if spot else "", ranks[spot][1])
        ranks.insert(spot, (episode.number, rank))
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
        return episode_id

    def _change_episode(self, episode: ReadEpisode, row: Row) -> None:
        told = {"title": one_line(episode.title), "hook": one_line(episode.hook)}
        values = {key: value for key, value in told.items() if value and value != row[key]}
        if values:
            update(self._db, "episode", str(row["id"]), **values)
        gates = self._store.query("SELECT id FROM gate WHERE episode_id = ?", [row["id"]])
        if episode.paywall and not gates:
            insert(self._db, "gate", episode_id=row["id"], kind="paywall")

    def _scenes(self, episode_id: str, pairs: Sequence[ScenePair], episode: ReadEpisode) -> None:
        """Write the scenes of one episode in their order; omitted ones stay where they stood."""
        order = self._with_omitted(pairs, episode.number)
        rows = {
            str(row["id"]): row
            for row in self._store.query("SELECT * FROM scene WHERE episode_id = ?", [episode_id])
        }
        ranks = reranked([_rank(rows, _old_id(one)) for one in order])
        fresh: list[dict[str, object]] = []
        for one, rank in zip(order, ranks, strict=True):
            if isinstance(one, OldScene):
                if rows.get(one.id, {}).get("sort") != rank:
                    update(self._db, "scene", one.id, sort=rank)
            elif one.old is None:
                values = self._values(one.new.scene) | {"revision_id": self._revision}
                fresh.append(values | {"episode_id": episode_id, "sort": rank})
            else:
                self._change_scene(one, episode_id, rank)
        made = iter(insert_many(self._db, "scene", fresh))
        ids = [pair.old.id if pair.old else next(made) for pair in pairs]
        self.scene_ids += ids
        self._lines(pairs, ids)
        self._casts(pairs, ids)

    def _with_omitted(
        self, pairs: Sequence[ScenePair], episode: int | None
    ) -> list[ScenePair | OldScene]:
        order: list[ScenePair | OldScene] = list(pairs)
        for scene in self._compared.omitted:
            if scene.scene.episode != episode:
                continue
            spot = 0
            for at, one in enumerate(order):
                old = one if isinstance(one, OldScene) else one.old
                if old is not None and old.at < scene.at:
                    spot = at + 1
            order.insert(spot, scene)
        return order

    def _change_scene(self, pair: ScenePair, episode_id: str, rank: str) -> None:
        assert pair.old is not None  # noqa: S101 - asked for scenes that survive only
        row = self._store.query("SELECT * FROM scene WHERE id = ?", [pair.old.id])[0]
        values = self._values(pair.new.scene) | {"episode_id": episode_id, "sort": rank}
        measured = pair.new.scene.measured
        for fixed in ("eighths", "seconds", "minutes"):
            if row[f"{fixed}_fixed"] and not (fixed == "eighths" and measured):
                del values[fixed]
        # What only some files tell stays when this one does not.
        for told in ("synopsis", "page", "eighths_fixed"):
            if not values[told]:
                del values[told]
        values = {key: value for key, value in values.items() if row[key] != value}
        if self._revision and {"heading", "omitted"} & set(values):
            values["revision_id"] = self._revision
        if values:
            update(self._db, "scene", pair.old.id, **values)

    def _values(self, scene: ReadScene) -> dict[str, object]:
        return {
            "set_id": self._set(scene.set),
            "number": one_line(scene.number),
            "heading": None if scene.heading is None else one_line(scene.heading),
            "int_ext": scene.int_ext,
            "time": one_line(scene.time),
            "time_of_day": scene.time_of_day,
            "eighths": scene.eighths,
            "seconds": scene.seconds,
            "minutes": shooting_minutes(
                scene.eighths, len(scene.cast), scene.int_ext, scene.time_of_day
            ),
            "omitted": int(scene.omitted),
            "synopsis": clean_text(scene.synopsis),
            "page": one_line(scene.page),
            "eighths_fixed": int(scene.measured),
        }

    def _lines(self, pairs: Sequence[ScenePair], ids: Sequence[str]) -> None:
        fresh: list[dict[str, object]] = []
        for pair, scene_id in zip(pairs, ids, strict=True):
            sorts = self._sorts(pair)
            ranks = reranked([sorts.get(line.old.id) if line.old else None for line in pair.lines])
            for line, rank in zip(pair.lines, ranks, strict=True):
                if line.old is None:
                    row = self._line_row(line.new) | {"revision_id": self._mark(line.new)}
                    fresh.append(row | {"scene_id": scene_id, "sort": rank})
                else:
                    self._change_line(line, scene_id, rank, sorts.get(line.old.id))
        made = iter(insert_many(self._db, "line", fresh))
        for pair, scene_id in zip(pairs, ids, strict=True):
            line_ids = [line.old.id if line.old else next(made) for line in pair.lines]
            for (category, name), at in pair.new.scene.element_lines.items():
                if at >= 0:
                    self._named[scene_id, category, name] = line_ids[at]

    def _sorts(self, pair: ScenePair) -> dict[str, str]:
        if pair.old is None:
            return {}
        rows = self._store.query("SELECT id, sort FROM line WHERE scene_id = ?", [pair.old.id])
        return {str(row["id"]): str(row["sort"]) for row in rows}

    def _change_line(self, line: LinePair, scene_id: str, rank: str, had: str | None) -> None:
        assert line.old is not None  # noqa: S101 - asked for lines that survive only
        values: dict[str, object] = {}
        if is_changed(line.old, line.new):
            values = self._line_row(line.new)
            if mark := self._mark(line.new):
                values["revision_id"] = mark
        elif line.old.spans != line.new.spans:
            values["spans"] = dump_spans(line.new.spans)
        if line.old.scene_id != scene_id:
            values["scene_id"] = scene_id
        if rank != had:
            values["sort"] = rank
        if values:
            update(self._db, "line", line.old.id, **values)

    def _mark(self, line: ReadLine) -> str | None:
        return self._revision or self._marks.get(line.revision)

    def _line_row(self, line: ReadLine) -> dict[str, object]:
        return {
            "character_id": self._character(line.character) if line.character else None,
            "kind": line.kind,
            "modifier": one_line(line.modifier),
            "text": clean_text(line.text),
            "dual": line.dual,
            "spans": dump_spans(line.spans),
            "level": line.level,
            "source_first": line.source[0],
            "source_last": line.source[1],
        }

    def _casts(self, pairs: Sequence[ScenePair], ids: Sequence[str]) -> None:
        fresh: list[dict[str, object]] = []
        for pair, scene_id in zip(pairs, ids, strict=True):
            new = pair.new.scene
            heard = heard_only(new)
            came = tuple(cast_of(new))
            if pair.old is not None:
                came, left = cast_change(pair.old, new)
                self._settle_cast(pair.old, left, heard)
            fresh += [
                {
                    "scene_id": scene_id,
                    "character_id": self._character(name),
                    "voice_only": int(name in heard),
                }
                for name in came
            ]
        insert_many(self._db, "scene_character", fresh)

    def _settle_cast(self, old: OldScene, left: Sequence[str], heard: set[str]) -> None:
        """Take out who left a scene, and see anew who is only heard in it."""
        names = dict(old.cast)
        for row in self._store.query(
            "SELECT id, character_id, voice_only FROM scene_character WHERE scene_id = ?", [old.id]
        ):
            name = names.get(str(row["character_id"]))
            if name in left:
                delete(self._db, "scene_character", str(row["id"]))
            elif name is not None and bool(row["voice_only"]) != (name in heard):
                update(self._db, "scene_character", str(row["id"]), voice_only=int(name in heard))

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


def _old_id(one: ScenePair | OldScene) -> str | None:
    if isinstance(one, OldScene):
        return one.id
    return one.old.id if one.old else None


def _rank(rows: dict[str, Row], scene_id: str | None) -> str | None:
    return str(rows[scene_id]["sort"]) if scene_id in rows else None
