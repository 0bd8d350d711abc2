"""The page of cast and crew, and what its tests read from it."""

import pytest

from studio.desktop.models.table import Heading
from studio.desktop.pages.people import CREW_VIEW, PeoplePage
from studio.people import store as people

NUMBER, CHARACTER, PERFORMER = 0, 1, 2


@pytest.fixture
def page(show, make_page):
    return make_page(PeoplePage)


@pytest.fixture
def crew(page):
    page.views.show_view(CREW_VIEW)
    return page


def row(table, name):
    return next(r for r in range(table.rowCount()) if table.index(r, 0).data() == name)


def character(page, name):
    table = page.cast
    return next(r for r in range(table.rowCount()) if table.index(r, CHARACTER).data() == name)


def put(table, at, column, text):
    return table.setData(table.index(at, column), text)


def titles(table):
    shown = (table.at(r) for r in range(table.rowCount()))
    return [one.title for one in shown if isinstance(one, Heading)]


def column(table, title):
    return [c.title for c in table.columns].index(title)


def person(store, name):
    return next(p for p in people.people(store) if name in (p.name, p.other_name))
