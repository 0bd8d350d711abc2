"""Chinese micro-drama text, read: a first look finds the frame, then line by line.

An episode's title, a heading and every other source line become one thing each; only a speech
that stands behind a sentence or behind its direction shares its source line with them.
"""

from studio.base.words import N_
from studio.script.formats.building import Builder
from studio.script.formats.chinese_body import Body
from studio.script.formats.chinese_episodes import EpisodeLine
from studio.script.formats.chinese_headings import Heading
from studio.script.formats.chinese_meta import Meta, apply_meta
from studio.script.formats.chinese_plan import Plan, make_plan
from studio.script.formats.chinese_text import Row, row
from studio.script.reading import ReadEpisode, Reading
from studio.script.vocabulary import words


def read_chinese(text: str) -> Reading:
    r"""Read a Chinese script; `text` has `\n` line ends and no control characters."""
    rows = [row(number, raw) for number, raw in enumerate(text.split("\n"), 1) if raw.strip()]
    plan = make_plan(rows)
    build = Builder("chinese", chinese=True)
    _front(build, plan, rows[: plan.front])
    body = Body(build, plan.known)
    begins = {*plan.episodes, *plan.headings}
    for at in range(plan.front, len(rows)):
        line = rows[at]
        if at in plan.episodes:
            body.leave()
            _episode(build, plan, plan.episodes[at], line)
        elif at in plan.headings:
            body.leave()
            last = rows[at + 1] if at + 1 in plan.tails else line
            _scene(build, plan, plan.headings[at], (line.number, last.number), body.before)
        elif at not in plan.tails:
            following = at + 1 < len(rows) and at + 1 not in begins
            body.line(line, rows[at + 1] if following else None)
    body.leave()
    reading = build.finish()
    for episode in reading.episodes:
        _check_episode(build, episode)
    return reading


def _front(build: Builder, plan: Plan, rows: list[Row]) -> None:
    build.reading.front = [(line.number, line.raw.strip()) for line in rows]
    for line in rows:
        title = _title(line)
        if title and not build.reading.title:
            build.reading.title = title


def _title(line: Row) -> str:
    """Read 《剧名》 or 剧名：… from a line of the front matter."""
    label, colon, value = line.folded.partition(":")
    named = bool(colon) and label.strip(" []") in words("script_chinese", "front", "titles")
    start, end = line.text.find("《"), line.text.find("》")
    if 0 <= start < end and (named or start <= 6) and end - start <= 41:
        return line.text[start + 1 : end].strip()
    return line.text[len(line.text) - len(value) :].strip() if named else ""


def _episode(build: Builder, plan: Plan, found: EpisodeLine, line: Row) -> None:
    source = (line.number, line.number)
    episode = build.start_episode(found.number, found.title, source)
    listed = [other for other in plan.listed.values() if other.number == found.number]
    episode.paywall = found.paywall or any(other.paywall for other in listed)
    episode.hook = found.hook or next((other.hook for other in listed if other.hook), "")
    if not build.reading.title and line.text.startswith("《") and "》" in line.text:
        build.reading.title = line.text[1 : line.text.index("》")].strip()


def _scene(
    build: Builder, plan: Plan, heading: Heading, source: tuple[int, int], before: list[str]
) -> None:
    number = heading.episode
    current = build.episode.number if build.episode else None
    if number is not None and number != current:
        if plan.by_scene_numbers:
            build.start_episode(number, "", source).source = None
        elif current is not None:
            build.tell(
                "warning",
                source[0],
                N_("Scene {scene} stands in episode {episode}."),
                scene=heading.number,
                episode=current,
            )
    scene = heading.scene()
    scene.source = source
    build.start_scene(scene)
    if heading.cast:
        apply_meta(Meta("cast", "", heading.cast), scene, before)


def _check_episode(build: Builder, episode: ReadEpisode) -> None:
    """Tell of scene numbers that come twice and of headings that name no place."""
    seen: set[str] = set()
    for scene in episode.scenes:
        if scene.heading is None or scene.source is None:
            continue
        if scene.number and scene.number in seen:
            build.tell(
                "warning",
                scene.source[0],
                N_("Scene number {scene} comes twice in one episode."),
                scene=scene.number,
            )
        seen.add(scene.number)
        if not scene.set:
            build.tell("info", scene.source[0], N_("This scene heading names no place."))
