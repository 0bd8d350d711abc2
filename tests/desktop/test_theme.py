"""The colours: both themes name the same ones, and people can read them."""

import itertools

import pytest
from PySide6.QtGui import QColor

from studio.desktop.look import Look
from studio.desktop.theme import NAMES, style_sheet, theme

GROUNDS = ("sidebar", "page", "panel", "button", "hover", "selection")
TEXTS = ("text", "muted", "accent_text", "good", "warn", "bad")
STRIPS = ("int_day", "int_night", "ext_day", "ext_night")


def luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    bright, dim = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def test_both_themes_name_the_same_colours():
    assert theme("dark").tokens.keys() == theme("light").tokens.keys()


@pytest.mark.parametrize("name", NAMES)
def test_every_text_is_readable_on_every_ground(name):
    look = theme(name)
    pairs = [
        *itertools.product(TEXTS, GROUNDS),
        ("on_accent", "accent"),
        ("on_accent", "accent_hover"),
        ("toast_text", "toast"),
        ("toast_action", "toast"),
    ]
    poor = {
        pair: round(contrast(look.colour(pair[0]), look.colour(pair[1])), 2)
        for pair in pairs
        if contrast(look.colour(pair[0]), look.colour(pair[1])) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", NAMES)
def test_words_on_a_strip_are_readable_on_its_tint(name):
    look = theme(name)
    poor = {
        (strip, text): round(contrast(look.colour(text), look.tint(strip)), 2)
        for strip in STRIPS
        for text in (f"{strip}_text", "text", "muted")
        if contrast(look.colour(text), look.tint(strip)) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_edge_of_a_field_and_the_focus_can_be_seen(name):
    look = theme(name)
    poor = {
        (edge, ground): round(contrast(look.colour(edge), look.colour(ground)), 2)
        for edge in ("edge", "focus")
        for ground in ("page", "panel")
        if contrast(look.colour(edge), look.colour(ground)) < 3
    }
    assert poor == {}


@pytest.mark.parametrize("name", NAMES)
def test_the_style_names_no_colour_that_is_missing(name):
    assert "@" not in style_sheet(theme(name))


def test_a_switch_of_theme_reaches_icons_and_palette(qapp):
    look = Look("dark", "en")
    before = look.icons.pixmap("plus", "text").toImage()
    seen = []
    look.changed.connect(lambda: seen.append(look.theme.name))
    look.choose("light")
    assert seen == ["light"]
    assert qapp.palette().window().color() == look.theme.colour("page")
    assert look.icons.pixmap("plus", "text").toImage() != before


def test_figures_are_of_one_width_and_chinese_is_drawn_by_a_shipped_font(qapp):
    from PySide6.QtGui import QFontMetricsF, QTextLayout

    look = Look("dark", "zh-Hans")
    metrics = QFontMetricsF(look.fonts.text)
    assert metrics.horizontalAdvance("111") == metrics.horizontalAdvance("888")
    layout = QTextLayout("Scene 天台", look.fonts.text)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    drawn = {run.rawFont().familyName() for run in layout.glyphRuns()}
    assert drawn == {"Inter", "Noto Sans SC"}
