"""Headlines that end with a dash or a colon and whoever says so -> content and source. Pure.

"Dust ‘no danger’ to children: ministry", "Ports to stay shut – harbour chief": a role, a body, a document,
or a name which the article gives as that of a speaker. A stop behind it tells of an agency's headline,
which ends so for nothing else: "Ports shut - paper.", "Ports to open by May-Orla."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import noun_class
from quotes.attribution.told_below import told_below
from quotes.attribution.wording import pattern, words_in
from quotes.model import Phrase, Quote, Span, Token
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

SOURCE = pattern("headline-source")

# Without spaces around the dash, which joins other words, too.
JOINED = pattern("headline-joined")

# "What we know about the crash - police" tells nothing.
QUESTION = re.compile(pattern("question-word").pattern, re.IGNORECASE)

MIN_WORDS, MOST_WORDS = 3, 20

# What says something: a noun for one of these.
SPEAKING = ("role", "organization", "group", "document")

# No mere people or papers: they stand at the end of a line for who speaks, by their office.
OFFICES = ("organization", "document")

# The verb behind a speaker's name, where the article gives it again.
SAYING = pattern("behind-name-cue")

NO_SOURCE = ("VERB", "AUX", "SCONJ", "PRON", "DET", "CCONJ")

RULE = "cue:trailing-tag"

TOLD = "cue:headline-told"


@dataclass(frozen=True, slots=True)
class Ending:
    """The end of a line that may name who says the rest; `agency` where it is an agency's headline,
    `joined` where a hyphen may as well make one word of it."""

    line: Span
    content: Span
    cue: Span
    source: Span
    agency: bool
    joined: bool


def headline_sources(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of headlines; one that the network has already is so much surer, and
    one that runs on into the source is none."""
    made = list(found)
    for reading in _readings(passage):
        same = next((q for q in made if _agrees(q, reading)), None)
        if same:
            made[made.index(same)] = replace(same, evidence=(*same.evidence, rule(RULE)))
            continue
        quote = built_by_rule(reading, RULE, passage)
        if quote and not any(_has(q, reading, passage.text) for q in made):
            kept = [q for q in made if not _runs_on(q, reading)]
            made = [*kept, _with_teller(quote, kept, passage)]
    return made


def _with_teller(quote: Quote, found: Sequence[Quote], passage: Passage) -> Quote:
    """The quote of a mere noun ("paper"), with whoever says the same in the article in its place."""
    noun = quote.source
    if noun is None or passage.place_of(quote.spans[0]) or not noun.text.islower():
        return quote
    told = told_below(quote.spans[0], (), found, passage)
    if told is None or not told.source or not _fits(noun, told.source, passage):
        return quote
    return replace(quote, source=told.source, evidence=(*quote.evidence, rule(TOLD)))


def _fits(noun: Phrase, source: Phrase, passage: Passage) -> bool:
    """Whether a source may be what the noun means: a name for a role, no people for a body or a paper."""
    kind, other = _kind(noun.text.split()[-1]), _kind(source.text.split()[-1])
    if kind in OFFICES and other in ("role", "group"):
        return False
    sentence = passage.lookup.sentence_at(source.spans[0].start)
    people = [e for e in sentence.entities if e.type == "PER"] if sentence else []
    named = any(overlap(Span(e.start, e.end), s) for e in people for s in source.spans)
    return named == (kind == "role")


def _agrees(quote: Quote, reading: Reading) -> bool:
    """Whether a quote of the line has its source."""
    own = quote.source.spans if quote.source else ()
    return any(overlap(s, reading.source) for s in own if reading.source) and any(
        overlap(s, reading.contents[0]) for s in quote.spans
    )


def _has(quote: Quote, reading: Reading, text: str) -> bool:
    """Whether somebody else says most of the line already."""
    (content,) = reading.contents
    inside = sum(len(WORDS.findall(text, *s)) for s in quote.spans if overlap(s, content))
    return 2 * inside > len(WORDS.findall(text, *content)) and not _runs_on(quote, reading)


def _runs_on(quote: Quote, reading: Reading) -> bool:
    return any(s.start < reading.cue.start < s.end for s in quote.spans)


def _readings(passage: Passage) -> Iterator[Reading]:
    for number, line in enumerate(passage.paragraphs):
        ending = _ending(passage.text, line, first=not number)
        if ending is None:
            continue
        words = len(WORDS.findall(passage.text, *ending.content))
        marks = passage.marks[number]
        quoted = any(overlap(ending.content, Span(q.start, q.end)) for q in marks)
        inside = any(q.start < ending.cue.start < q.end for q in marks)
        asks = QUESTION.match(passage.text, *ending.content) and not quoted
        if inside or asks or not MIN_WORDS <= words <= MOST_WORDS:
            continue
        if _speaks(ending, passage, quoted):
            yield Reading((ending.content,), ending.cue, ending.source)


def _ending(text: str, line: Span, *, first: bool) -> Ending | None:
    """The end of a line that may name who says the rest; a stop behind it and a hyphen are read in
    the first line alone."""
    match = SOURCE.search(text, *line)
    joined = JOINED.search(text, *line) if first and match is None else None
    match = match or joined
    if match is None or (match["stop"] and not first):
        return None
    content, source = Span(line.start, match.start()), Span(*match.span("source"))
    return Ending(
        line, content, Span(*match.span("cue")), source, match["stop"] == ".", joined is not None
    )


def _speaks(ending: Ending, passage: Passage, quoted: bool) -> bool:
    """Whether the last words of a line are somebody who speaks."""
    tokens = passage.lookup.tokens_in(ending.source)
    words = passage.text[slice(*ending.source)].split()
    last = words[-1]
    several = len(words) > 1 and any(w.islower() for w in words)  # "ex-president Orla"
    if ending.joined and (several or _is_one_word(ending, passage.text)):
        return False
    if len(words) > 1 and tokens and _is_clause(tokens):
        return False
    states = quoted or _states(ending.content, passage)
    kind = _kind(_head(tokens) or last)
    if last.islower() or (kind and passage.text[slice(*ending.line)].isupper()):
        if ending.joined:
            return kind in OFFICES and states
        return kind in SPEAKING and (states or ending.agency or kind in OFFICES)
    if ending.agency and not ending.joined:
        known = kind in SPEAKING or _is_letters(last, ending, passage)
        if known and (states or _describes(ending.content, passage)):
            return True
    return (states or ending.agency) and _is_said_below(last, ending, passage.text)


def _is_clause(tokens: Sequence[Token]) -> bool:
    return tokens[0].upos == "ADP" or any(t.upos in NO_SOURCE for t in tokens)


def _head(tokens: Sequence[Token]) -> str | None:
    """The noun that something with a preposition describes: "head of police"."""
    place = next((n for n, t in enumerate(tokens) if t.upos == "ADP"), 0)
    return tokens[place - 1].text if place else None


def _kind(word: str) -> str | None:
    """What a noun at the end of a headline stands for."""
    lower = word.lower()
    if lower in words_in("headline-source"):
        return "group"
    return noun_class(lower) or noun_class(lower.removesuffix("s"))


def _states(content: Span, passage: Passage) -> bool:
    """Whether words have a verb; what a tagger makes of a line in capitals tells nothing."""
    verbs = any(t.upos in ("VERB", "AUX") for t in passage.lookup.tokens_in(content))
    return verbs or passage.text[slice(*content)].isupper()


def _describes(content: Span, passage: Passage) -> bool:
    """Whether an adjective stands behind its noun: "Harbour dues fair"."""
    tags = ["", *(t.upos for t in passage.lookup.tokens_in(content)), ""]
    return any(
        before in ("NOUN", "PROPN") and tag == "ADJ" and behind not in ("ADJ", "NOUN", "PROPN")
        for before, tag, behind in zip(tags, tags[1:], tags[2:], strict=False)
    )


def _is_letters(last: str, ending: Ending, passage: Passage) -> bool:
    """Whether capitals stand for a body: those of a line without any others."""
    return last.isupper() and len(last) > 1 and not passage.text[slice(*ending.content)].isupper()


def _is_one_word(ending: Ending, text: str) -> bool:
    """Whether a hyphen joins the parts of a word that the article has, too."""
    first = text[slice(*ending.content)].rsplit(maxsplit=1)[-1]
    word = first + text[ending.cue.start : ending.source.end]
    return word.lower() in text[ending.line.end :].lower()


def _is_said_below(name: str, ending: Ending, text: str) -> bool:
    """Whether the article gives a name as that of a speaker."""
    flags = re.IGNORECASE if name.isupper() and text[slice(*ending.content)].isupper() else 0
    names = re.compile(rf"\b{re.escape(name)}", flags).finditer(text, ending.line.end)
    return any(SAYING.match(text, found.end()) for found in names)
