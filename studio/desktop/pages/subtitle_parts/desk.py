"""What is being worked on: an episode, a language, a moment; read anew when it changes."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from studio.desktop.context import Context
from studio.desktop.names import Names
from studio.i18n import language
from studio.project.production import production
from studio.script import store as script
from studio.script.model import Episode
from studio.subtitles import store as reading
from studio.subtitles.check import Finding, check
from studio.subtitles.figures import Figures, figures
from studio.subtitles.limits import Limits, limits
from studio.subtitles.measure import FontMeasure
from studio.subtitles.model import TrackCue, TrackLanguage
from studio.subtitles.placing import Span, spans
from studio.subtitles.timing import frame_rate

# The eight languages that the trade delivers in, with which a new one is offered first.
TRADE = ("zh-Hans", "en", "es", "pt-BR", "id", "th", "ko", "ar")
MORE = ("ja", "vi", "zh-Hant", "fr", "de", "hi", "it", "ru", "tr", "ms", "fil", "pl")
RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def to_left(code: str) -> bool:
    """Tell whether a language is written from the right to the left."""
    return code.split("-")[0] in RIGHT_TO_LEFT


def language_name(code: str) -> str:
    """Write a language's name in itself."""
    return language(code).native_name


class Desk(QObject):
    """Holds the episode and the language in work and what was read of them.

    `changed` tells that cues, language or episode are others; `moved(ms)` that the moment is
    another; `typed` that a text is being typed, which is in `typing`.
    """

    changed = Signal()
    moved = Signal(int)
    typed = Signal()

    def __init__(self, ctx: Context) -> None:
        super().__init__()
        self.ctx = ctx
        self._names = Names(production(ctx.store), ctx.lang)
        self._speakers: Mapping[str, tuple[str, str]] = {}
        self.rate = frame_rate(ctx.store)
        self.episodes: list[Episode] = []
        self.languages: list[TrackLanguage] = []
        self.progress: Mapping[str, Mapping[str, tuple[int, int]]] = {}
        self.scenes: Mapping[str, str] = {}
        self.cues: list[TrackCue] = []
        self.source_cues: Mapping[str, TrackCue] = {}
        self.findings: list[Finding] = []
        self.spans: list[Span] = []
        self.episode_id = ""
        self.code = ""
        self.source = reading.source_code(ctx.store)
        self.at = 0
        self.typing: tuple[str, str] | None = None
        self.measure = FontMeasure()

    @property
    def language(self) -> TrackLanguage | None:
        """The language in work, when the production has subtitles in it."""
        return next((one for one in self.languages if one.code == self.code), None)

    @property
    def limits(self) -> Limits:
        """The limits of the language in work on its platform."""
        found = self.language
        return limits(self.code or self.source, found.platform if found else "all")

    @property
    def episode(self) -> Episode | None:
        """The episode in work."""
        return next((one for one in self.episodes if one.id == self.episode_id), None)

    @property
    def end(self) -> int:
        """When the episode ends: with its last cue, or as long as its script is estimated."""
        estimate = self.episode.seconds * 1000 if self.episode else 0
        return max([estimate, *(cue.end_ms for cue in self.cues)], default=0)

    def read(self) -> None:
        """Read everything anew; the episode and the language stay where they still exist."""
        store = self.ctx.store
        self.episodes = script.episodes(store)
        self.languages = reading.languages(store)
        self.source = reading.source_code(store)
        self.progress = reading.progress(store)
        self.rate = frame_rate(store)
        self._speakers = {
            one.name: (self._names.first(one.name, one.other_name), one.other_name)
            for one in script.characters(store)
        }
        if not any(one.id == self.episode_id for one in self.episodes):
            self.episode_id = self._first_episode()
            self.at = -1
        known = [one.code for one in self.languages]
        if self.code not in known:
            others = [code for code in known if code != self.source]
            self.code = next(iter([*others, *known]), self.source)
        self._read_episode()

    def _first_episode(self) -> str:
        with_cues = [one.id for one in self.episodes if one.id in self.progress]
        return next(iter([*with_cues, *(one.id for one in self.episodes)]), "")

    def _read_episode(self) -> None:
        store = self.ctx.store
        self.cues, self.source_cues, self.scenes = [], {}, {}
        if self.episode_id:
            self.cues = reading.track(store, self.code, self.episode_id)
            own = reading.track(store, self.source, self.episode_id)
            self.source_cues = {cue.id: cue for cue in own}
            self.scenes = {
                scene.id: scene.number for scene in script.scenes(store, self.episode_id)
            }
        found = self.language
        is_finished = found is not None and found.status == "finished"
        self.findings = check(self.cues, self.limits, self.measure, finished=is_finished)
        self.spans = spans(self.cues)
        if self.at < 0:
            self.at = self.cues[0].start_ms if self.cues else 0
        self.changed.emit()

    def open_episode(self, episode_id: str) -> None:
        """Work on another episode, from its first cue on."""
        if episode_id and episode_id != self.episode_id:
            self.episode_id = episode_id
            self.at = -1
            self._read_episode()
            self.moved.emit(self.at)

    def open_language(self, code: str) -> None:
        """Work on another language."""
        if code and code != self.code:
            self.code = code
            self._read_episode()

    def step_episode(self, by: int) -> None:
        """Go to the next episode, or to the one before."""
        ids = [one.id for one in self.episodes]
        if self.episode_id in ids:
            at = ids.index(self.episode_id) + by
            if 0 <= at < len(ids):
                self.open_episode(ids[at])

    def seek(self, ms: int) -> None:
        """Go to a moment of the episode, in milliseconds."""
        ms = max(0, min(ms, max(self.end, 0)))
        if ms != self.at:
            self.at = ms
            self.moved.emit(ms)

    def type(self, typing: tuple[str, str] | None) -> None:
        """Tell which text is being typed, as (cue id, text); None when that is over."""
        if typing != self.typing:
            self.typing = typing
            self.typed.emit()

    def speaker(self, cue: TrackCue) -> str:
        """Return who speaks, by the name in the language of the window."""
        return self._speakers.get(cue.speaker, (cue.speaker, ""))[0]

    def speaker_in_full(self, cue: TrackCue) -> str:
        """Return who speaks, by both names."""
        other = self._speakers.get(cue.speaker, ("", ""))[1]
        return " · ".join(dict.fromkeys(filter(None, (cue.speaker, other))))

    def cue(self, cue_id: str) -> TrackCue | None:
        """Return a cue of the episode."""
        return next((one for one in self.cues if one.id == cue_id), None)

    def source_text(self, cue: TrackCue) -> str:
        """Return what a cue is translated from: the script line where that was written anew."""
        own = self.source_cues.get(cue.id)
        if own is None:
            return cue.source
        return own.source if own.change == "changed" else own.text or cue.source

    def source_changed(self, cue_id: str) -> bool:
        """Tell whether the script line is not yet in the subtitle of its own language."""
        return cue_id in self.source_cues and self.source_cues[cue_id].change == "changed"

    def cue_at(self, ms: int) -> TrackCue | None:
        """Return the cue that stands at a moment; speech before what is written on the screen."""
        here = [one for one in self.cues if one.start_ms <= ms < one.end_ms]
        return next(iter(sorted(here, key=lambda one: one.kind != "speech")), None)

    def scene_at(self, ms: int) -> str:
        """Return the scene of a moment: the last one that has begun, else the first."""
        begun = [span.scene_id for span in self.spans if span.start_ms <= ms]
        return begun[-1] if begun else next((span.scene_id for span in self.spans), "")

    def of_cue(self, cue_id: str) -> Sequence[Finding]:
        """Return what is wrong with a cue."""
        return [one for one in self.findings if one.cue_id == cue_id]

    def figures(self, cue: TrackCue, text: str | None = None) -> Figures:
        """Return the figures of a cue's text, or of another one in its place."""
        length = cue.end_ms - cue.start_ms
        return figures(cue.text if text is None else text, length, self.limits, self.measure)
