import pytest

from tests.reports.show import make_show


@pytest.fixture
def show(tmp_path):
    """A production with a first day of 15 scenes, a second of 5, and 50 crew."""
    made = make_show(tmp_path / "Rain.studio")
    yield made
    made.close()
