"""What can be done with subtitles: each is one undoable step, with a key of its own."""

from collections.abc import Callable, Sequence
from functools import partial

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.pages.base import Act
from studio.desktop.pages.subtitle_parts.asking import ReplaceDialog, ShiftDialog, StretchDialog
from studio.desktop.pages.subtitle_parts.desk import Desk
from studio.desktop.pages.subtitle_parts.editor import TextEditor
from studio.desktop.pages.subtitle_parts.grid import CueView
from studio.subtitles import editing, texts, timing
from studio.subtitles.model import KINDS, PLACES, STATUSES, TrackCue

_NEW_MS = 1500
Offer = tuple[str, str, str, Callable[[], None]]


class Doing:
    """Carries out the acts on the chosen cues of the grid."""

    def __init__(self, desk: Desk, view: CueView, play: Callable[[], None]) -> None:
        self._desk = desk
        self._view = view
        self._play = play
        self.t = desk.ctx.lang.text

    # --- what is offered ----------------------------------------------------------------------

    def cue_acts(self) -> list[Act]:
        """Offer what changes cues and their times."""
        t = self.t
        acts: list[Offer] = [
            ("Ctrl+Shift+A", t("Add at the playhead"), "plus", self.add),
            ("Ctrl+Shift+X", t("Split at the playhead or the cursor"), "split", self.split),
            ("Ctrl+Shift+J", t("Merge"), "merge", self.merge),
            ("", t("Delete"), "trash-2", self.delete),
            ("F8", t("Begins at the playhead"), "chevron-right", self.set_in),
            ("F9", t("Ends at the playhead"), "chevron-left", self.set_out),
            ("Ctrl+Shift+H", t("Shift…"), "clock", self.shift),
            ("", t("Stretch…"), "maximize", self.stretch),
            ("Ctrl+Shift+G", t("Snap to frames"), "grip-vertical", self.snap),
            ("", t("Time apart in this language"), "split", partial(self.time_apart, True)),
            ("", t("Time as the other languages"), "merge", partial(self.time_apart, False)),
        ]
        return [
            *(_act(*one) for one in acts),
            Act(t("Kind and place"), "captions", menu=self._kinds()),
        ]

    def _kinds(self) -> list[Act]:
        kinds = [
            Act(self.t(words), "captions", partial(self._change, kind=key), writes=True)
            for key, words in KINDS.items()
        ]
        places = [
            Act(self.t(words), "chevron-up", partial(self._change, place=key), writes=True)
            for key, words in PLACES.items()
        ]
        return [*kinds, *places]

    def text_acts(self) -> list[Act]:
        """Offer what changes texts and their status."""
        t = self.t
        statuses = [
            _act(f"Alt+{at}", t(words), "circle-check", partial(self.set_status, key))
            for at, (key, words) in enumerate(STATUSES.items(), 1)
        ]
        acts: list[Offer] = [
            ("Ctrl+Shift+C", t("Copy the source"), "copy", self.copy_source),
            ("Alt+5", t("Accept the source"), "check", self.accept),
            ("Ctrl+Shift+L", t("Break lines anew"), "list", self.break_lines),
            ("Ctrl+R", t("Find and replace…"), "search", self.replace),
        ]
        return [*(_act(*one) for one in acts), Act(t("Status"), "circle-check", menu=statuses)]

    def walk_acts(self) -> list[Act]:
        """Offer the ways through the episode."""
        t, desk = self.t, self._desk
        return [
            Act(t("Next subtitle"), "arrow-down", partial(self.step, 1), "Ctrl+Down"),
            Act(t("Previous subtitle"), "arrow-up", partial(self.step, -1), "Ctrl+Up"),
            Act(t("Next finding"), "triangle-alert", partial(self.next_finding, 1), "F7"),
            Act(
                t("Previous finding"), "triangle-alert", partial(self.next_finding, -1), "Shift+F7"
            ),
            Act(t("Next episode"), "chevron-right", partial(desk.step_episode, 1), "Ctrl+PgDown"),
            Act(t("Previous episode"), "chevron-left", partial(desk.step_episode, -1), "Ctrl+PgUp"),
            Act(t("Play or pause"), "play", self._play, "Ctrl+Space"),
        ]

    # --- which cues -----------------------------------------------------------------------------

    def chosen(self) -> list[TrackCue]:
        """Return the chosen cues in the order of time; raises StudioError when there are none."""
        ids = set(self._view.chosen_ids())
        found = [cue for cue in self._desk.cues if cue.id in ids]
        if not found:
            raise StudioError(N_("Select a subtitle first."))
        return found

    def _ids(self) -> list[str]:
        return [cue.id for cue in self.chosen()]

    def settle(self) -> None:
        """Keep what is being typed, before something else is done."""
        if self._editor() is not None:
            self._view.setFocus()

    def _editor(self) -> TextEditor | None:
        found = self._view.viewport().findChildren(TextEditor)
        return next((one for one in found if one.isVisible()), None)

    def _do(self, work: Callable[[], object], told: str = "") -> bool:
        self.settle()
        if not self._desk.ctx.attempt(work):
            return False
        if told:
            self._desk.ctx.toast(told, undo=True)
        return True

    # --- cues and times -------------------------------------------------------------------------

    def add(self) -> None:
        """Add a cue at the playhead, as long as there is room, and open its text."""
        desk = self._desk
        self.settle()
        before = desk.cue_at(desk.at)
        start = desk.at if before is None else before.end_ms + desk.limits.gap
        start = timing.on_frame(start, desk.rate)
        after = [cue.start_ms - desk.limits.gap for cue in desk.cues if cue.start_ms > start]
        end = max(min([start + _NEW_MS, *after]), start + timing.frames_ms(1, desk.rate))
        scene = desk.scene_at(start) or None
        made: list[str] = []
        if self._do(
            lambda: made.append(
                editing.add_cue(desk.ctx.store, desk.episode_id, start, end, scene_id=scene)
            )
        ):
            desk.seek(start)
            self._view.choose(made)
            self._view.type_text(made[0])

    def split(self) -> None:
        """Split at the cursor in the text, else at the playhead, else in the middle."""
        desk, editor = self._desk, self._editor()
        cue = desk.cue(self._view.current_id())
        if cue is None:
            raise StudioError(N_("Select a subtitle first."))
        if editor is not None:
            self._split_text(cue, editor)
            return
        inside = cue.start_ms < desk.at < cue.end_ms
        self._do(partial(editing.split, desk.ctx.store, cue.id, desk.at if inside else None))

    def _split_text(self, cue: TrackCue, editor: TextEditor) -> None:
        """Split where the cursor stands; the time is shared like the text."""
        desk, store = self._desk, self._desk.ctx.store
        text, at = editor.toPlainText(), editor.textCursor().position()
        share = min(0.9, max(0.1, at / max(1, len(text))))
        self._view.drop(editor)
        when = timing.on_frame(cue.start_ms + share * (cue.end_ms - cue.start_ms), desk.rate)

        def work() -> None:
            with store.edit(N_("Split a subtitle")):
                if text != cue.text:
                    texts.set_text(store, cue.id, desk.code, text)
                editing.split(store, cue.id, when, {desk.code: at})

        self._do(work)

    def merge(self) -> None:
        """Merge the chosen cues; one alone with the next one."""
        ids = self._ids()
        if len(ids) == 1:
            all_ids = [cue.id for cue in self._desk.cues]
            ids = all_ids[all_ids.index(ids[0]) :][:2]
        if self._do(partial(editing.merge, self._desk.ctx.store, ids)):
            self._view.choose(ids[:1])

    def delete(self, ids: Sequence[str] = ()) -> None:
        """Delete the chosen cues."""
        gone = list(ids) or self._ids()
        words = self._desk.ctx.lang.count(
            "Deleted {n} subtitle.", "Deleted {n} subtitles.", len(gone)
        )
        self._do(partial(editing.delete_cues, self._desk.ctx.store, gone), words)

    def set_in(self) -> None:
        """Let the cue begin at the playhead."""
        cue, at = self.chosen()[0], self._desk.at
        self.retime(cue.id, at, max(cue.end_ms, at + timing.frames_ms(1, self._desk.rate)))

    def set_out(self) -> None:
        """Let the cue end at the playhead."""
        cue, at = self.chosen()[0], self._desk.at
        if at <= cue.start_ms:
            raise StudioError(N_("The playhead stands before this subtitle. Move it behind."))
        self.retime(cue.id, cue.start_ms, at)

    def retime(self, cue_id: str, start: int, end: int) -> None:
        """Give a cue other times."""
        cue = self._desk.cue(cue_id)
        if cue is not None:
            self._do(partial(timing.retime, self._desk.ctx.store, cue, start, end, self._desk.code))

    def shift(self) -> None:
        """Ask by how much."""
        self.settle()
        ShiftDialog(self._desk, self._view, self._view.chosen_ids()).exec()

    def stretch(self) -> None:
        """Ask for the first and the last time of the chosen cues; of all when it is but one."""
        self.settle()
        cues = self.chosen() if len(self._view.chosen_ids()) > 1 else self._desk.cues
        if cues:
            StretchDialog(self._desk, self._view, cues).exec()

    def snap(self) -> None:
        """Put the chosen cues on frames."""
        ids, desk = self._ids(), self._desk
        self.settle()
        moved = timing.snap(desk.ctx.store, ids, desk.code)
        words = desk.ctx.lang.count("Moved {n} subtitle.", "Moved {n} subtitles.", moved)
        desk.ctx.toast(words if moved else self.t("They stand on frames already."), undo=moved > 0)

    def time_apart(self, apart: bool) -> None:
        """Let this language have its own times, or the common ones."""
        ids, desk = self._ids(), self._desk
        self._do(partial(timing.time_apart, desk.ctx.store, ids, desk.code, apart=apart))

    def _change(self, **values: str) -> None:
        store, ids = self._desk.ctx.store, self._ids()

        def work() -> None:
            with store.edit(N_("Change {count} subtitles"), count=len(ids)):
                for cue_id in ids:
                    editing.change_cue(store, cue_id, **values)

        self._do(work)

    # --- texts ----------------------------------------------------------------------------------

    def copy_source(self) -> None:
        """Write the source as the text, as a draft."""
        desk = self._desk
        self.settle()
        same = desk.code == desk.source
        new = {cue.id: cue.source if same else desk.source_text(cue) for cue in self.chosen()}
        self._do(partial(texts.set_texts, desk.ctx.store, desk.code, new, status="draft"))

    def set_status(self, status: str) -> None:
        """Set the status of the chosen texts."""
        ids, desk = self._ids(), self._desk
        self._do(partial(texts.set_status, desk.ctx.store, ids, desk.code, status))

    def accept(self) -> None:
        """Say that the chosen texts are right although their source changed."""
        ids = [cue.id for cue in self.chosen() if cue.change]
        if not ids:
            raise StudioError(N_("The source of the selected subtitles did not change."))
        self._do(partial(texts.accept_source, self._desk.ctx.store, ids, self._desk.code))

    def break_lines(self) -> None:
        """Break the chosen texts into lines that have room."""
        ids, desk = self._ids(), self._desk
        self._do(partial(editing.break_lines, desk.ctx.store, ids, desk.code))

    def replace(self) -> None:
        """Ask for words to replace."""
        self.settle()
        ReplaceDialog(self._desk, self._view).exec()

    # --- ways -----------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Go to the next cue, or to the one before."""
        self.settle()
        ids = [cue.id for cue in self._desk.cues]
        current = self._view.current_id()
        at = ids.index(current) + by if current in ids else 0
        if ids:
            self._view.choose([ids[max(0, min(at, len(ids) - 1))]])

    def next_finding(self, by: int) -> None:
        """Go to the next cue with something wrong; after the last one, to the first."""
        self.settle()
        wrong = {one.cue_id for one in self._desk.findings}
        ids = [cue.id for cue in self._desk.cues]
        current = self._view.current_id()
        at = ids.index(current) if current in ids else -1
        ring = [*ids[at + 1 :], *ids[: at + 1]] if by > 0 else [*ids[:at][::-1], *ids[at:][::-1]]
        found = next((one for one in ring if one in wrong), None)
        if found is None:
            self._desk.ctx.toast(self.t("Nothing is wrong here."))
        else:
            self._view.choose([found])


def _act(keys: str, words: str, icon: str, call: Callable[[], None]) -> Act:
    return Act(words, icon, call, keys, writes=True)
