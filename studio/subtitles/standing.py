"""How far the subtitles of a season are: per episode and language, with what is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from studio.base.progress import Progress
from studio.project.store import Store
from studio.subtitles import store as reading
from studio.subtitles.check import check
from studio.subtitles.limits import Measure, limits


@dataclass(frozen=True, slots=True)
class Standing:
    """One episode in one language: how many of its cues have a text, a reviewed one, one whose
    source changed, and how many errors and warnings there are.
    """

    cues: int
    texts: int
    reviewed: int
    changed: int
    errors: int
    warnings: int


def season(
    store: Store, measure: Measure | None = None, progress: Progress | None = None
) -> Mapping[str, Mapping[str, Standing]]:
    """Return by episode id and language code how far each is; checks everything."""
    found: dict[str, dict[str, Standing]] = {}
    known = reading.languages(store)
    for at, language in enumerate(known):
        if progress is not None:
            progress.step(at, len(known))
        within = limits(language.code, language.platform)
        whole = reading.track(store, language.code)
        for episode_id, of_episode in groupby(whole, key=lambda cue: cue.episode_id):
            cues = list(of_episode)
            told = check(cues, within, measure, finished=language.status == "finished")
            errors = sum(one.severity == "error" for one in told)
            found.setdefault(episode_id, {})[language.code] = Standing(
                cues=len(cues),
                texts=sum(bool(cue.text.strip()) for cue in cues),
                reviewed=sum(cue.status in ("reviewed", "locked") for cue in cues),
                changed=sum(bool(cue.change) for cue in cues),
                errors=errors,
                warnings=len(told) - errors,
            )
    return found
