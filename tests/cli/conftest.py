from collections.abc import Callable
from dataclasses import dataclass

import pytest

from studio.cli.main import main


@dataclass(frozen=True)
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def studio(capsys) -> Callable[..., Ran]:
    """Run one command as a user types it."""

    def run(*words: object) -> Ran:
        capsys.readouterr()
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return run
