"""What the shape of the document gives -> quotes in place of the network's pieces. Pure.

Turns of transcripts, answers of interviews, announced statements, letters and signed words: see
`quotes.layout`.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.contents import mark_notes, shown, tidied
from quotes.attribution.interviewees import Interviewees
from quotes.attribution.passage import Passage
from quotes.attribution.wording import words_in
from quotes.layout.read import speeches
from quotes.layout.speech import Speech
from quotes.model import Cue, Quote, Span, phrase
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# A quote that shares this much of its words with what a layout gives is the same.
SAME = 0.5


def laid_out(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes found, with each speech as one quote in place of its pieces."""
    kept = list(found)
    read = speeches(passage.text, passage.paragraphs)
    asked = Interviewees(read, passage)
    for speech in read:
        spans = _words(speech, passage)
        if not spans or (not speech.sure and _is_attributed(kept, speech, spans, passage.text)):
            continue
        kept = [q for q in kept if not _is_piece(q, speech, spans, passage.text)]
        if speech.who != "asker":
            kept.append(_quote(speech, spans, asked.source_of(speech), passage))
    return kept


def _words(speech: Speech, passage: Passage) -> tuple[Span, ...]:
    spans: list[Span] = []
    for words in speech.words:
        spans += tidied(passage.text, [words], None, passage.marks[passage.place_of(words)])
    return tuple(spans)


def _quote(speech: Speech, spans: tuple[Span, ...], source: Span | None, passage: Passage) -> Quote:
    text = passage.text
    cue = speech.cue
    notes = [n for s in spans for n in mark_notes((s,), passage.marks[passage.place_of(s)])]
    return Quote(
        kind="direct",  # the label does what marks do elsewhere
        mode="speech",
        text=shown(text, spans),
        spans=spans,
        cue=Cue(text[slice(*cue)], text[slice(*cue)], (cue,)) if cue else None,
        source=phrase(text, (source,)) if source else None,
        evidence=(rule(speech.rule),),
        notes=tuple(dict.fromkeys(notes)),
    )


def _is_near(quote: Quote, speech: Speech, spans: Sequence[Span]) -> bool:
    """Whether any part of a quote lies between the beginning and the end of a speech."""
    first = min(speech.label.start if speech.label else spans[0].start, spans[0].start)
    last = max(speech.label.end if speech.label else spans[-1].end, spans[-1].end)
    return any(first < part.end and part.start < last for part in _parts(quote))


def _is_attributed(
    found: Sequence[Quote], speech: Speech, spans: Sequence[Span], text: str
) -> bool:
    """Whether the network has a cue and a source for the words already, and not just those that the
    layout has: what both read is as sure as the layout."""
    return any(
        q.cue and q.source and not _agrees(q, speech) and _share(text, q.spans, spans) >= SAME
        for q in found
    )


def _agrees(quote: Quote, speech: Speech) -> bool:
    """Whether a quote has the cue and the source of a label, and no further words."""
    if not (speech.label and speech.source and speech.cue and quote.cue and quote.source):
        return False
    same = any(overlap(speech.source, s) for s in quote.source.spans)
    inside = all(any(overlap(s, words) for words in speech.words) for s in quote.spans)
    return same and inside and any(overlap(speech.cue, s) for s in quote.cue.spans)


def _is_piece(quote: Quote, speech: Speech, spans: Sequence[Span], text: str) -> bool:
    """Whether a quote is made of what the layout reads otherwise: of the same words, of the label,
    or of what the speaker says of themselves."""
    if not _is_near(quote, speech, spans):
        return False
    if _share(text, quote.spans, spans) >= SAME:
        return True
    if speech.label and any(overlap(speech.label, s) for s in _parts(quote)):
        return True
    if all(any(w.start <= s.start and s.end <= w.end for w in spans) for s in _parts(quote)):
        return True  # what somebody tells of others is theirs
    inside = all(any(s.start < w.end and s.end > w.start for w in spans) for s in quote.spans)
    if not inside or quote.mode != "speech":
        return False
    return quote.source is None or quote.source.text.lower() in words_in("addresses")


def _parts(quote: Quote) -> tuple[Span, ...]:
    return (*quote.spans, *quote.cue_spans, *(quote.source.spans if quote.source else ()))


def _share(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common words of two contents, of all their words."""
    a, b = ({m.start() for s in x for m in WORDS.finditer(text, *s)} for x in (one, other))
    return len(a & b) / max(1, len(a | b))
