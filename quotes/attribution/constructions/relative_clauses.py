"""A cue inside a relative clause -> what it says of the noun. Pure.

"She described a system which she said was unfair": the words of "said" begin behind it, whatever the
main verb reports; that ends before "which".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quotes.attribution.build import Reading, built_by_rule
from quotes.attribution.contents import shown, tidied
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Quote, Span
from quotes.text.spans import overlap

CLAUSE = pattern("relative-clause")

# Where a clause between commas ends, and one without a comma before it.
ASIDE_END, CLAUSE_END = pattern("aside-end"), pattern("clause-end")

RULE = "cue:relative-clause"


@dataclass(frozen=True, slots=True)
class _Clause:
    """A reading, and all words of its clause with the pronoun."""

    reading: Reading
    whole: Span


def relative_clauses(found: list[Quote], passage: Passage) -> list[Quote]:
    """The quotes, what is said in a relative clause apart from what the main verb reports."""
    made = list(found)
    for clause in _clauses(passage):
        quote = built_by_rule(clause.reading, RULE, passage)
        if quote is None:
            continue
        made = [q for q in made if not _has(q, clause.reading.cue)]
        made = [less for q in made if (less := _without(q, clause, passage))]
        made.append(quote)
    return made


def _clauses(passage: Passage) -> Iterator[_Clause]:
    text = passage.text
    for number, paragraph in enumerate(passage.paragraphs):
        for match in CLAUSE.finditer(text, *paragraph):
            marks = passage.marks[number]
            if any(q.start < match.start("cue") < q.end for q in marks):
                continue  # somebody quoted says it
            aside = text[: match.start()].rstrip().endswith(",")
            sentence = passage.lookup.sentence_at(match.start())
            last = min(paragraph.end, sentence.end) if sentence else paragraph.end
            end = (ASIDE_END if aside else CLAUSE_END).search(text, match.end(), last)
            content = Span(match.end(), end.start() if end else last)
            if overlap(content, Span(match.end(), last)):
                cue, source = Span(*match.span("cue")), Span(*match.span("source"))
                yield _Clause(
                    Reading((content,), cue, source), Span(match.start("pronoun"), content.end)
                )


def _has(quote: Quote, cue: Span) -> bool:
    return quote.cue is not None and any(overlap(s, cue) for s in quote.cue.spans)


def _without(quote: Quote, clause: _Clause, passage: Passage) -> Quote | None:
    """The quote without the clause; None where nothing is left."""
    if quote.kind == "direct" or not any(overlap(s, clause.whole) for s in quote.spans):
        return quote
    cut = [Span(s.start, min(s.end, clause.whole.start)) for s in quote.spans]
    marks = passage.marks[passage.place_of(quote.spans[0])]
    kept = tidied(passage.text, [s for s in cut if s.end > s.start], None, marks)
    # What is left of "described a system which she said …" is a thing, and states nothing.
    states = any(t.upos in ("VERB", "AUX") for s in kept for t in passage.lookup.tokens_in(s))
    return replace(quote, spans=kept, text=shown(passage.text, kept)) if states else None
