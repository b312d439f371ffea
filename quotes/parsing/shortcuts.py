"""Stanza's parser and name recogniser without work whose result nobody reads; the output is the same.

Set on the objects of one pipeline only, never on Stanza's classes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import torch
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from torch import Tensor
from torch.nn import functional

from quotes.parsing.trees import decode, heads_of

# What a parser of another version may have beside what `predict` computes.
OTHER_PARTS = ("use_arc_embedding", "reversed")


def shorten(processors: dict[str, Any]) -> None:
    """Have the parser score the labels of the chosen heads only, and the recogniser (if any) no loss."""
    model = processors["depparse"].trainer.model
    # Stanza's own decoder runs a search in pure Python for every sentence.
    model.decode_graph_predictions = decode
    if not any(model.args.get(part) for part in OTHER_PARTS):
        model.predict = partial(predict, model)
    for trainer in processors["ner"].trainers if "ner" in processors else ():
        for crf in trainer.model.crits:
            crf.forward = partial(_transitions, crf)


def predict(model: Any, *given: Any, resolve_head_constraints: bool = False) -> list[Any]:
    """Heads and labels of a batch, as the model's own `predict` gives them with no constraints.

    `given` are the tensors of a batch in Stanza's order, the lengths of the sentences third from the end.
    """
    lengths: Sequence[int] = given[-3]
    states = model.embed(*given)
    scores = functional.log_softmax(_arcs(model, states), 2).numpy()
    heads = [heads_of(scores[i][:n, :n]) for i, n in enumerate(lengths)]
    chosen = torch.zeros(states.shape[:2], dtype=torch.long)
    for row, found in enumerate(heads):
        chosen[row, : len(found)] = torch.from_numpy(found)
    best = _labels(model.deprel, states, chosen) + VOCAB_PREFIX_SIZE
    vocab = model.vocab["deprel"]
    return [
        [
            [int(head), label]
            for head, label in zip(
                found[1:], vocab.unmap(labels[1 : len(found)].tolist()), strict=True
            )
        ]
        for found, labels in zip(heads, best, strict=True)
    ]


def _arcs(model: Any, states: Tensor) -> Tensor:
    """Scores of each word's heads: (sentences, words, words), the root at 0."""
    scores: Tensor = model.unlabeled(states, states).squeeze(3)
    size = states.shape[1]
    offset = torch.arange(size).view(1, 1, -1) - torch.arange(size).view(1, -1, 1)
    if model.args["linearization"]:
        order = model.linearization(states, states).squeeze(3)
        scores += functional.logsigmoid(order * torch.sign(offset).float())
    if model.args["distance"]:
        far = 1 + functional.softplus(model.distance(states, states).squeeze(3))
        scores += -torch.log((torch.abs(offset).float() - far) ** 2 / 2 + 1)
    return scores.masked_fill_(torch.eye(size, dtype=torch.bool), -float("inf"))


def _labels(scorer: Any, states: Tensor, heads: Tensor) -> Tensor:
    """The best label of each word under its head: (sentences, words)."""
    words = _with_one(scorer.hidden_func(scorer.W1(states)))
    above = _with_one(scorer.hidden_func(scorer.W2(states)))
    above = above.gather(1, heads[:, :, None].expand(-1, -1, above.shape[2]))
    bilinear = scorer.scorer.W_bilin
    left, right, labels = bilinear.weight.shape
    half = words.reshape(-1, left) @ bilinear.weight.view(left, right * labels)
    scores = torch.bmm(above.reshape(-1, 1, right), half.view(-1, right, labels))
    best: Tensor = (scores.squeeze(1) + bilinear.bias).argmax(1).view(heads.shape)
    return best


def _with_one(x: Tensor) -> Tensor:
    return torch.cat([x, x.new_ones(*x.shape[:-1], 1)], -1)


def _transitions(crf: Any, *_: Any) -> tuple[int, Tensor]:
    """What the recogniser needs of its CRF: no loss, for there is no gold, but the transitions."""
    return 0, crf._transitions
