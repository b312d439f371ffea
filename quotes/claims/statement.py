"""A text in; a `Statement` out: its words made comparable, with their places in the text.

Case, accents, kinds of apostrophes and dashes, and ligatures make no difference; a quantity is one
word, however it is written ("2 million", "two million", "2,000,000").
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from quotes.claims.quantities import Token, merged
from quotes.text.letters import without_accents

# Letters and digits, with the marks that stand on letters and what a line break leaves inside words.
LETTER = r"[^\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\ufeff]"
APOSTROPHE = "['’‘ʼ`´＇]"
TOKEN = re.compile(
    rf"""(?P<gap>…|\.\s?\.(?:\s?\.)*)
    |(?P<open>[\[［])|(?P<close>[\]］])
    |(?P<number>(?:[$€£¥]\s?)?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?!\d)|(?:[$€£¥]\s?)?\d+(?:\.\d+)?)
        (?:(?P<percent>\s?[%％])|(?P<suffix>[A-Za-z]{{0,2}})(?!{LETTER}))
    |(?P<letters>(?:[^\W\d_]\.){{2,}})
    |(?P<word>(?:{LETTER})+(?:{APOSTROPHE}(?:{LETTER})+)*)""",
    re.VERBOSE,
)
APOSTROPHES = re.compile(APOSTROPHE)
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\ufeff]")
# Longer runs of digits are no number that anybody said.
MAX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Word:
    """One word, as compared (`norm`) and where it stands: 0-based characters, end exclusive.

    `value` and `unit` are those of a quantity; `bracketed` says that it stands in [brackets].
    """

    norm: str
    start: int
    end: int
    bracketed: bool = False
    value: Decimal | None = None
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A text and its words; an ellipsis stands before each word whose number is in `gaps`.

    The number after the last word stands for an ellipsis at the end.
    """

    text: str
    words: tuple[Word, ...]
    gaps: frozenset[int] = frozenset()

    @property
    def norms(self) -> tuple[str, ...]:
        """The words as they are compared."""
        return tuple(word.norm for word in self.words)

    @property
    def norm(self) -> str:
        """All words as they are compared, with a space between two."""
        return " ".join(self.norms)

    def text_of(self, start: int, end: int) -> str:
        """What the text has from one word to another (end exclusive)."""
        if start >= end:
            return ""
        return self.text[self.words[start].start : self.words[end - 1].end]


# An article's quotes and what they are compared with are read several times over; some kilobytes each.
@lru_cache(maxsize=4096)
def read_statement(text: str) -> Statement:
    """The words of a text. Any text will do; one without letters has no words."""
    tokens: list[Token] = []
    gaps: set[int] = set()
    bracketed = False
    for match in TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("open", "close"):
            bracketed = kind == "open"
        elif kind == "gap":
            gaps.add(match.start())
        elif token := _token(match, bracketed):
            tokens.append(token)
    words = tuple(
        Word(t.norm, t.start, t.end, t.bracketed, t.value, t.unit) for t in merged(tokens)
    )
    places = {sum(word.start < gap for word in words) for gap in gaps}
    return Statement(text, words, frozenset(places))


def _token(match: re.Match[str], bracketed: bool) -> Token | None:
    start, end = match.span()
    if digits := match["number"]:
        return _number(match, digits, bracketed)
    norm = plain(match[0].replace(".", ""))
    return Token(norm, start, end, bracketed) if norm else None


def _number(match: re.Match[str], digits: str, bracketed: bool) -> Token:
    start, end = match.span()
    figures = unicodedata.normalize("NFKC", digits)
    bare = figures.lstrip("$€£¥ \xa0").replace(",", "")
    suffix = plain(match["suffix"] or "")
    sign = figures[0] if figures[0] in "$€£¥" else "%" if match["percent"] else ""
    if len(bare) > MAX_DIGITS:
        return Token(bare, start, end, bracketed)
    return Token(bare, start, end, bracketed, Decimal(bare), sign, suffix)


# Most words of any text are among these.
@lru_cache(maxsize=32_768)
def plain(word: str) -> str:
    """A word without case, accents, invisible characters and the shape of its apostrophe."""
    word = INVISIBLE.sub("", unicodedata.normalize("NFKC", word))
    return APOSTROPHES.sub("'", without_accents(word).casefold())
