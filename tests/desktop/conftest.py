"""A window of its own for each test: own settings folder, own production, closed at the end."""

import gc

import pytest

from studio.desktop.context import Context
from studio.desktop.jobs import Jobs
from studio.desktop.look import Look
from studio.i18n import language
from studio.workflow.settings import Settings


@pytest.fixture(scope="session", autouse=True)
def collect_in_the_main_thread():
    """As the program does: a collection in a job's thread would take Qt's objects apart there."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def collect_between_tests(request):
    """Collect when no test is under way, now and then all of it."""
    gc.collect(2 if len(request.node.name) % 8 == 0 else 1)


@pytest.fixture(scope="session")
def qapp_cls():
    from PySide6.QtWidgets import QApplication

    QApplication.setStyle("Fusion")
    return QApplication


class Said:
    """A host that remembers what pages asked of the window."""

    def __init__(self, lang):
        self.lang = lang
        self.toasts = []
        self.told = []
        self.shown = []
        self.files = []
        self.inspected = None
        self.choices = {}

    def toast(self, text, *, undo=False):
        self.toasts.append((text, undo))

    def tell(self, error):
        self.told.append(error)

    def show_page(self, key, select_id=None):
        self.shown.append((key, select_id))

    def inspect(self, widget):
        self.inspected = widget

    def open_file(self, path):
        self.files.append(path)

    def remembered(self, key):
        return self.choices.get(key, "")

    def remember(self, key, value):
        self.choices[key] = value

    def open_demo(self):
        self.shown.append(("demo", None))


@pytest.fixture
def ctx(qapp, store):
    """A context on an empty production; `ctx.host` remembers what was asked of it."""
    lang = language("en")
    host = Said(lang)
    jobs = Jobs(host.tell)
    yield Context(store, lang, jobs, Look("dark", "en"), host)
    jobs.close()


@pytest.fixture
def make_page(qtbot, ctx):
    """Build a page on the store, shown and following it, as the window would."""

    def make(kind):
        page = kind(ctx)
        qtbot.addWidget(page)
        page.resize(1000, 640)
        ctx.store.subscribe(page.on_change)
        page.refresh()
        page.show()
        return page

    return make


@pytest.fixture
def window(qtbot, store):
    """The window on a production, in English and dark."""
    from studio.desktop.window import MainWindow

    path = store.path
    store.close()
    made = MainWindow(Settings(language="en", theme="dark"))
    qtbot.addWidget(made)
    assert made.open(path)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()
