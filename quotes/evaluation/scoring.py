"""Gold and given attributions -> precision, recall and F1. Pure.

The rules by which systems on PolNeAR are compared in this project: words are `\\w+` with inner
apostrophes, punctuation never counts, a leading "that" of a content is dropped on both sides;
contents are matched one to one, greedily by Jaccard of their words. `exact` wants equal words,
`overlap` a Jaccard of at least 0.5, `attribution` that and an agreeing source. Recall is told apart
by the gold content's kind, precision by the given one's.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from quotes.text.patterns import WORDS

Spans = Sequence[tuple[int, int]]

Report = dict[str, dict[str, dict[str, float]]]

METRICS = ("exact", "overlap", "attribution")

KINDS = ("all", "direct", "mixed", "indirect")

REPORTED = "reported speech"

OPENERS, CLOSERS, STRAIGHT = "“„‟«", "”»", '"'

CLOSE = 0.5

DIRECT_SHARE = 0.9


@dataclass(frozen=True, slots=True)
class Scored:
    """Word numbers of one attribution, and the class of its content."""

    content: frozenset[int]
    cue: frozenset[int]
    source: frozenset[int]
    kind: str


class ScoredText:
    """A text's words, and which of them stand in double quotation marks."""

    def __init__(self, text: str, stopwords: frozenset[str]) -> None:
        found = list(WORDS.finditer(text))
        self._starts = [m.start() for m in found]
        self._ends = [m.end() for m in found]
        self.words = [m.group().lower().replace("’", "'") for m in found]
        inside = _quoted(text)
        self._quoted = [inside[start] for start in self._starts]
        self._stopwords = stopwords

    def scored(self, content: Spans, cue: Spans, source: Spans) -> Scored | None:
        """An attribution as word numbers; None when its content has no word."""
        inside = self._covered(content)
        if len(inside) > 1 and self.words[min(inside)] == "that":
            inside -= {min(inside)}
        if not inside:
            return None
        share = sum(self._quoted[i] for i in inside) / len(inside)
        kind = "direct" if share >= DIRECT_SHARE else "mixed" if share else "indirect"
        return Scored(inside, self._covered(cue), self._covered(source), kind)

    def _covered(self, spans: Spans) -> frozenset[int]:
        return frozenset(
            i
            for start, end in spans
            for i in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        )

    def sources_agree(self, gold: Scored, given: Scored) -> bool:
        """Both empty, or they share a telling word, or (without one in gold) any word's place."""
        if not gold.source or not given.source:
            return not gold.source and not given.source
        telling = self._telling(gold.source)
        if telling:
            return bool(telling & self._telling(given.source))
        return bool(gold.source & given.source)

    def _telling(self, places: frozenset[int]) -> set[str]:
        return {re.sub(r"'s$", "", self.words[i]) for i in places} - self._stopwords

    def reported(self, gold: Scored, forms: frozenset[str]) -> bool:
        """Whether the cue has a verb of communication."""
        return any(self.words[i] in forms for i in gold.cue)


def _quoted(text: str) -> list[bool]:
    """For each character, whether it stands inside double marks; an open quotation ends with its
    line unless the next one starts with a mark."""
    inside = [False] * len(text)
    is_open = False
    for line in re.finditer(r"[^\n\r]+", text):
        start = line.start() + len(line.group()) - len(line.group().lstrip())
        if start == line.end():
            continue
        if text[start] not in OPENERS + STRAIGHT:
            is_open = False
        for i in range(start, line.end()):
            is_open = _after(text, i, start, line.end(), is_open)
            inside[i] = is_open
    return inside


def _after(text: str, i: int, start: int, end: int, is_open: bool) -> bool:
    char = text[i]
    if char in OPENERS:
        return True
    if char in CLOSERS:
        return False
    if char != STRAIGHT:
        return is_open
    before = text[i - 1] if i > start else " "
    after = text[i + 1] if i + 1 < end else " "
    if before in " \t\u00a0([—–" and not after.isspace():
        return True
    if after.isspace() and not before.isspace():
        return False
    return not is_open


def matched(gold: Sequence[Scored], given: Sequence[Scored]) -> dict[int, tuple[int, float]]:
    """Greedy one-to-one matching of contents: gold number -> (given number, Jaccard)."""
    pairs = [
        (len(g.content & p.content) / len(g.content | p.content), i, j)
        for i, g in enumerate(gold)
        for j, p in enumerate(given)
        if g.content & p.content
    ]
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for value, i, j in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if i not in found and j not in used:
            found[i] = (j, value)
            used.add(j)
    return found


class Tally:
    """Hits and totals over texts."""

    def __init__(self, speech_forms: frozenset[str]) -> None:
        self._forms = speech_forms
        self._counts: Counter[tuple[str, str, str]] = Counter()

    def add(self, text: ScoredText, gold: Sequence[Scored], given: Sequence[Scored]) -> list[bool]:
        """Count one text; says for each given attribution whether content and source are right."""
        found = matched(gold, given)
        right = [False] * len(given)
        back = {j: i for i, (j, _) in found.items()}
        for i, item in enumerate(gold):
            verdict = self._verdict(text, item, given, found.get(i))
            kinds = ["all", item.kind] + ([REPORTED] if text.reported(item, self._forms) else [])
            self._count(verdict, kinds, "recall")
        for j, item in enumerate(given):
            verdict = (False, False, False)
            if j in back:
                verdict = self._verdict(text, gold[back[j]], given, found[back[j]])
            self._count(verdict, ["all", item.kind], "precision")
            right[j] = verdict[2]
        return right

    def _verdict(
        self, text: ScoredText, gold: Scored, given: Sequence[Scored], hit: tuple[int, float] | None
    ) -> tuple[bool, ...]:
        if hit is None:
            return False, False, False
        number, value = hit
        close = value >= CLOSE
        return value == 1.0, close, close and text.sources_agree(gold, given[number])

    def _count(self, verdict: Sequence[bool], kinds: Sequence[str], side: str) -> None:
        for kind in kinds:
            for metric, hit in zip(METRICS, verdict, strict=True):
                self._counts[metric, kind, f"{side} total"] += 1
                self._counts[metric, kind, f"{side} hit"] += hit

    def report(self) -> Report:
        """For each kind and metric: precision, recall, f1 (0 to 1) and the counts behind them."""
        made: Report = {}
        for kind in (*KINDS, REPORTED):
            made[kind] = {metric: self._row(metric, kind) for metric in METRICS}
        return made

    def _row(self, metric: str, kind: str) -> dict[str, float]:
        recall, gold = self._ratio(metric, kind, "recall")
        row = {"recall": recall, "gold": gold}
        if kind != REPORTED:
            precision, given = self._ratio(metric, kind, "precision")
            both = precision + recall
            row |= {
                "precision": precision,
                "f1": round(2 * precision * recall / both, 4) if both else 0.0,
                "predicted": given,
            }
        return row

    def _ratio(self, metric: str, kind: str, side: str) -> tuple[float, float]:
        total = self._counts[metric, kind, f"{side} total"]
        return round(self._counts[metric, kind, f"{side} hit"] / total, 4) if total else 0.0, total
