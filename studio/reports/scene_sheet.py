"""The scene list as a table for spreadsheets: numbers are numbers, and text is never a formula."""

import csv
import io
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from studio.base.eighths import show_eighths
from studio.base.output import finished_file
from studio.base.text import clean_text
from studio.base.words import N_
from studio.breakdown import store as breakdown
from studio.people import store as people
from studio.project.store import Store
from studio.reports.say import Said, Speaker, inline
from studio.reports.workbook import Value, cell
from studio.schedule.reading import active_board
from studio.script import store as script
from studio.script.light import say_light
from studio.script.model import PLACES, TIMES, Scene

_WIDTHS = {0: 10, 1: 8, 2: 9, 3: 24, 4: 10, 5: 48}
_STARTS_FORMULA = tuple("=+-@\t\r")


@dataclass(frozen=True, slots=True)
class SceneTable:
    """Headings and rows; all rows are as long as the headings."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def table(store: Store, speaker: Speaker, scene_ids: Collection[str] | None = None) -> SceneTable:
    """List the scenes of a production, or these ones, in story order; omitted ones are left out."""
    categories = breakdown.categories(store)
    needs: dict[tuple[str, str], list[str]] = {}
    for one in breakdown.scene_elements(store):
        name = _first(speaker.name(one.name, one.other_name))
        words = name if one.quantity == 1 else f"{name} ×{one.quantity}"
        needs.setdefault((one.scene_id, one.category_key), []).append(words)
    used = [one for one in categories if any(key == one.key for _, key in needs)]
    cast, days = _cast(store, speaker), _days(store)
    join = speaker.languages[0].join
    rows = []
    for scene in script.scenes(store):
        if scene_ids is not None and scene.id not in scene_ids:
            continue
        rows.append(
            (
                *_about(speaker, scene),
                join(cast.get(scene.id, [])),
                *(join(needs.get((scene.id, one.key), [])) for one in used),
                join(map(str, days.get(scene.id, []))),
            )
        )
    heads = [
        *_HEADS,
        N_("Cast"),
        *(one.name for one in used),
        N_("Shooting day"),
    ]
    said = tuple(_first(speaker.label(head)) for head in heads)
    return SceneTable(_first(speaker.label(N_("Scene list"))), said, tuple(rows))


_HEADS = (
    N_("Scene"),
    N_("Episode"),
    N_("I/E"),
    N_("Set"),
    N_("Time"),
    N_("Synopsis"),
    N_("Pages"),
    N_("Eighths"),
    N_("Seconds"),
)


def _about(speaker: Speaker, scene: Scene) -> tuple[Value, ...]:
    language = speaker.languages[0]
    place = PLACES.get(scene.int_ext or "", "")
    time = scene.time or TIMES.get(scene.time_of_day or "", "")
    return (
        scene.number,
        scene.episode,
        language.text(place) if place else "",
        _first(speaker.name(scene.set_name, scene.other_set_name)) or (scene.heading or ""),
        scene.time or (say_light(language, None, scene.time_of_day) if time else ""),
        _first(speaker.name(scene.synopsis, scene.other_synopsis)),
        show_eighths(scene.eighths),
        scene.eighths,
        scene.seconds,
    )


def _cast(store: Store, speaker: Speaker) -> dict[str, list[str]]:
    """Return who is in each scene: cast number and name."""
    numbers = {one.character_id: one.cast_number for one in people.castings(store)}
    names = {}
    for one in script.characters(store):
        name = _first(speaker.name(one.name, one.other_name))
        number = numbers.get(one.id)
        names[one.id] = name if number is None else f"{number} {name}"
    return {
        scene_id: [names[one] for one in ids if one in names]
        for scene_id, ids in script.cast_of(store).items()
    }


def _days(store: Store) -> dict[str, list[int]]:
    days: dict[str, list[int]] = {}
    for day in active_board(store).shooting_days:
        for strip in day.strips:
            for scene in strip.scenes:
                found = days.setdefault(scene.scene_id, [])
                if day.number is not None and day.number not in found:
                    found.append(day.number)
    return days


def _first(said: Said) -> str:
    return inline(said[:1])


def write_csv(out: Path, table: SceneTable) -> None:
    """Write UTF-8 with a mark, which spreadsheets need; text that looks like a formula gets a `'`.

    Raises StudioError when the folder cannot be written.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_plain(head) for head in table.heads])
    writer.writerows([_plain(value) for value in row] for row in table.rows)
    with finished_file(out) as part:
        part.write_bytes(text.getvalue().encode("utf-8-sig"))


def _plain(value: Value) -> str:
    text = clean_text("" if value is None else str(value))
    if isinstance(value, str) and text.lstrip().startswith(_STARTS_FORMULA):
        return f"'{text}"
    return text


def write_xlsx(out: Path, table: SceneTable) -> None:
    """Write a workbook of one sheet with a filter; raises StudioError as `write_csv` does."""
    with finished_file(out) as part, xlsxwriter.Workbook(str(part)) as book:
        sheet = book.add_worksheet(table.name[:31])
        head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
        plain = book.add_format({"valign": "top", "text_wrap": True})
        last = len(table.heads) - 1
        for column in range(last + 1):
            sheet.set_column(column, column, _WIDTHS.get(column, 22 if column > 8 else 9))
            cell(sheet, 0, column, table.heads[column], head)
        _fill(sheet, table.rows, plain)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(table.rows)), last)
        sheet.set_landscape()
        sheet.repeat_rows(0)
        sheet.fit_to_pages(1, 0)


def _fill(
    sheet: "xlsxwriter.worksheet.Worksheet",
    rows: Sequence[Sequence[Value]],
    style: "xlsxwriter.format.Format",
) -> None:
    for at, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            text = clean_text(value) if isinstance(value, str) else value
            cell(sheet, at, column, text, style)
