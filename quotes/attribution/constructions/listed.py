"""Entries of a list that a verb of saying and a colon open -> contents of that verb. Pure.

"The panel found that:" with "• the alarm was off" and "• nobody was trained" below it: each entry is what
the panel found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.clause_sources import clause_source
from quotes.attribution.passage import Passage
from quotes.attribution.places import listed_form
from quotes.attribution.wording import pattern
from quotes.layout.wording import pattern as layout_pattern
from quotes.model import Quote, Sentence, Span
from quotes.text.patterns import WORDS
from quotes.text.spans import SpanSet

OPENING, BULLET = pattern("list-opening"), layout_pattern("bullet")

# What joins an entry to the next ("; and").
JOINER = pattern("entry-end")

MIN_ENTRIES, MIN_WORDS = 2, 3


def listed(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes with the entries in which nobody else says anything."""
    taken = SpanSet(s for q in found for s in (*q.spans, *q.cue_spans))
    made = list(found)
    for reading in _readings(passage):
        if not taken.touches(*reading.contents[0]):
            quote = built_by_rule(reading, "layout:entry", passage)
            made += [quote] if quote else []
    return made


def _readings(passage: Passage) -> Iterator[Reading]:
    text = passage.text
    for number, paragraph in enumerate(passage.paragraphs):
        match = OPENING.search(text, *paragraph)
        entries = _entries(passage, number + 1) if match else []
        if match is None or len(entries) < MIN_ENTRIES:
            continue
        sentence = passage.lookup.sentence_at(match.start("cue"))
        cue = _cue(sentence, passage) if sentence and sentence.parsed else None
        source = clause_source(sentence, cue) if sentence and cue is not None else None
        if sentence is None or cue is None or source is None:
            continue
        small = all(text[e.start].islower() for e in entries)
        if match["that"] or small:
            word = sentence.tokens[cue]
            yield from (Reading((e,), Span(word.start, word.end), source) for e in entries)


def _entries(passage: Passage, number: int) -> list[Span]:
    """The words of the entries that begin with this paragraph; none where one says too little."""
    text, entries = passage.text, []
    for paragraph in passage.paragraphs[number:]:
        bullet = BULLET.match(text, *paragraph)
        if bullet is None:
            break
        end = JOINER.search(text, bullet.end(), paragraph.end)
        entries.append(Span(bullet.end(), end.start() if end else paragraph.end))
    return entries if all(_says(e, passage) for e in entries) else []


def _says(entry: Span, passage: Passage) -> bool:
    clause = any(t.upos in ("VERB", "AUX") for t in passage.lookup.tokens_in(entry))
    return clause and len(WORDS.findall(passage.text, *entry)) >= MIN_WORDS


def _cue(sentence: Sentence, passage: Passage) -> int | None:
    """The last verb of saying in the sentence that opens the list."""
    numbers: Sequence[int] = range(len(sentence.tokens) - 1, -1, -1)
    return next(
        (
            n for n in numbers
            if sentence.tokens[n].upos == "VERB"
            and listed_form(sentence.tokens[n].text, passage.words, sentence.tokens[n].lemma)
        ),
        None,
    )  # fmt: skip
