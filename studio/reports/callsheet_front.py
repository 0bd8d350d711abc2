"""The front of a call sheet: head, scenes, cast and background."""

from collections.abc import Sequence
from dataclasses import replace

from studio.base.clock import show_length
from studio.base.eighths import show_eighths
from studio.base.words import N_
from studio.callsheet.model import CallSheet, CastCall, Item, Slot, day_clock
from studio.callsheet.timeline import break_name
from studio.i18n import Language
from studio.reports.blocks import Block, Gap, Words
from studio.reports.callsheet_head import (
    SMALL,
    Masthead,
    Times,
    clock_width,
    officers,
    pair,
    places,
    times_of,
)
from studio.reports.say import NOTHING, Said, Speaker, inline, plain, said
from studio.reports.scene_words import (
    banner,
    cast_numbers,
    colour_of,
    light,
    numbers,
    screen_time,
    set_of,
    synopsis,
)
from studio.reports.table import Column, Layout, Look
from studio.schedule.model import Strip


def scene_layout(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> Layout:
    """Lay out the scenes table."""
    columns = (
        Column(
            speaker.label(N_("Time")), clock_width((s.start for s in sheet.slots), 25), bold=True
        ),
        Column(speaker.label(N_("Scene")), 34, bold=True),
        Column(speaker.label(N_("I/E")), 38, tag=True),
        Column(speaker.label(N_("Set")), share=0.28),
        Column(speaker.label(N_("Synopsis")), share=0.72),
        Column(speaker.label(N_("Cast")), 56),
        Column(speaker.label(N_("Pages")), 27, align="right"),
        Column(speaker.label(N_("Min")), 20, align="right"),
        Column(speaker.label(N_("Place")), 22, align="right"),
    )
    return Layout(columns, room, look)


def scene_row(speaker: Speaker, slot: Slot, strip: Strip, where: str) -> list[Said]:
    """Say one strip of the day."""
    return [
        plain(day_clock(slot.start)),
        numbers(speaker, [strip]),
        light(speaker, strip.scenes[0]),
        set_of(speaker, strip),
        synopsis(speaker, strip),
        cast_numbers(speaker, strip.cast)[:1],
        plain(show_eighths(strip.eighths)),
        plain(slot.minutes),
        plain(where),
    ]


def unplanned(slot: Slot) -> str:
    """Name what takes time without a strip of its own."""
    return break_name(slot.start) if slot.kind == "lunch" else N_("Company move")


def scenes(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> Block:
    """Set the scenes in order, with lunch, banners, totals and wrap."""
    layout = scene_layout(speaker, sheet, room, look)
    where = {place.place_id: str(place.number) for place in sheet.places}
    rows: list[Block] = []
    for slot in sheet.slots:
        if slot.strip is not None and slot.strip.scenes:
            cells = scene_row(speaker, slot, slot.strip, where.get(slot.strip.place_id or "", ""))
            rows.append(layout.row(cells, colour=colour_of(slot.strip.colour)))
        else:
            text = banner(speaker, slot.strip) if slot.strip else speaker.label(unplanned(slot))
            left = (f"{day_clock(slot.start)}   {inline(text, '  ')}",)
            rows.append(replace(layout.band(left, plain(show_length(slot.minutes))), heading=False))
    if not rows:
        nothing = speaker.label(N_("No scenes are planned for this day."))
        return layout.table([layout.remark(nothing)])
    rows.append(replace(layout.band(_totals(speaker, sheet), _wrap(speaker, sheet)), heading=False))
    return layout.table(rows)


def _totals(speaker: Speaker, sheet: CallSheet) -> Said:
    count = sum(len(strip.scenes) for strip in sheet.strips)
    texts = speaker.label(
        N_("Total: scenes {scenes}, pages {pages}, screen time {screen}, work {work}"),
        scenes=count,
        pages=show_eighths(sheet.eighths),
        screen=screen_time(sheet.seconds),
        work=show_length(sheet.minutes),
    )
    return (inline(texts, "   "),)


def _wrap(speaker: Speaker, sheet: CallSheet) -> Said:
    return (f"{inline(speaker.label(N_('Est. wrap')))} {day_clock(sheet.wrap)}",)


def cast_layout(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> Layout:
    """Lay out the cast table."""
    pickup = clock_width((call.pickup for call in sheet.cast), 31)
    makeup = clock_width((call.makeup for call in sheet.cast), 35)
    wardrobe = clock_width((call.wardrobe for call in sheet.cast), 40)
    on_set = clock_width((call.on_set for call in sheet.cast), 28)
    released = clock_width((call.release for call in sheet.cast), 36)
    columns = (
        Column(plain("#"), 16, bold=True),
        Column(speaker.label(N_("Character")), share=0.27, one_line=True, bold=True),
        Column(speaker.label(N_("Performer")), share=0.27, one_line=True),
        Column(speaker.label(N_("Status")), 27),
        Column(speaker.label(N_("Pick-up")), pickup),
        Column(speaker.label(N_("Pick-up place")), share=0.34, one_line=True),
        Column(speaker.label(N_("Make-up")), makeup),
        Column(speaker.label(N_("Wardrobe")), wardrobe),
        Column(speaker.label(N_("On set")), on_set, bold=True),
        Column(speaker.label(N_("Released")), released),
        Column(speaker.label(N_("Remarks")), share=0.16),
    )
    return Layout(columns, room, look)


def cast_row(speaker: Speaker, call: CastCall) -> list[Said]:
    """Say one member of the cast; times that do not apply stay empty."""
    remarks = []
    if call.minor_age is not None:
        remarks.append(inline(speaker.label(N_("Minor, {age}"), age=call.minor_age)))
    remarks.append(call.note)
    working = call.on_set is not None
    return [
        plain(call.number or ""),
        pair(speaker, call.character),
        pair(speaker, call.performer) if call.performer else speaker.label(N_("not cast")),
        plain(call.status),
        plain(day_clock(call.pickup) if call.pickup is not None else ""),
        pair(speaker, call.pickup_place) if working else NOTHING,
        *(plain(day_clock(t)) if t is not None else NOTHING for t in _chain(call)),
        said(remarks),
    ]


def _chain(call: CastCall) -> Sequence[int | None]:
    return call.makeup, call.wardrobe, call.on_set, call.release


def cast(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> Block:
    """Set the cast, and under it the background."""
    layout = cast_layout(speaker, sheet, room, look)
    called = [call for call in sheet.cast if call.on_set is not None]
    held = [call for call in sheet.cast if call.on_set is None]
    rows: list[Block] = [layout.row(cast_row(speaker, call)) for call in called]
    if not rows:
        rows.append(layout.remark(speaker.label(N_("Nobody of the cast is called on this day."))))
    if held:
        label = speaker.label(N_("On hold (H)"))
        rows.append(layout.labelled(label, on_hold(speaker, held), 62.0 * len(label) + 20.0))
    groups = ((N_("Not on the cast list"), sheet.unlisted), (N_("Background"), sheet.extras))
    for title, items in groups:
        if items:
            label = speaker.label(title)
            rows.append(layout.labelled(label, extras(speaker, items), 62.0 * len(label) + 20.0))
    return layout.table(rows)


def on_hold(speaker: Speaker, held: Sequence[CastCall]) -> Said:
    """Name who is paid to wait: code, number and character, with the note of the day."""

    def one(language: Language, call: CastCall) -> str:
        name = speaker.production.choose(language.code, call.character.main, call.character.other)
        parts = (call.status if call.status != "H" else "", call.number, name, call.note)
        return " ".join(str(part) for part in parts if part)

    return speaker.each(lambda lang: lang.join((one(lang, call) for call in held), ";"))


def extras(speaker: Speaker, items: Sequence[Item]) -> Said:
    """Say how many of whom are called in the background, when, and for which scenes."""

    def one(language: Language, item: Item) -> str:
        name = speaker.production.choose(language.code, item.name.main, item.name.other)
        count = f" ×{item.quantity}" if item.quantity > 1 else ""
        return f"{day_clock(item.on_set)} {name}{count} ({language.join(item.scenes)})"

    return speaker.each(lambda lang: lang.join((one(lang, item) for item in items), ";"))


def front(speaker: Speaker, sheet: CallSheet, room: float, look: Look) -> list[Block]:
    """Make the blocks of the front: all that stands above the cast."""
    blocks: list[Block] = [
        Masthead(speaker, sheet, room),
        Times(tuple(times_of(speaker, sheet)), room),
    ]
    if sheet.weather:
        label = inline(speaker.label(N_("Weather")))
        texts = pair(speaker, sheet.weather)
        blocks.append(Words.of((f"{label}   {texts[0]}", *texts[1:]), SMALL, room, one_line=True))
    if sheet.officers:
        blocks += [Gap(2.0), officers(speaker, sheet.officers, room)]
    return [
        *blocks,
        Gap(4.0),
        places(speaker, sheet, room),
        Gap(2.0),
        scenes(speaker, sheet, room, look),
    ]
