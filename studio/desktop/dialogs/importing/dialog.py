"""What was read from script files, talked through before it is taken in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from studio.base.errors import StudioError
from studio.desktop.context import Context
from studio.desktop.dialogs.frame import Frame
from studio.desktop.dialogs.importing.answers import Talk
from studio.desktop.dialogs.importing.lists import COLUMNS, table_for
from studio.desktop.dialogs.importing.rows import (
    Row,
    change_rows,
    kind_rows,
    missed_rows,
    name_rows,
    scene_rows,
    told_rows,
)
from studio.desktop.models.table import RecordTable
from studio.desktop.widgets.label import Tone, label
from studio.desktop.widgets.table_view import TableView
from studio.script import revisions
from studio.script.reading import Reading
from studio.workflow import script_import


@dataclass(slots=True)
class _List:
    """A tab: its table, its words, and how its rows are found anew."""

    table: RecordTable[Row]
    words: str
    rows: Callable[[], Sequence[Row]]
    counted: bool


class ImportDialog(Frame):
    """Counts, changes, doubts and names of a reading; Import takes it in as one step."""

    def __init__(self, parent: QWidget, ctx: Context, reading: Reading, name: str) -> None:
        title = ctx.lang.text("Import {file}", file=name)
        super().__init__(parent, ctx.lang, ctx.look, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._ctx, self._name = ctx, name
        self.talk = Talk(ctx.store, reading)
        self.setMinimumSize(860, 600)
        self._figures = QHBoxLayout()
        self._figures.setSpacing(8)
        self.body.addLayout(self._figures)
        self.advice = label("", wrap=True)
        self.body.addWidget(self.advice)
        self.tabs = QTabBar()
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.tabs.setAccessibleName(self.t("What was read"))
        self.pages = QStackedWidget()
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.pages, 1)
        self.lists: dict[str, _List] = {}
        self._add_lists()
        self.revision = self._revision_choice()
        self.merge = self.add_button(self.t("Merge likely names"))
        self.merge.clicked.connect(self._accept_offers)
        self.add_button(self.t("Cancel")).clicked.connect(self.reject)
        self.import_button = self.add_button(self.t("Import"), primary=True)
        self.import_button.clicked.connect(self.take_in)
        self._show()

    def take_in(self) -> None:
        """Take the reading in; what is refused is said, and nothing is changed."""
        found = self.talk.found
        try:
            script_import.commit(
                self._ctx.store,
                found.reading,
                self._name,
                names=self.talk.answers().names,
                revision=self.revision.currentData() if found.plan.rewrites else None,
            )
        except StudioError as error:
            self.say_error(error)
            return
        self._ctx.toast(self.t("Imported {file}.", file=self._name), undo=True)
        self.accept()

    def _add_lists(self) -> None:
        t, talk, lang = self.t, self.talk, self.lang
        if talk.found.plan.rewrites:
            self._add("changes", t("Changes"), lambda: change_rows(lang, talk.changed()))
        if talk.reading.unclassified:
            self._add(
                "missed",
                t("Not recognised"),
                lambda: missed_rows(lang, talk.reading, talk.kinds),
                counted=True,
            )
        if talk.found.summary.diagnostics:
            self._add(
                "told",
                t("To check"),
                lambda: told_rows(lang, talk.found.summary.diagnostics),
                counted=True,
            )
        self._add("scenes", t("Scenes"), lambda: scene_rows(lang, talk.found.reading)[1])
        self._add("lines", t("Lines"), lambda: kind_rows(lang, talk.found.summary.lines))
        self._add(
            "cast",
            t("Cast"),
            lambda: name_rows(lang, talk.raw.cast, talk.people, talk.offered_people()),
            counted=True,
        )
        self._add(
            "sets",
            t("Sets"),
            lambda: name_rows(lang, talk.raw.sets, talk.sets, talk.offered_sets()),
            counted=True,
        )

    def _add(
        self, key: str, words: str, rows: Callable[[], Sequence[Row]], *, counted: bool = False
    ) -> None:
        columns = COLUMNS[key](self.lang, self.talk, self._show)
        table = table_for(self._ctx, key, columns, self)
        view = TableView(table)
        view.setAccessibleName(words)
        self.lists[key] = _List(table, words, rows, counted)
        self.tabs.addTab(words)
        self.pages.addWidget(view)

    def _show(self) -> None:
        """Show everything as it is after the last answer."""
        for at, one in enumerate(self.lists.values()):
            rows = list(one.rows())
            one.table.show(rows)
            words = f"{one.words}  {self.lang.number(len(rows))}" if one.counted else one.words
            self.tabs.setTabText(at, words)
        self._show_figures()
        tone, words = self._advice()
        self.advice.setText(words)
        self.advice.setProperty("tone", tone)
        self.advice.style().polish(self.advice)
        rewrites = self.talk.found.plan.rewrites
        self.revision.setVisible(rewrites)
        offers = len(self.talk.offered_people()) + len(self.talk.offered_sets())
        self.merge.setVisible(offers > 0)
        self.merge.setText(
            self.lang.count("Merge {n} likely name", "Merge {n} likely names", offers)
        )
        read_only = self._ctx.store.read_only
        self.import_button.setEnabled(not read_only)
        self.import_button.setToolTip(
            self.t("This production is open for reading only.") if read_only else ""
        )

    def _show_figures(self) -> None:
        while self._figures.count():
            item = self._figures.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.deleteLater()
        found, lang = self.talk.found.summary, self.lang
        lines = sum(count for _, count in found.lines)
        for figure, words in (
            (found.episodes, lang.count("Episode", "Episodes", found.episodes)),
            (found.scenes, lang.count("Scene", "Scenes", found.scenes)),
            (lines, lang.count("Line", "Lines", lines)),
            (len(found.cast), lang.count("Character", "Characters", len(found.cast))),
            (len(found.sets), lang.count("Set", "Sets", len(found.sets))),
        ):
            self._figures.addWidget(self._card(lang.number(figure), words), 1)

    def _card(self, figure: str, words: str) -> QFrame:
        card = QFrame()
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(2)
        inside.addWidget(label(figure, font=self.look.fonts.title))
        inside.addWidget(label(words, tone="muted"))
        return card

    def _advice(self) -> tuple[Tone, str]:
        lang, found = self.lang, self.talk.found
        missed = len(found.summary.unclassified)
        doubts = len([d for d in found.summary.diagnostics if d.severity != "info"])
        tone: Tone = "warn" if missed or doubts else "good"
        if missed:
            said = lang.count(
                "{n} line was not recognised. Say what it is, or it is kept with the front matter.",
                "{n} lines were not recognised. Say what they are, or they are kept with the front"
                " matter.",
                missed,
            )
        elif doubts:
            said = lang.count(
                "Every line was recognised. {n} thing is worth a look.",
                "Every line was recognised. {n} things are worth a look.",
                doubts,
            )
        else:
            said = self.t("Every line was recognised.")
        return tone, " ".join(part for part in (said, self._rewriting()) if part)

    def _rewriting(self) -> str:
        """Say what a rewrite does to the production, or nothing when all is new."""
        if not self.talk.found.plan.rewrites:
            return ""
        told = self.talk.changed()
        if not told:
            return self.t("The production has all of this already; nothing changes.")
        return self.lang.count(
            "{n} scene of the production changes; its strips, tags, takes and subtitles stay.",
            "{n} scenes of the production change; their strips, tags, takes and subtitles stay.",
            len(told),
        )

    def _revision_choice(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.t("Mark what changes"))
        box.addItem(self.t("Mark no lines"), None)
        box.addItem(self.t("Mark lines as a new revision"), script_import.NEW_REVISION)
        for one in revisions.revisions(self._ctx.store):
            box.addItem(self.t("Mark lines as {revision}", revision=self.t(one.name)), one.id)
        self._buttons.insertWidget(0, box)
        return box

    def _accept_offers(self) -> None:
        self.talk.accept_offers()
        self._show()
