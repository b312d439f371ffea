"""The label before the words of a turn: "ORLA:", "**Ada Orla:**", "[00:05] ORLA:", "Ms. ORLA.". Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from quotes.languages.first_names import first_names
from quotes.languages.tables import word_list
from quotes.layout.wording import pattern
from quotes.model import Span

# A label that is known by its form, one that is a letter for question or answer, a mere name, and a
# name on a line of its own.
Form = Literal["known", "letter", "name", "line", "bare"]

# A label in bold type or with a colon has so many words at most, but for offices and brackets.
MOST_WORDS = 4

OPENING_MARKS = '“"«'


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a paragraph.

    `key` is its words as compared with other labels, `source` who speaks, `cue` the colon or stop,
    `end` where the words begin (the end of the paragraph for a label on a line of its own).
    """

    form: Form
    key: str
    start: int
    source: Span
    cue: Span
    end: int
    timed: bool = False


def label_at(text: str, paragraph: Span) -> Label | None:
    """The label with which a paragraph begins, if there is one."""
    start, end = paragraph
    time = pattern("time").match(text, start, end)
    first = time.end() if time else start
    if first < end and text[first] in OPENING_MARKS:
        first += 1
    for read in READERS:
        found = read(text, Span(first, end), time is not None)
        if found:
            return found
    return None


def _floor(text: str, span: Span, timed: bool) -> Label | None:
    match = pattern("floor-label").match(text, *span)
    if match is None:
        return None
    return Label("known", match["label"].casefold(), span.start, _without_the(text, *match.span("label")),
                 Span(*match.span("colon")), match.end(), timed)  # fmt: skip


def _letter(text: str, span: Span, timed: bool) -> Label | None:
    match = pattern("label-question").match(text, *span)
    if match is None:
        return None
    label = Span(*match.span("label"))
    return Label("letter", match["label"][0].casefold(), span.start, label, Span(*match.span("colon")),
                 match.end(), timed)  # fmt: skip


def _bold(text: str, span: Span, timed: bool) -> Label | None:
    match = pattern("label-bold").match(text, *span)
    if match is None or not _may_be_label(match["label"], MOST_WORDS):
        return None
    label, aside = Span(*match.span("label")), Span(*match.span("aside"))
    cue = Span(*match.span("colon"))
    if match["label"].upper() in ("Q", "A"):
        return Label(
            "letter", match["label"].casefold(), span.start, label, cue, match.end(), timed
        )
    source = _named_in(text, label, aside)
    return Label("known", match["label"].casefold(), span.start, source, cue, match.end(), timed)


def _named(text: str, span: Span, timed: bool) -> Label | None:
    match = pattern("label-name").match(text, *span)
    if match is None:
        return None
    label, aside = Span(*match.span("label")), Span(*match.span("aside"))
    office = pattern("chair").match(match["label"]) is not None
    long = office or aside.end > aside.start or match["label"].startswith("The ")
    if not _may_be_label(match["label"], 9 if long else MOST_WORDS):
        return None
    if match["colon"] != ":" and not is_person(match["label"]):
        return None  # a dash parts other things, too
    form: Form = "known" if timed else "name"
    return Label(form, match["label"].casefold(), span.start, _named_in(text, label, aside),
                 Span(*match.span("colon")), match.end(), timed)  # fmt: skip


def _line(text: str, span: Span, timed: bool) -> Label | None:
    match = pattern("label-line").match(text, *span)
    if match is None or not _may_be_label(match["label"], MOST_WORDS):
        return None
    clear = timed or match["time"] or match["label"].isupper() or text[span.start] in "*_#"
    person = is_person(match["label"])
    clear = clear or (match.group().endswith(":") and person)
    if not (clear or person) or len(match["label"]) < 2:
        return None
    label, aside = Span(*match.span("label")), Span(*match.span("aside"))
    form: Form = "line" if clear else "bare"
    return Label(form, match["label"].casefold(), span.start, _named_in(text, label, aside),
                 Span(label.end, label.end), span.end, timed or bool(match["time"]))  # fmt: skip


READERS: tuple[Callable[[str, Span, bool], Label | None], ...] = (
    _floor, _letter, _bold, _named, _line,
)  # fmt: skip


def is_person(label: str) -> bool:
    """Whether a label can only be somebody who speaks: titled, an office of a debate, or with a
    known first name; "Best Picture" is none."""
    words = label.split()
    if pattern("label-role").match(label) or pattern("chair").match(label):
        return True
    if len(words) > 1 and pattern("title").match(label):
        return True
    return len(words) > 1 and words[0].casefold() in first_names()


def _may_be_label(label: str, most: int) -> bool:
    stop = word_list("cues/line_labels.txt")
    return label.lower() not in stop and len(label.split()) <= most


def _named_in(text: str, label: Span, aside: Span) -> Span:
    """Who speaks: the name in brackets behind an office, else the label."""
    office = pattern("chair").match(text, *label) or pattern("label-role").match(text, *label)
    if office and aside.end > aside.start:
        inner = text[slice(*aside)].strip()
        inner = inner[1 : inner.index(")")] if ")" in inner else ""
        if len(inner.split()) > 1 and pattern("name").fullmatch(inner):
            start = text.index(inner, aside.start)
            return Span(start, start + len(inner))
    return _without_the(text, *label)


def is_in_capitals(label: str) -> bool:
    """Whether a label has a name in capitals: "ORLA", "Mrs D'ARE", "Ada ORLA"."""
    return any(len(w) > 2 and w.isupper() for w in label.split())


def _without_the(text: str, start: int, end: int) -> Span:
    return Span(start + 4, end) if text[start : start + 4] == "The " else Span(start, end)
