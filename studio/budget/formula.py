"""Formulas of the budget: read and worked out exactly, over decimals, without `eval`.

A formula has numbers, names, `+ - * /`, `%` behind a value, parentheses and the functions min,
max and round. It is read once into steps for a stack, in time that grows with its length, so
nothing nests without end and nothing runs what was typed.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Context, Decimal, localcontext

from studio.base.errors import StudioError
from studio.base.words import N_, Message

LONGEST = 500  # characters of a formula
LARGEST = Decimal(10) ** 15  # what a number, and every value on the way, stays below
DIGITS = 34  # significant digits of a division
FUNCTIONS = frozenset({"MIN", "MAX", "ROUND"})
NAME = re.compile(r"[^\W\d]\w*")
_TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?|\.\d+)|(?P<name>[^\W\d]\w*)|(?P<sign>\S))")
_WIDE = {
    ord(wide): plain for wide, plain in zip("（）＋－−×＊÷／％，．＝", "()+--**//%,.=", strict=True)
}
_WIDE |= {ord("０") + at: str(at) for at in range(10)}
_BINDS = {"+": 1, "-": 1, "*": 2, "/": 2, "neg": 3}
_HAIR = 9  # decimals after those that count, in which a division may be off
_EXACT = Context(prec=200, rounding=ROUND_HALF_EVEN)
_ARITHMETIC = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN, Emax=999, Emin=-999)


class FormulaError(StudioError):
    """A formula that cannot be read or worked out; its message says where, counted from 1."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step for the stack: a value, a name, or an operation on the values before it.

    `at` is the character that it was read from; `count` the values that a function takes.
    """

    kind: str
    at: int
    value: Decimal = Decimal(0)
    name: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read."""

    text: str
    steps: tuple[Step, ...]

    @property
    def names(self) -> frozenset[str]:
        """The names it uses, in capitals."""
        return frozenset(step.name for step in self.steps if step.kind == "name")

    def value(self, names: Mapping[str, Decimal]) -> Decimal:
        """Work it out; raises FormulaError for a name that is missing, a zero divisor, …"""
        stack: list[Decimal] = []
        with localcontext(_ARITHMETIC):
            for step in self.steps:
                found = _apply(step, stack, names)
                if abs(found) >= LARGEST:
                    raise FormulaError(N_("the result at character {at} is too large"), at=step.at)
                stack.append(found)
        return stack[-1]


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    at: int


def parse(text: str) -> Formula:
    """Read a formula; names are not case-sensitive, a leading `=` is allowed.

    Raises FormulaError that names the character, counted from 1.
    """
    if len(text) > LONGEST:
        raise FormulaError(N_("it is longer than {count} characters"), count=LONGEST)
    return Formula(text, tuple(_Reader(_tokens(text)).read()))


def _tokens(text: str) -> list[_Token]:
    plain = text.translate(_WIDE).rstrip()
    at = len(plain) - len(plain.lstrip())
    at += plain[at:].startswith("=")
    found = []
    while at < len(plain):
        match = _TOKEN.match(plain, at)
        if match is None or match.lastgroup is None:
            break
        kind = match.lastgroup
        token = match[kind]
        found.append(_Token(token if kind == "sign" else kind, token, match.start(kind) + 1))
        at = match.end()
    return found


class _Reader:
    """Turns tokens into steps, with a stack of what still waits for its right side."""

    def __init__(self, tokens: Sequence[_Token]) -> None:
        self.tokens = tokens
        self.out: list[Step] = []
        self.waiting: list[_Token] = []
        self.counts: list[int] = []  # arguments of the open functions; 0 for plain parentheses

    def read(self) -> list[Step]:
        """Read all tokens."""
        if not self.tokens:
            raise FormulaError(N_("it is empty"))
        value_due = True
        for at, token in enumerate(self.tokens):
            value_due = self._operand(at, token) if value_due else self._after(token)
        if value_due:
            last = self.tokens[-1]
            raise FormulaError(
                N_("a value is missing after “{sign}” at character {at}"),
                sign=last.text,
                at=last.at,
            )
        while self.waiting:
            token = self.waiting.pop()
            if token.kind in ("(", "call"):
                raise FormulaError(
                    N_("the parenthesis at character {at} is not closed"), at=token.at
                )
            self._emit(token)
        return self.out

    def _operand(self, index: int, token: _Token) -> bool:
        """Read where a value is due; returns whether one is still due."""
        if token.kind == "number":
            self.out.append(Step("number", token.at, _number(token)))
            return False
        if token.kind == "name":
            return self._name(index, token)
        if token.kind == "-":
            self.waiting.append(_Token("neg", "-", token.at))
        elif token.kind == "(":
            called = bool(self.waiting) and self.waiting[-1].kind == "call?"
            if called:
                self.waiting[-1] = _Token("call", self.waiting[-1].text, token.at)
                self.counts.append(1)
            else:
                self.waiting.append(token)
                self.counts.append(0)
        elif token.kind != "+":
            raise _unexpected(token)
        return True

    def _name(self, index: int, token: _Token) -> bool:
        opened = index + 1 < len(self.tokens) and self.tokens[index + 1].kind == "("
        name = token.text.upper()
        if opened and name not in FUNCTIONS:
            raise FormulaError(
                N_("“{name}” at character {at} is not a function: there are min, max and round"),
                name=token.text,
                at=token.at,
            )
        if name in FUNCTIONS:
            if not opened:
                raise FormulaError(
                    N_("the function {name} at character {at} needs parentheses"),
                    name=token.text,
                    at=token.at,
                )
            self.waiting.append(_Token("call?", name, token.at))
            return True
        self.out.append(Step("name", token.at, name=name))
        return False

    def _after(self, token: _Token) -> bool:
        """Read where an operation is due; returns whether a value is due next."""
        if token.kind == "%":
            self.out.append(Step("%", token.at))
            return False
        if token.kind in ("+", "-", "*", "/"):
            self._flush(_BINDS[token.kind])
            self.waiting.append(token)
            return True
        if token.kind == ")":
            self._close(token)
            return False
        if token.kind == ",":
            self._flush(0)
            if self.counts and self.counts[-1]:
                self.counts[-1] += 1
                return True
            raise FormulaError(
                N_("the comma at character {at} stands in no function: write 1200, not 1,200"),
                at=token.at,
            )
        raise _unexpected(token)

    def _flush(self, binds: int) -> None:
        while self.waiting and _BINDS.get(self.waiting[-1].kind, -1) >= binds:
            self._emit(self.waiting.pop())

    def _emit(self, token: _Token) -> None:
        self.out.append(Step(token.kind, token.at))

    def _close(self, token: _Token) -> None:
        self._flush(0)
        if not self.waiting:
            raise FormulaError(N_("the parenthesis at character {at} closes nothing"), at=token.at)
        opened, count = self.waiting.pop(), self.counts.pop()
        if opened.kind == "call":
            if opened.text == "ROUND" and count > 2:
                raise FormulaError(
                    N_("round at character {at} takes a value and its decimals"), at=opened.at
                )
            self.out.append(Step("call", opened.at, name=opened.text, count=count))


def _number(token: _Token) -> Decimal:
    found = Decimal(token.text)
    if len(token.text) > 30 or found >= LARGEST:
        raise FormulaError(N_("the number at character {at} is too large"), at=token.at)
    return found


def _unexpected(token: _Token) -> FormulaError:
    return FormulaError(
        N_("“{sign}” is not expected at character {at}"), sign=token.text, at=token.at
    )


def _apply(step: Step, stack: list[Decimal], names: Mapping[str, Decimal]) -> Decimal:
    """Take what the step needs from the stack and return its value."""
    if step.kind == "number":
        return step.value
    if step.kind == "name":
        if step.name not in names:
            raise FormulaError(
                N_("“{name}” at character {at} is not known"), name=step.name, at=step.at
            )
        return names[step.name]
    if step.kind == "call":
        values = stack[-step.count :]
        del stack[-step.count :]
        return _call(step, values)
    right = stack.pop()
    if step.kind == "%":
        return right / 100
    if step.kind == "neg":
        return -right
    left = stack.pop()
    if step.kind == "/":
        if not right:
            raise FormulaError(N_("it divides by zero at character {at}"), at=step.at)
        return left / right
    if step.kind == "*":
        return left * right
    return left + right if step.kind == "+" else left - right


def _call(step: Step, values: Sequence[Decimal]) -> Decimal:
    if step.name == "MIN":
        return min(values)
    if step.name == "MAX":
        return max(values)
    places = values[1] if len(values) > 1 else Decimal(0)
    if places not in range(7):
        raise FormulaError(N_("round at character {at} takes from 0 to 6 decimals"), at=step.at)
    return half_up(values[0], int(places))


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """Round half up, below zero away from it, as spreadsheets do.

    What a division left a hair beside a half counts as that half: 1 / 3 * 1.5 is 0.5.
    """
    near = value.quantize(Decimal(1).scaleb(-places - _HAIR), context=_EXACT)
    return near.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, context=_EXACT)


def resolve(
    formulas: Mapping[str, str], known: Mapping[str, Decimal]
) -> tuple[dict[str, Decimal], dict[str, Message]]:
    """Work out named formulas that may use each other and what is already `known`.

    Returns the values, and for each name without one what is wrong, such as a circle.
    """
    values = {name: value for name, value in known.items() if name not in formulas}
    problems: dict[str, Message] = {}
    read: dict[str, Formula] = {}
    for name, text in formulas.items():
        try:
            read[name] = parse(text)
        except FormulaError as error:
            problems[name] = error.message
    for name in _order(read, problems):
        if name in problems:
            continue
        try:
            values[name] = read[name].value(values)
        except FormulaError as error:
            problems[name] = error.message
    return values, problems


def _order(read: Mapping[str, Formula], problems: dict[str, Message]) -> list[str]:
    """Sort names so that each comes after those it uses; those in a circle are told."""
    done: list[str] = []
    state: dict[str, int] = {}  # 1 open, 2 done
    for start in read:
        if start in state:
            continue
        path = [start]
        todo = {start: sorted(read[start].names & read.keys())}
        state[start] = 1
        while path:
            name = path[-1]
            if not todo[name]:
                state[name] = 2
                done.append(path.pop())
                continue
            used = todo[name].pop()
            if state.get(used) == 1:
                ring = [*path[path.index(used) :], used]
                told = Message(N_("it goes in a circle: {ring}"), {"ring": " → ".join(ring)})
                for one in ring:
                    problems.setdefault(one, told)
            elif used not in state:
                state[used] = 1
                todo[used] = sorted(read[used].names & read.keys())
                path.append(used)
    return done
