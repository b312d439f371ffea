"""Whether a noun names somebody who can speak: a person, or a body. Pure."""

from __future__ import annotations

from functools import cache

from quotes.attribution.wording import pattern
from quotes.languages.tables import table
from quotes.model import Sentence, Span
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup

PERSON_NOUN = pattern("person-noun")


def can_speak(sentence: Sentence, number: int, *, bodies: bool) -> bool:
    """Whether a noun is a person, or a body where bodies may be."""
    token = sentence.tokens[number]
    inside = Span(token.start, token.end)
    for entity in sentence.entities:
        if overlap(Span(entity.start, entity.end), inside) and token.upos == "PROPN":
            return entity.type == "PER" or (bodies and entity.type == "ORG")
    if token.upos == "PROPN":
        return True
    lemma = token.lemma.lower()
    classed = _nouns().get(lemma)
    if classed in ("organization", "group"):
        return bodies
    return classed == "role" or (classed is None and PERSON_NOUN.search(lemma) is not None)


@cache
def _nouns() -> dict[str, str]:
    """Nouns for people and bodies, with what they stand for."""
    persons = ("role", "relative", "spokesperson", "epithet")
    return {
        row["noun"]: "role" if row["class"] in persons else row["class"]
        for row in table("phrases/nouns.tsv")
    }


def names_somebody(phrase: Span, lookup: Lookup) -> bool:
    """Whether a noun phrase is that of a person or a body, by its highest noun."""
    sentence = lookup.sentence_at(phrase.start)
    if sentence is None:
        return False
    inside = [n for n, t in enumerate(sentence.tokens) if phrase.start <= t.start < phrase.end]
    nouns = [n for n in inside if sentence.tokens[n].upos in ("NOUN", "PROPN")]
    top = next((n for n in nouns if sentence.tokens[n].head not in inside), None)
    return top is not None and can_speak(sentence, top, bodies=True)
