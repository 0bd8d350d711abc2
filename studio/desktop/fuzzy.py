"""How well typed letters fit a name: all in order, better at the starts of words and together."""

_START, _NEXT, _PLAIN = 8, 5, 1
_PREFIX = 20


def score(typed: str, name: str) -> int | None:
    """Return how well `typed` fits `name`, higher is better; None when a letter is missing.

    Both are compared without case and without the spaces that were typed.
    """
    letters = typed.casefold().replace(" ", "")
    words = name.casefold()
    if not letters:
        return 0
    found = words.find(letters)
    if found >= 0:
        at_start = found == 0 or not words[found - 1].isalnum()
        return len(letters) * _START + (_PREFIX if at_start else 0) - found
    total, last = 0, -1
    for letter in letters:
        at = words.find(letter, last + 1)
        if at < 0:
            return None
        if at == last + 1 and last >= 0:
            total += _NEXT
        elif at == 0 or not words[at - 1].isalnum():
            total += _START
        else:
            total += _PLAIN - min(at - last, 8)
        last = at
    return total - len(words) // 16
