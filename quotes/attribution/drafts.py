"""Candidates and quotation marks -> drafts, quotes in the making. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from quotes.attribution.contents import conceded, sentence_like, snapped
from quotes.model import Candidate, Quote, Span
from quotes.text.marks import Quotation
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap, without

ACCORDING = re.compile(r"\baccording to$", re.IGNORECASE)

# Two contents with this share of common words are one, told twice.
SAME_CONTENT = 0.5


@dataclass(frozen=True, slots=True)
class Draft:
    """A candidate on its way to a quote."""

    contents: tuple[Span, ...]
    cue: Span
    sources: tuple[Span, ...]
    candidate: Candidate
    paragraph: int
    via: tuple[Span, ...] = ()
    rules: tuple[str, ...] = ()


def alike(text: str, one: Quote, other: Quote) -> bool:
    first, second = word_starts(text, one.spans), word_starts(text, other.spans)
    return len(first & second) >= SAME_CONTENT * len(first | second)


def drafts_of(
    text: str, paragraphs: Sequence[Span], marks: Sequence[Sequence[Quotation]],
    candidates: Sequence[Candidate],
) -> Iterable[Draft]:  # fmt: skip
    place = 0
    for candidate in sorted(candidates, key=lambda c: c.cue):
        while place + 1 < len(paragraphs) and paragraphs[place].end <= candidate.cue.start:
            place += 1
        if text[slice(*candidate.cue)] == "to" and ACCORDING.search(text, 0, candidate.cue.end):
            continue  # a mere "to", which the rule reads better
        sources = tuple(s for s in candidate.sources if WORDS.search(text, *s))
        blocked = (candidate.cue, *sources)
        contents = snapped(candidate.contents, marks[place], blocked)
        contents = without(contents, blocked)
        rules = ("marks:whole",) if contents != candidate.contents else ()
        if text[slice(*candidate.cue)].lower() == "according to":
            contents = conceded(text, contents, candidate.cue)
            if any(0 <= s.start - candidate.cue.end <= 1 for s in sources):
                rules = (*rules, "cue:according-to")
        yield Draft(contents, candidate.cue, sources, candidate, place, rules=rules)


def with_following_quotations(
    text: str, drafts: list[Draft], marks: Sequence[Sequence[Quotation]]
) -> list[Draft]:
    """Add to a direct quote the free quotations that follow its cue in the same paragraph."""
    made = list(drafts)
    for number, found in enumerate(marks):
        for q in found:
            whole = Span(q.start, q.end)
            inside = [i for i, d in enumerate(made) if d.paragraph == number]
            if q.level or any(_touches(made[i], whole) for i in inside):
                continue
            before = [i for i in inside if made[i].cue.start < q.start and _quoting(made[i], found)]
            if not sentence_like(text, q):
                before = [i for i in before if _interrupted(text, made[i], q)]
            if before:
                last = max(before, key=lambda i: made[i].cue.start)
                draft = made[last]
                made[last] = replace(
                    draft,
                    contents=(*draft.contents, whole),
                    rules=(*draft.rules, "marks:same-paragraph"),
                )
    return made


def _interrupted(text: str, draft: Draft, q: Quotation) -> bool:
    """Whether a quotation that the cue broke off after a comma goes on in this one."""
    last = draft.contents[-1]
    broken = "," in text[max(last.start, last.end - 2) : last.end + 2]
    return broken and not re.search(r"[.!?]\s", text[draft.cue.end : q.start])


def _touches(draft: Draft, span: Span) -> bool:
    return any(overlap(span, s) for s in (*draft.contents, draft.cue))


def _quoting(draft: Draft, found: Sequence[Quotation]) -> bool:
    """Whether a content of the draft is a quotation."""
    return any(
        overlap(c, Span(q.start, q.end)) * 2 > c.end - c.start
        for c in draft.contents
        for q in found
    )


def word_starts(text: str, spans: Sequence[Span]) -> set[int]:
    return {m.start() for s in spans for m in WORDS.finditer(text, s.start, s.end)}


def nearest(spans: Sequence[Span], cue: Span, but: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The one stretch that stands nearest to the cue, leaving out what overlaps `but`.

    A source is one stretch in all but 9 of the 18,336 sources of PolNeAR train.
    """
    free = [s for s in spans if not any(overlap(s, b) for b in but)]
    distance = {s: max(s.start - cue.end, cue.start - s.end) for s in free}
    return (min(free, key=distance.__getitem__),) if free else ()
