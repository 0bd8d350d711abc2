"""Zip archives from outside, checked before a library or a member is opened."""

import io
import stat
import zipfile
import zlib
from dataclasses import dataclass

from studio.base.errors import StudioError
from studio.base.words import N_


@dataclass(frozen=True, slots=True)
class ArchiveLimits:
    """What an archive may hold at most; `ratio` counts for members above `free` bytes."""

    bytes: int = 128 << 20
    members: int = 5000
    inflated: int = 512 << 20
    ratio: int = 200
    free: int = 1 << 20


def check_archive(data: bytes, file: str, limits: ArchiveLimits | None = None) -> list[str]:
    """Check the bytes of a zip archive and return the names of its members.

    Every member is inflated once in small pieces, since a directory may lie about sizes. Raises
    StudioError for what is no archive, too large, packed too densely, encrypted, or has names
    that lead elsewhere, come twice or are links.
    """
    limits = limits or ArchiveLimits()
    if len(data) > limits.bytes:
        raise _refused(file)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            names = [member.filename for member in members]
            if len(members) > limits.members or len(set(names)) < len(names):
                raise _refused(file)
            room = limits.inflated
            for member in members:
                if not _is_plain(member) or member.file_size > room:
                    raise _refused(file)
                room -= _inflate(archive, member, room, limits, file)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
        raise StudioError(
            N_("{file} is damaged, or is no archive. Save it again in the program that made it."),
            file=file,
        ) from None
    return names


def _inflate(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, room: int, limits: ArchiveLimits, file: str
) -> int:
    """Return how large a member really is, giving up as soon as it is too large."""
    allowed = min(room, max(limits.free, member.compress_size * limits.ratio))
    size = 0
    with archive.open(member) as opened:
        while piece := opened.read(1 << 16):
            size += len(piece)
            if size > allowed:
                raise _refused(file)
    return size


def _is_plain(member: zipfile.ZipInfo) -> bool:
    """Tell whether a member is an ordinary file or folder that stays inside."""
    name = member.filename
    if not name or name.startswith("/") or "\\" in name or ":" in name or "\0" in name:
        return False
    if ".." in name.split("/") or member.flag_bits & 1:
        return False
    mode = member.external_attr >> 16
    return not stat.S_ISLNK(mode)


def _refused(file: str) -> StudioError:
    return StudioError(
        N_(
            "{file} holds more than a script needs, or members with unsafe names. Save it again in"
            " the program that made it."
        ),
        file=file,
    )
