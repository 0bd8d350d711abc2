"""A language to speak in: its words and its ways with dates, numbers and money.

One gettext catalogue serves windows, the command line and printed pages. A `Language` is passed
to whoever speaks, so that a call sheet can print in another language than the window's.
"""

import gettext
import locale as system_locale
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, get_timezone
from babel.numbers import format_currency, format_decimal

from studio.base import data, money
from studio.base.errors import StudioError
from studio.base.words import N_, Message

PSEUDO = "qps"
CHOICES = ("en", "zh-Hans", "es")
# How a language joins a list, clauses that hold lists, a label and what it is of, sentences.
_MARKS = {"zh": {",": "、", ";": "；", ":": "：", ".": "。"}}
# Whose dates and figures a language without a region takes: series in Spanish are mostly American.
_FIGURES = {"es": "es-419"}
_ALIASES = {"zh": "zh-Hans", "zh-CN": "zh-Hans", "zh-SG": "zh-Hans", "zh-TW": "zh-Hant"}


class _Pseudo(gettext.NullTranslations):
    """Longer words with marks at both ends, to see what is clipped or not translated."""

    def gettext(self, message: str) -> str:
        """Stretch a message by about a third."""
        return f"[{message}{'~' * max(1, len(message) // 3)}]"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """Stretch the form for a number."""
        return self.gettext(msgid1 if n == 1 else msgid2)


@dataclass(frozen=True)
class Language:
    """A language; `code` is BCP 47, such as `en` or `zh-Hans`."""

    code: str
    locale: Locale
    words: gettext.NullTranslations

    @property
    def base(self) -> str:
        """The language without script and region, such as `zh`."""
        return self.locale.language

    @property
    def spoken(self) -> bool:
        """Whether this program has words in the language; the messages themselves are English."""
        return self.base == "en" or isinstance(self.words, gettext.GNUTranslations)

    @property
    def native_name(self) -> str:
        """The language's name in itself."""
        if self.code in _FIGURES:
            return self.short_name
        return _capital(str(self.locale.display_name or self.code))

    @property
    def short_name(self) -> str:
        """The language's name in itself without its script or region, such as `English`."""
        return _capital(str(self.locale.language_name or self.code))

    @property
    def right_to_left(self) -> bool:
        """Whether it is written from right to left."""
        return str(self.locale.text_direction) == "rtl"

    def name_of(self, code: str) -> str:
        """Name another language in this one, such as `Spanish`; its code where it has no name."""
        own = canonical(code)
        # Figures may be those of a region that nobody named.
        parsed = Locale(own) if own in _FIGURES else language(own).locale
        return str(parsed.get_display_name(self.locale) or code)

    def text(self, message: str, /, **values: object) -> str:
        """Translate a message and fill in its `{placeholders}`."""
        words = self.words.gettext(message) if message else ""
        return words.format(**values) if values else words

    def say(self, message: Message) -> str:
        """Translate a message that carries its values: messages among them too, lists joined."""
        return self.text(message.text, **self._spoken(message.values))

    def _spoken(self, values: Mapping[str, object]) -> dict[str, object]:
        return {name: self._one(value) for name, value in values.items()}

    def _one(self, value: object) -> object:
        if isinstance(value, Message):
            return self.say(value)
        return self.join(map(self._one, value)) if isinstance(value, tuple) else value

    def join(self, texts: Iterable[object], mark: str = ",") -> str:
        """List texts as the language does: `a, b` or `a、b`; the mark may be one of `,;:.`."""
        own = _MARKS.get(self.base, {}).get(mark, f"{mark} ")
        return own.join(map(str, texts))

    def count(self, one: str, many: str, n: int, /, **values: object) -> str:
        """Translate a message that depends on the number `n`, which fills `{n}`."""
        return self.words.ngettext(one, many, n).format(n=n, **values)

    def day(self, value: date) -> str:
        """Write a date in full, with its weekday."""
        return format_date(value, "full", locale=self.locale)

    def short_day(self, value: date) -> str:
        """Write a date as briefly as a table needs: weekday, day and month."""
        pattern = "M月d日 EEE" if self.base == "zh" else "EEE d MMM"
        return format_date(value, pattern, locale=self.locale)

    def tiny_day(self, value: date) -> str:
        """Write day and month in figures."""
        return format_date(value, "M/d" if self.base == "zh" else "d/M", locale=self.locale)

    def moment(self, value: datetime) -> str:
        """Write a date and time in the time zone of this computer."""
        zone = get_timezone(None)
        return format_datetime(value, "short", tzinfo=zone, locale=self.locale)

    def number(self, value: int) -> str:
        """Write a whole number with the language's separators."""
        return format_decimal(value, locale=self.locale)

    def decimal(self, value: Decimal) -> str:
        """Write a figure with the language's separators and at most four decimals."""
        return format_decimal(value, "#,##0.####", locale=self.locale)

    def money(self, minor: int, currency: str) -> str:
        """Write minor units with the ISO code, because ¥ is two currencies."""
        amount = money.major(minor, currency)
        decimals = "0" * money.digits(currency)
        pattern = f"¤¤ #,##0.{decimals}" if decimals else "¤¤ #,##0"
        # The library's own decimals leave the minor unit of some currencies out.
        return format_currency(amount, currency, pattern, locale=self.locale, currency_digits=False)

    def amount(self, minor: int, currency: str) -> str:
        """Write minor units without the code, for a column whose head names the currency."""
        pattern = f"#,##0.{'0' * money.digits(currency)}".rstrip(".")
        return format_decimal(money.major(minor, currency), pattern, locale=self.locale)

    def short_money(self, minor: int, currency: str) -> str:
        """Write an amount as briefly as a table needs: whole ones without decimals."""
        amount = money.major(minor, currency)
        if amount != amount.to_integral_value():
            return self.money(minor, currency)
        return format_currency(
            amount, currency, "¤¤ #,##0", locale=self.locale, currency_digits=False
        )


def lend(lang: Language) -> None:
    """Let libraries that speak through gettext find their words in a language's catalogue."""
    gettext.bindtextdomain("studio", str(data.translations()))
    gettext.textdomain("studio")
    os.environ["LANGUAGE"] = lang.code.replace("-", "_")


@cache
def language(code: str) -> Language:
    """Load a language by its BCP 47 code; messages it lacks stay in English.

    Raises StudioError for a code that is none.
    """
    if code == PSEUDO:
        return Language(PSEUDO, Locale.parse("en"), _Pseudo())
    clean = canonical(code)
    try:
        parsed = Locale.parse(_FIGURES.get(clean, clean), sep="-")
    except (ValueError, UnknownLocaleError):
        raise StudioError(
            N_("“{code}” is not a language. Use a code such as en, zh or pt-BR."), code=code
        ) from None
    folders = [clean.replace("-", "_"), parsed.language]
    words = gettext.translation("studio", data.translations(), languages=folders, fallback=True)
    return Language(clean, parsed, words)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def canonical(code: str) -> str:
    """Write a language code one way: `zh`, `zh_CN` and `zh-cn` are `zh-Hans`."""
    parts = code.strip().replace("_", "-").split(".")[0].split("-")
    joined = "-".join([parts[0].lower(), *map(_subtag, parts[1:])])
    if joined.startswith("zh-Hans-"):
        return "zh-Hans"
    return _ALIASES.get(joined, joined)


def _subtag(part: str) -> str:
    return part.title() if len(part) == 4 else part.upper() if len(part) == 2 else part


def system_language() -> Language:
    """Choose from what this product speaks the one that the system is set to."""
    asked = os.environ.get("NINESIXTEEN_LANGUAGE") or _from_system()
    if asked == PSEUDO:
        return language(PSEUDO)
    base = canonical(asked).partition("-")[0]
    return language(next((code for code in CHOICES if code.partition("-")[0] == base), "en"))


def _from_system() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return value
    return system_locale.getlocale()[0] or "en"
