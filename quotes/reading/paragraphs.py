"""Text of an article page -> the spans of the paragraphs that are the article. Pure.

Conservative: what could be a paragraph with a quote in it stays. Furniture is a line that starts
like furniture, a short label before the first or after the last real paragraph, and everything
after the furniture that ends the article.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quotes.languages.tables import patterns
from quotes.languages.wording import Wording
from quotes.layout.labels import label_at
from quotes.layout.read import lines_of
from quotes.model import Span
from quotes.text.line_ends import paragraphs

WORDING = Wording("furniture", {})

LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")

HEADER = re.compile(
    r"(?P<key>title|date|source|author|url|byline)\s*:\s*(?P<value>.+)", re.IGNORECASE
)

# "— Ada Orla, mayor": whose words the paragraph before are.
SIGNATURE = re.compile(r"[—–―]\s*[A-Z]\w+ [A-Z]")

# A paragraph of running text: this many words, or fewer with a full stop at the end.
REAL_WORDS = 12

SHORT_REAL_WORDS = 5

LABEL_WORDS = 8

# So many lines with a time of day make a live blog.
MIN_TIMES = 2

# The headline of another article has no more words, and no full stop.
TEASER_WORDS = 16

SENTENCE_END = re.compile(r"[.!?…][”’\"'»)\]]*\s*\Z")

# What has more characters between two spaces is no word, and its paragraph no prose: whatever looks for
# names and numbers would go over it again from each of its characters. Addresses are shorter.
LONGEST_WORD = 2_000

# Chinese and Japanese have no spaces, but marks between clauses.
WORD = re.compile(r"[^\s\u3000-\u303f\uff01-\uff0f\uff1a-\uff1f]+")

# A promotion has fewer words than this; a longer line with the same start is a paragraph.
FURNITURE_WORDS = 30


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile(
        "|".join(f"(?:{p})" for p in patterns("furniture/phrases.txt")), re.IGNORECASE
    )


def body_spans(text: str) -> tuple[Span, ...]:
    """The article's paragraphs in order; offsets as in `text`, end exclusive, no outer space."""
    heads = [m.end() for m in LINE.finditer(text)][: len(header(text))]
    lines = [span for span in _prose(text) if not heads or span.start >= heads[-1]]
    kinds = _kinds(text, lines)
    real = [n for n, kind in enumerate(kinds) if kind == "real"]
    if not real:
        return tuple(s for s, kind in zip(lines, kinds, strict=True) if kind != "furniture")
    headline = _headline(text, lines, kinds, real[0])
    teased = _teasers(text, lines)
    kept = []
    timed = _timed(text, lines)
    for n in range(_end(text, lines, kinds)):
        inside = real[0] <= n <= real[-1]
        if n in teased:
            continue
        if kinds[n] != "furniture" and (inside or n == headline or kinds[n] == "real"):
            kept.append(_without_label(text, lines[n], timed))
    return tuple(kept)


def has_endless_word(text: str) -> bool:
    """Whether there is a word with more characters than `LONGEST_WORD`."""
    if max(map(len, text.split()), default=0) <= LONGEST_WORD:
        return False
    return any(m.end() - m.start() > LONGEST_WORD for m in WORD.finditer(text))


def _prose(text: str) -> list[Span]:
    """The paragraphs without those that have an endless word."""
    return [span for span in paragraphs(text) if not has_endless_word(text[slice(*span)])]


def _without_label(text: str, line: Span, timed: bool) -> Span:
    """A caption without the words that tell that it is one, an entry of a live blog without its time."""
    match = WORDING.pattern("caption-label").match(text, *line)
    if match is None and timed and label_at(text, line) is None:
        match = WORDING.pattern("time-label").match(text, *line)
    return Span(match.end(), line.end) if match and match.end() < line.end else line


def _timed(text: str, lines: Sequence[Span]) -> bool:
    """Whether several lines begin with the time of day, as the entries of a live blog do."""
    matches = (WORDING.pattern("time-label").match(text, *line) for line in lines)
    return sum(match is not None for match in matches) >= MIN_TIMES


def header(text: str) -> dict[str, str]:
    """The `Title: …` lines that open a text, keys in lower case; they are no article text."""
    found: dict[str, str] = {}
    for match in LINE.finditer(text):
        entry = HEADER.fullmatch(match.group().strip())
        if entry is None or entry["key"].lower() in found:
            break
        found[entry["key"].lower()] = entry["value"].strip()
    return found if "title" in found else {}


def headline(text: str) -> str | None:
    """The headline of a text without a header: the last label before the first real paragraph."""
    lines = _prose(text)
    kinds = _kinds(text, lines)
    first = next((n for n, kind in enumerate(kinds) if kind == "real"), None)
    if first is None:
        return None
    found = _headline(text, lines, kinds, first)
    return text[slice(*lines[found])] if found is not None else None


def _headline(text: str, lines: Sequence[Span], kinds: Sequence[str], first: int) -> int | None:
    for n in range(first - 1, -1, -1):
        words = text[slice(*lines[n])].split()
        if kinds[n] in ("label", "headline") and len(words) >= 4:
            return n
    return None


def _kinds(text: str, lines: Sequence[Span]) -> list[str]:
    """What each line is; a short line that a layout gives to a speaker is the article's."""
    laid_out = lines_of(text, lines)
    return ["real" if n in laid_out else _kind(text[a:b]) for n, (a, b) in enumerate(lines)]


def _kind(line: str) -> str:
    """real, furniture, headline (long, no full stop) or label (short, no full stop)."""
    words = len(line.split())
    opening = line.lstrip("•·▶►>-–*#_ ")
    promoted = WORDING.pattern("promo-label").match(opening)
    if words < FURNITURE_WORDS and (promoted or _furniture().match(opening)):
        return "furniture"
    if SIGNATURE.match(line):
        return "real"
    if WORDING.pattern("byline").match(line) and words < LABEL_WORDS:
        return "furniture"
    credited = WORDING.pattern("credit-at-end").search(line)
    told = line[: credited.start()] if credited else line
    ended = told.rstrip("”’\"')»]")[-1:] in ".!?…:" or told[-1:] in '”’"»'
    if (
        words >= REAL_WORDS
        or (words >= SHORT_REAL_WORDS and ended)
        or (ended and WORDING.pattern("speech").search(line))
        or WORDING.pattern("tagged").search(line)
    ):
        return "real"
    return "label" if words <= LABEL_WORDS else "headline"


def _teasers(text: str, lines: Sequence[Span]) -> set[int]:
    """The numbers of lines such as "Latest news" and of the headlines of other articles below them."""
    found: set[int] = set()
    below = False
    for n, line in enumerate(lines):
        words = text[slice(*line)]
        if WORDING.pattern("teasers").fullmatch(words):
            below = True
            found.add(n)
        elif below and len(words.split()) <= TEASER_WORDS and not SENTENCE_END.search(words):
            found.add(n)
        else:
            below = False
    return found


def _end(text: str, lines: Sequence[Span], kinds: Sequence[str]) -> int:
    """The number of the line at which the furniture after the article begins."""
    end = len(lines)
    for n in range(len(lines) - 1, -1, -1):
        line = text[slice(*lines[n])]
        if kinds[n] == "furniture":
            end = n
        elif kinds[n] == "real" and (
            len(line.split()) >= REAL_WORDS + 4 or WORDING.pattern("speech").search(line)
        ):
            break
    return end
