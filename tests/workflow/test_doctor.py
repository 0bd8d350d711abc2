"""The doctor says in plain words what is missing and what to type."""

import sys
from collections import namedtuple

import pytest

from studio.base.system import Piece
from studio.media.tools import Ffmpeg
from studio.workflow import doctor
from studio.workflow.doctor import examine, pair_crashes, platform_plugin

linux = pytest.mark.skipif(sys.platform != "linux", reason="about Linux only")


def finding(name):
    return next(check for check in examine() if check.name == name)


def test_every_finding_is_a_sentence_and_every_trouble_has_a_hint():
    checks = examine()
    assert len({check.name for check in checks}) == len(checks) == 10
    for check in checks:
        assert str(check.text).endswith(".")
        assert (check.hint is not None) == (check.state != "good")


def test_looking_makes_no_folders(tmp_path, monkeypatch):
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path / "home"))
    data = finding("Data folder")
    assert data.state == "good"
    assert str(tmp_path / "home") in str(data.text)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("python", "qt", "crashes"),
    [
        ((3, 11), "6.12.0", True),
        ((3, 11), "6.11.3", False),
        ((3, 12), "6.12.0", False),
        ((3, 11), "7.0", True),
    ],
)
def test_the_pair_that_kills_python_is_known(python, qt, crashes):
    assert pair_crashes(python, qt) is crashes


def test_a_crashing_pair_is_a_problem(monkeypatch):
    monkeypatch.setattr(doctor.metadata, "version", lambda name: "6.12.0")
    monkeypatch.setattr(doctor.sys, "version_info", (3, 11, 2))
    check = doctor._python_and_qt()  # alone: other packages ask for the version as well
    assert check.state == "problem"
    assert "6.12.0" in str(check.text)


def test_a_missing_qt_is_a_problem(monkeypatch):
    def missing(name):
        raise doctor.metadata.PackageNotFoundError

    monkeypatch.setattr(doctor.metadata, "version", missing)
    assert finding("Python and Qt").state == "problem"


@pytest.mark.parametrize(
    ("system", "env", "plugin"),
    [
        ("linux", {}, None),
        ("linux", {"DISPLAY": ":0"}, "xcb"),
        ("linux", {"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, "wayland"),
        ("linux", {"QT_QPA_PLATFORM": "wayland;xcb"}, "wayland"),
        ("linux", {"QT_QPA_PLATFORM": "offscreen:foo"}, "offscreen"),
        ("darwin", {}, "cocoa"),
        ("win32", {}, "windows"),
    ],
)
def test_the_window_system_is_named_before_a_window_is_tried(system, env, plugin):
    assert platform_plugin(system, env) == plugin


@linux
@pytest.mark.parametrize("plugin", ["xcb", "wayland", "offscreen"])
def test_the_plugin_of_qt_is_found_without_importing_qt(monkeypatch, plugin):
    monkeypatch.setenv("QT_QPA_PLATFORM", plugin)
    check = finding("Window system")
    assert check.state == "good"
    assert plugin in str(check.text)


def test_a_plugin_that_does_not_exist_is_a_problem(monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "hologram")
    assert finding("Window system").state == "problem"


@linux
def test_missing_libraries_come_with_the_line_to_type(monkeypatch):
    piece = Piece("libxcb-cursor.so.0", ("libxcb-cursor0",), "x11")
    monkeypatch.setattr(doctor, "missing_libraries", lambda: [piece])
    monkeypatch.setattr(doctor, "has_apt", lambda: True)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    check = finding("System libraries")
    assert check.state == "problem"
    assert "libxcb-cursor.so.0" in str(check.text)
    assert str(check.hint) == "Run: sudo apt install libxcb-cursor0"
    monkeypatch.setattr(doctor, "has_apt", lambda: False)
    assert "package manager" in str(finding("System libraries").hint)


@linux
@pytest.mark.parametrize(
    ("plugin", "used_for", "state"),
    [
        ("xcb", "x11", "problem"),
        ("offscreen", "x11", "warning"),
        ("offscreen", "window", "problem"),
        ("wayland", "printing", "warning"),
    ],
)
def test_only_what_keeps_the_window_shut_is_a_problem(monkeypatch, plugin, used_for, state):
    piece = Piece("libmissing.so.1", ("libmissing1",), used_for)
    monkeypatch.setattr(doctor, "missing_libraries", lambda: [piece])
    monkeypatch.setenv("QT_QPA_PLATFORM", plugin)
    assert finding("System libraries").state == state


@pytest.mark.parametrize(
    ("found", "state", "word"),
    [
        (None, "warning", "No ffmpeg"),
        (Ffmpeg("/x/ffmpeg", "7", False, True, "path"), "warning", "without libass"),
        (Ffmpeg("/x/ffmpeg", "7", True, True, "path"), "good", "/x/ffmpeg"),
    ],
)
def test_ffmpeg_is_judged_by_what_it_can_do(monkeypatch, found, state, word):
    monkeypatch.setattr(doctor, "find_ffmpeg", lambda: found)
    check = finding("ffmpeg")
    assert check.state == state
    assert word in str(check.text)


def test_a_damaged_font_is_named(monkeypatch, tmp_path):
    bad = tmp_path / "Broken.ttf"
    bad.write_bytes(b"no font")
    monkeypatch.setattr(doctor, "shipped_fonts", lambda: [bad, tmp_path / "Gone.ttf"])
    check = finding("Fonts")
    assert check.state == "problem"
    assert str(check.text).endswith("Broken.ttf, Gone.ttf.")


def test_the_translations_are_listed(monkeypatch, tmp_path):
    monkeypatch.setattr(doctor, "translations", lambda: tmp_path)
    assert finding("Translations").state == "problem"
    (tmp_path / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "zh_Hans" / "LC_MESSAGES" / "studio.mo").touch()
    assert "中文" in str(finding("Translations").text)


def test_a_session_without_a_keyring_is_a_warning(monkeypatch):
    import keyring
    from keyring.backends import fail

    monkeypatch.setattr(keyring, "get_keyring", fail.Keyring)
    check = finding("Passwords")
    assert check.state == "warning"
    assert "each time" in str(check.text)


def test_an_old_sqlite_is_a_problem(monkeypatch):
    monkeypatch.setattr(doctor.sqlite3, "sqlite_version_info", (3, 31, 0))
    assert finding("SQLite").state == "problem"


def test_a_full_disk_is_a_warning_and_a_closed_folder_a_problem(monkeypatch):
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path: usage(10, 9, 1024**3))
    check = finding("Cache folder")
    assert check.state == "warning"
    assert "1.0 GB" in str(check.text)
    monkeypatch.setattr(doctor, "_writable", lambda path: False)
    assert finding("Cache folder").state == "problem"


@linux
def test_a_folder_that_refuses_files_is_not_writable(tmp_path):
    assert doctor._writable(tmp_path)
    assert not doctor._writable(tmp_path / "nowhere")
