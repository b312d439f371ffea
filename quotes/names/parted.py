"""A body's name that runs into a person's: "University of Sile Ann Bell". Pure.

Print has no comma between "the head of the Council on Trade" and who that is; the parse, which has the
verb, knows the name for its subject.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Sentence, Span, Token
from quotes.names.name_words import has_body_word, is_first_and_last
from quotes.names.person_names import fold

# A person's name behind a body's has so many words, and the body's at least so many.
LENGTHS = (2, 3)
LEAST_OF_BODY = 3


def name_at_end(span: Span, sentence: Sentence, gazetteer: Gazetteer) -> int | None:
    """Where the name begins that ends the words of a body or place and is a subject by the parse, a name
    by the recogniser or known for one before a verb; None where none does."""
    inside = [t for t in sentence.tokens if span.start <= t.start < span.end]
    people = {e.start for e in sentence.entities if e.type == "PER" and e.end >= span.end}
    for length in LENGTHS:
        first = len(inside) - length
        words = [fold(t.text) for t in inside[first:]]
        if first < LEAST_OF_BODY or inside[first - 1].upos == "ADP":
            continue
        if has_body_word(words, gazetteer) or gazetteer.is_place(" ".join(words)):
            continue
        begins = inside[first]
        known = is_first_and_last(words, gazetteer) and _acts(sentence, span.end)
        if begins.start in people or _is_subject(inside[first:]) or known:
            return begins.start
    return None


def _is_subject(words: Sequence[Token]) -> bool:
    """Whether words are a subject by the parse, whole."""
    return words[0].deprel.startswith("nsubj") and all(t.deprel == "flat" for t in words[1:])


def _acts(sentence: Sentence, end: int) -> bool:
    """Whether a verb follows."""
    behind = next((t for t in sentence.tokens if t.start >= end), None)
    return behind is not None and behind.upos in ("VERB", "AUX")
