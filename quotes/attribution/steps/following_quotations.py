"""Quotations that follow a cue in its paragraph belong to the same attribution. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.contents import sentence_like
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.model import Span
from quotes.text.marks import Quotation
from quotes.text.spans import overlap


def with_following_quotations(drafts: list[Draft], passage: Passage) -> list[Draft]:
    """Add to a direct quote the free quotations that follow its cue in the same paragraph."""
    made = list(drafts)
    for number, found in enumerate(passage.marks):
        for q in found:
            whole = Span(q.start, q.end)
            inside = [i for i, d in enumerate(made) if d.paragraph == number]
            if q.level or any(_touches(made[i], whole) for i in inside):
                continue
            before = [i for i in inside if made[i].cue.start < q.start and _quoting(made[i], found)]
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
