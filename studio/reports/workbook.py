"""Writing workbooks (XLSX): one place where a value gets its type, so that text stays text."""

from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

LONGEST = 32_000  # what a cell can hold, with some room


@dataclass(frozen=True, slots=True)
class Sum:
    """A formula of ours, and the value that was worked out for it."""

    formula: str
    value: Decimal


Value = str | int | Decimal | Sum | None


def cell(sheet: Worksheet, row: int, column: int, value: Value, style: Format) -> None:
    """Write one cell; a text is a text even when it begins like a formula."""
    if value is None or value == "":
        sheet.write_blank(row, column, None, style)
    elif isinstance(value, str):
        sheet.write_string(row, column, value[:LONGEST], style)
    elif isinstance(value, Sum):
        sheet.write_formula(row, column, f"={value.formula}", style, float(value.value))
    else:
        sheet.write_number(row, column, float(value), style)


def place(row: int, column: int, sheet: str = "") -> str:
    """Name a cell absolutely, such as `$C$4` or `Detail!$C$4`; counted from 0."""
    letters, left = "", column + 1
    while left:
        left, digit = divmod(left - 1, 26)
        letters = chr(65 + digit) + letters
    name = f"${letters}${row + 1}"
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{name}" if sheet else name
