"""Where the demo lies, and how it gets there complete or not at all."""

import os
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.folders import data_folder
from studio.base.progress import Progress
from studio.base.words import N_
from studio.project import disk
from studio.project.lock import WindowLock
from studio.project.store import Author
from studio.project.told import told
from studio.workflow import settings
from studio.workflow.demo.build import build

NAME = "The Bride Sends the Bill.studio"


def demo_file(*, fresh: bool = False, progress: Progress | None = None) -> Path:
    """Return the demo production of this user; it is built once, or anew when asked.

    Raises StudioError when a window has the demo open and it should be built anew.
    """
    path = data_folder() / "demo" / NAME
    if fresh or not path.exists():
        build_at(path, progress)
    return path


def build_at(path: Path, progress: Progress | None = None, author: Author | None = None) -> None:
    """Build the demo under a name, in place of what is there; it appears only when complete."""
    with told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        lock = WindowLock(path, author or settings.load().author())
        holder = lock.take()
        if holder is not None:
            raise StudioError(
                N_("{file} is open in a window of {name}. Close it and repeat."),
                file=path.name,
                name=holder.name,
            )
        part = path.with_name(f".{os.getpid()}-{path.name}")
        try:
            build(part, progress, author or settings.load().author()).close()
            disk.settle(part, path)
        finally:
            for rest in (part, *disk.side_files(part)):
                rest.unlink(missing_ok=True)
            lock.release()
