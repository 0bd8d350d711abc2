"""The main window: opens and closes productions, and does what its pages and commands ask."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QByteArray, QMimeData, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QCloseEvent,
    QDesktopServices,
    QDragEnterEvent,
    QDropEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QWidget

from studio.base.errors import StudioError
from studio.desktop.commands import COMMANDS, make_actions
from studio.desktop.context import Context
from studio.desktop.doing import SCRIPT_SUFFIXES, Doing, guarded
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.desktop.session import Session
from studio.desktop.shell import Shell, title_of
from studio.desktop.start import StartPage
from studio.desktop.theme import style_sheet
from studio.desktop.told import Teller
from studio.desktop.widgets.banner import Banner
from studio.i18n import Language, language, system_language
from studio.project.files import SUFFIX
from studio.project.lock import Holder
from studio.project.production import production
from studio.workflow import settings as kept
from studio.workflow.settings import Settings

LEAST = (1280, 720)
USUAL = (1440, 900)
FRAME = (4, 40)  # what a window manager draws around a window


class MainWindow(QMainWindow):
    """The one window. It is the host of its pages (see `context.Host`)."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.settings = settings or kept.load()
        self.lang: Language = self._wanted_language()
        self.look = Look(self.settings.theme, self.lang.code)
        self.jobs = Jobs(self.tell, self)
        self.session: Session | None = None
        self.shell: Shell | None = None
        self.teller = Teller(self)
        self.doing = Doing(self)
        self._start: StartPage | None = None
        self._fit_the_screen()
        if self.settings.geometry:
            self.restoreGeometry(QByteArray.fromBase64(self.settings.geometry.encode()))
        self.setAcceptDrops(True)
        self.actions_by_name = make_actions(self, self.lang, self._command)
        for number in range(1, 10):
            keys = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
            keys.activated.connect(partial(self._show_page_at, number - 1))
        self.look.changed.connect(self._restyle)
        self._restyle()
        self.rebuild()

    # --- what is open -------------------------------------------------------------------

    def open(self, path: Path) -> bool:
        """Open a production in place of the present one; what cannot be is told."""
        try:
            session = Session(path, self.settings.author())
            production(session.store)
        except StudioError as error:
            self.tell(error)
            return False
        self._let_go()
        self.session = session
        session.lost.connect(self._lost)
        session.trouble.connect(self.tell)
        session.follow(self.jobs, self.lang.text("Taking a snapshot"))
        self.settings.opened(path)
        self._save_settings()
        self.rebuild()
        return True

    def close_production(self) -> None:
        """Go back to the start page."""
        self._let_go()
        self.rebuild()

    def _let_go(self) -> None:
        self._commit_field()
        if self.shell is not None:
            self.settings.page = self.shell.key
            self.shell.close_down()
            self.shell = None
        if self.session is not None:
            self.session.close()
            self.session.deleteLater()
            self.session = None

    def _commit_field(self) -> None:
        """Let a field that is being typed in write what it holds."""
        widget = self.focusWidget()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            widget.clearFocus()
            if widget.objectName() != "cell":
                widget.setFocus()

    def _lost(self, holder: Holder | None) -> None:
        """Another window took the file over: read on."""
        if self.session is not None:
            path = self.session.store.path
            self.open(path)

    def rebuild(self) -> None:
        """Build what the window shows, in the language and state of now."""
        key = self.shell.key if self.shell is not None else self.settings.page
        if self.shell is not None:
            self.shell.close_down()
        rtl = self.lang.locale.text_direction == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        if self.session is None:
            self.shell = None
            self._start = StartPage(self)
            self.setCentralWidget(self._start)
            self.setWindowTitle("Ninesixteen")
        else:
            self._start = None
            self.shell = self._make_shell(self.session)
            self.setCentralWidget(self.shell)
            self._add_banner(self.shell, self.session)
            self.shell.show_page(key or "overview")
            title = title_of(self.session.store, self.lang)
            self.setWindowTitle(f"{title} — Ninesixteen")
        for command in COMMANDS:
            needs = command.file and self.session is None
            self.actions_by_name[command.name].setEnabled(not needs)

    def _make_shell(self, session: Session) -> Shell:
        ctx = Context(session.store, self.lang, self.jobs, self.look, self)
        return Shell(
            ctx,
            menu=self._show_menu_at,
            undo=self.undo,
            inspector_width=self.settings.inspector,
            inspector_open=self.settings.inspector_open,
        )

    def _add_banner(self, shell: Shell, session: Session) -> None:
        if not session.store.read_only:
            return
        t, holder = self.lang.text, session.holder
        if holder is None:
            words = t("This file cannot be written where it is. Save a copy to change it.")
            button, call = t("Save a copy…"), self.actions_by_name["save_copy"].trigger
        else:
            since = self.lang.moment(datetime.fromisoformat(holder.since))
            words = t(
                "{name} has this production open at {desk} since {since}. You can read it here.",
                name=holder.name,
                desk=holder.desk,
                since=since,
            )
            here = holder.desk == session.store.author.desk
            button, call = t("Try again") if here else t("Take over"), self._take_over
        shell.banners.addWidget(Banner(self.look, "lock", words, button, call))

    def _take_over(self) -> None:
        if self.session is None:
            return
        try:
            self.session.take_over()
        except StudioError as error:
            self.tell(error)
            return
        self.open(self.session.store.path)

    # --- what pages ask (context.Host) --------------------------------------------------

    def toast(self, text: str, *, undo: bool = False) -> None:
        """Show a short sentence, with Undo if asked."""
        if self.shell is not None:
            self.shell.toast(text, undo=undo)
        elif self._start is not None:
            self._start.say(text)

    def tell(self, error: BaseException) -> None:
        """Tell of an error."""
        self.teller.tell(error)

    def show_page(self, key: str, select_id: str | None = None) -> None:
        """Go to a page."""
        if self.shell is not None:
            self.shell.show_page(key, select_id)

    def open_demo(self) -> None:
        """Open the demo production in place of this one."""
        self.doing.open_demo()

    def remembered(self, key: str) -> str:
        """Return what a page remembers about its user."""
        return self.settings.choices.get(key, "")

    def remember(self, key: str, value: str) -> None:
        """Remember a choice of the user."""
        self.settings.choices[key] = value
        self._save_settings()

    def inspect(self, widget: QWidget | None) -> None:
        """Show a widget in the right pane."""
        if self.shell is not None:
            self.shell.pane.show_widget(widget)

    def open_file(self, path: Path) -> None:
        """Open a file with the system's program for it."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    # --- what the settings change -------------------------------------------------------

    def choose_theme(self, choice: str) -> None:
        """Be light, dark, or as the system."""
        self.settings.theme = choice
        self.look.choose(choice)
        kept.save(self.settings)

    def keep_choices(self, code: str, name: str, desk: str) -> None:
        """Take over language and names; another language builds the window again."""
        self.settings.language, self.settings.name, self.settings.desk = code, name, desk
        kept.save(self.settings)
        if self.session is not None:
            self.session.store.author = self.settings.author()
        wanted = self._wanted_language()
        if wanted.code != self.lang.code:
            self._commit_field()
            self.lang = wanted
            self.look.speak(wanted.code)
            self._name_actions()
            self.rebuild()

    def _name_actions(self) -> None:
        for command in COMMANDS:
            self.actions_by_name[command.name].setText(self.lang.text(command.label))

    # --- commands -----------------------------------------------------------------------

    def _command(self, name: str) -> Callable[[], None]:
        call = self.doing.find(name) or getattr(self, name)
        return guarded(self, call)

    def undo(self) -> None:
        """Take back the newest step and say which."""
        self._walk("undo")

    def redo(self) -> None:
        """Bring back the step undone last and say which."""
        self._walk("redo")

    def _walk(self, way: str) -> None:
        if self.session is None:
            return
        self._commit_field()
        store, t = self.session.store, self.lang.text
        try:
            step = store.undo() if way == "undo" else store.redo()
        except StudioError as error:
            self.tell(error)
            return
        if step is None:
            self.toast(t("Nothing to undo.") if way == "undo" else t("Nothing to redo."))
            return
        what = self.lang.say(step.label)
        if step.author != store.author.name:
            what = t("{step} (by {name})", step=what, name=step.author)
        self.toast(
            t("Undone: {step}", step=what) if way == "undo" else t("Redone: {step}", step=what)
        )

    def choose_file(self) -> None:
        """Ask for a production and open it."""
        t = self.lang.text
        name, _ = QFileDialog.getOpenFileName(self, t("Open"), "", t("Productions") + " (*.studio)")
        if name:
            self.open(Path(name))

    def focus_filter(self) -> None:
        """Go to the filter field of the page."""
        if self.shell is not None:
            self.shell.frame.header.field.setFocus()
            self.shell.frame.header.field.selectAll()

    def _show_page_at(self, at: int) -> None:
        if self.shell is not None and at < len(self.shell.entries):
            self.shell.show_page(self.shell.entries[at].key)

    def toggle_inspector(self) -> None:
        """Show or hide the right pane."""
        if self.shell is not None:
            self.shell.pane.toggle()

    def quit(self) -> None:
        """Close the window."""
        self.close()

    def _show_menu_at(self, button: QWidget) -> None:
        menu = QMenu(self)
        part = 1
        for command in (c for c in COMMANDS if c.menu):
            if command.menu != part:
                part = command.menu
                menu.addSeparator()
            action = self.actions_by_name[command.name]
            action.setIcon(self.look.icons.icon(command.icon, "muted"))
            menu.addAction(action)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a production, a script, or clips and folders of them."""
        if _dropped(event.mimeData()) is not None or self.doing.clips_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the production, or bring the script or the clips to their page."""
        path = _dropped(event.mimeData())
        clips = self.doing.clips_in(event.mimeData())
        if clips:
            event.acceptProposedAction()
            QTimer.singleShot(0, self, guarded(self, lambda: self.doing.take_clips(clips)))
        elif path is not None:
            event.acceptProposedAction()
            take = self.open if path.suffix == SUFFIX else self.doing.take_script
            QTimer.singleShot(0, self, guarded(self, lambda: (take(path), None)[1]))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember the window and close the file."""
        self.settings.geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        if self.shell is not None:
            self.settings.inspector_open = self.shell.pane.is_open
            if self.shell.pane.isVisible():
                self.settings.inspector = self.shell.pane.width()
        self.jobs.close()
        self._let_go()
        self._save_settings()
        super().closeEvent(event)

    def _save_settings(self) -> None:
        kept.save(self.settings)

    def _fit_the_screen(self) -> None:
        """Be no larger than what the screen has beside its bars and the window's own frame."""
        screen = self.screen().availableSize()
        room = (screen.width() - FRAME[0], screen.height() - FRAME[1])
        self.setMinimumSize(min(LEAST[0], room[0]), min(LEAST[1], room[1]))
        self.resize(min(USUAL[0], room[0]), min(USUAL[1], room[1]))

    def _restyle(self) -> None:
        self.setStyleSheet(style_sheet(self.look.theme))

    def _wanted_language(self) -> Language:
        code = self.settings.language
        return language(code) if code else system_language()


def _dropped(mime: QMimeData) -> Path | None:
    """Return the one file that is dropped, if the window can do something with it."""
    paths = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    known = (SUFFIX, *SCRIPT_SUFFIXES)
    return paths[0] if len(paths) == 1 and paths[0].suffix.lower() in known else None
