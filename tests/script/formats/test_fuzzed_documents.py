"""Broken documents of every format: a sentence or a whole reading, never anything else."""

import io
import os
import random
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.base.errors import StudioError
from studio.script.formats import check_cover, osf, paper, read_bytes, read_text
from studio.script.formats.fdx.reader import source_rows as fdx_rows
from studio.script.formats.word.reader import source_rows as word_rows
from tests.script.formats.fdx.making import fdx, para, runs, scene, speech
from tests.script.formats.long_scripts import chinese, western
from tests.script.formats.osf import making as osf_making
from tests.script.formats.paper.making import chinese_pdf, western_pdf
from tests.script.formats.word import making as word_making

ROUNDS = int(os.environ.get("STUDIO_FUZZ_ROUNDS", "60"))
FORMATS = ("docx", "pdf", "osf", "fdx", "fountain", "chinese", None)
SOURCE_ROWS = {
    "docx": word_rows,
    "pdf": paper.source_rows,
    "osf": osf.source_rows,
    "fdx": fdx_rows,
}
SHORT = read_text(western(1, 3), "x")
NUMBERED = word_making.raw(
    word_making.run("1-1 日 内 客厅"),
    word_making.run("林晚：好。") + "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
    "<w:pPr><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>",
    word_making.run("秘密", "<w:vanish/><w:b/>"),
    '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2-3场</w:t></w:r></w:p></w:tc></w:tr></w:tbl>',
)  # fmt: skip
SAMPLES = {
    "styles.docx": word_making.western(SHORT, look="styles"),
    "numbers.docx": NUMBERED,
    "chinese.docx": word_making.lines(*chinese(1, 2).split("\n")),
    "western.pdf": western_pdf(SHORT, numbers=True, stars=True),
    "chinese.pdf": chinese_pdf(chinese(1, 2)),
    "script.osf": osf_making.osf(osf_making.script(SHORT)),
    "script.fadein": osf_making.fadein(osf_making.osf(osf_making.script(SHORT))),
    "script.fdx": fdx(
        scene("INT. HOUSE - DAY", "1", "2/8", Summary="They meet.")
        + runs("Action", [("A ", {}), ("ring", {"Style": "Bold+Italic", "TagNumber": "1"})])
        + speech("MARA", "(low)", "Yes.")
        + para("Transition", "CUT TO:")
    ),
}


def check(data, name, as_format=None):
    """Read bytes: a sentence that names the file, or a reading that holds every line."""
    try:
        reading = read_bytes(data, name, as_format)
    except StudioError:
        return
    if reading.format in SOURCE_ROWS and as_format not in ("fountain", "chinese"):
        rows = "\n".join(SOURCE_ROWS[reading.format](data, name))
        assert check_cover(rows, reading) == []


def mutate(data, chance):
    data = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(data) + 1)
        size = chance.choice((1, 1, 2, 8, 64, 500))
        action = chance.choice(("flip", "flip", "cut", "double", "swap", "end", "zero"))
        if action == "flip" and at < len(data):
            data[at] ^= 1 << chance.randrange(8)
        elif action == "cut":
            del data[at : at + size]
        elif action == "double":
            data[at:at] = data[at : at + size]
        elif action == "swap":
            other = chance.randrange(len(data) + 1)
            piece = data[at : at + size]
            data[at : at + size] = data[other : other + size]
            data[other : other + size] = piece
        elif action == "end" and chance.random() < 0.2:
            del data[at:]
        elif action == "zero":
            data[at : at + size] = bytes(size)
    return bytes(data)


def repacked(data, chance):
    """Mutate what is inside of an archive, so that the archive itself is sound."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w") as new:
        names = old.namelist()
        chosen = chance.choice([n for n in names if n.endswith((".xml", ".rels"))])
        for name in names:
            inside = old.read(name)
            if name == chosen:
                inside = mutate_xml(inside, chance) if chance.random() < 0.8 else b""
            new.writestr(name, inside)
    return file.getvalue()


def mutate_xml(data, chance):
    """Change tags and values rather than bytes, so that most of it is still XML."""
    text = data.decode("utf-8", "replace")
    for _ in range(chance.randint(1, 5)):
        pieces = text.split('"')
        at = chance.randrange(len(pieces))
        action = chance.choice(("value", "value", "drop", "double", "bytes"))
        if action == "value" and len(pieces) > 2:
            at |= 1
            if at < len(pieces):
                pieces[at] = chance.choice(("", "-1", "99999999999", "x", "0", "\u0e01", "1"))
            text = '"'.join(pieces)
        elif action in ("drop", "double"):
            tags = text.split("<")
            at = chance.randrange(len(tags))
            if action == "drop" and tags[at][:1] != "/" and tags[at].rstrip().endswith("/>"):
                del tags[at]
            elif tags[at].rstrip().endswith("/>"):
                tags.insert(at, tags[at])
            text = "<".join(tags)
        elif action == "bytes":
            text = mutate(text.encode(), chance).decode("utf-8", "replace")
    return text.encode()


def mutated(name, data, chance):
    packed = name.endswith((".docx", ".fadein"))
    if packed and chance.random() < 0.7:
        return repacked(data, chance)
    if name.endswith((".osf", ".fdx")) and chance.random() < 0.7:
        return mutate_xml(data, chance)
    return mutate(data, chance)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SAMPLES)
def test_mutated_documents_are_read_whole_or_refused(name):
    chance = random.Random(name)
    for _ in range(max(20, ROUNDS // 3)):
        check(mutated(name, SAMPLES[name], chance), name)


@pytest.mark.slow
@pytest.mark.timeout(3000)
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.skipif("STUDIO_FUZZ_ROUNDS" not in os.environ, reason="set STUDIO_FUZZ_ROUNDS")
def test_thousands_of_mutated_documents_are_read_whole_or_refused(name):
    chance = random.Random(name * 2)
    for _ in range(ROUNDS * 10):
        check(mutated(name, SAMPLES[name], chance), name)


relaxed = settings(max_examples=ROUNDS, deadline=None, suppress_health_check=[HealthCheck.too_slow])
starts = st.sampled_from(
    [b"", b"PK\x03\x04", b"%PDF-1.7\n", b"<document>", b"<FinalDraft>", b"\xff\xfe", b"{\\rtf"]
)


@relaxed
@given(start=starts, rest=st.binary(max_size=400), as_format=st.sampled_from(FORMATS))
def test_any_bytes_are_read_or_refused(start, rest, as_format):
    check(start + rest, "any.bin", as_format)


REAL = """INT. HOUSE - DAY|12. EXT. ROAD - NIGHT|MARA|(low)|Yes.|CUT TO:|第1集|1-1 日 内 客厅
林晚：好。|△走。|人物：林晚|（MORE）|(CONTINUED)|EPISODE 2||"""
words = st.one_of(
    st.sampled_from(REAL.replace("\n", "|").split("|")),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=30),
)
kinds = st.sampled_from(["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "?"])


@relaxed
@given(paragraphs=st.lists(st.tuples(kinds, words, words), max_size=12))
def test_any_paragraphs_of_open_screenplay_format_are_all_read(paragraphs):
    made = [
        osf_making.para(kind, f"<text>{osf_making.escape(text)}</text>", note=note)
        for kind, text, note in paragraphs
        if not {"\ufffe", "\uffff"} & set(text + note)
    ]
    check(osf_making.osf(made), "any.osf")


@relaxed
@given(texts=st.lists(words, min_size=1, max_size=12), look=st.integers(0, 3))
def test_any_paragraphs_of_word_are_all_read(texts, look):
    document = word_making.Document()
    for at, text in enumerate(texts):
        clean = "".join(char for char in text if char not in "\ufffe\uffff")
        paragraph = document.add_paragraph(clean)
        if look:
            paragraph.paragraph_format.left_indent = word_making.Pt(36 * (at * look % 5))
    check(word_making.saved(document), "any.docx")
