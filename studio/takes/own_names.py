"""How a crew names its own files: templates that a user adds, tried before the presets.

A template is the name of a file with fields in it, such as `{episode}-{scene}_{shot}_T{take}`.
"""

import re
from contextlib import suppress
from functools import cache
from pathlib import Path

from studio.base.errors import StudioError
from studio.base.folders import config_folder
from studio.base.output import finished_file
from studio.base.words import N_

FIELDS = {
    "episode": r"\d+",
    "scene": r"\d+(?:-\d+)?[a-z]?",
    "shot": r"[0-9a-z]{1,6}",
    "take": r"\d+",
    "camera": r"[a-z]",
    "any": r".*?",
}
_FIELD = re.compile(r"\{(\w*)\}")


def pattern_of(template: str) -> re.Pattern[str]:
    """Turn a template into what a name must be; raises StudioError for one that cannot be."""
    names = _FIELD.findall(template)
    for name in names:
        if name not in FIELDS:
            raise StudioError(
                N_("“{field}” is no part of a name. Use {known}."),
                field=f"{{{name}}}",
                known=tuple(f"{{{one}}}" for one in FIELDS),
            )
        if name != "any" and names.count(name) > 1:
            raise StudioError(
                N_("{field} stands more than once in “{template}”. Use it once."),
                field=f"{{{name}}}",
                template=template,
            )
    if "scene" not in names:
        raise StudioError(
            N_("“{template}” tells no scene. Put {field} where its number stands."),
            template=template,
            field="{scene}",
        )
    parts = _FIELD.split(template.strip())
    made = [
        _group(part) if at % 2 else re.escape(part)  # every second one is the name of a field
        for at, part in enumerate(parts)
    ]
    return re.compile("".join(made), re.IGNORECASE)


def _group(name: str) -> str:
    return FIELDS[name] if name == "any" else f"(?P<{name}>{FIELDS[name]})"


def read_templates(text: str) -> list[str]:
    """Return the templates of a text, one in each line; raises StudioError for a wrong one."""
    found = [line.strip() for line in text.splitlines() if line.strip()]
    for template in found:
        pattern_of(template)
    return found


def own_templates() -> list[str]:
    """Return the templates of this user; none when they cannot be read."""
    with suppress(OSError, UnicodeDecodeError, StudioError):
        return read_templates(_file().read_text("utf-8"))
    return []


@cache
def own_patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of this user's templates."""
    return tuple(map(pattern_of, own_templates()))


def keep_templates(text: str) -> None:
    """Keep the templates of this user; raises StudioError for a wrong one."""
    templates = read_templates(text)
    with finished_file(_file()) as part:
        part.write_text("".join(f"{one}\n" for one in templates), "utf-8")
    own_patterns.cache_clear()


def _file() -> Path:
    return config_folder() / "clip-names.txt"
