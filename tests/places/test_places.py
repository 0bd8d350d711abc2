import pytest

from studio.base.errors import StudioError
from studio.places import store as places
from studio.places.model import read_coordinates
from studio.project.store import insert


def test_coordinates_are_exact_millionths(store):
    places.add_place(store, "Villa", coordinates="29.154321, -120.000001")
    place = places.places(store)[0]
    assert (place.latitude_micro, place.longitude_micro) == (29_154_321, -120_000_001)
    assert place.coordinates == "29.154321, -120.000001"
    places.change_place(store, place.id, coordinates="")
    assert places.places(store)[0].coordinates == ""


@pytest.mark.parametrize("text", ["north", "91, 0", "0, 181", "1", "1,2,3", "nan, 0", "inf, 0"])
def test_a_wrong_position_is_told(text):
    with pytest.raises(StudioError, match="is not a position"):
        read_coordinates(text)


def test_a_set_is_shot_at_one_place(store):
    with store.edit("Add") as db:
        hall = insert(db, "story_set", name="宴会厅")
    villa = places.add_place(store, "Villa", other_name="Villa")
    hotel = places.add_place(store, "Hotel")
    places.map_set(store, hall, villa)
    places.map_set(store, hall, hotel)
    assert places.place_of_sets(store) == {hall: hotel}
    assert [p.sets for p in places.places(store)] == [0, 1]
    places.delete_places(store, [hotel])
    assert places.place_of_sets(store) == {}
    store.undo()
    assert places.place_of_sets(store) == {hall: hotel}


def test_days_a_place_cannot_be_used_are_kept(store):
    villa = places.add_place(store, "Villa")
    row = places.add_unavailable(store, villa, "2026-12-08", "2026-12-08", "wedding")
    assert [(a.place_id, a.note) for a in places.availability(store)] == [(villa, "wedding")]
    places.delete_unavailable(store, row)
    assert places.availability(store) == []
