"""Paragraphs of a transcript -> who speaks in which: "ORLA: We go on." Pure.

A text is taken for a transcript only where two labels at least take turns; "NOTE:" is no label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.model import Span
from quotes.wordlists import word_list

# A name in capitals, or a name of one to three words; an opening mark may stand before it.
LABEL = re.compile(
    r"\s*[“\"«]?(?P<label>[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]*){0,3}"
    r"|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){0,2}|[QA])(?: \([^)]{1,40}\))?(?P<colon>:)\s+(?=\S)"
)
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
