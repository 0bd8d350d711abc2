"""studio doctor: whether this computer has what the program needs, in plain words."""

import click

from studio.cli.common import JSON, say_json
from studio.cli.words import spoken, t
from studio.workflow.doctor import Check, examine


@click.command(help=t("Check that this computer has all it needs."))
@JSON
def doctor_command(as_json: bool) -> int:
    """Print each check; exit 1 when something is wrong that stops the program."""
    checks = examine()
    if as_json:
        say_json({"checks": [_plain(check) for check in checks]})
    else:
        for check in checks:
            click.echo("\n".join(_lines(check)))
    return 1 if any(check.state == "problem" for check in checks) else 0


def _lines(check: Check) -> list[str]:
    mark = {"good": t("good"), "warning": t("note"), "problem": t("PROBLEM")}[check.state]
    lines = [f"{mark:>8}  {spoken().say(check.text)}"]
    if check.hint is not None:
        lines.append(" " * 10 + spoken().say(check.hint))
    return lines


def _plain(check: Check) -> dict[str, object]:
    return {
        "name": check.name,
        "state": check.state,
        "text": spoken().say(check.text),
        "hint": None if check.hint is None else spoken().say(check.hint),
    }
