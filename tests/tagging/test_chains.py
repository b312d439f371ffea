"""quotes.tagging.chains: the CRF in numpy gives what the trained one in torch gives."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from quotes.tagging.chains import Chain
from quotes.tagging.network import CRF


@pytest.mark.parametrize(("rows", "words", "labels"), [(1, 1, 3), (3, 7, 3), (5, 40, 6)])
def test_same_as_torch(rows: int, words: int, labels: int) -> None:
    torch.manual_seed(words)
    crf = CRF(labels)
    torch.nn.init.normal_(crf.transitions, std=2)
    torch.nn.init.normal_(crf.start, std=2)
    scores = torch.randn(rows, words, labels, dtype=torch.float64) * 4
    lengths = torch.randint(1, words + 1, (rows,))
    mask = torch.arange(words)[None, :] < lengths[:, None]
    chain = Chain.of(crf)
    with torch.no_grad():
        crf.double()
        wanted_path, wanted_log = crf.decode(scores, mask)
        wanted = crf.marginals(scores, mask)
    path, log = chain.decode(scores.numpy(), mask.numpy())
    inside = mask.numpy()
    assert (path == wanted_path.numpy())[inside].all()
    np.testing.assert_allclose(log, wanted_log.numpy(), atol=1e-5)
    found = chain.marginals(scores.numpy(), inside)
    np.testing.assert_allclose(found[inside], wanted.numpy()[inside], atol=1e-5)
    both = chain.labelled(scores.numpy(), inside)
    assert (both[0] == path)[inside].all()
    np.testing.assert_allclose(both[1][inside], found[inside], atol=1e-9)


def test_hundreds_of_words_neither_vanish_nor_overflow() -> None:
    made = np.random.default_rng(7)
    chain = Chain(made.normal(size=(3, 3)) * 8, made.normal(size=3) * 8)
    scores = made.normal(size=(2, 700, 3)) * 30
    inside = np.arange(700)[None, :] < np.array([[700], [350]])
    labels, chances = chain.labelled(scores, inside)
    assert (labels == chain.decode(scores, inside)[0])[inside].all()
    np.testing.assert_allclose(chances[inside], chain.marginals(scores, inside)[inside], atol=1e-9)
