"""Printed scripts read back: every element as in the text they were printed from."""

import io
import time
import zlib

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen import canvas

from studio.base.errors import StudioError
from studio.script.formats import check_cover, read_bytes, read_text
from studio.script.formats.paper import lines, source_rows
from tests.script.formats.long_scripts import chinese, western
from tests.script.formats.paper.making import Printer, chinese_pdf, western_pdf
from tests.script.formats.script_elements import flat

TITLE = ("NIGHT FERRY", "Written by", "Somebody")


def scenes(reading):
    return [scene for episode in reading.episodes for scene in episode.scenes]


def told(reading):
    return [one.text.format(**one.values) for one in reading.diagnostics]


def check_same(data, source):
    reading = read_bytes(data, "script.pdf")
    assert flat(reading) == flat(source)
    assert reading.format == "pdf"
    assert reading.unclassified == []
    assert check_cover("\n".join(source_rows(data)), reading) == []
    return reading


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"title": TITLE},
        {"numbers": True, "stars": True, "title": TITLE},
        {"header": "NIGHT FERRY   Blue Rev. 3"},
        {"continued": False, "numbers": True},
        {"font": "Courier-Bold"},
    ],
    ids=lambda options: "+".join(options) or "bare",
)
@pytest.mark.parametrize("seed", [2])
def test_a_western_script_of_fifteen_pages_reads_as_its_fountain(seed, options):
    source = read_text(western(seed, 20), "script.fountain")
    reading = check_same(western_pdf(source, **options), source)
    assert len(PdfReader(io.BytesIO(western_pdf(source, **options))).pages) > 10
    if options.get("numbers"):
        numbers = [scene.number for scene in scenes(source)]
        assert [scene.number for scene in scenes(reading)] == numbers
    front = [text for _, text in reading.front]
    assert front == list(options.get("title", ()))
    assert reading.title == (TITLE[0] if "title" in options else "")


def test_episodes_of_a_western_script_begin_at_their_lines():
    source = read_text(western(5, 12, episodes=4), "script.fountain")
    reading = check_same(western_pdf(source), source)
    assert [one.number for one in reading.episodes] == [1, 2, 3]


def test_scenes_tell_their_pages_and_the_eighths_that_they_take_on_them():
    source = read_text(western(3, 30), "script.fountain")
    reading = read_bytes(western_pdf(source, title=TITLE), "script.pdf")
    found = scenes(reading)
    assert found[0].page == "1"
    assert [int(scene.page) for scene in found] == sorted(int(scene.page) for scene in found)
    assert all(scene.measured for scene in found)
    estimated = scenes(source)
    far = [abs(one.eighths - other.eighths) for one, other in zip(found, estimated, strict=True)]
    assert sum(far) <= len(far)
    assert abs(sum(scene.eighths for scene in found) / 8 - int(found[-1].page)) < 1.5


def test_what_is_printed_around_a_script_is_left_out_and_told():
    source = read_text(western(1, 20), "script.fountain")
    data = western_pdf(source, numbers=True, stars=True, header="NIGHT FERRY")
    said = " ".join(told(read_bytes(data, "script.pdf")))
    assert "Page numbers, headers and footers were left out" in said
    assert "(MORE) and CONTINUED were left out" in said
    assert "Lines with a revision star" in said


def test_continued_scenes_are_no_text():
    printer = Printer()
    printer.put(108, "12   INT. HOUSE - DAY   12")
    printer.at += 1
    printer.put(108, "They wait for a long")
    printer.at += 1
    printer.put(460, "(CONTINUED)")
    printer.turn()
    printer.put(108, "12  CONTINUED: (2)")
    printer.at += 1
    printer.put(108, "time.")
    reading = read_bytes(printer.bytes(), "script.pdf")
    assert [row[:2] for row in flat(reading)] == [
        ("heading", "INT. HOUSE - DAY"),
        ("action", "They wait for a long time."),
    ]
    assert scenes(reading)[0].number == "12"


def test_emphasis_is_kept_from_the_fonts():
    page = Printer()
    page.put(108, "INT. HOUSE - DAY")
    page.at += 1
    page.canvas.drawString(108, 792 - 82 - 24, "She takes the ")
    page.canvas.setFont("Courier-Bold", 12)
    page.canvas.drawString(108 + 14 * 7.2, 792 - 82 - 24, "red key.")
    line = scenes(read_bytes(page.bytes(), "x.pdf"))[0].lines[0]
    assert line.text == "She takes the red key."
    assert [tuple(span) for span in line.spans] == [(14, 22, "bold")]


@pytest.mark.parametrize("tabs", [False, True], ids=["spaces", "columns"])
@pytest.mark.parametrize(
    "options", [{}, {"header": "渡船 第一稿"}, {"size": 10.5}, {"size": 14, "indent": 2}], ids=str
)
def test_a_chinese_season_reads_as_its_text(tabs, options):
    text = chinese(7, 20, tabs=tabs)
    reading = check_same(chinese_pdf(text, **options), read_text(text, "script.txt"))
    assert reading.chinese
    assert reading.title == "渡船"
    assert scenes(reading)[0].page == "1"
    assert int(scenes(reading)[-1].page) > 9


def test_an_episode_on_the_top_of_every_page_is_no_header():
    pages = [
        chinese_pdf(f"第{n}集：渡\n\n{n}-1 日 内 码头\n△走。\n林晚：好。") for n in range(1, 7)
    ]
    writer = PdfWriter()
    for page in pages:
        writer.append(io.BytesIO(page))
    joined = io.BytesIO()
    writer.write(joined)
    reading = read_bytes(joined.getvalue(), "season.pdf")
    assert [one.number for one in reading.episodes] == [1, 2, 3, 4, 5, 6]


# -- what is refused


def picture_pages():
    file = io.BytesIO()
    page = canvas.Canvas(file)
    for _ in range(3):
        page.rect(50, 50, 300, 300, fill=1)
        page.showPage()
    page.save()
    return file.getvalue()


def locked():
    writer = PdfWriter()
    writer.append(io.BytesIO(chinese_pdf("第1集\n1-1 日 内 家\n△好。")))
    writer.encrypt("secret", algorithm="AES-256")
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def bomb():
    packed = zlib.compress(b"0 " * (40 << 20), 9)
    head = b"%PDF-1.4\n1 0 obj\n<</Filter/FlateDecode>>\nstream\n"
    return head + packed + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (picture_pages, r"script\.pdf has no text, only pictures"),
        (locked, r"script\.pdf needs a password"),
        (bomb, r"script\.pdf holds more than a script needs"),
        (lambda: b"%PDF-1.7\n%\xe2\xe3\nnothing", r"script\.pdf (is damaged|has no text)"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(make, sentence):
    with pytest.raises(StudioError, match=sentence):
        read_bytes(make(), "script.pdf")


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read():
    with pytest.raises(StudioError, match="larger than 64 MB"):
        read_bytes(b"%PDF-1.4\n" + bytes(65 << 20), "script.pdf")


def forms_in_forms(depth, width):
    """A page whose form names ten forms that each name ten, down to one of many letters."""
    parts = ["1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj"]
    parts.append("2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj")
    page = "/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>/MediaBox[0 0 612 792]"
    parts.append(f"3 0 obj<</Type/Page/Parent 2 0 R{page}>>endobj")
    parts.append("4 0 obj<</Length 5>>stream\n/F Do\nendstream endobj")
    for at in range(5, 5 + depth):
        form = f"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F {at + 1} 0 R>>>>"
        said = "/F Do " * width
        parts.append(f"{at} 0 obj<<{form}/Length {len(said)}>>stream\n{said}\nendstream endobj")
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 4"
    parts.append(f"{5 + depth} 0 obj<<{form}>>stream\nq Q \nendstream endobj")
    body = "%PDF-1.4\n" + "\n".join(parts)
    return f"{body}\ntrailer<</Root 1 0 R>>\n".encode()


def test_forms_that_name_forms_end_when_the_time_is_over(monkeypatch):
    monkeypatch.setattr(lines, "_SECONDS", 1.0)
    begun = time.perf_counter()
    with pytest.raises(StudioError, match="more than a script needs"):
        read_bytes(forms_in_forms(12, 10), "script.pdf")
    assert time.perf_counter() - begun < 20


def test_two_speeches_side_by_side_may_go_over_the_page():
    printer = Printer()
    printer.put(108, "INT. HOUSE - DAY")
    printer.at = 50
    for x, text in ((178, "MARA"), (410, "TOM")):
        printer.at = 50
        printer.put(x, text)
    for x, text in ((120, "Where have you"), (340, "I was at the")):
        printer.at = 51
        printer.put(x, text)
    printer.turn()
    for x, text in ((120, "been?"), (340, "harbour.")):
        printer.at = 0
        printer.put(x, text)
    printer.at = 2
    printer.put(108, "They wait.")
    assert flat(read_bytes(printer.bytes(), "x.pdf")) == [
        ("heading", "INT. HOUSE - DAY"),
        ("dialogue", "Where have you been?", "MARA", "", "left"),
        ("dialogue", "I was at the harbour.", "TOM", "", "right"),
        ("action", "They wait."),
    ]


def test_radicals_and_ligatures_are_read_as_what_they_stand_for():
    assert lines._usual("⼀⻓⼤ﬁ") == "一长大fi"
