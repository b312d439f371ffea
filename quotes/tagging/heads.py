"""EDGE: heads on the states of the attribution network's encoder: tags, sentence ends and names.

Each reads its own mix of all layers, which is made while the encoder works, so that no layer's states
outlive their batch. Read from a folder (`weights.npz`, `model.json`); no network, no pickle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from quotes.errors import ModelError
from quotes.languages.checksums import check
from quotes.model import Span, TaggedToken
from quotes.tagging.tensors import Inputs
from quotes.tagging.weights import unpacked

TRUNK = 128  # values for each token behind the first linear layer

NAMES = ("tags", "names")

END = "end"  # the label of a sentence's last token


@dataclass(frozen=True, slots=True)
class Plan:
    """What a head reads and says: `layers` of the encoder (0 are the embeddings), mixed by learned
    weights, and how many labels each of its outputs has."""

    layers: tuple[int, ...]
    outputs: tuple[int, ...]
    hidden: int = 384


class Head(nn.Module):
    """Scores of the labels of each token, for each output: two convolutions over three tokens."""

    def __init__(self, plan: Plan) -> None:
        super().__init__()
        self.plan = plan
        self.mix = nn.Parameter(torch.zeros(len(plan.layers)))
        self.first = nn.Linear(2 * plan.hidden, TRUNK)
        self.convs = nn.ModuleList(nn.Conv1d(TRUNK, TRUNK, 3, padding=1) for _ in range(2))
        self.dropout = nn.Dropout(0.2)
        self.out = nn.ModuleList(nn.Linear(TRUNK, n) for n in plan.outputs)

    def shares(self) -> Tensor:
        """By what each of `plan.layers` counts in the mix: (layers,)."""
        return self.mix.softmax(0) * len(self.mix) ** 0.5

    def forward(self, first: Tensor, last: Tensor) -> list[Tensor]:
        """`first` and `last`, (rows, tokens, hidden), are the mixed states of each token's outer words."""
        x = self.dropout(torch.cat((first, last), -1))
        x = functional.gelu(self.first(x))
        for conv in self.convs:
            x = x + functional.gelu(conv(x.transpose(1, 2)).transpose(1, 2))
        x = self.dropout(x)
        return [out(x) for out in self.out]


class Mixes:
    """For each head the mix of the layers, (words of the batch in order, hidden); `note` is for the encoder."""

    def __init__(self, heads: Sequence[Head], given: Inputs) -> None:
        self._shares = [
            dict(zip(head.plan.layers, head.shares().tolist(), strict=True)) for head in heads
        ]
        self._rows = torch.arange(len(given.firsts))[:, None].expand_as(given.firsts)
        self._given = given
        self.made: list[Tensor] = []

    def note(self, layer: int, states: Tensor) -> None:
        """Add what a layer made of the pieces, (windows, pieces, hidden)."""
        words = states[self._rows, self._given.firsts][self._given.word_mask]
        if not self.made:
            self.made = [torch.zeros_like(words) for _ in self._shares]
        for mix, shares in zip(self.made, self._shares, strict=True):
            if layer in shares:
                mix.add_(words, alpha=shares[layer])


class Heads:
    """The heads for tags with sentence ends and for names, and their labels."""

    def __init__(self, heads: Sequence[Head], labels: Sequence[Sequence[Sequence[str]]]) -> None:
        """`labels` has for each head, `tags` and `names`, the words for each of its outputs."""
        self._heads = [head.eval() for head in heads]
        self._labels = labels

    @classmethod
    def load(cls, folder: Path) -> Heads:
        """Read the weights; raises ModelError when the folder is incomplete or damaged."""
        check(folder)
        try:
            settings = json.loads((folder / "model.json").read_text("utf-8"))
            with np.load(folder / "weights.npz", allow_pickle=False) as stored:
                state = unpacked(stored)
            heads = []
            for name in NAMES:
                outputs = tuple(len(words) for words in settings[name]["labels"])
                head = Head(Plan(tuple(settings[name]["layers"]), outputs))
                own = {k: v for k, v in state.items() if k.startswith(f"{name}.")}
                head.load_state_dict({k.removeprefix(f"{name}."): v for k, v in own.items()})
                heads.append(head)
            return cls(heads, [settings[name]["labels"] for name in NAMES])
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise ModelError(f"the heads in {folder} cannot be read: {error}") from error

    def mixes(self, given: Inputs) -> Mixes:
        """What is to listen while the encoder reads the batch."""
        return Mixes(self._heads, given)

    def tagged(
        self, mixes: Mixes, tokens: Sequence[Span], places: Sequence[tuple[int, int]]
    ) -> Iterator[TaggedToken]:
        """The tokens of a batch with their labels; `places` are the first and last word of each among
        the words of the batch."""
        if not tokens:
            return
        found: list[list[str]] = []
        edges = torch.tensor(places)
        for head, labels, mix in zip(self._heads, self._labels, mixes.made, strict=True):
            scores = head(mix[None, edges[:, 0]], mix[None, edges[:, 1]])
            for one, words in zip(scores, labels, strict=True):
                found.append([words[i] for i in one[0].argmax(-1).tolist()])
        for span, upos, xpos, end, name in zip(tokens, *found, strict=True):
            yield TaggedToken(*span, upos, xpos, end == END, name)
