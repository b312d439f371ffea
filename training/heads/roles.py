"""The attribution network's own heads, fitted anew on fewer layers of its frozen encoder.

    python -m training.heads.roles --corpora CORPORA --texts TEXTS --out HEADS

A first figure of what the upper layers give, and no distillation: the layers that stay learn nothing, only
cue, role and mode heads do, from the shipped ones on. Six layers are the control with the same schooling.
"""

from __future__ import annotations

import argparse
import random
from dataclasses import replace
from importlib.resources import as_file, files
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

import training.attribution.train as recipe
from quotes.languages.pieces import tokenizer
from quotes.tagging.network import AttributionNetwork
from quotes.tagging.tagger import Tagger
from quotes.tagging.weights import quantized
from training.attribution import world

MEAN_DECAY = 0.99  # of the weights that are kept, over the last hundred steps


def cut(layers: int) -> tuple[AttributionNetwork, list[str]]:
    """The shipped network with its lowest layers only, the encoder in int8 and frozen, and its pieces."""
    with as_file(files("quotes.languages") / "en" / "models" / "attribution") as folder:
        network, vocabulary = world.load(Path(folder))
    network.encoder.layers = network.encoder.layers[:layers]
    return quantized(network), vocabulary


def fitted(layers: int, heads: Path | None) -> Tagger:
    """The tagger that reads so many layers, with heads that `main` wrote or with the shipped ones."""
    network, vocabulary = cut(layers)
    if heads is not None:
        kept = torch.load(heads, weights_only=True)
        for name, part in network.named_children():
            own = {
                k.removeprefix(f"{name}."): v for k, v in kept.items() if k.startswith(f"{name}.")
            }
            if own:  # never the encoder, which is int8 already
                part.load_state_dict(own)
    return Tagger(network, vocabulary)


def texts(options: argparse.Namespace, vocabulary: list[str]) -> world.Texts:
    """What is taught and held out; the labelled articles without a text in the folder are left out, and of
    PolNeAR a drawn share is read."""
    found = world.gathered(options, tokenizer(vocabulary), fitted(6, None), lacking=True)
    rng = random.Random(options.seed)
    return replace(found, political=[a for a in found.political if rng.random() < options.share])


def train(options: argparse.Namespace) -> None:
    """Fit the heads for each number of layers and save them."""
    torch.set_num_threads(1)
    recipe.low_precision = lambda: torch.autocast("cpu", enabled=False)
    vocabulary = cut(1)[1]
    found = texts(options, vocabulary)
    options.out.mkdir(parents=True, exist_ok=True)
    for layers in options.layers:
        fit(layers, found, tokenizer(vocabulary), options)


def fit(layers: int, found: world.Texts, pieces: Tokenizer, options: argparse.Namespace) -> None:
    """Fit the heads on so many layers and save them."""
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)
    network = cut(layers)[0]
    mean = AveragedModel(network, multi_avg_fn=get_ema_multi_avg_fn(MEAN_DECAY))
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    for name, value in network.named_parameters():
        value.requires_grad_(not name.startswith("encoder."))
    optimizer = torch.optim.AdamW(heads, lr=options.rate, weight_decay=0.01)
    schedule = torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.99)
    for epoch in range(options.epochs):
        network.train()
        network.encoder.eval()
        drawn = recipe.batches(found.drawn(pieces, 1, rng), rng)
        recipe.teach(network, mean, optimizer, schedule, drawn, rng)
        print(
            f"{layers} layers, epoch {epoch + 1}, dev:",
            recipe.held_out_scores(mean.module, found.held), flush=True,
        )  # fmt: skip
    state = {n: v for n, v in mean.module.state_dict().items() if not n.startswith("encoder.")}
    torch.save(state, options.out / f"roles-{layers}.pt")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--layers", type=int, nargs="*", default=[4, 3, 6])
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--rate", type=float, default=1e-3)
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    train(parser.parse_args())


if __name__ == "__main__":
    main()
