"""Several files as one season: in natural order, each with its episode number."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.text import natural_key
from studio.base.words import N_
from studio.script.formats.chinese_episodes import episode_line
from studio.script.formats.chinese_text import fold, number_of
from studio.script.formats.fountain_headings import western_episode
from studio.script.reading import Diagnostic, ReadEpisode, Reading

SUFFIXES = frozenset({
    ".txt", ".fountain", ".md", ".markdown", ".spmd", ".text", ".fdx", ".docx", ".pdf",
    ".osf", ".fadein", ".xml",
})  # fmt: skip
_PAIRED = re.compile(r"(\d{1,4})-+\d{1,4}[A-Za-z]?(?:\+.*)?$")
_LAST_NUMBER = re.compile(r"\d{1,4}(?!.*\d)")
_IN_NAME = re.compile(r"第 ?([\d零〇一二两三四五六七八九十百廿]{1,7}) ?[集回话]")


def _is_folder(path: Path) -> bool:
    """Tell whether it is a folder; a name that no disk could hold is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    """Tell whether a file is not for people, such as the mark of a document open in Word."""
    return name.startswith((".", "~$"))


def script_files(paths: Sequence[Path]) -> list[Path]:
    """List the script files of a season in natural order; a folder gives the files in it.

    Raises StudioError for a folder without any.
    """
    files: list[Path] = []
    for path in paths:
        if not _is_folder(path):
            files.append(path)
            continue
        inside = [item for item in path.iterdir() if item.suffix.lower() in SUFFIXES]
        inside = [item for item in inside if item.is_file() and not _is_hidden(item.name)]
        if not inside:
            raise StudioError(
                N_(
                    "{file} has no script in it. Choose a folder with .txt, .docx, .pdf, .fdx or"
                    " .fountain files."
                ),
                file=path.name,
            )
        files += inside
    return sorted(dict.fromkeys(files), key=lambda item: (_file_order(item), str(item)))


def join_season(readings: Iterable[tuple[str, Reading]]) -> Reading:
    """Join the readings of named files to one season.

    Source lines stay those of each file; `ReadEpisode.file` says which file an episode is from, and
    so do `front_files`, `unclassified_files` and `Diagnostic.file`.
    """
    season = Reading("")
    for name, reading in readings:
        season.format = season.format or reading.format
        season.title = season.title or reading.title
        season.chinese = season.chinese or reading.chinese
        season.front += reading.front
        season.front_files += [name] * len(reading.front)
        season.unclassified += reading.unclassified
        season.unclassified_files += [name] * len(reading.unclassified)
        for diagnostic in reading.diagnostics:
            diagnostic.file = name
            season.diagnostics.append(diagnostic)
        _number(season, reading, name)
        for episode in reading.episodes:
            episode.file = name
            season.episodes.append(episode)
    season.diagnostics += check_numbers(season)
    return season


def check_numbers(reading: Reading) -> list[Diagnostic]:
    """Tell of episode numbers that are missing, come twice or stand out of order."""
    found: list[Diagnostic] = []
    seen: set[int] = set()
    last: int | None = None
    for episode in reading.episodes:
        number = episode.number
        if number is None:
            continue
        if number in seen:
            found.append(_told(episode, N_("Episode {number} comes twice."), number=number))
        elif last is not None and number > last + 1:
            gap = f"{last + 1}–{number - 1}" if number > last + 2 else str(last + 1)
            found.append(_told(episode, N_("Missing before this: episode {number}."), number=gap))
        elif last is not None and number < last:
            found.append(_told(episode, N_("Episode {number} stands out of order."), number=number))
        seen.add(number)
        last = number
    return found


def number_in_name(name: str) -> int | None:
    """Read the episode's number from a file name: `第12集.txt`, `ep12.fountain`, `012.txt`."""
    stem = Path(name).stem
    if found := _IN_NAME.search(fold(stem)):
        return number_of(found[1])
    told = episode_line(stem) or western_episode(stem, section=True)
    if told:
        return told[0]
    last = _LAST_NUMBER.search(stem)
    return int(last[0]) if last else None


def _number(season: Reading, reading: Reading, name: str) -> None:
    """Give an episode without a number the one of its file, of its scenes, or the next."""
    bare = [episode for episode in reading.episodes if episode.number is None]
    if not bare or len(reading.episodes) > 1:
        return
    known = [episode.number for episode in season.episodes if episode.number is not None]
    number = number_in_name(name)
    if number is None:
        number = _number_of_scenes(bare[0])
    bare[0].number = max(known, default=0) + 1 if number is None else number


def _number_of_scenes(episode: ReadEpisode) -> int | None:
    found = [_PAIRED.match(scene.number) for scene in episode.scenes if scene.number]
    numbers = {match[1] if match else "" for match in found}
    return int(numbers.pop()) if len(numbers) == 1 and "" not in numbers else None


def _told(episode: ReadEpisode, text: str, **values: object) -> Diagnostic:
    line = episode.source[0] if episode.source else 0
    return Diagnostic("warning", line, text, values, episode.file)


def _file_order(path: Path) -> tuple[tuple[int, int, str], ...]:
    """Order by name, where 第十二集 counts as 12."""
    name = _IN_NAME.sub(lambda found: f"第{number_of(found[1])}集", fold(path.name))
    return natural_key(name)
