"""Candidates and quotation marks -> drafts, quotes in the making. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.contents import before_narrator, conceded, snapped
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern, words_in
from quotes.model import Candidate, Quote, Span
from quotes.rules import rule
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap, without

MERE_TO = pattern("mere-to")

REACH = 40  # characters before the end of a cue, for "according to" to stand in

ACCORDING_TO = pattern("according-to")

# Two contents with this share of common words are one, told twice.
SAME_CONTENT = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate on its way to a quote.

    `paragraph` is the number of the paragraph that the cue stands in. `rules` are those that took
    part, for the evidence; a step that must tell another something has a field for it:
    `nobodys` says that the words name nobody ("it is understood"), `guessed_source` that the
    source is but the network's likeliest.
    """

    contents: tuple[Span, ...]
    cue: Span
    sources: tuple[Span, ...]
    candidate: Candidate
    paragraph: int
    via: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()
    nobodys: bool = False
    guessed_source: bool = False

    def and_rule(self, name: str) -> tuple[str, ...]:
        """The rules with one more; raises UnknownRuleError for one that the register lacks."""
        return (*self.rules, rule(name))


def drafts_of(candidates: Sequence[Candidate], passage: Passage) -> Iterator[Draft]:
    """A draft for each candidate, in the order of their cues: quotations whole, cue and source cut out."""
    text, place = passage.text, 0
    for given in sorted(candidates, key=lambda c: c.cue):
        whole = _with_whole_cue(text, given)
        if whole is None:
            continue  # a mere "to", which the rule reads better
        candidate = _with_whole_source(text, whole)
        while (
            place + 1 < len(passage.paragraphs)
            and passage.paragraphs[place].end <= candidate.cue.start
        ):
            place += 1
        sources = tuple(s for s in candidate.sources if WORDS.search(text, *s))
        blocked = (candidate.cue, *sources)
        contents = snapped(_before_torn(candidate, given), passage.marks[place], blocked)
        contents = without(before_narrator(text, contents, passage.marks[place]), blocked)
        rules = (rule("marks:whole"),) if contents != candidate.contents else ()
        if text[slice(*candidate.cue)].lower() in words_in("according"):
            contents = conceded(text, contents, candidate.cue)
            if any(0 <= s.start - candidate.cue.end <= 1 for s in sources):
                rules = (*rules, rule("cue:according-to"))
        yield Draft(contents, candidate.cue, sources, candidate, place, rules=rules)


def _with_whole_cue(text: str, candidate: Candidate) -> Candidate | None:
    """The candidate with "according to" for its cue where the network took only the "to", None where it
    has no source besides."""
    mere = MERE_TO.search(text, max(0, candidate.cue.end - REACH), candidate.cue.end)
    if mere is None or mere.span("mere") != candidate.cue:
        return candidate
    cue = Span(mere.start(), candidate.cue.end)
    others = tuple(s for s in candidate.sources if not overlap(s, cue))
    return replace(candidate, cue=cue, sources=others) if others else None


def _with_whole_source(text: str, candidate: Candidate) -> Candidate:
    """The candidate with the words of its source that the network took into "according to Ada"."""
    fixed = ACCORDING_TO.match(text, *candidate.cue)
    if fixed is None or fixed.end() >= candidate.cue.end:
        return candidate
    first = Span(fixed.end(), candidate.cue.end)
    near = [s for s in candidate.sources if 0 <= s.start - first.end <= 1]
    whole = Span(first.start, near[0].end) if near else first
    others = tuple(s for s in candidate.sources if s not in near)
    cue = Span(candidate.cue.start, candidate.cue.start + len(fixed.group().rstrip()))
    return replace(candidate, cue=cue, sources=tuple(sorted((whole, *others))))


def _before_torn(candidate: Candidate, given: Candidate) -> tuple[Span, ...]:
    """The contents less an apposition behind a source that was torn ("according to Ada Orla, a nurse")."""
    end = max((s.end for s in candidate.sources), default=candidate.cue.end)
    stays = tuple(s for s in candidate.contents if not 0 <= s.start - end <= 2)
    torn = candidate is not given and any(s.end <= candidate.cue.start for s in stays)
    return stays if torn else candidate.contents


def alike(text: str, one: Quote, other: Quote) -> bool:
    """Whether two quotes have the same content, told twice."""
    first, second = word_starts(text, one.spans), word_starts(text, other.spans)
    return len(first & second) >= SAME_CONTENT * len(first | second)


def word_starts(text: str, spans: Sequence[Span]) -> set[int]:
    """Where the words of the spans begin."""
    return {m.start() for s in spans for m in WORDS.finditer(text, s.start, s.end)}


def nearest(spans: Sequence[Span], cue: Span, but: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The one stretch that stands nearest to the cue, leaving out what overlaps `but`.

    A source is one stretch in all but 9 of the 18,336 sources of PolNeAR train.
    """
    free = [s for s in spans if not any(overlap(s, b) for b in but)]
    distance = {s: max(s.start - cue.end, cue.start - s.end) for s in free}
    return (min(free, key=distance.__getitem__),) if free else ()
