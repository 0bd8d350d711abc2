"""The budget in a real file: every edit is one step that can be undone and redone."""

from datetime import date

import pytest

from studio.base.errors import StudioError
from studio.budget import store as budgets
from studio.people import store as people
from studio.places import store as places
from studio.project.production import change
from studio.schedule import store as schedule
from studio.script import editing
from studio.subtitles.texts import add_language, remove_language
from tests.project.tables import dump


@pytest.fixture
def show(store):
    """Two episodes of 90 s, two shooting days, one lead on both, one guest on the first."""
    for number in (1, 2):
        episode = editing.add_episode(store, number)
        scene = editing.add_scene(store, episode, f"{number}-1", set_name="大堂")
        for name in ("林晚", "周屿") if number == 1 else ("林晚",):
            line = editing.add_line(store, scene, "dialogue", "你好")
            editing.change_line(store, line, character=name)
        schedule.add_day(store, date(2026, 12, 6 + number))
    schedule.sync_strips(store)
    board = schedule.active_board(store)
    for strip, day in zip(board.boneyard, board.days, strict=True):
        schedule.move_strips(store, [strip.id], day.id)
    people.number_cast(store)
    lead = people.add_person(store, "Ana", department="Cast")
    casting = next(one for one in people.castings(store) if one.character == "林晚")
    people.cast_character(
        store, casting.character_id, lead, work_minor=300_000, hold_minor=150_000, currency="CNY"
    )
    people.add_person(
        store,
        "Bo",
        department="Camera",
        position="Camera operator",
        rate_minor=100_000,
        rate_currency="CNY",
    )
    hotel = places.add_place(store, "Hotel", fee_minor=500_000, fee_currency="CNY")
    places.map_set(store, str(store.query("SELECT id FROM story_set")[0]["id"]), hotel)
    return store


def value(store, name):
    return budgets.worked_out(store).values[name]


def account(store, number):
    return next(one for one in budgets.read(store).accounts if one.number == number)


def total(store, number):
    done = budgets.worked_out(store)
    assert done.problems == ()
    return next(one.minor for one in done.accounts if one.account.number == number)


def test_bound_globals_come_from_the_board_and_the_people(show):
    values = budgets.worked_out(show).values
    assert (values["SHOOT_DAYS"], values["EPISODES"], values["CREW"]) == (2, 2, 1)
    assert (values["CAST_WORK_DAYS"], values["PAID_CAST_DAYS"]) == (3, 3)
    assert values["CAST_PAY"] == 6000
    assert values["PLACE_DAYS"] == 2


def test_the_languages_are_those_of_the_subtitles_until_they_are_set_by_hand(show):
    assert value(show, "LANGUAGES") == 0
    for code in ("zh-Hans", "en", "th"):
        add_language(show, code)
    assert value(show, "LANGUAGES") == 3
    budgets.start(show)
    assert (value(show, "LANGUAGES"), value(show, "LANGUAGE_MINUTES")) == (3, 9)
    budgets.set_global(show, "LANGUAGES", "8")
    assert value(show, "LANGUAGE_MINUTES") == 24
    show.undo()
    assert value(show, "LANGUAGES") == 3
    show.redo()
    budgets.delete_global(show, "LANGUAGES")
    remove_language(show, "th")
    assert value(show, "LANGUAGES") == 2
    assert "language" in budgets.TABLES


def test_a_cutoff_is_reached_by_all_lines_of_a_person(show):
    budgets.start(show)
    fringe = budgets.add_fringe(show, "Pension", "10%", cutoff_minor=250_000)
    crew = next(one for one in people.people(show) if one.name == "Bo")
    first = next(one for one in budgets.read(show).lines if one.person_id == crew.id)
    budgets.add_line(show, first.account_id, name="Kit", rate="1000", person_id=crew.id)
    mine = [one.id for one in budgets.read(show).lines if one.person_id == crew.id]
    budgets.set_fringes(show, mine, [fringe])
    done = [
        one for a in budgets.worked_out(show).accounts for one in a.lines if one.line.id in mine
    ]
    assert [(one.minor, one.fringe_minor) for one in done] == [(200_000, 20_000), (100_000, 5_000)]


def test_the_template_pays_crew_cast_and_places_from_their_rooms(show):
    budgets.start(show)
    assert total(show, "3300") == 2 * 100_000
    assert total(show, "1400") == 2 * 300_000
    assert total(show, "3600") == 2 * 500_000
    assert total(show, "9000") == 180_000
    with pytest.raises(StudioError, match="has a budget already"):
        budgets.start(show)


def test_the_budget_follows_the_board_and_the_rates(show):
    budgets.start(show)
    schedule.add_day(show, date(2026, 12, 12))
    assert total(show, "3300") == 3 * 100_000
    crew = next(one for one in people.people(show) if one.name == "Bo")
    people.change_person(show, crew.id, rate_minor=200_000)
    assert total(show, "3300") == 3 * 200_000


def test_a_line_whose_person_left_says_so_and_can_be_mended(show):
    budgets.start(show)
    crew = next(one for one in people.people(show) if one.name == "Bo")
    people.delete_people(show, [crew.id])
    told = [str(one) for one in budgets.worked_out(show).problems]
    assert told == ["In “Camera operator”, Rate: “RATE” at character 1 is not known."]
    line = next(one for one in budgets.read(show).lines if one.name == "Camera operator")
    budgets.change_line(show, line.id, rate="900")
    assert budgets.worked_out(show).problems == ()


@pytest.fixture
def made(show):
    """A budget with one section, two accounts, three lines, a fringe, a global and a rate."""
    section = budgets.add_section(show, "Production")
    first = budgets.add_account(show, section, number="3300", name="Camera")
    second = budgets.add_account(show, section, number="3400", name="Sound")
    for name in ("A", "B"):
        budgets.add_line(show, first, name=name, amount="SHOOT_DAYS", unit="day", rate="100")
    budgets.add_line(show, second, name="C", rate="50")
    fringe = budgets.add_fringe(show, "Tax", "8")
    budgets.set_fringes(show, [line(show, "A").id], [fringe])
    budgets.set_global(show, "prep", "SHOOT_DAYS*2")
    budgets.set_rate(show, "usd", "7.1", "2026-11-01", "Bank")
    return show


def line(store, name):
    return next(one for one in budgets.read(store).lines if one.name == name)


def names(store, number):
    within = account(store, number).id
    return [one.name for one in budgets.read(store).lines if one.account_id == within]


EDITS = {
    "start": lambda s: budgets.add_section(s, "Post"),
    "add account": lambda s: budgets.add_account(s, account(s, "3300").parent_id, number="1"),
    "change account": lambda s: budgets.change_account(s, account(s, "3300").id, percent="5"),
    "delete account": lambda s: budgets.delete_account(s, account(s, "3300").id),
    "move account": lambda s: budgets.move_account(s, account(s, "3400").id, account(s, "3300").id),
    "add line": lambda s: budgets.add_line(s, account(s, "3300").id, name="D", rate="PREP"),
    "change line": lambda s: budgets.change_line(s, line(s, "A").id, rate="2*3", currency="USD"),
    "delete lines": lambda s: budgets.delete_lines(s, [line(s, "A").id, line(s, "C").id]),
    "move lines": lambda s: budgets.move_lines(
        s, [line(s, "A").id, line(s, "B").id], account(s, "3400").id, line(s, "C").id
    ),
    "fringes": lambda s: budgets.set_fringes(s, [line(s, "B").id], [budgets.read(s).fringes[0].id]),
    "change fringe": lambda s: budgets.change_fringe(
        s, budgets.read(s).fringes[0].id, percent="9", cutoff_minor=100
    ),
    "delete fringe": lambda s: budgets.delete_fringe(s, budgets.read(s).fringes[0].id),
    "global": lambda s: budgets.set_global(s, "PREP", "3"),
    "override": lambda s: budgets.set_global(s, "SHOOT_DAYS", "12"),
    "delete global": lambda s: budgets.delete_global(s, "PREP"),
    "rate": lambda s: budgets.set_rate(s, "USD", "7.3", "2026-11-01"),
    "delete rate": lambda s: budgets.delete_rate(s, budgets.read(s).exchange[0].id),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_is_one_step_that_undoes_and_redoes(made, edit):
    before, steps = dump(made), len(made.history(1000))
    edit(made)
    after = dump(made)
    assert after != before
    assert len(made.history(1000)) == steps + 1
    made.undo()
    assert dump(made) == before
    made.redo()
    assert dump(made) == after


def test_lines_and_accounts_move_where_they_are_put(made):
    EDITS["move lines"](made)
    assert names(made, "3400") == ["A", "B", "C"]
    assert names(made, "3300") == []
    EDITS["move account"](made)
    assert [one.number for one in budgets.read(made).accounts] == ["", "3400", "3300"]
    section = budgets.read(made).accounts[0]
    with pytest.raises(StudioError, match="A section stands among sections"):
        budgets.move_account(made, account(made, "3300").id, section.id)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"rate": "12*(3"}, "In “A”, Rate: the parenthesis at character 4 is not closed."),
        ({"amount": "NOBODY"}, "In “A”, Amount: “NOBODY” at character 1 is not known."),
        ({"times": "1/0"}, "In “A”, Times: it divides by zero at character 2."),
        ({"currency": "EUR"}, "there is no rate for EUR"),
        ({"currency": "euro"}, "is not a currency code"),
        ({"rate": "999999999999", "amount": "999999999"}, "A line is too large"),
    ],
)
def test_a_wrong_cell_is_told_and_the_old_value_stays(made, cells, said):
    before = dump(made)
    with pytest.raises(StudioError) as told:
        budgets.change_line(made, line(made, "A").id, **cells)
    assert said in str(told.value)
    assert dump(made) == before


@pytest.mark.parametrize(
    ("name", "formula", "said"),
    [
        ("2X", "1", "cannot name a global"),
        ("A-B", "1", "cannot name a global"),
        ("RATE", "1", "has a meaning already"),
        ("max", "1", "has a meaning already"),
        ("PREP", "PREP+1", "it goes in a circle: PREP → PREP"),
        ("NEW", "", "it is empty"),
    ],
)
def test_a_wrong_global_is_refused(made, name, formula, said):
    with pytest.raises(StudioError) as told:
        budgets.set_global(made, name, formula)
    assert said in str(told.value)


def test_a_bound_global_can_be_replaced_and_comes_back(made):
    budgets.set_global(made, "SHOOT_DAYS", "12")
    assert value(made, "SHOOT_DAYS") == 12
    assert value(made, "PREP") == 24
    budgets.delete_global(made, "SHOOT_DAYS")
    assert value(made, "SHOOT_DAYS") == 2


def test_a_global_in_use_is_not_deleted(made):
    budgets.change_line(made, line(made, "B").id, rate="PREP")
    with pytest.raises(StudioError, match="PREP is used in “B”"):
        budgets.delete_global(made, "PREP")


@pytest.mark.parametrize(
    ("rate", "day"), [("0", "2026-11-01"), ("abc", "2026-11-01"), ("7", "1 Nov"), ("inf", "2026")]
)
def test_what_is_no_rate_is_refused(made, rate, day):
    with pytest.raises(StudioError):
        budgets.set_rate(made, "EUR", rate, day)


def test_rates_into_another_currency_stay_out_when_the_production_changes_its_own(made):
    change(made, currency="EUR")
    assert set(budgets.worked_out(made).rates) == {"EUR"}


def test_only_its_own_tables_are_written(made):
    from tests.project.test_owners import OWNERS, written

    for edit in EDITS.values():
        assert written(made, lambda edit=edit: edit(made)) <= OWNERS["budget"]
        made.undo()
