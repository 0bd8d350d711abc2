"""How long a printed script of 120 pages takes, beside its bare lines."""

import time

import pytest
from pypdf import PdfReader
from reportlab.lib.pagesizes import LETTER
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from studio.base.data import resource
from studio.workflow import script_export
from tests.reports.screenplays import produced, rows_of, western


@pytest.fixture(scope="module")
def long(tmp_path_factory):
    folder = tmp_path_factory.mktemp("long")
    with produced(folder / "a.studio", western(310), language="en", other_language="") as store:
        script_export.write(store, folder / "a.pdf")
        yield store, folder / "a.pdf"


def bare(rows, out):
    pdfmetrics.registerFont(TTFont("bare", str(resource("fonts", "CourierPrime-Regular.ttf"))))
    canvas = Canvas(str(out), pagesize=LETTER, pageCompression=1)
    for page in rows:
        canvas.setFont("bare", 12)
        for at, (x, text) in enumerate(page):
            canvas.drawString(x, 720 - 12 * at, text)
        canvas.showPage()
    canvas.save()


def test_a_script_of_120_pages(benchmark, long):
    store, out = long
    benchmark(script_export.write, store, out)
    assert 110 < len(PdfReader(out).pages) < 130


def test_the_bare_lines_of_120_pages(benchmark, long, tmp_path):
    rows = rows_of(long[1])
    benchmark(bare, rows, tmp_path / "bare.pdf")
    assert (tmp_path / "bare.pdf").exists()


def test_setting_pages_takes_a_few_times_as_long_as_drawing_their_lines(long, tmp_path):
    store, out = long
    rows = rows_of(out)

    def fastest(call, *words):
        times = []
        for _ in range(3):
            start = time.perf_counter()
            call(*words)
            times.append(time.perf_counter() - start)
        return min(times)

    alone = fastest(bare, rows, tmp_path / "bare.pdf")
    assert fastest(script_export.write, store, out) < 10 * alone
