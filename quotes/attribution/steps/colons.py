"""A verb and a colon before a quotation, or a name and a colon before a headline, leave no doubt whose it
is. Pure."""

from __future__ import annotations

import re
from dataclasses import replace

from quotes.attribution.contents import kind_of, sentence_like
from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.model import Span
from quotes.text.spans import overlap

# Between the cue and the quotation: " on Friday: ".
COLON = pattern("colon-behind-cue")

# Between the source and the cue: " flatly ".
SOURCE_GAP = pattern("between-source-and-cue")

# Before the speaker of a line: "09:41 ".
TIME = pattern("time-stamp")


def before_colon(draft: Draft, passage: Passage) -> Draft:
    """Note that a colon joins cue and quotation ("Her rival Beck disagreed: “It was a farce.”"),
    whatever verb that is, where the source stands directly before the cue."""
    text = passage.text
    subject = any(SOURCE_GAP.fullmatch(text, s.end, draft.cue.start) for s in draft.sources)
    if not subject or len(draft.contents) != 1:
        return draft
    cue_end = draft.cue.start + len(text[slice(*draft.cue)].rstrip(": "))
    for q in passage.marks[draft.paragraph]:
        behind = not q.level and q.start >= draft.cue.end
        if not behind or not overlap(draft.contents[0], Span(q.start, q.end)):
            continue
        if COLON.fullmatch(text, cue_end, q.start) and sentence_like(text, q):
            return replace(draft, rules=draft.and_rule("marks:colon"))
    return draft


def headline_colon(draft: Draft, passage: Passage) -> Draft:
    """Note that a line opens with its speaker and a colon, behind a time at most: before a quotation to
    its end, or as the headline "Orla: We were lied to", whose speaker the article names again."""
    text, line = passage.text, passage.paragraphs[draft.paragraph]
    if text[slice(*draft.cue)] != ":" or len(draft.sources) != 1 or not draft.contents:
        return draft
    source = draft.sources[0]
    opens = TIME.fullmatch(text, line.start, source.start) and draft.cue.start - source.end <= 1
    last = text[slice(*source)].split()[-1]
    if not opens or not last[0].isupper() or line.end - draft.contents[-1].end > 1:
        return draft
    again = re.search(rf"\b{re.escape(last)}\b", text[line.end :]) is not None
    kind = kind_of(text, draft.contents, passage.marks[draft.paragraph])
    ended = text[line.end - 1] in ".,;" and draft.paragraph
    if kind == "direct" or (again and not ended):
        return replace(draft, rules=draft.and_rule("marks:headline-colon"))
    return draft
