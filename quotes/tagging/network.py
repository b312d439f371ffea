"""The attribution network: word pieces -> cues, and for each cue its source and content.

A small BERT encoder reads a window of whole paragraphs. A linear layer tags each word as the begin
or inside of a cue. Each cue is then an anchor: a bidirectional LSTM reads its paragraph again,
knowing where the anchor stands, and a linear-chain CRF tags source and content. So one word can
belong to the contents of several attributions, and a content may have gaps. A last linear layer
tells from the cue's first and last word whether it gives speech, an attitude or neither.

Imports torch only; no files, no vocabulary. `tagger` runs it, `training/attribution` trains it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

CUE_LABELS = ("O", "B-CUE", "I-CUE")

# What a cue gives: words uttered, a thought, or what PolNeAR marks beyond both (acts, topics).
MODES = ("speech", "attitude", "other")

ROLE_LABELS = ("O", "B-CONTENT", "I-CONTENT", "B-SOURCE", "I-SOURCE", "CUE")

# Told the number of a layer and its states.
Note = Callable[[int, Tensor], None]

# An anchor sees this many words to each side of it: the 99.9th percentile of the distance from a
# cue to the far end of its content in PolNeAR train is below it.
MAX_DISTANCE = 160

DISTANCE_BUCKETS = 32


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the network; `features` are the sizes of the categorical word features."""

    pieces: int
    layers: int = 6
    hidden: int = 384
    heads: int = 12
    intermediate: int = 1536
    positions: int = 512
    features: tuple[int, ...] = (5, 3)
    role_input: int = 160
    role_hidden: int = 128


class Layer(nn.Module):
    """One BERT layer: attention, then a feed-forward part, each with a residual and a norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.qkv = nn.Linear(shape.hidden, 3 * shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm1 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.up = nn.Linear(shape.hidden, shape.intermediate)
        self.down = nn.Linear(shape.intermediate, shape.hidden)
        self.norm2 = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is (batch, pieces, hidden); `mask` (batch, 1, 1, pieces) is True where there is one."""
        batch, length, size = x.shape
        qkv = self.qkv(x).view(batch, length, 3, self.heads, size // self.heads)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        attended = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        attended = attended.transpose(1, 2).reshape(batch, length, size)
        x = self.norm1(x + self.dropout(self.out(attended)))
        made: Tensor = self.norm2(x + self.dropout(self.down(functional.gelu(self.up(x)))))
        return made


class Encoder(nn.Module):
    """BERT: piece and position embeddings, then layers."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.pieces = nn.Embedding(shape.pieces, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.features = nn.ModuleList(nn.Embedding(n, shape.hidden) for n in shape.features)
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))

    def forward(
        self, pieces: Tensor, features: Tensor, mask: Tensor, note: Note | None = None
    ) -> Tensor:
        """(batch, pieces), (batch, pieces, features), (batch, pieces) -> (batch, pieces, hidden).

        `note` is told what the embeddings (0) and each layer (from 1 on) made, of the same shape.
        """
        x = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        for number, table in enumerate(self.features):
            x = x + table(features[..., number])
        x = self.dropout(self.norm(x))
        attention = mask[:, None, None, :]
        for number, layer in enumerate((None, *self.layers)):
            x = x if layer is None else layer(x, attention)
            if note is not None:
                note(number, x)
        made: Tensor = x
        return made


class RoleTagger(nn.Module):
    """Scores of the role labels for each word around an anchor."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.word = nn.Linear(shape.hidden, shape.role_input)
        self.anchor = nn.Linear(2 * shape.hidden, shape.role_input)
        self.distance = nn.Embedding(DISTANCE_BUCKETS, shape.role_input)
        self.dropout = nn.Dropout(0.2)
        self.lstm = nn.LSTM(
            shape.role_input, shape.role_hidden, batch_first=True, bidirectional=True
        )
        self.out = nn.Linear(2 * shape.role_hidden, len(ROLE_LABELS))
        self.crf = CRF(len(ROLE_LABELS))

    def forward(self, words: Tensor, anchors: Tensor, distance: Tensor, lengths: Tensor) -> Tensor:
        """Emission scores (anchors, words, labels).

        `words` is (anchors, words, hidden), `anchors` (anchors, 2 * hidden) the first and last word
        of each cue, `distance` (anchors, words) the bucket of each word's distance, `lengths` the
        number of words of each row.
        """
        x = self.word(words) + self.anchor(anchors)[:, None, :] + self.distance(distance)
        x = self.dropout(functional.gelu(x))
        packed = nn.utils.rnn.pack_padded_sequence(
            x, lengths, batch_first=True, enforce_sorted=False
        )
        x, _ = nn.utils.rnn.pad_packed_sequence(
            self.lstm(packed)[0], batch_first=True, total_length=words.shape[1]
        )
        made: Tensor = self.out(self.dropout(x))
        return made


class CRF(nn.Module):
    """A linear-chain conditional random field over `labels` labels."""

    def __init__(self, labels: int) -> None:
        super().__init__()
        self.transitions = nn.Parameter(torch.zeros(labels, labels))
        self.start = nn.Parameter(torch.zeros(labels))

    def loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """Negative log likelihood (rows,): `scores` (rows, words, labels), `gold`, `mask` (rows, words)."""
        return self._partition(scores, mask) - self._score(scores, gold, mask)

    def _partition(self, scores: Tensor, mask: Tensor) -> Tensor:
        alpha = self.start + scores[:, 0]
        for t in range(1, scores.shape[1]):
            step = torch.logsumexp(alpha[:, :, None] + self.transitions, dim=1) + scores[:, t]
            alpha = torch.where(mask[:, t, None], step, alpha)
        return torch.logsumexp(alpha, dim=1)

    def _score(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        emitted = scores.gather(2, gold[:, :, None]).squeeze(2) * mask
        moves = self.transitions[gold[:, :-1], gold[:, 1:]] * mask[:, 1:]
        return self.start[gold[:, 0]] + emitted.sum(1) + moves.sum(1)

    def decode(self, scores: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """The best labels (rows, words) and their log probability (rows,)."""
        best = self.start + scores[:, 0]
        back: list[Tensor] = []
        for t in range(1, scores.shape[1]):
            value, index = (best[:, :, None] + self.transitions).max(dim=1)
            step = value + scores[:, t]
            keep = mask[:, t, None]
            best = torch.where(keep, step, best)
            back.append(torch.where(keep, index, torch.arange(best.shape[1])))
        score, label = best.max(dim=1)
        path = [label]
        for index in reversed(back):
            label = index.gather(1, label[:, None]).squeeze(1)
            path.append(label)
        return torch.stack(path[::-1], dim=1), score - self._partition(scores, mask)

    def marginals(self, scores: Tensor, mask: Tensor) -> Tensor:
        """Probability of each label at each word: (rows, words, labels)."""
        steps = scores.shape[1]
        alphas = [self.start + scores[:, 0]]
        for t in range(1, steps):
            step = torch.logsumexp(alphas[-1][:, :, None] + self.transitions, dim=1) + scores[:, t]
            alphas.append(torch.where(mask[:, t, None], step, alphas[-1]))
        beta = torch.zeros_like(alphas[0])
        betas = [beta]
        for t in range(steps - 1, 0, -1):
            after = (beta + scores[:, t])[:, None, :]
            step = torch.logsumexp(self.transitions + after, dim=2)
            beta = torch.where(mask[:, t, None], step, beta)
            betas.append(beta)
        joined = torch.stack(alphas, 1) + torch.stack(betas[::-1], 1)
        return joined.softmax(-1)


class AttributionNetwork(nn.Module):
    """The encoder with its heads: cues, the mode of a cue, and the roles around it."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.encoder = Encoder(shape)
        self.cue = nn.Linear(shape.hidden, len(CUE_LABELS))
        self.cue_crf = CRF(len(CUE_LABELS))
        self.role = RoleTagger(shape)
        self.mode = nn.Linear(2 * shape.hidden, len(MODES))
        self.dropout = nn.Dropout(0.1)


def distance_buckets(length: int, first: int, last: int) -> list[int]:
    """For each word of a row, the bucket of its distance to the cue `first`..`last` (inclusive).

    Bucket 0 is the cue itself; odd ones lie left of it, even ones right; they widen by powers of 1.6.
    """
    return [_bucket(first - i, 1) if i < first else _bucket(i - last, 2) if i > last else 0
            for i in range(length)]  # fmt: skip


def _bucket(distance: int, side: int) -> int:
    step, limit = 0, 1.0
    while distance > limit and step < DISTANCE_BUCKETS // 2 - 2:
        limit = limit * 1.6 + 1 if limit < 4 else limit * 1.4
        step += 1
    return side + 2 * step
