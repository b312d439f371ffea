"""Quotations that follow a cue in its paragraph belong to the same attribution. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.broken_quotations import chains, sentences_between
from quotes.attribution.constructions.adjacent_cues import beside
from quotes.attribution.contents import sentence_like
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.tellers import Teller, teller
from quotes.attribution.wording import pattern
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.text.joined_paragraphs import is_long
from quotes.text.marks import Quotation
from quotes.text.patterns import WORDS
from quotes.text.spans import overlap

SAID_OF = pattern("said-of")

SENTENCE_END = re.compile(r"[.!?]\s*\Z")

REACH_OF = 4  # characters behind the cue, for " of " to stand in


def with_following_quotations(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """Add to a direct quote the free quotations that follow its cue in the same paragraph."""
    made = [_whole_speech(_own_sentence(draft, passage), passage) for draft in drafts]
    places: dict[int, list[int]] = {}
    for i, draft in enumerate(made):
        places.setdefault(draft.paragraph, []).append(i)
    for number, found in enumerate(passage.marks):
        inside = places.get(number, [])
        for q in found:
            whole = Span(q.start, q.end)
            if q.level or any(_touches(made[i], whole) for i in inside):
                continue
            before = [
                i for i in inside
                if made[i].cue.start < q.start and _quoting(made[i], found)
                and not _far(made[i], q, passage)
            ]  # fmt: skip
            if before and _others(made[before[-1]], q, number, passage):
                continue
            if not sentence_like(passage.text, q):
                before = [i for i in before if _interrupted(passage.text, made[i], q)]
            if before:
                last = max(before, key=lambda i: made[i].cue.start)
                draft = made[last]
                made[last] = replace(
                    draft,
                    contents=(*draft.contents, whole),
                    rules=draft.and_rule("marks:same-paragraph"),
                )
    return made


def _own_sentence(draft: Draft, passage: Passage) -> Draft:
    """The draft without what is not its cue's: a quotation that a full stop ended before the
    sentence of a cue with a content of its own ("“It is full.” Ms Orla said the dam was old."), and
    words outside of marks beside a whole quotation ("“It is full,” she said of the dam.").
    """
    text, marks = passage.text, passage.marks[draft.paragraph]
    contents = _of_one_sentence(draft, _whole_only(draft, text, marks), passage)
    behind = [s for s in contents if s.start >= draft.cue.end]
    if behind and not re.search(r"[,.;:“\"]", text[draft.cue.end : behind[0].start]):
        stopped = [
            s for s in contents
            if s.end <= draft.cue.start and any(_ends_before(text, q, s, draft.cue) for q in marks)
        ]  # fmt: skip
        contents = tuple(s for s in contents if s not in stopped)
    return draft if contents == draft.contents else replace(draft, contents=contents)


def _of_one_sentence(
    draft: Draft, contents: tuple[Span, ...], passage: Passage
) -> tuple[Span, ...]:
    """The contents without a quotation in a later sentence than the cue, where it is another's, or
    where the cue has a content of its own and is no verb that quotes ("She praised them. “They came.”").
    """
    number, text = draft.paragraph, passage.text
    verb = set(text[slice(*draft.cue)].lower().split())
    quoting = bool(verb & word_list("cues/reporting.txt"))
    later = []
    last = max((s.end for s in contents), default=0)
    for q in passage.marks[number]:
        if q.level or q.start < draft.cue.end or q.inner_start >= last:
            continue
        own = [s for s in contents if overlap(s, Span(q.inner_start, q.inner_end))]
        told = teller(q, number, passage) if own else None
        another = told is not None and _is_other(told, draft, text)
        # The cue's own sentence has a content, and a full stop ends it before the quotation.
        apart = SENTENCE_END.search(text[draft.cue.end : q.start]) is not None
        if another or (own and not quoting and (told or apart) and len(own) < len(contents)):
            later += own
    return tuple(s for s in contents if s not in later)


def _is_other(told: Teller, draft: Draft, text: str) -> bool:
    """Whether the narrator's sentence names somebody else than the draft's source."""
    own = {word for s in draft.sources for word in WORDS.findall(text, *s)}
    return told.name and not set(WORDS.findall(text, *told.source)[-1:]) <= own


def _ends_before(text: str, q: Quotation, span: Span, cue: Span) -> bool:
    """Whether a content is a quotation that ended with a full stop, and the cue's sentence is another."""
    stopped = text[q.inner_start : q.inner_end].rstrip()[-1:] in (".", "!", "?")
    whole = q.start <= span.start and q.end >= span.end
    return stopped and whole and re.match(r"\s+[“\"'‘]?[A-Z]", text[q.end : cue.start]) is not None


def _whole_only(draft: Draft, text: str, marks: Sequence[Quotation]) -> tuple[Span, ...]:
    """The contents without words outside of marks that follow a whole quotation or what it is about."""
    made = []
    said = [
        q for q in marks if q.level == 0 and q.closed and len(text[q.start : q.end].split()) > 1
    ]
    before = any(q.end <= draft.cue.start and sentence_like(text, q) for q in said)
    about = SAID_OF.search(text, draft.cue.start, draft.cue.end + REACH_OF)
    for span in draft.contents:
        own = next((q for q in said if abs(q.start - span.start) <= 1 and q.end < span.end), None)
        if before and about and span.start > draft.cue.start and span.start <= about.end() + 1:
            continue
        colon = own is not None and text[: own.start].rstrip().endswith(":")
        made.append(Span(span.start, own.end) if own and colon else span)
    return tuple(made) or draft.contents


def _whole_speech(draft: Draft, passage: Passage) -> Draft:
    """The draft with all parts of the quotation that its content is a part of."""
    for chain in chains(passage.text, passage.marks[draft.paragraph]):
        parts = [Span(q.start, q.end) for q in chain]
        missing = [p for p in parts if not _touches(draft, p)]
        if missing and len(missing) < len(parts) and _quoting(draft, chain):
            draft = replace(
                draft,
                contents=tuple(sorted((*draft.contents, *missing))),
                rules=draft.and_rule("marks:whole"),
            )
    return draft


def _far(draft: Draft, q: Quotation, passage: Passage) -> bool:
    """Whether the narrator has gone on before a quotation, in a line of several paragraphs."""
    ends = (draft.cue.end, *(s.end for s in draft.contents))
    said = max((end for end in ends if end <= q.start), default=q.start)
    joined = is_long(passage.paragraphs[draft.paragraph])
    return joined and sentences_between(passage.text, said, q.start) > 0


def _others(draft: Draft, q: Quotation, number: int, passage: Passage) -> bool:
    """Whether the sentence before a quotation names another who speaks, or a cue of another's
    announces it ("His critic Holm objected: “…”")."""
    told = teller(q, number, passage)
    if told is not None and _is_other(told, draft, passage.text):
        return True
    text = passage.text
    near = beside(text, q, *passage.paragraphs[number])
    if near is None or not draft.cue.end <= near.source.start < near.cue.end <= q.start:
        return False
    named = text[slice(*near.source)].rsplit(maxsplit=1)[-1]
    own = {word for s in draft.sources for word in WORDS.findall(text, *s)}
    return text[: q.start].rstrip().endswith(":") and named[:1].isupper() and named not in own


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
