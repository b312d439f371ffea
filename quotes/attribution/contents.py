"""Candidates and quotation marks -> contents: where they begin and end, and of which kind. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.attribution.layout_marks import LAYOUT
from quotes.attribution.wording import pattern
from quotes.languages.tables import word_list
from quotes.model import Kind, Span
from quotes.text.datelines import behind_dateline
from quotes.text.mark_shapes import SINGLE
from quotes.text.marks import SENTENCE_BREAK, Quotation
from quotes.text.patterns import UPPER, WORDS
from quotes.text.spans import merged, overlap

# What is cut off at the front of a content; a minus stays.
EDGES = re.compile(r"(?:[\s,;:–—]|-(?!\d))+")

# The first characters of something said: a capital, a number; signs and brackets may stand before it.
BEGINS = re.compile(rf"[\s\[(…@#$£€.‘'“\"-]*(?:{UPPER}|\d)")

# A quotation of fewer words is a name, a sign or a scare quote, unless it stands alone.
FEW_WORDS = 4

# How far to look for the end of the sentence beside a quotation.
LOOK_BACK = 12  # characters

ALONE_BEFORE = re.compile(r"(?:\A|\n|(?<!\b[A-Z])[.!?…][”’\"')\]»]*)\s*[“\"‘'«„”(]?\Z")

ALONE_BEHIND = re.compile(r"[”\"’'»]*(?:\s*(?:\Z|\n)|\s+[^a-z\s,;:(])")

# A "that" which opens a content belongs to the cue ("said that the talks failed"), unless it is the
# subject itself ("said that was wrong").
LEADING_THAT = pattern("leading-that")

OWN_THAT = pattern("own-that")

THOUGH = pattern("though")

ELLIPTIC = pattern("elliptic-clause")

NARRATOR = pattern("narrator-goes-on")

SCENE = pattern("scene-behind")


def snapped(
    contents: Sequence[Span], quotations: Sequence[Quotation], blocked: Sequence[Span]
) -> tuple[Span, ...]:
    """Contents grown to the whole of each quotation of which they hold the larger part, or the end.

    A content that lies in a quotation and ends with it was cut short at a sentence's start.
    `blocked` are the cue and source of the attribution: a quotation that holds one of them is left
    alone, since the content is then only a part of it.
    """
    grown = list(contents)
    for q in quotations:
        whole = Span(q.start, q.end)
        if q.level or any(overlap(whole, b) for b in blocked):
            continue
        for number, span in enumerate(grown):
            shared = overlap(span, Span(q.inner_start, q.inner_end))
            ends = q.start < span.start and q.inner_end <= span.end <= q.end
            if shared and (ends or 2 * shared >= q.inner_end - q.inner_start):
                grown[number] = Span(min(span.start, q.start), max(span.end, q.end))
    return merged(grown)


def before_narrator(
    text: str, contents: Sequence[Span], quotations: Sequence[Quotation]
) -> tuple[Span, ...]:
    """The contents without a clause of the narrator's behind words in marks (told me I “must wait” |
    but I did not)."""
    made = []
    for span in contents:
        ends = [
            q.end for q in quotations
            if q.closed and not q.level and span.start < q.start and q.end < span.end
        ]  # fmt: skip
        cut = bool(ends) and NARRATOR.match(text, ends[-1], span.end)
        made.append(Span(span.start, ends[-1]) if cut else span)
    return tuple(made)


def conceded(text: str, contents: Sequence[Span], cue: Span) -> tuple[Span, ...]:
    """The contents from a last "though" clause on, where the cue follows it directly.

    "Ties grew, though trade fell, according to the minister": only the clause is the minister's.
    """
    for number, span in enumerate(contents):
        found = list(THOUGH.finditer(text, *span))
        if found and span.end <= cue.start:
            return (Span(found[-1].end(), span.end), *contents[number + 1 :])
    return tuple(contents)


def tidied(
    text: str, spans: Sequence[Span], cue: Span | None, marks: Sequence[Quotation]
) -> tuple[Span, ...]:
    """Spans less what is not theirs: outer marks, edge commas, a leading "that" after the cue."""
    made = (_tidy(text, span, cue, marks) for span in spans)
    return tuple(span for span in made if WORDS.search(text, span.start, span.end))


def _tidy(text: str, span: Span, cue: Span | None, marks: Sequence[Quotation]) -> Span:
    start, end = _stripped(text, *span)
    start = behind_dateline(text, start, end)
    if cue and cue.end <= start and (leading := LEADING_THAT.match(text, start, end)):
        start = leading.end()
    own = OWN_THAT.search(text, cue.end, start) if cue and cue.end < start else None
    if own and not LEADING_THAT.match(text, own.start()):
        start = own.start()  # "said | that was enough"
    for q in marks:
        whole = q.closed and not q.level and q.start <= start <= q.inner_start
        if whole and q.end < end and not says_something(text, [Span(q.end, end)]):
            end = q.end  # “We agreed on the soup,” as
    for q in marks:
        if q.start <= start and end <= q.end and (start < q.inner_start or end > q.inner_end):
            start, end = _stripped(text, max(start, q.inner_start), min(end, q.inner_end))
    return Span(start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    head = EDGES.match(text, start, end)
    start = head.end() if head else start
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:–—"):
        end -= 1
    return start, end


def kind_of(text: str, spans: Sequence[Span], quotations: Sequence[Quotation]) -> Kind:
    """Whether the words of a content stand in quotation marks: all, some or none of them."""
    words = [m.start() for span in spans for m in WORDS.finditer(text, span.start, span.end)]
    inside = sum(any(q.inner_start <= w < q.inner_end for q in quotations) for w in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def sentence_like(text: str, q: Quotation) -> bool:
    """Whether a quotation reads as something said, not as a name, title, sign or scare quote.

    One of few words must stand alone, as a sentence between sentences.
    """
    inner = text[q.inner_start : q.inner_end].strip()
    words = WORDS.findall(inner)
    if not words or not BEGINS.match(inner):
        return False
    if q.family == LAYOUT:
        return True
    if len(words) < FEW_WORDS:
        return q.closed and inner[-1] in ".?!…" and stands_alone(text, Span(q.start, q.end))
    if q.closed and q.family != SINGLE and SENTENCE_BREAK.search(inner) and not _titled(words):
        return True  # single marks around two sentences may be apostrophes
    stop_behind = text[q.end : q.end + 1] in (".", "!", "?")
    alone = stop_behind and stands_alone(text, Span(q.start, q.end + 1))
    return (inner[-1] in ".?!…," or not q.closed or alone) and not _titled(words)


def stands_alone(text: str, span: Span) -> bool:
    """Whether no word of the sentence that a quotation is in stands beside it.

    `span` ends behind the closing mark, or behind the full stop after that.
    """
    before = text[max(0, span.start - LOOK_BACK) : max(0, span.start)]
    behind = text[span.end : span.end + LOOK_BACK]
    return ALONE_BEFORE.search(before) is not None and ALONE_BEHIND.match(behind) is not None


def filled(
    text: str, spans: tuple[Span, ...], quotations: Sequence[Quotation], cue: Span
) -> tuple[Span, ...]:
    """Spans less those outside of marks that say nothing ("it" of "as he put it"), if any other is left.

    The first half of a clause around its cue says nothing by itself ("It will, he argues, cost more"). The
    scene behind the tag of a quotation is the narrator's (“Too late,” said Ms Orla, | with a smile).
    """
    tagged = any(
        q.closed and not q.level and q.end <= cue.start and text[q.inner_end - 1] in ",?!"
        and any(q.start <= s.start < q.end for s in spans)
        for q in quotations
    )  # fmt: skip
    scene = [s for s in spans if tagged and s.start >= cue.end and SCENE.match(text, s.start)]
    kept = tuple(
        s
        for s in spans
        if (s not in scene and says_something(text, [s]))
        or any(q.start <= s.start < q.end for q in quotations)
        or (_breaks_off(text, s, cue) and spans[-1].start >= cue.end)
    )
    return kept or spans


def _breaks_off(text: str, span: Span, cue: Span) -> bool:
    """Whether a comma ends a span before the cue."""
    return span.end <= cue.start and text[span.end : cue.start].lstrip().startswith(",")


def says_something(text: str, spans: Sequence[Span]) -> bool:
    """Whether a content has a word that means something by itself ("asked why" has none), or is a
    clause that leaves one out ("it would not")."""
    if len(spans) == 1 and ELLIPTIC.fullmatch(text, *spans[0]):
        return True
    empty = word_list("cues/empty.txt")
    words = (m.group().lower() for span in spans for m in WORDS.finditer(text, *span))
    return any(word not in empty for word in words)


def _titled(words: Sequence[str]) -> bool:
    """Whether most longer words start with a capital, as in the title of a work."""
    long = [w for w in words if len(w) > 3]
    return len(long) >= 2 and sum(w[0].isupper() for w in long) > 0.7 * len(long)


def shown(text: str, spans: Sequence[Span]) -> str:
    """A content as one line: its spans joined by an ellipsis where something stood between."""
    return " … ".join(" ".join(text[a:b].split()) for a, b in spans)


def mark_notes(spans: Sequence[Span], marks: Sequence[Quotation]) -> tuple[str, ...]:
    """Warnings about the quotation marks around a content."""
    near = [
        q for q in marks if not q.level and any(overlap(Span(q.start, q.end), s) for s in spans)
    ]
    notes = {
        "a quotation mark is not closed in this paragraph": any(not q.closed for q in near),
        "a quotation mark is not opened in this paragraph": any(not q.opened for q in near),
    }
    return tuple(note for note, holds in notes.items() if holds)
