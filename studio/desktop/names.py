"""Names that the production keeps in two languages, as the window shows them."""

from studio.i18n import Language, language
from studio.project.production import Production


class Names:
    """Chooses between a text in the production's main language and its twin in the other one.

    The first of the two is the one that the window's language asks for; `second` is the twin.
    """

    def __init__(self, show: Production, lang: Language) -> None:
        self._show = show
        self._code = lang.code
        self.languages = tuple(filter(None, (show.language, show.other_language)))
        self.other_first = show.choose(lang.code, "main", "other") == "other"
        self.main_language = language(show.language).short_name
        self.other_language = language(show.other_language).short_name if self.bilingual else ""

    @property
    def bilingual(self) -> bool:
        """Whether the production has another language."""
        return bool(self._show.other_language)

    @property
    def second_language(self) -> str:
        """The name of the language of the twins; empty when there is none."""
        return self.main_language if self.other_first else self.other_language

    def first(self, main: str, other: str) -> str:
        """Return the text to show."""
        return self._show.choose(self._code, main, other)

    def second(self, main: str, other: str) -> str:
        """Return the twin; empty where it says the same."""
        twin = main if self.other_first else other
        return "" if twin == self.first(main, other) else twin

    def keys(self, key: str) -> tuple[str, str]:
        """Name the columns of a pair in the file, the first one first."""
        return (f"other_{key}", key) if self.other_first else (key, f"other_{key}")

    def typed(self, key: str, main: str, other: str, text: str) -> dict[str, str]:
        """Return the columns to write when `text` is typed where the first name is shown.

        A single name serves both languages, so it is that one which changes.
        """
        return {f"other_{key}" if self.other_first and other else key: text}

    def typed_second(self, key: str, main: str, other: str, text: str) -> dict[str, str]:
        """Return the columns to write when `text` is typed where the twin is shown."""
        if not self.other_first:
            return {f"other_{key}": text}
        if other:
            return {key: text}
        return {key: text, f"other_{key}": main} if text else {key: main}

    def titles(self, title: str) -> tuple[str, ...]:
        """Name the fields of a pair: main language, then the other one if there is one."""
        if not self.bilingual:
            return (title,)
        return f"{title} · {self.main_language}", f"{title} · {self.other_language}"
