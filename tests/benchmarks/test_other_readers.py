"""Reading a script of 120 pages beside the other readers of Fountain, and of 100 printed pages.

The other readers are small and only here for the comparison; where they are not installed it is
left out. Nothing else reads scripts from Word or PDF: there the other side only opens the file.
"""

import io
import time

import pytest

from studio.script.formats import read_bytes, read_text
from tests.script.formats.long_scripts import chinese, western
from tests.script.formats.paper.making import chinese_pdf, western_pdf
from tests.script.formats.word.making import lines
from tests.script.formats.word.making import western as western_docx

PAGES = 120
EPISODES = 100


@pytest.fixture(scope="module")
def feature():
    """A script of 120 pages, each paragraph its own: names, dual dialogue, numbers."""
    return western(3, 150)


def other_readers():
    fountain = pytest.importorskip("screenplay_tools.fountain.parser")
    screenplain = pytest.importorskip("screenplain.parsers.fountain")

    def tools(text):
        parser = fountain.Parser()
        parser.add_text(text)
        parser.finalize()
        return len(parser.script.elements)

    def plain(text):
        return len(list(screenplain.parse(io.StringIO(text))))

    return {"screenplay-tools": tools, "screenplain": plain}


def fastest(works, text, rounds=7):
    """Return the best time of each, taken by turns: a busy machine is busy for all."""
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            begun = time.perf_counter()
            assert work(text)
            best[name] = min(best[name], time.perf_counter() - begun)
    return best


def test_a_feature_is_read_faster_than_others_read_it(feature):
    best = fastest({"ours": lambda text: read_text(text, "x").episodes, **other_readers()}, feature)
    assert min(best, key=best.__getitem__) == "ours", best
    assert best["ours"] < 0.2


def test_a_hundred_chinese_episodes_are_read_in_half_a_second():
    text = chinese(1, EPISODES)
    best = fastest({"ours": lambda text: read_text(text, "season").episodes}, text, rounds=3)
    assert best["ours"] < 0.5


@pytest.mark.parametrize("name", ["ours", "screenplay-tools", "screenplain"])
def test_reading_a_feature(benchmark, feature, name):
    benchmark.group = f"{PAGES} pages of Fountain"
    if name == "ours":
        reading = benchmark(read_text, feature, "script")
        assert reading.format == "fountain"
    else:
        assert benchmark(other_readers()[name], feature) > 0


def pages_of(reading):
    return max(int(scene.page) for one in reading.episodes for scene in one.scenes)


def test_reading_a_hundred_pages_of_pdf(benchmark, feature):
    data = western_pdf(read_text(feature, "script"), numbers=True)
    benchmark.group = "PDF"
    reading = benchmark.pedantic(read_bytes, (data, "script.pdf"), rounds=1)
    assert pages_of(reading) > 99


def test_reading_a_chinese_season_of_pdf(benchmark):
    data = chinese_pdf(chinese(1, EPISODES))
    benchmark.group = "PDF"
    reading = benchmark.pedantic(read_bytes, (data, "script.pdf"), rounds=1)
    assert len(reading.episodes) == EPISODES


def test_baseline_a_library_takes_the_words_of_a_hundred_pages(benchmark, feature):
    import pdfplumber

    data = western_pdf(read_text(feature, "script"), numbers=True)
    benchmark.group = "PDF"

    def words():
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [page.extract_text() for page in pdf.pages[:20]]

    assert len(benchmark.pedantic(words, rounds=1)) == 20


def test_reading_a_hundred_pages_of_word(benchmark, feature):
    data = western_docx(read_text(feature, "script"), look="indents")
    benchmark.group = "Word"
    reading = benchmark.pedantic(read_bytes, (data, "script.docx"), rounds=3)
    assert len(reading.episodes[0].scenes) == 150


def test_reading_a_chinese_season_of_word(benchmark):
    data = lines(*chinese(1, EPISODES).split("\n"))
    benchmark.group = "Word"
    reading = benchmark.pedantic(read_bytes, (data, "script.docx"), rounds=3)
    assert len(reading.episodes) == EPISODES


def test_baseline_the_library_of_word_gives_its_paragraphs(benchmark):
    from docx import Document

    data = lines(*chinese(1, EPISODES).split("\n"))
    benchmark.group = "Word"

    def paragraphs():
        return [one.text for one in Document(io.BytesIO(data)).paragraphs]

    assert len(benchmark.pedantic(paragraphs, rounds=3)) > 1000
