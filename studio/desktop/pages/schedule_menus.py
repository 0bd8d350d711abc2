"""The menus of the schedule page: what can be done to strips, to a day, and to boards."""

from collections.abc import Callable

from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.schedule_days import BoardDoing, DayDoing
from studio.desktop.pages.schedule_doing import StripDoing
from studio.desktop.pages.schedule_moves import Target, after_row
from studio.desktop.pages.schedule_state import BANNER_ICONS, BANNER_WORDS, State
from studio.schedule.model import BANNER_KINDS, BannerKind, Day, Strip

AddBanner = Callable[[BannerKind, Target], None]


class Menus:
    """Makes the menus for what is selected now."""

    def __init__(
        self,
        ctx: Context,
        state: Callable[[], State],
        strips: StripDoing,
        days: DayDoing,
        boards: BoardDoing,
        add_banner: AddBanner,
    ) -> None:
        self._ctx = ctx
        self._t = ctx.lang.text
        self._state = state
        self._strips = strips
        self._days = days
        self._boards = boards
        self._add_banner = add_banner

    def rows(self, ids: list[str]) -> list[Act]:
        """Return the menu of the selected rows."""
        state = self._state()
        strips = [state.strips[one] for one in ids if one in state.strips]
        days = [state.days[one] for one in ids if one in state.days]
        if strips:
            return self._of_strips(state, strips)
        return self._of_days(state, days) if days else []

    def _of_strips(self, state: State, strips: list[Strip]) -> list[Act]:
        t, doing = self._t, self._strips
        ids = [strip.id for strip in strips]
        scenes = [strip for strip in strips if strip.scenes]
        banner = self._banners(after_row(state, ids[-1]))
        if not scenes:
            return [
                self._act(t("Remove"), "trash-2", lambda: doing.remove(ids), "Del"),
                banner,
            ]
        pinned = all(strip.pinned for strip in scenes)
        one = t("Choose one scene to split.") if len(scenes) != 1 else ""
        two = t("Choose two or more scenes.") if len(scenes) < 2 else ""
        apart = "" if any(len(s.scenes) > 1 for s in scenes) else t("It is one scene only.")
        out = "" if any(s.day_id for s in scenes) else t("It is in the boneyard already.")
        label, icon = (t("Unpin"), "pin-off") if pinned else (t("Pin"), "pin")
        seen = doing.rewritten(scenes)
        look = [self._act(t("Rewrite looked at"), "check", lambda: doing.mark_seen(seen))]
        return [
            *(look if seen else []),
            self._move_to(state, ids),
            self._act(t("To the boneyard"), "archive", lambda: doing.boneyard(ids), "Ctrl+B", out),
            self._act(label, icon, lambda: doing.pin(ids), "Ctrl+Shift+P"),
            self._act(t("Shoot together"), "merge", lambda: doing.merge(ids), "Ctrl+M", two),
            self._act(t("Separate"), "split", lambda: doing.separate(ids), "Ctrl+Shift+M", apart),
            self._act(t("Split…"), "scissors", lambda: doing.split(ids), "Ctrl+D", one),
            banner,
            Act(t("Open in the script"), "file-text", lambda: self._open_scene(scenes[0])),
        ]

    def _of_days(self, state: State, days: list[Day]) -> list[Act]:
        t, doing, ids = self._t, self._days, [day.id for day in days]
        day = days[0]
        if len(days) > 1:
            return [self._act(t("Remove days"), "trash-2", lambda: doing.remove(ids), "Del")]
        label, icon = (t("Unlock"), "lock-open") if day.locked else (t("Lock"), "lock")
        empty = "" if day.scene_strips else t("No scene is planned on it.")
        return [
            self._act(label, icon, lambda: doing.lock(day.id, not day.locked), "Ctrl+L"),
            self._banners(Target(day.id)),
            self._act(t("Swap with the day before"), "arrow-up", lambda: doing.step(day.id, -1)),
            self._act(t("Swap with the day after"), "arrow-down", lambda: doing.step(day.id, 1)),
            self._act(
                t("Scenes to the boneyard"), "archive", lambda: doing.clear(day.id), "", empty
            ),
            self._act(t("Remove day"), "trash-2", lambda: doing.remove(ids), "Del"),
            Act(
                t("Open the call sheet"),
                "clipboard-list",
                lambda: self._ctx.show_page("callsheets", day.shoot_day_id),
                why_not="" if day.shoots else t("Nothing is shot that day."),
            ),
        ]

    def board(self) -> Act:
        """Return the menu of boards."""
        t, doing, state = self._t, self._boards, self._state()
        only = t("This is the only board.") if len(state.boards) < 2 else ""
        others = [
            Act(
                info.name,
                "check" if info.active else "circle",
                lambda info=info: doing.activate(info),  # type: ignore[misc]
                writes=not info.active,
                why_not=t("This board is in use.") if info.active else "",
            )
            for info in state.boards
        ]
        return Act(
            t("Board {name}", name=state.board.name),
            "rows-3",
            tip=t("Boards are plans side by side; call sheets follow the one in use."),
            menu=[
                *others,
                self._act(t("Copy…"), "copy", doing.duplicate),
                self._act(t("Rename…"), "pencil", doing.rename),
                self._act(t("Remove this board"), "trash-2", doing.remove, "", only),
            ],
        )

    def _move_to(self, state: State, ids: list[str]) -> Act:
        days = [
            self._act(
                f"{state.day_name(day)}  {state.lang.short_day(day.date)}",
                "lock" if day.locked else "calendar",
                lambda day=day: self._strips.move(ids, Target(day.id)),  # type: ignore[misc]
                why_not=self._t("This day is locked.") if day.locked else "",
            )
            for day in state.board.shooting_days
        ]
        why_not = "" if days else self._t("There are no shooting days yet.")
        return Act(self._t("Move to"), "calendar", menu=days, why_not=why_not)

    def _banners(self, target: Target) -> Act:
        acts = [
            self._act(
                self._t(BANNER_WORDS[kind]),
                BANNER_ICONS[kind],
                lambda kind=kind: self._add_banner(kind, target),  # type: ignore[misc]
                why_not="" if target.day_id else self._t("Banners belong on days."),
            )
            for kind in sorted(BANNER_KINDS, key=list(BANNER_WORDS).index)
        ]
        return Act(self._t("Add banner"), "plus", menu=acts)

    def _act(
        self,
        label: str,
        icon: str,
        call: Callable[[], None],
        shortcut: str = "",
        why_not: str = "",
    ) -> Act:
        return Act(label, icon, call, shortcut, writes=True, why_not=why_not)

    def _open_scene(self, strip: Strip) -> None:
        self._ctx.show_page("script", strip.scenes[0].scene_id)
