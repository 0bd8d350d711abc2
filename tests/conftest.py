import os
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["NINESIXTEEN_LANGUAGE"] = "en"

from studio.project import production
from studio.project.store import Author


@pytest.fixture
def store(tmp_path: Path):
    """An empty production with a name and a desk that do not depend on the machine."""
    made = production.create(tmp_path / "Show.studio", "Show", author=Author("Ana", "desk-1"))
    yield made
    made.close()


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Never touch the settings of whoever runs the tests."""
    monkeypatch.setenv("NINESIXTEEN_HOME", str(tmp_path / "home"))
