"""The shipped icons: listed, tintable, and drawn by Qt."""

import tomllib
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from studio.base.data import resource

NAMES = tomllib.loads(resource("icons", "icons.toml").read_text("utf-8"))["names"]


def test_the_list_names_every_icon_and_every_icon_is_named():
    assert sorted(path.stem for path in resource("icons").glob("*.svg")) == sorted(NAMES)


def test_the_licence_stands_beside_the_icons():
    text = resource("icons", "LICENSE-Lucide.txt").read_text("utf-8")
    assert "ISC License" in text
    assert "Cole Bemis" in text


@pytest.mark.parametrize("name", NAMES)
def test_an_icon_can_be_tinted_and_has_the_stroke_of_the_look(name):
    root = ElementTree.parse(resource("icons", f"{name}.svg")).getroot()
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("viewBox") == "0 0 24 24"


@pytest.mark.parametrize("name", NAMES)
def test_qt_draws_the_icon(name, qapp):
    svg = resource("icons", f"{name}.svg").read_bytes().replace(b"currentColor", b"#ff0000")
    drawing = QSvgRenderer(QByteArray(svg))
    image = QImage(48, 48, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    drawing.render(painter)
    painter.end()
    reds = sum(image.pixelColor(x, y).red() > 200 for x in range(48) for y in range(48))
    assert drawing.isValid()
    assert reds > 20
