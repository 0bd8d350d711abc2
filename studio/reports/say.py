"""What a printed page says: each text once per language, the first language first."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from studio.i18n import Language
from studio.project.production import Production

# One text in each language of the page; a text that would repeat is said once.
Said = tuple[str, ...]
NOTHING: Said = ("",)


def said(texts: Sequence[str]) -> Said:
    """Drop what is empty and what repeats."""
    return tuple(dict.fromkeys(text for text in texts if text)) or NOTHING


def plain(text: object) -> Said:
    """Say a figure or a code that is the same in every language."""
    return (str(text),)


def inline(texts: Said, between: str = " ") -> str:
    """Write the languages behind each other on one line."""
    return between.join(text for text in texts if text)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Speaks for a page in one language, or in two side by side."""

    languages: tuple[Language, ...]
    production: Production

    def label(self, message: str, /, **values: object) -> Said:
        """Translate a marked message into each language."""
        return said([language.text(message, **values) for language in self.languages])

    def count(self, one: str, many: str, n: int) -> Said:
        """Translate a message that depends on a number."""
        return said([language.count(one, many, n) for language in self.languages])

    def name(self, main: str, other: str) -> Said:
        """Choose the texts of a pair kept in the file: main language and other language."""
        choose = self.production.choose
        return said([choose(language.code, main, other) for language in self.languages])

    def each(self, say: Callable[[Language], str]) -> Said:
        """Let a function say it in each language."""
        return said([say(language) for language in self.languages])

    def day(self, value: date) -> Said:
        """Write a date in full."""
        return self.each(lambda language: language.day(value))

    def short_day(self, value: date) -> Said:
        """Write weekday, day and month."""
        return self.each(lambda language: language.short_day(value))

    @property
    def title(self) -> Said:
        """The production's title."""
        return self.name(self.production.title, self.production.other_title)
