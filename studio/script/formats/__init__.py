"""Script files, read and written: one registry, one call for any format, one for a season."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.text import decode
from studio.base.words import N_
from studio.script.formats.chinese import read_chinese
from studio.script.formats.containers import container
from studio.script.formats.cover import check_cover
from studio.script.formats.detect import detect
from studio.script.formats.fdx.reader import read_fdx
from studio.script.formats.fdx.rewriter import rewrite_fdx
from studio.script.formats.fdx.writer import write_fdx
from studio.script.formats.fountain import read_fountain
from studio.script.formats.fountain_rewriter import rewrite_fountain
from studio.script.formats.fountain_writer import write_fountain
from studio.script.formats.json_shape import reading_json
from studio.script.formats.normal import normal_text
from studio.script.formats.omitted import is_omitted, mark_omitted
from studio.script.formats.osf import read_osf
from studio.script.formats.paper import read_pdf
from studio.script.formats.season import check_numbers, join_season, script_files
from studio.script.formats.word.reader import read_docx
from studio.script.formats.word.writer import write_docx_file
from studio.script.reading import Reading

__all__ = [
    "BYTE_READERS",
    "PAPER_READERS",
    "READERS",
    "check_cover",
    "is_omitted",
    "read_bytes",
    "read_script",
    "read_season",
    "read_text",
    "reading_json",
    "write_docx_file",
    "write_fdx",
    "write_fdx_file",
    "write_fountain",
    "write_fountain_file",
]

READERS: dict[str, Callable[[str], Reading]] = {
    "fountain": read_fountain,
    "chinese": read_chinese,
}
# Formats that are no plain text are read from the bytes of a file.
BYTE_READERS: dict[str, Callable[[bytes, str], Reading]] = {"fdx": read_fdx, "osf": read_osf}
# Those whose text goes to one of the readers of text, which the last argument may name.
PAPER_READERS: dict[str, Callable[[bytes, str, str | None], Reading]] = {
    "docx": read_docx,
    "pdf": read_pdf,
}
# What is kept of a script that came from a file that can be written back.
_KEPT = frozenset({"fountain", "fdx"})


def read_script(path: Path, as_format: str | None = None) -> Reading:
    """Read a script file; the format is known by its content unless `as_format` names one.

    Raises StudioError for a file that cannot be read, is empty or is no script.
    """
    return read_bytes(_bytes(path), path.name, as_format)


def read_bytes(data: bytes, name: str, as_format: str | None = None) -> Reading:
    """Read the bytes of a script file; `name` is what errors call it."""
    _check_format(as_format)
    found = container(data, name) if as_format in (None, *READERS) else as_format
    if found in PAPER_READERS:
        text_format = as_format if as_format in READERS else None
        return _checked(PAPER_READERS[found](data, name, text_format))
    if found in BYTE_READERS and as_format not in READERS:
        reading = _checked(BYTE_READERS[found](data, name))
    else:
        reading = read_text(decode(data, name), name, as_format)
    reading.data = data if reading.format in _KEPT else b""
    return reading


def read_text(text: str, name: str, as_format: str | None = None) -> Reading:
    """Read the text of a script; `name` is what errors call it."""
    _check_format(as_format)
    if as_format not in READERS:
        data = text[:8000].encode("utf-8", "replace")
        if as_format or container(data, name) in BYTE_READERS:
            return read_bytes(text.encode("utf-8", "replace"), name, as_format)
    text = normal_text(text)
    if not text.strip():
        raise StudioError(N_("{file} is empty. Choose a file with a script in it."), file=name)
    return _checked(READERS[as_format or detect(text)](text))


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


def _check_format(as_format: str | None) -> None:
    known = [*READERS, *BYTE_READERS, *PAPER_READERS]
    if as_format is not None and as_format not in known:
        raise StudioError(
            N_("“{format}” is not a script format. Use one of: {known}."),
            format=as_format,
            known=", ".join(known),
        )


def _checked(reading: Reading) -> Reading:
    mark_omitted(reading)
    reading.diagnostics += check_numbers(reading)
    reading.diagnostics.sort(key=lambda told: told.line)
    return reading


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StudioError(
            N_("{file} cannot be read: {reason}. Check the file and its permissions."),
            file=path.name,
            reason=error.strerror or str(error),
        ) from error


def write_fountain_file(reading: Reading, before: bytes) -> bytes:
    """Write Fountain, into the bytes of the file that the script came from where there is one."""
    if before:
        return rewrite_fountain(reading, before)
    return write_fountain(reading).encode("utf-8")


def write_fdx_file(reading: Reading, before: bytes) -> bytes:
    """Write FDX, into the bytes of the file that the script came from where there is one."""
    return rewrite_fdx(reading, before) if before else write_fdx(reading)
