"""Quotations and names as paragraphs of their own, one after the other -> whose each quotation is. Pure.

“Too loud.” / Ada Orla, teacher / “At last.” / Bo Lind: the names stand below, as the last line is one;
Ada Orla, teacher / “Too loud.” / Bo Lind / “At last.”: they stand above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quotes.layout.blocks import outer, whole_quotation
from quotes.layout.labels import is_person
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span

# A line that names somebody has so many words at most, the role and the place among them.
NAME_WORDS = 12

OPENING = re.compile(r"[\"“„«»‘'「『]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph: the words of a quotation that fills it, or who is named by it, and how surely."""

    whole: Span
    said: Span | None = None
    open: bool = False
    name: Span | None = None
    described: bool = False
    person: bool = False


def named_lines(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The speeches of every run of such lines, in text order."""
    return [speech for run in _runs(text, paragraphs) for speech in _speeches(run)]


def _runs(text: str, paragraphs: Sequence[Span]) -> Iterator[list[_Line]]:
    run: list[_Line] = []
    for paragraph in paragraphs:
        line = _line(text, paragraph)
        if line:
            run.append(line)
            continue
        if len(run) > 1:
            yield run
        run = []
    if len(run) > 1:
        yield run


def _line(text: str, paragraph: Span) -> _Line | None:
    if OPENING.match(text, paragraph.start):
        said = whole_quotation(text, paragraph)
        return _Line(paragraph, said, not outer(text, paragraph)[0].closed) if said else None
    match = pattern("name-line").fullmatch(text, *paragraph)
    if (
        match is None
        or len(match.group().split()) > NAME_WORDS
        or pattern("credit").search(match.group())
    ):
        return None
    name = pattern("name").search(match["source"])
    person = is_person(match["source"]) or (name is not None and is_person(name.group()))
    lower = match["source"][:1].islower() or re.search(r" [a-z]{3,} ", match["source"])
    if lower and not person:
        return None
    described = bool(match["rest"] or lower)
    return _Line(paragraph, name=Span(*match.span("source")), described=described, person=person)


def _speeches(run: Sequence[_Line]) -> Iterator[Speech]:
    below = run[-1].name is not None
    while run and bool(run[0].name) == below:
        run = run[1:]
    names = [line for line in run if line.name]
    if not below and run and run[-1].name:
        return
    # A name alone may head a section: one pair needs a role, several somebody who is surely a person.
    if not any(n.described or (n.person and len(names) > 1) for n in names):
        return
    for number, line in enumerate(run):
        if line.name is None:
            continue
        words = _above(run, number) if below else _under(run, number)
        if words:
            yield Speech("layout:signature", words, line.name, None, line.whole, sure=False)


def _above(run: Sequence[_Line], number: int) -> tuple[Span, ...]:
    """The quotation above a name, with the paragraphs before it that left it open."""
    found: list[Span] = []
    for line in reversed(run[:number]):
        if line.said is None or (found and not line.open):
            break
        found.insert(0, line.said)
    return tuple(found)


def _under(run: Sequence[_Line], number: int) -> tuple[Span, ...]:
    """The quotations between a name and the next."""
    found: list[Span] = []
    for line in run[number + 1 :]:
        if line.said is None:
            break
        found.append(line.said)
    return tuple(found)
