"""Reading a folder of clips: long work without Qt and without the production."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.progress import Progress
from studio.base.text import natural_key
from studio.base.words import N_, Message
from studio.media.info import Clip
from studio.takes.places import can_be_kept, not_kept
from studio.takes.presets import take_rules


@dataclass(frozen=True, slots=True)
class Scanned:
    """The clips of a folder, and a sentence for each file that should be one and is not."""

    clips: tuple[Clip, ...]
    refused: tuple[Message, ...]


def scan(folder: Path, progress: Progress | None = None) -> Scanned:
    """Read every clip in a folder and the folders in it, or one clip.

    Raises StudioError when there is no clip at all, and Cancelled.
    """
    return scan_all([folder], progress)


def scan_all(places: Sequence[Path], progress: Progress | None = None) -> Scanned:
    """Read the clips of several folders, and clips that are named one by one.

    Raises StudioError when one of the folders holds no clip, and Cancelled.
    """
    from studio.media.probe import read_clip  # late: the window opens without the video libraries

    progress = progress or Progress()
    files = list(dict.fromkeys(file for place in places for file in clip_files(place)))
    clips: list[Clip] = []
    refused: list[Message] = []
    for done, file in enumerate(files):
        progress.step(done, len(files))
        if not can_be_kept(file):
            refused.append(not_kept(file))
            continue
        try:
            clips.append(read_clip(file))
        except StudioError as error:
            refused.append(error.message)
    progress.step(len(files), len(files))
    return Scanned(tuple(clips), tuple(refused))


def clip_files(folder: Path) -> Sequence[Path]:
    """List the files that should be clips, in natural order; hidden ones are passed over.

    Raises StudioError when there is none.
    """
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise StudioError(
            N_("{folder} is not there. Check its name."), folder=folder.name or str(folder)
        )
    endings = take_rules().endings
    found = [
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in endings
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
        and path.is_file()
    ]
    if not found:
        raise StudioError(
            N_("{folder} holds no clips. Choose a folder with files such as MP4 or MOV."),
            folder=folder.name or str(folder),
        )
    return sorted(found, key=lambda path: natural_key(path.relative_to(folder).as_posix()))
