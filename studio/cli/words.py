"""The language of the command line, chosen from the environment once per run."""

from studio.i18n import Language, system_language


def spoken() -> Language:
    """Return the language that the command line speaks."""
    return system_language()


def t(text: str, /, **values: object) -> str:
    """Translate a text of the command line; the name is short because each option has one."""
    return spoken().text(text, **values)
