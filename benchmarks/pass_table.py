"""Designs beside each other, as a table: how right, how fast, and how near the yardstick's pace.

    python -m benchmarks.pass_table ARTICLES --heads HEADS [--quality FILE] [--gold CORPORA] [--json FILE]

All designs and the yardstick read an article before any goes on, so that a load on the machine hits all.
ARTICLES are files or folders, HEADS what `training.heads` wrote, FILE what `benchmarks.pass_quality` wrote;
`--gold` also scores the attributions of every design on the dev articles of `worldlabels`.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import torch

from benchmarks.one_pass import DESIGNS, chain
from benchmarks.runners import Runner, yardstick
from benchmarks.throughput import _processor, _stages, words_in
from quotes.evaluation.scoring import Scored, ScoredText, Tally
from quotes.languages.tables import word_list
from quotes.model import Article, Parse
from quotes.pipeline import Pipeline
from quotes.reading.sources import Failure, read_sources
from training.attribution.labelled import Labelled, labelled


def main() -> None:
    """Print the table."""
    options = _arguments()
    names = options.designs or list(DESIGNS)
    made: dict[str, Any] = {
        "date": date.today().isoformat(),
        "machine": f"{_processor()}, Python {platform.python_version()}, one thread",
    }
    if options.articles:
        found = [a for a in read_sources(options.articles) if not isinstance(a, Failure)]
        made["cost"] = costs([a.text for a in found] * options.passes, names, options.heads)
    if options.quality:
        made["quality"] = json.loads(options.quality.read_text("utf-8"))
    if options.gold:
        made["attribution"] = {name: attributed(name, options) for name in names}
    if options.json:
        options.json.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    tell(made)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("articles", nargs="*")
    parser.add_argument("--heads", type=Path, required=True)
    parser.add_argument("--designs", nargs="*", help="all by default")
    parser.add_argument("--passes", type=int, default=2, help="how often each article is read")
    parser.add_argument("--quality", type=Path)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--json", type=Path)
    return parser.parse_args()


def costs(texts: Sequence[str], names: Sequence[str], heads: Path) -> dict[str, Any]:
    """CPU milliseconds for 1,000 words of each design and of the yardstick, by stage, and the ratio."""
    runners = [
        Runner(name, [sys.executable, "-m", "benchmarks.run_design", name, str(heads)])
        for name in names
    ]
    runners += [run for run in (yardstick(),) if run is not None]
    try:
        for runner in runners:  # the first article of a process is slow
            runner.read(texts[0])
        runs = [[runner.read(text) for runner in runners] for text in texts]
    finally:
        for runner in runners:
            runner.close()
    words = sum(map(words_in, texts))
    made: dict[str, Any] = {"texts": len(texts), "words": words, "designs": {}}
    for runner, own in zip(runners, zip(*runs, strict=True), strict=True):
        made["designs"][runner.name] = {
            "ms": round(1e6 * sum(run["seconds"] for run in own) / words),
            "peak_mb": round(own[-1]["peak_mb"]),
            "stages": _stages(own, words),
        }
    pace = made["designs"].get("spaCy sm", {}).get("ms")
    for row in made["designs"].values():
        row["ratio"] = round(pace / row["ms"], 2) if pace else None
    return made


def attributed(name: str, options: argparse.Namespace) -> dict[str, float]:
    """F1 of the attributions that a design tells of, on the dev articles of `worldlabels`."""
    torch.set_num_threads(1)
    pipeline = chain(name, options.heads)
    counted = Counted(pipeline)
    stopwords = word_list("scoring/stopwords.txt")
    tally = Tally(word_list("scoring/speech_forms.txt"))
    for article in labelled(options.gold, options.gold / "worldlabels/text", "dev", lacking=True):
        scored = ScoredText(article.text, stopwords)
        found = pipeline.quotes(Article(article.name, article.text))
        given = [(q.spans, q.cue_spans, q.source.spans if q.source else ()) for q in found]
        tally.add(scored, _gold(scored, article), _made(scored, given))
    report = tally.report()["all"]
    row = {metric: round(100 * report[metric]["f1"], 1) for metric in report}
    row["parsed"] = round(100 * counted.parsed / max(1, counted.words), 1)
    print(name, row, file=sys.stderr, flush=True)
    return row


class Counted:
    """How many words a pipeline's parser saw, and how many of them stood in sentences that got a tree."""

    def __init__(self, pipeline: Pipeline) -> None:
        self.words = self.parsed = 0
        parse = pipeline.parser.parse

        def counting(*given: Any, **named: Any) -> Parse:
            made = parse(*given, **named)
            self.words += sum(len(s.tokens) for s in made.sentences)
            self.parsed += sum(len(s.tokens) for s in made.sentences if s.parsed)
            return made

        pipeline.parser.parse = counting  # type: ignore[method-assign,assignment]


def _gold(text: ScoredText, article: Labelled) -> list[Scored]:
    return _made(text, [(g.content, g.cue, g.source) for g in article.gold])


def _made(text: ScoredText, triples: Sequence[Any]) -> list[Scored]:
    return [made for triple in triples if (made := text.scored(*triple))]


def tell(made: dict[str, Any]) -> None:
    """Print the tables in Markdown."""
    print(f"{made['date']}, {made['machine']}")
    if cost := made.get("cost"):
        print(f"\n{cost['texts']} texts, {cost['words']:,} words\n")
        print("| design | ms for 1,000 words | ratio | peak MB | by stage |")
        print("|---|---:|---:|---:|---|")
        for name, row in cost["designs"].items():
            stages = ", ".join(f"{k} {v:.0f}" for k, v in row["stages"].items())
            print(f"| {name} | {row['ms']} | {row['ratio']} | {row['peak_mb']} | {stages} |")
    for part in ("quality", "attribution"):
        for name, row in made.get(part, {}).items():
            print(f"| {name} | " + ", ".join(f"{k} {v}" for k, v in row.items()) + " |")


if __name__ == "__main__":
    main()
