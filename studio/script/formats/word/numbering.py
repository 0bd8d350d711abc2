"""The numbers that Word counts by itself, such as those of scenes, as text."""

import re

from studio.script.formats.word.package import Element, W

_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_CHINESE = frozenset(
    {
        "chineseCounting",
        "chineseCountingThousand",
        "taiwaneseCounting",
        "taiwaneseCountingThousand",
        "japaneseCounting",
        "ideographTraditional",
    }
)
_MOST = 1_000_000


class Numbering:
    """Counts through a document: call `next` for each numbered paragraph in order."""

    def __init__(self, element: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if element is None:
            return
        for abstract in element.findall(f"{W}abstractNum"):
            levels = (_Level(one) for one in abstract.findall(f"{W}lvl"))
            self._levels[abstract.get(f"{W}abstractNumId") or ""] = {one.at: one for one in levels}
        for num in element.findall(f"{W}num"):
            named = num.find(f"{W}abstractNumId")
            starts = {
                _whole(over.get(f"{W}ilvl"), 0): _whole(start.get(f"{W}val"), 1)
                for over in num.findall(f"{W}lvlOverride")
                if (start := over.find(f"{W}startOverride")) is not None
            }
            of = (named.get(f"{W}val") if named is not None else None) or ""
            self._lists[num.get(f"{W}numId") or ""] = of, starts

    def next(self, list_id: str, level: int) -> str:
        """Return what stands before the next paragraph of a list, '' for a bullet or no list."""
        abstract, starts = self._lists.get(list_id, ("", {}))
        levels = self._levels.get(abstract, {})
        here = levels.get(level)
        if here is None or here.format in ("bullet", "none"):
            return ""
        counts = self._counts.setdefault(abstract, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at, start in starts.items():
                counts[at] = start - 1
        counts[level] = counts.get(level, here.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]

        def shown(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            other = levels.get(at, here)
            count = counts.get(at, other.start)
            return str(count) if here.legal else written(count, other.format)

        return _PLACE.sub(shown, here.text) + here.behind


class _Level:
    def __init__(self, element: Element) -> None:
        def value(name: str) -> str | None:
            child = element.find(f"{W}{name}")
            return None if child is None else child.get(f"{W}val")

        self.at = _whole(element.get(f"{W}ilvl"), 0)
        self.start = _whole(value("start"), 1)
        self.format = value("numFmt") or "decimal"
        self.text = value("lvlText") or ""
        self.legal = element.find(f"{W}isLgl") is not None
        self.behind = {"nothing": "", "space": " "}.get(value("suff") or "tab", " ")


def written(count: int, form: str) -> str:
    """Write a number in one of Word's forms."""
    if not 0 < count < _MOST:
        return str(count)
    if form in ("upperLetter", "lowerLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 10)
        return letters.upper() if form == "upperLetter" else letters
    if form in ("upperRoman", "lowerRoman") and count < 5000:
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if form == "decimalZero":
        return f"{count:02}"
    if form in _CHINESE and count < 10000:
        return _chinese(count)
    if form == "ideographDigital":
        return "".join(_DIGITS[int(digit)] for digit in str(count))
    return str(count)


def _roman(count: int) -> str:
    found = ""
    for value, letters in _ROMAN:
        found += letters * (count // value)
        count %= value
    return found


def _chinese(count: int) -> str:
    """Write 12 as 十二 and 105 as 一百零五."""
    found = ""
    for value, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, count = divmod(count, value)
        if digit:
            found += ("" if value == 10 and not found and digit == 1 else _DIGITS[digit]) + unit
        elif found and count and not found.endswith("零"):
            found += "零"
    return found


def _whole(text: str | None, otherwise: int) -> int:
    return (
        int(text) if text and text.isascii() and text.isdecimal() and len(text) < 9 else otherwise
    )
