"""Messages that are translated where they are shown: an English text and its parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:  # noqa: N802 - the usual gettext marker
    """Mark a text for extraction; it is translated where it is shown."""
    return message


def both(one: str, many: str) -> tuple[str, str]:
    """Mark a text that depends on a number."""
    return one, many


@dataclass(frozen=True, slots=True)
class Message:
    """An English message id and the values of its `{placeholders}`; a tuple is a list of texts."""

    text: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        """Give the English sentence."""
        return self.text.format(**_listed(self.values)) if self.values else self.text


def _listed(values: Mapping[str, object]) -> dict[str, object]:
    return {k: ", ".join(map(str, v)) if isinstance(v, tuple) else v for k, v in values.items()}


def msg(text: str, /, **values: object) -> Message:
    """Make a message; `text` must be marked with `N_` by the caller."""
    return Message(text, values)
