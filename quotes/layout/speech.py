"""What a layout gives: whose words stand where, and by which rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from quotes.model import Span

# Who speaks: whom the source names, whoever is interviewed, or whoever asks and is not named.
Who = Literal["source", "interviewee", "asker"]


@dataclass(frozen=True, slots=True)
class Speech:
    """Words that the shape of the document gives to somebody; offsets of the text, end exclusive.

    `words` are their spans, one for a paragraph. `cue` is the colon or the dash, `source` who speaks,
    where the text says it. `label` is all that belongs to neither the words nor a sentence of the
    narrator's. `sure` says that no cue of the network counts against it,
    `turn` that speakers take turns. `furniture` is what belongs to the layout and tells nothing.
    """

    rule: str
    words: tuple[Span, ...]
    source: Span | None
    cue: Span | None
    label: Span | None = None
    who: Who = "source"
    sure: bool = True
    turn: bool = False
    furniture: tuple[Span, ...] = ()
