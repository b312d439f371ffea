"""A quotation that the network gave nobody -> the cue and source that stand directly beside it. Pure.

Certain patterns only: "…," Ms Orla said; "…," said the mayor; The mayor replied: "…".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quotes.marks import Quotation
from quotes.model import Span

CAPITAL = r"[A-Z][\w’'-]*(?:\.(?=\s?\w)[\w’'-]*)*"  # a full stop inside ("J.K."), none at the end
NAME = rf"{CAPITAL}(?:\s+(?:{CAPITAL}|of|the|de|van|von|bin|al|el))*(?:\s+{CAPITAL})?"
NOUN_PHRASE = (
    r"(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Aa]nother|[Oo]ur|[Mm]y)"
    r"\s+[\w’'.-]+(?:\s+[\w’'.-]+){0,5}?"
)
PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I|[Ww]e|[Ww]ho)"
SOURCE = rf"(?P<source>{PRONOUN}|{NOUN_PHRASE}|{NAME})"
VERBS = (
    "said|says|added|adds|told|tells|asked|asks|wrote|writes|replied|replies|explained|explains|"
    "argued|argues|insisted|insists|warned|warns|declared|declares|noted|notes|continued|continues|"
    "stated|states|tweeted|posted|shouted|recalled|recalls|responded|responds|concluded|joked|"
    "quipped|answered|announced|claimed|claims|confirmed|conceded|admitted|stressed|testified|"
    "remarked|exclaimed|observed|complained|cried|whispered|yelled|urged|countered|retorted"
)
CUE = rf"(?P<cue>(?:also |later |then |once |now |has |had |have )?(?:{VERBS}))\b"
AFTER = (re.compile(rf"[\s,]*{SOURCE}\s+{CUE}"), re.compile(rf"[\s,]*{CUE}\s+{SOURCE}"))
# Between the cue and the quotation may stand a time or an addressee, then a comma or colon.
BEFORE = re.compile(rf"\b{SOURCE}\s+{CUE}(?P<gap>[^.;!?“”\"«»]{{0,60}})[,:]?\s*$")
REACH = 160


@dataclass(frozen=True, slots=True)
class Beside:
    """Where cue and source of a quotation stand."""

    cue: Span
    source: Span


def beside(text: str, q: Quotation, start: int, end: int) -> Beside | None:
    """The cue and source next to the quotation within the paragraph `text[start:end]`."""
    for pattern in AFTER:
        if match := pattern.match(text, q.end, min(end, q.end + REACH)):
            return Beside(Span(*match.span("cue")), Span(*match.span("source")))
    match = BEFORE.search(text[max(start, q.start - REACH) : q.start])
    if match is None:
        return None
    shift = max(start, q.start - REACH)
    cue, source = match.span("cue"), match.span("source")
    return Beside(Span(cue[0] + shift, cue[1] + shift), Span(source[0] + shift, source[1] + shift))
