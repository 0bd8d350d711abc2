"""The Chinese layout: bold headers, △ before action, the speaker and a colon before the words."""

from collections.abc import Sequence
from dataclasses import replace

from studio.base.text import one_line
from studio.reports.screenplay.paper import Paper
from studio.reports.screenplay.rich import rich_lines
from studio.reports.screenplay.rows import Part, Row, Rows, joined_before, kept_together
from studio.reports.typeset import MUTED, Style
from studio.script.formats.splicing import speeches
from studio.script.printing import printed_heading, printed_lines
from studio.script.reading import ReadEpisode, ReadLine, ReadScene
from studio.script.spans import Span, Spans, joined, shifted

_MARKS = ("△", "▲")


def rows_of(sheet: Paper, episodes: Sequence[ReadEpisode]) -> Rows:
    """Set a whole script; titles and headers stay with what follows them."""
    rows: Rows = []
    glued = False
    for episode in episodes:
        if episode.number is not None:
            rows += _episode(sheet, episode, first=not rows)
            glued = True
        for scene in episode.scenes:
            new_page = False
            if scene.heading is not None or scene.omitted:
                _append(rows, _header(sheet, scene), glued=glued)
                glued = not scene.omitted
            for lines in speeches(printed_lines(scene)):
                if lines[0].kind == "page_break":
                    new_page = True
                    continue
                block = _block(sheet, lines)
                _append(rows, block, glued=glued)
                if new_page:
                    rows[-len(block)] = replace(rows[-len(block)], new_page=True)
                # What a scene needs stands between its header and what happens in it.
                glued, new_page = glued and lines[0].kind == "meta", False
    return rows


def _append(rows: Rows, block: Rows, *, glued: bool) -> None:
    if glued:
        joined_before(rows, block)
    rows += block


def _episode(sheet: Paper, episode: ReadEpisode, *, first: bool) -> Rows:
    title = f"第{episode.number}集" + (f"：{one_line(episode.title)}" if episode.title else "")
    style = replace(sheet.text, size=sheet.episode_size, bold=True)
    x, room = sheet.column("action")
    made = [
        Row((Part(x + room / 2, line, "centre"),), sheet.leading * 1.3, breaks=at == 0)
        for at, line in enumerate(rich_lines(title, (), style, room))
    ]
    starts = sheet.episode_on_new_page and not first
    return [replace(made[0], before=sheet.leading, new_page=starts), *made[1:]]


def _header(sheet: Paper, scene: ReadScene) -> Rows:
    text, spans = printed_heading(scene, chinese=True)
    if scene.omitted:
        text = f"{one_line(scene.number)} {text}".strip()
    marks = (scene.revision,) if scene.revision else ()
    rows = _set(sheet, text, spans, replace(sheet.text, bold=True), marks)
    made = [replace(row, breaks=False) for row in rows]
    made[0] = replace(made[0], breaks=True, before=sheet.before_heading)
    return made


def _block(sheet: Paper, lines: Sequence[ReadLine]) -> Rows:
    """Set a speech, whose words in brackets stand before what is said, or any other line."""
    first = lines[0]
    marks = tuple(dict.fromkeys(line.revision for line in lines if line.revision))
    if first.character or first.kind in ("dialogue", "lyric", "parenthetical"):
        text, spans = _speech(lines)
        return kept_together(_set(sheet, text, spans, sheet.text, marks))
    return kept_together(_line(sheet, first, marks))


def _speech(lines: Sequence[ReadLine]) -> tuple[str, Spans]:
    """Write `speaker（OS）：（words in brackets）what is said`, the name in bold."""
    first = lines[0]
    name = one_line(first.character)
    head = name + (f"（{one_line(first.modifier)}）" if first.modifier else "")
    text = f"{head}：" if head else ""
    spans: list[Span] = [Span(0, len(head), "bold")] if head else []
    for at, line in enumerate(lines):
        said = line.text
        if line.kind == "parenthetical" and not said.startswith(("（", "(")):
            said = f"（{said}）"
        elif at and line.kind != "parenthetical" and lines[at - 1].kind != "parenthetical":
            text += "\n"
        spans += shifted(line.spans, len(text) + (len(said) != len(line.text)))
        text += said
    return text, joined(spans)


def _line(sheet: Paper, line: ReadLine, marks: tuple[str, ...]) -> Rows:
    text, style = line.text, sheet.text
    ahead = ""
    if line.kind == "action" and not text.startswith(_MARKS):
        ahead = "△"
    elif line.kind == "caption" and not text.startswith("【"):
        ahead, text = "【字幕：", f"{text}】"
    elif line.kind == "transition" and not text.startswith("【"):
        ahead, text = "【", f"{text}】"
    elif line.kind == "meta":
        style = replace(style, colour=MUTED)
    rows = _set(sheet, f"{ahead}{text}", shifted(line.spans, len(ahead)), style, marks)
    if line.kind == "centred":
        x, room = sheet.column("action")
        return [
            replace(row, parts=(Part(x + room / 2, row.parts[0].pieces, "centre"),)) for row in rows
        ]
    return rows


def _set(sheet: Paper, text: str, spans: Spans, style: Style, marks: tuple[str, ...]) -> Rows:
    x, room = sheet.column("action")
    return [
        Row((Part(x, line),), sheet.leading, revisions=marks)
        for line in rich_lines(text, spans, style, room)
    ]
