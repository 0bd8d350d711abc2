"""Frame rates: found from the times of the frames, exact, and told apart from uneven ones."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

_NTSC = [Fraction(base * 1000, 1001) for base in (24, 30, 48, 60, 120)]
# A container that keeps the length of a frame in nanoseconds names a rate a hair beside the usual.
_NEAR = Fraction(1, 10_000)
USUAL = (*map(Fraction, (24, 25, 30, 48, 50, 60, 12, 15, 100, 120, 240)), *_NTSC)


def steady_rate(
    pts: Sequence[int], time_base: Fraction, declared: Iterable[Fraction | None]
) -> Fraction | None:
    """Return the rate at which every frame comes within one tick; None when they come unevenly.

    `declared` are rates that the file names, the most trusted first. Short clips in coarse ticks
    fit several rates, so that a usual one that was declared, nearly, wins.
    """
    named = [rate for rate in declared if rate]
    usual = [one for rate in named for one in USUAL if abs(one - rate) < rate * _NEAR]
    measured = _measured(pts, time_base)
    for rate in (*usual, *named, *USUAL, *measured):
        if _fits(pts, time_base, rate):
            return rate
    return None


def _measured(pts: Sequence[int], time_base: Fraction) -> list[Fraction]:
    if len(pts) < 2 or pts[-1] <= pts[0]:
        return []
    return [Fraction(len(pts) - 1) / ((pts[-1] - pts[0]) * time_base)]


def _fits(pts: Sequence[int], time_base: Fraction, rate: Fraction) -> bool:
    # In ticks, as whole numbers: k frames last k * up / down ticks.
    ticks = 1 / (rate * time_base)
    up, down = ticks.numerator, ticks.denominator
    first = pts[0]
    return all(abs((at - first) * down - k * up) <= down for k, at in enumerate(pts))
