"""Whether a noun names somebody who can speak: a person, or a body. Pure."""

from __future__ import annotations

from functools import cache

from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import table
from quotes.model import Sentence, Span, Token
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
    person = PERSON_NOUN.search(lemma) is not None and lemma not in words_in("no-person")
    return classed == "role" or (classed is None and person)


def noun_class(lemma: str) -> str | None:
    """What a noun stands for: a role, a body, a group or a document."""
    return _nouns().get(lemma)


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
    top = _top(sentence, phrase) if sentence else None
    return sentence is not None and top is not None and can_speak(sentence, top, bodies=True)


def top_of(phrase: Span, lookup: Lookup) -> Token | None:
    """The highest word of a noun phrase."""
    sentence = lookup.sentence_at(phrase.start)
    top = _top(sentence, phrase) if sentence else None
    return sentence.tokens[top] if sentence and top is not None else None


def _top(sentence: Sentence, phrase: Span) -> int | None:
    inside = [n for n, t in enumerate(sentence.tokens) if phrase.start <= t.start < phrase.end]
    words = [n for n in inside if sentence.tokens[n].upos not in ("CCONJ", "PUNCT", "SCONJ")]
    return next((n for n in words if sentence.tokens[n].head not in inside), None)
