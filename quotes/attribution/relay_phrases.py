"""Who passed the words on, where the sentence says so behind its cue. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Phrase, Span, phrase
from quotes.text.noun_phrases import noun_phrase
from quotes.text.spans import overlap

RELAYED_BY = pattern("relayed-by")


def relay(cue: Span, taken: Sequence[Span], passage: Passage) -> Phrase | None:
    """Whoever follows "according to" in the cue's sentence, where that is no cue of its own.

    `taken` are the spans of contents, cues and sources; a relay inside one of them is none.
    """
    sentence = passage.lookup.sentence_at(cue.start)
    if sentence is None:
        return None
    for match in RELAYED_BY.finditer(passage.text, cue.end, sentence.end):
        found = noun_phrase(passage.text, match.end(), sentence)
        if found and not any(overlap(found, t) for t in taken):
            return phrase(passage.text, (found,))
    return None
