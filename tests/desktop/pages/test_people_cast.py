"""Cast & crew: the view of the cast, its performers and numbers."""

from PySide6.QtWidgets import QLabel

from studio.people import store as people
from tests.desktop.pages.people_parts import NUMBER, PERFORMER, character, page, person, put

__all__ = ["page"]  # the fixtures


def test_the_cast_is_listed_by_number_with_lines_and_scenes(page):
    table = page.cast
    assert [table.index(0, c).data() for c in range(5)] == ["1", "Lin Wan", "Cen Xing", "4", "4"]
    assert table.index(1, NUMBER).data() == ""


def test_typing_a_new_name_as_performer_adds_the_person(page, show):
    put(page.cast, character(page, "顾沉"), PERFORMER, "Bo")
    assert person(show, "Bo").department == "Cast"
    assert page.cast.index(character(page, "顾沉"), PERFORMER).data() == "Bo"
    show.undo()
    assert "Bo" not in [p.name for p in people.people(show)]
    assert page.cast.index(character(page, "顾沉"), PERFORMER).data() == ""


def test_typing_a_known_name_casts_that_person(page, show):
    before = len(people.people(show))
    put(page.cast, character(page, "顾沉"), PERFORMER, "Zhan Yu")
    assert len(people.people(show)) == before
    put(page.cast, character(page, "顾沉"), PERFORMER, "")
    assert page.cast.record(character(page, "顾沉")).person_id is None


def test_a_cast_number_is_not_given_twice(page, ctx):
    put(page.cast, character(page, "顾沉"), NUMBER, "1")
    assert str(ctx.host.told[0]) == "Number 1 is 林晚. Choose another one."
    put(page.cast, character(page, "顾沉"), NUMBER, "3")
    assert page.cast.record(character(page, "顾沉")).number == 3


def test_number_cast_numbers_everybody_once(page, show):
    act = page.acts()[-1]
    assert (act.label, act.primary, act.why_not) == ("Number cast", True, "")
    act.call()
    assert sorted(c.cast_number for c in people.castings(show)) == [1, 2, 3]
    assert page.acts()[-1].why_not == "Every character has a cast number."


def test_the_inspector_shows_the_days_and_warns_of_a_clash(page, show):
    page.select(person(show, "岑星").id)
    words = [w.text() for w in page.panel.person.findChildren(QLabel) if w.isVisibleTo(page.panel)]
    assert "Day 1  ·  Mon 7 Dec  ·  SW\nDay 2  ·  Tue 8 Dec  ·  WF" in words
    assert "Called, but not available: Tue 8 Dec" in words
