"""A quotation that the network gave nobody -> the cue and source that stand directly beside it. Pure.

Certain patterns only: "…," Ms Orla said; "…," said the mayor; The mayor replied: "…"; a paragraph
that ends in "The mayor replied:" before one that is a quotation; "…" — Ada Orla, mayor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.text.marks import Quotation

CAPITAL = r"[A-Z][\w’'-]*(?:\.(?=\s?\w)[\w’'-]*)*"  # a full stop inside ("J.K."), none at the end

NAME = rf"{CAPITAL}(?:\s+(?:{CAPITAL}|of|the|de|van|von|bin|al|el))*(?:\s+{CAPITAL})?"

NOUN_PHRASE = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother|[Oo]ur|[Mm]y)"
    r"\s+[\w’'.-]+(?:\s+(?!and\b|or\b|but\b|then\b|who\b)[\w’'.-]+){0,5}?"
)

PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Ww]ho)"

SOURCE = rf"(?P<source>{PRONOUN}|{NOUN_PHRASE}|{NAME})"

INSERTED = r"(?:also |later |then |once |now |has |had |have )?"

REACH = 160  # characters

# "… it again." — Ada Orla, mayor of Port Ayla
SIGNATURE = re.compile(
    r"\s*(?P<cue>[—–―]|--|(?<=\s)-)\s*"
    r"(?P<source>[A-Z][\w.’'-]*(?:\s+(?:[A-Z][\w.’'-]*|de|van|von|bin|al|el|of|the)){0,5})"
    r"(?P<rest>(?:[,(|–—][^.!?“”\"]{0,80})?)[.)]?\s*$"
)

# Where a sentence ends: not after an initial or a short title.
STOP = re.compile(
    r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b(?:Mrs|Sen|Rep|Gov|Gen))[.!?][”\"]?\s+(?=[“\"A-Z])"
)


@dataclass(frozen=True, slots=True)
class Beside:
    """Where cue and source of a quotation stand, and which pattern found them."""

    cue: Span
    source: Span
    rule: str = "marks:cue-beside"


@cache
def _cue() -> str:
    verbs = "|".join(sorted(word_list("cues/reporting.txt")))
    return rf"(?P<cue>{INSERTED}(?:{verbs}))\b"


@cache
def _after() -> tuple[re.Pattern[str], ...]:
    return (
        re.compile(rf"[\s,]*{SOURCE}\s+{_cue()}"),
        re.compile(rf"[\s,]*{_cue()}\s+{SOURCE}"),
    )


@cache
def _before() -> re.Pattern[str]:
    """Between the cue and the quotation may stand a time or an addressee, then a comma or colon."""
    return re.compile(rf"\b{SOURCE}\s+{_cue()}(?P<gap>[^.;!?“”\"«»]{{0,60}})[,:]?\s*$")


@cache
def _announced() -> tuple[re.Pattern[str], ...]:
    """What ends a paragraph that announces the next: "The mayor said:", "… made this comment:"."""
    nouns = "|".join(sorted(word_list("cues/statements.txt")))
    statement = rf"(?P<cue>\w+ (?:this|the following|a|the|an)(?: [\w-]+)? (?:{nouns}))"
    return (
        re.compile(rf"(?:^|[\s,]){SOURCE}\s+{_cue()}(?P<gap>[^.;!?“”\"«»]{{0,80}}):\s*$"),
        # "Ada Orla, the mayor, rose and said:"
        re.compile(
            rf"^\s*(?P<source>{NAME}|{PRONOUN})\b[^.;!?“”\"«»]{{2,100}}\b(?:and|then) {_cue()}"
            r"(?P<gap>[^.;!?“”\"«»]{0,60}):\s*$"
        ),
        re.compile(rf"(?:^|[\s,]){SOURCE}\s+{statement}(?P<gap>[^.;!?“”\"«»:]{{0,60}}):\s*$"),
    )


def beside(text: str, q: Quotation, start: int, end: int) -> Beside | None:
    """The cue and source next to the quotation within the paragraph `text[start:end]`."""
    if match := SIGNATURE.match(text, q.end, min(end, q.end + REACH)):
        return _placed(match, 0, "marks:signature") if match.end() >= end else None
    for pattern in _after():
        if match := pattern.match(text, q.end, min(end, q.end + REACH)):
            return _placed(match, 0, "marks:cue-beside")
    shift = _sentence_start(text, max(start, q.start - REACH), q.start)
    found = _before().search(text[shift : q.start])
    return _placed(found, shift, "marks:cue-beside") if found else None


def announced(text: str, start: int, end: int) -> Beside | None:
    """The cue and source at the end of the paragraph `text[start:end]`, when a colon ends it."""
    if not text[start:end].rstrip().endswith(":"):
        return None
    shift = _sentence_start(text, max(start, end - REACH), end)
    for pattern in _announced():
        if match := pattern.search(text[shift:end]):
            return _placed(match, shift, "marks:announced")
    return None


def signed(text: str, start: int, end: int) -> Beside | None:
    """The name in the paragraph `text[start:end]` when it is but a signature: "— Ada Orla"."""
    match = SIGNATURE.match(text, start, end)
    return _placed(match, 0, "marks:signature") if match and match.end() >= end else None


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence of `text[start:end]` begins."""
    return max((m.end() for m in STOP.finditer(text, start, end)), default=start)


def _placed(match: re.Match[str], shift: int, rule: str) -> Beside:
    cue, source = match.span("cue"), match.span("source")
    return Beside(
        Span(cue[0] + shift, cue[1] + shift), Span(source[0] + shift, source[1] + shift), rule
    )
