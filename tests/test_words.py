"""The catalogues: nothing stale, nothing untranslated, no placeholder lost, the terms kept."""

import importlib
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.pofile import read_po

from studio.people.store import standard

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "translations"
TERMS = FOLDER / "terms.md"
LANGUAGES = ("zh_Hans", "es")

# Latin words that Chinese crews and computers write as they are: codes, formats, programs.
LATIN = """
    CNY USD KB GB PDF JSON DIT DOOD SW W H I WF SWF UTF-8 UTF-16 GB18030 PATH FILE KIND N OUT
    Ninesixteen Fountain Python Qt PySide6 SQLite ffmpeg libass libx264 pip en zh pt-BR
    Asia/Shanghai QT_QPA_PLATFORM Ctrl Alt Shift Tab Esc Enter OS VO
    XLSX WebVTT WEBVTT srt vtt es min max round set PREP_DAYS B nl FDX XML Final Draft
    Instagram Reels Stories YouTube Shorts TikTok M MB ms s f start end none action
    MORE CONTINUED NAME CSV Excel Word Fade In Open Screenplay Format RTF pdf docx fountain fdx xlsx
    csv --day N
"""
# What is typed as it stands: options, commands, the endings and paths of files.
TYPED = re.compile(
    r"(?<!\w)--?[a-z][a-z-]*|(?<![A-Za-z])studio( [a-z-]+)*|sudo apt install|pip install"
    r"|\.[a-z]+(?![A-Za-z])|packaging/start\.py"
)
WORD = re.compile(r"[A-Za-z][A-Za-z0-9._/-]*")
# Messages that Spanish says as English does: words of both languages, codes, names of programs.
SAME = {
    *("Actor", "Catering", "Director", "Editor", "Error", "Extras", "Gaffer", "Hospital"),
    *("Hotel", "Inspector", "Radio", "Set", "Sets", "Total", "clip", "error", "Hindi", "Min"),
    *("Ext", "Int", "Int/Ext", "EXT", "INT", "I/E", "D/N", "I/E, D/N", "Est.", "PDF", "SQLite"),
    *("ffmpeg", "SQLite {version}.", "Python {python}, PySide6 {qt}.", "Error: {message}"),
    *(
        "Total {currency}",
        "Sets: {names}",
        "NG: {reason}",
        "{n} KB",
        "{n} d",
        "{n} ep",
        "{n} set",
        "{n} sets",
    ),
    *("Clip", "Clips", "NG", "Original", "Proxy", "Instagram Reels", "TikTok", "YouTube Shorts"),
    *("Proxies", "proxy", "variable", "No", "Audio", "{n} / {most} px"),
    *("Sides", "Fountain", "Final Draft"),
}
# English words that no Spanish text has; words of both languages are left out.
ENGLISH = re.compile(
    r"\b(the|of|and|or|is|are|was|not|there|this|that|for|with|from|day|days|scene|scenes|cast"
    r"|crew|call|sheet|board|budget|line|lines|take|shot|frame|file|choose|add|remove)\b",
    re.IGNORECASE,
)


@pytest.fixture
def catalogue(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    return importlib.import_module("catalogue")


def forms(message):
    """The texts of a message or translation: one, or one per plural form."""
    return message if isinstance(message, tuple) else (message,)


def pairs(language):
    """Every English message with each of its forms in a language."""
    with (FOLDER / language / "LC_MESSAGES" / "studio.po").open("rb") as file:
        messages = [one for one in read_po(file, locale=language) if one.id]
    for one in messages:
        english, said = forms(one.id), forms(one.string)
        if len(said) == 1:  # a language without a plural says both
            english = english[:1]
        yield from zip(english, said, strict=True)


def placeholders(text):
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def terms(language):
    """The rows of the list of terms: English and the word of a language; Spanish has more."""
    text = TERMS.read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|[^|\n]*\|$", text, re.M)
    known = {row[0]: row[1 + LANGUAGES.index(language)] for row in rows}
    if language == "es":
        known |= dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|[^|\n]*\|$", text, re.M))
    return {english: word for english, word in known.items() if english not in ("English", "---")}


def typed_apart(text):
    """A text without its placeholders and without what is typed as it stands."""
    return TYPED.sub(" ", re.sub(r"\{[\w!]*\}", " ", text))


def test_the_catalogues_hold_what_the_program_says_now(catalogue):
    files, _ = catalogue.wanted()
    stale = [path.name for path, content in files.items() if path.read_bytes() != content]
    assert stale == []


def test_no_message_lacks_its_translation(catalogue):
    assert set(LANGUAGES) == set(catalogue.COMPLETE)
    assert catalogue.wanted()[1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_placeholders_of_its_message(language):
    lost = [(en, said) for en, said in pairs(language) if placeholders(en) != placeholders(said)]
    assert lost == []


def test_no_english_is_left_in_chinese():
    left = {}
    for english, chinese in pairs("zh_Hans"):
        words = [word for word in WORD.findall(typed_apart(chinese)) if word not in LATIN.split()]
        if words:
            left[english] = words
    assert left == {}


def test_spanish_says_as_english_only_what_is_the_same_in_both():
    worded = [(en, es) for en, es in pairs("es") if re.search("[A-Za-z]", typed_apart(es))]
    assert {en for en, es in worded if en == es} <= SAME


def test_no_english_is_left_in_spanish():
    found = {en: ENGLISH.findall(typed_apart(es)) for en, es in pairs("es")}
    left = {en: [word for word in words if not word.isupper()] for en, words in found.items()}
    assert {en: words for en, words in left.items() if words} == {}


@pytest.mark.parametrize(("language", "stop"), [("zh_Hans", "。"), ("es", ".")])
def test_a_sentence_stays_a_sentence_and_a_label_a_label(language, stop):
    abbreviated = re.compile(r"\b(No|Est|est)\.$")
    wrong = [
        (en, said)
        for en, said in pairs(language)
        if (en.endswith(".") and not abbreviated.search(en))
        != (said.endswith(stop) and not abbreviated.search(said))
    ]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_ellipsis_stays_where_a_dialog_follows(language):
    wrong = [(en, said) for en, said in pairs(language) if en.endswith("…") != said.endswith("…")]
    assert wrong == []


def test_chinese_uses_chinese_marks():
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?()]|[,;:!?()][\u4e00-\u9fff]")
    wrong = [(en, zh) for en, zh in pairs("zh_Hans") if half_width.search(zh)]
    assert wrong == []


def test_spanish_opens_its_questions_and_calls():
    wrong = [es for _, es in pairs("es") if es.count("?") != es.count("¿")]
    wrong += [es for _, es in pairs("es") if typed_apart(es).count("!") != es.count("¡")]
    assert wrong == []


def test_spanish_speaks_to_nobody_as_a_friend():
    familiar = re.compile(
        r"\b(tú|tu|tus|te|vosotros|vuestro|usted|ustedes|ordenador|fichero)\b", re.I
    )
    assert [es for _, es in pairs("es") if familiar.search(es)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_that_is_a_term_is_translated_by_it(language):
    known = terms(language)
    assert len(known) >= 60
    wrong = [(en, said, known[en]) for en, said in pairs(language) if known.get(en, said) != said]
    assert wrong == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_positions_or_departments_are_called_the_same(language):
    said = dict(pairs(language))
    kinds = standard()
    for words in (list(kinds), [one for positions in kinds.values() for one in positions]):
        named = [said[word].casefold() for word in dict.fromkeys(words)]
        assert sorted(named) == sorted(set(named))
