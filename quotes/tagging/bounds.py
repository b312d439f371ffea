"""Where a head says that sentences end -> where they do: a closing mark stays, a tag is no sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.model import Span

CLOSING = frozenset(("”", "’", '"', "''", "»", ")", "]"))


def ends(text: str, tokens: Sequence[Span], said: Sequence[bool]) -> list[bool]:
    """Whether a sentence ends with each token of one paragraph: `said` is what the head says of it.

    An end before a closing mark is moved behind it. None stays behind a word without a full stop, behind a
    comma with or without its closing mark (“…,” she said), and between a closing mark and a word in small
    letters (“…?” she said).
    """
    forms = [text[slice(*token)] for token in tokens]
    made = list(said)
    for i in range(len(tokens) - 1):
        if not made[i]:
            continue
        if forms[i + 1] in CLOSING and tokens[i + 1].start == tokens[i].end:
            made[i], made[i + 1] = False, True
        elif _goes_on(forms[max(0, i - 1)], forms[i], forms[i + 1]):
            made[i] = False
    return made


def _goes_on(before: str, last: str, following: str) -> bool:
    closing = last in CLOSING
    mark = before if closing else last
    return last[-1].isalpha() or mark == "," or (closing and following[:1].islower())
