"""The Western layout: Courier, columns for who speaks and what, MORE and CONT'D over pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.base.text import one_line
from studio.reports.screenplay.paper import Paper
from studio.reports.screenplay.rich import rich_lines, width_of
from studio.reports.screenplay.rows import Part, Row, Rows, Turning, joined_before, kept_together
from studio.script.formats.splicing import speeches
from studio.script.printing import printed_heading, printed_lines
from studio.script.reading import ReadEpisode, ReadLine, ReadScene

_ENDS = "→"  # for a moment the cue of a transition, which stays with what it ends
_ANY = 1e6  # room for a text that is not broken
_CONTINUED = ("CONT'D", "CONT’D", "CONTINUED")


def rows_of(sheet: Paper, episodes: Sequence[ReadEpisode]) -> Rows:
    """Set a whole script; headings and titles stay with what follows them."""
    rows: Rows = []
    glued = False
    for episode in episodes:
        if episode.number is not None:
            rows += _episode(sheet, episode, first=not rows)
            glued = True
        for scene in episode.scenes:
            if scene.heading is not None or scene.omitted:
                _append(rows, _heading(sheet, scene), glued=glued)
                glued = not scene.omitted
            for block in _blocks(sheet, printed_lines(scene)):
                _append(rows, block, glued=glued)
                glued = False
    return rows


def _append(rows: Rows, block: Rows, *, glued: bool) -> None:
    if block[0].cue == _ENDS:
        block[0] = replace(block[0], cue="")
        glued = bool(rows)
    if glued:
        joined_before(rows, block)
    rows += block


def turning(sheet: Paper) -> Turning:
    """Say who goes on speaking over the end of a page."""
    x, room = sheet.column("character")

    def cue(row: Row, text: str) -> Row:
        pieces = rich_lines(text, (), sheet.text, room)[0]
        return replace(
            row, parts=(Part(x, pieces),), before=0.0, cue="", height=sheet.leading, revisions=()
        )

    def again(row: Row) -> Row:
        said = any(word in row.cue.upper() for word in _CONTINUED)
        return cue(row, row.cue if said else f"{row.cue} (CONT'D)")

    return Turning(lambda row: cue(row, "(MORE)"), again)


def _episode(sheet: Paper, episode: ReadEpisode, *, first: bool) -> Rows:
    title = f"EPISODE {episode.number}" + (f": {episode.title}" if episode.title else "")
    style = replace(sheet.text, bold=True)
    x, room = sheet.column("action")
    made = [
        Row(
            (Part(x + room / 2, tuple(replace(p, underline=True) for p in line), "centre"),),
            sheet.leading,
            2 * sheet.leading if at == 0 else 0.0,
            breaks=at == 0,
        )
        for at, line in enumerate(rich_lines(one_line(title), (), style, room))
    ]
    starts = sheet.episode_on_new_page and not first
    return [replace(made[0], new_page=starts), *made[1:]]


def _heading(sheet: Paper, scene: ReadScene) -> Rows:
    text, spans = printed_heading(scene, chinese=False)
    x, room = sheet.column("action")
    number = one_line(scene.number)
    if number:  # a long number in the right margin needs some of the room
        wide = width_of(rich_lines(number, (), sheet.text, _ANY)[0])
        room = min(room, sheet.numbers[1] - wide - sheet.text.size - x)
    style = replace(sheet.text, bold=sheet.bold_headings)
    marks = (scene.revision,) if scene.revision else ()
    return [
        Row(
            (Part(x, line),),
            sheet.leading,
            sheet.before_heading if at == 0 else 0.0,
            breaks=at == 0,
            revisions=marks,
            number=number if at == 0 else "",
        )
        for at, line in enumerate(rich_lines(text, spans, style, max(room, 72.0)))
    ]


def _blocks(sheet: Paper, lines: Sequence[ReadLine]) -> Iterator[Rows]:
    """Set speeches and single lines; the two sides of dual dialogue are one block."""
    waiting: list[list[ReadLine]] = []
    new_page = False
    for speech in speeches(lines):
        if speech[0].dual == "left" and not waiting:
            waiting = [speech]
            continue
        if waiting and speech[0].dual == "right":
            made = _dual(sheet, waiting[0], speech)
            waiting = []
        else:
            if waiting:
                yield _speech(sheet, waiting[0], _usual(sheet))
                waiting = []
            if speech[0].kind == "page_break":
                new_page = True
                continue
            made = _single(sheet, speech)
        if new_page and made:
            made[0] = replace(made[0], new_page=True)
            new_page = False
        yield made
    if waiting:
        yield _speech(sheet, waiting[0], _usual(sheet))


Columns = dict[str, tuple[float, float]]


def _usual(sheet: Paper) -> Columns:
    return {kind: sheet.column(kind) for kind in ("character", "dialogue", "parenthetical")}


def _single(sheet: Paper, lines: Sequence[ReadLine]) -> Rows:
    first = lines[0]
    if first.character or first.kind in ("dialogue", "lyric", "parenthetical"):
        return _speech(sheet, lines, _usual(sheet))
    return _paragraph(sheet, first)


def _paragraph(sheet: Paper, line: ReadLine) -> Rows:
    """Set a line that nobody speaks; a transition stays with what it ends."""
    x, room = sheet.column("transition" if line.kind == "transition" else "action")
    text = f"[{line.text}]" if line.kind == "caption" else line.text
    shift = len(text) - len(line.text) and 1
    spans = tuple(one._replace(start=one.start + shift, end=one.end + shift) for one in line.spans)
    marks = (line.revision,) if line.revision else ()
    made: Rows = []
    for at, pieces in enumerate(rich_lines(text, spans, sheet.text, room)):
        part = Part(x, pieces)
        if line.kind == "transition":
            part = Part(x + room, pieces, "right")
        elif line.kind == "centred":
            part = Part(x + room / 2, pieces, "centre")
        made.append(Row((part,), sheet.leading, 0.0 if at else sheet.gap, revisions=marks))
    made = kept_together(made)
    if line.kind == "transition":
        made[0] = replace(made[0], cue=_ENDS)
    return made


def _speech(sheet: Paper, lines: Sequence[ReadLine], columns: Columns) -> Rows:
    """Set a cue and what is said; at least two rows of it stand on each page."""
    first = lines[0]
    cue = one_line(first.character) + (f" ({one_line(first.modifier)})" if first.modifier else "")
    whole = {line.revision for line in lines}
    marks = (first.revision,) if whole == {first.revision} and first.revision else ()
    rows: Rows = []
    if cue:
        x, room = columns["character"]
        rows = [
            Row((Part(x, pieces),), sheet.leading, 0.0 if at else sheet.gap, at == 0, "", marks)
            for at, pieces in enumerate(rich_lines(cue, (), sheet.text, room))
        ]
    said = 0
    for line in lines:
        for row in _said(sheet, line, columns):
            free = bool(rows) and said >= 2 and row.breaks
            before = 0.0 if rows else sheet.gap
            goes_on = cue if free else ""
            rows.append(replace(row, breaks=free or not rows, cue=goes_on, before=before))
            # A page does not end behind the words in brackets, which say how the next are said.
            said = said + 1 if line.kind != "parenthetical" else 1 if said else 0
    return rows


def _said(sheet: Paper, line: ReadLine, columns: Columns) -> Rows:
    x, room = columns["parenthetical" if line.kind == "parenthetical" else "dialogue"]
    text, spans = line.text, line.spans
    if line.kind == "parenthetical" and not text.startswith(("(", "（")):
        text = f"({text})"
        spans = tuple(one._replace(start=one.start + 1, end=one.end + 1) for one in spans)
    style = replace(sheet.text, italic=line.kind == "lyric")
    marks = (line.revision,) if line.revision else ()
    broken = rich_lines(text, spans, style, room)
    last = len(broken) - 1
    return [
        Row((Part(x, pieces),), sheet.leading, breaks=at == 0 or at < last, revisions=marks)
        for at, pieces in enumerate(broken)
    ]


def _dual(sheet: Paper, left: Sequence[ReadLine], right: Sequence[ReadLine]) -> Rows:
    """Set two speeches beside each other, on one page."""
    edges = sheet.columns["dual"]
    sides: list[Rows] = []
    places: tuple[tuple[Sequence[ReadLine], float, float], ...] = (
        (left, edges[0], edges[1]),
        (right, edges[2], edges[3]),
    )
    for lines, low, high in places:
        wide = high - low
        columns: Columns = {
            "character": (low + wide * 0.25, wide * 0.75),
            "dialogue": (low, wide),
            "parenthetical": (low + wide * 0.12, wide * 0.76),
        }
        sides.append(_speech(sheet, lines, columns))
    rows: Rows = []
    for at in range(max(map(len, sides))):
        here = [side[at] for side in sides if at < len(side)]
        rows.append(
            replace(
                here[0],
                parts=tuple(part for row in here for part in row.parts),
                revisions=tuple(mark for row in here for mark in row.revisions),
                before=sheet.gap if at == 0 else 0.0,
                breaks=at == 0,
                cue="",
            )
        )
    return rows
