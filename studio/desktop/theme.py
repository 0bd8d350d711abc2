"""The colours of the window, read from one TOML: a palette for Qt and a style for its chrome."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from PySide6.QtGui import QColor, QPalette

from studio.base.data import resource

NAMES = ("dark", "light")
TINT = 0.08


@dataclass(frozen=True)
class Theme:
    """One theme: colours by name, as in `resources/themes/theme.toml`."""

    name: str
    tokens: Mapping[str, str]
    _made: dict[str, QColor] = field(default_factory=dict, repr=False, compare=False)

    @property
    def dark(self) -> bool:
        """Whether the grounds are dark."""
        return self.name == "dark"

    def __getitem__(self, token: str) -> str:
        return self.tokens[token]

    def colour(self, token: str) -> QColor:
        """Return the colour of a name, or of a `#RRGGBB` that users' data brings along."""
        found = self._made.get(token)
        if found is None:
            found = self._made[token] = QColor(self.tokens.get(token, token))
        return found

    def tint(self, token: str, ground: str = "panel", share: float = TINT) -> QColor:
        """Return the ground with a little of a colour in it, for the rows of a strip."""
        key = f"{token}/{ground}/{share}"
        found = self._made.get(key)
        if found is None:
            found = self._made[key] = _mix(self.colour(ground), self.colour(token), share)
        return found


def _mix(ground: QColor, over: QColor, share: float) -> QColor:
    parts = zip(_rgb(ground), _rgb(over), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


@cache
def theme(name: str) -> Theme:
    """Load a theme by its name, `dark` or `light`."""
    with resource("themes", "theme.toml").open("rb") as file:
        return Theme(name, tomllib.load(file)[name])


def palette(theme: Theme) -> QPalette:
    """Make Qt's palette: a bare X11 has no platform theme that would."""
    made = QPalette()
    roles = QPalette.ColorRole
    for role, token in (
        (roles.Window, "page"),
        (roles.WindowText, "text"),
        (roles.Base, "panel"),
        (roles.AlternateBase, "page"),
        (roles.Text, "text"),
        (roles.PlaceholderText, "muted"),
        (roles.Button, "button"),
        (roles.ButtonText, "text"),
        (roles.BrightText, "on_accent"),
        (roles.Highlight, "accent"),
        (roles.HighlightedText, "on_accent"),
        (roles.Accent, "accent"),
        (roles.Link, "accent_text"),
        (roles.LinkVisited, "accent_text"),
        (roles.ToolTipBase, "toast"),
        (roles.ToolTipText, "toast_text"),
        (roles.Light, "hover"),
        (roles.Midlight, "button"),
        (roles.Mid, "line"),
        (roles.Dark, "line"),
        (roles.Shadow, "sidebar"),
    ):
        made.setColor(role, theme.colour(token))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.colour("edge"))
    return made


def style_sheet(theme: Theme) -> str:
    """Write the style of the chrome: fields, buttons, menus, bars. Tables paint themselves."""
    css = resource("themes", "chrome.qss").read_text(encoding="utf-8")
    chevron = resource("themes", f"chevron-{theme.name}.svg").as_posix()
    check = resource("themes", "check.svg").as_posix()
    css = css.replace("@chevron", f'"{chevron}"').replace("@check", f'"{check}"')
    return re.sub(r"@(\w+)", lambda found: theme[found[1]], css)
