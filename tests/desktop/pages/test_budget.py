"""Budget: what is typed reaches the store and comes back; totals, terms and moves follow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from studio.budget import store as budgets
from studio.desktop.models.table import Heading
from studio.desktop.pages.budget import BudgetPage


@pytest.fixture
def made(store):
    """One section, two accounts, three lines, 8 % on top of the first, a rate for dollars."""
    section = budgets.add_section(store, "Production")
    camera = budgets.add_account(store, section, number="3300", name="Camera")
    sound = budgets.add_account(store, section, number="3400", name="Sound")
    budgets.set_global(store, "PREP", "4")
    for name in ("Package", "Drone"):
        budgets.add_line(store, camera, name=name, amount="PREP", unit="day", rate="100")
    budgets.add_line(store, sound, name="Boom", rate="50")
    budgets.add_fringe(store, "Tax", "8")
    budgets.set_rate(store, "USD", "7", "2026-11-01", "Bank")
    return store


@pytest.fixture
def page(made, make_page):
    return make_page(BudgetPage)


def line(store, name):
    return next(one for one in budgets.read(store).lines if one.name == name)


def account(store, number):
    return next(one for one in budgets.read(store).accounts if one.number == number)


def column(page, title):
    return [c.title for c in page.table.columns].index(title)


def at(page, name, title):
    return page.table.index(page.table.row_of(line(page.ctx.store, name).id), column(page, title))


def put(page, name, title, text):
    return page.table.setData(at(page, name, title), text)


def shown(page):
    """The rows as texts: headings by title, lines by name."""
    rows = [page.table.at(row) for row in range(page.table.rowCount())]
    return [row.title if isinstance(row, Heading) else row.name for row in rows]


def test_accounts_stand_over_their_lines_with_totals(page):
    assert shown(page) == [
        "Production",
        "3300   Camera",
        "Package",
        "Drone",
        "3400   Sound",
        "Boom",
    ]
    assert [page.table.at(row).note for row in (0, 1, 4)] == ["850.00", "800.00", "50.00"]
    assert page.strip.texts() == ["CNY 850.00", "–", "–", "–"]


def test_a_cell_shows_its_value_and_edits_its_formula(page, made, qtbot):
    index = at(page, "Package", "Amount")
    assert index.data() == "4"
    assert index.data(Qt.ItemDataRole.EditRole) == "PREP"
    page.view.setCurrentIndex(index)
    page.view.edit(index)
    field = page.view.findChild(QLineEdit, "cell")
    assert field.text() == "PREP"
    field.setText("PREP * 2 + 1")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert line(made, "Package").amount == "PREP * 2 + 1"
    assert at(page, "Package", "Amount").data() == "9"
    assert at(page, "Package", "Total CNY").data() == "900.00"
    made.undo()
    assert at(page, "Package", "Total CNY").data() == "400.00"
    assert page.strip.texts()[0] == "CNY 850.00"


@pytest.mark.parametrize("title", ["Amount", "Unit", "Times", "Rate"])
def test_a_wrong_formula_is_told_and_the_old_value_stays(page, made, ctx, title):
    before = line(made, "Boom")
    assert not put(page, "Boom", title, "12*(3")
    assert f"In “Boom”, {title}: the parenthesis at character 4 is not closed." in str(
        ctx.host.told[-1]
    )
    assert line(made, "Boom") == before


def test_currency_and_fringes_are_chosen_in_their_cells(page, made):
    put(page, "Boom", "Currency", "USD")
    assert at(page, "Boom", "Total CNY").data() == "350.00"
    put(page, "Boom", "Currency", "CNY")
    assert line(made, "Boom").currency == ""
    put(page, "Boom", "Fringes", "Tax")
    assert page.table.at(4).note == "54.00"
    made.undo()
    assert page.table.at(4).note == "50.00"


def test_globals_are_typed_in_the_inspector_and_lines_follow(page, made):
    terms = page.panel.terms.globals.table
    row = terms.row_of("PREP")
    assert terms.setData(terms.index(row, 1), "2 + 3")
    assert at(page, "Package", "Total CNY").data() == "500.00"
    bound = terms.index(terms.row_of("SHOOT_DAYS"), 1)
    assert not terms.flags(bound) & Qt.ItemFlag.ItemIsEditable
    page.panel.terms.globals.view.choose(["SHOOT_DAYS"])
    assert "Shooting days of" in page.panel.terms.globals.note.text()
    budgets.set_global(made, "SHOOT_DAYS", "12")
    bound = terms.index(terms.row_of("SHOOT_DAYS"), 1)
    assert terms.flags(bound) & Qt.ItemFlag.ItemIsEditable
    assert page.strip.texts()[3] == "CNY 87.50"


def test_fringes_and_rates_are_typed_in_the_inspector(page, made):
    terms = page.panel.terms
    budgets.set_fringes(made, [line(made, "Boom").id], [budgets.read(made).fringes[0].id])
    fringes = terms.fringes.table
    assert fringes.setData(fringes.index(0, 1), "10")
    assert budgets.read(made).fringes[0].percent == "10%"
    assert page.table.at(4).note == "55.00"
    assert fringes.setData(fringes.index(0, 2), "20")
    assert page.table.at(4).note == "52.00"
    rates = terms.rates.table
    assert rates.setData(rates.index(0, 1), "7.5")
    assert budgets.read(made).exchange[0].rate == "7.5"


def test_an_account_is_named_and_made_a_percent_in_the_inspector(page, made):
    page.select(account(made, "3400").id)
    form = page.panel.account
    assert not form.isHidden()
    field = form._fields["percent"]
    field.setText("ten")
    field.editingFinished.emit()
    assert "“TEN” at character 1 is not known" in form._errors["percent"].text()
    field.setText("10")
    field.editingFinished.emit()
    assert account(made, "3400").percent == "10%"
    assert page.table.at(4).note == "130.00"


def test_adding_a_line_opens_its_name_below_the_selection(page, made, qtbot):
    page.view.choose([line(made, "Package").id])
    page.add_line()
    field = page.view.findChild(QLineEdit, "cell")
    field.setText("Lens")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shown(page)[2:5] == ["Package", "Lens", "Drone"]


def test_accounts_and_sections_are_added_and_deleted_with_undo(page, made, ctx):
    page.view.choose([account(made, "3300").id])
    page.add_account()
    assert shown(page)[-1] == "New account"
    page.add_section()
    assert shown(page)[-1] == "New section"
    page.view.remove_asked.emit([account(made, "3300").id, line(made, "Boom").id])
    assert shown(page) == ["Production", "3400   Sound", "New account", "New section"]
    assert ctx.host.toasts[-1] == ("Deleted 2 rows.", True)
    made.undo()
    assert "Package" in shown(page)
    assert "Boom" in shown(page)


def test_lines_move_by_keys_within_and_between_accounts(page, made, qtbot):
    page.view.choose([line(made, "Drone").id])
    qtbot.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[2:4] == ["Drone", "Package"]
    page.view.choose([line(made, "Package").id])
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[3:] == ["3400   Sound", "Package", "Boom"]
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[3:] == ["3400   Sound", "Boom", "Package"]


def test_accounts_move_by_keys_with_their_lines(page, made, qtbot):
    page.view.choose([account(made, "3400").id])
    qtbot.keyClick(page.view, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[1:4] == ["3400   Sound", "Boom", "3300   Camera"]
    qtbot.keyClick(page.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert shown(page)[1:4] == ["3300   Camera", "Package", "Drone"]


def test_accounts_fold_and_stay_folded(page, made):
    page.view.folded.emit(account(made, "3300").id, False)
    assert shown(page) == ["Production", "3300   Camera", "3400   Sound", "Boom"]
    budgets.change_line(made, line(made, "Boom").id, rate="60")
    assert "Package" not in shown(page)
    page.fold_all(is_open=True)
    assert "Package" in shown(page)
    page.fold_all(is_open=False)
    assert shown(page) == ["Production", "3300   Camera", "3400   Sound"]


def test_the_filter_keeps_lines_with_their_account(page):
    page.filter("boom")
    assert shown(page) == ["3400   Sound", "Boom"]


def test_a_line_that_went_wrong_says_why(page, made, ctx):
    with made.edit("Break it") as db:
        db.execute("UPDATE budget_line SET rate = 'NOBODY' WHERE name = 'Boom'")
    assert at(page, "Boom", "Total CNY").data() == "Wrong"
    assert at(page, "Boom", "Rate").data() == "NOBODY"
    assert page.strip.problems.text() == (
        "1 thing is wrong and counts as nothing: In “Boom”, Rate: “NOBODY” at character 1 is"
        " not known."
    )
    put(page, "Boom", "Rate", "70")
    assert not page.strip.problems.isVisible()
    assert page.strip.texts()[0] == "CNY 870.00"


def test_an_empty_page_starts_from_the_template(make_page, store):
    page = make_page(BudgetPage)
    assert page._stack.currentIndex() == 1
    assert page.inspector() is None
    assert [act.label for act in page.acts()] == ["Start from the template"]
    page.start()
    assert page._stack.currentIndex() == 0
    assert "1300   Director" in shown(page)
    store.undo()
    assert page._stack.currentIndex() == 1


def test_hostile_names_are_shown_as_they_are(page, made):
    put(page, "Boom", "Budget line", "<img src=x> {a} %s")
    assert "<img src=x> {a} %s" in shown(page)
    page.select(line(made, "<img src=x> {a} %s").id)
    assert page.panel.line._heading.whole() == "<img src=x> {a} %s"


def test_a_read_only_budget_is_not_edited(page, made, monkeypatch):
    monkeypatch.setattr(made, "read_only", True)
    assert not page.table.flags(at(page, "Boom", "Rate")) & Qt.ItemFlag.ItemIsEditable


def test_the_workbook_is_written_where_it_is_asked(page, tmp_path, ctx):
    page._write(tmp_path / "a.xlsx")
    assert (tmp_path / "a.xlsx").stat().st_size > 1000
    assert ctx.host.toasts[-1][0] == "a.xlsx is written."


def test_the_dialogs_add_a_global_and_a_rate_and_tell_what_is_wrong(page, made):
    from studio.desktop.pages.budget_ask import GlobalDialog, RateDialog

    ask = GlobalDialog(page.ctx, page)
    ask.name.setText("a-b")
    ask.formula.setText("1")
    ask.ok.click()
    assert "cannot name a global" in ask.error.text()
    ask.name.setText("wrap_days")
    ask.ok.click()
    assert "WRAP_DAYS" in budgets.worked_out(made).values
    rate = RateDialog(page.ctx, page)
    rate.currency.setText("eur")
    rate.rate.setText("7.8")
    rate.ok.click()
    assert "EUR" in budgets.worked_out(made).rates
