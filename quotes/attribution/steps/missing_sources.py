"""A source for verbs of saying that the network left without one. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.drafts import Draft
from quotes.attribution.steps.passives import passive
from quotes.languages.cue_words import CueWords
from quotes.languages.tables import word_list
from quotes.text.noun_phrases import noun_phrase
from quotes.text.spans import overlap, without
from quotes.text.token_index import Lookup


def with_likely_source(text: str, draft: Draft, lookup: Lookup, words: CueWords) -> Draft:
    """Give an active verb of saying its likeliest source where the network left it without one."""
    likely = draft.candidate.likely_source
    if draft.sources or "passive:nobody" in draft.rules:
        return draft
    told = text[slice(*draft.cue)].lower().split()
    if likely is None:
        return _inverted(text, draft, told, lookup, words)
    active = told[0] != "asked" and not passive(text, draft.cue)
    if not active or not words.reporting & set(told):
        return draft
    contents = without(draft.contents, [likely])
    if not contents or overlap(likely, draft.cue):
        return draft
    return replace(
        draft, contents=contents, sources=(likely,), rules=(*draft.rules, "model:likely-source")
    )


def _inverted(
    text: str, draft: Draft, told: Sequence[str], lookup: Lookup, words: CueWords
) -> Draft:
    """Give "“…,” added another" its subject: the noun phrase that stands behind the verb."""
    sentence = lookup.sentence_at(draft.cue.start)
    if sentence is None or len(told) != 1 or told[0] not in words.reporting or not draft.contents:
        return draft
    quoted = re.search(r"[,?!][”\"’']\s*$", text[max(0, draft.cue.start - 4) : draft.cue.start])
    found = noun_phrase(text, draft.cue.end + 1, sentence) if quoted else None
    if found is None or text[slice(*found)].lower() in word_list("names/dates.txt"):
        return draft
    return replace(draft, sources=(found,), rules=(*draft.rules, "parse:inverted-subject"))
