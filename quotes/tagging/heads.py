"""EDGE: heads on the states of the attribution network's encoder: tags, sentence ends and names.

Each reads its own mix of all layers, which is made while the encoder works, so that no layer's states
outlive their batch. Read from a folder (`weights.npz`, `model.json`); no network, no pickle.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from quotes.errors import ModelError
from quotes.languages.checksums import check
from quotes.model import Span, TaggedToken
from quotes.tagging.bounds import ends
from quotes.tagging.chains import NEVER, Chain
from quotes.tagging.tensors import Inputs
from quotes.tagging.weights import unpacked

TRUNK = 128  # values for each token behind the first linear layer

NAMES = ("tags", "names")

END = "end"  # the label of a sentence's last token

OUTSIDE = "O"  # the label of what is in no name


class Placed(NamedTuple):
    """The tokens of a paragraph (offsets in the article), and the first and last word of each among
    those of the batch."""

    tokens: Sequence[Span]
    places: Sequence[tuple[int, int]]


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
        made: Tensor = self.mix.softmax(0) * len(self.mix) ** 0.5
        return made

    def forward(self, first: Tensor, last: Tensor) -> list[Tensor]:
        """`first` and `last`, (rows, tokens, hidden), are the mixed states of each token's outer words."""
        x = self.dropout(torch.cat((first, last), -1))
        x = functional.gelu(self.first(x))
        for conv in self.convs:
            x = x + functional.gelu(conv(x.transpose(1, 2)).transpose(1, 2))
        x = self.dropout(x)
        return [out(x) for out in self.out]


class Mixes:
    """For each head the mix of the layers; `note` is for the encoder."""

    def __init__(self, heads: Sequence[Head], given: Inputs) -> None:
        self._shares = [
            dict(zip(head.plan.layers, head.shares().tolist(), strict=True)) for head in heads
        ]
        self._made: list[Tensor] = []
        self._given = given

    def note(self, layer: int, states: Tensor) -> None:
        """Add what a layer made of the pieces, (windows, pieces, hidden)."""
        if not self._made:
            self._made = [torch.zeros_like(states) for _ in self._shares]
        for mix, shares in zip(self._made, self._shares, strict=True):
            if layer in shares:
                mix.add_(states, alpha=shares[layer])

    def words(self) -> list[Tensor]:
        """For each head the mix of each word's first piece, (words of the batch in order, hidden)."""
        starts = torch.arange(len(self._given.firsts))[:, None] * self._given.pieces.shape[1]
        places = (starts + self._given.firsts)[self._given.word_mask]
        return [mix.flatten(0, 1).index_select(0, places) for mix in self._made]


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

    def tagged(self, mixes: Mixes, text: str, paragraphs: Sequence[Placed]) -> list[TaggedToken]:
        """The tokens of a batch with their labels, paragraph by paragraph."""
        places = torch.tensor([place for paragraph in paragraphs for place in paragraph.places])
        if not len(places):
            return []
        scores = [
            one[0]
            for head, mix in zip(self._heads, mixes.words(), strict=True)
            for one in head(mix[None, places[:, 0]], mix[None, places[:, 1]])
        ]
        words = [labels for head in self._labels for labels in head]
        upos, xpos, end = (
            [labels[i] for i in one.argmax(-1).tolist()]
            for one, labels in zip(scores[:3], words[:3], strict=True)
        )
        spans = [span for paragraph in paragraphs for span in paragraph.tokens]
        bounds: list[bool] = []
        for paragraph in paragraphs:
            said = [end[len(bounds) + n] == END for n in range(len(paragraph.tokens))]
            bounds += ends(text, paragraph.tokens, said)
        names = best_names(scores[3], _sizes(bounds, paragraphs), words[3])
        made = []
        for i, (span, name) in enumerate(zip(spans, names, strict=True)):
            # What is a name by one head is none of the common nouns by the other.
            common = name != OUTSIDE and upos[i] == "NOUN" and text[span.start].isupper()
            kind, tag = ("PROPN", "NNP") if common else (upos[i], xpos[i])
            made.append(TaggedToken(span.start, span.end, kind, tag, bounds[i], name))
        return made


def best_names(scores: Tensor, sizes: Sequence[int], labels: Sequence[str]) -> list[str]:
    """The best tags of names in sentences of so many tokens: each part goes on one of its own type.

    `scores` are (tokens, labels).
    """
    rows = nn.utils.rnn.pad_sequence(list(torch.split(scores, list(sizes))), batch_first=True)
    own = torch.arange(rows.shape[1]) < torch.tensor(sizes)[:, None]
    best, _ = _chain(tuple(labels)).best(rows.double().numpy(), own.numpy())
    return [labels[i] for i in best[own.numpy()].tolist()]


def _sizes(bounds: Sequence[bool], paragraphs: Sequence[Placed]) -> list[int]:
    """How many tokens each sentence has; the last one of a paragraph ends with it."""
    sizes: list[int] = []
    at = 0
    for paragraph in paragraphs:
        size = 0
        for end in bounds[at : at + len(paragraph.tokens)]:
            size += 1
            if end:
                sizes.append(size)
                size = 0
        if size:
            sizes.append(size)
        at += len(paragraph.tokens)
    return sizes


@cache
def _chain(labels: tuple[str, ...]) -> Chain:
    """What tag of a name may follow which: an inner part only what is of its type."""
    inner = np.array([label[:1] == "I" for label in labels])
    other = np.array([[a[2:] != b[2:] for b in labels] for a in labels])
    return Chain(np.where(inner & other, NEVER, 0.0), np.where(inner, NEVER, 0.0))
