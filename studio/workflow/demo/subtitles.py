"""The subtitles of the demo: drafted from its script, and translated into seven languages."""

from studio.base.words import N_
from studio.project.store import Store
from studio.script import store as script
from studio.subtitles import editing, texts
from studio.subtitles import store as tracks
from studio.subtitles.breaking import break_text, joined
from studio.subtitles.limits import limits
from studio.subtitles.model import TrackCue
from studio.workflow.demo.data import Entry, entries, table, text

LANGUAGES = ("en", "es", "pt-BR", "id", "th", "ko", "ar")
EPISODES = (1, 2, 3)
# The production's other language goes to the platform first; the rest is still being read.
_FINISHED = "en"


def subtitles(store: Store, _: Entry) -> None:
    """Draft the first episodes and write their translations, as one step."""
    with store.edit(N_("Write the subtitles")):
        numbers = {one.number: one.id for one in script.episodes(store)}
        chosen = {number: numbers[number] for number in EPISODES}
        editing.draft_episodes(store, list(chosen.values()))
        source = tracks.source_code(store)
        cues = {number: tracks.track(store, source, one) for number, one in chosen.items()}
        every = [cue.id for track in cues.values() for cue in track]
        for code in (source, *LANGUAGES):
            status = "reviewed" if code in (source, _FINISHED) else "translated"
            texts.set_texts(store, code, _written(cues, source, code), status=status)
        texts.set_status(store, every, source, "reviewed")
        for code in (source, _FINISHED):
            texts.change_language(store, code, status="finished")


def _written(cues: dict[int, list[TrackCue]], source: str, code: str) -> dict[str, str]:
    """Return what is written in a language by cue id; the source only where it is broken anew."""
    within, original = limits(code), limits(source)
    found: dict[str, str] = {}
    for number, track in cues.items():
        told = entries(table(f"subtitles/E{number:02}"), "cue")
        for cue, one in zip(track, told, strict=True):
            said = joined(cue.text, original)
            # A space at a break is dropped, so spaces do not count.
            if "".join(said.split()) != "".join(text(one, "source").split()):
                raise ValueError(f"E{number:02}: {said} is not {text(one, 'source')}")
            own = text(one, code)
            if not own and code == source:
                continue
            found[cue.id] = own if "\n" in own else break_text(own, within)
    return found
