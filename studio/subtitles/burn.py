"""A take as an MP4 with its subtitles in the picture: the range of the take, upright, with sound.

Reading the production and making the film are apart: the film is made in another thread.
"""

import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from studio.base.errors import StudioError
from studio.base.output import finished_file
from studio.base.progress import Progress
from studio.base.words import N_
from studio.media.tools import find_ffmpeg
from studio.project.files import check_output
from studio.project.store import Store
from studio.subtitles import ass
from studio.subtitles import store as reading
from studio.subtitles.layout import PlacedCue, lay_out
from studio.subtitles.limits import Limits, limits
from studio.subtitles.model import TrackCue
from studio.subtitles.over_take import cues_over_take
from studio.subtitles.type import Face, order
from studio.takes.model import Take
from studio.takes.places import clip_path
from studio.takes.reading import take, takes
from studio.takes.times import frame_ms

if TYPE_CHECKING:
    from studio.media.info import Clip

# A film that takes this many times its length is stuck.
_SLOWEST = 60
_START = 300


@dataclass(frozen=True, slots=True)
class Burning:
    """What is burnt: a range of a clip, and cues timed in milliseconds from its first frame."""

    clip: Path
    hash: str
    first: int
    last: int
    cues: tuple[TrackCue, ...]
    limits: Limits


def burn(
    store: Store,
    take_id: str,
    code: str,
    out: Path,
    progress: Progress | None = None,
    *,
    platform: str | None = None,
) -> None:
    """Write a take with its subtitles in one language to `out`, an MP4.

    Without a platform the language's own counts. Raises StudioError, in one sentence, when there
    is nothing to burn or it cannot be done, and Cancelled; then nothing is left behind.
    """
    make_film(prepare(store, take_id, code, out, platform=platform), out, progress)


def prepare(
    store: Store, take_id: str, code: str, out: Path, *, platform: str | None = None
) -> Burning:
    """Read what is needed from the production; raises StudioError when nothing can be burnt."""
    found = take(store, take_id)
    if found is None:
        raise StudioError(N_("That take is no longer there: it was removed in another place."))
    language = reading.find_language(store, code)
    if language is None:
        raise StudioError(
            N_("There are no subtitles in {language} yet. Draft or translate them first."),
            language=code,
        )
    _check_out(store, out)
    if found.scene_id is None:
        raise StudioError(
            N_("{file} has no scene, so there are no subtitles over it. Link it to its scene."),
            file=found.file,
        )
    cues = _in_range(cues_over_take(store, take_id, language.code), found)
    if not cues:
        raise StudioError(
            N_("No subtitles in {language} lie over {file}. Draft or translate its scene first."),
            language=language.code,
            file=found.file,
        )
    within = limits(language.code, platform or language.platform)
    path = clip_path(found.path, store.path)
    return Burning(path, found.hash, found.first, found.last, cues, within)


def _in_range(cues: Iterable[TrackCue], found: Take) -> tuple[TrackCue, ...]:
    """Keep the cues with a text that show in the take, timed from its in-frame."""
    begin, end = frame_ms(found, found.first), frame_ms(found, found.last + 1)
    return tuple(
        replace(cue, start_ms=max(0, cue.start_ms - begin), end_ms=cue.end_ms - begin)
        for cue in cues
        if cue.text.strip() and cue.start_ms < end and cue.end_ms > begin
    )


def _check_out(store: Store, out: Path) -> None:
    check_output(store.path, out)
    if out.suffix.lower() != ".mp4":
        raise StudioError(N_("{file} must end in .mp4. Choose such a name."), file=out.name)
    if not out.exists():
        return
    for one in takes(store):
        clip = clip_path(one.path, store.path)
        if clip.exists() and out.samefile(clip):
            raise StudioError(
                N_("{file} is a clip of this production. Choose another name for the result."),
                file=out.name,
            )


def make_film(burning: Burning, out: Path, progress: Progress | None = None) -> None:
    """Make the film and give it its name when it is complete; see `burn`."""
    # Late, because the window opens without the video libraries.
    from studio.media.ffmpeg_cmd import burn_arguments
    from studio.media.opening import local
    from studio.media.probe import read_clip
    from studio.media.runner import run_ffmpeg, workspace

    _check_ffmpeg()
    clip = read_clip(burning.clip)
    if clip.hash != burning.hash:
        raise StudioError(
            N_("{file} is another clip than the one that was added. Add its folder again."),
            file=clip.path.name,
        )
    part = clip.part(burning.first, burning.last)
    width, height = (max(2, side // 2 * 2) for side in (clip.info.width, clip.info.height))
    placed = lay_out(burning.cues, burning.limits)
    length = round((part.end - part.begin) * 1000)
    with finished_file(out) as result, workspace(out.parent) as place:
        text = ass.document(placed, burning.limits, width, height)
        (place / "subtitles.ass").write_text(text, encoding="utf-8")
        _copy_fonts(placed, burning.limits, place / "fonts")
        arguments = burn_arguments(
            *(local(clip.path), "film.mp4", part, width, height, "subtitles.ass", "fonts"),
            sound=clip.info.audio is not None,
            counted=clip.counted,
        )
        seconds = _START + _SLOWEST * length / 1000
        run_ffmpeg(
            *(arguments, place, clip.path.name),
            milliseconds=length,
            progress=progress,
            timeout=seconds,
        )
        made = place / "film.mp4"
        _check_frames(clip, burning, read_clip(made).info.frames)
        made.replace(result)


def _check_ffmpeg() -> None:
    found = find_ffmpeg()
    if found is None:
        raise StudioError(N_("No ffmpeg runs here. Install it; “studio doctor” tells how."))
    if not found.able:
        raise StudioError(
            N_("The ffmpeg at {path} lacks {part}, so it burns no subtitles in. Install another."),
            path=found.path,
            part="libx264" if found.libass else "libass",
        )


def _copy_fonts(placed: Sequence[PlacedCue], within: Limits, folder: Path) -> None:
    used: set[Face] = {order(within.script)[0]}
    used.update(span.face for one in placed for line in one.lines for span in line.spans)
    folder.mkdir()
    for face in used:
        shutil.copyfile(face.path, folder / face.file)


def _check_frames(clip: "Clip", burning: Burning, made: int) -> None:
    wanted = burning.last - burning.first + 1
    if made != wanted:
        raise StudioError(
            N_("ffmpeg wrote {made} of the {frames} frames of {file}. Copy the clip again."),
            made=made,
            frames=wanted,
            file=clip.path.name,
        )
