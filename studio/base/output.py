"""Writing a result: complete under its name, or not there at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.words import N_


@contextlib.contextmanager
def finished_file(out: Path) -> Iterator[Path]:
    """Give a temporary name beside `out`; it gets the final name only when all went well.

    Raises StudioError when the folder cannot be written.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=out.parent, prefix=f".{out.stem}-", suffix=out.suffix)
    except OSError as error:
        raise StudioError(
            N_("{file} cannot be written in {folder}. Choose another folder."),
            file=out.name,
            folder=str(out.parent),
        ) from error
    os.close(handle)
    part = Path(name)
    try:
        yield part
        part.chmod(0o644)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
