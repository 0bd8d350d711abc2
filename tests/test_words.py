"""The catalogues: nothing stale, nothing untranslated, no placeholder lost, the terms kept."""

import importlib
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[1]
CHINESE = ROOT / "translations" / "zh_Hans" / "LC_MESSAGES" / "studio.po"
TERMS = ROOT / "translations" / "terms.md"

# Latin words that Chinese crews and computers write as they are: codes, formats, programs.
LATIN = """
    CNY USD KB GB PDF JSON DIT DOOD SW W H I WF SWF UTF-8 UTF-16 GB18030 PATH FILE KIND N OUT
    Ninesixteen Fountain Python Qt PySide6 SQLite ffmpeg libass libx264 pip en zh pt-BR
    Asia/Shanghai QT_QPA_PLATFORM Ctrl Alt Shift Tab Esc Enter OS VO
"""
# What is typed as it stands: options, commands, the endings and paths of files.
TYPED = re.compile(
    r"(?<!\w)--?[a-z][a-z-]*|(?<![A-Za-z])studio( [a-z-]+)*|sudo apt install|pip install"
    r"|\.[a-z]+(?![A-Za-z])|packaging/start\.py"
)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9._/-]*")


@pytest.fixture
def catalogue(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("catalogue")


def pairs():
    """Every English message with each of its Chinese forms."""
    with CHINESE.open("rb") as file:
        messages = [one for one in read_po(file) if one.id]
    for one in messages:
        english = one.id[0] if isinstance(one.id, tuple) else one.id
        forms = one.string if isinstance(one.string, tuple) else (one.string,)
        yield from ((english, chinese) for chinese in forms)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def terms():
    """The rows of the list of terms: English, Chinese."""
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|", TERMS.read_text(encoding="utf-8"), re.M)
    return {english: chinese for english, chinese in rows if english not in ("English", "---")}


def test_the_catalogues_hold_what_the_program_says_now(catalogue):
    files, _ = catalogue.wanted()
    stale = [path.name for path, content in files.items() if path.read_bytes() != content]
    assert stale == []


def test_no_message_lacks_its_translation(catalogue):
    assert catalogue.wanted()[1] == []


def test_a_translation_has_the_placeholders_of_its_message():
    lost = [(en, zh) for en, zh in pairs() if placeholders(en) != placeholders(zh)]
    assert lost == []


def test_no_english_is_left_in_chinese():
    left = {}
    for english, chinese in pairs():
        plain = TYPED.sub(" ", re.sub(r"\{[\w!]*\}", " ", chinese))
        words = [word for word in WORD.findall(plain) if word not in LATIN.split()]
        if words:
            left[english] = words
    assert left == {}


def test_a_sentence_stays_a_sentence_and_a_label_a_label():
    abbreviated = re.compile(r"\b(No|Est)\.$")
    wrong = [
        (en, zh)
        for en, zh in pairs()
        if (en.endswith(".") and not abbreviated.search(en)) != zh.endswith("。")
    ]
    assert wrong == []


def test_an_ellipsis_stays_where_a_dialog_follows():
    wrong = [(en, zh) for en, zh in pairs() if en.endswith("…") != zh.endswith("…")]
    assert wrong == []


def test_chinese_uses_chinese_marks():
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")
    wrong = [(en, zh) for en, zh in pairs() if half_width.search(zh)]
    assert wrong == []


def test_a_message_that_is_a_term_is_translated_by_it():
    known = terms()
    assert len(known) >= 60
    wrong = [(en, zh, known[en]) for en, zh in pairs() if known.get(en, zh) != zh]
    assert wrong == []
