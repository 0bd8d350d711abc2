"""studio takes link, change, mark, proxies: takes judged and made ready from the command line."""

from pathlib import Path

import click

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.cli.common import FILE, opened, shown_progress
from studio.cli.takes import Files, take_line, takes_command
from studio.cli.words import spoken, t
from studio.project.store import Store
from studio.script import store as script
from studio.takes import store as room
from studio.takes.finding import find_take
from studio.takes.model import BEST, Take
from studio.takes.naming import scene_numbered
from studio.takes.places import clip_path
from studio.takes.presets import take_rules

TAKE = click.argument("name", metavar="TAKE")
ENDS = "start", "end"  # what takes an in or out frame away


@takes_command.command(cls=Files, help=t("Say which scene, slate and number a take has."))
@FILE
@TAKE
@click.option("--scene", help=t("The number of the scene; an empty text takes the link away."))
@click.option("--slate", help=t("What stood on the slate."))
@click.option("--number", type=int, help=t("The number of the take."))
def link(file: Path, name: str, scene: str | None, slate: str | None, number: int | None) -> None:
    """Link a take by hand; what is not given stays."""
    with opened(file) as store:
        take = find_take(room.takes(store), name)
        scene_id = take.scene_id if scene is None else None
        if scene and scene.strip():
            scene_id = scene_numbered(scene, script.scenes(store)).id
        if scene_id is None and slate:
            raise StudioError(N_("A slate belongs to a scene. Type the scene first."))
        room.link_take(
            store,
            take.id,
            scene_id,
            take.slate if slate is None else slate,
            take.number if number is None else number,
        )
        _say(store, take)


@takes_command.command(cls=Files, help=t("Judge a take."))
@FILE
@TAKE
@click.option("--circled/--not-circled", default=None, help=t("Circle it or not."))
@click.option("--rating", type=int, help=t("0 to {best} stars.", best=BEST))
@click.option(
    "--ng",
    help=t("Why it is no good: {known}; an empty text: it is good.", known="sound, focus, …"),
)
@click.option("--note", help=t("What is to be said about it."))
@click.option("--in", "first", help=t("The first frame that is played, or “start”."))
@click.option("--out", "last", help=t("The last frame that is played, or “end”."))
@click.option("--camera", help=t("The letter of the camera."))
def change(
    file: Path,
    name: str,
    circled: bool | None,
    rating: int | None,
    ng: str | None,
    note: str | None,
    first: str | None,
    last: str | None,
    camera: str | None,
) -> None:
    """Change what is given, as one step."""
    values: dict[str, object] = {
        "circled": circled,
        "rating": rating,
        "ng_reason": None if ng is None else _reason(ng),
        "note": note,
        "camera": camera,
    }
    values = {key: value for key, value in values.items() if value is not None}
    values |= {
        key: _frame(text)
        for key, text in (("in_frame", first), ("out_frame", last))
        if text is not None
    }
    if not values:
        raise click.UsageError(t("Say what to change; --help lists it."))
    with opened(file) as store:
        take = find_take(room.takes(store), name)
        room.change_take(store, take.id, **values)
        _say(store, take)


@takes_command.command(cls=Files, help=t("Mark a frame of a take."))
@FILE
@TAKE
@click.argument("number", metavar="FRAME")
@click.option("--note", default="", help=t("What is to be seen there."))
def mark(file: Path, name: str, number: str, note: str) -> None:
    """Mark a frame, counted from 0 in the clip."""
    frame = _frame(number)
    if frame is None:
        raise click.UsageError(t("Say the number of a frame. Frames count from 0."))
    with opened(file) as store:
        take = find_take(room.takes(store), name)
        room.add_marker(store, take.id, frame, note)
        _say(store, take)


@takes_command.command(cls=Files, help=t("Make proxies: of the takes named, or of all."))
@FILE
@click.argument("names", nargs=-1, metavar="[TAKE]...")
def proxies(file: Path, names: tuple[str, ...]) -> int:
    """Make proxies one after another; what cannot be made is told, and the next one is."""
    with opened(file, read_only=True) as store:
        wanted = (
            [find_take(room.takes(store), name) for name in names] if names else room.takes(store)
        )
        places = {one.hash: clip_path(one.path, store.path) for one in wanted}
    failed = 0
    for at, place in enumerate(places.values(), 1):
        failed += not _make(place, at, len(places))
    if not places:
        click.echo(t("No takes yet. Add a folder of clips: studio takes add."))
    return 1 if failed else 0


def _make(place: Path, at: int, of: int) -> bool:
    from studio.media.probe import read_clip
    from studio.media.proxies import make_proxy, proxy_of

    head = t("{n} of {count}: {file}", n=at, count=of, file=place.name)
    try:
        clip = read_clip(place)
        there = proxy_of(clip) is not None
        with shown_progress() as progress:
            make_proxy(clip, progress)
    except StudioError as error:
        click.echo(spoken().say(error.message), err=True)
        return False
    done = t("was there") if there else t("made")
    click.echo(f"{head}  {done}")
    return True


def _reason(text: str) -> str:
    """Return the key of a reason that is given as key or in words."""
    wanted = text.strip().casefold()
    for key, words in take_rules().reasons.items():
        if wanted in (key, words.casefold(), t(words).casefold()):
            return key
    return wanted


def _frame(text: str) -> int | None:
    if text.strip().casefold() in ENDS:
        return None
    try:
        return int(text)
    except ValueError:
        raise click.UsageError(
            t("“{number}” is not the number of a frame. Frames count from 0.", number=text)
        ) from None


def _say(store: Store, take: Take) -> None:
    now = room.take(store, take.id)
    if now is not None:
        click.echo(take_line(now))
