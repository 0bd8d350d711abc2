"""The change list of rewrites: first what each department must know, then scene by scene."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.base.eighths import show_eighths
from studio.base.progress import Progress
from studio.base.text import one_line
from studio.base.words import N_
from studio.reports.blocks import Block, Gap
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain
from studio.reports.scene_words import listed
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import SHADE
from studio.script.rewrite.changes import KIND_WORDS, LineChange, SceneChange
from studio.script.rewrite.departments import departments
from studio.script.rewrite.history import Kept, Rewrite

LOOK = Look(7.8, 2.0, 1.26, gutter=9.0)
_LINE_WORDS = {
    "added": N_("Line added"),
    "changed": N_("Reworded"),
    "moved": N_("Moved here"),
    "gone": N_("Cut"),
}
_LABEL = 150.0
_LIST = tuple[Rewrite, Sequence[Kept]]


def write(
    out: Path,
    lists: Sequence[_LIST],
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the latest rewrite and return the number of pages."""
    frame = Frame(speaker, speaker.label(N_("Script changes")), printed, _summary(speaker, lists))
    columns = (
        Column(speaker.label(N_("Scene")), 40, bold=True),
        Column(speaker.label(N_("Change")), 62),
        Column(speaker.label(N_("Before")), share=0.5, quiet=True),
        Column(speaker.label(N_("Now")), share=0.5),
    )
    layout = Layout(columns, frame.room, LOOK)
    if not lists:
        empty = layout.remark(speaker.label(N_("No script was imported again yet.")))
        return write_pages(out, frame, [empty], progress)
    told = [kept.change for kept in lists[0][1]]
    blocks = [*_departments(layout, speaker, told), Gap(10.0)]
    blocks.append(layout.table(_scenes(layout, speaker, told)))
    return write_pages(out, frame, blocks, progress)


def _summary(speaker: Speaker, lists: Sequence[_LIST]) -> Said:
    if not lists:
        return NOTHING
    last = lists[0][0]
    return speaker.label(
        N_("{file}: {added} added, {changed} changed, {moved} moved, {omitted} omitted"),
        file=last.file,
        added=last.counts.get("added", 0),
        changed=last.counts.get("changed", 0),
        moved=last.counts.get("moved", 0),
        omitted=last.counts.get("omitted", 0),
    )


def _departments(layout: Layout, speaker: Speaker, told: Sequence[SceneChange]) -> list[Block]:
    found = departments(told)
    rows = (
        (N_("New in a scene"), [f"{name} ({at})" for name, at in found.cast_in]),
        (N_("No longer in a scene"), [f"{name} ({at})" for name, at in found.cast_out]),
        (N_("New things"), [f"{n}×{count} ({at})" for (_, n, count), at in found.things_in]),
        (N_("Things not named any more"), [f"{n} ({at})" for (_, n, _), at in found.things_out]),
        (
            N_("Pages"),
            [
                f"{at}: {show_eighths(before)} → {show_eighths(after)}"
                for at, before, after in found.lengths
            ],
        ),
        (N_("Sets"), [f"{at}: {before} → {after}" for at, before, after in found.sets]),
    )
    blocks: list[Block] = [layout.band(speaker.label(N_("For the departments")))]
    blocks += [
        layout.labelled(speaker.label(title), listed(speaker, words), _LABEL)
        for title, words in rows
        if words
    ]
    if len(blocks) == 1:
        blocks.append(layout.remark(speaker.label(N_("Nothing but words changed."))))
    return blocks


def _scenes(layout: Layout, speaker: Speaker, told: Sequence[SceneChange]) -> list[Block]:
    blocks: list[Block] = []
    for one in told:
        head = [plain(one.number), _kind(speaker, one), _state(one, after=False), _state(one)]
        blocks.append(layout.row(head, fill=SHADE, bold=True))
        if one.kind != "omitted":
            blocks += [layout.row(_line(speaker, line)) for line in one.lines]
    return blocks


def _kind(speaker: Speaker, one: SceneChange) -> Said:
    if one.moved and one.kind == "changed":
        return speaker.label(N_("Changed and moved"))
    return speaker.label(KIND_WORDS[one.kind])


def _state(one: SceneChange, *, after: bool = True) -> Said:
    state = one.after if after else one.before
    if state is None:
        return plain("—")
    light = " ".join(word for word in (state.int_ext, state.time_of_day) if word)
    parts = (state.number, light, state.set, show_eighths(state.eighths))
    return plain("  ".join(part for part in parts if part))


def _line(speaker: Speaker, line: LineChange) -> list[Said]:
    before = one_line(line.before)
    now = one_line(line.after)
    if line.kind == "moved":
        before = ""
    speaker_name = f"{line.speaker}: " if line.speaker and now else ""
    return [
        NOTHING,
        speaker.label(_LINE_WORDS[line.kind]),
        plain(before),
        plain(f"{speaker_name}{now}"),
    ]
