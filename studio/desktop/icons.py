"""Icons: shipped SVG drawings, tinted with a colour of the theme, sharp at every scale."""

import weakref

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton
from shiboken6 import isValid

from studio.base.data import resource
from studio.desktop.theme import Theme

SCALES = (1.0, 2.0, 3.0)


class Icons:
    """Draws icons in the colours of the theme; knows who shows one, to tint it again."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._drawn: dict[tuple[str, str, int, float], QPixmap] = {}
        self._sources: dict[str, str] = {}
        self._bound: list[tuple[weakref.ref[QAbstractButton], str, str]] = []

    def pixmap(self, name: str, colour: str = "muted", size: int = 16, scale: float = 1) -> QPixmap:
        """Return one drawing; `colour` is a name of the theme, `size` in logical pixels."""
        key = (name, colour, size, scale)
        if key not in self._drawn:
            self._drawn[key] = self._draw(name, self._theme.colour(colour).name(), size, scale)
        return self._drawn[key]

    def icon(self, name: str, colour: str = "text", size: int = 16) -> QIcon:
        """Return an icon with a drawing for each scale."""
        made = QIcon()
        for scale in SCALES:
            made.addPixmap(self.pixmap(name, colour, size, scale))
            faint = self.pixmap(name, "edge", size, scale)
            made.addPixmap(faint, QIcon.Mode.Disabled)
        return made

    def bind(self, button: QAbstractButton, name: str, colour: str = "text") -> None:
        """Give a button an icon, and tint it again whenever the theme changes."""
        self._bound.append((weakref.ref(button), name, colour))
        button.setIcon(self.icon(name, colour))
        button.setIconSize(QSize(16, 16))

    def retint(self, theme: Theme) -> None:
        """Draw everything again in the colours of another theme."""
        self._theme = theme
        self._drawn.clear()
        bound, self._bound = self._bound, []
        for ref, name, colour in bound:
            button = ref()
            if button is not None and isValid(button):
                self._bound.append((ref, name, colour))
                button.setIcon(self.icon(name, colour))

    def _draw(self, name: str, colour: str, size: int, scale: float) -> QPixmap:
        if name not in self._sources:
            file = resource("icons", f"{name}.svg")
            self._sources[name] = file.read_text(encoding="utf-8")
        svg = self._sources[name].replace("currentColor", colour)
        made = QPixmap(round(size * scale), round(size * scale))
        made.fill(Qt.GlobalColor.transparent)
        painter = QPainter(made)
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(made.rect()))
        painter.end()
        made.setDevicePixelRatio(scale)
        return made
