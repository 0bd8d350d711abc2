"""What the start command does: system pieces, environment, locked packages, then the product."""

import hashlib
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import TextIOWrapper
from pathlib import Path
from typing import IO, Literal

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(1, str(ROOT))

from studio.base import system  # noqa: E402 - the package is not installed yet
from studio.base.system import Piece  # noqa: E402

Kind = Literal["app", "test"]
LOCKS: dict[Kind, str] = {
    "app": "packaging/requirements.lock",
    "test": "packaging/requirements-test.lock",
}
# Part of the stamp: raise it when the steps below change what they install.
STEPS = "1"
# The C library that Qt's wheels for Linux are built against, by processor.
GLIBC = {"aarch64": (2, 39), "x86_64": (2, 34)}


class Stop(Exception):  # noqa: N818 - told to the user in one sentence
    """The start cannot go on; the text says what to do."""


def run(arguments: Sequence[str]) -> int:
    """Install what is missing, then run the product or its tests; returns the exit status."""
    kind: Kind = "test" if arguments[:1] == ["test"] else "app"
    environment = Environment(ROOT)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a console without … must not stop us
    try:
        if not environment.is_ready(kind):
            install(environment, kind)
        return hand_over(command(environment, arguments, os.environ))
    except Stop as stop:
        print(stop)
    except KeyboardInterrupt:
        print("Stopped. Run the same command again to go on.")
    return 1


def install(environment: "Environment", kind: Kind) -> None:
    """Bring the system pieces and the locked packages; raises Stop with what to do."""
    check_libc(platform.libc_ver(), platform.machine())
    missing = missing_pieces(kind)
    if missing:
        install_pieces(missing)
    environment.install(kind)


# --- the system ---------------------------------------------------------------------------------


def check_libc(found: tuple[str, str], machine: str) -> None:
    """Raise Stop on a Linux older than Qt's packages."""
    name, version = found
    needed = GLIBC.get(machine, (0, 0))
    if name == "glibc" and tuple(map(int, version.split(".")[:2])) < needed:
        systems = (
            "Debian 12 or Ubuntu 22.04" if machine == "x86_64" else "Debian 13 or Ubuntu 24.04"
        )
        raise Stop(
            f"This Linux is too old for Qt: its C library is {version}, and Qt needs "
            f"{needed[0]}.{needed[1]}. Use {systems}, or anything newer."
        )


def missing_pieces(
    kind: Kind,
    load: Callable[[str], object] | None = None,
    find: Callable[[str], str | None] = shutil.which,
    importable: Callable[[str], object] = find_spec,
) -> list[Piece]:
    """Return what the system lacks for the app, and for the tests when they are asked for."""
    missing = []
    if not (importable("venv") and importable("ensurepip")):
        own = f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"
        missing.append(Piece("venv", (own, "python3-venv"), "install"))
    missing += system.missing_libraries(load) if load else system.missing_libraries()
    if kind == "test":
        missing += system.missing_programs(find)
    return missing


def install_pieces(missing: Sequence[Piece]) -> None:
    """Install the pieces with apt when we may; else raise Stop with the line to type."""
    names = ", ".join(piece.name for piece in missing)
    if not system.has_apt():
        if any(piece.name == "venv" for piece in missing):
            raise Stop("This Python has no venv module: install it with your package manager.")
        print(f"Not found on this system: {names}. Install them if the window does not open.")
        return
    if not is_root():
        packages = system.apt_packages(missing, system.known_to_apt)
        raise Stop(
            f"Some pieces of the system are missing. Install them, then run this again:\n"
            f"  sudo apt install {' '.join(packages)}"
        )
    apt_install(missing)


def is_root() -> bool:
    """Whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def apt_install(missing: Sequence[Piece]) -> None:
    """Install the packages of the pieces, after an update where apt's lists are empty or old."""
    log = ROOT / "install-system.log"
    with log.open("w", encoding="utf-8") as out:
        names = sorted({name for piece in missing for name in piece.apt})
        if not system.known_to_apt(names):
            say("Reading the lists of system packages …")
            apt(["update"], out)
        for _ in range(2):
            packages = system.apt_packages(missing, system.known_to_apt)
            say(f"Installing system packages: {' '.join(packages)} …")
            if apt(["install", "-y", "--no-install-recommends", *packages], out):
                break
            apt(["update"], out)  # lists older than the server name files that are gone
        else:
            raise Stop(
                f"Installing the system packages failed: run “apt install {' '.join(packages)}” "
                f"and see what it says. Log: {log}"
            )
    log.unlink()


def apt(words: Sequence[str], out: IO[str]) -> bool:
    """Run apt-get without questions; tells whether it succeeded."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    options = ["-q", "-o", "DPkg::Lock::Timeout=300"]
    return not subprocess.call(
        ["apt-get", *options, *words],
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=subprocess.STDOUT,
        env=quiet,
    )


# --- the environment ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Environment:
    """The `.venv` beside the sources, and the stamp that says what was installed into it."""

    root: Path

    @property
    def folder(self) -> Path:
        """The folder of the environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python inside the environment."""
        return self.folder.joinpath(*_WINDOWS_PYTHON if os.name == "nt" else ("bin", "python"))

    @property
    def stamp(self) -> Path:
        """The file written when everything was installed."""
        return self.folder / "ninesixteen-installed"

    @property
    def unfinished(self) -> Path:
        """The file that stands while something is being installed."""
        return self.folder / "ninesixteen-unfinished"

    @property
    def log(self) -> Path:
        """Where the installers write."""
        return self.folder / "install.log"

    def wanted(self) -> str:
        """Return the digest of all that decides what is installed, and where."""
        digest = hashlib.sha256()
        for name in (*LOCKS.values(), "pyproject.toml"):
            # Line ends differ between checkouts on Windows and elsewhere.
            digest.update((self.root / name).read_bytes().replace(b"\r\n", b"\n"))
        digest.update(f"{STEPS} {sys.version_info[:2]} {sys.platform} {self.root}".encode())
        return digest.hexdigest()

    def is_ready(self, kind: Kind) -> bool:
        """Whether the right packages are installed; the tests' packages include the app's."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        try:
            made, what = self.stamp.read_text("utf-8").split()
        except (OSError, ValueError):
            return False
        return made == self.wanted() and what in ("test", kind)

    def install(self, kind: Kind) -> None:
        """Make the environment and install the locked packages and the app into it."""
        try:
            self._begin()
            self._install_packages(kind)
            self.stamp.write_text(f"{self.wanted()} {kind}\n", "utf-8")
            self.unfinished.unlink()
        except OSError as error:
            raise Stop(
                f"The folder {self.folder} cannot be written ({error.strerror}): free some space "
                "or move Ninesixteen to a folder of your own, then run this again."
            ) from None

    def _begin(self) -> None:
        """Leave an environment that runs, marked as unfinished."""
        if self.folder.exists() and not self._usable():
            shutil.rmtree(self.folder)
        self.folder.mkdir(exist_ok=True)
        self.unfinished.touch()
        self.stamp.unlink(missing_ok=True)
        self.log.write_text("", "utf-8")
        if not self.python.exists():
            say(f"Making {self.folder} …")
            # The interpreter behind an active environment: ours must not stand on another one.
            base = getattr(sys, "_base_executable", None) or sys.executable
            self._step(
                [base, "-m", "venv", str(self.folder)],
                "Making the environment failed: delete the folder .venv and run this again.",
            )

    def _usable(self) -> bool:
        """Whether to keep what is there: no run was cut off in it, and it has this Python."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        about = (self.folder / "pyvenv.cfg").read_text("utf-8")
        return f"version = {sys.version_info[0]}.{sys.version_info[1]}." in about

    def _install_packages(self, kind: Kind) -> None:
        lock = self.root / LOCKS[kind]
        say("Installing the locked packages; the first time this takes a minute or more …")
        pip = [str(self.python), "-m", "pip", "--quiet", "--disable-pip-version-check"]
        pip += ["--no-input", "install"]
        self._step(
            [*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)],
            "Installing the packages failed: check the internet connection, then run this again.",
        )
        self._step(
            [*pip, "--no-deps", "--no-build-isolation", "--editable", str(self.root)],
            "Installing Ninesixteen itself failed: get a fresh copy of its sources.",
        )

    def _step(self, words: Sequence[str], sentence: str) -> None:
        """Run one installer quietly; raises Stop with the sentence and the log when it fails."""
        with self.log.open("a", encoding="utf-8") as out:
            status = subprocess.call(
                words,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=subprocess.STDOUT,
                env=clean_environment(os.environ),
            )
        if status:
            raise Stop(
                f"{explain(self.log.read_text('utf-8', 'replace')) or sentence}\nLog: {self.log}"
            )


_WINDOWS_PYTHON = ("Scripts", "python.exe")
_CAUSES = {
    "No space left": "The disk is full: free 2 GB, then run this again.",
    "DO NOT MATCH THE HASHES": (
        "A package is not the one that was locked: check the network or the package mirror, "
        "then run this again."
    ),
    "No matching distribution": (
        "A locked package was not found: check the internet connection and that this is a "
        "64-bit Python, then run this again."
    ),
}


def explain(log: str) -> str | None:
    """Return what to do about a failure that the log of an installer names."""
    return next((text for sign, text in _CAUSES.items() if sign in log), None)


def clean_environment(env: Mapping[str, str]) -> dict[str, str]:
    """Drop the settings that would lead pip or Python out of the environment."""
    strays = {"PYTHONHOME", "PYTHONPATH", "PIP_USER", "PIP_TARGET", "PIP_PREFIX"}
    return {name: value for name, value in env.items() if name not in strays}


# --- handing over -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Command:
    """What is run in the end: words, environment, and the folder to run in."""

    words: list[str]
    env: dict[str, str]
    folder: Path


def command(environment: Environment, arguments: Sequence[str], env: Mapping[str, str]) -> Command:
    """Return the command that the arguments of `start.py` stand for."""
    python = str(environment.python)
    clean = clean_environment(env)
    if arguments[:1] == ["test"]:
        clean.setdefault("QT_QPA_PLATFORM", "offscreen")
        workers = str(min(os.cpu_count() or 1, 8))
        words = [python, "-m", "pytest", "-q", "-n", workers, *arguments[1:]]
        return Command(words, clean, environment.root)
    # -P: a folder named studio where the user stands must not be taken for the product.
    studio = [python, "-P", "-m", "studio"]
    if arguments:
        return Command([*studio, *arguments], clean, Path.cwd())
    if has_display(sys.platform, env):
        return Command([*studio, "open", "--demo"], clean, Path.cwd())
    say("There is no display here: making the demo production in demo-out instead.")
    return Command([*studio, "demo", "demo-out"], clean, Path.cwd())


def has_display(platform_name: str, env: Mapping[str, str]) -> bool:
    """Whether a window can open: always off Linux, else when a display is named."""
    if not platform_name.startswith("linux"):
        return True
    return bool(env.get("DISPLAY") or env.get("WAYLAND_DISPLAY"))


def hand_over(chosen: Command) -> int:
    """Run the command; where the system can, this process becomes it."""
    sys.stdout.flush()
    if os.name == "posix":
        os.chdir(chosen.folder)
        os.execve(chosen.words[0], chosen.words, chosen.env)
    return subprocess.call(chosen.words, env=chosen.env, cwd=chosen.folder)


def say(text: str) -> None:
    """Tell how far it is, at once."""
    print(text, flush=True)
