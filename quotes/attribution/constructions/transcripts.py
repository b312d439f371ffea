"""Paragraphs of a transcript -> who speaks in which: "ORLA: We go on." Pure.

A text is taken for a transcript only where two labels at least take turns; "NOTE:" is no label.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from quotes.attribution.contents import shown, tidied
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.languages.tables import word_list
from quotes.model import Cue, Quote, Span, phrase
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# A quote that shares this much of its words with a whole turn is that turn.
SAME_TURN = 0.5

# A name in capitals, or a name of one to three words; an opening mark may stand before it.
LABEL = pattern("transcript-label")

MIN_TURNS = 2

MIN_WORDS = 2


@dataclass(frozen=True, slots=True)
class Turn:
    """One paragraph of a transcript: its number, who speaks, the colon, and the words."""

    paragraph: int
    label: Span
    colon: Span
    words: Span


Told = tuple[Turn, tuple[Span, ...]]  # a turn and its words, tidied


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The labelled paragraphs of a transcript in order; none where the text is no transcript."""
    stop = word_list("cues/line_labels.txt")
    found = []
    for number, (start, end) in enumerate(paragraphs):
        match = LABEL.match(text, start, end)
        if match is None or match.group("label").lower() in stop:
            continue
        words = Span(match.end(), end)
        if len(text[words.start : words.end].split()) >= MIN_WORDS:
            colon = Span(*match.span("colon"))
            found.append(Turn(number, Span(*match.span("label")), colon, words))
    labels = {text[slice(*t.label)] for t in found}
    return found if len(labels) >= MIN_TURNS and len(found) > len(labels) else []


def spoken_turns(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes found, with each turn of a transcript as one quote in place of its pieces."""
    text = passage.text
    told = [
        (turn, spans)
        for turn in turns(text, passage.paragraphs)
        if (spans := tidied(text, [turn.words], None, passage.marks[turn.paragraph]))
    ]
    kept = [q for q in found if not _is_piece(q, told, text)]
    for turn, spans in told:
        kept.append(
            Quote(
                kind="direct",  # the label does what marks do elsewhere
                mode="speech",
                text=shown(text, spans),
                spans=spans,
                cue=Cue(":", ":", (turn.colon,)),
                source=phrase(text, (turn.label,)),
                evidence=(rule("layout:turn"),),
            )
        )
    return kept


def _is_piece(quote: Quote, told: Sequence[Told], text: str) -> bool:
    """Whether a quote is most of a turn, or has its colon for a cue; the turns are in text order."""
    cues = quote.cue.spans if quote.cue else ()
    first = min(s.start for s in (*quote.spans, *cues))
    last = max(s.end for s in (*quote.spans, *cues))
    place = bisect_right(told, first, key=lambda pair: pair[0].words.end)
    for turn, spans in islice(told, place, None):
        if turn.label.start >= last:
            return False
        if any(overlap(turn.colon, s) for s in cues):
            return True
        if _share(text, quote.spans, spans) >= SAME_TURN:
            return True
    return False


def _share(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common words of two contents, of all their words."""
    a, b = ({m.start() for s in x for m in WORDS.finditer(text, *s)} for x in (one, other))
    return len(a & b) / max(1, len(a | b))
