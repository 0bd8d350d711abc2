"""Scenes that a file only names as omitted: `12 OMITTED`, `1-2 已删`."""

import re

from studio.script.reading import Reading

_NUMBER = re.compile(r"^[\w+.-]*\d[\w+.-]*[\s.、:：]+")
_WORDS = frozenset({"omitted", "omit", "已删", "已刪", "删除", "刪除", "本场删除", "删", "刪"})


def is_omitted(heading: str) -> bool:
    """Tell whether a heading only holds the number of a scene that is gone."""
    return _NUMBER.sub("", heading.strip()).strip(" .()[]（）【】").casefold() in _WORDS


def mark_omitted(reading: Reading) -> Reading:
    """Mark the scenes of a reading that are omitted; they have no set and no length."""
    for episode in reading.episodes:
        for scene in episode.scenes:
            if scene.heading and not scene.omitted and is_omitted(scene.heading):
                scene.omitted, scene.measured = True, True
                scene.set, scene.eighths, scene.seconds = "", 0, 0
                found = _NUMBER.match(scene.heading.strip())
                if found and not scene.number:
                    scene.number = found[0].strip().rstrip(".:：、")
    return reading
