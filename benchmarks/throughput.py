"""Words per CPU-second on one thread, beside spaCy's: the whole chain, each stage, and long articles.

    python -m benchmarks.throughput [FOLDER] [--passes N] [--no-lengths] [--json FILE]

Reads the shipped demo articles and the invented texts of `training/labels`, or the texts of FOLDER. The
yardstick, spaCy with its small English model, gets an environment of its own (`.venv-bench`), which is made
on first use; where it cannot be made, ours is measured alone. Each runs in a process of its own, and
both read an article before either goes on, so that a load on the machine hits both.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Sequence
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.runners import Runner, ours, yardstick
from quotes.reading.sources import Failure, read_sources
from quotes.text.patterns import WORDS

INVENTED = Path(__file__).resolve().parent.parent / "training" / "labels" / "invented"

LENGTHS = (1_000, 4_000, 16_000, 64_000)  # words in one article


def main() -> None:
    """Print the figures."""
    chosen = _arguments()
    texts = read(chosen.folder)
    runners = [run for run in (ours(), yardstick()) if run is not None]
    try:
        figures = measured(texts, runners, chosen.passes)
        if not chosen.no_lengths:
            figures["lengths"] = by_length(texts, runners)
    finally:
        for runner in runners:
            runner.close()
    tell(figures)
    if chosen.json:
        Path(chosen.json).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Words per CPU-second, beside spaCy's.")
    parser.add_argument("folder", nargs="?", help="texts to run on")
    parser.add_argument("--passes", type=int, default=3, help="how often each text is read")
    parser.add_argument("--no-lengths", action="store_true", help="leave out the long articles")
    parser.add_argument("--json", help="a file to write the figures to")
    return parser.parse_args()


def read(folder: str | None) -> list[str]:
    """The texts to run on."""
    with as_file(files("quotes") / "demo") as shipped:
        places = [folder] if folder else [str(Path(shipped)), str(INVENTED)]
        found = list(read_sources(places))
    return [article.text for article in found if not isinstance(article, Failure)]


def words_in(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in WORDS.finditer(text))


def measured(texts: Sequence[str], runners: Sequence[Runner], passes: int) -> dict[str, Any]:
    """The figures of all texts: the first pass, which is cold, and the median of those that follow."""
    words = sum(map(words_in, texts))
    rounds = [_alternated(texts, runners) for _ in range(passes + 1)]
    made: dict[str, Any] = {
        "date": date.today().isoformat(),
        "machine": f"{_processor()}, Python {platform.python_version()}, one thread",
        "texts": len(texts),
        "words": words,
        "runners": {},
    }
    for number, runner in enumerate(runners):
        each = [sum(run["seconds"] for run in done[number]) for done in rounds]
        made["runners"][runner.name] = {
            "load_seconds": round(runner.load_seconds, 2),
            "peak_mb": round(rounds[-1][number][-1]["peak_mb"]),
            "cold": round(words / each[0]),
            "words_per_second": round(words / median(each[1:])),
            "passes": [round(words / seconds) for seconds in each[1:]],
        }
    if len(runners) == 2:
        ratios = [_seconds(done[1]) / _seconds(done[0]) for done in rounds[1:]]
        made["ratio"] = [round(ratio, 3) for ratio in sorted(ratios)]
    made["stages"] = _stages([run for done in rounds[1:] for run in done[0]], words * passes)
    return made


def _alternated(texts: Sequence[str], runners: Sequence[Runner]) -> list[list[dict[str, Any]]]:
    """What each runner says of each text; both read a text before either goes on."""
    pairs = [[runner.read(text) for runner in runners] for text in texts]
    return [list(one) for one in zip(*pairs, strict=True)]


def _seconds(runs: Sequence[dict[str, Any]]) -> float:
    return float(sum(run["seconds"] for run in runs))


def _stages(runs: Sequence[dict[str, Any]], words: int) -> dict[str, float]:
    """Milliseconds of each stage for 1,000 words."""
    names = list(dict.fromkeys(name for run in runs for name in run["stages"]))
    return {
        name: round(1e6 * sum(run["stages"].get(name, 0.0) for run in runs) / words, 1)
        for name in names
    }


def by_length(texts: Sequence[str], runners: Sequence[Runner]) -> list[dict[str, Any]]:
    """Milliseconds for 1,000 words, by the length of one article (texts joined, again and again)."""
    rows = []
    for wanted in LENGTHS:
        text = joined(texts, wanted)
        words = words_in(text)
        times = max(1, min(4, 8_000 // wanted))
        row: dict[str, Any] = {"words": words}
        for runner in runners:
            runs = [runner.read(text) for _ in range(times)]
            row[runner.name] = round(1e6 * median(run["seconds"] for run in runs) / words)
            row[f"{runner.name}: peak MB"] = round(runs[-1]["peak_mb"])
            if runs[0]["stages"]:
                row["stages"] = _stages(runs, words * times)
        rows.append(row)
    return rows


def joined(texts: Sequence[str], words: int) -> str:
    """One article of about so many words, made of the texts."""
    made: list[str] = []
    size = 0
    while size < words:
        for text in texts:
            made.append(text.strip())
            size += words_in(text)
            if size >= words:
                break
    return "\n\n".join(made)


def tell(figures: dict[str, Any]) -> None:
    """Print the figures for a reader."""
    print(f"{figures['date']}, {figures['machine']}")
    print(f"{figures['texts']} texts, {figures['words']:,} words, CPU time")
    for name, row in figures["runners"].items():
        print(
            f"{name}: {row['words_per_second']:,} words per CPU-second ({row['cold']:,} cold),"
            f" load {row['load_seconds']} s, peak {row['peak_mb']:,} MB"
        )
    if "ratio" in figures:
        print(f"ratio ours : yardstick in the passes: {figures['ratio']}")
    print("ms for 1,000 words by stage:")
    for name, spent in figures["stages"].items():
        print(f"  {name}: {spent:,.0f}")
    for row in figures.get("lengths", ()):
        print("  ".join(f"{k}: {v:,}" for k, v in row.items() if k != "stages"))


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = (line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.machine())


if __name__ == "__main__":
    sys.exit(main())
