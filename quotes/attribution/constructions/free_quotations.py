"""Quotations that the network left out -> quotes. Pure.

What stands in marks and reads as something said is kept in any case: with the cue beside it, with
the source of the quotation before it, or with nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.attribution.constructions.adjacent_cues import Beside, announced, beside, signed
from quotes.attribution.contents import kind_of, mark_notes, sentence_like, shown, tidied
from quotes.attribution.cues import read_cue
from quotes.attribution.passage import Passage
from quotes.attribution.wording import words_in
from quotes.model import Quote, Span, phrase
from quotes.rules import rule
from quotes.text.marks import Quotation
from quotes.text.spans import overlap

# How many quotes of a dialogue to look back for the other speaker.
DIALOGUE = 4


@dataclass(frozen=True, slots=True)
class Free:
    """The quotations of one paragraph that are in no quote: `number` is the paragraph's, `spans` are
    their contents."""

    number: int
    quotations: tuple[Quotation, ...]
    spans: tuple[Span, ...]


def free_quotations(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes found, with the quotations that the network left out: they belong to a quotation
    that the paragraph before left open, or their cue stands beside them, or they go on from the
    quote before them, or nobody is named and they stay without a source."""
    known = list(found)
    for number in range(len(passage.paragraphs)):
        free = _free(number, found, passage)
        if not free.spans:
            continue
        near = _near(free, passage)
        if near:
            known.append(_beside(free, near, passage))
            continue
        before = _speaking_before(known, free, passage)
        asker = _other_side(known, before, free, passage.text) if before else None
        if asker:
            known.append(_turn(free, asker, passage))
        elif before and number and _left_open(before, number, passage):
            known[known.index(before)] = _extended(before, free, passage)
        else:
            known.append(_continued(free, before, passage))
    return known


def _free(number: int, found: Sequence[Quote], passage: Passage) -> Free:
    text, marks = passage.text, passage.marks[number]
    free = tuple(
        q
        for q in marks
        if q.level == 0
        and sentence_like(text, q)
        and not any(overlap(s, Span(q.start, q.end)) for f in found for s in f.spans)
    )
    return Free(number, free, tidied(text, [Span(q.start, q.end) for q in free], None, marks))


def _other_side(known: Sequence[Quote], before: Quote, free: Free, text: str) -> Quote | None:
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
    again = text[slice(*free.spans[-1])].rstrip().endswith("?")
    answered = others[-1].text.rstrip().endswith("?")
    return others[-1] if asked != again and (asked or answered) else None


def _is_reply(quote: Quote) -> bool:
    """Whether somebody answers somebody else, so that an untagged quotation is the other's again."""
    reply = quote.cue is not None and quote.cue.lemma in words_in("reply")
    return reply or quote.in_dialogue


def _turn(free: Free, whose: Quote, passage: Passage) -> Quote:
    """A quotation without a cue that is somebody's turn in a dialogue."""
    return replace(
        _continued(free, whose, passage),
        evidence=(rule("marks:dialogue"),),
        via=None,
        in_dialogue=True,
    )


def _left_open(before: Quote, number: int, passage: Passage) -> bool:
    """Whether a quotation of this quote lacks its closing mark where the paragraph before ends, and
    this paragraph is nothing but its continuation.

    Of 42 such pairs in PolNeAR train, 25 are annotated as one attribution, 2 as two.
    """
    text = passage.text
    last = next((q for q in reversed(passage.marks[number - 1]) if q.level == 0), None)
    first = passage.marks[number][0]
    start, end = passage.paragraphs[number]
    alone = not text[start : first.start].strip() and not text[first.end : end].strip()
    return (
        alone
        and last is not None
        and not last.closed
        and any(overlap(Span(last.start, last.end), s) for s in before.spans)
    )


def _extended(before: Quote, free: Free, passage: Passage) -> Quote:
    """The quote with its continuation in this paragraph."""
    together = (*before.spans, *free.spans)
    return replace(
        before,
        spans=together,
        text=shown(passage.text, together),
        evidence=(*before.evidence, rule("marks:next-paragraph")),
        notes=mark_notes(free.spans, passage.marks[free.number]),
    )


def _near(free: Free, passage: Passage) -> Beside | None:
    """A cue beside one of the quotations, at the end of the paragraph before, or a signature in the
    next."""
    text, paragraphs, number = passage.text, passage.paragraphs, free.number
    start, end = paragraphs[number]
    for q in free.quotations:
        if near := beside(text, q, start, end):
            return near
    first = number and not text[start : free.quotations[0].start].strip()
    if first and (near := announced(text, *paragraphs[number - 1])):
        return near
    if text[free.quotations[-1].end : end].strip() == "" and number + 1 < len(paragraphs):
        return signed(text, *paragraphs[number + 1])
    return None


def _beside(free: Free, near: Beside, passage: Passage) -> Quote:
    cue, mode = read_cue(near.cue, passage)
    return replace(
        _continued(free, None, passage),
        mode=mode,
        cue=cue,
        source=phrase(passage.text, (near.source,)),
        evidence=(near.rule,),
    )


def _speaking_before(known: Sequence[Quote], free: Free, passage: Passage) -> Quote | None:
    """The last quote in marks of this paragraph or the one before, if it can go on here."""
    floor = passage.paragraphs[max(0, free.number - 1)].start
    start = free.quotations[0].start
    earlier = [q for q in known if q.end > floor and q.start < start and q.kind != "indirect"]
    return max(earlier, key=lambda q: q.end, default=None)


def _continued(free: Free, before: Quote | None, passage: Passage) -> Quote:
    """The quotations as a quote without a cue, with the source of the quote before them."""
    text, marks = passage.text, passage.marks[free.number]
    source = before.source if before else None
    return Quote(
        kind=kind_of(text, free.spans, marks),
        mode="speech",
        text=shown(text, free.spans),
        spans=free.spans,
        cue=None,
        source=source,
        via=before.via if before else None,
        evidence=(rule("marks:continued" if source else "marks:no-source"),),
        inherited=source is not None,
        notes=mark_notes(free.spans, marks),
    )
