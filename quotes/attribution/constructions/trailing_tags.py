"""A tag at the end of a sentence that the network left out -> content and source. Pure.

"It might not suit everyone, the panel recognised.", "It could last, warned the panel.": whoever the
tag names says or thinks what stands before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.model import Quote, Sentence, Span, phrase
from quotes.rules import rule
from quotes.text.noun_phrases import FINITE
from quotes.text.patterns import WORDS
from quotes.text.spans import SpanSet, overlap

TAGS = (
    pattern("trailing-tag"), pattern("inverted-tag"), pattern("verdict-tag"), pattern("verdict-of-tag"),
    pattern("court-tag"),
)  # fmt: skip

# ", adds the abbot, " and ", he went on, " between the halves of a sentence.
INNER = (pattern("inner-tag"), pattern("inner-said-tag"))

# ", minister says" at the end of a headline.
HEADLINE = pattern("headline-tag")

# "Asked whether he would go": no main clause.
ASKED = pattern("asked-clause")

# A whole answer in a word or two.
ANSWER = pattern("elliptic-answer")

NAMING = ("NOUN", "PROPN")

MIN_WORDS = 4

RULE = "cue:trailing-tag"


def trailing_tags(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of tags in whose sentence there is none yet."""
    made = list(found)
    taken = SpanSet(s for s in (*_spans(found), *passage.proposed) if s.end > s.start)
    for number, paragraph in enumerate(passage.paragraphs):
        for sentence in passage.lookup.sentences_in(paragraph):
            whole = Span(sentence.start, sentence.end)
            quoted = any(overlap(whole, Span(q.start, q.end)) for q in passage.marks[number])
            if taken.touches(*whole):
                made = [_with_source(q, sentence, passage.text) for q in made]
            if quoted or taken.touches(*whole):
                continue
            alone = not passage.text[paragraph.start : sentence.start].strip()
            headline = _headline(passage.text, paragraph, sentence) if alone else None
            if reading := headline or _read(passage.text, sentence):
                quote = built_by_rule(reading, RULE, passage)
                made += [quote] if quote else []
    return made


def _with_source(quote: Quote, sentence: Sentence, text: str) -> Quote:
    """A quote for whose cue the network has no source, with whoever the tag of its sentence names."""
    if quote.source or not quote.cue or not sentence.start <= quote.start < sentence.end:
        return quote
    for tag in TAGS:
        match = tag.search(text, sentence.start, sentence.end)
        cue = Span(*match.span("cue")) if match else None
        if match and cue in quote.cue.spans and quote.end <= match.start():
            source = phrase(text, (Span(*match.span("source")),))
            return replace(quote, source=source, evidence=(*quote.evidence, rule(RULE)))
    return quote


def _headline(text: str, paragraph: Span, sentence: Sentence) -> Reading | None:
    """The reading of a paragraph without an end mark whose last words are a source and its verb."""
    match = HEADLINE.search(text, *paragraph)
    if match is None or "." in text[paragraph.start : match.start()]:
        return None
    source = [t for t in sentence.tokens if match.start("source") <= t.start < match.end("source")]
    before = Span(paragraph.start, match.start())
    verbs = any(t.upos in ("VERB", "AUX", "SCONJ", "ADV") for t in source)
    if not source or verbs or source[0].upos == "ADP" or source[-1].upos not in NAMING:
        return None
    if len(WORDS.findall(text, *before)) < MIN_WORDS:
        return None
    return Reading((before,), Span(*match.span("cue")), Span(*match.span("source")))


def _spans(quotes: Iterable[Quote]) -> Iterator[Span]:
    for quote in quotes:
        yield from (*quote.spans, *quote.cue_spans)


def _read(text: str, sentence: Sentence) -> Reading | None:
    """The reading of a sentence that ends with a tag, or has one between its halves; its content is a
    main clause."""
    found = (tag.search(text, sentence.start, sentence.end) for tag in (*INNER, *TAGS))
    match = next((m for m in found if m), None)
    if match is None:
        return None
    before = [t for t in sentence.tokens if t.end <= match.start()]
    asks = text[: sentence.end].rstrip().endswith("?")
    if not before or (before[0].text.lower() in words_in("subordinating") and not asks):
        return None
    if ASKED.match(text, before[0].start) or before[0].deprel == "advcl":
        return None  # "Asked if that was a no, he said.", "Leaving the court he owns, he said."
    if before[0].text.lower() in words_in("linking"):
        before = before[1:]
    inner = match.re in INNER
    finite = inner or any(t.xpos in FINITE or t.upos == "AUX" for t in before)
    content = (
        Span(before[0].start, match.start()) if before else Span(sentence.start, sentence.start)
    )
    # "Surely not, thinks the verger."
    answers = len(before) > 0 and ANSWER.fullmatch(text, *content) is not None
    if answers:
        return Reading((content,), Span(*match.span("cue")), Span(*match.span("source")))
    rest = len(text[: sentence.end].rstrip(". \n"))
    contents = (content, Span(match.end(), rest)) if inner else (content,)
    if not finite or sum(len(WORDS.findall(text, *c)) for c in contents) < MIN_WORDS:
        return None
    return Reading(contents, Span(*match.span("cue")), Span(*match.span("source")))
