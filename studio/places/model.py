"""Places on earth as records."""

from dataclasses import dataclass

from studio.base.errors import StudioError
from studio.base.words import N_

MICRO = 1_000_000


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to shoot; coordinates in millionths of a degree, fee per day in minor units."""

    id: str
    name: str
    other_name: str
    address: str
    other_address: str
    latitude_micro: int | None
    longitude_micro: int | None
    hospital: str
    other_hospital: str
    hospital_address: str
    other_hospital_address: str
    hospital_phone: str
    parking: str
    other_parking: str
    base_camp: str
    other_base_camp: str
    fee_minor: int
    fee_currency: str
    note: str
    other_note: str
    sets: int

    @property
    def coordinates(self) -> str:
        """The position as `29.154321, 120.301234`, or an empty text."""
        if self.latitude_micro is None or self.longitude_micro is None:
            return ""
        return f"{_degrees(self.latitude_micro)}, {_degrees(self.longitude_micro)}"


@dataclass(frozen=True, slots=True)
class PlaceAvailability:
    """Days, both included, on which a place cannot be used; ISO dates."""

    id: str
    place_id: str
    first_date: str
    last_date: str
    note: str


def _degrees(micro: int) -> str:
    sign = "-" if micro < 0 else ""
    return f"{sign}{abs(micro) // MICRO}.{abs(micro) % MICRO:06d}"


def read_coordinates(text: str) -> tuple[int, int] | None:
    """Read `29.1543, 120.3012` (latitude first) into millionths of a degree; empty is None.

    Raises StudioError for anything else.
    """
    if not text.strip():
        return None
    parts = text.replace("，", ",").replace("°", " ").split(",")
    try:
        latitude, longitude = (round(float(part) * MICRO) for part in parts)
    except (ValueError, OverflowError):
        latitude, longitude = 91 * MICRO, 0
    if abs(latitude) > 90 * MICRO or abs(longitude) > 180 * MICRO:
        raise StudioError(
            N_("“{text}” is not a position. Write latitude and longitude like 29.1543, 120.3012."),
            text=text,
        )
    return latitude, longitude
