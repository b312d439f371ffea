"""Contents in which somebody else's words may stand: the network reads them once more. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.passage import Passage
from quotes.attribution.wording import words_in
from quotes.model import Candidate, Span
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap


def retold(candidates: Sequence[Candidate], passage: Passage) -> list[Span]:
    """The contents that an outlet alone is said to report: somebody's words may stand inside.

    "The Kremlin views the deal as a success, according to Reuters" is the Kremlin's view.
    """
    text, found = passage.text, []
    for candidate in candidates:
        if text[slice(*candidate.cue)].lower() not in words_in("relaying"):
            continue
        told = " ".join(text[a:b] for a, b in candidate.sources)
        cues = [c.cue for c in candidates]
        for content in candidate.contents:
            seen = any(overlap(content, cue) for cue in cues)
            by_outlet = passage.words.outlets.search(told) and not seen
            if by_outlet or _reporting(content, cues, passage):
                found.append(content)
    return found


def _reporting(content: Span, cues: Sequence[Span], passage: Passage) -> bool:
    """Whether a content has a verb of saying that is in no cue."""
    return any(
        m.group().lower() in passage.words.reporting
        and not any(overlap(Span(*m.span()), cue) for cue in cues)
        for m in WORDS.finditer(passage.text, *content)
    )
