"""The window on a production: opens, undoes, remembers, shares the file, survives errors."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit

from studio.base.errors import StudioError
from studio.desktop.window import MainWindow
from studio.project import snapshots
from studio.project.store import Author, Store, insert
from studio.workflow import settings as kept
from studio.workflow.settings import Settings
from tests.desktop.sample import sample


def add_episode(store, title="The ring", number=1):
    with store.edit("Add {title}", title=title) as db:
        return insert(db, "episode", number=number, title=title, sort=f"{number:03d}i")


def test_the_window_opens_on_a_production_with_its_pages(window):
    assert window.windowTitle() == "Show — Ninesixteen"
    assert window.shell.key == "overview"
    assert not window.session.store.read_only


def test_an_edit_shows_and_its_undo_takes_it_back(window):
    store, page = window.session.store, window.shell.page
    add_episode(store)
    assert page.table.rowCount() == 1
    assert page.table.index(0, 1).data() == "The ring"
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.table.rowCount() == 0
    assert window.shell.toast_frame.words.text() == "Undone: Add The ring"
    window.redo()
    assert page.table.rowCount() == 1


def test_undo_names_the_author_when_it_is_somebody_else(window):
    window.session.store.author = Author("Li", "desk-2")
    add_episode(window.session.store)
    window.session.store.author = Author("Ana", "desk-1")
    window.undo()
    assert window.shell.toast_frame.words.text() == "Undone: Add The ring (by Li)"


def test_a_toast_undoes_its_own_step_and_withdraws_when_another_follows(window):
    store, toast = window.session.store, window.shell.toast_frame
    add_episode(store)
    window.toast("Added", undo=True)
    assert toast.undo_button.isVisible()
    toast.undo_button.click()
    assert store.query("SELECT id FROM episode") == []
    add_episode(store)
    window.toast("Added", undo=True)
    add_episode(store, "Another", 2)
    assert not toast.isVisible()


def test_what_the_command_line_writes_appears_in_the_window(window, qtbot):
    other = Store.open(window.session.store.path, Author("Li", "desk-1"))
    add_episode(other)
    other.close()
    window.session.look()
    assert window.shell.page.table.rowCount() == 1


def test_figures_in_the_sidebar_follow_the_production(window):
    button = window.shell.sidebar._buttons["overview"]
    assert button._count == ""
    add_episode(window.session.store)
    assert button._count == "1 ep"


def test_a_second_window_reads_only_and_names_the_holder(window, qtbot, monkeypatch):
    from studio.project import lock

    monkeypatch.setattr(lock, "_alive", lambda holder, mine: True)
    second = MainWindow(Settings(language="en", theme="dark", name="Li", desk="desk-2"))
    qtbot.addWidget(second)
    assert second.open(window.session.store.path)
    second.show()
    assert second.session.store.read_only
    banner = second.shell.banners.itemAt(0).widget()
    assert banner.words.text().startswith(f"{window.session.store.author.name} has this")
    assert banner.button.text() == "Take over"
    banner.button.click()
    assert not second.session.store.read_only
    window.session.look()
    assert window.session.store.read_only
    second.close()


def test_language_and_theme_switch_while_the_window_runs(window, qapp):
    window.choose_theme("light")
    assert qapp.palette().window().color() == window.look.theme.colour("page")
    window.keep_choices("qps", "", "")
    assert window.shell.sidebar._buttons["overview"].text().startswith("[Overview")
    assert window.shell.key == "overview"
    assert kept.load().language == "qps"
    assert kept.load().theme == "light"


def test_a_right_to_left_language_mirrors_the_window(window, qtbot):
    window.keep_choices("ar", "", "")
    assert window.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert not window.grab().isNull()
    sidebar = window.shell.sidebar
    qtbot.waitUntil(lambda: sidebar.x() > window.width() // 2)


def test_the_window_remembers_place_page_and_recent_files(window):
    path = window.session.store.path
    window.resize(1300, 760)
    window.close()
    remembered = kept.load()
    assert remembered.recent == [str(path)]
    assert remembered.page == "overview"
    again = MainWindow(remembered)
    assert again.height() == 760
    again.close()


def test_broken_settings_are_as_at_the_first_start(tmp_path, monkeypatch):
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path))
    kept.save(Settings(theme="light"))
    assert kept.load().theme == "light"
    file = next(tmp_path.rglob("settings.json"))
    file.write_text('{"theme": 7, "recent": ["a", 3], "unknown": 1}')
    assert kept.load() == Settings(recent=["a"])
    file.write_text("not json")
    assert kept.load() == Settings()


def test_a_file_that_is_no_production_is_told_and_the_old_one_stays(window, tmp_path):
    wrong = tmp_path / "song.studio"
    wrong.write_bytes(b"RIFF" + bytes(400))
    before = window.session
    assert not window.open(wrong)
    assert window.session is before
    assert window.shell.toast_frame.words.text().startswith("song.studio is not a Ninesixteen")


def test_f6_walks_through_the_panes_and_back(window, qtbot):
    window.activateWindow()
    shell = window.shell
    add_episode(window.session.store)
    shell.page.view.setFocus()
    window.doing.next_pane()
    assert shell.sidebar.isAncestorOf(window.focusWidget())
    window.doing.next_pane()
    assert isinstance(window.focusWidget(), QLineEdit)
    window.doing.previous_pane()
    assert shell.sidebar.isAncestorOf(window.focusWidget())


def test_the_windows_keys_work_from_inside_a_field(window, qtbot):
    add_episode(window.session.store)
    field = window.shell.frame.header.field
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.page.table.rowCount() == 0
    QTest.keyClicks(field, "ab")
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    palette = window.findChild(QDialog, "palette")
    qtbot.waitUntil(palette.isVisible)
    palette.close()


def test_a_page_opened_by_its_number_has_the_focus(window):
    QTest.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.key == window.shell.entries[1].key
    assert window.shell.page.isAncestorOf(window.focusWidget())
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.key == "overview"


def test_a_drive_that_was_taken_away_is_told_once(window, monkeypatch):
    said = []
    monkeypatch.setattr(window.teller, "tell", said.append)

    def gone():
        raise OSError(5, "disk I/O error")

    window.session.trouble.disconnect()
    window.session.trouble.connect(said.append)
    monkeypatch.setattr(window.session.store, "poll", gone)
    window.session.look()
    window.session.look()
    assert len(said) == 1
    assert isinstance(said[0], StudioError)


def test_a_production_dropped_on_the_window_is_opened(window, qtbot, tmp_path):
    from PySide6.QtCore import QMimeData, QPointF, QUrl
    from PySide6.QtGui import QDropEvent

    other = sample(tmp_path / "Other.studio", episodes=1)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(other))])
    move, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPointF(5, 5), move, mime, Qt.MouseButton.LeftButton, none))
    qtbot.waitUntil(lambda: window.session.store.path == other)


def test_ctrl_f_goes_to_the_filter_and_the_filter_filters(window, qtbot):
    for number, title in enumerate(("Ring", "Rain", "Ring again"), 1):
        add_episode(window.session.store, title, number)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    field = window.shell.frame.header.field
    QTest.keyClicks(field, "ring")
    qtbot.waitUntil(lambda: window.shell.page.table.rowCount() == 2)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.shell.page.table.rowCount() == 3)


def test_history_shows_who_did_what_and_undoes_down_to_a_step(window):
    store = window.session.store
    for number in (1, 2, 3):
        add_episode(store, f"T{number}", number)
    window.doing.show_history()
    panel = window.shell.pane.panel
    assert panel.model.lines(0)[0] == "Add T3"
    assert store.author.name in panel.model.lines(0)[1]
    panel.choose(1)
    panel.undo_to_chosen()
    assert [row["title"] for row in store.query("SELECT title FROM episode")] == ["T1"]
    assert panel.model.lines(0)[1].endswith("undone")
    window.doing.show_history()
    assert window.shell.pane.panel is None


def test_a_snapshot_is_brought_back(window, qtbot):
    from studio.desktop.dialogs.snapshots import SnapshotsDialog

    store = window.session.store
    add_episode(store)
    snapshots.take(store.path, "by-hand")
    add_episode(store, "Later", 2)
    dialog = SnapshotsDialog(window, window.shell.ctx)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.restore_button.isEnabled()
    dialog.view.choose([dialog.table.at(0).id])
    dialog.restore_button.click()
    assert window.shell.page.table.rowCount() == 1


def test_a_snapshot_is_taken_when_one_is_due(window, qtbot, monkeypatch):
    from studio.project import keeping

    monkeypatch.setattr(keeping, "due", lambda store: True)
    window.session.snapshot(window.jobs, "Taking a snapshot")
    path = window.session.store.path
    qtbot.waitUntil(lambda: [s.reason for s in snapshots.listed(path)] == ["timer"])


def test_a_new_production_is_made_and_refusals_stay_in_the_dialog(window, qtbot, tmp_path):
    from studio.desktop.dialogs.new import NewDialog

    dialog = NewDialog(window, "")
    qtbot.addWidget(dialog)
    dialog.make(tmp_path / "New")
    assert dialog.error.text() == "A production needs a title. Type one and repeat."
    dialog.title_field.setText("雨夜")
    dialog.zone.setText("Mars/Base")
    dialog.make(tmp_path / "New")
    assert "Mars/Base" in dialog.error.text()
    dialog.zone.setText("Asia/Shanghai")
    dialog.make(tmp_path / "New")
    assert dialog.path == tmp_path / "New.studio"
    assert window.open(dialog.path)
    assert window.windowTitle() == "雨夜 — Ninesixteen"


def test_settings_change_language_names_and_theme(window, qtbot):
    from studio.desktop.dialogs.settings import SettingsDialog

    dialog = SettingsDialog(window)
    qtbot.addWidget(dialog)
    dialog.name.setText("Ana Li")
    dialog.language.setCurrentIndex(dialog.language.findData("zh-Hans"))
    dialog.accept()
    assert window.session.store.author.name == "Ana Li"
    assert window.lang.code == "zh-Hans"


def test_a_known_error_in_a_slot_is_told_and_a_bug_is_logged(window, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr("studio.desktop.dialogs.bug.show_bug", lambda *args: shown.append(args))
    window.tell(StudioError("{file} is empty.", file="a.txt"))
    assert window.shell.toast_frame.words.text() == "a.txt is empty."
    window.tell(ZeroDivisionError("oops"))
    _, details, file = shown[0]
    assert "ZeroDivisionError: oops" in details
    assert "ZeroDivisionError: oops" in Path(file).read_text()


def test_text_of_users_is_never_taken_for_html(window):
    add_episode(window.session.store, "<h1>Ring</h1>")
    window.toast("<b>bold</b>", undo=False)
    assert window.shell.toast_frame.words.textFormat() == Qt.TextFormat.PlainText
    assert window.shell.page.table.index(0, 1).data() == "<h1>Ring</h1>"


@pytest.mark.parametrize(
    "name",
    [
        "reportlab",
        "cv2",
        "av",
        "PySide6.QtMultimedia",
        "PySide6.QtPdf",
        "astral",
        "segno",
        "uharfbuzz",
    ],
)
def test_nothing_heavy_is_loaded_before_the_first_paint(name, loaded):
    assert name not in loaded


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Name the modules that a fresh process has loaded after the first paint."""
    folder = tmp_path_factory.mktemp("paint")
    file = sample(folder / "Show.studio", episodes=3)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from studio import __main__\n"
        "from studio.desktop.app import make_application\n"
        "app = make_application(['x'])\n"
        "from studio.workflow.settings import Settings\n"
        "from studio.desktop.window import MainWindow\n"
        "window = MainWindow(Settings(language='en', theme='dark'))\n"
        f"assert window.open(Path({str(file)!r}))\n"
        "window.show()\n"
        "assert not window.grab().isNull()\n"
        "print('\\n'.join(sys.modules))\n"
        "window.close()\n"
    )
    environment = {**os.environ, "NINESIXTEEN_HOME": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_a_missing_library_is_told_with_its_package(monkeypatch):
    from studio.desktop import app

    monkeypatch.setattr(app, "_loads", lambda library: library != "libxcb-cursor.so.0")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(StudioError, match="sudo apt install libxcb-cursor0"):
        app.check_display()


def test_no_display_is_told_instead_of_an_abort(monkeypatch):
    from studio.desktop import app

    monkeypatch.setattr(app, "_loads", lambda library: True)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(StudioError, match="no display"):
        app.check_display()


@pytest.mark.parametrize(
    ("page", "wanted"),
    [
        ("overview", "scenes"),
        ("script", "scenes"),
        ("people", "crew"),
        ("schedule", "stripboard"),
    ],
)
def test_the_key_to_print_brings_the_report_of_the_page(window, page, wanted):
    window.show_page(page)
    QTest.keyClick(window, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert window.shell.key == "reports"
    assert window.shell.page.kinds.currentItem().data(Qt.ItemDataRole.UserRole) == wanted


def test_the_list_of_keys_is_in_the_language_of_the_window(window):
    from PySide6.QtWidgets import QLabel

    from studio.desktop.dialogs.keys import KeysDialog

    window.keep_choices("zh-Hans", "Li", "desk-1")
    dialog = KeysDialog(window)
    words = [label.text() for label in dialog.findChildren(QLabel)]
    assert "打开" in words
    assert "Open" not in words
    dialog.close()
