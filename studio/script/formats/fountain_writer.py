"""Any reading, written as Fountain that reads back to the same elements.

What Fountain has no mark for keeps its Chinese form: captions and shots as forced action such as
`!【字幕：…】`, setting lines as notes such as `[[人物：…]]`; the reader knows both.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from studio.script.formats.chinese_brackets import bracket_line
from studio.script.formats.emphasis import write_emphasis
from studio.script.formats.fountain import EMPHASISED, read_fountain
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.formats.fountain_title import is_key_line
from studio.script.formats.splicing import speeches
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene

_NUMBER = re.compile(r"[\w.+-]+")
_TWO_SPACES = "  "


def write_fountain(reading: Reading) -> str:
    """Write a reading as Fountain; forced marks stand only where the text needs them."""
    blocks = list(_title_page(reading))
    for episode in reading.episodes:
        if episode.number is not None:
            blocks.append(episode_text(episode))
        for scene in episode.scenes:
            if scene.heading is not None:
                blocks.append(heading_text(scene))
            blocks += [block_text(lines) for lines in speeches(scene.lines)]
    return "\n\n".join(blocks) + "\n"


def _title_page(reading: Reading) -> Iterator[str]:
    if reading.format == "fountain":
        if reading.front:
            yield "\n".join(text for _, text in reading.front)
        return
    titled = any(text.casefold().startswith("title:") for _, text in reading.front[:1])
    page = [] if titled or not (reading.title or reading.front) else [f"Title: {reading.title}"]
    page += [text if is_key_line(text) else f"    {text.strip()}" for _, text in reading.front]
    if page:
        yield "\n".join(page)


def episode_text(episode: ReadEpisode) -> str:
    """Write an episode's title as a section."""
    if has_cjk(episode.title) or any(has_cjk(scene.heading or "") for scene in episode.scenes):
        mark = " 💰" if episode.paywall else ""
        return f"# 第{episode.number}集{'：' if episode.title else ''}{episode.title}{mark}"
    return f"# Episode {episode.number}" + (f": {episode.title}" if episode.title else "")


def heading_text(scene: ReadScene) -> str:
    """Write a heading; the number stands behind it where the heading itself does not tell it."""
    number = f" #{scene.number}#" if _NUMBER.fullmatch(scene.number) else ""
    text = scene.heading or ""
    marked = [_plain(write_emphasis(text, scene.spans, escape=escape)) for escape in (False, True)]
    for heading in dict.fromkeys(marked):
        forms = (heading, f".{heading}", f"{heading}{number}", f".{heading}{number}")
        for form in forms:
            if _scenes(form) == [(scene.heading, scene.number)]:
                return form
    return f".{marked[0]}{number}"


def _scenes(text: str) -> list[tuple[str | None, str]]:
    episodes = read_fountain(text + "\n").episodes
    if len(episodes) != 1 or any(scene.lines for scene in episodes[0].scenes):
        return []
    return [(scene.heading, scene.number) for scene in episodes[0].scenes]


def block_text(lines: Sequence[ReadLine]) -> str:
    """Write the lines of a speech, or a line that stands alone, in the first form that reads back.

    Signs such as `*` get a backslash only where they would be read as marks of emphasis.
    """
    if lines[0].kind not in EMPHASISED:
        return _first_that_reads_back([_forms(lines)], lines)
    marked = [
        [replace(one, text=write_emphasis(one.text, one.spans, escape=escape)) for one in lines]
        for escape in (False, True)
    ]
    if marked[0] == marked[1]:
        del marked[1]
    return _first_that_reads_back([_forms(one) for one in marked], lines)


def _forms(lines: Sequence[ReadLine]) -> Iterator[str]:
    """Give the forms in which lines can be written, the plainest first."""
    first = lines[0]
    if first.character:
        return _speeches(lines)
    forms: dict[str, Callable[[str], Iterator[str]]] = {
        "action": _actions,
        "caption": _captions,
        "shot": lambda text: iter((f"!{text}", f"!【{text}】")),
        "transition": lambda text: iter((text, f"> {text}")),
        "centred": lambda text: iter((f"> {text} <",)),
        "section": lambda text: iter((f"{'#' * (first.level or 1)} {text}",)),
        "synopsis": lambda text: iter((f"= {text}",)),
        "lyric": lambda text: iter((f"~{text}",)),
        "page_break": lambda text: iter((text, "===")),
    }
    return forms[first.kind](first.text) if first.kind in forms else iter((_note(first.text),))


def _actions(text: str) -> Iterator[str]:
    yield text
    yield f"!{text}"


def _captions(text: str) -> Iterator[str]:
    if has_cjk(text) or bracket_line(f"【{text}】", (1, 1)):
        yield f"!【{text}】"
    yield f"!【字幕：{text}】"
    yield f"!字幕：{text}"


def _speeches(lines: Sequence[ReadLine]) -> Iterator[str]:
    """Write a speech under its cue, forced with `@` where the name is not in capitals."""
    cue = lines[0].character
    if lines[0].modifier:
        cue += f" ({lines[0].modifier})"
    rows = [row for line in lines for row in _spoken_rows(line)]
    body = "\n".join(rows)
    mark = " ^" if lines[0].dual == "right" else ""
    yield f"{cue}{mark}\n{body}"
    yield f"@{cue}{mark}\n{body}"


def _spoken_rows(line: ReadLine) -> list[str]:
    rows = [row.strip() or _TWO_SPACES for row in line.text.split("\n")]
    if line.kind == "lyric":
        return [f"~{row}" for row in rows]
    if line.kind == "parenthetical" and rows[0][0] not in "(（":
        return [f"({' '.join(rows)})"]
    if line.kind == "dialogue":
        return [row.replace("~", "～", 1) if row.startswith("~") else row for row in rows]
    return rows


def _note(text: str) -> str:
    """Write a note; one that holds its own closing mark becomes a boneyard."""
    if "]]" in text or text.endswith("]"):
        return f"/* {text.replace('*/', '* /')} */"
    return "[[" + "\n".join(row or _TWO_SPACES for row in text.split("\n")) + "]]"


def _first_that_reads_back(forms: Sequence[Iterator[str]], lines: Sequence[ReadLine]) -> str:
    """Choose the first form that the reader takes for these lines, else the last plain one."""
    if lines[0].kind in ("note", "meta"):
        return next(forms[0])
    wanted = [_element(line) for line in lines]
    last = ""
    for candidates in forms:
        text = ""
        for candidate in candidates:
            text = _plain(candidate)
            scenes = read_fountain(text + "\n").episodes[0].scenes
            if len(scenes) == 1 and [_element(line) for line in scenes[0].lines] == wanted:
                return text
        last = last or text
    return last


def _element(line: ReadLine) -> tuple[object, ...]:
    spans = tuple(span for span in line.spans if span.style != "strike")
    return line.kind, line.character, line.modifier, line.text, line.level, spans


def _plain(text: str) -> str:
    """Keep marks of comments that are only words from becoming comments."""
    return text.replace("/*", "/ *").replace("[[", "[ [")
