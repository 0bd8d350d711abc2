"""The cue above a speech: who speaks, and how, such as `Lin Wan (VO)` or `林晚（OS）`."""

import re

_CUE = re.compile(r"^(.*?)\s*[(（]\s*([^()（）]*?)\s*[)）]\s*$")
_HAN = re.compile("[\u3400-\u9fff]")


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
    return f"{name}（{modifier}）" if _HAN.search(name) else f"{name} ({modifier})"
