"""A quotation that the network gave nobody -> the cue and source that stand directly beside it. Pure.

Certain patterns only: "…," Ms Orla said; "…," said the mayor; "…," she was quoted as saying by the
agency; The mayor replied: "…"; a paragraph that ends in "The mayor replied:" before one that is a
quotation; "…" — Ada Orla, mayor; "…" was Ms Orla's verdict.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from quotes.attribution.wording import pattern
from quotes.model import Span
from quotes.rules import rule
from quotes.text.marks import Quotation, is_tag

REACH = 160  # characters

# "… it again." — Ada Orla, mayor of Port Ayla
SIGNATURE = pattern("signature")

# "— Ada Orla (@adaorla) May 3, 2021"
POST_SIGNATURE = pattern("post-signature")

# Where a sentence ends: not after an initial or a short title.
STOP = pattern("sentence-stop")

# Directly behind a quotation: "Ms Orla said", "said the mayor".
BEHIND = (pattern("source-then-cue"), pattern("cue-then-source"))

# Directly behind a quotation: "she was quoted by the agency as saying".
QUOTED_BEHIND = pattern("quoted-behind")

# Directly behind a quotation: "the agency quoted her as saying".
QUOTING_BEHIND = pattern("quoting-behind")

# "was the mayor's verdict", "is how the mayor put it".
VERDICT_BEHIND = (
    pattern("verdict-behind"), pattern("verdict-of-behind"), pattern("put-behind"),
)  # fmt: skip

# Directly before one: "The mayor replied:"; a time or an addressee may stand between.
BEFORE = pattern("cue-before")

# "The mayor's answer was:", "In the mayor's words,".
VERDICT_BEFORE = (pattern("verdict-before"), pattern("verdict-of-before"))

# Behind a cue with a content of its own: "Ms Orla said the gate was shut."
OWN_OBJECT = pattern("own-object")

# What ends a paragraph that announces the next: "The mayor said:", "… made this comment:".
ANNOUNCED = (
    pattern("announces"), pattern("rose-and-announces"), pattern("statement-announces"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """Where cue and source of a quotation stand, and which rule found them.

    `signed` says that the cue is the dash of a signature; `via_start` is where the words for whoever
    quotes the source begin; `verdict` says that the quotation is the subject of its own verb ("is how
    Ms Orla put it").
    """

    cue: Span
    source: Span
    rule: str
    signed: bool = False
    via_start: int | None = None
    verdict: bool = False


def beside(text: str, q: Quotation, start: int, end: int) -> Beside | None:
    """The cue and source next to the quotation within the paragraph `text[start:end]`."""
    reach = min(end, q.end + REACH)
    if match := POST_SIGNATURE.match(text, q.end, reach) or SIGNATURE.match(text, q.end, reach):
        return _signature(match) if match.end() >= end else None
    if told := verdict_behind(text, q, end):
        return told
    if match := QUOTED_BEHIND.match(text, q.end, reach):
        by = next((match.end(g) for g in ("by", "by_behind") if match[g]), None)
        return replace(_placed(match, 0, "marks:cue-beside"), via_start=by)
    if match := QUOTING_BEHIND.match(text, q.end, reach):
        return replace(_placed(match, 0, "marks:cue-beside"), via_start=match.start("outlet"))
    for behind in BEHIND:
        if match := behind.match(text, q.end, min(end, q.end + REACH)):
            if _stopped(text, q) and OWN_OBJECT.match(text, match.end("cue"), end):
                return None
            return _placed(match, 0, "marks:cue-beside")
    shift = _sentence_start(text, max(start, q.start - REACH), q.start)
    found = BEFORE.search(text[shift : q.start])
    if found:
        return _placed(found, shift, "marks:cue-beside")
    for before in VERDICT_BEFORE:
        if match := before.search(text[shift : q.start]):
            return _placed(match, shift, "marks:verdict")
    return None


def tagged_below(text: str, q: Quotation, end: int, below: Span) -> Beside | None:
    """The cue and source of a quotation that ends its paragraph at `end`, where the next one, `below`, is
    nothing but its tag; the closing mark may have gone there with it."""
    start = below.start + len(text[slice(*below)]) - len(text[slice(*below)].lstrip("\"'"))
    if text[q.end : end].strip() or not is_tag(text, start, below.end):
        return None
    found = next((m for behind in BEHIND if (m := behind.match(text, start, below.end))), None)
    return _placed(found, 0, "marks:cue-beside") if found else None


def verdict_behind(text: str, q: Quotation, end: int) -> Beside | None:
    """A noun for what was said and its owner behind the quotation: “Too late” was Orla's verdict."""
    for behind in VERDICT_BEHIND:
        if match := behind.match(text, q.end, min(end, q.end + REACH)):
            return replace(_placed(match, 0, "marks:verdict"), verdict=True)
    return None


def _stopped(text: str, q: Quotation) -> bool:
    """Whether a full stop ends the quotation, so that the next words may be another sentence."""
    return text[q.inner_start : q.inner_end].rstrip().endswith(".")


def announced(text: str, start: int, end: int) -> Beside | None:
    """The cue and source at the end of the paragraph `text[start:end]`, when a colon or a comma ends it."""
    if not text[start:end].rstrip().endswith((":", ",")):
        return None
    shift = _sentence_start(text, max(start, end - REACH), end)
    for announcing in ANNOUNCED:
        if match := announcing.search(text[shift:end]):
            return _placed(match, shift, "marks:announced")
    return None


def signed(text: str, start: int, end: int) -> Beside | None:
    """The name in the paragraph `text[start:end]` when it is but a signature: "— Ada Orla"."""
    match = POST_SIGNATURE.match(text, start, end) or SIGNATURE.match(text, start, end)
    return _signature(match) if match and match.end() >= end else None


def _sentence_start(text: str, start: int, end: int) -> int:
    """Where the last sentence of `text[start:end]` begins."""
    return max((m.end() for m in STOP.finditer(text, start, end)), default=start)


def _signature(match: re.Match[str]) -> Beside:
    return replace(_placed(match, 0, "marks:signature"), signed=True)


def _placed(match: re.Match[str], shift: int, name: str) -> Beside:
    cue, source = match.span("cue"), match.span("source")
    return Beside(
        Span(cue[0] + shift, cue[1] + shift),
        Span(source[0] + shift, source[1] + shift),
        rule(name),
    )
