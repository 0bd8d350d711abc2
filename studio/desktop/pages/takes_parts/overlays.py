"""What lies over the picture: the subtitles of the take's scene, and what an app covers."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.desktop.context import Context
from studio.desktop.pages.base import Act
from studio.desktop.pages.takes_parts.offset import OffsetRow
from studio.i18n import language
from studio.media.safe_zones import platforms
from studio.subtitles import store as subtitles
from studio.subtitles.limits import Limits, limits
from studio.subtitles.model import TrackCue, TrackLanguage
from studio.subtitles.over_take import cues_over_take
from studio.takes.model import Take

if TYPE_CHECKING:
    from studio.desktop.player.captions import CaptionOverlay
    from studio.desktop.player.player import Player
    from studio.desktop.player.zones import ZoneOverlay

ZONE, LANGUAGE = "takes.zone", "takes.language"
MOST_MS = 3_600_000
STEP_MS = 100


class Overlays(QObject):
    """Chooses what lies over the picture; the choices are remembered for every take.

    `offset` is the control of when the subtitles begin, there while they are shown.
    """

    changed = Signal()

    def __init__(self, ctx: Context, put_offset: Callable[[int], None]) -> None:
        super().__init__()
        self._ctx = ctx
        self._player: Player | None = None
        self._zone: ZoneOverlay | None = None
        self._captions: CaptionOverlay | None = None
        self._take: Take | None = None
        self._cues: tuple[Sequence[TrackCue], Limits] | None = None
        self.zone = ctx.host.remembered(ZONE)
        self.language = ctx.host.remembered(LANGUAGE)
        t = ctx.lang.text
        self.offset = OffsetRow(
            t("Subtitle delay (ms)"),
            put_offset,
            names=(t("Subtitles earlier"), t("Subtitles later")),
            most=MOST_MS,
            step=STEP_MS,
        )
        self.offset.setEnabled(not ctx.store.read_only)
        self.offset.hide()

    def lie_over(self, player: "Player") -> None:
        """Begin to lie over the picture of a player."""
        self._player = player
        self._put_zone()
        self._put_captions()

    def show_take(self, take: Take | None) -> None:
        """Show the subtitles of a take's scene as they are now."""
        self._take = take
        self._read()

    # --- safe zones -------------------------------------------------------------------------------

    def zone_acts(self) -> list[Act]:
        """Offer the platforms."""
        t = self._ctx.lang.text
        found = [("", t("Off")), *((one.key, t(one.name)) for one in platforms())]
        return [
            Act(words, "check" if key == self.zone else "", lambda k=key: self.choose_zone(k))  # type: ignore[misc]
            for key, words in found
        ]

    def choose_zone(self, key: str) -> None:
        """Show what a platform covers; an empty key shows nothing."""
        self.zone = key
        self._ctx.host.remember(ZONE, key)
        self._put_zone()
        self.changed.emit()

    def _put_zone(self) -> None:
        if self._player is None:
            return
        if self._zone is not None:
            self._player.remove_overlay(self._zone)
            self._zone = None
        if self.zone in {one.key for one in platforms()}:
            from studio.desktop.player.zones import ZoneOverlay

            self._zone = ZoneOverlay(self.zone, self._ctx)
            self._player.add_overlay(self._zone)

    # --- subtitles --------------------------------------------------------------------------------

    def language_acts(self) -> list[Act]:
        """Offer the languages of the subtitles."""
        t = self._ctx.lang.text
        codes = [one.code for one in self._languages()]
        if not codes:
            why = t("This production has no subtitles yet.")
            return [Act(t("No subtitles"), "captions", why_not=why)]
        found = [("", t("Off")), *((code, language(code).native_name) for code in codes)]
        return [
            Act(words, "check" if code == self.language else "", lambda c=code: self.choose(c))  # type: ignore[misc]
            for code, words in found
        ]

    def choose(self, code: str) -> None:
        """Show the subtitles in a language; an empty code shows none."""
        self.language = code
        self._ctx.host.remember(LANGUAGE, code)
        self._read()
        self.changed.emit()

    def _read(self) -> None:
        """Read the cues of the take's scene in the language of choice."""
        take = self._take
        known = next((one for one in self._languages() if one.code == self.language), None)
        self._cues = None
        if take is not None and take.scene_id is not None and known is not None:
            found = cues_over_take(self._ctx.store, take.id, known.code)
            self._cues = (found, limits(known.code, known.platform))
            self.offset.show_value(take.cue_offset_ms)
        self.offset.setVisible(self._cues is not None)
        self._put_captions()

    def _put_captions(self) -> None:
        """Lay the cues over the picture, or take them away."""
        player = self._player
        if player is None:
            return
        if self._captions is None and self._cues is not None:
            from studio.desktop.player.captions import CaptionOverlay

            self._captions = CaptionOverlay(self._moment)
            player.add_overlay(self._captions)
        if self._captions is not None and self._cues is None:
            player.remove_overlay(self._captions)
            self._captions = None
        elif self._captions is not None and self._cues is not None:
            self._captions.show(*self._cues)
            player.refresh_overlays()

    def _languages(self) -> list[TrackLanguage]:
        return subtitles.languages(self._ctx.store)

    def _moment(self, frame: int) -> float:
        """Return when a frame appears, in milliseconds from the clip's first one."""
        clip = self._player.clip() if self._player is not None else None
        if clip is None or not 0 <= frame < clip.info.frames:
            return -1.0
        return float(clip.index.seconds(frame) * 1000)
