"""Questions as paragraphs of their own -> the answers below them, which are the interviewee's. Pure.

Questions in bold type tell of an interview by themselves; plain ones only where the text before
them says that somebody is asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from quotes.layout.blocks import whole_quotation
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span

MIN_QUESTIONS = 2

# Answers to plain questions show speech in this share.
TALKING = 0.5

MARKS = '“"«‘'


def answers(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The questions, which are nobody's, and the answers."""
    for form in ("answer-bold", "answer-plain"):
        asked = [n for n, p in enumerate(paragraphs) if pattern(form).fullmatch(text, *p)]
        blocks = _blocks(asked, len(paragraphs))
        if len(blocks) >= MIN_QUESTIONS and _is_interview(text, paragraphs, blocks, form):
            return [speech for block in blocks for speech in _speeches(text, paragraphs, *block)]
    return []


def _blocks(asked: Sequence[int], count: int) -> list[tuple[int, int]]:
    """The number of each question with that of the next, where an answer stands between."""
    pairs = zip_longest(asked, asked[1:], fillvalue=count)
    return [(first, then) for first, then in pairs if then > first + 1]


def _is_interview(
    text: str, paragraphs: Sequence[Span], blocks: Sequence[tuple[int, int]], form: str
) -> bool:
    first = paragraphs[blocks[0][0]].start
    answered = [paragraphs[n + 1] for n, _ in blocks]
    if any(text[p.start] in MARKS and not whole_quotation(text, p) for p in answered):
        return False
    announced = any(pattern(form).search(text[:first]) for form in ("interview", "on-heading"))
    talking = sum(pattern("talk").search(text[slice(*p)]) is not None for p in answered)
    enough = talking >= TALKING * len(answered)
    return (announced and enough) if form == "answer-plain" else (announced or enough)


def _speeches(text: str, paragraphs: Sequence[Span], number: int, then: int) -> list[Speech]:
    question = paragraphs[number]
    # What follows the last answer may be the narrator's again, so that one paragraph is enough.
    last = then == len(paragraphs)
    words = paragraphs[number + 1 : number + 2] if last else paragraphs[number + 1 : then]
    said = tuple(
        whole_quotation(text, p) or p for p in words if not pattern("stage").fullmatch(text, *p)
    )
    asked = Speech("layout:turn", (question,), None, None, question, "asker", turn=True)
    return [asked, Speech("layout:answer", said, None, None, None, "interviewee")] if said else []
