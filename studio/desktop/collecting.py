"""Python's garbage, collected in the window's thread only.

A collection may start in any thread that makes objects. In a worker it would take Qt's objects
apart there, while the window's thread still uses them, and the program would crash.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 300


class Collector(QObject):
    """Collects when Python would have, from a timer of the window's thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.check)
        self._timer.start()

    def check(self) -> None:
        """Collect the oldest generation that is due."""
        due = [
            generation
            for generation, (count, limit) in enumerate(
                zip(gc.get_count(), gc.get_threshold(), strict=True)
            )
            if count > limit
        ]
        if due:
            gc.collect(max(due))
