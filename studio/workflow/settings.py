"""What the program remembers about its user, window and command line alike: one JSON file."""

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

from studio.base.folders import config_folder
from studio.project.store import Author, system_author

RECENT = 8


@dataclass
class Settings:
    """The choices of one user. Empty `language`, `name` and `desk` mean: as the system says."""

    language: str = ""
    theme: str = "system"
    name: str = ""
    desk: str = ""
    page: str = ""
    geometry: str = ""
    inspector: int = 304
    inspector_open: bool = True
    recent: list[str] = field(default_factory=list)
    choices: dict[str, str] = field(default_factory=dict)  # what pages remember, by their own keys

    def author(self) -> Author:
        """Return the names shown in the history."""
        system = system_author()
        return Author(self.name or system.name, self.desk or system.desk)

    def opened(self, path: Path) -> None:
        """Put a production on top of the recent ones."""
        name = str(path.resolve())
        self.recent = [name, *(other for other in self.recent if other != name)][:RECENT]

    def recent_files(self) -> list[Path]:
        """List the recent productions that are still there."""
        return [path for path in map(Path, self.recent) if path.is_file()]


def load() -> Settings:
    """Read the settings; what is missing or broken is as at the first start."""
    try:
        kept = json.loads(_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(kept, dict):
        return Settings()
    fresh = Settings()
    for known in fields(Settings):
        value = kept.get(known.name)
        if type(value) is type(getattr(fresh, known.name)):
            setattr(fresh, known.name, value)
    fresh.recent = [name for name in fresh.recent if isinstance(name, str)]
    fresh.choices = {k: v for k, v in fresh.choices.items() if isinstance(v, str)}
    return fresh


def save(settings: Settings) -> None:
    """Write the settings whole; a folder that cannot be written costs only the memory."""
    with suppress(OSError):
        file = _file()
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(f".{os.getpid()}.part")
        part.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        part.replace(file)


def _file() -> Path:
    return config_folder() / "settings.json"
