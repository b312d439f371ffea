"""Who, which, that -> the name or the noun phrase just before, which it stands for. Pure."""

from __future__ import annotations

from quotes.model import Sentence, Span
from quotes.names.mentions import NameMention
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Pronoun
from quotes.phrases.patterns import pattern, words_in

# How many characters before the pronoun a name may begin, and before the place or body behind it.
REACH, DESCRIPTION = 80, 300

# What may stand between a relative pronoun and its antecedent.
EDGE = " ,—–-("

INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))


def name_before(text: NamedText, pronoun: Pronoun) -> NameMention | None:
    """The name that ends right before the pronoun; for "who" behind a body the person it describes."""
    start, end = pronoun.span.start, _end(text, pronoun)
    earlier = text.names_in(Span(max(0, end - REACH), start))
    name = next((n for n in earlier if end - 1 <= n.end <= start), None)
    personal = pronoun.word.casefold() in words_in("person-relative")
    if name and name.kind != "person" and personal:
        return _person_before(text, name)
    return name


def phrase_before(text: NamedText, pronoun: Pronoun, sentence: Sentence | None) -> Span | None:
    """The noun phrase that ends before the pronoun, by the parts of speech of its sentence."""
    end = _end(text, pronoun)
    start = end
    for token in reversed([t for t in sentence.tokens if t.end <= end] if sentence else []):
        nominal = token.upos in INSIDE or token.text in "'’s-"
        if not nominal and not (start < end and token.text in words_in("of")):
            break
        start = token.start
    if opening := pattern("of").match(text.text, start):
        start = opening.end()
    span = Span(start, end)
    return span if start < end and any(c.isalpha() for c in text.words(span)) else None


def _end(text: NamedText, pronoun: Pronoun) -> int:
    """Where the words before the pronoun end."""
    return len(text.text[: pronoun.span.start].rstrip(EDGE))


def _person_before(text: NamedText, place: NameMention) -> NameMention | None:
    """For "Ann Bell, head of Acme, who": the person whom a place or body describes."""
    inside = [
        n
        for n in text.names_in(Span(max(0, place.start - DESCRIPTION), place.start))
        if n.kind == "person" and n.sentence == place.sentence and n.end <= place.start
    ]
    return inside[-1] if inside else None
