"""A text and the names found in it: which names stand in, near, at the end of and around a span. Pure.

All spans are offsets of the text, 0-based, the end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from quotes.model import Span
from quotes.names.mentions import NameMention
from quotes.phrases.patterns import pattern
from quotes.text.patterns import POSSESSIVE_END

# The suffix of a name ("Jr.") may reach so far beyond the core of a phrase.
SUFFIX = 12


class NamedText:
    """An article's text with its names in text order."""

    def __init__(self, text: str, names: Sequence[NameMention]) -> None:
        self.text = text
        self.names = names
        self._starts = [n.start for n in names]

    def words(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]

    def names_in(self, span: Span) -> Sequence[NameMention]:
        """The names that begin in a span."""
        first, last = (bisect_left(self._starts, offset) for offset in span)
        return self.names[first:last]

    def near(self, span: Span) -> Sequence[NameMention]:
        """The names that begin in a span or a character before it."""
        return self.names_in(Span(span.start - 1, span.end))

    def people_near(self, span: Span) -> list[NameMention]:
        """The people whose names begin in a span or a character before it."""
        return [name for name in self.near(span) if name.kind == "person"]

    def first_from(self, offset: int) -> NameMention | None:
        """The first name that begins at the offset or after it."""
        place = bisect_left(self._starts, offset)
        return self.names[place] if place < len(self.names) else None

    def is_name(self, span: Span) -> bool:
        """Whether a name fills the span, give or take a character at each end."""
        return any(
            abs(m.start - span.start) <= 1 and abs(m.end - span.end) <= 1 for m in self.near(span)
        )

    def person_ends(self, span: Span) -> bool:
        """Whether somebody's name ends a phrase."""
        return any(abs(name.end - span.end) <= 1 for name in self.people_near(span))

    def core(self, span: Span) -> Span:
        """A noun phrase up to its relative clause, its prepositional phrase or its apposition."""
        words = self.words(span)
        return Span(span.start, span.start + len(words[: core_length(words)].rstrip()))

    def name_at_end(self, core: Span) -> NameMention | None:
        """The name that ends the core, titles and all; possessive endings count as the end."""
        end = core.end
        if match := POSSESSIVE_END.search(self.words(core)):
            end = core.start + match.start()
        for name in self.near(core):
            reach = end + 1 if name.kind != "person" else core.end + SUFFIX
            if core.start - 1 <= name.start < end and end - 1 <= name.end <= reach:
                return name
        return None

    def name_around(self, core: Span) -> NameMention | None:
        """The longer name that the words are a part of, or that they begin: "the Sile Union of" Bakers."""
        article = pattern("definite-article").match(self.text, *core)
        start = article.end() if article else core.start
        begun = self.first_from(start)
        if begun and begun.start == start and begun.end > core.end and begun.kind != "person":
            return begun
        place = bisect_left(self._starts, core.start + 1) - 1
        if place < 0:
            return None
        name = self.names[place]
        return name if name.start < core.start and core.end <= name.end else None


def core_length(words: str) -> int:
    """How many characters of a noun phrase are its core; an acronym in brackets breaks it not."""
    match = pattern("break").search(words, 1)
    while match and (end := _no_break(words, match)):
        match = pattern("break").search(words, end)
    return match.start() if match else len(words)


def _no_break(words: str, match: re.Match[str]) -> int:
    """Where to look on if a break is none: an acronym in brackets, no noun yet ("an attending doctor")."""
    if acronym := pattern("acronym-aside").match(words, match.start()):
        return acronym.end()
    participle = match.group().strip()[-2:] in ("ed", "ng")
    early = participle and pattern("no-noun-yet").fullmatch(words, 0, match.start())
    return match.end() if early else 0
