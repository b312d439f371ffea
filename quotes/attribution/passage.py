"""What the steps of detection look at besides a draft: one article's text, marks, tokens and words. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.attribution.layout_marks import laid_out
from quotes.attribution.places import according_places, other_places, that_places
from quotes.languages.cue_words import CueWords
from quotes.model import Block, Parse, Sentence, Span
from quotes.text.marks import Quotation
from quotes.text.open_quotations import quotations_of
from quotes.text.token_index import Lookup


@dataclass(frozen=True, slots=True)
class Passage:
    """An article as the detector reads it, made once by `passage_of`.

    `marks` are the quotations of each paragraph, in the order of `paragraphs`. `accordings`,
    `thats` and `others` (denials, agents) are the places whose sentences have to be parsed. `lookup` is
    empty before `parsed`. `cues` are those of all drafts before the step that is running;
    `proposed` the network's own cues of the drafts that became quotes.
    """

    text: str
    paragraphs: tuple[Span, ...]
    marks: tuple[tuple[Quotation, ...], ...]
    words: CueWords
    accordings: tuple[Span, ...]
    thats: tuple[Span, ...]
    others: tuple[Span, ...]
    lookup: Lookup
    cues: tuple[Span, ...] = ()
    proposed: tuple[Span, ...] = ()

    def parsed(self, parse: Parse) -> Passage:
        """The same passage with its parse."""
        return replace(self, lookup=Lookup(parse))

    def with_cues(self, cues: Sequence[Span]) -> Passage:
        """The same passage before a step over drafts with these cues."""
        return replace(self, cues=tuple(cues))

    def place_of(self, span: Span) -> int:
        """The number of the paragraph in which a span begins."""
        return bisect_right(self.paragraphs, (span.start, len(self.text) + 1)) - 1

    def is_quoted(self, place: Span) -> bool:
        """Whether a span begins within a quotation: somebody quoted says it."""
        return any(q.start < place.start < q.end for q in self.marks[self.place_of(place)])

    def word_at(self, place: Span) -> tuple[Sentence, int] | None:
        """The parsed sentence with a word that begins where the span does, and the word's number in it; None
        where somebody quoted says it."""
        sentence = self.lookup.sentence_at(place.start)
        if sentence is None or not sentence.parsed or self.is_quoted(place):
            return None
        number = next((n for n, t in enumerate(sentence.tokens) if t.start == place.start), None)
        return None if number is None else (sentence, number)


def passage_of(
    text: str, paragraphs: Sequence[Span], words: CueWords, blocks: Sequence[Block] = ()
) -> Passage:
    """The passage before it is parsed: its marks are scanned here, and nowhere else in the stage."""
    return Passage(
        text,
        tuple(paragraphs),
        laid_out(text, paragraphs, blocks, quotations_of(text, paragraphs)),
        words,
        tuple(according_places(text, paragraphs)),
        tuple(that_places(text, paragraphs, words)),
        tuple(other_places(text, paragraphs)),
        Lookup(Parse(())),
    )
