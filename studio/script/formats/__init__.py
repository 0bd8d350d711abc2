"""Script files, read and written: one registry, one call for any format, one for a season."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.text import clean_text, decode
from studio.base.words import N_
from studio.script.formats.chinese import read_chinese
from studio.script.formats.cover import check_cover
from studio.script.formats.detect import detect
from studio.script.formats.fountain import read_fountain
from studio.script.formats.fountain_writer import write_fountain
from studio.script.formats.json_shape import reading_json
from studio.script.formats.season import check_numbers, join_season, script_files
from studio.script.reading import Reading

__all__ = [
    "READERS",
    "check_cover",
    "read_script",
    "read_season",
    "read_text",
    "reading_json",
    "write_fountain",
]

READERS: dict[str, Callable[[str], Reading]] = {
    "fountain": read_fountain,
    "chinese": read_chinese,
}


def read_script(path: Path, as_format: str | None = None) -> Reading:
    """Read a script file; the format is known by its content unless `as_format` names one.

    Raises StudioError for a file that cannot be read, is empty or is no text.
    """
    return read_text(decode(_bytes(path), path.name), path.name, as_format)


def read_text(text: str, name: str, as_format: str | None = None) -> Reading:
    """Read the text of a script; `name` is what errors call it."""
    if as_format is not None and as_format not in READERS:
        raise StudioError(
            N_("“{format}” is not a script format. Use one of: {known}."),
            format=as_format,
            known=", ".join(READERS),
        )
    text = clean_text(text).lstrip("\ufeff").replace("\f", "\n").replace("\u2028", "\n")
    if not text.strip():
        raise StudioError(N_("{file} is empty. Choose a file with a script in it."), file=name)
    reading = READERS[as_format or detect(text)](text)
    reading.diagnostics += check_numbers(reading)
    reading.diagnostics.sort(key=lambda told: told.line)
    return reading


def read_season(paths: Sequence[Path], as_format: str | None = None) -> Reading:
    """Read several files, or the script files of a folder, as one season in natural order.

    A file without an episode number has it from its name, else from its scene numbers, else the
    next one. Source lines stay per file: `ReadEpisode.file` names it. One file is read as it is.
    Raises StudioError for the first file that cannot be read.
    """
    files = script_files(paths)
    if not files:
        raise StudioError(N_("No script was chosen. Choose a file or a folder."))
    if len(files) == 1:
        return read_script(files[0], as_format)
    return join_season((file.name, read_script(file, as_format)) for file in files)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StudioError(
            N_("{file} cannot be read: {reason}. Check the file and its permissions."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error
