"""PySide6 and Python fit together: no Qt call may lose a reference to None."""

import sys

from PySide6.QtGui import QImage, QPainter, QPen


def test_five_hundred_qt_calls_lose_no_reference_to_none(qapp):
    image = QImage(8, 8, QImage.Format.Format_ARGB32)
    painter = QPainter(image)
    pen = QPen()
    before = sys.getrefcount(None)
    for _ in range(500):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    painter.end()
    assert before - after <= 50
