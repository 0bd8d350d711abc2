"""The shipped fonts: listed, embeddable in a PDF, and wide enough for their scripts."""

import io
import tomllib
from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from studio.base.data import resource

FONTS = tomllib.loads(resource("fonts", "fonts.toml").read_text("utf-8"))["font"]
SAMPLES = {
    "Latn": "Call sheet 07:30 – “OK” é €",
    "Grek": "Ωδή",
    "Cyrl": "Съёмка",
    "Hans": "第一集 内 客厅 夜 林晚：你终于来了。……——《》",
    "Hani": "镕堃喆淼龘朱镕基 䶮㛃䲟",
    "Hant": "第一場 內景 客廳 夜「開始」",
    "Bopo": "ㄅㄆㄇㄈ",
    "Jpan": "撮影スケジュール、集合時間は朝６時です。高畑﨑",
    "Kore": "촬영 일정표 뷁 한국어",
    "Thai": "ตารางถ่ายทำ ๑๒๓",
    "Arab": "جدول التصوير ٢٠٢٦ پ چ گ",
    "Deva": "शूटिंग का समय १२३",
}
named = pytest.mark.parametrize("font", FONTS, ids=lambda font: font["file"])


def load(font: dict) -> TTFont:
    return TTFont(font["file"], str(resource("fonts", font["file"])))


def test_the_list_names_every_file_and_every_file_is_named():
    shipped = {path.name for path in resource("fonts").glob("*.ttf")}
    assert shipped == {font["file"] for font in FONTS}


@named
def test_a_font_stands_beside_its_licence(font):
    licence = resource("fonts", font["licence"]).read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence


@named
def test_a_font_has_the_family_and_weight_of_the_list(font):
    face = load(font).face
    assert face.familyName.decode().startswith(font["family"])
    assert face.name.decode().startswith(font["family"].replace(" ", ""))


@named
def test_a_font_draws_its_scripts(font):
    glyphs = load(font).face.charToGlyph
    for script in font["scripts"]:
        missing = {c for c in SAMPLES[script] if c != " " and not glyphs.get(ord(c))}
        assert not missing, script


@named
def test_a_pdf_embeds_the_font_and_gives_its_text_back(font):
    loaded = load(font)
    pdfmetrics.registerFont(loaded)
    text = SAMPLES[font["scripts"][0]]
    out = io.BytesIO()
    page = Canvas(out)
    page.setFont(font["file"], 12)
    page.drawString(72, 720, text)
    page.save()
    read = PdfReader(out)
    embedded = read.pages[0]["/Resources"]["/Font"]
    programs = [
        entry.get_object().get("/FontDescriptor", {}).get("/FontFile2")
        for entry in embedded.values()
    ]
    assert any(program is not None for program in programs)
    # Readers turn Arabic round, so compare the characters of the first word, not their order.
    assert set(text.split()[0]) <= set(read.pages[0].extract_text())


def test_inter_writes_the_languages_of_europe_and_vietnam():
    glyphs = TTFont("Inter", str(resource("fonts", "Inter-Regular.ttf"))).face.charToGlyph
    assert all(glyphs.get(ord(c)) for c in "ŁęşğøßñŐİΩЖủậđ₫₺₽−×·•→")


def test_inter_keeps_the_features_of_tables_of_figures():
    data = Path(resource("fonts", "Inter-Regular.ttf")).read_bytes()
    for tag in (b"tnum", b"kern", b"cv11"):
        assert tag in data


def test_regular_chinese_covers_gbk_and_bold_covers_gb2312():
    for file, codec in (("NotoSansSC-Regular.ttf", "gbk"), ("NotoSansSC-Bold.ttf", "gb2312")):
        face = TTFont(file, str(resource("fonts", file))).face
        for lead in range(0xB0, 0xF8):
            for trail in range(0xA1, 0xFF):
                char = bytes((lead, trail)).decode(codec, "ignore")
                if char and not 0xE000 <= ord(char) < 0xF900:
                    assert face.charToGlyph.get(ord(char)), char


def test_all_fonts_together_stay_small():
    assert sum(path.stat().st_size for path in resource("fonts").glob("*.ttf")) < 30_000_000
