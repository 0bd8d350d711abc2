"""Turns the acts of a page into menu entries and buttons, disabled ones with their reason."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton

from studio.desktop.context import Context
from studio.desktop.models.table import plain_tip
from studio.desktop.pages.base import Act


def reason(ctx: Context, act: Act) -> str:
    """Say why an act cannot be done now; empty when it can."""
    if act.writes and ctx.store.read_only:
        return ctx.lang.text("This production is open for reading only.")
    return act.why_not


def plain(label: str) -> str:
    """Write a label so that Qt shows an & in it, instead of underlining what follows."""
    return label.replace("&", "&&")


def tip(ctx: Context, act: Act) -> str:
    """Write the tooltip: what it does or why it cannot, and its keys."""
    words = reason(ctx, act) or act.tip or act.label
    keys = QKeySequence(act.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return plain_tip(f"{words}  {keys}" if keys else words)


def fill_menu(menu: QMenu, ctx: Context, acts: Sequence[Act]) -> None:
    """Put acts into a menu."""
    menu.setToolTipsVisible(True)
    for act in acts:
        if act.menu:
            sub = menu.addMenu(ctx.icons.icon(act.icon, "muted"), plain(act.label))
            fill_menu(sub, ctx, act.menu)
            continue
        keys = QKeySequence(act.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        words = plain(act.label)
        entry = QAction(f"{words}\t{keys}" if keys else words, menu)
        if act.icon:
            entry.setIcon(ctx.icons.icon(act.icon, "muted"))
        entry.setEnabled(not reason(ctx, act))
        entry.setToolTip(tip(ctx, act))
        if act.call is not None:
            entry.triggered.connect(lambda _=False, call=act.call: call())
        menu.addAction(entry)


def button(ctx: Context, act: Act) -> QPushButton:
    """Make a button of an act."""
    made = QPushButton(plain(act.label))
    made.setProperty("look", "primary" if act.primary else "plain")
    made.setAccessibleName(act.label)
    made.setToolTip(tip(ctx, act))
    made.setEnabled(not reason(ctx, act))
    if act.icon:
        ctx.icons.bind(made, act.icon, "on_accent" if act.primary else "text")
    if act.menu:
        menu = QMenu(made)
        fill_menu(menu, ctx, act.menu)
        made.setMenu(menu)
    elif act.call is not None:
        made.clicked.connect(lambda _=False, call=act.call: call())
    return made
