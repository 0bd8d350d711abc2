"""The list of system pieces, and the names that packages have for them."""

import tomllib

import pytest

from studio.base import system
from studio.base.data import resource
from studio.base.system import Piece, apt_packages, known_to_apt, missing_programs

LISTED = tomllib.loads(resource("presets", "system.toml").read_text("utf-8"))


@pytest.mark.parametrize("row", LISTED["library"] + LISTED["program"], ids=lambda row: row["file"])
def test_every_piece_has_a_package_and_a_use(row):
    assert row["apt"]
    assert row["used_for"] in {"window", "x11", "wayland", "sound", "printing", "test"}


def test_the_newer_package_name_is_taken_where_apt_knows_it():
    piece = Piece("libglib-2.0.so.0", ("libglib2.0-0t64", "libglib2.0-0"), "window")
    both = {"libglib2.0-0t64", "libglib2.0-0"}
    assert apt_packages([piece], lambda names: both) == ["libglib2.0-0t64"]
    assert apt_packages([piece], lambda names: {"libglib2.0-0"}) == ["libglib2.0-0"]


def test_one_package_for_two_pieces_is_named_once():
    pieces = [Piece("a", ("both",), "window"), Piece("b", ("both",), "window")]
    assert apt_packages(pieces, set) == ["both"]


@pytest.mark.skipif(not system.has_apt(), reason="asks apt")
def test_apt_knows_no_package_that_does_not_exist():
    assert known_to_apt({"no-such-package-here"}) == set()


def test_a_program_that_is_not_on_the_path_is_missing(monkeypatch):
    monkeypatch.setattr(system.sys, "platform", "linux")
    assert {piece.name for piece in missing_programs(lambda name: None)} >= {"Xvfb", "xauth"}
    assert missing_programs(lambda name: f"/usr/bin/{name}") == []
