"""A text in; the quotations within it, words that its speaker gives as somebody else's, out. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quotes.claims.linking import CONTRADICTS, DENIED, DIRECT, MARKS, WORDS, Wording, link
from quotes.claims.polarity import negated
from quotes.claims.statement import read_statement
from quotes.text.line_ends import paragraphs
from quotes.text.marks import quotations

# Fewer words are a name or a term in marks, not what somebody said.
FEWEST_WORDS = 4
WORD = re.compile(r"\w")


@dataclass(frozen=True, slots=True)
class Nested:
    """Words between marks within a text; `denied` where the text says that they were not said.

    Offsets are 0-based characters of the text, end exclusive.
    """

    text: str
    start: int
    end: int
    denied: bool = False


def nested(text: str) -> tuple[Nested, ...]:
    """The quotations within a quote's text, in order; the marks around the whole of it are none."""
    found = []
    for paragraph in paragraphs(text):
        for each in quotations(text, paragraph.start, paragraph.end):
            words = text[each.inner_start : each.inner_end]
            around = text[: each.start] + text[each.end :]
            if WORD.search(around) and each.closed and len(words.split()) >= FEWEST_WORDS:
                before = MARKS.split(text[: each.start].rstrip(" ,:"))[-1]
                denied = bool(negated(read_statement(before).norms))
                found.append(Nested(words, each.inner_start, each.inner_end, denied))
    return tuple(found)


def repeats(text: str, own: Wording) -> str | None:
    """How a text that quotes within it the words of another one stands to that one: WORDS, DENIED or
    CONTRADICTS; None where it quotes none of them."""
    for each in nested(text):
        found = link(own, replace(own, text=each.text, kind=DIRECT, denied=False))
        if found and found.relation in (WORDS, CONTRADICTS, DENIED):
            return DENIED if each.denied and found.relation == WORDS else found.relation
    return None
