"""Fragments in marks in a headline ("Harbour plan 'to help fishermen'") -> what somebody said. Pure.

Such a headline gives in marks what its article tells of somebody. Whoever says so there, in most of
the fragment's words, is the speaker; where nobody does, the words have none. A single word, a name
and a term stand in marks for other reasons: a fragment opens in lower case and with its verb.
Behind a name and a colon stands what the article tells below.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.constructions.adjacent_cues import Beside, beside
from quotes.attribution.contents import kind_of, shown, tidied
from quotes.attribution.passage import Passage
from quotes.attribution.told_below import told_below
from quotes.attribution.wording import pattern
from quotes.model import Quote, Span
from quotes.rules import rule
from quotes.text.marks import Quotation
from quotes.text.patterns import WORDS
from quotes.text.spans import SpanSet

# No headline is longer.
LONGEST = 120  # characters

FEWEST = 2  # words of a fragment


def headline_fragments(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes found, with those of the fragments in marks in the article's headline: its first
    line, where no stop ends it."""
    if len(passage.paragraphs) < 2:
        return found
    text, line = passage.text, passage.paragraphs[0]
    if line.end - line.start > LONGEST or text[line.end - 1] in ".!?…:;,":
        return found
    taken = SpanSet(span for quote in found for span in quote.spans)
    made = [
        _quote(q, found, passage)
        for q in passage.marks[0]
        if not taken.touches(q.start, q.end)
        and (_is_fragment(q, passage) or (_label(q, passage) and _told(q, found, passage)))
    ]
    return [*found, *made]


def _is_fragment(q: Quotation, passage: Passage) -> bool:
    """Whether a quotation is a clause without its subject, and no term that another word needs."""
    text, line = passage.text, passage.paragraphs[0]
    inner = text[q.inner_start : q.inner_end]
    if q.level or not q.closed or not inner[:1].islower() or len(WORDS.findall(inner)) < FEWEST:
        return False
    needed = pattern("needs-a-term").search(text, line.start, q.start)
    if needed or not pattern("behind-a-fragment").match(text, q.end, line.end):
        return False
    if pattern("verb-to-come").search(text, line.start, q.start):
        return [
            t.upos for t in passage.lookup.tokens_in(Span(q.inner_start, q.inner_start + 1))
        ] == ["VERB"]
    return pattern("opens-with-verb").match(inner) is not None or _opens_finite(inner, passage)


def _opens_finite(inner: str, passage: Passage) -> bool:
    """Whether the first word is a verb in the present: the article has it below, and as a verb.

    What a tagger makes of a line without its small words tells less.
    """
    first = inner.split(maxsplit=1)[0]
    below = Span(passage.paragraphs[0].end, len(passage.text))
    tagged = [t.upos for t in passage.lookup.tokens_in(below) if first in (t.lemma, f"{t.lemma}s")]
    return tagged.count("VERB") > len(tagged) / 2


def _quote(q: Quotation, found: Sequence[Quote], passage: Passage) -> Quote:
    """The quote of a fragment: with the cue beside it, with whoever says so below, or with nobody."""
    text, line = passage.text, passage.paragraphs[0]
    near = _tail(q, passage) or _label(q, passage) or beside(text, q, *line)
    if near and (said := built_by_rule(_read(near, q, line), near.rule, passage)):
        return said
    spans = tidied(text, [Span(q.start, q.end)], None, passage.marks[0])
    told = _told(q, found, passage)
    return Quote(
        kind=kind_of(text, spans, passage.marks[0]),
        mode="speech",
        text=shown(text, spans),
        spans=spans,
        cue=None,
        source=told.source if told else None,
        evidence=(rule("marks:headline-told" if told else "marks:headline"),),
        inherited=told is not None,
    )


def _tail(q: Quotation, passage: Passage) -> Beside | None:
    """The cue and source that end the headline behind a fragment, without an article: “, says minister”."""
    match = pattern("headline-tail").match(passage.text, q.end, passage.paragraphs[0].end)
    if match is None:
        return None
    cue, source = Span(*match.span("cue")), Span(*match.span("source"))
    return Beside(cue, source, rule("marks:cue-beside"))


def _label(q: Quotation, passage: Passage) -> Beside | None:
    """The name and the colon that stand before a quotation and are all else in the headline: “Orla: ”."""
    text, line = passage.text, passage.paragraphs[0]
    match = pattern("headline-label").fullmatch(text, line.start, q.start)
    if match is None or q.level or not q.closed or q.end < line.end:
        return None
    cue, source = Span(*match.span("cue")), Span(*match.span("source"))
    return Beside(cue, source, rule("marks:headline-colon"))


def _read(near: Beside, q: Quotation, line: Span) -> Reading:
    """The clause that a cue behind it tells, from the headline's start on; a cue before it, the fragment."""
    start = line.start if near.cue.start >= q.end else q.start
    return Reading((Span(start, q.end),), near.cue, near.source)


def _told(q: Quotation, found: Sequence[Quote], passage: Passage) -> Quote | None:
    """The quote below that tells a fragment, if there is one."""
    line = passage.paragraphs[0]
    around = (Span(line.start, q.start), Span(q.end, line.end))
    return told_below(Span(q.inner_start, q.inner_end), around, found, passage)
