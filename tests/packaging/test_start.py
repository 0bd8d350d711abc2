"""The start command: what it asks of the system, when it installs, and what it runs."""

import os
import runpy
import subprocess
import sys
import time
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

ROOT = Path(__file__).resolve().parents[2]
STANDARD_LIBRARY_ONLY = "import sys; sys.path[:0] = ['packaging']; import bootstrap"


linux = pytest.mark.skipif(sys.platform != "linux", reason="about Linux only")


def load_all_but(*missing):
    def load(name):
        if name in missing:
            raise OSError(f"{name}: cannot open shared object file")

    return load


@pytest.fixture
def copy(tmp_path, bootstrap):
    """A folder with what the stamp is made of, and an environment that looks installed."""
    root = tmp_path / "copy"
    for name in (*bootstrap.LOCKS.values(), "pyproject.toml"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes((ROOT / name).read_bytes())
    environment = bootstrap.Environment(root)
    environment.python.parent.mkdir(parents=True)
    environment.python.symlink_to(sys.executable)
    version = ".".join(map(str, sys.version_info[:3]))
    (environment.folder / "pyvenv.cfg").write_text(f"version = {version}\n")
    return environment


@pytest.fixture
def calls(monkeypatch, bootstrap):
    """Installers that are written down instead of run."""
    made = []

    def call(words, **options):
        made.append([str(word) for word in words])
        return 0

    monkeypatch.setattr(bootstrap.subprocess, "call", call)
    return made


# --- the Python that runs it


@pytest.mark.parametrize("version", [(3, 8), (3, 10), (3, 14)])
def test_another_python_gets_one_clear_sentence(monkeypatch, capsys, version):
    monkeypatch.setattr(sys, "version_info", (*version, 0))
    main = runpy.run_path(str(ROOT / "packaging" / "start.py"))["main"]
    assert main() == 1
    said = capsys.readouterr().out
    assert f"this is Python {version[0]}.{version[1]}" in said
    assert said.count("\n") == 1


def test_it_needs_the_standard_library_only():
    done = subprocess.run(
        [sys.executable, "-S", "-I", "-c", STANDARD_LIBRARY_ONLY],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


# --- the system


@linux
def test_missing_libraries_are_found_by_loading_them(bootstrap):
    load = load_all_but("libEGL.so.1", "libcups.so.2")
    missing = bootstrap.missing_pieces("app", load=load)
    assert [piece.name for piece in missing] == ["libEGL.so.1", "libcups.so.2"]


@linux
def test_the_tests_also_need_programs(bootstrap):
    missing = bootstrap.missing_pieces("test", load=load_all_but(), find=lambda name: None)
    assert [piece.name for piece in missing] == ["Xvfb", "xauth", "pdftoppm"]
    assert bootstrap.missing_pieces("app", load=load_all_but(), find=lambda name: None) == []


def test_a_python_without_ensurepip_asks_for_its_venv_package(bootstrap):
    missing = bootstrap.missing_pieces(
        "app", load=load_all_but(), importable=lambda name: name != "ensurepip"
    )
    own = f"python3.{sys.version_info[1]}-venv"
    assert bootstrap.system.apt_packages(missing, lambda names: {own, "python3-venv"}) == [own]
    assert bootstrap.system.apt_packages(missing, lambda names: {"python3-venv"}) == [
        "python3-venv"
    ]


@linux
def test_without_rights_the_one_line_to_type_is_given(bootstrap, monkeypatch, calls):
    monkeypatch.setattr(bootstrap, "is_root", lambda: False)
    monkeypatch.setattr(bootstrap.system, "has_apt", lambda: True)
    monkeypatch.setattr(bootstrap.system, "known_to_apt", set)
    missing = bootstrap.missing_pieces("app", load=load_all_but("libEGL.so.1", "libcups.so.2"))
    with pytest.raises(bootstrap.Stop) as stop:
        bootstrap.install_pieces(missing)
    line = str(stop.value).splitlines()[-1]
    assert line.strip() in (
        "sudo apt install libegl1 libcups2",
        "sudo apt install libegl1 libcups2t64",
    )
    assert calls == []


@linux
def test_root_installs_the_packages(bootstrap, monkeypatch, calls, tmp_path):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "is_root", lambda: True)
    monkeypatch.setattr(bootstrap.system, "has_apt", lambda: True)
    monkeypatch.setattr(
        bootstrap.system, "known_to_apt", lambda names: {"libegl1", "libcups2t64"} & set(names)
    )
    bootstrap.install_pieces(
        bootstrap.missing_pieces("app", load=load_all_but("libEGL.so.1", "libcups.so.2"))
    )
    assert len(calls) == 1
    assert calls[0][-2:] == ["libegl1", "libcups2t64"]
    assert "install" in calls[0]


@linux
def test_root_reads_the_lists_first_when_apt_knows_nothing(bootstrap, monkeypatch, calls, tmp_path):
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap.system, "known_to_apt", lambda names: set())
    missing = bootstrap.missing_pieces("app", load=load_all_but("libEGL.so.1"))
    bootstrap.apt_install(missing)
    assert calls[0][-1] == "update"
    assert calls[1][-1] == "libegl1"


@linux
def test_a_linux_without_apt_is_told_and_goes_on(bootstrap, monkeypatch, capsys):
    monkeypatch.setattr(bootstrap.system, "has_apt", lambda: False)
    bootstrap.install_pieces(bootstrap.missing_pieces("app", load=load_all_but("libEGL.so.1")))
    assert "libEGL.so.1" in capsys.readouterr().out


def test_a_linux_too_old_for_qt_is_told_so(bootstrap):
    bootstrap.check_libc(("glibc", "2.36"), "x86_64")
    bootstrap.check_libc(("", ""), "arm64")
    with pytest.raises(bootstrap.Stop, match=r"2\.31"):
        bootstrap.check_libc(("glibc", "2.31"), "x86_64")
    with pytest.raises(bootstrap.Stop, match=r"Ubuntu 24\.04"):
        bootstrap.check_libc(("glibc", "2.36"), "aarch64")


def test_the_older_name_is_taken_on_an_older_system(bootstrap, monkeypatch):
    piece = bootstrap.Piece("libcups.so.2", ("libcups2t64", "libcups2"), "printing")

    def on(system, version):
        release = {"ID": system, "VERSION_ID": version}
        fake = SimpleNamespace(freedesktop_os_release=lambda: release)
        monkeypatch.setattr(bootstrap.system, "platform", fake)
        return bootstrap.system.apt_packages([piece], lambda names: set())[0]

    assert on("debian", "12") == "libcups2"
    assert on("debian", "13") == "libcups2t64"
    assert on("ubuntu", "22.04") == "libcups2"
    assert on("ubuntu", "24.04") == "libcups2t64"


# --- the environment


def test_the_first_run_installs_and_the_second_does_not(copy, calls):
    assert not copy.is_ready("app")
    copy.install("app")
    assert [words for words in calls if "--require-hashes" in words]
    assert [words for words in calls if "--no-build-isolation" in words]
    assert copy.is_ready("app")


def test_nothing_is_fetched_that_is_not_locked(copy, calls):
    copy.install("app")
    locked, itself = calls
    assert "--require-hashes" in locked
    assert str(copy.root / "packaging" / "requirements.lock") in locked
    assert "--no-deps" in itself


def test_the_test_packages_serve_the_app_but_not_the_other_way(copy, calls):
    copy.install("app")
    assert not copy.is_ready("test")
    copy.install("test")
    assert copy.is_ready("test")
    assert copy.is_ready("app")


@pytest.mark.parametrize(
    "name", ["packaging/requirements.lock", "packaging/requirements-test.lock", "pyproject.toml"]
)
def test_a_changed_lock_installs_again(copy, calls, name):
    copy.install("app")
    with (copy.root / name).open("a") as file:
        file.write("# changed\n")
    assert not copy.is_ready("app")


def test_an_interrupted_install_starts_from_an_empty_environment(copy, monkeypatch, bootstrap):
    def interrupted(words, **options):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap.subprocess, "call", interrupted)
    (copy.folder / "half").touch()
    with pytest.raises(KeyboardInterrupt):
        copy.install("app")
    assert not copy.is_ready("app")
    with pytest.raises(KeyboardInterrupt):
        copy.install("app")
    assert not (copy.folder / "half").exists()


def test_an_environment_of_another_python_is_made_anew(copy, calls):
    copy.install("app")
    (copy.folder / "pyvenv.cfg").write_text("version = 3.9.1\n")
    (copy.folder / "old").touch()
    copy.stamp.unlink()
    copy.install("app")
    assert not (copy.folder / "old").exists()


def test_a_failing_step_says_what_to_do_and_where_the_log_is(copy, monkeypatch, bootstrap):
    def call(words, stdout, **options):
        stdout.write("OSError: [Errno 28] No space left on device\n")
        return 1

    monkeypatch.setattr(bootstrap.subprocess, "call", call)
    with pytest.raises(bootstrap.Stop) as stop:
        copy.install("app")
    sentence, log = str(stop.value).splitlines()
    assert sentence == "The disk is full: free 2 GB, then run this again."
    assert log.endswith("install.log")
    assert not copy.is_ready("app")


def test_asking_whether_all_is_installed_takes_no_time(copy, calls):
    copy.install("app")
    began = time.perf_counter()
    assert copy.is_ready("app")
    assert time.perf_counter() - began < 0.2


# --- what is run


def run_words(bootstrap, copy, arguments, env):
    chosen = bootstrap.command(copy, arguments, env)
    assert chosen.words[0] == str(copy.python)
    return chosen


def test_plain_start_opens_the_demo(bootstrap, copy):
    words = run_words(bootstrap, copy, [], {"DISPLAY": ":0"}).words
    assert words[-4:] == ["-m", "studio", "open", "--demo"]
    words = run_words(bootstrap, copy, [], {"WAYLAND_DISPLAY": "wayland-0"}).words
    assert words[-2:] == ["open", "--demo"]


@linux
def test_without_a_display_the_demo_is_written_to_a_folder(bootstrap, copy, capsys):
    assert run_words(bootstrap, copy, [], {}).words[-2:] == ["demo", "demo-out"]
    assert "no display" in capsys.readouterr().out


def test_macos_and_windows_always_have_a_display(bootstrap):
    assert bootstrap.has_display("darwin", {})
    assert bootstrap.has_display("win32", {})
    assert not bootstrap.has_display("linux", {"DISPLAY": ""})


def test_test_runs_the_suite_offscreen_and_passes_words_on(bootstrap, copy):
    chosen = run_words(bootstrap, copy, ["test", "-k", "fonts"], {})
    assert chosen.words[1:4] == ["-m", "pytest", "-q"]
    assert chosen.words[-2:] == ["-k", "fonts"]
    assert chosen.env["QT_QPA_PLATFORM"] == "offscreen"
    assert chosen.folder == copy.root
    chosen = run_words(bootstrap, copy, ["test"], {"QT_QPA_PLATFORM": "xcb"})
    assert chosen.env["QT_QPA_PLATFORM"] == "xcb"


def test_other_words_go_to_the_studio_command_where_the_user_stands(bootstrap, copy):
    chosen = run_words(bootstrap, copy, ["doctor", "--json"], {})
    assert chosen.words[-4:] == ["-m", "studio", "doctor", "--json"]
    assert chosen.folder == Path.cwd()


def test_the_users_python_settings_do_not_lead_out_of_the_environment(bootstrap):
    env = {"PYTHONPATH": "/elsewhere", "PIP_USER": "1", "PATH": os.environ["PATH"]}
    assert set(bootstrap.clean_environment(env)) == {"PATH"}


# --- the locks


def test_the_locks_name_no_address_and_hash_every_package(bootstrap):
    for name in bootstrap.LOCKS.values():
        text = (ROOT / name).read_text("utf-8")
        assert "://" not in text
        packages = [line for line in text.splitlines() if line[:1].isalnum()]
        assert len(packages) > 25
        assert all("==" in line and line.endswith("\\") for line in packages)


def pins(path):
    lines = (ROOT / path).read_text("utf-8").splitlines()
    return dict(line.split(" ")[0].split("==") for line in lines if line[:1].isalnum())


def test_the_test_lock_holds_the_app_lock(bootstrap):
    app, test = pins(bootstrap.LOCKS["app"]), pins(bootstrap.LOCKS["test"])
    assert app.items() <= test.items()


def test_every_declared_package_is_locked(bootstrap):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = pins(bootstrap.LOCKS["test"])
    declared = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {line.split(">")[0].lower().replace("_", "-") for line in declared}
    assert names <= locked.keys()
    assert "hatchling" in locked


def test_pyside_stays_below_the_release_that_kills_python_3_11(bootstrap):
    version = pins(bootstrap.LOCKS["app"])["pyside6"]
    assert (6, 10) <= tuple(map(int, version.split(".")[:2])) < (6, 12)
