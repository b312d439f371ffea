"""A parse -> the noun phrases without a name that are subjects in the narrative. Pure.

"The cardinal smiled. “I shall send it,” he said." Whoever the phrase stands for is in mind afterwards.
The rules read parts of speech, so that they hold in a sentence that was not parsed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.model import Parse, Span, Token
from quotes.phrases.patterns import words_in

INSIDE = frozenset(("ADJ", "NOUN", "PROPN", "NUM"))

HEADS = frozenset(("NOUN", "PROPN", "ADJ"))  # "the Dane" may be tagged an adjective

# Words between a subject and its verb.
BETWEEN = frozenset(("ADV", "PART"))

# Tags of plural nouns, and what opens a phrase.
PLURAL, OPENING = ("NNS", "NNPS"), ("DET", "PRON")

POSSESSIVES = ("’s", "'s", "’", "'")

# Parts of speech of what belongs to a noun: "for the harbour board".
COMPLEMENT = frozenset((*INSIDE, "ADP", "DET"))

# Longer phrases are rarely one description.
LONGEST = 7


def subjects(parse: Parse) -> Iterator[Span]:
    """The spans of such phrases, determiner included, in text order."""
    for sentence in parse.sentences:
        tokens = sentence.tokens
        for number, token in enumerate(tokens):
            if token.text.casefold() in words_in("subject-opening"):
                end = _end(tokens, number)
                if end is not None:
                    yield Span(token.start, tokens[end].end)


def _behind_complement(tokens: Sequence[Token], last: int) -> int:
    """The last token of "a spokesman for the harbour board" where `last` is the noun, if a verb follows."""
    after = last + 1
    if after >= len(tokens) or tokens[after].text not in words_in("joins-complement"):
        return last
    while after < len(tokens) and after - last <= LONGEST and tokens[after].upos in COMPLEMENT:
        after += 1
    return after - 1 if _before_verb(tokens, after) and after > last + 2 else last


def plurals_and_owned(parse: Parse) -> Iterator[tuple[Span, bool]]:
    """The spans of phrases in the plural or with a possessive ("his wife"), whole, and whether each is a
    subject."""
    for sentence in parse.sentences:
        tokens = sentence.tokens
        for number, token in enumerate(tokens):
            plural = token.xpos in PLURAL
            owned = token.upos == "NOUN" and number > 0 and _is_possessive(tokens[number - 1])
            if not (plural or owned) or _goes_on(tokens, number + 1):
                continue
            first = number
            while first and number - first < LONGEST and _is_inside(tokens[first - 1]):
                first -= 1
            if first and tokens[first - 1].upos in OPENING:
                first -= 1
            yield Span(tokens[first].start, token.end), _before_verb(tokens, number + 1)


def _is_possessive(token: Token) -> bool:
    return token.xpos == "PRP$" or token.text in POSSESSIVES


def _goes_on(tokens: Sequence[Token], number: int) -> bool:
    """Whether the token is a further noun of the phrase, or whose it is that is told."""
    return number < len(tokens) and (
        tokens[number].upos in ("NOUN", "PROPN") or tokens[number].text in POSSESSIVES
    )


def _is_inside(token: Token) -> bool:
    return token.upos in INSIDE or token.text in ("-", *POSSESSIVES)


def _before_verb(tokens: Sequence[Token], number: int) -> bool:
    """Whether a verb, with or without an adverb before it, stands at a place."""
    while number < len(tokens) and tokens[number].upos in BETWEEN:
        number += 1
    return number < len(tokens) and (
        tokens[number].upos in ("VERB", "AUX") and not tokens[number].xpos.startswith("VBG")
    )


def _end(tokens: Sequence[Token], start: int) -> int | None:
    """The index of the last token of the phrase that `start` opens, where a verb follows it."""
    last = start
    for number in range(start + 1, min(start + LONGEST, len(tokens))):
        token = tokens[number]
        if token.upos not in INSIDE and token.text not in ("-", "’s", "'s"):
            break
        last = number
    if last == start or tokens[last].upos not in HEADS:
        return None
    last = _behind_complement(tokens, last)
    after = last + 1
    while after < len(tokens) and tokens[after].upos in BETWEEN:
        after += 1
    if after >= len(tokens):
        return None
    verb = tokens[after].upos in ("VERB", "AUX") and not tokens[after].xpos.startswith("VBG")
    aside = tokens[after].text == "," and after + 1 < len(tokens)
    return (
        last if verb or (aside and tokens[after + 1].text in words_in("subject-relative")) else None
    )
