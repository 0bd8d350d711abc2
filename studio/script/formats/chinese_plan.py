"""The first look at a Chinese script: where episodes, scenes and the body begin, and who speaks."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from studio.script.formats.chinese_cast import read_cast
from studio.script.formats.chinese_episodes import EpisodeLine, episode_line, numbered_title
from studio.script.formats.chinese_headings import Heading, read_heading
from studio.script.formats.chinese_meta import labelled
from studio.script.formats.chinese_speech import read_speech
from studio.script.formats.chinese_text import Row, fold
from studio.script.vocabulary import words

ACTION_MARKS = "△▲Δ∆▽▼▷▶►◇◆■□●○☆★"
_BIOGRAPHY = re.compile(r"(?P<name>[^\s:()\[\]。!?,;…“”、]{1,8}) ?\([^()]{1,30}\) ?[:,-]")
_STRONG = "△▲Δ∆"


@dataclass(slots=True)
class Plan:
    """Which rows begin something; `front` rows come before the first of them."""

    front: int = 0
    episodes: dict[int, EpisodeLine] = field(default_factory=dict)
    headings: dict[int, Heading] = field(default_factory=dict)
    tails: set[int] = field(default_factory=set)
    """Rows that end a heading of two lines."""
    known: set[str] = field(default_factory=set)
    listed: dict[int, EpisodeLine] = field(default_factory=dict)
    """Episodes of a list in the front matter."""
    by_scene_numbers: bool = False
    """No line names an episode, but the scene numbers count through several."""


def make_plan(rows: Sequence[Row]) -> Plan:
    """Look over a whole script; takes one pass over the rows and one over what it found."""
    plan = Plan()
    candidates: dict[int, EpisodeLine] = {}
    for at, row in enumerate(rows):
        heading = read_heading(row.text)
        if heading:
            plan.headings[at] = heading
        elif found := episode_line(row.text):
            candidates[at] = found
    _join_headings(plan, rows, candidates)
    marks = [at for at, row in enumerate(rows) if row.folded[:1] in _STRONG and row.folded]
    _choose_episodes(plan, rows, candidates, marks)
    _drop_listed_scenes(plan)
    _end_front(plan, rows, marks)
    _know_names(plan, rows)
    return plan


def _join_headings(plan: Plan, rows: Sequence[Row], episodes: Collection[int]) -> None:
    """Join `第一场` with the `外 日 操场` on the line below it."""
    for at, heading in sorted(plan.headings.items()):
        below = at + 1
        bare = heading.number and not (heading.time or heading.int_ext or heading.cast)
        if not bare or below == len(rows) or below in episodes:
            continue
        other = plan.headings.get(below) or _loose_heading(rows[below].text, heading)
        if other and not other.number:
            plan.headings[at] = heading.joined(other)
            plan.headings.pop(below, None)
            plan.tails.add(below)


def _loose_heading(text: str, above: Heading) -> Heading | None:
    """Read what is a heading only because a bare number stands above it: `客厅 夜`, `日 内`."""
    if labelled(text) or text.endswith(("。", "！", "？")):
        return None
    found = read_heading(text, loose=True)
    if found is None or (found.time and found.int_ext):
        return found
    if above.place:
        return None if found.place else found
    parted = " " in fold(text) or "/" in fold(text)
    listed = any(mark in fold(found.place) for mark in ",了着")
    return found if found.place and parted and len(found.place) <= 10 and not listed else None


def _choose_episodes(
    plan: Plan, rows: Sequence[Row], candidates: dict[int, EpisodeLine], marks: list[int]
) -> None:
    """Keep the lines that begin an episode; a list of episodes in the front matter does not."""
    body = sorted([*plan.headings, *marks])
    if candidates:
        _split_list(plan, candidates, body)
        return
    numbered = [(at, found) for at, row in enumerate(rows) if (found := numbered_title(row.text))]
    ends = [*(at for at, _ in numbered), len(rows)][1:]
    wanted = 1
    for (at, found), end in zip(numbered, ends, strict=True):
        place = bisect_left(body, at)
        if found.number == wanted and place < len(body) and body[place] < end:
            plan.episodes[at] = found
            wanted += 1
    counted = [heading.episode for heading in plan.headings.values() if heading.episode]
    plan.by_scene_numbers = (
        not plan.episodes
        and len(set(counted)) > 1
        and counted == sorted(counted)
        and len(counted) == len(plan.headings)
    )


def _split_list(plan: Plan, candidates: dict[int, EpisodeLine], body: list[int]) -> None:
    places = sorted(candidates)
    ends = [*places[1:], body[-1] + 1 if body else 0]
    begun = not body
    step = 0
    for place, end in zip(places, ends, strict=True):
        while step < len(body) and body[step] < place:
            step += 1
        filled = step < len(body) and body[step] < end
        begun = begun or filled
        (plan.episodes if begun else plan.listed)[place] = candidates[place]


def _drop_listed_scenes(plan: Plan) -> None:
    """Forget headings in front of the first episode: a scene list, not scenes."""
    if plan.episodes and plan.headings:
        first = min(plan.episodes)
        early = [at for at in plan.headings if at < first]
        numbers = {plan.headings[at].number for at in plan.headings if at > first}
        for at in early:
            if plan.headings[at].number in numbers or not plan.headings[at].time:
                del plan.headings[at]
                plan.tails.discard(at + 1)


def _end_front(plan: Plan, rows: Sequence[Row], marks: list[int]) -> None:
    """Everything before the first episode, scene or marked action is front matter.

    A text with none of them has only the lines at its top that look like front matter.
    """
    begins = [*plan.episodes, *plan.headings, *marks]
    if begins:
        plan.front = min(begins)
        return
    openers = words("script_chinese", "front", "openers") + words(
        "script_chinese", "front", "titles"
    )
    while plan.front < len(rows):
        plain = rows[plan.front].folded.lstrip("[").strip()
        if not plain.startswith("《") and not plain.startswith(
            tuple(f"{word}:" for word in openers)
        ):
            break
        plan.front += 1


def _know_names(plan: Plan, rows: Sequence[Row]) -> None:
    """Collect who is named in cast lines and biographies, and who speaks more than once."""
    for heading in plan.headings.values():
        plan.known.update(map(fold, read_cast(heading.cast).names))
    counts: Counter[str] = Counter()
    for at, row in enumerate(rows):
        if ":" not in row.folded and not row.folded.startswith(("人物 ", "[人物", "出场")):
            continue
        if at < plan.front and (found := _BIOGRAPHY.match(row.folded)):
            plan.known.add(found["name"])
            continue
        meta = labelled(row.text)
        if meta and meta.kind == "cast":
            plan.known.update(map(fold, read_cast(meta.value).names))
        elif not meta and at >= plan.front and at not in plan.headings:
            speech = read_speech(row.text.lstrip(ACTION_MARKS + " "), ())
            if speech:
                counts[fold(speech.name)] += 1
    plan.known.update(name for name, count in counts.items() if count > 1)
    plan.known.discard("")
