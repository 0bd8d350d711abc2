"""Money: whole minor units and an ISO 4217 currency code."""

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from studio.base.errors import StudioError
from studio.base.words import N_

# ISO 4217 currencies whose minor unit is not a hundredth.
_NONE = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
_THREE = "BHD IQD JOD KWD LYD OMR TND"
_DIGITS = {**dict.fromkeys(_NONE.split(" "), 0), **dict.fromkeys(_THREE.split(" "), 3)}
_CODE = re.compile(r"^[A-Z]{3}$")
_GROUPED = re.compile(r"^[^,.]*(,\d{3,4})*(\.[^,]*)?$")  # by thousands, or by 萬
_LETTERS = re.compile(r"[A-Za-z]+")


def digits(currency: str) -> int:
    """How many decimals the currency has."""
    return _DIGITS.get(currency, 2)


def major(minor: int, currency: str) -> Decimal:
    """Turn minor units into an exact decimal amount."""
    return Decimal(minor).scaleb(-digits(currency))


def minor(text: str, currency: str) -> int:
    """Read an amount typed by a user into minor units; raises StudioError when it is none."""
    plain = text.replace("，", ",").replace(" ", "")
    try:
        if not _GROUPED.match(plain):  # 12,50 is twelve and a half to some
            raise InvalidOperation
        amount = Decimal(plain.replace(",", ""))
        if not amount.is_finite() or abs(amount) >= Decimal(10) ** 13:
            raise InvalidOperation
    except InvalidOperation:
        raise StudioError(
            N_("“{text}” is not an amount. Write it like 1200.50."), text=text
        ) from None
    return int(amount.scaleb(digits(currency)).to_integral_value(ROUND_HALF_UP))


def read(text: str, currency: str) -> tuple[int, str]:
    """Read `1200.50`, `USD 1200.50` or `1,200 usd` into minor units and a currency code.

    Without letters the amount is in `currency`; an empty text is 0. Raises StudioError.
    """
    words = _LETTERS.findall(text)
    code = check_currency(words[0]) if words else currency
    rest = _LETTERS.sub("", text, count=1).strip()
    return (minor(rest, code) if rest or words else 0), code


def written(minor: int, currency: str) -> str:
    """Write an amount as `read` reads it: `USD 1200.50`; 0 is empty."""
    return f"{currency} {major(minor, currency)}" if minor else ""


def check_currency(code: str) -> str:
    """Return the code in capitals; raises StudioError when it is not of the ISO 4217 form."""
    clean = code.strip().upper()
    if not _CODE.match(clean):
        raise StudioError(
            N_("“{code}” is not a currency code. Use three letters, such as CNY or USD."), code=code
        )
    return clean
