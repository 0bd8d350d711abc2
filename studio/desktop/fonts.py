"""The shipped fonts: registered before the first paint, in the few sizes that the look uses."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from studio.base.data import resource

INTER = "Inter"
# Han characters differ by language: the language of the window chooses who draws first.
_HAN = {"ja": "Noto Sans JP", "ko": "Noto Sans KR", "zh-Hant": "Noto Sans TC"}
_OTHERS = (
    "Noto Sans SC",
    "Noto Sans TC",
    "Noto Sans JP",
    "Noto Sans KR",
    "Noto Sans Thai",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
)


def register() -> None:
    """Make the shipped fonts known to Qt, once per process."""
    if INTER in QFontDatabase.families():
        return
    for file in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(file))


def families(language: str) -> list[str]:
    """Return who draws a text, in order: Inter, then Noto Sans for what Inter lacks."""
    first = _HAN.get(language, _OTHERS[0])
    return [INTER, first, *(name for name in _OTHERS if name != first)]


@dataclass(frozen=True)
class Fonts:
    """The fonts of a window; figures are all of one width."""

    text: QFont
    strong: QFont
    small: QFont
    small_strong: QFont
    heading: QFont
    title: QFont


def fonts(language: str) -> Fonts:
    """Make the fonts of a window in a language."""
    names = families(language)

    def font(pixels: int, weight: QFont.Weight) -> QFont:
        made = QFont(names)
        made.setPixelSize(pixels)
        made.setWeight(weight)
        made.setFeature(QFont.Tag("tnum"), 1)
        made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return made

    plain, strong = QFont.Weight.Normal, QFont.Weight.DemiBold
    return Fonts(
        text=font(13, plain),
        strong=font(13, strong),
        small=font(11, plain),
        small_strong=font(11, strong),
        heading=font(15, strong),
        title=font(20, strong),
    )


def baseline(rect: QRectF, font: QFont) -> float:
    """Return where to draw a line of text so that its capitals stand in the middle of `rect`.

    Qt centres the height of the fallback font too, which sets lines with Chinese lower.
    """
    return rect.y() + (rect.height() + QFontMetricsF(font).capHeight()) / 2
