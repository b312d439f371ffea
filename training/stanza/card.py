"""Write `MODEL_CARD.md` of the shipped models; every figure in it comes from `scores.json`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from . import nerdata, treebank
from .train import RECIPES, SEED

TEMPLATE = Path(__file__).parent / "data" / "card.md"
SETS = {
    "ewt-test": "EWT test",
    "gum-test": "GUM CC BY test",
    "gum-news-test": "GUM news and interviews (test)",
    "conll2003-test": "CoNLL-2003 test",
    "politics-test": "CrossNER politics test",
}
COLUMNS = ("tokens", "sentences", "upos", "lemmas", "uas", "las")
NER_COLUMNS = ("all", "PER", "ORG", "LOC", "MISC")
PARTS = {
    "tokenize": "tokenizer and sentence splitter",
    "pos": "tagger (UPOS, XPOS)",
    "lemma": "dictionary lemmatizer",
    "depparse": "dependency parser",
    "ner": "names",
    "pretrain": "word vectors",
}


def table(head: list[str], rows: list[list[str]]) -> str:
    """A Markdown table; all columns but the first hold figures."""
    rule = ["---", *["---:"] * (len(head) - 1)]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))


def score_table(scores: dict[str, dict[str, float]], columns: tuple[str, ...]) -> str:
    """One row for each test set."""
    rows = [[SETS[name], *(f"{row[c]:.2f}" for c in columns)] for name, row in scores.items()]
    return table(["F1, %", *columns], rows)


def part_table(scores: dict[str, Any]) -> str:
    """Size, training steps and speed of each file."""
    rows = []
    for name, what in PARTS.items():
        size = f"{scores['bytes'][f'{name}.pt'] / 1e6:.2f}"
        steps = f"{RECIPES[name].steps:,}" if name in RECIPES else ""
        rate = scores["words_per_cpu_second"].get(name)
        rows.append([f"`{name}.pt`", what, size, steps, f"{rate:,}" if rate else ""])
    rate = scores["words_per_cpu_second"]["all"]
    size = f"{sum(scores['bytes'].values()) / 1e6:.2f}"
    rows.append(["all", "", size, "", f"{rate:,}"])
    return table(["file", "what", "MB", "steps", "words per CPU second"], rows)


def write(folder: Path) -> None:
    """Fill the card's template with the figures of `scores.json`."""
    scores = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    card = TEMPLATE.read_text(encoding="utf-8").format(
        treebanks=score_table(scores["treebanks"], COLUMNS),
        ner=score_table(scores["ner"], NER_COLUMNS),
        parts=part_table(scores),
        seeds=f"{SEED} (training), {treebank.SEED} (treebank text), {nerdata.SEED} (names)",
        **scores["loading"],
    )
    (folder / "MODEL_CARD.md").write_text(card, encoding="utf-8")
