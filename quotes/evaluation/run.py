"""The pipeline over annotated articles -> scores and a reliability table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from quotes.evaluation.scoring import Report, Scored, ScoredText, Tally
from quotes.evaluation.standoff import Gold, gold_articles
from quotes.languages.tables import word_list
from quotes.model import Article, Attribution, Extraction
from quotes.reading.paragraphs import body_spans

# Lower bounds of the classes of the reliability table.
STEPS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`report` as in `scoring`; `reliability` rows are (from, attributions, mean confidence,
    share that is right); `precision_at` maps a confidence to (attributions at or above it, share
    that is right)."""

    articles: int
    words: int
    report: Report
    reliability: list[tuple[float, int, float, float]]
    precision_at: dict[str, tuple[int, float]]


def evaluate(
    folder: Path,
    extract: Callable[[Article], Extraction],
    *,
    names: frozenset[str] | None = None,
    progress: Callable[[str], None] = lambda name: None,
) -> Evaluation:
    """Score `extract` on the annotated articles of a folder, or on those named (by stem)."""
    texts = (
        (path.name, text, gold)
        for path, text, gold in gold_articles(folder)
        if names is None or path.stem in names
    )
    return evaluate_texts(texts, extract, progress=progress)


def evaluate_texts(
    texts: Iterable[tuple[str, str, Sequence[Gold]]],
    extract: Callable[[Article], Extraction],
    *,
    progress: Callable[[str], None] = lambda name: None,
) -> Evaluation:
    """Score `extract` on texts, each with its name and its annotated attributions."""
    tally = Tally(word_list("scoring/speech_forms.txt"))
    stopwords = word_list("scoring/stopwords.txt")
    rated: list[tuple[float, bool]] = []
    articles = words = 0
    for name, text, gold in texts:
        found = extract(Article(name, text, body=body_spans(text)))
        scored = ScoredText(text, stopwords)
        wanted = [s for g in gold if (s := scored.scored(g.content, g.cue, g.source))]
        given = [(a, s) for a in found.attributions if (s := _scored(scored, a))]
        right = tally.add(scored, wanted, [s for _, s in given])
        rated += [(a.confidence, hit) for (a, _), hit in zip(given, right, strict=True)]
        articles, words = articles + 1, words + len(scored.words)
        progress(name)
    return Evaluation(articles, words, tally.report(), reliability(rated), precision_at(rated))


def _scored(text: ScoredText, found: Attribution) -> Scored | None:
    quote = found.quote
    return text.scored(
        quote.spans,
        quote.cue_spans,
        quote.source.spans if quote.source else (),
    )


def reliability(rated: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float, float]]:
    """For each class of confidence: its lower bound, how many, mean confidence, share right."""
    rows = []
    for low, high in zip(STEPS, (*STEPS[1:], 1.01), strict=True):
        inside = [(c, hit) for c, hit in rated if low <= c < high]
        if inside:
            count = len(inside)
            mean = sum(c for c, _ in inside) / count
            rows.append((low, count, round(mean, 3), round(sum(h for _, h in inside) / count, 3)))
    return rows


def precision_at(rated: Sequence[tuple[float, bool]]) -> dict[str, tuple[int, float]]:
    """How many attributions have at least this confidence, and what share of them is right."""
    made = {}
    for low in (0.5, 0.7, 0.9):
        hits = [hit for c, hit in rated if c >= low]
        made[str(low)] = (len(hits), round(sum(hits) / len(hits), 3) if hits else 0.0)
    return made
