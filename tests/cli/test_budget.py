import json
import re

import openpyxl
import pytest
from pypdf import PdfReader

from studio.budget import store as budgets
from studio.project.store import Store
from studio.subtitles.texts import add_language
from studio.workflow.demo.build import build


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    path = tmp_path_factory.mktemp("demo") / "Demo.studio"
    build(path).close()
    return path


@pytest.fixture
def file(tmp_path):
    from tests.reports.show import make_show

    path = tmp_path / "Rain.studio"
    make_show(path).close()
    return path


def plain(studio, file, *more):
    ran = studio("budget", "show", file, "--json", *more)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_show_gives_accounts_that_add_up_to_the_total(studio, demo):
    found = plain(studio, demo)
    assert found["currency"] == "CNY"
    assert {"number": "1300", "name": "Director", "total": 5212500} in found["accounts"]
    assert all(set(one) == {"number", "name", "total"} for one in found["accounts"])
    assert found["total"] == sum(one["total"] for one in found["accounts"])
    assert 300_000_00 < found["total"] < 2_000_000_00
    assert found["per_episode"] == round(found["total"] / 24)
    assert found["per_minute"] == round(found["total"] / 36)
    assert set(found) == {"currency", "accounts", "total", "per_episode", "per_minute"}
    assert plain(studio, demo, "--lines")["per_shoot_day"] == round(found["total"] / 9)


def test_lines_in_dollars_are_converted_at_the_newest_rate(studio, demo):
    accounts = plain(studio, demo, "--lines")["accounts"]
    line = next(line for one in accounts for line in one["lines"] if line["name"] == "Translation")
    assert (line["currency"], line["own_total"]) == ("USD", 7 * 36 * 950)
    assert line["total"] == round(line["own_total"] * 7.0936)


def test_the_text_names_every_account_and_the_parts(studio, demo):
    ran = studio("budget", "show", demo, "--lines")
    assert "Localisation" in ran.out
    assert "7 language × 36 × 9.5 USD" in ran.out
    assert "Per finished minute" in ran.out


def test_new_starts_from_the_rates_of_the_production(studio, file):
    assert plain(studio, file)["accounts"] == []
    assert "There is no budget yet." in studio("budget", "show", file).out
    ran = studio("budget", "new", file)
    assert (ran.code, ran.out) == (0, "Start the budget from the template\n")
    accounts = {one["number"]: one["total"] for one in plain(studio, file)["accounts"]}
    assert {"1100", "1400", "5500", "9000"} <= accounts.keys()
    again = studio("budget", "new", file)
    assert again.code == 1
    assert "has a budget already" in again.err
    assert studio("undo", file).code == 0
    assert plain(studio, file)["accounts"] == []


def test_globals_lines_and_rates_are_set(studio, file):
    studio("budget", "new", file)
    assert studio("budget", "set", file, "prep", "SHOOT_DAYS * 2").code == 0
    assert studio("budget", "rate", file, "USD", "7.1", "--date", "2026-11-01").code == 0
    words = ["--amount", "PREP", "--rate", "10", "--currency", "usd"]
    assert studio("budget", "line", file, "4000", "Drone", *words).code == 0
    totals = {one["number"]: one["total"] for one in plain(studio, file)["accounts"]}
    days = 2
    assert totals["4000"] == days * 2 * 10 * 710
    assert studio("budget", "line", file, "4000", "Drone", "--amount", "1").code == 0
    totals = {one["number"]: one["total"] for one in plain(studio, file)["accounts"]}
    assert totals["4000"] == 7100
    assert studio("budget", "line", file, "4000", "Drone", "--remove").code == 0
    assert studio("budget", "set", file, "PREP", "--remove").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["line", "FILE", "4000", "Drone", "--rate", "12*(3"],
            "In “Drone”, Rate: the parenthesis at character 4 is not closed.",
        ),
        (["line", "FILE", "4000", "Drone", "--currency", "USD"], "there is no rate for USD"),
        (["line", "FILE", "0815", "Drone"], "There is no account 0815 in the budget."),
        (["line", "FILE", "4000", "Nothing", "--remove"], "There is no line “Nothing”"),
        (["set", "FILE", "LOOP", "LOOP+1"], "it goes in a circle: LOOP → LOOP"),
        (["set", "FILE", "MEALS", "--remove"], "MEALS is used in “Meals”. Change that first."),
        (["rate", "FILE", "CNY", "1", "--date", "2026-11-01"], "needs no rate"),
    ],
)
def test_what_is_wrong_is_told_in_one_sentence_and_changes_nothing(studio, file, words, said):
    studio("budget", "new", file)
    before = studio("history", file, "--json").out
    ran = studio("budget", *[file if word == "FILE" else word for word in words])
    assert ran.code == 1
    assert said in ran.err
    assert len(ran.err.strip().splitlines()) == 1
    assert studio("history", file, "--json").out == before


def test_a_budget_with_a_wrong_line_is_told_and_not_totalled(studio, file, tmp_path):
    from studio.people import store as people

    studio("budget", "new", file)
    with Store.open(file) as store:
        people.delete_people(store, [one.id for one in people.people(store)])
    out = tmp_path / "a.xlsx"
    for words in (["show", file], ["show", file, "--json"], ["export", file, "-o", out]):
        ran = studio("budget", *words)
        assert (ran.code, ran.out) == (1, "")
        assert "Rate: “RATE” at character 1 is not known." in ran.err
    assert not out.exists()


def test_the_workbook_holds_values_and_formulas(studio, demo, tmp_path):
    out = tmp_path / "预算.xlsx"
    assert studio("budget", "export", demo, "-o", out, "--language", "en").code == 0
    values = openpyxl.load_workbook(out, data_only=True)
    assert values.sheetnames == ["Top sheet", "Detail", "Globals"]
    found = plain(studio, demo, "--lines")
    top = {row[0]: row[2] for row in values["Top sheet"].iter_rows(values_only=True) if row[0]}
    assert top == {one["number"]: one["total"] / 100 for one in found["accounts"]}
    parts = {row[1]: row[2] for row in values["Top sheet"].iter_rows(values_only=True)}
    assert parts["Total"] == found["total"] / 100
    assert parts["Per shooting day"] == found["per_shoot_day"] / 100
    formulas = openpyxl.load_workbook(out)
    assert formulas.defined_names["G_SHOOT_DAYS"].attr_text.startswith("'Globals'!$B$")
    cells = [cell for row in formulas["Detail"].iter_rows() for cell in row]
    assert "=G_SHOOT_DAYS" in [cell.value for cell in cells]
    assert any(cell.value == "=(G_LANGUAGES-1)" for cell in cells)


def test_a_text_like_a_formula_stays_a_text(studio, file, tmp_path):
    studio("budget", "new", file)
    evil = '=HYPERLINK("http://x.example","pay")'
    assert studio("budget", "line", file, "4000", evil, "--rate", "5").code == 0
    out = tmp_path / "a.xlsx"
    assert studio("budget", "export", file, "-o", out, "--language", "en").code == 0
    cells = [c for row in openpyxl.load_workbook(out)["Detail"].iter_rows() for c in row]
    cell = next(c for c in cells if c.value == evil)
    assert cell.data_type == "s"


def test_top_sheet_and_detail_are_printed_in_two_languages(studio, demo, tmp_path):
    for key, words in (
        ("topsheet", ["1,541,892.91", "Per finished minute", "Contingency"]),
        ("budget", ["1 USD = 7.0936 CNY", "岑星然", "Gaffer", "Employer contributions"]),
    ):
        out = tmp_path / f"{key}.pdf"
        assert studio("report", demo, key, "-o", out, "--language", "en,zh").code == 0
        text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
        for word in words:
            assert word in text


@pytest.mark.parametrize(
    "words", [["set", "FILE", "A"], ["set", "FILE", "A", "1", "--remove"], ["export", "FILE"]]
)
def test_wrong_usage_exits_with_two(studio, file, words):
    assert studio("budget", *[file if word == "FILE" else word for word in words]).code == 2


def test_the_languages_follow_the_subtitles_and_can_be_set_by_hand(studio, file):
    def languages():
        with Store.open(file) as store:
            return budgets.worked_out(store).values["LANGUAGES"]

    studio("budget", "new", file)
    assert languages() == 0
    with Store.open(file) as store:
        add_language(store, "th")
    assert languages() == 1
    assert studio("budget", "set", file, "LANGUAGES", "8").code == 0
    assert languages() == 8
    assert studio("undo", file).code == 0
    assert languages() == 1
    studio("redo", file)
    assert studio("budget", "set", file, "LANGUAGES", "--remove").code == 0
    assert languages() == 1


def test_a_fringe_is_set_with_its_cutoff_in_one_step(studio, file):
    def fringe():
        with Store.open(file) as store:
            found = [one for one in budgets.read(store).fringes if one.name == "Pension"]
            return [(one.percent, one.cutoff_minor) for one in found]

    assert studio("budget", "fringe", file, "Pension", "8", "--cutoff", "1500").code == 0
    assert fringe() == [("8%", 150_000)]
    studio("budget", "fringe", file, "Pension", "--cutoff", "none")
    assert fringe() == [("8%", None)]
    studio("undo", file)
    studio("undo", file)
    assert fringe() == []
    studio("redo", file)
    assert studio("budget", "fringe", file, "Pension", "--remove").code == 0
    assert fringe() == []
    ran = studio("budget", "fringe", file, "Pension", "--remove")
    assert (ran.code, ran.err.strip()) == (1, "There is no fringe “Pension” in the budget.")
    assert studio("budget", "fringe", file, "Pension").code == 2


def test_the_workbook_counts_a_cutoff_once_for_a_person(studio, file, tmp_path):
    studio("budget", "new", file)
    with Store.open(file) as store:
        line = next(one for one in budgets.read(store).lines if one.person_id)
        kit = budgets.add_line(
            store, line.account_id, name="Kit", rate="100", person_id=line.person_id
        )
        budgets.change_line(store, line.id, amount="2", rate="100")
        made = budgets.add_fringe(store, "Pension", "10%", cutoff_minor=25_000)
        budgets.set_fringes(store, [line.id, kit], [made])
    out = tmp_path / "a.xlsx"
    assert studio("budget", "export", file, "-o", out, "--language", "en").code == 0
    written, values = openpyxl.load_workbook(out), openpyxl.load_workbook(out, data_only=True)
    rows = [row for row in written["Detail"].iter_rows() if "MIN(" in str(row[9].value)]
    assert [values["Detail"][row[9].coordinate].value for row in rows] == [20, 5]
    first = rows[0][8].coordinate
    limits = [re.search(r"MIN\((.*?)\)", row[9].value.replace("$", "")).group(1) for row in rows]
    assert ",MAX(0,250" in limits[1]
    assert limits[1].endswith(f"-{first}")
    assert "MAX" not in limits[0]
