"""What the subtitles page asks: by how much to shift, what to replace, which language."""

import re
from collections.abc import Callable, Sequence
from fractions import Fraction

from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.desktop.pages.schedule_dialogs import AskDialog
from studio.desktop.pages.subtitle_parts.bar import fill
from studio.desktop.pages.subtitle_parts.desk import MORE, TRADE, Desk, language_name
from studio.desktop.widgets.acts import plain
from studio.desktop.widgets.label import label
from studio.i18n import canonical
from studio.media.safe_zones import platforms
from studio.subtitles import editing, texts
from studio.subtitles import store as reading
from studio.subtitles.model import TrackCue
from studio.subtitles.stamps import read_stamp, show_stamp
from studio.subtitles.timing import frames_ms

_LENGTH = re.compile(
    r"^\s*([+\-\u2212]?)\s*(\d{1,7}(?:[.,]\d{1,3})?)\s*(ms|s|f)?\s*$", re.IGNORECASE
)


def read_shift(text: str, rate: Fraction) -> int:
    """Read `+12 f`, `-350`, `350 ms` or `1.5 s` as milliseconds; StudioError for other texts."""
    found = _LENGTH.match(text)
    if not found:
        raise StudioError(
            N_("“{text}” is not a length. Write it like 350 ms, 1.5 s or 12 f."), text=text
        )
    amount, unit = float(found[2].replace(",", ".")), (found[3] or "ms").lower()
    ms = frames_ms(round(amount), rate) if unit == "f" else amount * (1000 if unit == "s" else 1)
    return round(-ms if found[1] in ("-", "\u2212") else ms)


class ShiftDialog(AskDialog):
    """Asks by how much to shift, and what: the selection, all from it on, the whole episode."""

    def __init__(self, desk: Desk, parent: QWidget, chosen: Sequence[str]) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Shift subtitles"))
        self._desk, self._chosen = desk, list(chosen)
        self.by = QLineEdit()
        self.by.setPlaceholderText("+12 f")
        self.what = QComboBox()
        kinds = [("from", self.t("From here on")), ("all", self.t("The whole episode"))]
        if len(chosen) > 1:
            kinds.insert(0, ("chosen", self.t("The selected ones")))
        elif chosen:
            kinds.insert(0, ("chosen", self.t("The selected one")))
        fill(self.what, kinds, kinds[0][0])
        self.add_row(self.t("By"), self.by)
        self.add_row(self.t("What"), self.what)
        self.body.addWidget(
            label(
                self.t("Write milliseconds, seconds or frames: 350 ms, -1.5 s, 12 f."),
                tone="muted",
                wrap=True,
            )
        )
        self.finish(self.t("Shift"), self._shift)

    def _shift(self) -> None:
        by = read_shift(self.by.text(), self._desk.rate)
        ids = self.ids()
        if by and ids:
            editing.shift(self.ctx.store, ids, by)

    def ids(self) -> list[str]:
        """Return the cues that are shifted."""
        desk, what = self._desk, self.what.currentData()
        if what == "chosen":
            return self._chosen
        if what == "all":
            return [cue.id for cue in desk.cues]
        starts = [cue.start_ms for cue in desk.cues if cue.id in self._chosen]
        begin = min(starts, default=desk.at)
        return [cue.id for cue in desk.cues if cue.start_ms >= begin]


class StretchDialog(AskDialog):
    """Asks when the first of some cues begins and when the last one ends."""

    def __init__(self, desk: Desk, parent: QWidget, cues: Sequence[TrackCue]) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Stretch subtitles"))
        self._ids = [cue.id for cue in cues]
        self.first = QLineEdit(show_stamp(min(cue.start_ms for cue in cues)))
        self.last = QLineEdit(show_stamp(max(cue.end_ms for cue in cues)))
        count = desk.ctx.lang.count(
            "{n} subtitle is retimed.", "{n} subtitles are retimed.", len(cues)
        )
        self.body.addWidget(label(count, tone="muted"))
        self.add_row(self.t("The first begins at"), self.first)
        self.add_row(self.t("The last ends at"), self.last)
        self.finish(self.t("Stretch"), self._stretch)

    def _stretch(self) -> None:
        first, last = read_stamp(self.first.text()), read_stamp(self.last.text())
        editing.stretch(self.ctx.store, self._ids, first, last)


class ReplaceDialog(AskDialog):
    """Asks for words to replace in one language, and tells how many places have them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        t = desk.ctx.lang.text
        name = language_name(desk.code)
        super().__init__(desk.ctx, parent, t("Find and replace in {language}", language=name))
        self._desk = desk
        self._season: list[TrackCue] | None = None
        self.words, self.by = QLineEdit(), QLineEdit()
        self.exact = QCheckBox(plain(t("Capitals and small letters differ")))
        self.where = QComboBox()
        fill(self.where, [("", t("This episode")), ("season", t("Whole season"))], "")
        self.add_row(t("Find"), self.words)
        self.add_row(t("Replace by"), self.by)
        self.add_row(t("Where"), self.where)
        self.body.addWidget(self.exact)
        self.told = label(tone="muted", wrap=True)
        self.body.addWidget(self.told)
        self.finish(t("Replace all"), self._replace)
        for field in (self.words, self.by):
            field.textChanged.connect(self._count)
        self.exact.toggled.connect(self._count)
        self.where.activated.connect(self._count)
        self._count()

    def changed(self) -> dict[str, str]:
        """Return the texts that would be others, by cue id; locked ones stay as they are."""
        wanted = self.words.text()
        if not wanted:
            return {}
        flags = re.NOFLAG if self.exact.isChecked() else re.IGNORECASE
        pattern, new = re.compile(re.escape(wanted), flags), self.by.text()
        return {
            cue.id: text
            for cue in self._cues()
            if cue.status != "locked" and (text := pattern.sub(lambda _: new, cue.text)) != cue.text
        }

    def _cues(self) -> Sequence[TrackCue]:
        if self.where.currentData() != "season":
            return self._desk.cues
        if self._season is None:
            self._season = reading.track(self.ctx.store, self._desk.code)
        return self._season

    def _count(self) -> None:
        found = self.changed()
        self.ok.setEnabled(bool(found))
        words = self.ctx.lang.count("{n} subtitle changes.", "{n} subtitles change.", len(found))
        self.told.setText(words if self.words.text() else "")

    def _replace(self) -> None:
        texts.rewrite(self.ctx.store, self._desk.code, self.changed())


class LanguageDialog(AskDialog):
    """Asks for a language to translate into: those of the trade first."""

    def __init__(self, desk: Desk, parent: QWidget, added: Callable[[str], None]) -> None:
        super().__init__(desk.ctx, parent, desk.ctx.lang.text("Add a language"))
        self._added = added
        known = {one.code for one in desk.languages}
        self.code = QComboBox()
        self.code.setEditable(True)
        for code in (*TRADE, *MORE):
            if code not in known:
                self.code.addItem(f"{language_name(code)}  ({code})", code)
        self.platform = QComboBox()
        fill(self.platform, [(one.key, self.t(one.name)) for one in platforms()], "all")
        self.add_row(self.t("Language"), self.code)
        self.add_row(self.t("Platform"), self.platform)
        self.body.addWidget(
            label(self.t("Any other language: type its code, such as nl."), tone="muted", wrap=True)
        )
        self.finish(self.t("Add"), self._add)

    def _add(self) -> None:
        typed, at = self.code.currentText(), self.code.currentIndex()
        chosen = at >= 0 and self.code.itemText(at) == typed
        code = str(self.code.itemData(at)) if chosen else typed.strip()
        texts.add_language(self.ctx.store, code, str(self.platform.currentData()))
        self._added(canonical(code))
