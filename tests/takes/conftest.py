from pathlib import Path

import pytest

from studio.script import editing
from tests.media.clips import LONG, encode


@pytest.fixture(scope="session")
def clip_bytes(tmp_path_factory):
    """The bytes of a small clip; each number gives another content."""
    folder = tmp_path_factory.mktemp("takes")
    made: dict[int, bytes] = {}

    def get(number: int = 0) -> bytes:
        if number not in made:
            path = encode(folder / f"{number}.mp4", *LONG, frames=6 + number)
            made[number] = path.read_bytes()
        return made[number]

    return get


@pytest.fixture
def card(tmp_path, clip_bytes):
    """Fill a folder beside the production with clips of these names, each of its own content."""
    folder = tmp_path / "clips"

    def fill(*names: str) -> Path:
        for number, name in enumerate(names):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(clip_bytes(number))
        return folder

    return fill


@pytest.fixture
def scenes(store):
    """Scenes 1-1, 1-2 of the first episode and 2-1 of the second, by number."""
    found = {}
    for number, names in ((1, ("1-1", "1-2")), (2, ("2-1",))):
        episode = editing.add_episode(store, number)
        for name in names:
            found[name] = editing.add_scene(store, episode, name, set_name="宴会厅")
    return found
