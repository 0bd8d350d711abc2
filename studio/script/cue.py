"""The cue of a speech, such as `Lin Wan (VO)` or `林晚（OS）`, and lines as people type them."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from studio.base.text import has_han

_CUE = re.compile(r"^(.*?)\s*[(（]\s*([^()（）]*?)\s*[)）]\s*$")
_SAID = re.compile(r"^([^:：]{1,40})[:：]\s*(\S.*)$")
_MARKS = "△▲"


def split_cue(cue: str) -> tuple[str, str]:
    """Read a cue as name and modifier; the modifier is empty where there is none."""
    found = _CUE.match(cue.strip())
    if found and found[1].strip():
        return found[1].strip(), found[2]
    return cue.strip(), ""


def join_cue(name: str, modifier: str) -> str:
    """Write a cue, with the brackets of the name's script."""
    if not modifier:
        return name
    return f"{name}（{modifier}）" if has_han(name) else f"{name} ({modifier})"


@dataclass(frozen=True, slots=True)
class TypedLine:
    """A line as it was typed or pasted: speech of somebody known, else action."""

    kind: str
    text: str
    character: str = ""
    modifier: str = ""


def read_typed(text: str, names: Collection[str]) -> list[TypedLine]:
    """Read pasted text line by line: `名字：` of one of these names begins a speech."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    return [_typed(line, names) for line in lines if line.strip(_MARKS + " ")]


def _typed(line: str, names: Collection[str]) -> TypedLine:
    found = _SAID.match(line)
    if found and line[0] not in _MARKS:
        name, modifier = split_cue(found[1])
        if name in names:
            return TypedLine("dialogue", found[2], name, modifier)
    return TypedLine("action", line.lstrip(_MARKS).strip())
