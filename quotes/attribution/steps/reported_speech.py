""" "The agency quoted the minister as saying": the minister's words, via the agency. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.steps.relays import quoted_one
from quotes.attribution.wording import pattern, words_in
from quotes.model import Candidate, Sentence, Span
from quotes.text.noun_phrases import children, core_phrase, noun_phrase
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

# "quoted … as saying"
QUOTED_AS_SAYING = pattern("quoted-as-saying")

BY = pattern("agent")

# " on Friday" behind "was quoted as saying" is no content.
WHEN = pattern("told-when")


@dataclass(frozen=True, slots=True)
class _Relayed:
    """Whose words are relayed by whom; `cue` is the participle, `whole` all words of the cue."""

    who: Span
    via: tuple[Span, ...]
    cue: Span
    whole: Span


def as_saying(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """The drafts, those of "quoted … as saying" joined to one with speaker and relay apart; a new one
    where the network saw none."""
    made = list(drafts)
    for number, paragraph in enumerate(passage.paragraphs):
        for match in QUOTED_AS_SAYING.finditer(passage.text, *paragraph):
            sentence = passage.lookup.sentence_at(match.start())
            if sentence is None or sentence.end < match.end() or _in_marks(match, number, passage):
                continue
            whole, cue = Span(match.start(), match.end("cue")), Span(*match.span("cue"))
            seen = [d for d in made if overlap(d.cue, whole)]
            inside = seen or [Draft((), cue, (), Candidate((cue,), cue, (), 0.0, 0.0), number)]
            told = _relayed(match, inside, sentence, passage)
            if told is None:
                continue
            base = next((d for d in inside if overlap(d.cue, told.cue)), inside[0])
            contents = _contents(inside, told, match.end(), sentence, passage)
            if contents:
                joined = replace(
                    base,
                    contents=contents,
                    cue=told.cue,
                    sources=(told.who,),
                    via=told.via,
                    rules=base.and_rule("relay:as-saying"),
                )
                made = [d for d in made if d not in seen] + [joined]
    return sorted(made, key=lambda d: d.cue)


def _in_marks(match: re.Match[str], paragraph: int, passage: Passage) -> bool:
    """Whether somebody quoted says it."""
    return any(q.inner_start <= match.start() < q.inner_end for q in passage.marks[paragraph])


def _relayed(
    match: re.Match[str], inside: list[Draft], sentence: Sentence, passage: Passage
) -> _Relayed | None:
    """Who is quoted, and by whom, in the active or the passive."""
    text, quoted = passage.text, Span(*match.span("quoted"))
    cue, whole = Span(*match.span("cue")), Span(match.start(), match.end("cue"))
    before = text[sentence.start : quoted.start].lower().split()[-2:]
    if words_in("being") & set(before):
        by = BY.match(text, quoted.end, cue.start) or BY.match(text, cue.end, sentence.end)
        agent = noun_phrase(text, by.end(), sentence) if by else None
        who = quoted_one(quoted, passage.lookup)
        last = match.start("as") if agent and agent.start < cue.start else sentence.end
        by_whom = (Span(agent.start, min(agent.end, last)),) if agent else ()
        return _Relayed(who, by_whom, cue, whole) if who else None
    named = text[quoted.end : match.start("as")]
    start = quoted.end + len(named) - len(named.lstrip())
    who = Span(start, quoted.end + len(named.rstrip(" ,")))
    via = next((d.sources for d in inside if overlap(d.cue, quoted) and d.sources), ())
    marks = passage.marks[inside[0].paragraph]
    spoken = [Span(q.start, q.end) for q in marks]
    outside = tuple(s for s in via if not any(overlap(s, other) for other in (who, *spoken)))
    via = outside or _subject(quoted, sentence)
    return _Relayed(who, via, cue, whole) if WORDS.search(text, *who) else None


def _subject(verb: Span, sentence: Sentence) -> tuple[Span, ...]:
    """The subject of a verb by the parse."""
    number = next((n for n, t in enumerate(sentence.tokens) if t.start == verb.start), -1)
    found = [n for n in children(sentence, number, "nsubj") if n < number]
    return (core_phrase(sentence, found[-1]),) if found else ()


def _contents(
    inside: list[Draft], told: _Relayed, start: int, sentence: Sentence, passage: Passage
) -> tuple[Span, ...]:
    """What is said: the rest of the sentence, or the quotation before it."""
    text = passage.text
    marks = [q for q in passage.marks[inside[0].paragraph] if not q.level]
    behind = [
        s for d in inside for s in d.contents
        if s.start >= told.cue.end and not any(overlap(s, via) for via in told.via)
    ]  # fmt: skip
    if behind:
        return (max(behind, key=lambda s: s.end - s.start),)
    rest = Span(start, sentence.start + len(text[sentence.start : sentence.end].rstrip(" .\n")))
    nothing = BY.match(text, *rest) or WHEN.fullmatch(text, *rest)
    if len(WORDS.findall(text, *rest)) > 1 and not nothing:
        return (rest,)
    before = [
        Span(q.start, q.end) for q in marks if q.end <= told.whole.start and q.end >= sentence.start
    ]
    return tuple(before)
