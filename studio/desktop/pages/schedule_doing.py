"""What can be done to the strips of the board: each is one undoable step and tells of itself."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from studio.base.errors import StudioError
from studio.base.words import N_, Message
from studio.desktop.context import Context
from studio.desktop.pages.schedule_dialogs import SplitDialog
from studio.desktop.pages.schedule_moves import Target, missing, other_day, refusal
from studio.desktop.pages.schedule_state import BANNER_WORDS, State
from studio.schedule import store as schedule
from studio.schedule.model import BannerKind, Strip
from studio.script.rewrite import history

Select = Callable[[Sequence[str]], None]


class StripDoing:
    """Moves, pins, merges and splits strips; `select` is told which rows to show afterwards."""

    def __init__(
        self, ctx: Context, page: QWidget, state: Callable[[], State], select: Select
    ) -> None:
        self._ctx = ctx
        self._page = page
        self._state = state
        self._select = select

    def move(self, ids: Sequence[str], target: Target) -> None:
        """Move strips to a place on the board."""
        state = self._state()
        strips = _chosen(state, ids)
        if not strips:
            return
        self._try(lambda: self._move(state, strips, target))

    def _move(self, state: State, strips: Sequence[Strip], target: Target) -> None:
        refused = refusal(state, strips, target)
        if refused is not None:
            raise refused
        ids = [strip.id for strip in strips]
        told = schedule.move_strips(self._ctx.store, ids, target.day_id, target.before)
        self._select(ids)
        self._say(self._moved(state, strips, target.day_id), told)

    def other_day(self, ids: Sequence[str], step: int) -> None:
        """Move strips to the next open day, or to the one before."""
        state = self._state()
        target = other_day(state, _chosen(state, ids), step)
        if target is None:
            self._ctx.toast(self._ctx.lang.text("There is no open day in that direction."))
        else:
            self.move(ids, target)

    def nudge(self, ids: Sequence[str], up: bool) -> None:
        """Move strips up or down by one, across the borders of days."""
        state = self._state()
        strips = _chosen(state, ids)
        if strips:
            self._try(lambda: self._nudge(strips, up))

    def _nudge(self, strips: Sequence[Strip], up: bool) -> None:
        ids = [strip.id for strip in strips]
        told = schedule.nudge(self._ctx.store, ids, "up" if up else "down")
        self._select(ids)
        state = self._state()
        now = state.strips.get(ids[0])
        if now is not None and now.day_id != strips[0].day_id:
            self._say(self._moved(state, strips, now.day_id), told)
            return
        t, names = self._ctx.lang.text, self._names(strips)
        self._say(
            t("Moved {scenes} up", scenes=names) if up else t("Moved {scenes} down", scenes=names),
            told,
        )

    def boneyard(self, ids: Sequence[str]) -> None:
        """Take strips off their days."""
        self.move(ids, Target(None))

    def remove(self, ids: Sequence[str]) -> None:
        """Remove banners; scenes go to the boneyard instead, as one step."""
        state = self._state()
        strips = _chosen(state, ids)
        banners = [strip for strip in strips if strip.kind == "banner"]
        scenes = [strip for strip in strips if strip.kind == "scene" and strip.day_id]
        if not banners:
            self.boneyard([strip.id for strip in scenes])
            return
        self._try(lambda: self._remove(banners, scenes))

    def _remove(self, banners: Sequence[Strip], scenes: Sequence[Strip]) -> None:
        store, lang = self._ctx.store, self._ctx.lang
        with store.edit(N_("Remove {n} rows from the board"), n=len(banners) + len(scenes)):
            for banner in banners:
                schedule.remove_banner(store, banner.id)
            if scenes:
                schedule.move_strips(store, [strip.id for strip in scenes], None)
        self._say(lang.count("Removed {n} banner", "Removed {n} banners", len(banners)))

    def rewritten(self, strips: Sequence[Strip]) -> list[str]:
        """Return the changes of a rewrite that nobody looked at yet on these strips."""
        unseen = history.unseen_scenes(self._ctx.store, "board")
        scenes = [scene.scene_id for strip in strips for scene in strip.scenes]
        return [change for scene in scenes for change in unseen.get(scene, [])]

    def mark_seen(self, changes: Sequence[str]) -> None:
        """Say that changes of a rewrite were looked at on the board."""
        self._try(lambda: history.mark_seen(self._ctx.store, changes, board=True))

    def pin(self, ids: Sequence[str], on: bool | None = None) -> None:
        """Pin strips, or unpin them when all are pinned already."""
        strips = [s for s in _chosen(self._state(), ids) if s.kind == "scene"]
        if not strips:
            return
        wanted = not all(strip.pinned for strip in strips) if on is None else on
        self._try(lambda: self._pin(strips, wanted))

    def _pin(self, strips: Sequence[Strip], on: bool) -> None:
        schedule.pin(self._ctx.store, [strip.id for strip in strips], on)
        t, names = self._ctx.lang.text, self._names(strips)
        self._say(
            t("Pinned {scenes}", scenes=names) if on else t("Unpinned {scenes}", scenes=names)
        )

    def minutes(self, ids: Sequence[str], minutes: int | None) -> None:
        """Plan the time of strips; raises StudioError, for the field it was typed in."""
        schedule.set_minutes(self._ctx.store, list(ids), minutes)

    def merge(self, ids: Sequence[str]) -> None:
        """Shoot scenes together."""
        strips = _chosen(self._state(), ids)
        self._try(lambda: self._merge(strips))

    def _merge(self, strips: Sequence[Strip]) -> None:
        if len(strips) < 2:
            raise StudioError(N_("Choose two or more scenes to merge; banners cannot be merged."))
        kept = schedule.merge_strips(self._ctx.store, [strip.id for strip in strips])
        self._select([kept])
        t = self._ctx.lang.text
        self._say(t("{scenes} are shot together", scenes=self._names(strips)))

    def separate(self, ids: Sequence[str]) -> None:
        """Give every scene of merged strips a strip of its own."""
        strips = [s for s in _chosen(self._state(), ids) if len(s.scenes) > 1]
        if strips:
            self._try(lambda: self._separate(strips))

    def _separate(self, strips: Sequence[Strip]) -> None:
        store, made = self._ctx.store, list[str]()
        with store.edit(N_("Separate scenes {scenes}"), scenes=self._names(strips)):
            for strip in strips:
                made += schedule.separate_strip(store, strip.id)
        self._select(made)
        self._say(self._ctx.lang.text("Separated {scenes}", scenes=self._names(strips)))

    def split(self, ids: Sequence[str]) -> None:
        """Ask how much of a scene to split off, and do it."""
        strips = _chosen(self._state(), ids)
        if len(strips) != 1 or not strips[0].scenes:
            self._ctx.toast(self._ctx.lang.text("Choose one scene to split."))
            return
        dialog = SplitDialog(self._ctx, self._page, strips[0])
        if dialog.exec():
            self._select([dialog.made])
            self._say(self._ctx.lang.text("Split {scenes}", scenes=self._names(strips)))
        dialog.deleteLater()

    def add_banner(self, kind: BannerKind, target: Target) -> str:
        """Add a banner with the usual minutes of its kind; returns its id, empty if refused."""
        if target.day_id is None:
            return ""
        rules = self._state().facts.rules.day
        minutes = {"meal": rules.meal, "move": rules.move, "travel": rules.move}.get(kind, 0)
        words = self._ctx.lang.text(BANNER_WORDS[kind])
        try:
            made = schedule.add_banner(
                self._ctx.store, target.day_id, words, minutes, kind=kind, before=target.before
            )
        except StudioError as error:
            self._ctx.tell(error)
            return ""
        self._select([made])
        return made

    def _moved(self, state: State, strips: Sequence[Strip], day_id: str | None) -> str:
        lang, day = self._ctx.lang, state.days.get(day_id or "")
        count = len(strips)
        if day is None:
            return lang.count(
                "Moved {n} scene to the boneyard", "Moved {n} scenes to the boneyard", count
            )
        name = day.number
        if name is None:
            date = lang.short_day(day.date)
            text = lang.count(
                "Moved {n} row to {date}", "Moved {n} rows to {date}", count, date=date
            )
        elif all(strip.kind == "scene" for strip in strips):
            text = lang.count(
                "Moved {n} scene to day {day}", "Moved {n} scenes to day {day}", count, day=name
            )
        else:
            text = lang.count(
                "Moved {n} row to day {day}", "Moved {n} rows to day {day}", count, day=name
            )
        away = missing(state, strips, day)
        if away:
            told = lang.text("Not available then: {names}", names=lang.join(away))
            return lang.join((text, told), ".")
        return text

    def _names(self, strips: Sequence[Strip]) -> str:
        names = [self._state().numbers(strip) for strip in strips]
        return self._ctx.lang.join(names[:4] + ["…"] * (len(names) > 4))

    def _say(self, text: str, told: Sequence[Message] = ()) -> None:
        more = [self._ctx.lang.say(message) for message in told]
        self._ctx.toast(self._ctx.lang.join([text, *more], "."), undo=True)

    def _try(self, do: Callable[[], None]) -> None:
        try:
            do()
        except StudioError as error:
            self._ctx.tell(error)


def _chosen(state: State, ids: Sequence[str]) -> list[Strip]:
    """Return the strips of these ids in board order; other rows are left out."""
    wanted = set(ids)
    return [strip for strip in state.board.strips() if strip.id in wanted]
