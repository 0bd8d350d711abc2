"""The outline of a season: its episodes with their scenes, in one narrow table."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFontMetrics

from studio.base.eighths import show_eighths
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds, strip_token
from studio.desktop.widgets.pen import PAD
from studio.desktop.widgets.table_view import TableView
from studio.script.model import Episode, Scene
from studio.workflow.overview import SECONDS_HIGH, SECONDS_LOW

Write = Callable[["OutlineRow", str], None]


@dataclass(frozen=True, slots=True)
class OutlineRow:
    """An episode, or one of its scenes; `scene` tells which."""

    id: str
    episode_id: str
    scene: bool
    number: str
    name: str
    other: str
    light: str
    eighths: int
    seconds: int
    target: int
    token: str
    paywall: bool
    omitted: bool = False


def outline_rows(
    ctx: Context,
    episodes: Sequence[Episode],
    scenes: Sequence[Scene],
    names: Mapping[str, tuple[str, str]],
) -> list[OutlineRow]:
    """Return the rows of a season in story order."""
    by_episode: dict[str, list[Scene]] = {}
    for scene in scenes:
        by_episode.setdefault(scene.episode_id, []).append(scene)
    rows: list[OutlineRow] = []
    for episode in episodes:
        inside = by_episode.get(episode.id, [])
        shot = [scene for scene in inside if not scene.omitted]
        rows.append(_episode(ctx, episode, sum(scene.eighths for scene in shot)))
        rows += [_scene(ctx, scene, names.get(scene.id, ("", ""))) for scene in inside]
    return rows


def make_outline(
    ctx: Context, *, number: Write, name: Write, names: Callable[[], Sequence[str]]
) -> TableView:
    """Make the table; numbers and names are edited in place."""
    columns = [*_heading(ctx, number, name, names), *_lengths(ctx)]
    table = RecordTable[OutlineRow](
        ctx, columns, bar=lambda r: r.token, leads=lambda r: not r.scene
    )
    view = TableView(table)
    view.horizontalHeader().setSectionsClickable(False)
    view.setAccessibleName(ctx.lang.text("Episodes and scenes"))
    return view


def _heading(
    ctx: Context, number: Write, name: Write, names: Callable[[], Sequence[str]]
) -> list[Column[OutlineRow]]:
    t = ctx.lang.text
    return [
        Column(t("Scene"), lambda r: r.number, number, weight=0, floor=56, look="strong"),
        Column(
            "",
            lambda r: t("Paywall") if r.paywall else r.light,
            weight=0,
            floor=light_width(ctx, t("Paywall")),
            colour=lambda r: f"{r.token}_text" if r.scene and r.token else "accent_text",
            fold=1,
        ),
        Column(
            t("Set"),
            lambda r: r.name,
            name,
            weight=1,
            floor=116,
            colour=lambda r: "muted" if r.omitted else "",
            second=lambda r: r.other,
            suggest=lambda r: names() if r.scene else [],
            tip=lambda r: f"{r.name} {r.other}".strip(),
        ),
    ]


def _lengths(ctx: Context) -> list[Column[OutlineRow]]:
    t = ctx.lang.text
    return [
        Column(
            t("Pages"),
            lambda r: "" if r.omitted else show_eighths(r.eighths),
            weight=0,
            floor=66,
            fold=2,
            widest="88 8/8",
            align=RIGHT,
            look="muted",
        ),
        Column(
            t("Est."),
            lambda r: "" if r.omitted else show_seconds(r.seconds),
            weight=0,
            floor=60,
            widest="00:00",
            align=RIGHT,
            colour=_length_colour,
            tip=lambda r: _length_tip(ctx, r),
        ),
    ]


def light_width(ctx: Context, *others: str) -> int:
    """Return the room that the place and light of most scenes take in the window's language."""
    metrics = QFontMetrics(ctx.look.fonts.text)
    words = (show_light(ctx.lang, "EXT", "NIGHT"), *others)
    return max(metrics.horizontalAdvance(text) for text in words) + PAD + PAD // 2 + 2


def _episode(ctx: Context, episode: Episode, eighths: int) -> OutlineRow:
    number = "—" if episode.number is None else str(episode.number)
    return OutlineRow(
        episode.id,
        episode.id,
        False,
        number,
        episode.title or ("" if episode.number else ctx.lang.text("Script")),
        "",
        "",
        eighths,
        episode.seconds,
        episode.target_seconds,
        "",
        episode.paywall,
    )


def _scene(ctx: Context, scene: Scene, names: tuple[str, str]) -> OutlineRow:
    return OutlineRow(
        scene.id,
        scene.episode_id,
        True,
        scene.number,
        names[0] or (scene.heading or ""),
        ctx.lang.text("Omitted") if scene.omitted else names[1],
        "" if scene.omitted else show_light(ctx.lang, scene.int_ext, scene.time_of_day),
        scene.eighths,
        scene.seconds,
        0,
        "" if scene.omitted else strip_token(scene),
        False,
        scene.omitted,
    )


def _length_colour(row: OutlineRow) -> str:
    if row.scene or not row.seconds:
        return "muted"
    return "text" if SECONDS_LOW <= row.seconds <= SECONDS_HIGH else "warn"


def _length_tip(ctx: Context, row: OutlineRow) -> str:
    if row.scene or SECONDS_LOW <= row.seconds <= SECONDS_HIGH:
        return ""
    return ctx.lang.text(
        "{length} of {target}. The format wants 1:00 to 2:00.",
        length=show_seconds(row.seconds),
        target=show_seconds(row.target),
    )
