"""Formulas against Python's own decimal arithmetic, and what is refused."""

import time
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.budget.formula import LONGEST, FormulaError, parse, resolve

NAMES = {"SHOOT_DAYS": Decimal(9), "EPISODES": Decimal(24), "拍摄天数": Decimal("1.5")}
ARITHMETIC = Context(prec=34, rounding=ROUND_HALF_EVEN)


def worked(text):
    try:
        return parse(text).value(NAMES), ""
    except FormulaError as error:
        return None, str(error)


numbers = st.decimals(0, 99999, places=3, allow_nan=False).map(lambda d: (f"{d:f}", d))
named = st.sampled_from(sorted(NAMES)).map(lambda name: (name.lower(), NAMES[name]))


def _join(parts):
    (left, a), sign, (right, b) = parts
    with localcontext(ARITHMETIC):
        value = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else a}[sign]
    return (f"({left}{sign} {right})" if b or sign != "/" else left, value)


def _call(parts):
    name, found = parts
    values = [value for _, value in found]
    text = f"{name}({', '.join(text for text, _ in found)})"
    return text, min(values) if name == "min" else max(values)


def _wrapped(part):
    text, value = part
    with localcontext(ARITHMETIC):
        return f"-({text})%", -(value / 100)


def _rounded(part):
    text, value = part
    with localcontext(ARITHMETIC):
        return f"ROUND({text}, 2)", value.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _deeper(inner):
    return st.one_of(
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(_join),
        st.tuples(st.sampled_from(["min", "MAX"]), st.lists(inner, min_size=1, max_size=3)).map(
            _call
        ),
        inner.map(_wrapped),
        inner.map(_rounded),
    )


formulas = st.recursive(numbers | named, _deeper, max_leaves=5)


@given(formulas)
def test_a_formula_is_worked_out_as_decimals_are(case):
    text, value = case
    if len(text) > LONGEST:
        return
    found, told = worked(text)
    assert found == value or "too large" in told


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2+3*4", "14"),
        ("10-3-2", "5"),
        ("100/10/5", "2"),
        ("-2*-3", "6"),
        ("2--3", "5"),
        ("(1+2)*3%", "0.09"),
        ("= SHOOT_DAYS * 2", "18"),
        ("shoot_days", "9"),
        ("（１＋２）×３", "9"),
        ("６÷４", "1.5"),
        ("round(2.5)", "3"),
        ("round(-2.5)", "-3"),
        ("max(1, 2, min(9, 5))", "5"),
        (".5+1.", "1.5"),
        ("50%%", "0.005"),
        ("0.1+0.2", "0.3"),
    ],
)
def test_formulas_as_people_write_them(text, value):
    assert parse(text).value(NAMES) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "it is empty"),
        ("=", "it is empty"),
        ("12*(3", "the parenthesis at character 4 is not closed"),
        ("12)", "the parenthesis at character 3 closes nothing"),
        ("1,200", "the comma at character 2 stands in no function: write 1200, not 1,200"),
        ("2 3", "“3” is not expected at character 3"),
        ("1e9", "“e9” is not expected at character 2"),
        ("2**3", "“*” is not expected at character 3"),
        ("3*", "a value is missing after “*” at character 2"),
        ("DAYS_OFF+1", "“DAYS_OFF” at character 1 is not known"),
        ("1/(2-2)", "it divides by zero at character 2"),
        ("sum(1)", "“sum” at character 1 is not a function: there are min, max and round"),
        ("max()", "“)” is not expected at character 5"),
        ("min + 1", "the function min at character 1 needs parentheses"),
        ("round(1,2,3)", "round at character 6 takes a value and its decimals"),
        ("round(1,9)", "round at character 6 takes from 0 to 6 decimals"),
        ("__import__('os')", "“__import__” at character 1 is not a function"),
        ("a.b", "“.” is not expected at character 2"),
        ("9999999999999999", "the number at character 1 is too large"),
        ("99999999*99999999", "the result at character 9 is too large"),
        ("1;2", "“;” is not expected at character 2"),
    ],
)
def test_a_wrong_formula_says_where(text, said):
    with pytest.raises(FormulaError) as told:
        parse(text).value(NAMES)
    assert said in str(told.value)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_value_or_one_sentence(text):
    found, told = worked(text)
    assert told or found.is_finite()


def test_deep_and_long_formulas_are_read_in_no_time():
    begun = time.perf_counter()
    deep = "(" * 249 + "1" + ")" * 249
    assert parse(deep).value({}) == 1
    assert parse("-" * 499 + "1").value({}) == -1
    with pytest.raises(FormulaError, match="longer than 500"):
        parse("1+" * 100_000 + "1")
    assert time.perf_counter() - begun < 0.5


def test_globals_may_use_each_other_in_any_order():
    values, problems = resolve(
        {"A": "B*2", "B": "C+1", "C": "SHOOT_DAYS"}, {"SHOOT_DAYS": Decimal(9)}
    )
    assert values["A"] == 20
    assert problems == {}


def test_a_circle_is_told_with_its_names_and_the_rest_still_counts():
    values, problems = resolve({"A": "B", "B": "C*2", "C": "A+1", "D": "5", "E": "A"}, {})
    assert values == {"D": Decimal(5)}
    assert str(problems["A"]) == "it goes in a circle: A → B → C → A"
    assert problems["A"] == problems["B"] == problems["C"]
    assert "“A” at character 1 is not known" in str(problems["E"])


def test_a_chain_of_thousands_of_globals_needs_no_recursion():
    chain = {f"G{n}": f"G{n + 1}+1" for n in range(5000)} | {"G5000": "1"}
    values, problems = resolve(chain, {})
    assert values["G0"] == 5001
    assert problems == {}
