"""A paragraph -> its words as the attribution network reads them.

The network never sees how an article marks its quotations: every opening mark becomes “ (‘ when
nested) and every closing one ” (’), so straight, curly, single, doubled and angle marks read alike.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.text.marks import Quotation, quotations

WORD = re.compile(r"['’](?:s|re|ve|ll|d|m|t)\b|``|''|\w+|[^\w\s]", re.IGNORECASE)

LOWER, TITLE, UPPER, MIXED, OTHER = range(5)


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: `start`/`end` are offsets in the article, end exclusive.

    `form` is what the network reads; `case` and `depth` (how many quotations it stands in, at most
    2) are its features.
    """

    form: str
    start: int
    end: int
    case: int
    depth: int


def paragraph_words(
    text: str, start: int, end: int, found: Sequence[Quotation] | None = None
) -> list[Word]:
    """The words of the paragraph `text[start:end]`; `found` are its quotations, where they are known."""
    if found is None:
        found = quotations(text, start, end)
    marks = _mark_forms(found)
    turns = sorted([(q.inner_start, 1) for q in found] + [(q.inner_end, -1) for q in found])
    words, depth, turn = [], 0, 0
    for match in WORD.finditer(text, start, end):
        while turn < len(turns) and turns[turn][0] <= match.start():
            depth, turn = depth + turns[turn][1], turn + 1
        form = marks.get(match.start(), match.group())
        words.append(Word(form, match.start(), match.end(), _case(form), min(depth, 2)))
    return words


def _mark_forms(found: Sequence[Quotation]) -> dict[int, str]:
    forms = {}
    for q in found:
        forms[q.start] = "“" if q.level == 0 else "‘"
        if q.closed:
            forms[q.inner_end] = "”" if q.level == 0 else "’"
    return forms


def _case(form: str) -> int:
    if not form[0].isalpha():
        return OTHER
    if form.islower():
        return LOWER
    if form.isupper() and len(form) > 1:
        return UPPER
    return TITLE if form[0].isupper() else MIXED
