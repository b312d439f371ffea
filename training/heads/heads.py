"""Small heads on the frozen encoder's states (`quotes.tagging.heads`): how they are taught and scored.

    python -m training.heads.heads --states STATES --out HEADS

Writes one file for each head: its weights and its scores on the dev part. Every random choice comes from
SEED.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from quotes.tagging.heads import END, Head, Plan, best_names

SEED = 20261130
CHUNK = 128  # tokens of a row in training
ROWS = 8  # rows of a step
RATE = 1.5e-3


class Part:
    """A cached part: states of words in memory for the layers asked for, tokens and their labels."""

    def __init__(self, path: Path, vocabulary: list[list[str]] | None = None) -> None:
        kept = json.loads(path.with_suffix(".json").read_text("utf-8"))
        self.states = np.load(path.with_suffix(".npy"), mmap_mode="r")
        self.places = torch.tensor(kept["places"])
        self.forms: list[str] = kept["forms"]
        self.sizes: list[int] = kept["sizes"]
        columns = list(zip(*kept["labels"], strict=True))
        self.vocabulary = vocabulary or [sorted(set(column)) for column in columns]
        self.labels = torch.tensor([
            [v.index(x) if x in v else -100 for x in column]
            for v, column in zip(self.vocabulary, columns, strict=True)
        ]).T  # fmt: skip

    def layers(self, chosen: tuple[int, ...]) -> Tensor:
        """(words, layers, hidden), float16."""
        return torch.from_numpy(np.ascontiguousarray(self.states[:, list(chosen)]))


def teach(part: Part, plan: Plan, epochs: int) -> Head:
    """A head taught on a part."""
    torch.manual_seed(SEED)
    head, states = Head(plan).train(), part.layers(plan.layers)
    optimizer = torch.optim.AdamW(head.parameters(), lr=RATE, weight_decay=0.01)
    tokens, step = len(part.places), CHUNK * ROWS
    steps = epochs * (tokens // step)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda n: min(1, n / 50) * max(0.02, 0.5 * (1 + math.cos(math.pi * n / steps)))
    )
    for _ in range(epochs):
        shift = int(torch.randint(CHUNK, ()))
        starts = torch.arange(shift, tokens - CHUNK, CHUNK)
        starts = starts[torch.randperm(len(starts))]
        for chosen in starts.split(ROWS)[:-1]:
            rows = chosen[:, None] + torch.arange(CHUNK)
            scores = head(*_ends(head, states, part.places[rows]))
            gold = part.labels[rows]
            loss = sum(
                functional.cross_entropy(s.flatten(0, 1), gold[..., n].flatten(), ignore_index=-100)
                for n, s in enumerate(scores)
            )
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
    return head.eval()


def _ends(head: Head, states: Tensor, places: Tensor) -> tuple[Tensor, Tensor]:
    shares = head.shares()[:, None]
    first, last = ((states[places[..., n]].float() * shares).sum(-2) for n in (0, 1))
    return first, last


def predict(head: Head, part: Part) -> list[Tensor]:
    """The best label of each token, for each output."""
    return [scores.argmax(-1) for scores in scored(head, part)]


def scored(head: Head, part: Part) -> list[Tensor]:
    """The scores of each token's labels, for each output."""
    states = part.layers(head.plan.layers)
    found = []
    with torch.inference_mode():
        for start in range(0, len(part.places), 4096):
            places = part.places[None, start : start + 4096]
            found.append([s[0] for s in head(*_ends(head, states, places))])
    return [torch.cat(column) for column in zip(*found, strict=True)]


def names(tags: list[str], sizes: list[int]) -> set[tuple[int, int, str]]:
    """First and last token (inclusive) and type of each name; none goes beyond its sentence."""
    found, start = set(), 0
    for size in sizes:
        at = None
        for i in range(start, start + size):
            begin, kind = tags[i][:1], tags[i][2:]
            if at is not None and (begin != "I" or kind != at[1]):
                found.add((at[0], i - 1, at[1]))
                at = None
            if begin != "O" and at is None:
                at = (i, kind)
        if at is not None:
            found.add((at[0], start + size - 1, at[1]))
        start += size
    return found


def f1(found: set[Any], wanted: set[Any]) -> float:
    """F1 in per cent."""
    return round(200 * len(found & wanted) / max(1, len(found) + len(wanted)), 2)


def tag_scores(head: Head, part: Part) -> dict[str, float]:
    """Accuracy of tags, in per cent, and F1 of sentences' ends within paragraphs."""
    upos, xpos, ends = predict(head, part)
    gold = part.labels
    end = part.vocabulary[2].index(END)
    wanted = set((gold[:, 2] == end).nonzero()[:, 0].tolist())
    found = set((ends == end).nonzero()[:, 0].tolist())
    return {
        "upos": round(100 * (upos == gold[:, 0]).float().mean().item(), 2),
        "xpos": round(100 * (xpos == gold[:, 1]).float().mean().item(), 2),
        "ends": f1(found, wanted),
    }


def name_scores(head: Head, part: Part) -> dict[str, float]:
    """F1 of names, both ends and the type right."""
    (scores,) = scored(head, part)
    labels = part.vocabulary[0]
    found = names(best_names(scores, part.sizes, labels), part.sizes)
    wanted = names([labels[i] for i in part.labels[:, 0].tolist()], part.sizes)
    return {"names": f1(found, wanted)}


READ = {"6": (6,), "4": (4,), "3": (3,), "mix": tuple(range(7)), "mix4": tuple(range(5))}
TASKS = {"ud": ("tags", tag_scores), "ner": ("names", name_scores)}


def build(options: argparse.Namespace) -> None:
    """Teach and score every head asked for."""
    states, out, epochs = options.states, options.out, options.epochs
    out.mkdir(parents=True, exist_ok=True)
    for task in options.tasks:
        name, score = TASKS[task]
        train = Part(states / f"{task}-train")
        dev = Part(states / f"{task}-dev", train.vocabulary)
        outputs = tuple(len(v) for v in train.vocabulary)
        for read in options.read:
            began = time.process_time()
            head = teach(train, Plan(READ[read], outputs), epochs)
            made = {**score(head, dev), "seconds": round(time.process_time() - began)}
            torch.save(
                {"plan": asdict(head.plan), "vocabulary": train.vocabulary,
                 "state": head.state_dict(), "scores": made},
                out / f"{name}-{read}-conv.pt",
            )  # fmt: skip
            print(name, read, made, flush=True)


def load(path: Path) -> tuple[Head, list[list[str]], dict[str, float]]:
    """A head, the labels of its outputs, and its scores."""
    kept = torch.load(path, weights_only=True)
    plan = kept["plan"]
    head = Head(Plan(tuple(plan["layers"]), tuple(plan["outputs"])))
    head.load_state_dict(kept["state"])
    return head.eval(), kept["vocabulary"], kept["scores"]


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--read", nargs="*", default=list(READ))
    parser.add_argument("--tasks", nargs="*", default=list(TASKS))
    parser.add_argument("--epochs", type=int, default=6)
    options = parser.parse_args()
    torch.set_num_threads(1)
    build(options)


if __name__ == "__main__":
    main()
