"""Words per CPU-second on one thread: the whole chain, and each stage of it.

    python -m benchmarks.throughput [FOLDER]

Reads the shipped demo articles, or the .txt files of FOLDER. Where spaCy and a model of it are
installed, its parse of the same text is printed as a yardstick; nothing is downloaded.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable, Iterable
from importlib.resources import as_file, files
from pathlib import Path

import torch

from quotes.attribution.detect import detect, to_parse
from quotes.attribution.passage import passage_of
from quotes.model import Article
from quotes.pipeline import Pipeline
from quotes.reading.sources import Failure, read_sources

# The first pass is left out of these: it also sets up what torch keeps for later calls.
PASSES = 5
SPACY_MODELS = ("en_core_web_md", "en_core_web_sm")


def main() -> None:
    """Print the figures."""
    torch.set_num_threads(1)
    articles = read(sys.argv[1] if len(sys.argv) > 1 else None)
    start = time.process_time()
    pipeline = Pipeline.load()
    print(f"load: {time.process_time() - start:.1f} CPU-seconds")
    words, seconds = timed(articles, lambda a: pipeline.extract(a).words)
    print(f"first pass, cold: {words / seconds:,.0f} words per CPU-second ({words} words)")
    passes = sorted(timed(articles, lambda a: pipeline.extract(a).words)[1] for _ in range(PASSES))
    print(
        f"whole chain: {words / passes[PASSES // 2]:,.0f} words per CPU-second, median of {PASSES}"
    )
    for name, rate in stages(pipeline, articles, words):
        print(f"  {name}: {rate:,.0f}")
    yardstick(articles, words)


def read(folder: str | None) -> list[Article]:
    """The articles to run on."""
    with as_file(files("quotes") / "demo") as shipped:
        found = list(read_sources([folder or str(Path(shipped))]))
    return [a for a in found if not isinstance(a, Failure)]


def timed(articles: Iterable[Article], run: Callable[[Article], int]) -> tuple[int, float]:
    """Words and CPU-seconds of one run over all articles."""
    start = time.process_time()
    words = sum(run(article) for article in articles)
    return words, time.process_time() - start


def stages(pipeline: Pipeline, articles: list[Article], words: int) -> Iterable[tuple[str, float]]:
    """Words per CPU-second of each stage by itself."""
    tagger, parser = pipeline.tagger, pipeline.parser
    candidates = [tagger.candidates(a, a.body) for a in articles]
    passages = [passage_of(a.text, a.body, pipeline.words) for a in articles]
    spans = [to_parse(c, p) for c, p in zip(candidates, passages, strict=True)]
    parses = [parser.parse(a, wanted=s) for a, s in zip(articles, spans, strict=True)]
    quotes = [
        detect(c, passage.parsed(p))
        for c, passage, p in zip(candidates, passages, parses, strict=True)
    ]
    runs: dict[str, Callable[[int], object]] = {
        "tag cues, sources and contents": lambda n: tagger.candidates(
            articles[n], articles[n].body
        ),
        "parse": lambda n: parser.parse(articles[n], wanted=spans[n]),
        "detect": lambda n: detect(
            candidates[n],
            passage_of(articles[n].text, articles[n].body, pipeline.words).parsed(parses[n]),
        ),
        "resolve": lambda n: pipeline.resolver.resolve(articles[n], parses[n], quotes[n]),
    }
    for name, run in runs.items():
        start = time.process_time()
        for n in range(len(articles)):
            run(n)
        yield name, words / max(1e-9, time.process_time() - start)


def yardstick(articles: list[Article], words: int) -> None:
    """spaCy's parse of the same text, where it is installed."""
    for name in SPACY_MODELS:
        try:
            nlp = importlib.import_module(name).load()
        except ImportError:
            continue
        start = time.process_time()
        for _ in nlp.pipe(a.text for a in articles):
            pass
        print(f"spaCy {name}: {words / (time.process_time() - start):,.0f} words per CPU-second")
        return
    print("spaCy: no model of it is installed, so there is no yardstick")


if __name__ == "__main__":
    main()
