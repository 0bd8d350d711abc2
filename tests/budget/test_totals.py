"""Lines, fringes, percents and currencies; every sum conserves to the minor unit."""

from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.budget.model import Account, Budget, Exchange, Fringe, Global, Line, Link
from studio.budget.totals import totals

SECTION = Account("s", None, "", "Production")
CAMERA = Account("a", "s", "3300", "Camera")
SOUND = Account("b", "s", "3400", "Sound")
CONTINGENCY = Account("c", "s", "9000", "Contingency", percent="10%")


def budget(*lines, **values):
    return Budget("CNY", (SECTION, CAMERA, SOUND, CONTINGENCY), lines, **values)


def line(**values):
    return replace(Line("l", "a", "Camera package"), **values)


def only(found):
    return found.accounts[0].lines[0]


def test_a_line_is_amount_times_unit_times_times_times_rate():
    found = only(totals(budget(line(amount="2", unit="3", times="4", rate="10.50"))))
    assert found.minor == 2 * 3 * 4 * 1050
    assert found.problem is None


@pytest.mark.parametrize("unit", ["day", "", "flat", "天", "shooting day"])
def test_a_word_or_nothing_as_unit_counts_as_one(unit):
    assert only(totals(budget(line(unit=unit, rate="10")))).minor == 1000


@pytest.mark.parametrize("unit", ["SHOOT_DAYZ", "PREP", "day*2", "shoot_day"])
def test_a_misspelt_global_as_unit_is_told(unit):
    told = only(totals(budget(line(unit=unit, rate="10")))).problem
    assert "In “Camera package”, Unit" in str(told)


@pytest.mark.parametrize(
    ("rate", "minor"), [("0.005", 1), ("0.0049", 0), ("-0.005", -1), ("1.115", 112)]
)
def test_a_line_is_rounded_half_up_to_the_minor_unit(rate, minor):
    assert only(totals(budget(line(rate=rate)))).minor == minor


@pytest.mark.parametrize(
    ("amount", "minor"),
    [("1 / 3 * 1.5", 1), ("-1 / 3 * 1.5", -1), ("round(1 / 3 * 1.5)", 1), ("1 / 3 * 1.49", 0)],
)
def test_a_division_does_not_take_half_a_minor_unit_away(amount, minor):
    found = only(totals(budget(line(amount=amount, rate="0.01"))))
    assert found.minor == minor


def test_a_currency_without_minor_units_is_rounded_to_whole_ones_first():
    yen = Exchange("1", "JPY", "CNY", "0.05", "2026-11-01")
    found = only(totals(budget(line(rate="100.5", currency="JPY"), exchange=(yen,))))
    assert (found.own_minor, found.minor) == (101, 505)


def test_the_newest_rate_of_a_currency_counts_and_only_into_this_base():
    rates = (
        Exchange("1", "USD", "CNY", "7.10", "2026-11-01"),
        Exchange("2", "USD", "CNY", "7.20", "2026-11-15"),
        Exchange("3", "USD", "EUR", "0.90", "2026-12-01"),
    )
    found = only(totals(budget(line(rate="100", currency="USD"), exchange=rates)))
    assert (found.own_minor, found.minor) == (10000, 72000)


def test_a_currency_without_a_rate_is_told_and_counts_as_nothing():
    found = totals(budget(line(rate="100", currency="USD")))
    assert str(only(found).problem) == (
        "In “Camera package”: there is no rate for USD. Add one with its date."
    )
    assert found.total == 0
    assert len(found.problems) == 1


def test_fringes_come_on_top_up_to_their_cutoff():
    fringes = (
        Fringe("f", "Social insurance", "", "12.5%"),
        Fringe("g", "Pension", "", "8%", cutoff_minor=50_000),
    )
    found = totals(budget(line(rate="1000.01", fringes=("f", "g")), fringes=fringes))
    assert only(found).fringes == {"f": 12500, "g": 4000}
    assert found.accounts[0].minor == 100001 + 12500 + 4000


PENSION = Fringe("g", "Pension", "", "10%", cutoff_minor=150_00)


def paid(person, **values):
    return line(person_id=person, fringes=("g",), **values)


def fringes_of(made):
    return {one.line.id: one.fringe_minor for a in totals(made).accounts for one in a.lines}


def test_a_cutoff_counts_once_for_a_person_over_all_accounts_from_the_top():
    links = {"p": Link("Ana", "", "CNY", {}, "p"), "q": Link("Bo", "", "CNY", {}, "q")}
    lines = (
        paid("p", id="3", account_id="b", rate="100"),
        paid("p", id="1", rate="100"),
        paid("p", id="2", rate="30"),
        paid("q", id="4", rate="120"),
    )
    made = budget(*lines, fringes=(PENSION,), links=links)
    assert fringes_of(made) == {"1": 10_00, "2": 3_00, "3": 2_00, "4": 12_00}


def test_a_person_who_is_paid_as_crew_and_for_a_part_has_one_cutoff():
    links = {"p": Link("Ana", "", "CNY", {}, "p"), "c": Link("Ana", "", "CNY", {}, "p")}
    lines = (
        paid("p", id="1", rate="100"),
        line(id="2", casting_id="c", rate="100", fringes=("g",)),
    )
    made = budget(*lines, fringes=(PENSION,), links=links)
    assert fringes_of(made) == {"1": 10_00, "2": 5_00}


def test_lines_that_name_nobody_have_a_cutoff_each():
    links = {"h": Link("Hotel", "", "CNY", {})}
    lines = (
        line(id="1", rate="200", fringes=("g",)),
        line(id="2", rate="200", fringes=("g",)),
        line(id="3", rate="200", place_id="h", fringes=("g",)),
    )
    assert set(fringes_of(budget(*lines, fringes=(PENSION,), links=links)).values()) == {15_00}


@given(st.lists(st.integers(0, 100_00), min_size=1, max_size=8))
def test_however_the_pay_is_split_a_person_costs_the_same_fringe(parts):
    links = {"p": Link("Ana", "", "CNY", {}, "p")}
    lines = [paid("p", id=str(at), rate=f"{cents / 100}") for at, cents in enumerate(parts)]
    found = sum(fringes_of(budget(*lines, fringes=(PENSION,), links=links)).values())
    exact = Decimal(min(sum(parts), 150_00)) / 10
    assert abs(found - exact) <= Decimal("0.5") * len(parts)


def test_a_contingency_is_a_percent_of_all_accounts_that_are_not_exempt():
    exempt = replace(SOUND, exempt=True)
    lines = (line(rate="1000"), line(id="m", account_id="b", rate="500"))
    made = replace(budget(*lines), accounts=(SECTION, CAMERA, exempt, CONTINGENCY))
    found = totals(made)
    assert [one.minor for one in found.accounts] == [100000, 50000, 10000]
    assert found.total == 160000


def test_lines_use_globals_and_those_of_whom_they_pay():
    link = Link("Ana", "", "USD", {"RATE": Decimal(200), "WORK_DAYS": Decimal(3)})
    made = budget(
        line(amount="WORK_DAYS + PREP", rate="RATE", casting_id="p"),
        globals=(Global("1", "PREP", "2"),),
        exchange=(Exchange("1", "USD", "CNY", "7", "2026-11-01"),),
        links={"p": link},
    )
    assert only(totals(made)).minor == 5 * 200 * 7 * 100


def test_a_wrong_global_is_told_once_and_in_the_lines_that_use_it():
    made = budget(line(rate="A"), globals=(Global("1", "A", "B"), Global("2", "B", "A")))
    told = [str(problem) for problem in totals(made).problems]
    assert told[0] == "In the global A: it goes in a circle: A → B → A."
    assert "In “Camera package”, Rate: “A” at character 1 is not known." in told


def test_the_total_per_a_global_is_rounded_half_up_and_none_without_it():
    made = budget(line(rate="100"), globals=(Global("1", "EPISODES", "3"), Global("2", "NIL", "0")))
    found = totals(made)
    assert found.per("EPISODES") == 3667
    assert found.per("NIL") is None
    assert found.per("MINUTES") is None


cells = st.decimals(-9999, 9999, places=4, allow_nan=False).map(lambda d: f"{d:f}")


@given(st.lists(st.tuples(cells, cells, st.sampled_from("ab"), st.booleans()), max_size=12))
def test_sums_conserve_to_the_minor_unit(rows):
    fringes = (Fringe("f", "Tax", "", "13.37%"),)
    rates = (Exchange("1", "USD", "CNY", "7.1234", "2026-11-01"),)
    lines = [
        line(
            id=str(at),
            account_id=account,
            amount=amount,
            rate=rate,
            currency="USD" if foreign else "",
            fringes=("f",),
        )
        for at, (amount, rate, account, foreign) in enumerate(rows)
    ]
    found = totals(budget(*lines, fringes=fringes, exchange=rates))
    assert found.problems == ()
    every = [one for account in found.accounts for one in account.lines]
    expected = 0
    for one in every:
        exact = Decimal(one.line.amount) * Decimal(one.line.rate) * 100
        own = exact.to_integral_value(ROUND_HALF_UP)
        factor = Decimal("7.1234") if one.currency == "USD" else 1
        minor = (own * factor).to_integral_value(ROUND_HALF_UP)
        fringe = (minor * Decimal("0.1337")).to_integral_value(ROUND_HALF_UP)
        assert (one.own_minor, one.minor, one.fringe_minor) == (own, minor, fringe)
        expected += int(minor + fringe)
    assert found.base == expected
    assert found.accounts[0].minor + found.accounts[1].minor == expected
    assert found.total == sum(one.minor for one in found.accounts)
    assert found.total == sum(section.minor for section in found.sections)
