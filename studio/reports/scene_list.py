"""The scene list in story order: set, light, length, screen time, cast and shooting day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from studio.base.eighths import show_eighths
from studio.base.progress import Progress
from studio.base.words import N_
from studio.reports.blocks import Block
from studio.reports.page import Frame, write_pages
from studio.reports.say import Said, Speaker, plain
from studio.reports.scene_words import cast_numbers, colour_of, light, listed, screen_time
from studio.reports.table import Column, Layout, Look
from studio.schedule.model import Board, StripScene
from studio.script.model import Episode

LOOK = Look(7.8, 1.8, 1.22)
Group = tuple[Said, Said, list[tuple[str, list[Said]]]]


def rows(speaker: Speaker, episodes: Sequence[Episode], board: Board) -> list[Group]:
    """Say each episode: its name, its totals, and its scenes with their strip colours.

    A scene that is shot in parts is listed once, with the sum of its parts and all its days.
    """
    found = _scenes(board)
    groups: list[Group] = []
    for number in dict.fromkeys(scene.episode for scene, _ in found):
        here = [(scene, days) for scene, days in found if scene.episode == number]
        episode = next((one for one in episodes if one.number == number), None)
        groups.append(
            (
                _episode(speaker, number, episode),
                _totals(speaker, [scene for scene, _ in here]),
                [(scene.colour, _row(speaker, scene, days)) for scene, days in here],
            )
        )
    return groups


def _scenes(board: Board) -> list[tuple[StripScene, list[int]]]:
    """Collect the scenes of all strips in story order, with their shooting days."""
    parts: dict[str, list[StripScene]] = {}
    days: dict[str, list[int]] = {}
    for day in (*board.days, None):
        for strip in day.strips if day else board.boneyard:
            for scene in strip.scenes:
                parts.setdefault(scene.scene_id, []).append(scene)
                shot = days.setdefault(scene.scene_id, [])
                if day and day.number is not None and day.number not in shot:
                    shot.append(day.number)
    whole = [(_whole(scenes), days[scene_id]) for scene_id, scenes in parts.items()]
    return sorted(whole, key=lambda found: found[0].story)


def _whole(parts: Sequence[StripScene]) -> StripScene:
    if len(parts) == 1:
        return parts[0]
    return replace(
        parts[0],
        eighths=sum(part.eighths for part in parts),
        seconds=sum(part.seconds for part in parts),
        minutes=sum(part.minutes for part in parts),
    )


def _episode(speaker: Speaker, number: int | None, episode: Episode | None) -> Said:
    if number is None:
        return speaker.label(N_("Script"))
    names = speaker.label(N_("Episode {number}"), number=number)
    title = episode.title if episode else ""
    if not title or title in names:
        return names
    return (f"{names[0]}  {title}", *names[1:])


def _totals(speaker: Speaker, scenes: Sequence[StripScene]) -> Said:
    pages = show_eighths(sum(scene.eighths for scene in scenes))
    return plain(f"{pages}   {screen_time(sum(scene.seconds for scene in scenes))}")


def _row(speaker: Speaker, scene: StripScene, days: Sequence[int]) -> list[Said]:
    return [
        plain(scene.number),
        light(speaker, scene),
        speaker.name(scene.set_name, scene.other_set_name),
        speaker.name(scene.synopsis, scene.other_synopsis),
        cast_numbers(speaker, scene.cast),
        listed(speaker, days or ["—"]),
        plain(show_eighths(scene.eighths)),
        plain(screen_time(scene.seconds)),
    ]


def write(
    out: Path,
    groups: Sequence[Group],
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the scene list and return the number of pages."""
    summary = speaker.label(
        N_("{scenes} scenes in {episodes} episodes"),
        scenes=sum(len(body) for *_, body in groups),
        episodes=len(groups),
    )
    frame = Frame(speaker, speaker.label(N_("Scene list")), printed, summary)
    columns = (
        Column(speaker.label(N_("Scene")), 36, bold=True),
        Column(speaker.label(N_("I/E")), 46, tag=True),
        Column(speaker.label(N_("Set")), share=0.3),
        Column(speaker.label(N_("Synopsis")), share=0.7),
        Column(speaker.label(N_("Cast")), 52),
        Column(speaker.label(N_("Shooting day")), 36),
        Column(speaker.label(N_("Pages")), 28, align="right"),
        Column(speaker.label(N_("Screen time")), 36, align="right"),
    )
    layout = Layout(columns, frame.room, LOOK)
    return write_pages(out, frame, [layout.table(_set(layout, speaker, groups))], progress)


def _set(layout: Layout, speaker: Speaker, groups: Sequence[Group]) -> list[Block]:
    if not groups:
        return [layout.remark(speaker.label(N_("No scenes yet. Import a script first.")))]
    blocks: list[Block] = []
    for name, totals, body in groups:
        blocks.append(layout.band(name, totals))
        blocks += [layout.row(cells, colour=colour_of(colour)) for colour, cells in body]
    return blocks
