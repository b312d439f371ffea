"""Who is in mind at a place of the article: mentions with their weight, and pronouns over them. Pure."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from quotes.model import Span
from quotes.speakers.actor import Actor

# How much a mention still counts after so many sentences.
DECAY = (1.0, 0.85, 0.54, 0.48, 0.38, 0.3, 0.24, 0.19, 0.15, 0.12)

SUBJECT, SPEAKER, OTHER, QUOTED = 1.0, 1.25, 0.6, 0.3

# A mention in an earlier paragraph is further from mind than one in this.
OTHER_PARAGRAPH = 0.5

# A name inside indirect speech is further from mind than its speaker.
REPORTED = 0.75

# A person of unknown gender is a weaker antecedent of "he" than one who is known to fit.
UNKNOWN_GENDER = 0.8

# Somebody named inside the content is rarely its speaker ("He said Mr. Bell was wrong").
NAMED_IN_CONTENT = 0.45

# Earlier mentions add a little to the best one.
REPEATED = 0.15

PROMINENT = 0.06

# How many mentions to look back: more than any news article has.
RECENT = 600


@dataclass(frozen=True, slots=True)
class Event:
    """One mention of an actor; `pair` where it is named together with another at this span."""

    span: Span
    sentence: int
    actor: Actor
    weight: float
    pair: bool = False
    paragraph: int = 0


class Discourse:
    """The mentions so far, in text order, and a search for the likeliest of them.

    `starts` are the offsets of the sentences, `paragraphs` those of the paragraphs.
    """

    def __init__(self, starts: Sequence[int], paragraphs: Sequence[int] = ()) -> None:
        self._starts = starts
        self._paragraphs = paragraphs
        self._events: list[Event] = []
        self._offsets: list[int] = []  # where they begin

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence at an offset."""
        return bisect_right(self._starts, offset) - 1

    def _paragraph_of(self, offset: int) -> int:
        return bisect_right(self._paragraphs, offset)

    def start_of(self, number: int) -> int:
        """The offset where a sentence begins."""
        return self._starts[number] if number >= 0 else 0

    def end_of(self, number: int, length: int) -> int:
        """The offset where the next sentence begins, the text's length where none does."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else length

    def add(self, span: Span, actor: Actor, weight: float, *, pair: bool = False) -> None:
        """Note a mention; the later of two at one place takes the heavier weight."""
        paragraph = self._paragraph_of(span.start)
        event = Event(span, self.sentence_of(span.start), actor, weight, pair, paragraph)
        place = self._place(span.start)
        self._events.insert(place, event)
        self._offsets.insert(place, span.start)

    def before(self, offset: int) -> list[Event]:
        """The mentions that begin before the offset."""
        return self._events[: self._place(offset - 1)]

    def within(self, span: Span) -> list[Event]:
        """The mentions that begin in a span."""
        return self._events[self._place(span.start - 1) : self._place(span.end - 1)]

    def after(self, offset: int) -> Iterator[Event]:
        """The mentions from the offset on."""
        return islice(self._events, self._place(offset - 1), None)

    def _place(self, offset: int) -> int:
        """How many mentions begin at the offset or before."""
        return bisect_right(self._offsets, offset)

    def ranked(
        self, offset: int, test: Callable[[Actor], float], avoided: Collection[Actor] = ()
    ) -> list[tuple[float, Event]]:
        """The actors for which `test` gives a factor above 0, best first, with their last mention."""
        here, paragraph = self.sentence_of(offset), self._paragraph_of(offset)
        weights: dict[Actor, list[float]] = {}
        last: dict[Actor, Event] = {}
        end = self._place(offset - 1)
        for event in self._events[max(0, end - RECENT) : end]:
            age = here - event.sentence
            decay = DECAY[age] if age < len(DECAY) else DECAY[-1] * 0.5
            if event.paragraph != paragraph:
                decay *= OTHER_PARAGRAPH
            weights.setdefault(event.actor, []).append(event.weight * decay)
            last[event.actor] = event
        found = []
        for key, event in last.items():
            factor = test(event.actor)
            if factor <= 0:
                continue
            own = sorted(weights[key], reverse=True)
            score = own[0] + REPEATED * sum(own[1:4]) + PROMINENT * math.log1p(len(own))
            if event.actor in avoided:
                score *= NAMED_IN_CONTENT
            found.append((score * factor, event))
        return sorted(found, key=lambda pair: (-pair[0], -pair[1].span.start))


def sureness(ranked: Sequence[tuple[float, Event]]) -> float:
    """How sure the best of several candidates is: its share against the next one."""
    if len(ranked) < 2:
        return 0.93
    best, second = ranked[0][0], ranked[1][0]
    return round(min(0.93, max(0.3, best / (best + second) * 1.15)), 3)
