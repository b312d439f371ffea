"""Quotations that the network left out, and the turns of a transcript -> quotes. Pure.

What stands in marks and reads as something said is kept in any case: with the cue beside it, with
the source of the quotation before it, or with nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.constructions.adjacent_cues import Beside, announced, beside, signed
from quotes.attribution.contents import kind_of, mark_notes, sentence_like, shown, tidied
from quotes.attribution.cues import read_cue
from quotes.languages.cue_words import CueWords
from quotes.model import Quote, Span, phrase
from quotes.text.marks import Quotation
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap
from quotes.text.token_index import Lookup

REPLIES = frozenset(("reply", "answer", "retort", "respond", "counter"))

MIN_SPOKEN = 4  # words

# How many quotes of a dialogue to look back for the other speaker.
DIALOGUE = 4


def uncued(
    text: str,
    paragraphs: Sequence[Span],
    marks: Sequence[Sequence[Quotation]],
    found: Sequence[Quote],
    lookup: Lookup,
    words: CueWords,
) -> list[Quote]:
    """The quotes found, with the quotations that the network left out: they belong to a quotation
    that the paragraph before left open, or their cue stands beside them, or they go on from the
    quote before them, or nobody is named and they stay without a source."""
    known = list(found)
    for number, paragraph in enumerate(paragraphs):
        free = [
            q
            for q in marks[number]
            if q.level == 0
            and sentence_like(text, q)
            and not any(overlap(s, Span(q.start, q.end)) for f in found for s in f.spans)
        ]
        spans = tidied(text, [Span(q.start, q.end) for q in free], None, marks[number])
        if not spans:
            continue
        near = next((b for q in free if (b := beside(text, q, *paragraph))), None)
        near = near or _around(text, paragraphs, number, free)
        if near:
            known.append(_beside(text, spans, near, marks[number], lookup, words))
            continue
        before = _speaking_before(known, paragraphs, number, free[0].start)
        asker = _other_side(text, known, before, spans) if before else None
        if asker:
            known.append(_turn(text, spans, asker, marks[number]))
        elif before and number and _left_open(text, before, paragraphs, marks, number):
            known[known.index(before)] = _extended(text, before, spans, marks[number])
        else:
            known.append(_continued(text, spans, before, marks[number]))
    return known


def _other_side(
    text: str, known: Sequence[Quote], before: Quote, spans: tuple[Span, ...]
) -> Quote | None:
    """In a dialogue, the quote of the one whose turn it is: who answers a question, or asks again."""
    others = [
        q for q in sorted(known, key=lambda q: q.start)[-DIALOGUE:]
        if q.start < before.start and q.source and before.source
        and q.source.text != before.source.text
    ]  # fmt: skip
    if not others or before.kind != "direct":
        return None
    if _is_reply(before) and others[-1].kind == "direct":
        return others[-1]
    asked = before.text.rstrip().endswith("?")
    again = text[spans[-1].start : spans[-1].end].rstrip().endswith("?")
    answered = others[-1].text.rstrip().endswith("?")
    return others[-1] if asked != again and (asked or answered) else None


def _is_reply(quote: Quote) -> bool:
    """Whether somebody answers somebody else, so that an untagged quotation is the other's again."""
    reply = quote.cue is not None and quote.cue.lemma in REPLIES
    return reply or "marks:dialogue" in quote.evidence


def _turn(text: str, spans: tuple[Span, ...], whose: Quote, marks: Sequence[Quotation]) -> Quote:
    """A quotation without a cue that is somebody's turn in a dialogue."""
    return replace(_continued(text, spans, whose, marks), evidence=("marks:dialogue",), via=None)


def _left_open(
    text: str, before: Quote, paragraphs: Sequence[Span],
    marks: Sequence[Sequence[Quotation]], number: int,
) -> bool:  # fmt: skip
    """Whether a quotation of this quote lacks its closing mark where the paragraph before ends, and
    this paragraph is nothing but its continuation.

    Of 42 such pairs in PolNeAR train, 25 are annotated as one attribution, 2 as two.
    """
    last = next((q for q in reversed(marks[number - 1]) if q.level == 0), None)
    first = marks[number][0]
    start, end = paragraphs[number]
    alone = not text[start : first.start].strip() and not text[first.end : end].strip()
    return (
        alone
        and last is not None
        and not last.closed
        and any(overlap(Span(last.start, last.end), s) for s in before.spans)
    )


def _extended(
    text: str, before: Quote, spans: tuple[Span, ...], marks: Sequence[Quotation]
) -> Quote:
    """The quote with its continuation in this paragraph."""
    together = (*before.spans, *spans)
    return replace(
        before,
        spans=together,
        text=shown(text, together),
        evidence=(*before.evidence, "marks:next-paragraph"),
        notes=mark_notes(spans, marks),
    )


def _around(
    text: str, paragraphs: Sequence[Span], number: int, free: Sequence[Quotation]
) -> Beside | None:
    """A cue at the end of the paragraph before, or a signature in the next."""
    start, end = paragraphs[number]
    first = number and not text[start : free[0].start].strip()
    if first and (near := announced(text, *paragraphs[number - 1])):
        return near
    if text[free[-1].end : end].strip() == "" and number + 1 < len(paragraphs):
        return signed(text, *paragraphs[number + 1])
    return None


def _beside(
    text: str,
    spans: tuple[Span, ...],
    near: Beside,
    marks: Sequence[Quotation],
    lookup: Lookup,
    words: CueWords,
) -> Quote:
    cue, mode = read_cue(text, near.cue, lookup, words)
    return Quote(
        kind=kind_of(text, spans, marks),
        mode=mode,
        text=shown(text, spans),
        spans=spans,
        cue=cue,
        source=phrase(text, (near.source,)),
        evidence=(near.rule,),
        notes=mark_notes(spans, marks),
    )


def _speaking_before(
    known: Sequence[Quote], paragraphs: Sequence[Span], number: int, start: int
) -> Quote | None:
    """The last quote in marks of this paragraph or the one before, if it can go on here."""
    floor = paragraphs[max(0, number - 1)].start
    earlier = [q for q in known if q.end > floor and q.start < start and q.kind != "indirect"]
    return max(earlier, key=lambda q: q.end, default=None)


def _continued(
    text: str, spans: tuple[Span, ...], before: Quote | None, marks: Sequence[Quotation]
) -> Quote:
    rule = "marks:continued" if before and before.source else "marks:no-source"
    return Quote(
        kind=kind_of(text, spans, marks),
        mode="speech",
        text=shown(text, spans),
        spans=spans,
        cue=None,
        source=before.source if before else None,
        via=before.via if before else None,
        evidence=(rule,),
        inherited=bool(before and before.source),
        notes=mark_notes(spans, marks),
    )


def spoken(text: str, quote: Quote) -> bool:
    """Whether a quote stands in marks and reads as something said, whoever said it."""
    first, last = quote.spans[0], quote.spans[-1]
    words = sum(len(WORDS.findall(text, *span)) for span in quote.spans)
    ended = any(c in ".?!," for c in text[last.end - 1 : last.end + 1])
    return quote.kind == "direct" and words >= MIN_SPOKEN and text[first.start].isupper() and ended


def unattributed(quote: Quote) -> Quote:
    """The quote without cue and source."""
    return replace(
        quote, cue=None, source=None, via=None, addressee=None, mode="speech", inherited=False,
        evidence=("marks:no-source",), scores=(0.0, 0.0),
    )  # fmt: skip
