"""Our chain at work: texts on standard input, what each took, and in which stage, on standard output."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from benchmarks.run_spacy import peak_mb, say
from quotes.model import Article
from quotes.pipeline import Pipeline

REST = "marks, detection and the rest"


def main() -> None:
    """Answer each text until the input ends."""
    pipeline = Pipeline.load()
    spent: Counter[str] = Counter()
    watch(pipeline, spent)
    say(load_seconds=time.process_time())
    serve(pipeline, spent)


def serve(pipeline: Pipeline, spent: Counter[str]) -> None:
    """Answer each text with what it took, and in which of the watched stages."""
    for line in sys.stdin:
        article = Article(source="bench", text=json.loads(line))
        spent.clear()
        start = time.process_time()
        pipeline.extract(article)
        seconds = time.process_time() - start
        stages = {**spent, REST: seconds - sum(spent.values())}
        say(seconds=seconds, stages=stages, peak_mb=peak_mb())


def timed(spent: Counter[str], name: str, run: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, which notes its own CPU-seconds, less those of other noted ones within it."""

    def noted(*given: Any, **named: Any) -> Any:
        start, inside = time.process_time(), sum(spent.values())
        try:
            return run(*given, **named)
        finally:
            within = sum(spent.values()) - inside
            spent[name] += time.process_time() - start - within

    return noted


def watch(pipeline: Pipeline, spent: Counter[str]) -> None:
    """Have the stages note their CPU-seconds; in the parser each model by itself."""
    watched: list[tuple[Any, str, str]] = [
        (pipeline.tagger, "_reading", "cues, sources and contents"),
        (pipeline.parser, "parse", "sentences for the stages"),
        (pipeline.resolver, "resolve", "resolve"),
    ]
    if pipeline.tagger._heads is not None:
        watched.append((pipeline.tagger._heads, "tagged", "heads"))
    watched += [(part, "process", name) for name, part in pipeline.parser._processors.items()]
    for part, method, name in watched:
        setattr(part, method, timed(spent, name, getattr(part, method)))


if __name__ == "__main__":
    main()
