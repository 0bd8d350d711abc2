"""Who is heard in a scene and not seen: voices from elsewhere, narrators."""

import re

from studio.script.model import SPOKEN
from studio.script.reading import ReadScene
from studio.script.vocabulary import words

_BETWEEN_NAMES = re.compile(r"[、，,;；/／:：×()（）\s]+")


def heard_only(scene: ReadScene) -> set[str]:
    """Name those who only speak from elsewhere, and are on no cast line: voices, narrators."""
    modifiers, narrators = (
        words("script", "heard", "modifiers"),
        words("script", "heard", "speakers"),
    )
    meta = " ".join(line.text for line in scene.lines if line.kind == "meta")
    listed = set(_BETWEEN_NAMES.split(meta))
    spoken: dict[str, bool] = {}
    for line in scene.lines:
        if line.kind in SPOKEN:
            voice = line.character.upper() in narrators or any(
                part.strip().upper() in modifiers for part in line.modifier.split(",")
            )
            spoken[line.character] = spoken.get(line.character, True) and voice
    return {name for name, voice in spoken.items() if voice and not _is_listed(name, meta, listed)}


def _is_listed(name: str, meta: str, listed: set[str]) -> bool:
    """Tell whether a cast line names somebody; 林晚 is not on it because 林晚晴 is."""
    return name in listed or (" " in name and name in meta)
