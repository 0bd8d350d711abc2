"""The budget in detail: every account with its lines, its fringes, and the exchange rates."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from studio.base.progress import Progress
from studio.base.words import N_
from studio.budget.model import Budget
from studio.budget.totals import AccountTotal, LineTotal, Totals
from studio.budget.words import line_name, unit_name
from studio.reports.blocks import Block, Gap, Words
from studio.reports.page import Frame, write_pages
from studio.reports.say import NOTHING, Said, Speaker, plain
from studio.reports.table import Column, Layout, Look
from studio.reports.top_sheet import ROUNDING, figures, named
from studio.reports.typeset import SHADE, Style

LOOK = Look(7.8, 1.7, 1.2)
Group = tuple[Said, Said, list[list[Said]]]


def rows(speaker: Speaker, budget: Budget, done: Totals) -> list[Group]:
    """Say each account that has anything in it: its name, its total, and its lines."""
    return [
        (
            _title(speaker, one),
            plain(speaker.languages[0].amount(one.minor, done.currency)),
            _body(speaker, budget, done, one),
        )
        for one in done.accounts
        if one.lines or one.minor
    ]


def _title(speaker: Speaker, one: AccountTotal) -> Said:
    first, *others = named(speaker, one.account)
    return (f"{one.account.number}  {first}".strip(), *others)


def _body(speaker: Speaker, budget: Budget, done: Totals, one: AccountTotal) -> list[list[Said]]:
    body = [_line(speaker, budget, line) for line in one.lines]
    lines = sum(line.minor + line.fringe_minor for line in one.lines)
    for fringe in budget.fringes:
        minor = sum(line.fringes.get(fringe.id, 0) for line in one.lines)
        if minor:
            body.append(_extra(speaker, done, named(speaker, fringe), fringe.percent, minor))
    if one.account.percent:
        of = speaker.languages[0].amount(done.base, done.currency)
        name = speaker.label(N_("Percent of {amount}"), amount=of)
        body.append(_extra(speaker, done, name, one.account.percent, one.minor - lines))
    return body


def _extra(speaker: Speaker, done: Totals, name: Said, percent: str, minor: int) -> list[Said]:
    amount = speaker.languages[0].amount(minor, done.currency)
    return [name, plain(percent), NOTHING, NOTHING, NOTHING, NOTHING, plain(amount)]


def _line(speaker: Speaker, budget: Budget, done: LineTotal) -> list[Said]:
    lang, line = speaker.languages[0], done.line
    return [
        speaker.each(lambda one: line_name(one, speaker.production, budget, line)),
        plain(lang.decimal(done.values["amount"])),
        speaker.each(lambda one: unit_name(one, line)),
        plain(lang.decimal(done.values["times"])),
        plain(lang.decimal(done.values["rate"])),
        plain(done.currency),
        plain(lang.amount(done.minor, budget.currency)),
    ]


def rates(speaker: Speaker, budget: Budget, done: Totals) -> Said:
    """Say the exchange rates that were used, with their dates and sources."""
    newest = {
        one.currency: one
        for one in sorted(budget.exchange, key=lambda rate: rate.date)
        if one.currency in done.rates and one.base == budget.currency
    }
    said = [
        f"1 {one.currency} = {one.rate} {one.base} ({' '.join((one.date, one.source)).strip()})"
        for one in newest.values()
    ]
    return plain("   ".join(said)) if said else NOTHING


def write(
    out: Path,
    budget: Budget,
    done: Totals,
    speaker: Speaker,
    printed: datetime,
    progress: Progress | None = None,
) -> int:
    """Print the detail and return the number of pages."""
    summary = plain(speaker.languages[0].money(done.total, done.currency))
    frame = Frame(speaker, speaker.label(N_("Budget detail")), printed, summary)
    columns = (
        Column(speaker.label(N_("Budget line")), share=1.0, one_line=True),
        Column(speaker.label(N_("Amount")), 46, align="right"),
        Column(speaker.label(N_("Unit")), 52, one_line=True),
        Column(speaker.label(N_("Times")), 34, align="right"),
        Column(speaker.label(N_("Rate")), 52, align="right"),
        Column(speaker.label(N_("Currency")), 36),
        Column(plain(done.currency), 68, align="right"),
    )
    layout = Layout(columns, frame.room, LOOK)
    small = Style(7.5).quiet()
    notes = [
        Words.of(texts, small, frame.room, one_line=True)
        for texts in (rates(speaker, budget, done), speaker.label(ROUNDING))
        if texts != NOTHING
    ]
    table = layout.table(_set(layout, speaker, budget, done))
    return write_pages(out, frame, [table, Gap(8), *notes], progress)


def _set(layout: Layout, speaker: Speaker, budget: Budget, done: Totals) -> Sequence[Block]:
    groups = rows(speaker, budget, done)
    if not groups:
        nothing = speaker.label(N_("No budget yet. Start one on the page Budget."))
        return [layout.remark(nothing)]
    blocks: list[Block] = []
    for name, total, body in groups:
        blocks.append(layout.band(name, total))
        blocks += [layout.row(cells) for cells in body]
    blocks += [
        layout.row([name, *[NOTHING] * 5, amount], fill=SHADE, bold=True)
        for name, amount in figures(speaker, done)
    ]
    return blocks
