"""Build the models in order: data, vectors, tokenizer, tagger, parser, lemmatizer, names, figures.

    python -m training.stanza.build --corpora ../shared/corpora --out DIR --stage all

Working files lie in DIR, the finished set in DIR/models. Each stage can be run by itself; the
vectors need the file that `vectors.py` writes in its own environment (see README.md).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

import torch

from . import card, lemma, nerdata, treebank, vectors
from .evaluate import evaluate
from .pack import pack
from .retag import predict
from .train import train

MODELS = "models"


class Build:
    """The stages, over one folder of corpora and one of working files."""

    def __init__(self, corpora: Path, out: Path) -> None:
        self.corpora = corpora
        self.out = out
        self.models = out / MODELS
        self.models.mkdir(parents=True, exist_ok=True)
        self.stages: dict[str, Callable[[], None]] = {
            "data": self.data,
            "vectors": self.vectors,
            "tokenize": lambda: self.model("tokenize"),
            "pos": lambda: self.model("pos"),
            "retag": self.retag,
            "depparse": lambda: self.model("depparse"),
            "lemma": self.lemma,
            "ner": lambda: self.model("ner"),
            "evaluate": self.evaluate,
            "card": lambda: card.write(self.models),
        }

    def data(self) -> None:
        """Write the training, development and test files."""
        treebank.build(self.corpora, self.out / "data")
        nerdata.build(self.corpora, self.out / "data")

    def vectors(self) -> None:
        """Turn `vectors.npz` into the vector file of all models."""
        vectors.to_pretrain(self.out / "vectors.npz", self.out / "pretrain.pt")
        (self.models / "pretrain.pt").write_bytes((self.out / "pretrain.pt").read_bytes())

    def model(self, name: str) -> None:
        """Train one model and pack it."""
        train(name, self.out)
        pack(self.out / f"{name}.pt", self.models / f"{name}.pt")

    def retag(self) -> None:
        """Tag the parser's files with our own tagger."""
        for part in ("train", "dev"):
            source = self.out / "data" / f"{part}.conllu"
            target = source.with_suffix(".tagged.conllu")
            score = predict(self.models / "pos.pt", self.out / "pretrain.pt", source, target)
            print(f"{part}: UPOS {score:.2f} % on gold tokens")

    def lemma(self) -> None:
        """Build the dictionary lemmatizer."""
        lemma.build(self.corpora, self.out / "pretrain.pt", self.out / "lemma.pt")
        pack(self.out / "lemma.pt", self.models / "lemma.pt")

    def evaluate(self) -> None:
        """Measure the finished set."""
        (self.models / "resources.json").write_text("{}\n", encoding="utf-8")
        evaluate(self.models, self.out / "data")


def main() -> None:
    """Run one stage, or all of them."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--corpora", type=Path, required=True, help="folder with ud/ and ner/")
    parser.add_argument("--out", type=Path, required=True, help="folder for working files")
    parser.add_argument("--stage", default="all", help="all, or one of the stages in order")
    options = parser.parse_args()
    torch.set_num_threads(1)
    build = Build(options.corpora, options.out)
    if options.stage != "all" and options.stage not in build.stages:
        parser.error(f"no stage {options.stage}; there are: all {' '.join(build.stages)}")
    for name, run in build.stages.items():
        if options.stage in ("all", name):
            print(f"stage {name}", flush=True)
            run()


if __name__ == "__main__":
    main()
