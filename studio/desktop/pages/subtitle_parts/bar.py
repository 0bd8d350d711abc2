"""The line above the grid: which episode, which language, for which platform, how far."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from studio.desktop.models.table import plain_tip
from studio.desktop.pages.subtitle_parts.desk import Desk, language_name
from studio.media.safe_zones import platforms
from studio.subtitles.model import LANGUAGE_STATUSES

ADD = "+"


class ElidedCombo(QComboBox):
    """A choice whose words end in … where there is no room."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the choice with its words cut."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        style = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, style, self)
        elide = Qt.TextElideMode.ElideRight
        words = self.fontMetrics().elidedText(self.currentText(), elide, field.width() - 4)
        option.currentText = words
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()


def chooser(name: str, least: int) -> QComboBox:
    """Make a choice that gives way: its words are cut where there is no room."""
    box = ElidedCombo()
    box.setAccessibleName(name)
    box.setToolTip(plain_tip(name))
    box.setProperty("elided", True)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(4)
    box.setMaxVisibleItems(20)  # no language below the end of the list
    box.setMinimumWidth(least)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def fill(box: QComboBox, items: Sequence[tuple[str, str]], chosen: str) -> None:
    """Offer (value, words) in a choice, and show the chosen one; nobody is told."""
    box.blockSignals(True)
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] != list(items):
        box.clear()
        for value, words in items:
            box.addItem(words, value)
    box.setCurrentIndex(box.findData(chosen))
    box.blockSignals(False)


class ChooserBar(QWidget):
    """Chooses what the desk shows. `add_asked` for a new language, `platform` and `status`
    when another one is chosen for the language in work.
    """

    add_asked = Signal()
    platform_chosen = Signal(str)
    status_chosen = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        t = desk.ctx.lang.text
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.before = self._arrow("chevron-left", t("Previous episode"), -1)
        self.after = self._arrow("chevron-right", t("Next episode"), 1)
        self.episode = chooser(t("Episode"), 150)
        self.language = chooser(t("Language"), 130)
        self.platform = chooser(t("Platform"), 128)
        self.status = chooser(t("Status of the language"), 104)
        for widget, share in (
            (self.before, 0),
            (self.episode, 4),
            (self.after, 0),
            (self.language, 4),
            (self.platform, 3),
            (self.status, 2),
        ):
            line.addWidget(widget, share)
        self.episode.activated.connect(
            lambda _: desk.open_episode(str(self.episode.currentData() or ""))
        )
        self.language.activated.connect(lambda _: self._choose_language())
        self.platform.activated.connect(
            lambda _: self.platform_chosen.emit(str(self.platform.currentData()))
        )
        self.status.activated.connect(
            lambda _: self.status_chosen.emit(str(self.status.currentData()))
        )

    def _arrow(self, icon: str, words: str, by: int) -> QToolButton:
        made = QToolButton()
        made.setProperty("look", "quiet")
        made.setAccessibleName(words)
        made.setToolTip(plain_tip(words))
        self._desk.ctx.icons.bind(made, icon)
        made.clicked.connect(lambda: self._desk.step_episode(by))
        return made

    def _choose_language(self) -> None:
        wanted = str(self.language.currentData())
        if wanted == ADD:
            self.language.setCurrentIndex(self.language.findData(self._desk.code))
            self.add_asked.emit()
        else:
            self._desk.open_language(wanted)

    def show_desk(self) -> None:
        """Show what the desk is at."""
        desk, t = self._desk, self._desk.ctx.lang.text
        fill(
            self.episode,
            [(one.id, self._episode(one.id)) for one in desk.episodes],
            desk.episode_id,
        )
        found = desk.language
        codes = [one.code for one in desk.languages] or [desk.source]
        known = [(code, self._language(code)) for code in codes]
        fill(self.language, [*known, (ADD, t("Add language…"))], desk.code)
        fill(
            self.platform,
            [(one.key, t(one.name)) for one in platforms()],
            found.platform if found else "all",
        )
        fill(
            self.status,
            [(key, t(words)) for key, words in LANGUAGE_STATUSES.items()],
            found.status if found else "open",
        )
        self._lock(found is not None)
        ids = [one.id for one in desk.episodes]
        at = ids.index(desk.episode_id) if desk.episode_id in ids else -1
        self.before.setEnabled(at > 0)
        self.after.setEnabled(0 <= at < len(ids) - 1)
        first, last = t("This is the first episode"), t("This is the last episode")
        self.before.setToolTip(plain_tip(t("Previous episode") if at > 0 else first))
        self.after.setToolTip(plain_tip(t("Next episode") if self.after.isEnabled() else last))

    def _lock(self, has_language: bool) -> None:
        """Let platform and status be chosen, or say why not."""
        t = self._desk.ctx.lang.text
        why = "" if has_language else t("There are no subtitles in this language yet.")
        if self._desk.ctx.store.read_only:
            why = t("This production is open for reading only.")
        for box in (self.platform, self.status):
            box.setEnabled(not why)
            box.setToolTip(plain_tip(why or box.accessibleName()))

    def _episode(self, episode_id: str) -> str:
        """Write an episode with its progress in the language in work."""
        desk, t = self._desk, self._desk.ctx.lang.text
        one = next(e for e in desk.episodes if e.id == episode_id)
        number = t("Episode {n}", n=one.number) if one.number is not None else ""
        done, of = desk.progress.get(episode_id, {}).get(desk.code, (0, 0))
        return "  ·  ".join(filter(None, (number, f"{done}/{of}" if of else "", one.title)))

    def _language(self, code: str) -> str:
        """Write a language with its progress in this episode."""
        desk, t = self._desk, self._desk.ctx.lang.text
        done, of = desk.progress.get(desk.episode_id, {}).get(code, (0, 0))
        name = language_name(code)
        if code == desk.source:
            name = t("{language} (source)", language=name)
        # Isolated, so that a name in Arabic does not turn the figures around.
        return f"\u2068{name}\u2069  ·  {done}/{of}" if of else name
