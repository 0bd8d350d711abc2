"""The command `studio`: its group of commands, and how errors are told.

Exit codes: 0 good, 1 an error that was told in one sentence, 2 wrong usage.
"""

import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from studio import __version__
from studio.base.errors import Cancelled, StudioError
from studio.base.words import N_
from studio.cli.ending import ends_at_once, ends_cleanly
from studio.cli.window import Window
from studio.cli.words import spoken, t
from studio.i18n import lend

# command: the module that holds it; loaded only when it is asked for
COMMANDS = {
    "open": "studio.cli.open",
    "new": "studio.cli.new",
    "demo": "studio.cli.demo",
    "doctor": "studio.cli.doctor",
    "script": "studio.cli.script",
    "breakdown": "studio.cli.breakdown",
    "people": "studio.cli.people",
    "places": "studio.cli.places",
    "schedule": "studio.cli.schedule",
    "budget": "studio.cli.budget",
    "callsheet": "studio.cli.callsheet",
    "takes": "studio.cli.takes_review",
    "subtitles": "studio.cli.subtitles",
    "status": "studio.cli.status",
    "report": "studio.cli.report",
    "undo": "studio.cli.history",
    "redo": "studio.cli.history",
    "history": "studio.cli.history",
    "snapshots": "studio.cli.snapshots",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called or listed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        module = COMMANDS.get(cmd_name)
        if module is None:
            return None
        command: click.Command = getattr(importlib.import_module(module), f"{cmd_name}_command")
        return command


@click.command(
    cls=LazyGroup,
    invoke_without_command=True,
    help=t(
        "Ninesixteen: the production studio for micro-drama crews. Without a command it opens"
        " the window."
    ),
    epilog=t("Every command has --help."),
)
@click.version_option(__version__, prog_name="studio", help=t("Show the version and exit."))
@click.option("--debug", is_flag=True, help=t("Show the traceback of an error."))
@click.pass_context
def group(ctx: click.Context, debug: bool) -> int:
    """Hold all commands; with none, open the window."""
    window: Window = ctx.obj
    return window(None, demo=False, fresh=False) if ctx.invoked_subcommand is None else 0


def _no_window(file: Path | None, demo: bool, fresh: bool) -> int:
    raise StudioError(N_("The window opens from the program “studio” itself."))


def main(arguments: Sequence[str] | None = None, window: Window = _no_window) -> int:
    """Run one command and return its exit code; `window` opens the window when it is asked for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a terminal may not know every character
            stream.reconfigure(errors="backslashreplace")
    words = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in words
    words = [word for word in words if word != "--debug"]
    lend(spoken())
    try:
        with ends_cleanly():
            shown = ends_at_once(window)
            result = group.main(words, prog_name="studio", standalone_mode=False, obj=shown)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.exceptions.Abort, Cancelled):
        click.echo(t("Stopped. Nothing was changed."), err=True)
        return 1
    except BrokenPipeError:  # whoever read this, such as “head”, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except StudioError as error:
        if debug:
            raise
        click.echo(spoken().say(error.message), err=True)
        return 1
    except Exception as error:
        if debug:
            raise
        click.echo(_unexpected(error), err=True)
        return 1
    return result if isinstance(result, int) else 0


def _unexpected(error: Exception) -> str:
    return t(
        "Something unexpected happened ({kind}). Nothing was lost; repeat with --debug and send"
        " us what it prints.",
        kind=type(error).__name__,
    )
