"""Who, which, that -> the name or the noun phrase just before, which it stands for. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Sentence, Span, Token
from quotes.names.mentions import NameMention
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Pronoun
from quotes.phrases.patterns import pattern, words_in

# How many characters before the pronoun a name may begin, and before the place or body behind it.
REACH, DESCRIPTION = 80, 300

# Kinds of nouns for people.
PERSONAL = ("role", "epithet", "relative", "spokesperson", "group")

# What may stand between a relative pronoun and its antecedent.
EDGE = " ,—–-("

INSIDE = frozenset(("NOUN", "PROPN", "ADJ", "DET", "NUM", "PRON"))


def name_before(text: NamedText, pronoun: Pronoun) -> NameMention | None:
    """The name that ends right before the pronoun; for "who" behind a body the person it describes."""
    start, end = pronoun.span.start, _end(text, pronoun)
    personal = pronoun.word.casefold() in words_in("person-relative")
    if personal and (apposed := _named_before_aside(text, end)):
        return apposed
    earlier = text.names_in(Span(max(0, end - REACH), start))
    name = next((n for n in earlier if end - 1 <= n.end <= start), None)
    if name and personal and (name.kind != "person" or _is_place(text, name)):
        return _person_before(text, name)
    return name


def _is_place(text: NamedText, name: NameMention) -> bool:
    """Whether a single name stands behind "near", "beyond" or the like, and is no person's."""
    before = text.text[max(0, name.start - REACH) : name.start]
    lone = name.name is not None and not name.name.full and not name.name.titles
    return lone and pattern("at-place").search(before) is not None


def phrase_before(
    text: NamedText, pronoun: Pronoun, sentence: Sentence | None, gazetteer: Gazetteer
) -> Span | None:
    """The noun phrase that ends before the pronoun, by the parts of speech of its sentence.

    For "who" behind "some Republicans in the state" it is "some Republicans".
    """
    end = _end(text, pronoun)
    tokens = [t for t in sentence.tokens if t.end <= end] if sentence else []
    span = _phrase(text, tokens, end)
    personal = pronoun.word.casefold() in words_in("person-relative")
    if span is None or not personal or _is_personal(text.words(span), gazetteer):
        return span
    head: Span | None = span
    while head:  # "passengers from the islands beyond Rossbeg who"
        before = [t for t in tokens if t.end <= head.start]
        while before and (before[-1].upos == "DET" or before[-1].text in words_in("of")):
            before.pop()
        if len(before) < 2 or before[-1].upos != "ADP":
            return span
        head = _phrase(text, before[:-1], before[-2].end)
        if head and _is_personal(text.words(head), gazetteer):
            return head
    return span


def _phrase(text: NamedText, tokens: Sequence[Token], end: int) -> Span | None:
    """The noun phrase that the tokens end with, "of" and what it joins included."""
    start = end
    for token in reversed(tokens):
        nominal = token.upos in INSIDE or token.text in "'’s-"
        if not nominal and not (start < end and token.text in words_in("of")):
            break
        start = token.start
    if opening := pattern("of").match(text.text, start):
        start = opening.end()
    span = Span(start, end)
    return span if start < end and any(c.isalpha() for c in text.words(span)) else None


def _is_personal(phrase: str, gazetteer: Gazetteer) -> bool:
    """Whether the head of a phrase, the noun before an "of", is one for people."""
    words = pattern("of-tail").split(phrase, maxsplit=1)[0].split()
    word = words[-1] if words else ""
    if word.casefold() in words_in("people-word") or gazetteer.nation(word):
        return True
    noun = gazetteer.noun(word)
    return noun is not None and noun[0].kind in PERSONAL


def _named_before_aside(text: NamedText, end: int) -> NameMention | None:
    """For "Ann Bell, 49, who" and "Ann Bell, a baker, who": the person before the aside."""
    earlier = text.people_near(Span(max(0, end - DESCRIPTION), end))
    for name in reversed(earlier):
        if pattern("aside-before").fullmatch(text.text, name.end, end):
            return name
    return None


def _end(text: NamedText, pronoun: Pronoun) -> int:
    """Where the words before the pronoun end."""
    return len(text.text[: pronoun.span.start].rstrip(EDGE + ")"))


def _person_before(text: NamedText, place: NameMention) -> NameMention | None:
    """For "Ann Bell, head of Acme, who": the person whom a place or body describes."""
    inside = [
        n
        for n in text.names_in(Span(max(0, place.start - DESCRIPTION), place.start))
        if n.kind == "person" and n.sentence == place.sentence and n.end <= place.start
    ]
    return inside[-1] if inside else None
