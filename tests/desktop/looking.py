"""Renders the window page by page and looks for words that are cut off."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QToolButton,
    QWidget,
)

PASSES = 3  # one layout may ask the next one for room
KINDS = (QLabel, QPushButton, QToolButton, QCheckBox, QComboBox, QRadioButton)


def settle() -> None:
    """Let the layouts do what they asked for, as they have a moment after a page is shown."""
    for _ in range(PASSES):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def clipped(root: QWidget) -> list[str]:
    """Describe every visible label, button or choice that is smaller than its words need.

    Widgets with the property `elided` cut their words on purpose and are left out.
    """
    found = []
    for kind in KINDS:
        for widget in root.findChildren(kind):
            inside_field = isinstance(widget.parent(), QLineEdit)
            if not widget.isVisible() or widget.property("elided") or inside_field:
                continue
            need, have = _need(widget), widget.size()
            if have.width() < need.width() or have.height() < need.height():
                name = f"{kind.__name__} “{_words(widget)}”"
                found.append(
                    f"{name}: {have.width()}×{have.height()} for {need.width()}×{need.height()}"
                )
    return found


def _need(widget):
    need = widget.sizeHint()
    if isinstance(widget, QAbstractButton) and not widget.text():
        return widget.iconSize()
    if isinstance(widget, QLabel) and widget.wordWrap():
        need.setWidth(min(need.width(), widget.width()))
        need.setHeight(widget.heightForWidth(widget.width()))
    return need


def _words(widget):
    return widget.currentText() if isinstance(widget, QComboBox) else widget.text()
