"""A language says lists, messages inside messages, and light in its own way."""

from datetime import date
from decimal import Decimal

import pytest

from studio.base.words import msg
from studio.i18n import CHOICES, language, system_language
from studio.script.light import say_light


@pytest.mark.parametrize(
    ("code", "mark", "joined"),
    [
        ("en", ",", "1-1, 1-2"),
        ("zh", ",", "1-1、1-2"),
        ("en", ";", "1-1; 1-2"),
        ("zh", ";", "1-1；1-2"),
        ("zh", ":", "1-1：1-2"),
        ("zh", ".", "1-1。1-2"),
        ("qps", ",", "1-1, 1-2"),
    ],
)
def test_a_list_is_joined_by_the_marks_of_its_language(code, mark, joined):
    assert language(code).join(("1-1", "1-2"), mark) == joined


def test_a_message_may_hold_messages_and_lists():
    message = msg("{day} is locked. Unlock it first.", day=msg("Day {day}", day=3))
    assert str(message) == "Day 3 is locked. Unlock it first."
    assert language("zh").say(message) == "第3天已锁定。请先解锁。"
    several = msg("{names} not available", names=("Lin", msg("Boneyard")))
    assert str(several) == "Lin, Boneyard not available"
    assert "Lin、待排区" in language("zh").say(several)


@pytest.mark.parametrize(
    ("where", "when", "english", "chinese", "spanish"),
    [
        ("INT", "DAY", "Int Day", "内日", "Int Día"),
        ("EXT", "NIGHT", "Ext Night", "外夜", "Ext Noche"),
        (None, "DUSK", "Dusk", "昏", "Ocaso"),
        ("EXT", None, "Ext", "外", "Ext"),
    ],
)
def test_light_is_said_as_scripts_of_the_language_do(where, when, english, chinese, spanish):
    assert say_light(language("es"), where, when) == spanish
    assert say_light(language("en"), where, when) == english
    assert say_light(language("zh"), where, when) == chinese


def test_spanish_writes_dates_money_and_figures_as_in_the_americas():
    spanish = language("es")
    day = date(2026, 12, 7)
    assert spanish.day(day) == "lunes, 7 de diciembre de 2026"
    assert (spanish.short_day(day), spanish.tiny_day(day)) == ("lun 7 dic", "7/12")
    assert spanish.money(123450, "MXN") == "MXN 1,234.50"
    assert spanish.decimal(Decimal("1234.5")) == "1,234.5"
    assert spanish.count("{n} scene", "{n} scenes", 1) == "1 escena"
    assert spanish.count("{n} scene", "{n} scenes", 0) == "0 escenas"


@pytest.mark.parametrize("code", ["es-MX", "es_419", "es-es", "es-AR"])
def test_every_region_of_spanish_speaks_it_with_its_own_figures(code):
    assert language(code).text("Call sheet") == "Hoja de llamado"
    assert language("es-ES").number(1234567) == "1.234.567"


def test_every_language_to_choose_has_words_and_a_name_of_its_own():
    assert all(language(code).spoken for code in CHOICES)
    assert [language(code).native_name for code in CHOICES] == ["English", "中文 (简体)", "Español"]


@pytest.mark.parametrize(
    ("system", "code"),
    [("es_MX.UTF-8", "es"), ("zh_CN.UTF-8", "zh-Hans"), ("pt_BR.UTF-8", "en"), ("C", "en")],
)
def test_the_system_chooses_among_the_languages_there_are(monkeypatch, system, code):
    monkeypatch.delenv("NINESIXTEEN_LANGUAGE")
    monkeypatch.setenv("LC_ALL", system)
    assert system_language().code == code
