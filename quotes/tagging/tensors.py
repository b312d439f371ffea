"""Words of paragraphs -> the tensors of `quotes.tagging.network`, and its labels -> spans of words.

Used alike for training and for running, so that both read an article in the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

import torch
from torch import Tensor, nn

from quotes.tagging.network import AttributionNetwork, Note, distance_buckets
from quotes.tagging.words import Word

POSITIONS = 512

BEGIN_CONTENT, IN_CONTENT, BEGIN_SOURCE, IN_SOURCE = 1, 2, 3, 4


class PiecedParagraph(Protocol):
    """Words with the numbers of their pieces."""

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in order."""

    @property
    def pieces(self) -> tuple[tuple[int, ...], ...]:
        """For each word its piece numbers, at least one."""


class Place(NamedTuple):
    """Where an anchor stands: its window, the paragraph's first word there and number of words,
    and the cue's first and last word within the paragraph (inclusive)."""

    window: int
    offset: int
    size: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Inputs:
    """A batch of windows: `pieces`, `features`, `mask` by piece, `firsts`, `word_mask` by word;
    `offsets` has for each window the number of the first word of each of its paragraphs."""

    pieces: Tensor
    features: Tensor
    mask: Tensor
    firsts: Tensor
    word_mask: Tensor
    offsets: list[list[int]]


def inputs(batch: Sequence[Sequence[PiecedParagraph]]) -> Inputs:
    """The tensors of windows, each a list of paragraphs."""
    ids, features, firsts, offsets = [], [], [], []
    for window in batch:
        row: list[int] = []
        feature: list[tuple[int, int]] = []
        first: list[int] = []
        starts = []
        for paragraph in window:
            starts.append(len(first))
            for word, pieces in zip(paragraph.words, paragraph.pieces, strict=True):
                first.append(len(row))
                row.extend(pieces)
                feature.extend([(word.case, word.depth)] * len(pieces))
        ids.append(torch.tensor(row[:POSITIONS]))
        features.append(torch.tensor(feature[:POSITIONS]))
        firsts.append(torch.tensor(first).clamp(max=POSITIONS - 1))
        offsets.append(starts)
    return Inputs(
        _pad(ids), _pad(features), _ones(ids), _pad(firsts), _ones(firsts), offsets
    )  # fmt: skip


def _pad(rows: list[Tensor]) -> Tensor:
    return nn.utils.rnn.pad_sequence(rows, batch_first=True)


def _ones(rows: list[Tensor]) -> Tensor:
    return _pad([torch.ones(len(row), dtype=torch.bool) for row in rows])


def hidden_words(network: AttributionNetwork, given: Inputs, note: Note | None = None) -> Tensor:
    """The encoder's state of each word's first piece: (windows, words, hidden), float32.

    `note` is told what each layer made of the pieces.
    """
    hidden = network.encoder(given.pieces, given.features, given.mask, note).float()
    index = given.firsts[:, :, None].expand(-1, -1, hidden.shape[2])
    made: Tensor = network.dropout(hidden.gather(1, index))
    return made


def role_scores(
    network: AttributionNetwork, words: Tensor, places: Sequence[Place]
) -> tuple[Tensor, Tensor]:
    """Emissions (anchors, words, labels) and mask (anchors, words) of the role tagger."""
    rows = _pad([words[p.window, p.offset : p.offset + p.size] for p in places])
    buckets = [torch.tensor(distance_buckets(p.size, p.first, p.last)) for p in places]
    ends = anchor_ends(words, places)
    lengths = torch.tensor([p.size for p in places])
    return network.role(rows, ends, _pad(buckets), lengths).float(), _ones(buckets)


def anchor_ends(words: Tensor, places: Sequence[Place]) -> Tensor:
    """The states of the first and last word of each cue, one after the other: (anchors, 2 * hidden)."""
    window = torch.tensor([p.window for p in places])
    first = torch.tensor([p.offset + p.first for p in places])
    last = torch.tensor([p.offset + p.last for p in places])
    return torch.cat((words[window, first], words[window, last]), dim=1)


def mode_scores(network: AttributionNetwork, words: Tensor, places: Sequence[Place]) -> Tensor:
    """Scores of the modes of each cue: (anchors, modes)."""
    made: Tensor = network.mode(anchor_ends(words, places).float())
    return made


def cue_spans(labels: Sequence[int]) -> list[tuple[int, int]]:
    """First and last word (inclusive) of each cue in a row of cue labels."""
    found: list[tuple[int, int]] = []
    for i, value in enumerate(labels):
        if value == 1 or (value == 2 and (not found or found[-1][1] != i - 1)):
            found.append((i, i))
        elif value == 2:
            found[-1] = (found[-1][0], i)
    return found


def runs(labels: Sequence[int], begin: int, inside: int) -> list[tuple[int, int]]:
    """Stretches (first, last word, inclusive) of a role; a new begin starts a new stretch."""
    found: list[tuple[int, int]] = []
    for i, value in enumerate(labels):
        if value == begin or (value == inside and (not found or found[-1][1] != i - 1)):
            found.append((i, i))
        elif value == inside:
            found[-1] = (found[-1][0], i)
    return found
