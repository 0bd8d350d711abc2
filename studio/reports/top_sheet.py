"""The top sheet of the budget: sections and accounts with their totals, and what a part costs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.budget.model import Account, Fringe
from studio.budget.totals import SectionTotal, Totals
from studio.budget.words import account_name
from studio.reports.blocks import Block, Gap, Words
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain
from studio.reports.table import Column, Layout, Look
from studio.reports.typeset import SHADE, Style

LOOK = Look(8.6, 2.3)
Group = tuple[Said, Said, list[list[Said]]]
ROUNDING = N_("Each line is rounded half up to the minor unit; totals add up what is rounded.")


def rows(speaker: Speaker, done: Totals) -> list[Group]:
    """Say each section: its name, its total, and its accounts with number, name, total, share."""
    return [
        (
            named(speaker, section.account),
            _amount(speaker, section.minor, done),
            _accounts(speaker, section, done),
        )
        for section in done.sections
    ]


def named(speaker: Speaker, one: Account | Fringe) -> Said:
    """Say the name of an account, a section or a fringe."""
    return speaker.each(lambda lang: account_name(lang, speaker.production, one))


def _accounts(speaker: Speaker, section: SectionTotal, done: Totals) -> list[list[Said]]:
    return [
        [
            plain(one.account.number),
            named(speaker, one.account),
            _amount(speaker, one.minor, done),
            plain(f"{100 * one.minor / done.total:.1f} %" if done.total else ""),
        ]
        for one in section.accounts
    ]


def figures(speaker: Speaker, done: Totals) -> list[tuple[Said, Said]]:
    """Say the total, and what an episode, a finished minute and a shooting day cost."""
    found = [
        (N_("Total"), done.total),
        (N_("Per episode"), done.per("EPISODES")),
        (N_("Per finished minute"), done.per("MINUTES")),
        (N_("Per shooting day"), done.per("SHOOT_DAYS")),
    ]
    return [
        (speaker.label(name), plain("—") if minor is None else _amount(speaker, minor, done))
        for name, minor in found
    ]


def _amount(speaker: Speaker, minor: int, done: Totals) -> Said:
    return plain(speaker.languages[0].amount(minor, done.currency))


def write(
    out: Path,
    done: Totals,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the top sheet and return the number of pages."""
    summary = plain(speaker.languages[0].money(done.total, done.currency))
    frame = Frame(speaker, speaker.label(N_("Budget top sheet")), printed, summary)
    columns = (
        Column(speaker.label(N_("Account")), 40, bold=True),
        Column(speaker.label(N_("Account name")), share=1.0, one_line=True),
        Column(plain(done.currency), 90, align="right"),
        Column(speaker.label(N_("Share")), 50, align="right", quiet=True),
    )
    layout = Layout(columns, frame.room, LOOK)
    note = Words.of(speaker.label(ROUNDING), Style(7.5).quiet(), frame.room, one_line=True)
    return write_pages(
        out, frame, [layout.table(_set(layout, speaker, done)), Gap(8), note], progress
    )


def _set(layout: Layout, speaker: Speaker, done: Totals) -> Sequence[Block]:
    groups = rows(speaker, done)
    if not groups:
        nothing = speaker.label(N_("No budget yet. Start one on the page Budget."))
        return [layout.remark(nothing)]
    blocks: list[Block] = []
    for name, total, body in groups:
        head = layout.row([NOTHING, name, total, NOTHING], fill=SHADE, bold=True)
        blocks.append(replace(head, heading=True))
        blocks += [layout.row(cells) for cells in body]
    blocks += [
        layout.row([NOTHING, name, amount, NOTHING], fill=SHADE, bold=True)
        for name, amount in figures(speaker, done)
    ]
    return blocks
