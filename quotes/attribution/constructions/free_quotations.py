"""Quotations that the network left out -> quotes. Pure.

What stands in marks and reads as something said is kept in any case: with the cue beside it, with
the source of the quotation before it, or with nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.broken_quotations import chains, sentences_between, who_acts
from quotes.attribution.constructions.adjacent_cues import (
    Beside,
    announced,
    beside,
    signed,
    tagged_below,
    verdict_behind,
)
from quotes.attribution.contents import (
    BEGINS,
    kind_of,
    mark_notes,
    sentence_like,
    shown,
    tidied,
)
from quotes.attribution.cues import read_cue
from quotes.attribution.direct_address import VOCATIVE
from quotes.attribution.layout_marks import LAYOUT
from quotes.attribution.onlookers import onlooker
from quotes.attribution.open_paragraphs import (
    closes_below,
    cued_below,
    ends_open,
    joined,
    left_open_above,
)
from quotes.attribution.passage import Passage
from quotes.attribution.tellers import beat_behind, teller
from quotes.attribution.wording import words_in
from quotes.model import Phrase, Quote, Span, phrase
from quotes.rules import rule
from quotes.text.joined_paragraphs import is_long
from quotes.text.marks import Quotation
from quotes.text.noun_phrases import noun_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import SpanSet, overlap

# How many quotes of a dialogue to look back for the other speaker.
DIALOGUE = 4

# Words of another sentence.
_MORE = re.compile(r"[.!?]\W*\w")


@dataclass(frozen=True, slots=True)
class Free:
    """Quotations of one paragraph that are in no quote: `number` is the paragraph's, `spans` are
    their contents."""

    number: int
    quotations: tuple[Quotation, ...]
    spans: tuple[Span, ...]


def free_quotations(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes found, with the quotations that the network left out: they belong to a quotation
    that the paragraph before left open, or their cue stands beside them, or they go on from the
    quote before them, or nobody is named and they stay without a source."""
    known = list(found)
    taken = SpanSet(span for quote in found for span in quote.spans)
    for number in range(len(passage.paragraphs)):
        for free in _free(number, taken, passage):
            _add(free, known, passage)
    return joined(known, passage)


def _add(free: Free, known: list[Quote], passage: Passage) -> None:
    """Put the quote of the quotations to those that are known, or into one of them."""
    near = _near(free, passage)
    if near:
        # "“A farce,” is how Orla remembers the match."
        known[:] = [q for q in known if not _is_read_behind(q, near)]
        known.append(_beside(free, near, passage))
        return
    if open_one := left_open_above(known, free.number, passage):
        known[known.index(open_one)] = _extended(open_one, free, "marks:next-paragraph", passage)
        return
    actor = who_acts(passage.text, free.quotations)
    if actor:
        known.append(_named(free, actor, "marks:interrupted", passage))
        return
    if told := teller(free.quotations[0], free.number, passage):
        known.append(_named(free, told.source, told.rule, passage))
        return
    before = _speaking_before(known, free, passage)
    if free.quotations[0].family == LAYOUT and not _is_laid_out(passage, free.number - 1):
        before = None  # whoever spoke before does not speak in a block of its own
    if seen := onlooker(free.quotations[0], free.number, passage, before):
        known.append(_named(free, seen.source, seen.rule, passage))
        return
    acting = None if before else beat_behind(free.quotations[-1], free.number, passage)
    if acting:
        known.append(_named(free, acting.source, acting.rule, passage))
        return
    asker = _other_side(known, before, free, passage.text) if before else None
    if asker:
        known.append(_turn(free, asker, passage))
    elif (
        before
        and (name := _goes_on(before, free, passage))
        and not cued_below(known, free.number, passage)
    ):
        known[known.index(before)] = _extended(before, free, name, passage)
    else:
        known.append(_continued(free, before, passage))


def _free(number: int, taken: SpanSet, passage: Passage) -> Iterator[Free]:
    """The quotations of a paragraph that are in no quote (`taken`); those with narrator's sentences, one
    that names who speaks next, or a quote between them apart."""
    text, marks = passage.text, passage.marks[number]
    group: list[Quotation] = []
    for chain in chains(text, marks):
        free = not any(taken.touches(q.start, q.end) for q in chain)
        if group and (not free or _parted(group[-1], chain[0], number, passage)):
            yield _made(number, group, passage)
            group = []
        if free and _reads_as_said(chain, passage, number):
            group += chain
    if group:
        yield _made(number, group, passage)


def _parted(one: Quotation, other: Quotation, number: int, passage: Passage) -> bool:
    """Whether the words between two quotations are several sentences, or name who says the second."""
    if sentences_between(passage.text, one.end, other.start):
        return True
    told = teller(other, number, passage)
    return told is not None and told.name


def _made(number: int, group: Sequence[Quotation], passage: Passage) -> Free:
    spans = tidied(passage.text, [Span(q.start, q.end) for q in group], None, passage.marks[number])
    return Free(number, tuple(group), spans)


def _reads_as_said(chain: Sequence[Quotation], passage: Passage, number: int) -> bool:
    """Whether the parts of a quotation read as something said, or a cue stands beside them."""
    text = passage.text
    if len(chain) > 1:
        return BEGINS.match(text, chain[0].inner_start, chain[0].inner_end) is not None
    (q,) = chain
    if not q.opened or closes_below(q, number, passage) or sentence_like(text, q):
        return True
    inner = text[q.inner_start : q.inner_end].rstrip()
    if BEGINS.match(inner) and verdict_behind(text, q, passage.paragraphs[number].end):
        return True
    ended = BEGINS.match(inner) and inner[-1] in ",.?!…" and q.closed
    return (
        bool(ended)
        and WORDS.search(inner) is not None
        and beside(text, q, *passage.paragraphs[number]) is not None
    )


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


def _goes_on(before: Quote, free: Free, passage: Passage) -> str:
    """The rule by which these quotations are a part of the quote before them; "" where none is."""
    if _left_open(before, free, passage) or _opens_next(before, free, passage):
        return "marks:next-paragraph"
    return "marks:same-paragraph" if _directly_behind(before, free, passage) else ""


def _directly_behind(before: Quote, free: Free, passage: Passage) -> bool:
    """Whether nothing but marks stands between a whole quotation and these, in one line."""
    text = passage.text
    between = text[before.end : free.spans[0].start]
    here = kind_of(text, free.spans, passage.marks[free.number])
    return before.kind == here == "direct" and not re.search(r"[\w\n]", between)


def _left_open(before: Quote, free: Free, passage: Passage) -> bool:
    """Whether a quotation of this quote lacks its closing mark where the paragraph before ends, and
    this paragraph is nothing but its continuation.

    Of 42 such pairs in PolNeAR train, 25 are annotated as one attribution, 2 as two.
    """
    number, first = free.number, free.quotations[0]
    start, end = passage.paragraphs[number]
    alone = (
        not passage.text[start : first.start].strip() and not passage.text[first.end : end].strip()
    )
    return bool(number) and alone and ends_open(before, number - 1, passage)


def _opens_next(before: Quote, free: Free, passage: Passage) -> bool:
    """Whether a whole quotation opens this paragraph and the quote before it, with its cue and source,
    is the last that the paragraph before tells: such quotations are one attribution of several pieces.

    Of 45 such quotations behind a whole one in labelled world news, 44 are labelled so; behind one
    that is mixed with words outside of marks, six of seven.
    """
    text, number = passage.text, free.number
    here = kind_of(text, free.spans, passage.marks[number])
    if not number or not before.source or before.kind == "indirect" or here != "direct":
        return False
    start, opens = passage.paragraphs[number].start, free.quotations[0].start
    phrases = (before.source.spans, before.cue_spans, before.spans)
    told = max(span.end for spans in phrases for span in spans if span.end <= opens)
    alone = not text[start:opens].strip() and not _MORE.search(text, told, opens)
    if not any(overlap(s, Span(q.start, q.end)) for s in before.spans for q in _marks(s, passage)):
        return False  # an answer without marks
    return alone and not VOCATIVE.search(shown(text, free.spans))  # it may speak to whoever spoke


def _marks(span: Span, passage: Passage) -> tuple[Quotation, ...]:
    return passage.marks[passage.place_of(span)]


def _extended(before: Quote, free: Free, name: str, passage: Passage) -> Quote:
    """The quote with its continuation in this paragraph; `name` is the rule."""
    together = (*before.spans, *free.spans)
    return replace(
        before,
        spans=together,
        text=shown(passage.text, together),
        evidence=(*before.evidence, rule(name)),
        notes=mark_notes(free.spans, passage.marks[free.number]),
    )


def _near(free: Free, passage: Passage) -> Beside | None:
    """A cue beside one of the quotations, at the end of the paragraph before, or a signature in the
    next."""
    text, paragraphs, number = passage.text, passage.paragraphs, free.number
    start, end = paragraphs[number]
    if free.quotations[-1].family == LAYOUT and (near := _signed_below(free, passage)):
        return near
    for q in free.quotations:
        if near := beside(text, q, start, end):
            return near
    if number + 1 < len(paragraphs) and (
        near := tagged_below(text, free.quotations[-1], end, paragraphs[number + 1])
    ):
        return near
    first = number and not text[start : free.quotations[0].start].strip()
    if first and (near := announced(text, *paragraphs[number - 1])):
        return near
    return _signed_below(free, passage)


def _signed_below(free: Free, passage: Passage) -> Beside | None:
    """The signature in the next paragraph; a block quotation of several has it below the last."""
    text, paragraphs, number = passage.text, passage.paragraphs, free.number
    if text[free.quotations[-1].end : paragraphs[number].end].strip():
        return None
    if free.quotations[-1].family == LAYOUT:
        while number + 1 < len(paragraphs) and _is_laid_out(passage, number + 1):
            number += 1
    return signed(text, *paragraphs[number + 1]) if number + 1 < len(paragraphs) else None


def _is_laid_out(passage: Passage, number: int) -> bool:
    """Whether a paragraph is quoted as a whole by its layout."""
    whole = passage.paragraphs[number]
    return any(q.family == LAYOUT and q.end == whole.end for q in passage.marks[number])


def _is_read_behind(quote: Quote, near: Beside) -> bool:
    """Whether a quote is but the object of a verb that closes "is how Orla remembers"."""
    same = any(overlap(s, near.cue) for s in quote.cue_spans)
    return near.verdict and quote.kind == "indirect" and same


def _beside(free: Free, near: Beside, passage: Passage) -> Quote:
    cue, mode = read_cue(near.cue, passage)
    return replace(
        _continued(free, None, passage),
        mode=mode,
        cue=cue,
        source=phrase(passage.text, (near.source,)),
        via=_via(near, passage),
        evidence=(near.rule,),
    )


def _via(near: Beside, passage: Passage) -> Phrase | None:
    """Whoever quotes the source, where the words beside the quotation say so."""
    start = near.via_start
    sentence = passage.lookup.sentence_at(start) if start is not None else None
    found = noun_phrase(passage.text, start, sentence) if start is not None and sentence else None
    if found and found.start < near.cue.start:
        found = Span(found.start, min(found.end, near.cue.start))
    return phrase(passage.text, (found,)) if found else None


def _named(free: Free, source: Span, name: str, passage: Passage) -> Quote:
    """A quotation without a cue whose speaker the narrator's words beside it name; `name` is the rule."""
    return replace(
        _continued(free, None, passage),
        source=phrase(passage.text, (source,)),
        evidence=(rule(name),),
    )


def _speaking_before(known: Sequence[Quote], free: Free, passage: Passage) -> Quote | None:
    """The last quote in marks of this paragraph or the one before, if it can go on here."""
    floor = passage.paragraphs[max(0, free.number - 1)].start
    start = free.quotations[0].start
    earlier = [q for q in known if q.end > floor and q.start < start and q.kind != "indirect"]
    last = max(earlier, key=lambda q: q.end, default=None)
    if last is None or not is_long(passage.paragraphs[free.number]):
        return last
    told = max(last.end, *(s.end for s in last.cue.spans)) if last.cue else last.end
    return last if sentences_between(passage.text, told, start) <= 1 else None


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
