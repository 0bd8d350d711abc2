"""The keys of the player, as editors know them: J K L, I O, arrows, Space."""

from PySide6.QtCore import Qt

_NONE = Qt.KeyboardModifier.NoModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_ALT = Qt.KeyboardModifier.AltModifier
_KEYS = Qt.Key

# Commands by key and modifiers; `Player.do` carries them out.
COMMANDS: dict[tuple[int, Qt.KeyboardModifier], str] = {
    (_KEYS.Key_Space, _NONE): "toggle",
    (_KEYS.Key_J, _NONE): "reverse",
    (_KEYS.Key_K, _NONE): "pause",
    (_KEYS.Key_L, _NONE): "forward",
    (_KEYS.Key_Left, _NONE): "back",
    (_KEYS.Key_Right, _NONE): "forth",
    (_KEYS.Key_Left, _SHIFT): "back_second",
    (_KEYS.Key_Right, _SHIFT): "forth_second",
    (_KEYS.Key_Home, _NONE): "begin",
    (_KEYS.Key_End, _NONE): "finish",
    (_KEYS.Key_I, _NONE): "range_first",
    (_KEYS.Key_O, _NONE): "range_last",
    (_KEYS.Key_X, _ALT): "range_clear",
    (_KEYS.Key_M, _NONE): "mark",
    (_KEYS.Key_BracketLeft, _NONE): "slower",
    (_KEYS.Key_BracketRight, _NONE): "faster",
}
# Held down these go on; the others count once.
REPEATING = {"back", "forth", "back_second", "forth_second"}
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


def command(key: int, modifiers: Qt.KeyboardModifier) -> str | None:
    """Return what a key asks for; None when it is not the player's."""
    return COMMANDS.get((key, modifiers & ~_KEYPAD))


def faster(speed: float, direction: int, speeds: tuple[float, ...] = (1.0, 2.0, 4.0)) -> float:
    """Return the speed after J or L: the first in that direction, then faster and faster."""
    if speed * direction <= 0 or abs(speed) < speeds[0]:
        return speeds[0] * direction
    after = [one for one in speeds if one > abs(speed)]
    return (after[0] if after else speeds[-1]) * direction


def neighbour(speed: float, step: int, speeds: tuple[float, ...]) -> float:
    """Return the next slower or faster speed."""
    nearest = min(range(len(speeds)), key=lambda at: abs(speeds[at] - abs(speed)))
    return speeds[min(len(speeds) - 1, max(0, nearest + step))]


def new_range(
    old: tuple[int | None, int | None], first: int | None, last: int | None
) -> tuple[int | None, int | None]:
    """Return in and out after one of them was set; the other goes where it would not fit."""
    if first is not None:
        kept = old[1]
        return first, kept if kept is not None and kept >= first else None
    if last is not None:
        kept = old[0]
        return kept if kept is not None and kept <= last else None, last
    return old
