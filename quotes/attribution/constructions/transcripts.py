"""Paragraphs of a transcript -> who speaks in which: "ORLA: We go on." Pure.

A text is taken for a transcript only where two labels at least take turns; "NOTE:" is no label.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
    text, kept = passage.text, list(found)
    for turn in turns(text, passage.paragraphs):
        spans = tidied(text, [turn.words], None, passage.marks[turn.paragraph])
        if not spans:
            continue
        kept = [
            q
            for q in kept
            if _share(text, q.spans, spans) < SAME_TURN
            and not (q.cue and any(overlap(turn.colon, s) for s in q.cue.spans))
        ]
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


def _share(text: str, one: Sequence[Span], other: Sequence[Span]) -> float:
    """Common words of two contents, of all their words."""
    a, b = ({m.start() for s in x for m in WORDS.finditer(text, *s)} for x in (one, other))
    return len(a & b) / max(1, len(a | b))
