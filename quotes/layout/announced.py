"""Lines that announce or head somebody's words -> those words and whose they are. Pure.

"Full statement from Ada Orla:" above a quotation, "She wrote on her blog:" above a paragraph without
marks, of which "It was signed by Ada Orla" below it may tell who wrote it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.layout.blocks import quotation_from, unmarked_from, whole_quotation
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span
from quotes.text.spans import overlap

# What heads words by itself.
HEADINGS = ("statement-heading", "statement-of", "from-colon", "had-to-say", "in-full", "desk-of")

STATEMENTS = (pattern("statement-heading"), pattern("statement-of"))

# What announces a block without marks; a quotation in marks has rules of its own for these.
BEFORE_BLOCKS = ("document-reads", "cue-colon")

# Below the words: who wrote them.
BELOW = ("signed-by", "document-by")

# A heading of a quotation of the day has so many words.
SHORT_HEADING = 6

HEADING_LENGTH = 250  # characters


def announced_speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """What is announced, in text order."""
    found: list[Speech] = []
    for number in range(len(paragraphs) - 1):
        for read in (_under_heading, _block, _of_the_day):
            if speech := read(text, paragraphs, number):
                found.append(speech)
                break
    return [s for n, s in enumerate(found) if not any(_shares(s, t) for t in found[:n])]


def _shares(one: Speech, other: Speech) -> bool:
    return any(overlap(a, b) for a in one.words for b in other.words)


def _under_heading(text: str, paragraphs: Sequence[Span], number: int) -> Speech | None:
    """The quotation or block under "Statement by Ada Orla"."""
    heading = paragraphs[number]
    if heading.end - heading.start > HEADING_LENGTH:
        return None
    match = next((m for name in HEADINGS if (m := pattern(name).match(text, *heading))), None)
    if match is None:
        return None
    quoted = quotation_from(text, paragraphs, number + 1)
    said = match.re in STATEMENTS and text[heading.end - 1] == ":"
    words = quoted or unmarked_from(text, paragraphs, number + 1, announced=said)
    source = Span(*match.span("source"))
    return (
        Speech("layout:announced", words, source, _cue(match), sure=not quoted) if words else None
    )


def _block(text: str, paragraphs: Sequence[Span], number: int) -> Speech | None:
    """The block without marks under "She wrote on her blog:"."""
    start, end = paragraphs[number]
    if text[end - 1] != ":":
        return None
    match = next(
        (m for name in BEFORE_BLOCKS if (m := pattern(name).search(text, start, end))), None
    )
    words = unmarked_from(text, paragraphs, number + 1, announced=True) if match else ()
    if match is None or not words:
        return None
    behind = number + 1 + len(words)
    signer = _signer(text, paragraphs[behind]) if behind < len(paragraphs) else None
    named = pattern("name").search(text, *match.span("source")) is not None
    source = Span(*match.span("source")) if named or signer is None else signer
    return Speech("layout:block", words, source, _cue(match))


def _signer(text: str, paragraph: Span) -> Span | None:
    """Who wrote what stands above a paragraph, if it says so."""
    for name in BELOW:
        if match := pattern(name).search(text, *paragraph):
            return Span(*match.span("source"))
    return None


def _of_the_day(text: str, paragraphs: Sequence[Span], number: int) -> Speech | None:
    """A quotation between "Quote of the day" and the line that says whose it is."""
    if number + 2 >= len(paragraphs):
        return None
    heading, quotation, line = paragraphs[number : number + 3]
    headed = pattern("quote-of").match(text, *heading)
    if headed is None or len(text[slice(*heading)].split()) > SHORT_HEADING:
        return None
    said = whole_quotation(text, quotation)
    match = pattern("role-line").match(text, *line)
    if said is None or match is None:
        return None
    return Speech("layout:announced", (said,), Span(*match.span("source")), None, sure=False)


def _cue(match: re.Match[str]) -> Span | None:
    """The cue of an announcement, where the pattern has one."""
    span = match.span("cue") if "cue" in match.re.groupindex else (0, 0)
    return Span(*span) if span[1] > span[0] else None
