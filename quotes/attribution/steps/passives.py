"""Passive cues: whose words they are, and who was only told. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.attribution.drafts import Draft
from quotes.model import Span
from quotes.text.noun_phrases import noun_phrase
from quotes.text.spans import without
from quotes.text.token_index import Lookup

ADDRESSED = re.compile(r"\b(?:asked|told|informed|urged|advised|warned|reminded)\b", re.IGNORECASE)

AS = re.compile(r"\s+as\b", re.IGNORECASE)

# "is seen by Moscow as", "was described by her lawyer as": a passive cue and whose it is.
PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+)?\w+(?:ed|en|wn|ught|lt|ld|id|ood)\b"
    r"|\b(?-i:Asked|Pressed|Questioned)$",  # "Asked by the paper whether"
    re.IGNORECASE,
)

AGENT = re.compile(r"\s+(?:as\s+)?by\s+", re.IGNORECASE)

BY = re.compile(r"\s+by\Z", re.IGNORECASE)


def passives(text: str, draft: Draft, lookup: Lookup) -> Draft:
    """Give a passive cue its agent as source, and take the source from "it is understood that"."""
    if not passive(text, draft.cue):
        return draft
    after = tuple(s for s in draft.contents if s.start >= draft.cue.end)
    if after and after != draft.contents and ADDRESSED.search(text, *draft.cue):
        # "She was asked whether": who was asked said nothing of it.
        return replace(draft, contents=after, rules=(*draft.rules, "passive:addressed"))
    if [text[a:b].lower() for a, b in draft.sources] == ["it"]:
        return replace(draft, sources=(), rules=(*draft.rules, "passive:nobody"))
    found = None if draft.sources else agent(text, draft.cue, lookup)
    if found is None:
        holes = [Span(s.end, m.end()) for s in draft.sources if (m := AS.match(text, s.end))]
        return replace(draft, contents=without(draft.contents, holes))
    tail = AS.match(text, found.end)
    hole = Span(found.start, tail.end() if tail else found.end)
    contents = without(draft.contents, [hole])
    if not contents:
        return draft
    return replace(
        draft, contents=contents, sources=(found,), rules=(*draft.rules, "passive:agent")
    )


def agent(text: str, cue: Span, lookup: Lookup) -> Span | None:
    """Whose words or thoughts a passive cue reports ("is seen by Moscow as"), None elsewhere."""
    sentence = lookup.sentence_at(cue.start)
    by = BY.search(text[cue.start : cue.end])
    match = AGENT.match(text, cue.start + by.start() if by else cue.end)
    if sentence is None or match is None or not passive(text, cue):
        return None
    return noun_phrase(text, match.end(), sentence)


def passive(text: str, cue: Span) -> bool:
    """Whether the cue is a verb in the passive."""
    return PASSIVE.search(text, cue.start, cue.end) is not None
