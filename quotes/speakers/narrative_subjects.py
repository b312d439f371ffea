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
