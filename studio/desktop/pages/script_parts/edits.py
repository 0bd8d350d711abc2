"""What typing, keys and menus do to the script: each a step that can be undone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.base.words import N_
from studio.desktop.context import Context
from studio.desktop.pages.script_parts.forms import change_kind, read_number
from studio.desktop.pages.script_parts.outline import OutlineRow
from studio.desktop.widgets.manuscript_rows import EPISODE, HEADING, SPEECH, Row
from studio.script import editing, locking
from studio.script import store as script
from studio.script.cue import TypedLine, split_cue
from studio.workflow.scenes import remove_scenes, restore_scenes


@dataclass(frozen=True, slots=True)
class Draft:
    """A line that is being written: where it will stand, and as what."""

    row: Row
    after: str


class Edits:
    """Writes for the script page; a refused edit is told, and changes nothing."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._store = ctx.store

    def typed(self, row: Row, values: Mapping[str, str]) -> bool:
        """Keep what was typed into a row."""
        if row.kind == EPISODE:
            title = values["title"].strip()
            return self._ctx.attempt(
                lambda: editing.change_episode(self._store, row.id, title=title)
            )
        if row.kind == HEADING:
            return self._ctx.attempt(lambda: self._heading(row.id, values))
        return self._ctx.attempt(lambda: self._line(row, values))

    def _title(self, episode_id: str, text: str) -> None:
        editing.change_episode(self._store, episode_id, title=text.strip())

    def _heading(self, scene_id: str, values: Mapping[str, str]) -> None:
        columns: dict[str, object] = dict(values)
        for column in ("int_ext", "time_of_day"):
            if column in columns:
                columns[column] = columns[column] or None
        for column in ("number", "time"):
            if column in columns:
                columns[column] = str(columns[column]).strip()
        editing.change_scene(self._store, scene_id, **columns)

    def _line(self, row: Row, values: Mapping[str, str]) -> None:
        number = self._number(row.scene_id)
        with self._store.edit(N_("Edit a line of scene {number}"), number=number):
            if "cue" in values:
                name, modifier = split_cue(values["cue"])
                editing.change_line(self._store, row.id, character=name, modifier=modifier)
            if "text" in values:
                editing.set_line_text(self._store, row.id, values["text"])

    def add_line(self, draft: Draft, values: Mapping[str, str]) -> str:
        """Keep a draft, and return the id of its line; empty when it was refused."""
        row = draft.row
        name, modifier = split_cue(values.get("cue", row.character))
        made: list[str] = []

        def add() -> None:
            made.append(
                editing.add_line(
                    self._store,
                    row.scene_id,
                    row.kind,
                    values.get("text", row.text),
                    after=None if draft.after == row.scene_id else draft.after,
                    at_top=draft.after == row.scene_id,
                    character=name if row.kind in SPEECH else "",
                    modifier=modifier if row.kind in SPEECH else "",
                )
            )

        self._ctx.attempt(add)
        return made[0] if made else ""

    def paste(self, after: Row, lines: Sequence[TypedLine]) -> None:
        """Add lines below a row, as one step, and offer to undo it."""

        def add() -> None:
            behind = None if after.kind == HEADING else after.id
            with self._store.edit(N_("Paste {count} lines"), count=len(lines)):
                for line in lines:
                    behind = editing.add_line(
                        self._store,
                        after.scene_id,
                        line.kind,
                        line.text,
                        after=behind,
                        at_top=behind is None,
                        character=line.character,
                        modifier=line.modifier,
                    )

        if lines and self._ctx.attempt(add):
            words = self._ctx.lang.count(
                "{n} line was pasted.", "{n} lines were pasted.", len(lines)
            )
            self._ctx.toast(words, undo=True)

    def _number(self, scene_id: str) -> str:
        scene = script.scene(self._store, scene_id)
        return scene.number if scene else ""

    def change_kinds(self, line_ids: Sequence[str], kind: str) -> None:
        """Make lines another kind, as one step."""

        def change() -> None:
            with self._store.edit(N_("Change {count} lines"), count=len(line_ids)):
                for line_id in line_ids:
                    change_kind(self._ctx, line_id, kind)

        self._ctx.attempt(change)

    def change_modifier(self, line_ids: Sequence[str], modifier: str) -> None:
        """Let lines be heard from elsewhere, or no longer."""

        def change() -> None:
            with self._store.edit(N_("Change {count} lines"), count=len(line_ids)):
                for line_id in line_ids:
                    editing.change_line(self._store, line_id, modifier=modifier)

        self._ctx.attempt(change)

    def change_speaker(self, line_ids: Sequence[str], name: str) -> None:
        """Let somebody else speak lines."""

        def change() -> None:
            with self._store.edit(N_("Change {count} lines"), count=len(line_ids)):
                for line_id in line_ids:
                    editing.change_line(self._store, line_id, character=name)

        self._ctx.attempt(change)

    def remove(self, lines: Sequence[Row], scenes: Sequence[str], episodes: Sequence[str]) -> None:
        """Delete lines, scenes and episodes as one step, and offer to undo it."""
        gone = set(scenes)
        left = [row.id for row in lines if row.scene_id not in gone]

        def delete() -> None:
            with self._store.edit(N_("Delete from the script")):
                for episode in episodes:
                    editing.delete_episode(self._store, episode)
                remove_scenes(self._store, scenes)
                if left:
                    editing.delete_lines(self._store, left)

        if self._ctx.attempt(delete):
            self._ctx.toast(self._removed(len(left), len(scenes), len(episodes)), undo=True)

    def restore(self, scenes: Sequence[str]) -> None:
        """Bring omitted scenes back."""
        if self._ctx.attempt(lambda: restore_scenes(self._store, scenes)):
            words = self._ctx.lang.count(
                "{n} scene was restored; it waits in the boneyard.",
                "{n} scenes were restored; they wait in the boneyard.",
                len(scenes),
            )
            self._ctx.toast(words, undo=True)

    def lock(self, *, on: bool) -> None:
        """Lock the scene numbers, or unlock them."""
        lang = self._ctx.lang
        if not on:
            if self._ctx.attempt(lambda: locking.unlock_scenes(self._store)):
                self._ctx.toast(lang.text("The scene numbers are unlocked."), undo=True)
        elif self._ctx.attempt(lambda: locking.lock_scenes(self._store)):
            words = lang.text(
                "The scene numbers are locked: new scenes get letters, deleted ones are omitted."
            )
            self._ctx.toast(words, undo=True)

    def _removed(self, lines: int, scenes: int, episodes: int) -> str:
        lang = self._ctx.lang
        if scenes and not episodes and locking.is_locked(self._store):
            return lang.count("{n} scene is omitted.", "{n} scenes are omitted.", scenes)
        if episodes:
            return lang.count("{n} episode was deleted.", "{n} episodes were deleted.", episodes)
        if scenes:
            return lang.count("{n} scene was deleted.", "{n} scenes were deleted.", scenes)
        return lang.count("{n} line was deleted.", "{n} lines were deleted.", lines)

    def move(self, rows: Sequence[Row], after: Row | None) -> None:
        """Move lines behind another row."""
        ids = [row.id for row in rows if row.kind not in (EPISODE, HEADING)]
        if not ids or after is None or after.kind == EPISODE:
            return
        behind = None if after.kind == HEADING else after.id
        self._ctx.attempt(lambda: editing.move_lines(self._store, ids, after.scene_id, behind))

    def add_scene(self, episode_id: str, after: str | None, *, first: bool = False) -> str:
        """Add a scene with a free number behind another, or as the first, and return its id."""
        made: list[str] = []

        def add() -> None:
            number = locking.number_for(self._store, episode_id, after, first=first)
            made.append(
                editing.add_scene(self._store, episode_id, number, after=after, first=first)
            )

        self._ctx.attempt(add)
        return made[0] if made else ""

    def add_episode(self) -> str:
        """Add an episode with the next number, and return its id."""
        numbers = [e.number for e in script.episodes(self._store) if e.number is not None]
        made: list[str] = []
        self._ctx.attempt(
            lambda: made.append(editing.add_episode(self._store, max(numbers, default=0) + 1))
        )
        return made[0] if made else ""

    def write_number(self, row: OutlineRow, text: str) -> None:
        """Write the number of a scene or episode from the outline."""
        if row.scene:
            editing.change_scene(self._store, row.id, number=text.strip())
        else:
            editing.change_episode(self._store, row.id, number=read_number(text))

    def write_name(self, row: OutlineRow, text: str) -> None:
        """Write the set of a scene or the title of an episode from the outline."""
        if row.scene:
            editing.change_scene(self._store, row.id, set=text)
        else:
            editing.change_episode(self._store, row.id, title=text.strip())
