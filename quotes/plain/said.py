"""Quotations -> statements: what is said, and the cue and the words for whoever said it beside it. Pure.

The patterns of the language tell what may stand behind a quotation (`behind-`), inside it (`inside-`),
before it in its sentence (`before-`) and in the sentence above it (`above-`). They are tried in that order
and, within a place, in the order of their names; the groups `cue`, `source`, `said` (where what is said
begins before the marks) and `denied` of the first that matches count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from quotes.model import Span
from quotes.plain.quotations import Quoted
from quotes.plain.sentences import begins_sentence, sentence_before, sentence_start
from quotes.plain.words import PlainWords, folded
from quotes.rules import rule
from quotes.text.patterns import WORDS

# A quotation without a cue has at least so many words; fewer are a title or a term.
MIN_FREE = 4

# Fewer words are a statement only where the cue stands so many characters before them at most.
MIN_PART, NEAR = 3, 30

# What ends the clause in which a quoted part stands.
CLAUSE_END = re.compile(r"[.,;:!?…]|\Z")

# What may stand between a statement with its cue and a quotation that goes on: the rest of one sentence.
REST = re.compile(r"[^.!?…:«»“”\"]{0,100}[.!?…]?\s*")

PUNCTUATION = re.compile(r"[\s.,;:!?…]*")

# By what a pattern's name ends with, or by the place that it is for.
RULES = {
    "above": rule("plain:above"),
    "according": rule("plain:according"),
    "before": rule("plain:before"),
    "behind": rule("plain:behind"),
    "colon": rule("plain:colon"),
    "for": rule("plain:for"),
    "free": rule("plain:free"),
    "gerund": rule("plain:gerund"),
    "inside": rule("plain:inside"),
    "label": rule("plain:label"),
    "that": rule("plain:that"),
}


@dataclass(frozen=True, slots=True)
class Said:
    """A statement: `contents` are its pieces, `end` is where it ends with its cue and its source.

    `within` tells that words of the narrator's clause belong to it beside those between marks.
    """

    contents: tuple[Span, ...]
    rule: str
    start: int
    end: int
    paragraph: int
    cue: Span | None = None
    source: Span | None = None
    denied: bool = False
    within: bool = False


def statements(text: str, found: Sequence[Quoted], words: PlainWords) -> list[Said]:
    """What is said in the quotations, in order; names and terms between marks are left out."""
    made: list[Said] = []
    floor = 0
    for quotation in joined(text, found, words):
        said = _statement(text, quotation, words, floor)
        floor = quotation.end
        if said is None:
            continue
        before = made[-1] if made else None
        if before and said.cue is None and _goes_on(text, before, quotation):
            contents = (*before.contents, *quotation.pieces)
            made[-1] = replace(before, contents=contents, end=quotation.end)
        elif said.cue or said.source or _size(text, quotation) >= MIN_FREE:
            made.append(said)
    return made


def joined(text: str, found: Sequence[Quoted], words: PlainWords) -> Iterator[Quoted]:
    """The quotations, those as one that a mere conjunction parts (“A” and “B”)."""
    held: Quoted | None = None
    for each in found:
        near = held is not None and held.last == each.first
        if held and near and words.pattern("joins").fullmatch(text, held.end, each.start):
            pieces = (*held.pieces, *each.pieces)
            held = replace(held, pieces=pieces, end=each.end, last=each.last)
            continue
        if held:
            yield held
        held = each
    if held:
        yield held


def _goes_on(text: str, before: Said, quotation: Quoted) -> bool:
    """Whether nothing but the end of its sentence parts a quotation from the statement before it."""
    if before.source is None or before.paragraph != quotation.paragraph or before.within:
        return False
    return REST.fullmatch(text, before.end, quotation.start) is not None


def _statement(text: str, quotation: Quoted, words: PlainWords, floor: int) -> Said | None:
    """What is said in one quotation; None where it is a name or a term."""
    start = max(sentence_start(text, quotation.first, quotation.start, words), floor)
    alone = begins_sentence(text, quotation, start)
    if not alone and words.pattern("named-so").search(text, start, quotation.start):
        return None
    said = (
        _behind(text, quotation, words, alone)
        or _inside(text, quotation, words)
        or _before(text, quotation, words, start)
    )
    if said or not alone or not _ends(text, quotation):
        return said
    long = _size(text, quotation) >= MIN_FREE
    return (_above(text, quotation, words, start) if long else None) or Said(
        quotation.pieces, RULES["free"], quotation.start, quotation.end, quotation.paragraph
    )


def _behind(text: str, quotation: Quoted, words: PlainWords, alone: bool) -> Said | None:
    paused = "," in text[quotation.end - 2 : quotation.end + 1] or text[quotation.end - 1] in "?!…"
    for name, pattern in words.patterns("behind"):
        match = pattern.match(text, quotation.end, quotation.last.end)
        if match and (alone or paused or "according" in name):
            contents = quotation.pieces
            which = "according" if "according" in name else "behind"
            return _said(match, quotation, words, contents=contents, which=which)
    return None


def _inside(text: str, quotation: Quoted, words: PlainWords) -> Said | None:
    """The cue that parts a quotation whose marks go around it (“Yes, X said, I will”)."""
    for _, pattern in words.patterns("inside"):
        for number, piece in enumerate(quotation.pieces):
            match = pattern.search(text, *piece)
            if not match:
                continue
            first = Span(piece.start, len(text[: match.start()].rstrip().rstrip(",")))
            gap = PUNCTUATION.match(text, match.end(), piece.end)
            rest = Span(gap.end() if gap else match.end(), piece.end)
            parts = (first, rest) if rest.end > rest.start else (first,)
            contents = (*quotation.pieces[:number], *parts, *quotation.pieces[number + 1 :])
            return _said(match, quotation, words, contents=contents, which="inside")
    return None


def _before(text: str, quotation: Quoted, words: PlainWords, start: int) -> Said | None:
    stretch = text[start : quotation.start]
    for name, pattern in words.patterns("before"):
        match = _nearest(pattern, stretch)
        if match is None:
            continue
        which = name.rpartition("-")[2]
        which = "before" if which == "cue" else which
        contents = _contents(text, match, quotation, start)
        said = _said(match, quotation, words, contents=contents, which=which, shift=start)
        gap = quotation.start - (said.cue.end if said.cue else quotation.start)
        if _size(text, quotation) >= MIN_PART or gap <= NEAR:
            return said
    return None


def _above(text: str, quotation: Quoted, words: PlainWords, start: int) -> Said | None:
    """A quotation without a cue behind a sentence about somebody."""
    sentence = sentence_before(text, quotation.first, start, words)
    for _, pattern in words.patterns("above"):
        if sentence and (match := pattern.search(text[slice(*sentence)])):
            return _said(
                match,
                quotation,
                words,
                contents=quotation.pieces,
                which="above",
                shift=sentence.start,
            )
    return None


def _nearest(pattern: re.Pattern[str], stretch: str) -> re.Match[str] | None:
    """The match with the last cue."""
    found = match = pattern.search(stretch)
    while match and (cue := _group(match, "cue")):
        found = match
        match = pattern.search(stretch, cue.end)
    return found


def _contents(text: str, match: re.Match[str], quotation: Quoted, shift: int) -> tuple[Span, ...]:
    """The quotation, or the whole of the clause in which a part of what is said is quoted."""
    said = _group(match, "said")
    if said is None or not match["said"].strip():
        return quotation.pieces
    last = quotation.pieces[-1].end
    ended = CLAUSE_END.search(text, quotation.end, quotation.last.end)
    end = ended.start() if ended else quotation.end
    if not text[quotation.end : end].strip():
        end = last
    return (Span(said.start + shift, max(last, len(text[:end].rstrip()))),)


def _said(
    match: re.Match[str], quotation: Quoted, words: PlainWords, *,
    contents: tuple[Span, ...], which: str, shift: int = 0,
) -> Said:  # fmt: skip
    """The statement of a match; `shift` is the offset of what was searched."""
    cue, source = _group(match, "cue", shift), _group(match, "source", shift)
    form = _form(match.string[cue.start - shift : cue.end - shift], words) if cue else ""
    rejects = form in words.denying and which in ("before", "that")
    end = shift + match.end() if which in ("behind", "according", "inside") else quotation.end
    return Said(
        contents,
        RULES[which],
        quotation.start,
        max(end, quotation.end),
        quotation.paragraph,
        cue,
        source,
        rejects or _group(match, "denied") is not None,
        contents != quotation.pieces and which != "inside",
    )


def _form(cue: str, words: PlainWords) -> str:
    """The listed form with which a cue begins; endings may follow it."""
    written = folded(cue)
    return next(
        (written[:n] for n in range(len(written), 0, -1) if written[:n] in words.lemmas), ""
    )


def lemma(cue: str, words: PlainWords) -> str:
    """The lemma of a cue, or its own words in small letters."""
    return words.lemmas.get(_form(cue, words), folded(cue))


def _group(match: re.Match[str], name: str, shift: int = 0) -> Span | None:
    """Where the group of that name, or `name_2`, stands."""
    for each in (name, f"{name}_2"):
        if each in match.re.groupindex and match[each]:
            words = match[each]
            start = match.start(each) + len(words) - len(words.lstrip(" ,"))
            return Span(
                start + shift, match.end(each) - len(words) + len(words.rstrip(" ,")) + shift
            )
    return None


def _size(text: str, quotation: Quoted) -> int:
    return sum(len(WORDS.findall(text, *piece)) for piece in quotation.pieces)


def _ends(text: str, quotation: Quoted) -> bool:
    """Whether a sentence ends with a quotation, or a clause of the narrator's could follow it."""
    last = quotation.pieces[-1].end
    behind = text[quotation.end : quotation.last.end].lstrip()
    return text[last - 1] in ".?!…" or not behind or behind[0] in ".,?!…"
