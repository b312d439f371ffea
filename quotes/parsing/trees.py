"""Scores of heads and relations -> a tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from stanza.models.common.chuliu_edmonds import (
    expand_contracted_tree,
    prepare_scores,
    process_cycle,
)


def decode(
    vocab: Any, batch_size: int, preds: Sequence[Any], sentlens: Sequence[int],
    resolve_head_constraints: bool = False,
) -> list[list[list[Any]]]:  # fmt: skip
    """Heads and labels of a batch, as Stanza's `decode_graph_predictions` gives them."""
    return [
        [
            [int(head), label]
            for head, label in _tree(vocab, preds[0][i][:length, :length], preds[1][i])
        ]
        for i, length in zip(range(batch_size), sentlens, strict=True)
    ]


def _tree(vocab: Any, scores: Any, labels: Any) -> list[tuple[int, str]]:
    heads = heads_of(scores)[1:]
    names = vocab.unmap([labels[j + 1][h] for j, h in enumerate(heads)])
    return list(zip(heads, names, strict=True))


def heads_of(scores: Any) -> Any:
    """The best tree: the head of each word, with the root itself at 0."""
    tree = greedy_tree(scores)
    return best_tree(scores) if tree is None else tree


def greedy_tree(scores: Any) -> Any | None:
    """Each word's best head, where these already form a tree with one root; else None.

    `scores[i, j]` says how good j is as the head of i, with the root at 0. Where the best heads
    form a tree, no other tree can score higher, so the search for one is not needed.
    """
    free = np.array(scores, dtype=np.float64)
    np.fill_diagonal(free, -np.inf)
    heads = free.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() != 1:
        return None
    # After k doublings every word points 2**k steps up; in a tree all end at the root.
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return heads if not up.any() else None


def best_tree(scores: Any) -> Any:
    """The tree of the highest score with one root, as Stanza's `chuliu_edmonds_one_root` gives it.

    Stanza's own search for cycles costs nine tenths of it; a word has one head, so its cycles
    are found by following heads.
    """
    free = np.array(scores, dtype=np.float64)
    # So costly that no best tree has two arcs from the root.
    free[:, 0] += free[np.isfinite(free)].min() * len(free)
    prepare_scores(free)
    tree = free.argmax(axis=1)
    cycle = _cycle(tree)
    left: list[tuple[Any, ...]] = []
    while cycle is not None:
        smaller, *places = process_cycle(tree, cycle, free)
        left.append((tree, *places))
        free = smaller
        prepare_scores(free)
        tree = free.argmax(axis=1)
        cycle = _cycle(tree)
    for above, *places in reversed(left):
        tree = expand_contracted_tree(above, tree, *places)
    return tree


def _cycle(tree: Any) -> Any | None:
    """One cycle among the heads, as a flag for each word; None where all words hang on the root."""
    heads = tree.tolist()
    seen = [0] * len(heads)  # by which walk
    seen[0] = -1
    for first in range(1, len(heads)):
        word = first
        while not seen[word]:
            seen[word] = first
            word = heads[word]
        if seen[word] == first:
            cycle = np.zeros(len(heads), dtype=bool)
            while not cycle[word]:
                cycle[word] = True
                word = heads[word]
            return cycle
    return None
