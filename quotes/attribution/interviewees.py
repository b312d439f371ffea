"""Whom an interview asks: the person named above its first question. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quotes.attribution.passage import Passage
from quotes.layout.labels import is_person
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern as shape
from quotes.model import Span

PERSON = "PER"

# Initials are so many letters at most ("JvR").
MOST_INITIALS = 3


class Interviewees:
    """Finds who speaks where a label does not name anybody; made once for an article."""

    def __init__(self, read: Sequence[Speech], passage: Passage) -> None:
        self._text = passage.text
        self._end = min((s.label.start for s in read if s.label and s.turn), default=0)
        self._people = list(self._named_above(passage))

    def source_of(self, speech: Speech) -> Span | None:
        """Who speaks: the label, whoever has its initials, or whoever is interviewed."""
        if speech.who == "interviewee":
            return self._interviewee()
        return self._by_initials(speech.source) or speech.source if speech.source else None

    def _interviewee(self) -> Span | None:
        """The one person above the first question; of several, the one named last before the
        interview is announced, or named at all."""
        people = list(dict.fromkeys(self._surname(p) for p in self._people))
        if len(people) == 1:
            return max(self._people, key=lambda p: p.end - p.start)
        full = [p for p in self._people if " " in self._text[slice(*p)]]
        return full[0] if full else None

    def _surname(self, span: Span) -> str:
        return self._text[slice(*span)].split()[-1].casefold()

    def _by_initials(self, label: Span) -> Span | None:
        """The person above whose names begin with the letters of the label."""
        letters = self._text[slice(*label)].replace(".", "")
        if not 2 <= len(letters) <= MOST_INITIALS or not letters.isupper():
            return None
        for person in self._people:
            words = self._text[slice(*person)].split()
            if "".join(w[0] for w in words).upper() == letters:
                return person
        return None

    def _named_above(self, passage: Passage) -> Iterator[Span]:
        """The people named before the first turn, but for the author."""
        above = Span(0, self._end)
        names = [
            Span(e.start, e.end)
            for s in passage.lookup.sentences_in(above)
            for e in s.entities
            if e.type == PERSON and e.end <= self._end
        ]
        runs = [Span(*m.span()) for m in shape("name").finditer(self._text, *above)]
        names += [r for r in runs if is_person(self._text[slice(*r)]) and not _meets(r, names)]
        for span in sorted(names):
            line = self._text.rfind("\n", 0, span.start) + 1
            if not shape("byline").match(self._text, line, span.end):
                yield span


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < o.end and o.start < span.end for o in others)
