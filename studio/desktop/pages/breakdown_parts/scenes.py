"""The scenes of the season with their lengths, which are edited in place."""

from collections.abc import Callable

from studio.base.clock import read_length, show_length
from studio.base.eighths import read_eighths, show_eighths
from studio.base.scene_numbers import scene_key
from studio.desktop.context import Context
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.pages.breakdown_parts.state import SceneRow
from studio.desktop.pages.script_parts.outline import light_width
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds, strip_token
from studio.desktop.widgets.table_view import TableView
from studio.script import editing


def make_scenes(ctx: Context) -> TableView:
    """Make the table; an emptied length is estimated anew."""
    columns = [*_heading(ctx), *_lengths(ctx), *_needs(ctx)]
    table = RecordTable[SceneRow](
        ctx, columns, bar=lambda r: strip_token(r.scene), words=lambda r: r.words
    )
    view = TableView(table)
    view.setAccessibleName(ctx.lang.text("Scenes"))
    return view


def _heading(ctx: Context) -> list[Column[SceneRow]]:
    t = ctx.lang.text
    return [
        Column(
            t("Scene"),
            lambda r: r.scene.number,
            weight=0,
            floor=56,
            look="strong",
            sort=lambda r: scene_key(r.scene.number),
        ),
        Column(
            t("Set"),
            lambda r: r.name,
            weight=2,
            floor=112,
            second=lambda r: r.other,
            tip=lambda r: f"{r.name}  {r.other}",
        ),
        Column(
            t("I/E, D/N"),
            lambda r: show_light(ctx.lang, r.scene.int_ext, r.scene.time_of_day),
            weight=0,
            floor=light_width(ctx),
            colour=lambda r: f"{strip_token(r.scene)}_text",
        ),
    ]


def _lengths(ctx: Context) -> list[Column[SceneRow]]:
    t = ctx.lang.text
    return [
        Column(
            t("Pages"),
            lambda r: show_eighths(r.scene.eighths),
            _write(ctx, "eighths", read_eighths),
            weight=0,
            floor=68,
            widest="88 8/8",
            align=RIGHT,
            sort=lambda r: r.scene.eighths,
        ),
        Column(
            t("Screen"),
            lambda r: show_seconds(r.scene.seconds),
            _write(ctx, "seconds", read_length),
            weight=0,
            floor=62,
            widest="00:00",
            align=RIGHT,
            sort=lambda r: r.scene.seconds,
        ),
        Column(
            t("Shoot"),
            lambda r: show_length(r.scene.minutes),
            _write(ctx, "minutes", read_length),
            weight=0,
            floor=62,
            widest="00:00",
            align=RIGHT,
            sort=lambda r: r.scene.minutes,
        ),
    ]


def _needs(ctx: Context) -> list[Column[SceneRow]]:
    t = ctx.lang.text
    return [
        Column(
            t("Elements"),
            lambda r: str(r.elements or "—"),
            weight=0,
            floor=64,
            align=RIGHT,
            look="muted",
            sort=lambda r: r.elements,
        ),
        Column(
            t("Cast"),
            lambda r: r.cast,
            weight=3,
            floor=120,
            look="muted",
            fold=1,
            tip=lambda r: r.cast,
        ),
    ]


def _write(
    ctx: Context, column: str, read: Callable[[str], int]
) -> Callable[[SceneRow, str], None]:
    def write(row: SceneRow, text: str) -> None:
        value = read(text) if text.strip() else None
        editing.change_scene(ctx.store, row.id, **{column: value})

    return write
