"""The measures of a printed script, from the preset, in points."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import cast

from studio.reports.typeset import INK, Style
from studio.script.vocabulary import preset

INCH = 72.0


@dataclass(frozen=True, slots=True)
class Paper:
    """One layout. Columns are left and right edge; y is counted down from the paper's top."""

    name: str
    size: tuple[float, float]
    top: float
    room: float
    text: Style
    leading: float
    columns: Mapping[str, tuple[float, ...]]
    star: float
    page_number: float
    before_heading: float
    episode_on_new_page: bool
    bold_headings: bool
    episode_size: float
    hanging: float
    numbers: tuple[float, float]

    def column(self, kind: str) -> tuple[float, float]:
        """Return the left edge and the width of what a kind of line is set in."""
        edges = self.columns.get(kind, self.columns["action"])
        return edges[0], edges[1] - edges[0]

    @property
    def gap(self) -> float:
        """The free room before a paragraph."""
        return self.leading if self.name == "western" else 0.0


@cache
def paper(name: str) -> Paper:
    """Return the layout of a preset table: `western` or `chinese`."""
    table = cast("Mapping[str, object]", preset("script_pages")[name])
    leading = _number(table, "leading")
    western = name == "western"
    size = _number(table, "size")
    return Paper(
        name=name,
        size=cast("tuple[float, float]", _edges(table["paper"])),
        top=_number(table, "top") * INCH,
        room=leading * _number(table, "lines_per_page"),
        text=Style(size, colour=INK, leading=leading / size, mono=western),
        leading=leading,
        columns={key: _edges(value) for key, value in table.items() if isinstance(value, list)},
        star=_number(table, "star") * INCH,
        page_number=_number(table, "page_number") * INCH,
        before_heading=_number(table, "lines_before_heading") * leading,
        episode_on_new_page=bool(table["episode_on_new_page"]),
        bold_headings=bool(table.get("bold_headings", True)),
        episode_size=_number(table, "episode_size", size),
        hanging=_number(table, "hanging", 0.0) * INCH,
        numbers=(
            _number(table, "left_number", 0.0) * INCH,
            _number(table, "right_number", 0.0) * INCH,
        ),
    )


def _edges(value: object) -> tuple[float, ...]:
    return tuple(float(one) * INCH for one in cast("list[float]", value))


def _number(table: Mapping[str, object], key: str, otherwise: float = 0.0) -> float:
    return float(cast("float", table.get(key, otherwise)))
