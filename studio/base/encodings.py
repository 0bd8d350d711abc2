"""Which old encoding a text is in, by how common the characters are that it would have."""

from collections.abc import Callable

_ENOUGH = 200_000
_LEAST = 0.55


def likely_encoding(data: bytes) -> str | None:
    """Return the encoding of bytes that are no UTF-8, None when they are no text in any.

    The first characters of a long text are asked; the whole of it must be in that encoding.
    """
    best: tuple[float, str] | None = None
    for encoding, score in _SCORES:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        strange = [char for char in text[:_ENOUGH] if not char.isascii()]
        found = score(strange, text[:_ENOUGH])
        if found >= _LEAST and (best is None or found > best[0]):
            best = found, encoding
    return best[1] if best else None


def _simplified(strange: list[str], _text: str) -> float:
    """Ask for characters of the first level of GB2312, which has those in daily use."""
    return _leads(strange, "gb2312", (0xA1, 0xA3), (0xB0, 0xD7))


def _traditional(strange: list[str], _text: str) -> float:
    """Ask for characters of the first level of Big5."""
    return _leads(strange, "cp950", (0xA1, 0xA3), (0xA4, 0xC6))


def _japanese(strange: list[str], _text: str) -> float:
    """Ask for kana, which every Japanese text has, beside common characters."""
    kana = sum("\u3040" <= char <= "\u30ff" for char in strange)
    if kana * 5 < len(strange):
        return 0.0
    return _leads(strange, "cp932", (0x81, 0x84), (0x88, 0x97))


def _western(strange: list[str], text: str) -> float:
    """Ask for letters that stand at plain letters, and for the quotes and dashes of Word."""
    if not strange or len(strange) * 3 > len(text):
        return 0.0
    good = 0
    for at, char in enumerate(text):
        if char.isascii():
            continue
        around = text[max(0, at - 1) : at] + text[at + 1 : at + 2]
        beside = any(one.isascii() and one.isalpha() for one in around)
        good += char in "‘’“”–—…«»¿¡€©°£ " or (char.isalpha() and beside)
    return good / len(strange) * 0.98  # the others say more when they fit as well


def _leads(strange: list[str], encoding: str, *common: tuple[int, int]) -> float:
    """Return how many characters have a first byte that common characters have."""
    good = 0
    for char in strange:
        try:
            lead = char.encode(encoding)[0]
        except UnicodeEncodeError:
            continue
        good += any(low <= lead <= high for low, high in common)
    return good / len(strange) if strange else 0.0


_SCORES: tuple[tuple[str, Callable[[list[str], str], float]], ...] = (
    ("gb18030", _simplified),
    ("cp950", _traditional),
    ("cp932", _japanese),
    ("cp1252", _western),
)
