"""Cast & crew: cells and people are pasted from a spreadsheet."""

from PySide6.QtGui import QGuiApplication

from studio.desktop.pages.people_paste import PasteDialog
from studio.people import store as people
from tests.desktop.pages.people_parts import PERFORMER, character, crew, page, person, row

__all__ = ["crew", "page"]  # the fixtures


def test_a_pasted_block_stays_in_its_department_and_keeps_every_name(crew, show, ctx):
    at = crew.crew.index(row(crew.crew, "Gao Qing"), 0)
    crew.crew_view.setCurrentIndex(at)
    QGuiApplication.clipboard().setText("Bo Li\t李博\tLine producer\nCy\t赛\tDirector")
    crew.crew_view.paste()
    found = person(show, "李博")
    assert (found.other_name, found.position) == ("Bo Li", "Line producer")
    assert person(show, "邵明").other_name == "Shao Ming"
    said = "Changed 3 cells. 1 of 2 rows were pasted. Use Paste people to add people."
    assert ctx.host.toasts[-1] == (said, True)
    show.undo()
    assert person(show, "高青").other_name == "Gao Qing"


def test_a_single_name_gets_its_twin_in_the_same_paste(crew, show):
    crew.crew_view.setCurrentIndex(crew.crew.index(row(crew.crew, "Ana"), 0))
    QGuiApplication.clipboard().setText("Anna\t安娜")
    crew.crew_view.paste()
    assert person(show, "安娜").other_name == "Anna"


def test_a_performer_and_a_rate_are_pasted_together(page, show):
    at = character(page, "顾沉")
    page.cast_view.setCurrentIndex(page.cast.index(at, PERFORMER))
    rate = next(c for c, one in enumerate(page.cast.columns) if one.title == "Work rate")
    cells = ["Bo", *[""] * (rate - PERFORMER - 1), "900"]
    QGuiApplication.clipboard().setText("\t".join(cells))
    page.cast_view.paste()
    casting = next(c for c in people.castings(show) if c.character == "顾沉")
    assert (casting.person, casting.work_minor) == ("Bo", 90_000)


def test_people_are_pasted_from_a_spreadsheet_in_one_step(crew, show, ctx):
    crew.crew_view.choose([person(show, "Ana").id])
    text = "Name\tPosition\tPhone\tDay rate\nBo\tGaffer\t139\t800\n\nCy\tGrip\t140\tUSD 90\n"
    QGuiApplication.clipboard().setText(text)
    crew.paste()
    dialog(crew).ok.click()
    bo, cy = person(show, "Bo"), person(show, "Cy")
    assert (bo.department, bo.position, bo.phone, bo.rate_minor) == (
        "Grip & electric",
        "Gaffer",
        "139",
        80_000,
    )
    assert (cy.rate_minor, cy.rate_currency) == (9_000, "USD")
    assert crew.crew_view.chosen_ids() == [bo.id, cy.id]
    assert ctx.host.toasts[-1] == ("Added 2 people.", True)
    show.undo()
    assert {"Bo", "Cy"}.isdisjoint(p.name for p in people.people(show))


def dialog(page):
    return page.window().findChild(PasteDialog)


def test_a_chinese_crew_list_is_understood_and_shown_before_it_is_added(crew, show, ctx):
    text = "李敏\t化妆师\t13800001111\tLi Min\n王强\t灯光师\t13800002222\tWang Qiang"
    QGuiApplication.clipboard().setText(text)
    before = len(people.people(show))
    crew.paste()
    asked = dialog(crew)
    assert [box.currentData() for box in asked.boxes] == [
        *("name", "position", "phone", "other_name"),
    ]
    assert asked.table.item(1, 4).text() == "Make-up & hair"
    assert asked.ok.text() == "Add 2 people"
    assert len(people.people(show)) == before
    asked.ok.click()
    found = person(show, "李敏")
    assert (found.other_name, found.position, found.department, found.phone) == (
        *("Li Min", "Make-up artist", "Make-up & hair", "13800001111"),
    )
    assert person(show, "王强").department == "Grip & electric"
    show.undo()
    assert len(people.people(show)) == before


def test_the_meaning_of_a_pasted_column_can_be_changed(crew, show):
    QGuiApplication.clipboard().setText("跟妆\t李敏")
    crew.paste()
    asked = dialog(crew)
    asked.boxes[0].setCurrentIndex(asked.boxes[0].findData("position"))
    asked.boxes[0].activated.emit(asked.boxes[0].currentIndex())
    assert asked.ok.text() == "Add 0 people"
    assert not asked.ok.isEnabled()
    asked.boxes[1].setCurrentIndex(asked.boxes[1].findData("name"))
    asked.boxes[1].activated.emit(asked.boxes[1].currentIndex())
    asked.ok.click()
    assert person(show, "李敏").position == "跟妆"


def test_a_paste_of_people_is_cancelled_or_refused_in_place(crew, show):
    before = len(people.people(show))
    QGuiApplication.clipboard().setText("Name\tDay rate\nBo\tplenty")
    crew.paste()
    asked = dialog(crew)
    asked.ok.click()
    assert "is not" in asked.error.text()
    asked.reject()
    assert len(people.people(show)) == before
