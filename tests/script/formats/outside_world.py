"""The outside world's ways of writing scripts: rows of text beside what they must be read as."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from studio.script.reading import Reading, ReadLine

OUTSIDE = Path(__file__).parent / "outside"
SPEAKERS = frozenset({"dialogue", "parenthetical", "lyric"})
SCENE_FIELDS = 5


def unescaped(text: str) -> str:
    """Return `text` with its `\\t` and `\\u00a0` written out; other backslashes stay."""
    text = text.replace("\\t", "\t")
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), text)


def rows(name: str) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table file as (script text, expected text)."""
    for row in (OUTSIDE / name).read_text("utf-8").splitlines():
        if row and not row.startswith("# "):
            script, _, expected = row.partition(" => ")
            yield unescaped(script), unescaped(expected)


def cases(name: str) -> Iterator[tuple[str, str, list[str]]]:
    """Yield the cases of a file as (name, script text, expected rows)."""
    blocks = (OUTSIDE / name).read_text("utf-8").split("@@@ ")[1:]
    for case, expected in zip(blocks[::2], blocks[1::2], strict=True):
        title, script = case.split("\n", 1)
        yield title, unescaped(script), expected.removeprefix("=\n").splitlines()


def is_one_of(expected: str, value: str | None) -> bool:
    """Say whether a value is one of the alternatives that a field of a row allows."""
    return re.fullmatch(_field(expected), value or "") is not None


def agree(expected: list[str], reading: Reading) -> bool:
    """Say whether a reading is what the rows of a case expect."""
    return (
        re.fullmatch(pattern(expected), "".join(f"{row}\n" for row in rendered(reading)))
        is not None
    )


def rendered(reading: Reading) -> list[str]:
    """Return a reading as rows: T title, F front, E episode, S scene, H heading, C cast, lines."""
    out = [f"T {reading.title}", *(f"F {text}" for _, text in reading.front)]
    for episode in reading.episodes:
        out.append(f"E {episode.number}|{episode.title}")
        for scene in episode.scenes:
            out.append(
                "S "
                + "|".join(
                    part or ""
                    for part in (
                        scene.number,
                        scene.int_ext,
                        scene.set,
                        scene.time,
                        scene.time_of_day,
                    )
                )
            )
            out.append(f"H {scene.heading}")
            out.append("C " + "、".join(scene.cast))
            out.extend(_line(line) for line in scene.lines)
    out.extend(f"U {text}" for _, text in reading.unclassified)
    return [row.replace("\n", "\\n").replace("\t", "\\t") for row in out]


def _line(line: ReadLine) -> str:
    if not line.character:
        return f"{line.kind}|{line.text}"
    side = {"left": "<", "right": ">", None: ""}[line.dual]
    return f"{line.kind}{side}|{line.character}|{line.modifier}|{line.text}"


def pattern(expected: list[str]) -> str:
    """Return the expression that the rendered rows, each ended by a newline, must match."""
    out = [] if any(row.startswith("T ") for row in expected) else ["T .*\n"]
    for place, row in enumerate(expected):
        if row.startswith("S "):
            following = _belonging(expected[place + 1 :])
            out.append("S " + r"\|".join(_field(field) for field in row[2:].split("|")) + "\n")
            out.extend(f"{key} .*\n" for key in "H" if not _asked(key, following))
            if not _asked("C", following) and not _asked("H", following[:1]):
                out.append("C .*\n")
        elif row.startswith("H "):
            out.append(re.escape(row) + "\nC .*\n")
        elif row[:2] in ("T ", "F ", "C ", "E "):
            out.append(row[:2] + r"\|".join(_field(field) for field in row[2:].split("|")) + "\n")
        else:
            out.append(_row(row))
    return "".join(out)


def _belonging(following: list[str]) -> list[str]:
    return list(itertools.takewhile(lambda row: row[:2] in ("H ", "C "), following))


def _asked(key: str, following: list[str]) -> bool:
    return any(row.startswith(key + " ") for row in following)


def _field(field: str) -> str:
    if field == "*":
        return ".*"
    return "(?:" + "|".join(re.escape(each) for each in field.split(" or ")) + ")"


def _row(row: str) -> str:
    kinds, _, rest = row.partition("|")
    optional = "?" in kinds
    kinds = kinds.replace("?", "")
    spoken = kinds.rstrip("<>") in SPEAKERS and rest.count("|") > 1
    fields = rest.split("|", 2) if spoken else [rest]
    kind = ".*" if kinds == "*" else "(?:" + kinds.replace("/", "|") + ")"
    expression = r"\|".join([kind, *(_field(field) for field in fields)]) + "\n"
    return f"(?:{expression})?" if optional else expression
