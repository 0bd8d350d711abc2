"""The texts and figures of the demo, read from `resources/demo`."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeGuard

from studio.base.clock import read_clock
from studio.base.data import resource

Entry = dict[str, object]


def script_file() -> Path:
    """Return the demo's script, in the Chinese micro-drama format."""
    return resource("demo", "script.txt")


@cache
def table(name: str) -> Entry:
    """Return one file of the demo."""
    with resource("demo", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def entries(holder: Entry, key: str) -> list[Entry]:
    """Return the entries of a table that may be missing."""
    found = holder.get(key, [])
    if not _is_entries(found):
        raise TypeError(f"{key} is no list of tables")
    return found


def _is_entries(value: object) -> TypeGuard[list[Entry]]:
    return isinstance(value, list) and all(isinstance(one, dict) for one in value)


def text(entry: Entry, key: str) -> str:
    """Return a text, empty when it is missing."""
    return str(entry.get(key, ""))


def number(entry: Entry, key: str) -> int:
    """Return a whole number, 0 when it is missing."""
    return int(str(entry.get(key, 0)))


def day(entry: Entry, key: str) -> date:
    """Return a date."""
    value = entry[key]
    if not isinstance(value, date):
        raise TypeError(f"{key} is no date")
    return value


def clock(entry: Entry, key: str) -> int:
    """Return minutes after midnight."""
    return read_clock(text(entry, key))


def pairs(entry: Entry, *keys: str) -> dict[str, str]:
    """Return texts with their twins in the other language, for columns of the same names."""
    return {name: text(entry, name) for key in keys for name in (key, f"other_{key}")}
