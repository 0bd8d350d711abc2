"""How accounts, lines and values of a budget are called in a language."""

from decimal import Decimal

from studio.budget.model import Account, Budget, Fringe, Line
from studio.i18n import Language, language
from studio.project.production import Production


def account_name(lang: Language, show: Production, account: Account | Fringe) -> str:
    """Name an account, a section or a fringe; standard names are translated."""
    if account.other_name:
        return show.choose(lang.code, account.name, account.other_name)
    return lang.text(account.name)


def line_name(lang: Language, show: Production, budget: Budget, line: Line) -> str:
    """Name a line, with whom or what it pays."""
    own = lang.text(line.name)
    if line.other_name:
        own = show.choose(lang.code, line.name, line.other_name)
    link = budget.links.get(line.link)
    if link is None:
        return own
    paid = show.choose(lang.code, link.name, link.other_name)
    parts = (paid, own) if line.casting_id else (own, paid)
    return " · ".join(dict.fromkeys(part for part in parts if part))


def both_names(show: Production, one: Account | Fringe | Line) -> tuple[str, str]:
    """Return the names in the production's two languages; a standard name is translated into them.

    The second is empty where it would repeat the first.
    """
    if one.other_name or not one.name or not show.other_language:
        return one.name, one.other_name
    main, other = (language(code).text(one.name) for code in (show.language, show.other_language))
    return main, "" if main == other else other


def unit_name(lang: Language, line: Line) -> str:
    """Say the unit: words are translated, formulas stay."""
    return lang.text(line.unit)


def plain_number(value: Decimal) -> str:
    """Write a value as briefly as it can be, with at most four decimals."""
    shown = f"{value.quantize(Decimal('0.0001')):f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown
