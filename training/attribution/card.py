"""Score the shipped attribution model and write its model card; every figure is measured here.

    python -m training.attribution.card --corpora ../shared/corpora --texts FOLDER \
        --folder quotes/languages/en/models/attribution

Writes `scores.json` and, from it, `MODEL_CARD.md`. `docs/accuracy.md` reads the same file.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch

from quotes.attribution import ALL_MODES
from quotes.evaluation.run import evaluate, evaluate_texts
from quotes.evaluation.scoring import ScoredText, matched
from quotes.evaluation.standoff import Gold
from quotes.languages.tables import word_list
from quotes.model import Article
from quotes.pipeline import Pipeline
from quotes.reading.paragraphs import body_spans
from training.attribution.labelled import LABELS, labelled

CARD = Path(__file__).parent / "card.md"
SAME = 0.5  # of two contents' words, as everywhere in the scorer
METRICS = ("attribution", "overlap", "exact")
NAMES = {
    "world": "world news, test part of training/labels",
    "invented": "69 invented texts, part invented of training/labels",
    "held": "60 articles of PolNeAR train, not trained on",
    "dev": "PolNeAR dev",
}


def mode_scores(corpora: Path, pipeline: Pipeline) -> dict[str, Any]:
    """How often `mode` agrees with the annotated `speech` of the dev articles that have it."""
    records = json.loads((corpora / "polnear/dev-speakers.json").read_text("utf-8"))
    stopwords = word_list("scoring/stopwords.txt")
    counts = {"speech as speech": 0, "speech as attitude": 0, "attitude as attitude": 0,
              "attitude as speech": 0}  # fmt: skip
    for record in records:
        text = (corpora / "polnear/dev/text" / record["doc"]).read_bytes().decode("utf-8-sig")
        scored = ScoredText(text, stopwords)
        wanted = [
            (g["speech"], made)
            for g in record["attributions"]
            if (made := scored.scored(*(_spans(g, p) for p in ("content", "cue", "source"))))
        ]
        quotes = pipeline.quotes(Article(record["doc"], text, body=body_spans(text)))
        given = [(q.mode, made) for q in quotes if (made := scored.scored(q.spans, (), ()))]
        pairs = matched([made for _, made in wanted], [made for _, made in given])
        for i, (j, share) in pairs.items():
            if share >= SAME:
                said = "speech" if wanted[i][0] else "attitude"
                counts[f"{said} as {given[j][0]}"] += 1
    right = counts["speech as speech"] + counts["attitude as attitude"]
    return {"counts": counts, "right": right / max(1, sum(counts.values()))}


def _spans(item: dict[str, Any], part: str) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for piece in item.get(part) or () for a, b in piece["spans"])


def measured(options: argparse.Namespace) -> dict[str, Any]:
    """Scores on the test part of world news, told of as claims, and on PolNeAR with all modes."""
    torch.set_num_threads(1)
    pipeline = Pipeline.load(modes=ALL_MODES)
    held = frozenset((LABELS / "polnear_held_out.txt").read_text("utf-8").split())

    def gold(part: str) -> Iterator[tuple[str, str, Sequence[Gold]]]:
        items = labelled(options.corpora, options.texts, part, cued=False)
        return ((a.name, a.text, a.gold) for a in items)

    polnear = options.corpora / "polnear"
    start = time.process_time()
    dev = evaluate(polnear / "dev", pipeline.extract)
    rate = dev.words / (time.process_time() - start)
    told = Pipeline.load()
    return {
        "articles": sum(1 for _ in gold("train")),
        "world": asdict(evaluate_texts(gold("test"), told.extract)),
        "invented": asdict(evaluate_texts(gold("invented"), told.extract)),
        "held": asdict(evaluate(polnear / "train", pipeline.extract, names=held)),
        "dev": asdict(dev),
        "mode": mode_scores(options.corpora, told),
        "words_per_cpu_second": round(rate, -1),
    }


def score_table(scores: dict[str, Any]) -> str:
    """Precision, recall and F1 in per cent, for each part and metric."""
    lines = ["| articles | metric | precision | recall | F1 |", "|---|---|---:|---:|---:|"]
    for part, shown in NAMES.items():
        for metric in METRICS:
            row = scores[part]["report"]["all"][metric]
            cells = " | ".join(f"{100 * row[k]:.1f}" for k in ("precision", "recall", "f1"))
            lines.append(f"| {shown} | {metric} | {cells} |")
    return "\n".join(lines)


def kind_table(scores: dict[str, Any]) -> str:
    """Recall by kind of content on dev."""
    lines = ["| dev, recall | overlap | attribution |", "|---|---:|---:|"]
    for kind, rows in scores["dev"]["report"].items():
        cells = " | ".join(f"{100 * rows[m]['recall']:.1f}" for m in ("overlap", "attribution"))
        lines.append(f"| {kind} | {cells} |")
    return "\n".join(lines)


def reliability_table(part: dict[str, Any]) -> str:
    """Confidence against the share that is right."""
    lines = [
        "| confidence from | attributions | mean confidence | right |",
        "|---:|---:|---:|---:|",
    ]
    lines += [
        f"| {low} | {n} | {mean:.2f} | {right:.2f} |" for low, n, mean, right in part["reliability"]
    ]
    return "\n".join(lines)


def precision_table(part: dict[str, Any]) -> str:
    """Precision at the usual thresholds."""
    lines = ["| confidence at least | attributions | precision |", "|---:|---:|---:|"]
    lines += [
        f"| {low} | {n} | {100 * right:.1f} % |" for low, (n, right) in part["precision_at"].items()
    ]
    return "\n".join(lines)


def card(folder: Path) -> str:
    """The model card, from `scores.json` and the files of the folder."""
    scores = json.loads((folder / "scores.json").read_text("utf-8"))
    settings = json.loads((folder / "model.json").read_text("utf-8"))
    size = sum(p.stat().st_size for p in folder.iterdir() if p.suffix in (".npz", ".txt", ".json"))
    mode = scores["mode"]
    calibration = json.loads((folder / "calibration.json").read_text("utf-8"))
    return CARD.read_text("utf-8").format(
        size=f"{size / 1e6:.1f}",
        seed=settings["seed"],
        articles=scores["articles"],
        threshold=calibration["threshold"],
        other=calibration["other"],
        scores=score_table(scores),
        kinds=kind_table(scores),
        precision=precision_table(scores["world"]),
        reliability=reliability_table(scores["world"]),
        rate=f"{scores['words_per_cpu_second']:,.0f}",
        mode=f"{100 * mode['right']:.1f}",
        mode_count=sum(mode["counts"].values()),
    )


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True, help="the labelled texts")
    parser.add_argument("--folder", type=Path, required=True)
    options = parser.parse_args()
    made = measured(options)
    (options.folder / "scores.json").write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    (options.folder / "MODEL_CARD.md").write_text(card(options.folder), "utf-8")


if __name__ == "__main__":
    main()
