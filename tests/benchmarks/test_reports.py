"""How long a call sheet takes, beside a bare table of the same number of cells."""

from datetime import UTC, datetime

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.platypus import SimpleDocTemplate, Table

from studio.callsheet.sheet import call_sheet
from studio.i18n import language
from studio.reports.registry import report
from tests.reports.show import make_show

AT = datetime(2026, 12, 6, 18, 30, tzinfo=UTC)


@pytest.fixture
def show(tmp_path):
    made = make_show(tmp_path / "Rain.studio")
    yield made
    made.close()


@pytest.mark.parametrize("codes", [["zh", "en"], ["en"]], ids=["zh,en", "en"])
def test_a_call_sheet_of_fifteen_scenes_and_fifty_crew(benchmark, show, tmp_path, codes):
    languages = [language(code) for code in codes]
    sheet = report("callsheet")
    out = tmp_path / "sheet.pdf"
    sheet.write(show, out, languages, 1, printed=AT)
    pages = benchmark(sheet.write, show, out, languages, 1, printed=AT)
    assert pages == 2


def test_a_bare_table_of_the_same_number_of_cells(benchmark, show, tmp_path):
    sheet = call_sheet(show, 1)
    people = sum(len(department.people) for department in sheet.crew)
    cells = len(sheet.slots) * 9 + len(sheet.cast) * 11 + people * 4
    rows = [["Cell"] * 9 for _ in range(cells // 9)]

    def write():
        SimpleDocTemplate(str(tmp_path / "bare.pdf"), pagesize=A4).build([Table(rows)])

    benchmark(write)
    assert (tmp_path / "bare.pdf").exists()
