"""Words with a signature or a label beside them -> whose they are. Pure.

“…” – Rep. Ada Orla (D-Ayla); a quotation with "— Ada Orla" below it; a block of "> " lines whose last
is a name; an embedded post (— Ada Orla (@orla) May 3, 2021); • Ada Orla (Green): “…”; “…”: diver Ada Orla.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from quotes.languages.first_names import first_names
from quotes.layout.blocks import outer, whole_quotation
from quotes.layout.labels import is_person
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span
from quotes.text.patterns import WORDS

# A signature on a line of its own has so many words at most.
SIGNATURE_WORDS = 16

MIN_NAME = 2

DASH = re.compile(r"\s*[—–―-]")

SIGN_BEHIND = re.compile(r"[”’\"'»“]\.?\s*[—–―(\[|~/-]")

ENDS = ".?!…"

# A signature behind its quotation: with a dash, in brackets.
ROWS = ("row", "row-bracketed")


def signed_speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The signed and labelled words in text order."""
    found: list[Speech] = [*_quoted_lines(text, paragraphs)]
    for number, paragraph in enumerate(paragraphs):
        below = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        speech = _row(text, paragraph, below) or _labelled(text, paragraph)
        speech = speech or _post(text, paragraph, below) or _before_colon(text, paragraph)
        if speech:
            found.append(speech)
    return found


def _row(text: str, paragraph: Span, below: Span | None) -> Speech | None:
    """A quotation that its signature follows in the paragraph or on the next line."""
    near = SIGN_BEHIND.search(text, *paragraph)
    quoted = outer(text, paragraph) if near or (below and DASH.match(text, *below)) else []
    if not quoted:
        return None
    q = quoted[-1]
    if text[q.end : paragraph.end].strip(". "):
        behind = (pattern(name).match(text, q.end, paragraph.end) for name in ROWS)
        match = next(filter(None, behind), None)
        alone = not text[paragraph.start : quoted[0].start].strip("-–—*•·>1234567890.) ")
        if not (match and q.closed and alone and len(quoted) == 1):
            return None
        return _signed(text, (Span(q.inner_start, q.inner_end),), match)
    said = whole_quotation(text, paragraph)
    match = pattern("row").match(text, *below) if below else None
    return _signed(text, (said,), match) if said and match else None


def _signed(text: str, words: tuple[Span, ...], match: re.Match[str]) -> Speech | None:
    source = Span(*match.span("source"))
    name = text[slice(*source)]
    whole = text[slice(*match.span())]
    if len(name.split()) < MIN_NAME and not match["rest"].strip():
        return None
    if pattern("credit").search(whole) or len(whole.split()) > SIGNATURE_WORDS:
        return None
    cue = Span(*match.span("cue")) if "cue" in match.re.groupindex else None
    return Speech("layout:signature", words, source, cue, Span(*match.span()))


def _labelled(text: str, paragraph: Span) -> Speech | None:
    """A paragraph or an entry of a list that is a name, a colon and a quotation."""
    bullet = pattern("bullet").match(text, *paragraph)
    start = bullet.end() if bullet else paragraph.start
    match = pattern("labelled-quotation").match(text, start, paragraph.end)
    if match is None:
        return None
    q = next((q for q in outer(text, paragraph) if q.start == match.end()), None)
    if q is None or text[q.inner_start : q.inner_end].rstrip()[-1:] not in ENDS:
        return None
    told = text[q.end : paragraph.end].strip()
    if told and not pattern("aside").fullmatch(told):
        return None
    source = Span(*match.span("source"))
    described = text[slice(*source)]
    # "Referee Ada Orla"
    inner = () if "," in described else described.split()[1:-1]
    first = any(w.casefold() in first_names() for w in inner)
    sure_name = first or is_person(described) or re.search(r"\b[a-z]{3,} [A-Z]", described)
    if not (bullet or match["aside"] or sure_name):
        return None
    label = Span(start, match.end("cue"))
    return Speech("layout:label", (Span(q.inner_start, q.inner_end),), source,
                  Span(*match.span("cue")), label, sure=False)  # fmt: skip


def _before_colon(text: str, paragraph: Span) -> Speech | None:
    """A caption or headline that is a quotation, a colon and whose it is."""
    caption = pattern("caption").match(text, *paragraph)
    start = caption.end() if caption else paragraph.start
    q = next((q for q in outer(text, paragraph) if q.start == start and q.closed), None)
    match = pattern("quotation-label").match(text, q.end, paragraph.end) if q else None
    if q is None or match is None:
        return None
    return Speech("layout:label", (Span(q.inner_start, q.inner_end),), Span(*match.span("source")),
                  Span(*match.span("cue")), Span(*match.span()), sure=False)  # fmt: skip


def _post(text: str, paragraph: Span, below: Span | None) -> Speech | None:
    """An embedded post: its words, and behind a dash a name with a handle."""
    for match in pattern("handle").finditer(text, *paragraph):
        words = Span(paragraph.start, match.start())
        if WORDS.search(text, *words) and not pattern("credit").search(match["source"]):
            return _posted((words,), match)
    signature = pattern("handle").match(text, *below) if below else None
    return _posted((paragraph,), signature) if signature else None


def _posted(words: tuple[Span, ...], signature: re.Match[str]) -> Speech:
    source, cue = Span(*signature.span("source")), Span(*signature.span("cue"))
    return Speech("layout:post", words, source, cue, Span(*signature.span()))


def _quoted_lines(text: str, paragraphs: Sequence[Span]) -> Iterator[Speech]:
    """Blocks of "> " lines, the last of which says who speaks."""
    block: list[Span] = []
    for paragraph in [*paragraphs, None]:
        match = pattern("quoted-line").match(text, *paragraph) if paragraph else None
        if match and paragraph:
            block.append(Span(match.end(), paragraph.end))
            continue
        if len(block) > 1 and (speech := _quoted_block(text, block)):
            yield speech
        block = []


def _quoted_block(text: str, block: Sequence[Span]) -> Speech | None:
    last = block[-1]
    match = pattern("row").match(text, *last) or pattern("signer").match(text, *last)
    if match is None or len(text[slice(*last)].split()) > SIGNATURE_WORDS:
        return None
    cue = Span(*match.span("cue")) if "cue" in match.re.groupindex else None
    return Speech("layout:signature", tuple(block[:-1]), Span(*match.span("source")), cue, last)
