"""Any reading, written as Fountain that reads back to the same elements.

What Fountain has no mark for keeps its Chinese form: captions and shots as forced action such as
`!【字幕：…】`, setting lines as notes such as `[[人物：…]]`; the reader knows both.
"""

import re
from collections.abc import Iterator, Sequence

from studio.script.formats.chinese_brackets import bracket_line
from studio.script.formats.fountain import read_fountain
from studio.script.formats.fountain_blocks import has_cjk
from studio.script.reading import ReadEpisode, Reading, ReadLine, ReadScene

_SPOKEN = frozenset({"dialogue", "parenthetical", "lyric"})
_NUMBER = re.compile(r"[\w.+-]+")
_TWO_SPACES = "  "


def write_fountain(reading: Reading) -> str:
    """Write a reading as Fountain; forced marks stand only where the text needs them."""
    blocks = list(_title_page(reading))
    for episode in reading.episodes:
        if episode.number is not None:
            blocks.append(_episode(episode))
        for scene in episode.scenes:
            if scene.heading is not None:
                blocks.append(_heading(scene))
            blocks += [_block(lines) for lines in _groups(scene.lines)]
    return "\n\n".join(blocks) + "\n"


def _title_page(reading: Reading) -> Iterator[str]:
    if reading.format == "fountain":
        if reading.front:
            yield "\n".join(text for _, text in reading.front)
        return
    page = [f"Title: {reading.title}"] if reading.title else []
    notes = [text for _, text in reading.front]
    if notes:
        page += ["Notes:", *(f"    {text}" for text in notes)]
    if page:
        yield "\n".join(page)


def _episode(episode: ReadEpisode) -> str:
    if has_cjk(episode.title) or any(has_cjk(scene.heading or "") for scene in episode.scenes):
        mark = " 💰" if episode.paywall else ""
        return f"# 第{episode.number}集{'：' if episode.title else ''}{episode.title}{mark}"
    return f"# Episode {episode.number}" + (f": {episode.title}" if episode.title else "")


def _heading(scene: ReadScene) -> str:
    """Write a heading; the number stands behind it where the heading itself does not tell it."""
    heading = _plain(scene.heading or "")
    number = f" #{scene.number}#" if _NUMBER.fullmatch(scene.number) else ""
    for text in (heading, f".{heading}", f"{heading}{number}", f".{heading}{number}"):
        found = _scenes(text)
        if found == [(scene.heading, scene.number)]:
            return text
    return f".{heading}{number}"


def _scenes(text: str) -> list[tuple[str | None, str]]:
    episodes = read_fountain(text + "\n").episodes
    if len(episodes) != 1 or any(scene.lines for scene in episodes[0].scenes):
        return []
    return [(scene.heading, scene.number) for scene in episodes[0].scenes]


def _groups(lines: Sequence[ReadLine]) -> Iterator[list[ReadLine]]:
    """Group the lines that stand under one cue; every other line stands alone."""
    group: list[ReadLine] = []
    for line in lines:
        if group and not _joins(group[-1], line):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _joins(last: ReadLine, line: ReadLine) -> bool:
    """Two speeches in a row need a cue each, or they would become one."""
    same = (last.character, last.modifier, last.dual) == (line.character, line.modifier, line.dual)
    spoken = last.kind in _SPOKEN and line.kind in _SPOKEN and bool(line.character)
    return same and spoken and not last.kind == line.kind == "dialogue"


def _block(lines: Sequence[ReadLine]) -> str:
    first = lines[0]
    if first.character:
        return _first_that_reads_back(_speeches(lines), lines)
    candidates: dict[str, Iterator[str]] = {
        "action": _actions(first.text),
        "caption": _captions(first.text),
        "shot": iter((f"!{first.text}", f"!【{first.text}】")),
        "transition": iter((first.text, f"> {first.text}")),
        "centred": iter((f"> {first.text} <",)),
        "section": iter((f"{'#' * (first.level or 1)} {first.text}",)),
        "synopsis": iter((f"= {first.text}",)),
        "lyric": iter((f"~{first.text}",)),
        "page_break": iter((first.text, "===")),
    }
    if first.kind in candidates:
        return _first_that_reads_back(candidates[first.kind], lines)
    return _note(first.text)


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


def _first_that_reads_back(candidates: Iterator[str], lines: Sequence[ReadLine]) -> str:
    """Choose the first form that the reader takes for these lines, else the last form."""
    wanted = [_element(line) for line in lines]
    text = ""
    for candidate in candidates:
        text = _plain(candidate)
        scenes = read_fountain(text + "\n").episodes[0].scenes
        if len(scenes) == 1 and [_element(line) for line in scenes[0].lines] == wanted:
            return text
    return text


def _element(line: ReadLine) -> tuple[str, str, str, str, int]:
    return line.kind, line.character, line.modifier, line.text, line.level


def _plain(text: str) -> str:
    """Keep marks of comments that are only words from becoming comments."""
    return text.replace("/*", "/ *").replace("[[", "[ [")
