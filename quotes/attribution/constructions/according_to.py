"""Sentences with "according to" or "in the words of" that the network left out -> content and source. Pure.

The construction is certain: whoever follows it is the source, and the rest of the sentence the content.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.drafts import alike
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.model import Quote, Sentence, Span, phrase
from quotes.text.noun_phrases import noun_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# "According to the plan", "according to need": no words of anybody's.
NOBODYS = pattern("nobodys-plan")

# "In Orla's own words, the well is dry."
IN_WHOSE_WORDS = pattern("in-whose-words")

# "was, " before an aside.
BROKEN = pattern("verb-then-aside")

MIN_WORDS = 3

# ", the keeper of the stables," or ", who has dived it forty times,", but not ", the road had been built".
ASIDE = pattern("apposition")

# ", Tim Loew, it was": the name of whoever the source is.
NAMED = pattern("named-apposition")

# "the Ayla Post, which quoted a nurse,"
WHICH_QUOTED, COMMA = pattern("which-quoted"), re.compile(",")

GOES_ON = pattern("copula-before")

OPENING = '“"‘«„'


def according_to(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with those of the construction that none of them is like."""
    made = list(found)
    for given in found:
        if given.cue and given.cue.text.lower() in words_in("according"):
            made = _with_relayed(made, given, passage)
    for reading in readings(passage):
        quote = built_by_rule(reading, "cue:according-to", passage)
        if quote and not any(alike(passage.text, quote, q) for q in made):
            made = _with_relayed([*made, quote], quote, passage)
    for reading in in_whose_words(passage):
        quote = built_by_rule(reading, "cue:whose-words", passage)
        # The network may have seen the same words and not have been sure.
        made = [q for q in made if not (q.cue and overlap(q.cue.spans[0], reading.cue))]
        taken = quote and any(overlap(s, t) for q in made for s in q.spans for t in quote.spans)
        if quote and not taken:
            made.append(quote)
    return made


def _with_relayed(made: list[Quote], quote: Quote, passage: Passage) -> list[Quote]:
    """The quotes with one of them as the words of whom its source quotes, where it quotes somebody; whoever
    that is, is no content."""
    outlet = quote.source.spans[0] if quote.source else None
    relayed = _relayed(outlet, quote, passage) if outlet else None
    if relayed is None or relayed.source is None:
        return made
    inside = relayed.source.spans[0]
    return [
        relayed if q is quote else q
        for q in made
        if q is quote or not any(overlap(inside, s) for s in q.spans)
    ]


def _relayed(outlet: Span, quote: Quote, passage: Passage) -> Quote | None:
    """The quote as the words of whom the outlet quotes ("the Ayla Post, which quoted a nurse,")."""
    text = passage.text
    match = WHICH_QUOTED.search(text, outlet.start, quote.spans[0].start)
    sentence = passage.lookup.sentence_at(outlet.start)
    whom = noun_phrase(text, match.end(), sentence) if match and sentence else None
    if match is None or whom is None:
        return None
    end = min([whom.end, *(m.start() for m in COMMA.finditer(text, match.end()))])
    return replace(
        quote,
        source=phrase(text, (Span(whom.start, end),)),
        via=phrase(text, (Span(outlet.start, match.start()),)),
    )


def in_whose_words(passage: Passage) -> Iterator[Reading]:
    """The attributions of "in Orla's words", in text order."""
    text = passage.text
    for match in (m for p in passage.paragraphs for m in IN_WHOSE_WORDS.finditer(text, *p)):
        sentence = passage.lookup.sentence_at(match.start())
        if sentence is None or match.end() > sentence.end:
            continue
        before = Span(sentence.start, match.start())
        end = sentence.start + len(text[sentence.start : sentence.end].rstrip(". \n"))
        contents = (before, Span(min(match.end(), end), end))
        parted = _breaks_off(before, passage) and contents[1].start < end
        kept = contents if parted else tuple(s for s in contents if _says(text, s))[-1:]
        if kept:
            yield Reading(kept, Span(*match.span("cue")), Span(*match.span("source")))


def _breaks_off(before: Span, passage: Passage) -> bool:
    """Whether a clause is broken off behind its auxiliary: "The plan should, " in Orla's view."""
    words = passage.lookup.tokens_in(before)
    return len(words) > 1 and words[-2].upos == "AUX" and words[-1].text == ","


def readings(passage: Passage) -> Iterator[Reading]:
    """The attributions of cues that the network did not propose, in text order."""
    text = passage.text
    for place in passage.accordings:
        cue = Span(place.start, place.start + len(text[slice(*place)].rstrip()))
        sentence = passage.lookup.sentence_at(cue.start)
        if sentence is None or any(overlap(cue, taken) for taken in passage.proposed):
            continue
        if NOBODYS.match(text, place.end):
            continue
        if reading := _read(text, cue, place.end, sentence):
            yield reading


def _read(text: str, cue: Span, start: int, sentence: Sentence) -> Reading | None:
    source = noun_phrase(text, start, sentence)
    if source is None:
        return None
    before = Span(sentence.start, cue.start)
    comma = text.find(",", *source)
    if comma > 0 and BROKEN.search(text[slice(*before)]):
        source = Span(source.start, comma)  # "was, in the view of Orla, a risk"
    end = sentence.start + len(text[sentence.start : sentence.end].rstrip(". \n"))
    after = Span(min(_after(text, source.end, sentence.end), end), end)
    contents = tuple(s for s in (before, after) if _says(text, s))
    if len(contents) == 2 and text[after.start] in OPENING:
        contents = contents[1:]  # "was, in the words of Orla, “a bad joke”"
    # With words on both sides only an aside between commas belongs to them both.
    if len(contents) == 2 and not GOES_ON.search(text[slice(*before)]):
        contents = contents[:1]
    return Reading(contents, cue, source) if contents else None


def _after(text: str, start: int, end: int) -> int:
    """Where the content begins after the source: behind its apposition or relative clause."""
    commas = [m.end() for m in re.finditer(r",[”\"]?\s+", text[start:end])]
    if not commas or text[start : start + 1] != ",":
        return start + commas[0] if commas else end
    aside = NAMED.match(text, start, end) or ASIDE.match(text, start, end)
    return start + (commas[1] if aside and len(commas) > 1 else commas[0])


def _says(text: str, span: Span) -> bool:
    return len(WORDS.findall(text, *span)) >= MIN_WORDS
