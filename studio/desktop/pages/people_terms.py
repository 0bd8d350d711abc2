"""Standard departments and positions: kept in English, shown and typed in the window's language."""

from typing import TYPE_CHECKING

from studio.i18n import Language
from studio.people import store as people

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

    def positions(self, department: str) -> list[str]:
        """Suggest positions: those of the department, or all."""
        every = [p for found in self._positions.values() for p in found]
        return [self.show(p) for p in self._positions.get(department, every)]

    def departments(self) -> list[str]:
        """Name the standard departments."""
        return [self.show(name) for name in self._positions]
