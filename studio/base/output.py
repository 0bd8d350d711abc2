"""Writing a result: complete under its name, or not there at all."""

import contextlib
import errno
import os
from collections.abc import Iterator
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.ids import new_id
from studio.base.words import N_

_FULL = (errno.ENOSPC, errno.EDQUOT)
_DISK = (*_FULL, errno.EIO, errno.EFBIG, errno.EROFS)


@contextlib.contextmanager
def finished_file(out: Path) -> Iterator[Path]:
    """Give a temporary name beside `out`; it gets the final name only when all went well.

    Raises StudioError when the folder cannot be written or the disk is full.
    """
    part = out.with_name(f".{new_id()}{out.suffix[:16]}") if out.name else out
    try:
        _begin(out, part)
    except OSError as error:
        raise _refused(out, error) from error
    try:
        yield part
        with part.open("rb+") as written:
            os.fsync(written.fileno())
        part.replace(out)
    except OSError as error:
        if error.errno in _DISK or error.filename in (str(part), str(out)):
            raise _refused(out, error) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def _begin(out: Path, part: Path) -> None:
    if out.exists() and not out.is_file():
        raise StudioError(
            N_("{file} is not a file that can be replaced. Choose another name."), file=str(out)
        )
    out.parent.mkdir(parents=True, exist_ok=True)
    # Made as any new file of this user is: who may read it is theirs to say.
    os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))


def _refused(out: Path, error: OSError) -> StudioError:
    if error.errno in _FULL:
        return StudioError(
            N_("The disk is full: {file} was not written. Free some space and repeat."),
            file=out.name,
        )
    if error.errno == errno.ENAMETOOLONG:
        return StudioError(N_("The name {file} is too long. Choose a shorter one."), file=out.name)
    return StudioError(
        N_("{file} cannot be written in {folder}. Choose another folder."),
        file=out.name,
        folder=str(out.parent),
    )
