"""Teach the attribution network the guideline of `training/labels`: what a claim is, on the world's news.

    python -m training.attribution.world --corpora CORPORA --texts FOLDER --init MODELS --out FILE.pt

It goes on from the network that `train` made of PolNeAR (MODELS, as shipped). Each epoch reads all
articles labelled by the guideline and a drawn share of PolNeAR train, with every attribution that
PolNeAR marks. A head learns which of them the guideline marks too: speech, attitude, or `other`; of
those in the drawn share nobody says (the cue's form alone would be wrong for one in five).

What PolNeAR would mark in an article labelled by the guideline is what it does mark, where it has the
article, and else what the network we start from finds (`other`, no label of a person): so the cues
of both stay one task, and the mode tells them apart.

`--texts` holds the texts of `training/labels/labels.jsonl` and of `worldlabels/labels.jsonl` by name.
"""

from __future__ import annotations

import argparse
import json
import math
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import training.attribution.train as recipe
from quotes.evaluation.standoff import Gold, gold_articles
from quotes.languages.pieces import tokenizer
from quotes.model import Article, Span
from quotes.tagging.network import MODES, AttributionNetwork, Shape
from quotes.tagging.tagger import Tagger
from quotes.tagging.weights import unpacked
from quotes.text.line_ends import paragraphs as split
from training.attribution.data import Paragraph, paragraphs
from training.attribution.labelled import LABELS, Labelled, labelled

# An attribution that the first network is this sure of, and that no reader marked, is `other`.
SILVER_CUE, SILVER_ROLE = 0.5, 0.2
# The share of the articles whose paragraphs are put into one line, as archives do.
JOINED = 0.25
# The same for texts that have each sentence in a line of its own, which papers do not print.
SENTENCES, SENTENCES_JOINED = "conll-", 0.8
# The weights written are the running mean of those of about the last two hundred steps.
MEAN_DECAY = 0.995
# How the names of articles of PolNeAR train that are labelled by the guideline begin.
POLITICAL = "polnear_"


def with_others(article: Labelled, found: Iterable[Gold]) -> Labelled:
    """The article with what was found or marked in it beside the labels as `other`."""
    extra = [g for g in found if _is_other(g, article.gold)]
    modes = (MODES.index("other"),) * len(extra)
    return Labelled(article.name, article.text, (*article.gold, *extra), (*article.modes, *modes))


def silver(article: Labelled, tagger: Tagger) -> Iterator[Gold]:
    """What the tagger is sure to find in an article."""
    for c in tagger.candidates(Article(article.name, article.text), split(article.text)):
        if c.cue_probability >= SILVER_CUE and c.role_probability >= SILVER_ROLE:
            yield Gold(_pairs(c.contents), _pairs((c.cue,)), _pairs(c.sources))


def _is_other(found: Gold, gold: Sequence[Gold]) -> bool:
    own = {i for a, b in found.content for i in range(a, b)}
    for item in gold:
        if any(a < d and b > c for a, b in item.cue for c, d in found.cue):
            return False
        shared = own & {i for a, b in item.content for i in range(a, b)}
        if 2 * len(shared) > len(own):
            return False
    return True


def _pairs(spans: Sequence[Span]) -> tuple[tuple[int, int], ...]:
    return tuple((a, b) for a, b in spans)


def joined(text: str) -> list[Span]:
    """The headline by itself and the rest as one paragraph."""
    spans = split(text)
    return [*spans[:1], *([Span(spans[1].start, spans[-1].end)] if len(spans) > 1 else [])]


def load(folder: Path) -> tuple[AttributionNetwork, list[str]]:
    """The network of a model folder in float32, and its pieces; a head that it lacks starts anew."""
    shape = json.loads((folder / "model.json").read_text("utf-8"))["shape"]
    shape["features"] = tuple(shape["features"])
    network = AttributionNetwork(Shape(**shape))
    with np.load(folder / "weights.npz", allow_pickle=False) as stored:
        network.load_state_dict(unpacked(stored), strict=False)
    return network, (folder / "pieces.txt").read_text("utf-8").splitlines()


def _joined_share(name: str) -> float:
    return SENTENCES_JOINED if name.startswith(SENTENCES) else JOINED


@dataclass(frozen=True, slots=True)
class Texts:
    """What is trained on and what is held out; `political` is PolNeAR."""

    world: list[Labelled]
    political: list[list[Paragraph]]
    held: list[list[Paragraph]]

    def drawn(self, pieces: Tokenizer, share: float, rng: random.Random) -> list[recipe.Window]:
        """The windows of an epoch."""
        own = [
            _cut(a, pieces, joined(a.text) if rng.random() < _joined_share(a.name) else None)
            for a in self.world
        ]
        few = rng.sample(self.political, int(share * len(self.political)))
        return recipe.windows(own + few, rng)


def gathered(
    options: argparse.Namespace, pieces: Tokenizer, tagger: Tagger, *, lacking: bool = False
) -> Texts:
    """All texts, those labelled by the guideline with what PolNeAR marks, or the tagger finds, beside
    the labels. With `lacking`, labelled articles without a text in the folder are left out."""
    names = set((LABELS / "polnear_held_out.txt").read_text("utf-8").split())
    marked = {
        f"{POLITICAL}{path.name}": Labelled(path.stem, text, tuple(gold), (None,) * len(gold))
        for path, text, gold in gold_articles(options.corpora / "polnear/train")
        if path.stem not in names
    }
    world = []
    for article in labelled(options.corpora, options.texts, "train", lacking=lacking):
        both = marked.pop(article.name, None)
        world.append(with_others(article, both.gold if both else silver(article, tagger)))
    held = labelled(options.corpora, options.texts, "dev", lacking=lacking)
    return Texts(
        world,
        [_cut(article, pieces) for article in marked.values()],
        [_cut(article, pieces) for article in held],
    )


def train(options: argparse.Namespace) -> None:
    """Train and save; see the module's text."""
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network, vocabulary = load(options.init)
    pieces = tokenizer(vocabulary)
    texts = gathered(options, pieces, Tagger(load(options.init)[0], vocabulary))
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY))
    windows = len(texts.drawn(pieces, options.share, rng))
    optimizer, schedule = scheduled(
        network, options, max(1, int(options.epochs * math.ceil(windows * 1.03 / recipe.BATCH)))
    )
    for epoch in range(options.epochs):
        drawn = recipe.batches(texts.drawn(pieces, options.share, rng), rng)
        recipe.teach(network, mean, optimizer, schedule, drawn, rng)
        print(
            f"epoch {epoch + 1}, dev:", recipe.held_out_scores(mean.module, texts.held), flush=True
        )
        torch.save({"shape": network_shape(network), "vocabulary": vocabulary, "seed": options.seed,
                    "epoch": epoch + 1, "state": mean.module.state_dict()}, options.out)  # fmt: skip


def scheduled(
    network: AttributionNetwork, options: argparse.Namespace, steps: int
) -> tuple[torch.optim.Optimizer, torch.optim.lr_scheduler.LambdaLR]:
    """AdamW, the heads at six times the encoder's rate, with a cosine over all steps."""
    optimizer = recipe.optimizer_of(network, options)
    for group in optimizer.param_groups:
        group["lr"] = group["lr"] if group["lr"] == options.rate else 6 * options.rate
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda n: min(1, n / 50) * max(0.02, 0.5 * (1 + math.cos(math.pi * min(1, n / steps)))),
    )
    return optimizer, schedule


def network_shape(network: AttributionNetwork) -> dict[str, Any]:
    """The sizes of a network as the model folder keeps them."""
    return {name: getattr(network.shape, name) for name in Shape.__slots__}


def _cut(
    article: Labelled, pieces: Tokenizer, spans: Sequence[Span] | None = None
) -> list[Paragraph]:
    return list(paragraphs(
        article.text, article.gold, pieces, recipe.WINDOW, modes=article.modes, spans=spans,
    ))  # fmt: skip


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--init", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=8e-5)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
