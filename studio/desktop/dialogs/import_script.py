"""What was read from script files, shown before it is taken in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from studio.base.eighths import show_eighths
from studio.base.errors import StudioError
from studio.base.words import msg
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.models.table import RIGHT, Column, RecordTable
from studio.desktop.widgets.label import Tone, label
from studio.desktop.widgets.manuscript_rows import show_light, show_seconds
from studio.desktop.widgets.table_view import TableView
from studio.script.model import KINDS
from studio.script.reading import Reading, ReadScene
from studio.workflow import script_import

FIRST = 200  # scenes that are shown
TONES = {"error": "bad", "warning": "warn", "info": "muted"}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of one of the lists: up to five texts and a colour."""

    id: str
    cells: tuple[str, ...]
    token: str = ""


class ImportDialog(Frame):
    """Counts, doubts and first scenes of a reading; Import takes it in as one step."""

    def __init__(self, parent: QWidget, ctx: Context, reading: Reading, name: str) -> None:
        title = ctx.lang.text("Import {file}", file=name)
        super().__init__(parent, ctx.lang, ctx.look, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._reading, self._name = ctx, reading, name
        self.summary = script_import.summary(reading)
        self.setMinimumSize(760, 560)
        self.body.addLayout(self._counts())
        self.advice = label(self._advice(), tone=self._tone(), wrap=True)
        self.body.addWidget(self.advice)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.t("What was read"))
        self.lists = QStackedWidget()
        self.tabs.currentChanged.connect(self.lists.setCurrentIndex)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.lists, 1)
        self._add_lists()
        self.add_button(self.t("Cancel")).clicked.connect(self.reject)
        self.import_button = self.add_button(self.t("Import"), primary=True)
        self.import_button.clicked.connect(self.take_in)
        if ctx.store.read_only:
            self.import_button.setEnabled(False)
            self.import_button.setToolTip(self.t("This production is open for reading only."))

    def take_in(self) -> None:
        """Take the reading in; what is refused is said, and nothing is changed."""
        try:
            script_import.commit(self._ctx.store, self._reading, self._name)
        except StudioError as error:
            self.say_error(error)
            return
        words = self.t("Imported {file}.", file=self._name)
        self._ctx.toast(words, undo=True)
        self.accept()

    def _counts(self) -> QHBoxLayout:
        found, lang = self.summary, self.lang
        lines = sum(count for _, count in found.lines)
        figures = (
            (found.episodes, lang.count("Episode", "Episodes", found.episodes)),
            (found.scenes, lang.count("Scene", "Scenes", found.scenes)),
            (lines, lang.count("Line", "Lines", lines)),
            (len(found.cast), lang.count("Character", "Characters", len(found.cast))),
            (len(found.sets), lang.count("Set", "Sets", len(found.sets))),
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for figure, words in figures:
            row.addWidget(self._card(lang.number(figure), words), 1)
        return row

    def _card(self, figure: str, words: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(label(figure, font=self.look.fonts.title))
        inside.addWidget(label(words, tone="muted"))
        return card

    def _tone(self) -> Tone:
        doubts = [d for d in self.summary.diagnostics if d.severity != "info"]
        return "warn" if self.summary.unclassified or doubts else "good"

    def _advice(self) -> str:
        lang, missed = self.lang, len(self.summary.unclassified)
        doubts = len([d for d in self.summary.diagnostics if d.severity != "info"])
        if missed:
            return lang.count(
                "{n} line was not recognised. It is kept with the front matter; look at it first.",
                "{n} lines were not recognised. They are kept with the front matter; look at them"
                " first.",
                missed,
            )
        if doubts:
            return lang.count(
                "Every line was recognised. {n} thing is worth a look.",
                "Every line was recognised. {n} things are worth a look.",
                doubts,
            )
        return self.t("Every line was recognised.")

    def _add_lists(self) -> None:
        t, found = self.t, self.summary
        scenes, shown = self._scenes()
        if found.unclassified:
            words = self._tab(t("Not recognised"), len(found.unclassified))
            self._add_list(words, (t("Line"), t("Text"), t("File")), self._missed(), (72, 320, 120))
        if found.diagnostics:
            words = self._tab(t("To check"), len(found.diagnostics))
            titles = (t("Line"), t("Finding"), t("File"))
            self._add_list(words, titles, self._told(), (88, 320, 120))
        self._add_list(
            self._tab(t("Scenes"), scenes),
            (t("Scene"), t("Int/Ext, time"), t("Set"), t("Cast"), t("Pages"), t("Est.")),
            shown,
            (72, 119, 140, 160, 64, 64),
            bars=True,
        )
        kinds = [
            Row(kind, (t(KINDS[kind]), self.lang.number(count))) for kind, count in found.lines
        ]
        self._add_list(t("Lines"), (t("Kind"), t("Lines")), kinds, (240, 80))
        self._add_list(
            self._tab(t("Cast"), len(found.cast)),
            (t("Character"), t("Scenes")),
            _counted(found.cast),
            (240, 80),
        )
        self._add_list(
            self._tab(t("Sets"), len(found.sets)),
            (t("Set"), t("Scenes")),
            _counted(found.sets),
            (240, 80),
        )

    def _tab(self, words: str, count: int) -> str:
        return f"{words}  {self.lang.number(count)}"

    def _add_list(
        self,
        words: str,
        titles: Sequence[str],
        rows: Sequence[Row],
        floors: Sequence[int],
        *,
        bars: bool = False,
    ) -> None:
        """Add a list; the colour of a row is its bar, or a dot in its first column."""
        columns = [
            Column[Row](
                title,
                lambda r, at=at: r.cells[at],  # type: ignore[misc]
                weight=1.0 if floor >= 120 else 0.0,
                floor=floor,
                look="strong" if at == 0 else "text",
                dot=(lambda r: r.token) if at == 0 and not bars else None,
                tip=lambda r, at=at: r.cells[at],  # type: ignore[misc]
                align=RIGHT if floor == 64 else Qt.AlignmentFlag.AlignLeft,
            )
            for at, (title, floor) in enumerate(zip(titles, floors, strict=True))
        ]
        table = RecordTable[Row](
            self._ctx, columns, bar=(lambda r: r.token) if bars else None, parent=self
        )
        view = TableView(table)
        view.setAccessibleName(words)
        table.show(list(rows))
        self.tabs.addTab(words)
        self.lists.addWidget(view)

    def _missed(self) -> list[Row]:
        files = self._reading.unclassified_files
        return [
            Row(str(at), (str(line), text, files[at] if at < len(files) else ""))
            for at, (line, text) in enumerate(self.summary.unclassified)
        ]

    def _told(self) -> list[Row]:
        order = {"error": 0, "warning": 1, "info": 2}
        found = sorted(self.summary.diagnostics, key=lambda told: order[told.severity])
        return [
            Row(
                str(at),
                (
                    str(told.line or "—"),
                    self.lang.say(msg(told.text, **told.values)),
                    told.file,
                ),
                TONES[told.severity],
            )
            for at, told in enumerate(found)
        ]

    def _scenes(self) -> tuple[int, list[Row]]:
        scenes = [scene for episode in self._reading.episodes for scene in episode.scenes]
        return len(scenes), [self._scene(at, scene) for at, scene in enumerate(scenes[:FIRST])]

    def _scene(self, at: int, scene: ReadScene) -> Row:
        where = "ext" if scene.int_ext in ("EXT", "EST") else "int"
        when = "night" if scene.time_of_day in ("NIGHT", "DUSK") else "day"
        return Row(
            str(at),
            (
                scene.number,
                show_light(self.lang, scene.int_ext, scene.time_of_day),
                scene.set or (scene.heading or ""),
                self.lang.join(scene.cast),
                show_eighths(scene.eighths),
                show_seconds(scene.seconds),
            ),
            f"{where}_{when}",
        )


def _counted(names: Sequence[tuple[str, int]]) -> list[Row]:
    return [Row(str(at), (name, str(count))) for at, (name, count) in enumerate(names)]
