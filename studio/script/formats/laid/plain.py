"""Western scripts without indents or styles: as Fountain, with empty lines where it wants them."""

from collections.abc import Sequence

from studio.script.formats.fountain import read_fountain
from studio.script.formats.fountain_blocks import is_transition, read_cue
from studio.script.formats.fountain_headings import has_prefix, western_episode
from studio.script.formats.typed.reader import split_number
from studio.script.reading import Reading


def read_plain(rows: Sequence[str]) -> Reading:
    """Read lines as Fountain; source lines count the rows from 1."""
    texts = [_numbered(row) for row in rows]
    if _has_empty_lines(texts):
        return read_fountain("\n".join(texts))
    spaced: list[str] = []
    places: list[int] = []
    for at, (text, apart) in enumerate(zip(texts, _apart(texts), strict=True), 1):
        if apart and spaced:
            spaced.append("")
            places.append(at)
        spaced.append(text)
        places.append(at)
    reading = read_fountain("\n".join(spaced))
    _renumber(reading, places)
    return reading


def _numbered(row: str) -> str:
    """Write the number before a heading as Fountain does: behind it."""
    number, heading = split_number(row.strip())
    return f"{heading} #{number}#" if number else row


def _has_empty_lines(rows: Sequence[str]) -> bool:
    """Say whether empty lines stand behind most headings, or there is nothing to tell them by."""
    heads = [at for at, row in enumerate(rows) if has_prefix(row.strip())]
    followed = sum(at + 1 == len(rows) or not rows[at + 1].strip() for at in heads)
    return followed * 2 > len(heads) if heads else any(not row.strip() for row in rows)


def _apart(rows: Sequence[str]) -> list[bool]:
    """Say before which rows an empty line belongs."""
    found: list[bool] = []
    speaks = said = False
    for at, row in enumerate(rows):
        text = row.strip()
        if not text:
            found.append(False)
            speaks = said = False
        elif speaks and text[0] in "(（":
            found.append(False)
            said = False
        elif speaks and not said and not _alone(text):
            found.append(False)
            said = True
        else:
            found.append(True)
            after = rows[at + 1].strip() if at + 1 < len(rows) else ""
            speaks = _speaks(text, after)
            said = False
    return found


def _alone(text: str) -> bool:
    lone = is_transition(text) or western_episode(text, section=False) is not None
    return lone or has_prefix(text)


def _speaks(text: str, after: str) -> bool:
    return not _alone(text) and read_cue(text) is not None and bool(after) and not _alone(after)


def _renumber(reading: Reading, places: Sequence[int]) -> None:
    """Give everything the number of the row that it is from."""

    def row(number: int) -> int:
        return places[min(max(number, 1), len(places)) - 1]

    def span(source: tuple[int, int]) -> tuple[int, int]:
        return row(source[0]), row(source[1])

    reading.front = [(row(number), text) for number, text in reading.front]
    reading.unclassified = [(row(number), text) for number, text in reading.unclassified]
    for told in reading.diagnostics:
        told.line = row(told.line) if told.line else 0
    for episode in reading.episodes:
        episode.source = span(episode.source) if episode.source else None
        for scene in episode.scenes:
            scene.source = span(scene.source) if scene.source else None
            for line in scene.lines:
                line.source = span(line.source)
