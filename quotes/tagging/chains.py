"""A trained linear-chain CRF at work: scores of words -> best labels, their probability, and marginals.

The same figures as `network.CRF` gives, in numpy: a chain is hundreds of tiny steps, and each costs
torch ten times as much.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from quotes.tagging.network import CRF

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Join = Callable[[Floats, Floats], Floats]

NEVER = -1e30  # the score of what cannot be


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
        path, top = self.best(scores, mask)
        return path, top - self._forward(scores, mask)[1]

    def best(self, scores: Floats, mask: Flags) -> tuple[Numbers, Floats]:
        """As `decode`, with the score of the best labels and not its logarithm of a probability."""
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
        return path, top

    def labelled(self, scores: Floats, mask: Flags) -> tuple[Numbers, Floats]:
        """The best labels and the marginals, as `decode` and `marginals` give them.

        What is joined doubles at each step, so that a long row costs few of them; for few labels only,
        because the work grows with their cube.
        """
        first = self.start + scores[:, 0]
        moves = self.transitions + scores[:, 1:, None, :]
        inside = mask[:, 1:, None, None]  # past the end of a row a label stays what it is
        same = np.eye(scores.shape[2], dtype=bool)
        best = _both_ways(first, np.where(inside, moves, np.where(same, 0.0, NEVER)), _likeliest)
        moves = np.exp(moves - moves.max(axis=(2, 3), keepdims=True, initial=NEVER))
        joint = _both_ways(_exp(first), np.where(inside, moves, same), _summed)
        return best.argmax(axis=2), joint / joint.sum(axis=2, keepdims=True)

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


def _both_ways(first: Floats, moves: Floats, join: Join) -> Floats:
    """What leads to each label and on from it, (rows, words, labels): `first` (rows, labels) of the
    first word, `moves` (rows, words - 1, labels, labels) of each step after it."""
    none = np.zeros_like(first) if join is _likeliest else np.ones_like(first)
    before = join(first[:, None, None, :], _joined(moves, join))[:, :, 0]
    turned = _joined(moves[:, ::-1].swapaxes(2, 3), join)
    after = join(none[:, None, None, :], turned)[:, ::-1, 0]
    before = np.concatenate((first[:, None], before), axis=1)
    after = np.concatenate((after, none[:, None]), axis=1)
    return before + after if join is _likeliest else before * after


def _joined(moves: Floats, join: Join) -> Floats:
    """At each place the join of all moves up to there."""
    step = 1
    while step < moves.shape[1]:
        moves = np.concatenate((moves[:, :step], join(moves[:, :-step], moves[:, step:])), axis=1)
        step *= 2
    return moves


def _likeliest(one: Floats, other: Floats) -> Floats:
    """The best scores of two moves, one after the other."""
    made: Floats = (one[..., :, :, None] + other[..., None, :, :]).max(axis=-2)
    return made


def _summed(one: Floats, other: Floats) -> Floats:
    """The chances of two moves, one after the other, scaled so that the largest is one."""
    made: Floats = one @ other
    made /= made.max(axis=(-2, -1), keepdims=True)
    return made
