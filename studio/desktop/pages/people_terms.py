"""Standard departments and positions: kept in English, shown and typed in the window's language."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.i18n import Language, language
from studio.people import store as people
from studio.people.guessing import Words

if TYPE_CHECKING:
    from collections.abc import Mapping


class Terms:
    """Translates the standard terms both ways; other words stay as they are typed."""

    def __init__(self, lang: Language) -> None:
        self._lang = lang
        self._positions = people.standard()
        words = [*self._positions, *(p for found in self._positions.values() for p in found)]
        self.standard: Mapping[str, str] = {lang.text(word).casefold(): word for word in words}

    def show(self, term: str) -> str:
        """Say a department or position."""
        return self._lang.text(term)

    def read(self, words: str) -> str:
        """Return the term for what somebody typed."""
        return self.standard.get(words.strip().casefold(), words)

    def words(self, codes: Sequence[str]) -> Words:
        """Return the terms in English, the window's language and those of a production.

        `codes` are the languages of the production, the main one first.
        """
        spoken = [language("en"), *map(language, codes), self._lang]
        positions = [p for found in self._positions.values() for p in found]
        chinese = [language(code).base == "zh" for code in codes]
        return Words(
            {lang.text(word).casefold(): word for lang in spoken for word in positions},
            {lang.text(word).casefold(): word for lang in spoken for word in self._positions},
            chinese_other=chinese[1:] == [True] and not chinese[0],
        )

    def positions(self, department: str) -> list[str]:
        """Suggest positions: those of the department, or all."""
        every = [p for found in self._positions.values() for p in found]
        return [self.show(p) for p in self._positions.get(department, every)]

    def departments(self) -> list[str]:
        """Name the standard departments."""
        return [self.show(name) for name in self._positions]
