"""What may be said of a take: numbers, frames, ratings and reasons, checked at the border."""

from studio.base.errors import StudioError
from studio.base.words import N_
from studio.takes.model import BEST
from studio.takes.presets import take_rules

_MOST = 9999
_DAY_MS = 24 * 60 * 60 * 1000


def check_number(number: int | None) -> None:
    """Raise StudioError for what is no number of a take."""
    if number is not None and not 1 <= number <= _MOST:
        raise StudioError(
            N_("{number} is no number of a take. Use 1 to {most}."), number=number, most=_MOST
        )


def check_range(first: int | None, last: int | None, frames: int) -> None:
    """Raise StudioError unless both frames are in the clip and in order; None is its own end."""
    begin, end = first or 0, frames - 1 if last is None else last
    if not 0 <= begin <= end < frames:
        raise StudioError(
            N_("Frames {first} to {last} are not in this clip. It has frames 0 to {end}."),
            first=begin,
            last=end,
            end=frames - 1,
        )


def check_frame(frame: int, frames: int) -> None:
    """Raise StudioError when a clip has no such frame."""
    if not 0 <= frame < frames:
        raise StudioError(
            N_("This clip has no frame {frame}. Its frames are 0 to {last}."),
            frame=frame,
            last=frames - 1,
        )


def check_rating(rating: int) -> None:
    """Raise StudioError for what is no rating."""
    if not 0 <= rating <= BEST:
        raise StudioError(N_("{rating} is no rating. Use 0 to {best}."), rating=rating, best=BEST)


def check_offset(milliseconds: int) -> None:
    """Raise StudioError when subtitles would be moved by more than a day."""
    if abs(milliseconds) > _DAY_MS:
        raise StudioError(N_("Subtitles are moved by a day at most. Give a smaller offset."))


def check_reason(reason: str) -> None:
    """Raise StudioError for a reason that the presets do not know; an empty text is none."""
    if reason and reason not in take_rules().reasons:
        raise StudioError(
            N_("“{reason}” is no reason for NG. Use one of: {known}."),
            reason=reason,
            known=", ".join(take_rules().reasons),
        )
