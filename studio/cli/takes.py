"""studio takes: clips probed, one frame as a picture, a folder added, takes listed."""

import re
from pathlib import Path

import click

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.cli.common import FILE, JSON, OUT, opened, say_json
from studio.cli.words import spoken, t
from studio.media.info import ClipInfo
from studio.project.files import check_output
from studio.takes import store as room
from studio.takes.finding import take_name
from studio.takes.model import Take
from studio.takes.places import clip_path
from studio.takes.presets import take_rules
from studio.takes.scan import scan

CLIP = click.argument("clip", type=click.Path(path_type=Path), metavar="CLIP")


class Files(click.Command):
    """A command whose files may begin with a dash, and whose numbers may be below zero."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Tell files and numbers apart from options before click looks at them."""
        known = {name for one in self.get_params(ctx) for name in (*one.opts, *one.secondary_opts)}
        return super().parse_args(ctx, [_plain(word, known) for word in args])


def _plain(word: str, known: set[str]) -> str:
    if not word.startswith("-") or word in known or word == "--":
        return word
    if re.fullmatch(r"-\d+", word):
        return f" {word}"  # a number is read with spaces around it, an option is not
    return f"./{word}" if Path(word).is_file() else word


@click.group(help=t("Clips and takes: probe, show a frame, add a folder, list."))
def takes_command() -> None:
    """Hold the commands of the takes."""


@takes_command.command(cls=Files, help=t("Tell what a clip is; no production needed."))
@CLIP
@JSON
def probe(clip: Path, as_json: bool) -> None:
    """Read a clip and print what is in it."""
    from studio.media.probe import read_clip

    info = read_clip(clip).info
    if as_json:
        say_json(plain_info(info))
    else:
        click.echo("\n".join(info_lines(info)))


@takes_command.command(cls=Files, help=t("Write one frame of a clip as a PNG, upright."))
@CLIP
@click.argument("number", metavar="N")
@OUT
def frame(clip: Path, number: str, out: Path) -> None:
    """Write the N-th shown frame, counted from 0."""
    from studio.media.frames import still, write_png
    from studio.media.probe import read_clip

    try:
        wanted = int(number)
    except ValueError:
        raise click.UsageError(
            t("“{number}” is not the number of a frame. Frames count from 0.", number=number)
        ) from None
    read = read_clip(clip)
    if out.exists() and out.samefile(clip):
        raise StudioError(
            N_("{file} is the clip itself. Choose another name for the result."), file=out.name
        )
    check_output(clip, out)
    write_png(still(read, wanted), out)
    click.echo(t("{file} is written.", file=str(out)))


@takes_command.command(cls=Files, help=t("Add the clips of a folder to a production."))
@FILE
@click.argument("folder", type=click.Path(path_type=Path), metavar="FOLDER")
def add(file: Path, folder: Path) -> int:
    """Read the folder, add what is good as one step, and tell what is not."""
    with opened(file) as store:
        scanned = scan(folder)
        added = room.add_clips(store, scanned.clips) if scanned.clips else None
    if added is not None:
        click.echo(
            t(
                "New takes: {new}, linked to scenes: {linked}; known already: {known}, found"
                " again: {again}.",
                new=added.new,
                linked=added.linked,
                known=added.known,
                again=added.found_again,
            )
        )
    for sentence in scanned.refused:
        click.echo(spoken().say(sentence), err=True)
    return 1 if scanned.refused else 0


@takes_command.command("list", cls=Files, help=t("List the takes of a production."))
@FILE
@JSON
def list_(file: Path, as_json: bool) -> None:
    """Print all takes in story order."""
    with opened(file, read_only=True) as store:
        found = room.takes(store)
        path = store.path
    if as_json:
        say_json({"takes": [plain_take(one, path) for one in found]})
        return
    for one in found:
        click.echo(take_line(one))
    if not found:
        click.echo(t("No takes yet. Add a folder of clips: studio takes add."))


def plain_info(info: ClipInfo) -> dict[str, object]:
    """Put what is known of a clip into the shape of `studio takes probe --json`."""
    sound = info.audio
    return {
        "frames": info.frames,
        "fps": info.rate,
        "variable": info.variable,
        "width": info.width,
        "height": info.height,
        "rotation": info.rotation,
        "codec": info.codec,
        "bit_depth": info.bit_depth,
        "timecode": info.timecode,
        "duration_s": info.duration_ms / 1000,
        "audio": sound and {"codec": sound.codec, "rate": sound.rate, "channels": sound.channels},
    }


def info_lines(info: ClipInfo) -> list[str]:
    """Say what is known of a clip, a line each."""
    sound = info.audio
    heard = f"{sound.codec}, {sound.rate} Hz, {sound.channels}" if sound else "—"
    rate = t("{fps} on average (variable)", fps=info.rate) if info.variable else info.rate
    return [
        t("Frames: {count}", count=info.frames),
        t("Frames per second: {rate}", rate=rate),
        t("Length: {seconds} s", seconds=f"{info.duration_ms / 1000:.3f}"),
        t(
            "Picture: {width}×{height}, {codec}, {bits} bit",
            width=info.width,
            height=info.height,
            codec=info.codec,
            bits=info.bit_depth,
        ),
        t("Turned by {degrees}° to be upright", degrees=info.rotation),
        t("Timecode: {timecode}", timecode=info.timecode or "—"),
        t("Sound: {sound}", sound=heard),
    ]


def plain_take(take: Take, production: Path) -> dict[str, object]:
    """Put a take into the shape of `studio takes list --json`."""
    place = clip_path(take.path, production)
    return {
        "id": take.id,
        "name": take_name(take),
        "file": take.file,
        "path": str(place),
        "missing": not place.exists(),
        "hash": take.hash,
        "episode": take.episode,
        "scene": take.scene or None,
        "slate": take.slate or None,
        "take": take.number,
        "camera": take.camera or None,
        "date": take.date,
        "frames": take.frames,
        "fps": f"{take.fps_num}/{take.fps_den}",
        "variable": take.variable,
        "width": take.width,
        "height": take.height,
        "timecode": take.timecode,
        "duration_s": take.duration_ms / 1000,
        "in_frame": take.first,
        "out_frame": take.last,
        "cue_offset_ms": take.cue_offset_ms,
        "circled": take.circled,
        "rating": take.rating,
        "ng_reason": take.ng_reason or None,
        "note": take.note,
        "markers": [{"frame": mark.frame, "note": mark.note} for mark in take.markers],
    }


def take_line(take: Take) -> str:
    """Say a take in one line."""
    name = take_name(take) if take.scene else "—"
    reason = take_rules().reasons.get(take.ng_reason)
    said = [
        "◯" if take.circled else " ",
        f"{name:<16}",
        f"{take.frames:>6}",
        "★" * take.rating,
        t("NG: {reason}", reason=t(reason)) if reason else "",
        take.file,
    ]
    return "  ".join(part for part in said if part)
