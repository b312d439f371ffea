"""A trained linear-chain CRF at work: scores of words -> best labels, their probability, and marginals.

The same figures as `network.CRF` gives, in numpy: a chain is hundreds of tiny steps, and each costs
torch ten times as much.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.tagging.network import CRF

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Chain:
    """`transitions` (labels, labels) from one label to the next, `start` (labels,) of the first."""

    transitions: Floats
    start: Floats

    @classmethod
    def of(cls, crf: CRF) -> Chain:
        """The chain with the weights of a trained CRF."""
        return cls(
            crf.transitions.detach().numpy().astype(np.float64),
            crf.start.detach().numpy().astype(np.float64),
        )

    def decode(self, scores: Floats, mask: Flags) -> tuple[Numbers, Floats]:
        """The best labels (rows, words) and their log probability (rows,); `scores` is (rows, words,
        labels), `mask` (rows, words) is True for a row's own words, which stand first."""
        best = self.start + scores[:, 0]
        rows, words, labels = scores.shape
        back = np.empty((max(0, words - 1), rows, labels), dtype=np.int64)
        stay = np.arange(labels)
        for t in range(1, words):
            reached = best[:, :, None] + self.transitions
            index = reached.argmax(axis=1)
            step = np.take_along_axis(reached, index[:, None, :], axis=1)[:, 0] + scores[:, t]
            keep = mask[:, t, None]
            best = np.where(keep, step, best)
            back[t - 1] = np.where(keep, index, stay)
        path = np.empty((rows, words), dtype=np.int64)
        path[:, -1] = best.argmax(axis=1)
        every = np.arange(rows)
        for t in range(words - 1, 0, -1):
            path[:, t - 1] = back[t - 1][every, path[:, t]]
        top: Floats = best.max(axis=1)
        return path, top - self._forward(scores, mask)[1]

    def marginals(self, scores: Floats, mask: Flags) -> Floats:
        """The probability of each label at each word: (rows, words, labels)."""
        alphas, _ = self._forward(scores, mask)
        moves = np.exp(self.transitions).T
        beta = np.ones_like(alphas[:, 0])
        made = np.empty_like(alphas)
        for t in range(scores.shape[1] - 1, -1, -1):
            joint = alphas[:, t] * beta
            made[:, t] = joint / joint.sum(axis=1, keepdims=True)
            if t:
                step = (beta * _exp(scores[:, t])) @ moves
                step /= step.sum(axis=1, keepdims=True)
                beta = np.where(mask[:, t, None], step, beta)
        return made

    def _forward(self, scores: Floats, mask: Flags) -> tuple[Floats, Floats]:
        """Forward probabilities, scaled to sum to one at each word, and the log of the partition."""
        moves = np.exp(self.transitions)
        first = self.start + scores[:, 0]
        alpha = _exp(first)
        size = alpha.sum(axis=1)
        total: Floats = np.log(size) + first.max(axis=1)
        alpha /= size[:, None]
        alphas = np.empty(scores.shape, dtype=np.float64)
        alphas[:, 0] = alpha
        highest = scores.max(axis=2)
        for t in range(1, scores.shape[1]):
            step = (alpha @ moves) * np.exp(scores[:, t] - highest[:, t, None])
            size = step.sum(axis=1)
            alpha = np.where(mask[:, t, None], step / size[:, None], alpha)
            total += np.where(mask[:, t], np.log(size) + highest[:, t], 0.0)
            alphas[:, t] = alpha
        return alphas, total


def _exp(scores: Floats) -> Floats:
    """Exponentials of each row, scaled so that the largest is one."""
    made: Floats = np.exp(scores - scores.max(axis=1, keepdims=True))
    return made
