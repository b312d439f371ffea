"""I, we -> who speaks the quote around it, or in the article's own words who wrote the article. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quotes.model import Phrase, Quote, Span, Step
from quotes.names.bylines import author
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold
from quotes.phrases.named_text import NamedText
from quotes.phrases.patterns import words_in
from quotes.speakers.actors import NOBODY, Answer

# How sure it is that "I" is who speaks the quote around it.
SPEAKS = 0.85

# How sure it is that "I" is the author.
BYLINE = 0.8


def quotes_around(phrase: Phrase, quotes: Sequence[Quote]) -> list[Quote]:
    """The quotes by another source that hold the phrase, the innermost first."""
    holding = [
        q
        for q in quotes
        if q.source
        and q.source.spans != phrase.spans
        and any(a <= phrase.start and phrase.end <= b for a, b in q.spans)
    ]
    return sorted(holding, key=lambda q: q.end - q.start)


def speaker_of(quotes: Sequence[Quote], answers: Mapping[tuple[Span, ...], Answer]) -> Answer:
    """Who speaks the first of the quotes that somebody is known to speak."""
    for quote in quotes:
        answer = answers.get(quote.source.spans, NOBODY) if quote.source else NOBODY
        if quote.source and answer.actors:
            step = Step("resolve:first-person", quote.source.text, quote.source.spans, SPEAKS)
            return answer.after(step)
    return NOBODY


def writer(phrase: Phrase, text: NamedText) -> NameMention | None:
    """The author's name, for "I" and not for "we"."""
    one = fold(phrase.text.strip()) in words_in("author-pronoun")
    return author(text.text, text.names) if one else None


def by_author(name: NameMention, answer: Answer) -> Answer:
    """The answer to the author's name, with the step that led there."""
    step = Step("resolve:byline", name.text, (Span(name.start, name.end),), BYLINE)
    return answer.after(step)
