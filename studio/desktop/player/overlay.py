"""What is drawn over a picture: by the player itself, and by the pages that embed it."""

from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter


class Overlay(Protocol):
    """Draws over the picture each time it is painted."""

    def paint(self, painter: QPainter, picture: QRectF, frame: int) -> None:
        """Draw in coordinates of the widget; `picture` is where the upright picture is."""
