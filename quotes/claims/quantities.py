"""Numbers in digits and in words, with their scales and units, become one token each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from quotes.claims.wording import numbers, units

SMALL, TEN, SCALE, SUFFIX, AMBIGUOUS = "small", "ten", "scale", "suffix", "ambiguous"
# What joins the parts of a spelled number, and what may stand for one before a scale.
JOINS, ONES = ("and",), ("a", "an")
HUNDRED = 100


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number as found; `suffix` are letters right after digits ("5bn", "21st")."""

    norm: str
    start: int
    end: int
    bracketed: bool = False
    value: Decimal | None = None
    unit: str = ""
    suffix: str = ""


def merged(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with each quantity as one of them."""
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token, after = _quantity(tokens, place)
        found.append(token)
        place = after
    return found


def _quantity(tokens: Sequence[Token], place: int) -> tuple[Token, int]:
    """The quantity that begins at `place` and the place after it; else the token itself."""
    first = tokens[place]
    if first.value is not None:
        return _in_digits(tokens, place)
    value, after = _spelled(tokens, place)
    if value is None:
        return first, place + 1
    return _with_unit(tokens, replace(first, value=value, end=tokens[after - 1].end), after)


def _in_digits(tokens: Sequence[Token], place: int) -> tuple[Token, int]:
    token = tokens[place]
    assert token.value is not None
    value, after = token.value, place + 1
    if token.suffix:
        kind, scale = numbers().get(token.suffix, ("", 0))
        if kind != SUFFIX:
            # "21st", "1990s": a word of its own.
            return Token(token.norm + token.suffix, token.start, token.end, token.bracketed), after
        value *= scale
    while after < len(tokens) and (factor := _scale(tokens[after])):
        value, after = value * factor, after + 1
    token = replace(token, value=value, end=tokens[after - 1].end, suffix="")
    return _with_unit(tokens, token, after)


def _scale(token: Token) -> int:
    """What a word multiplies the number before it by; 0 for no such word."""
    kind, value = numbers().get(token.norm, ("", 0))
    whole = token.value is None
    return value if whole and (kind == SCALE or (kind == SUFFIX and len(token.norm) > 1)) else 0


def _spelled(tokens: Sequence[Token], place: int) -> tuple[Decimal | None, int]:
    """The value of a number in words and the place after it; None where none begins."""
    total = part = 0
    after, words, last = place, 0, ""
    while after < len(tokens) and tokens[after].value is None:
        norm = tokens[after].norm
        kind, value = numbers().get(norm, ("", 0))
        if not words and norm in ONES and after + 1 < len(tokens) and _scale(tokens[after + 1]):
            part, last = 1, SMALL
        elif last == SCALE and norm in JOINS and _goes_on(tokens, after + 1):
            pass
        elif kind in (SMALL, AMBIGUOUS, TEN) and _may_follow(kind, last):
            part, last = part + value, SMALL if kind != TEN else TEN
        elif kind == SCALE and words:
            part, last = max(part, 1) * value, SCALE
            total, part = (total + part, 0) if value > HUNDRED else (total, part)
        else:
            break
        after, words = after + 1, words + 1
    alone = words == 1 and numbers().get(tokens[place].norm, ("",))[0] == AMBIGUOUS
    return (Decimal(total + part), after) if words and not alone else (None, place)


def _may_follow(kind: str, last: str) -> bool:
    """Whether a word of this class goes on with a number whose last word was of that class."""
    return last in ("", SCALE) or (last == TEN and kind != TEN)


def _goes_on(tokens: Sequence[Token], place: int) -> bool:
    kind = numbers().get(tokens[place].norm, ("",))[0] if place < len(tokens) else ""
    return kind in (SMALL, AMBIGUOUS, TEN)


def _with_unit(tokens: Sequence[Token], token: Token, after: int) -> tuple[Token, int]:
    """The quantity with the unit that follows it, and its comparable form."""
    unit = token.unit
    for length in (2, 1):
        words = " ".join(t.norm for t in tokens[after : after + length])
        if not unit and after + length <= len(tokens) and words in units():
            unit, after = units()[words], after + length
            token = replace(token, end=tokens[after - 1].end)
    assert token.value is not None
    return replace(token, norm=written(token.value) + unit, unit=unit), after


def written(value: Decimal) -> str:
    """A value in digits, without a fraction of zeros."""
    digits = f"{value:f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
