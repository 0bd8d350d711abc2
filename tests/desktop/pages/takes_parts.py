"""A player without pictures: what the page of takes asks of it is kept, its signals are real."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from studio.media.probe import read_clip


class FakePlayer(QLabel):
    range_asked = Signal(object, object)
    mark_asked = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent):
        super().__init__(parent)
        self.asked = []
        self.keys = []
        self.overlays = []
        self.read = None
        self.at = 0

    def open(self, path, *, first=0, last=None, hash=""):
        self.asked.append(("open", path.name, first, last, hash))
        self.read = read_clip(path)
        self.at = first

    def clear(self, text=""):
        self.asked.append(("clear", text))
        self.read = None

    def clip(self):
        return self.read

    def frame(self):
        return self.at

    def seek(self, frame):
        self.asked.append(("seek", frame))
        self.at = frame

    def play(self, speed=1.0):
        self.asked.append(("play", speed))

    def pause(self):
        self.asked.append(("pause",))

    def set_range(self, first, last):
        self.asked.append(("range", first, last))

    def set_markers(self, frames):
        self.asked.append(("markers", frames))

    def compare(self, path, *, first=0, last=None, hash=""):
        self.asked.append(("compare", path and path.name, first, last))

    def compare_offset(self, frames):
        self.asked.append(("offset", frames))

    def add_overlay(self, overlay):
        self.overlays.append(overlay)

    def remove_overlay(self, overlay):
        self.overlays.remove(overlay)

    def refresh_overlays(self):
        self.asked.append(("refresh",))

    def keyPressEvent(self, event):  # noqa: N802 - Qt's name
        self.keys.append(event.text())
