"""Posts of a network, pasted into a text -> their words and whose they are. Pure.

@adaorla: Thank you all. — or the name and the handle above the words, and the day below them.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.layout.blocks import outer
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span
from quotes.text.patterns import WORDS

# So many paragraphs may stand between the handle and the day; without a day it is one.
MOST_PARAGRAPHS = 6


def pasted_posts(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The posts in text order."""
    found = []
    for number, paragraph in enumerate(paragraphs):
        if speech := _labelled(text, paragraph) or _headed(text, paragraphs, number):
            found.append(speech)
    return found


def _labelled(text: str, paragraph: Span) -> Speech | None:
    """A handle, a colon and the words, which may stand in marks."""
    match = pattern("handle-label").match(text, *paragraph)
    if match is None or not WORDS.search(text, match.end(), paragraph.end):
        return None
    words = Span(match.end(), paragraph.end)
    quoted = outer(text, words)
    if quoted and quoted[0].start == words.start:
        words = Span(quoted[0].inner_start, quoted[0].inner_end)
    cue = Span(*match.span("cue"))
    return Speech(
        "layout:post", (words,), Span(*match.span("source")), cue, Span(match.start(), match.end())
    )


def _headed(text: str, paragraphs: Sequence[Span], number: int) -> Speech | None:
    """The words under a line with a handle, whose name stands in the line or in the one above."""
    match = pattern("handle-line").fullmatch(text, *paragraphs[number])
    if match is None or number + 1 >= len(paragraphs):
        return None
    above = paragraphs[number - 1] if number else None
    named = Span(*match.span("source")) if match["source"] else None
    if named is None and above and pattern("post-name").fullmatch(text, *above):
        named = above
    source = named or Span(*match.span("handle"))
    following = paragraphs[number + 1 : number + 1 + MOST_PARAGRAPHS]
    ends = [n for n, p in enumerate(following) if pattern("post-day").fullmatch(text, *p)]
    words = following[: ends[0]] if ends else following[:1]
    day = following[ends[0]] if ends else None
    label = Span(min(source.start, paragraphs[number].start), paragraphs[number].end)
    last = (day,) if day else ()
    return (
        Speech("layout:post", tuple(words), source, None, label, furniture=last) if words else None
    )
