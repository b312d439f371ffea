"""Words in marks for what somebody calls a thing -> the same with the pronoun for the thing. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage
from quotes.attribution.wording import pattern
from quotes.languages.tables import word_list
from quotes.model import Span

# " them " or " it as " between "called", "described" and the words in marks.
OBJECT = pattern("called-object")


def with_object(draft: Draft, passage: Passage) -> Draft:
    """Take the pronoun between cue and quotation into the content: "called | it “a stitch-up”"."""
    first = draft.contents[0] if draft.contents else draft.cue
    called = passage.text[slice(*draft.cue)].lower().split()[-1:]
    quoted = any(q.start <= first.start <= q.inner_start for q in passage.marks[draft.paragraph])
    if (
        first.start < draft.cue.end
        or not quoted
        or not {*called} & word_list("cues/describing.txt")
    ):
        return draft
    match = OBJECT.fullmatch(passage.text[draft.cue.end : first.start].rstrip("“\"‘'«"))
    if match is None:
        return draft
    grown = Span(draft.cue.end + match.start("object"), first.end)
    return replace(draft, contents=(grown, *draft.contents[1:]))
