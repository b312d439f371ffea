"""What a headline says in short -> the quote of its article that tells the same. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.passage import Passage
from quotes.languages.tables import word_list
from quotes.model import Quote, Span, Token

# More than this share of a headline's words in what somebody says below makes them its speaker.
MOST = 0.5

# The headline's words below, or one of them and one of those around them.
SHARED = 2


def told_below(
    words: Span, around: Sequence[Span], found: Sequence[Quote], passage: Passage
) -> Quote | None:
    """The first quote below the headline that holds the most of its words, if it holds most of them;
    `around` are the headline's other words."""
    line = passage.paragraphs[passage.place_of(words)]
    own = list(_telling(words, passage))
    others = [forms for span in around for forms in _telling(span, passage)]
    best, most = None, MOST * len(own)
    for quote in sorted(found, key=lambda one: one.start):
        if quote.start < line.end or not quote.source:
            continue
        said = {
            form for s in quote.spans for t in passage.lookup.tokens_in(s) for form in _forms(t)
        }
        held = sum(not forms.isdisjoint(said) for forms in own)
        about = sum(not forms.isdisjoint(said) for forms in others)
        if held > most and held + min(about, 1) >= SHARED:
            best, most = quote, held
    return best


def _telling(span: Span, passage: Passage) -> Iterator[set[str]]:
    """The forms of each word of a span that carries a content of its own."""
    for token in passage.lookup.tokens_in(span):
        forms = _forms(token)
        if token.text[-1:].isalnum() and forms.isdisjoint(word_list("claims/function_words.txt")):
            yield forms


def _forms(token: Token) -> set[str]:
    """A word as it stands and with its inflection undone, without marks that a tagger has left on it."""
    return {word.lower().strip("'’‘") for word in (token.text, token.lemma)}
