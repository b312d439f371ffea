"""EDGE: texts -> vectors of their meaning, from the static word vectors that the package `wordllama` ships.

Only its two files are read, once for a process; nothing is imported from it and nothing is fetched. Where it
is not installed there are no vectors, and whoever asks goes by the words alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from quotes.languages.tensor_files import tensors

PACKAGE, EXTRA = "wordllama", "meaning"
WEIGHTS, TOKENIZER = (
    "weights/l2_supercat_256.safetensors",
    "tokenizers/l2_supercat_tokenizer_config.json",
)
MATRIX = "embedding.weight"
# The version of the vectors: what was made with another one is made anew.
MODEL = "l2_supercat_256"
# How many numbers a vector has.
WIDTH = 256
# Longer texts say what they speak of long before; in characters.
READ = 2000


def has_vectors() -> bool:
    """Whether the package with the vectors is installed, as the one release line that we know has it."""
    folder = _folder()
    return folder is not None and all((folder / name).is_file() for name in (WEIGHTS, TOKENIZER))


def vectors(texts: Sequence[str]) -> np.ndarray:
    """A row of `WIDTH` float32 numbers for each text, of length 1; zeros where it has no words.

    Only where `has_vectors()`.
    """
    matrix, pieces = _model()
    found = np.zeros((len(texts), WIDTH), np.float32)
    for row, read in enumerate(
        pieces.encode_batch([t[:READ] for t in texts], add_special_tokens=False)
    ):
        if read.ids:
            found[row] = matrix[read.ids].astype(np.float32).sum(axis=0)
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    return found / np.where(lengths > 0, lengths, 1)


@cache
def _folder() -> Path | None:
    """Where the package lies; it is not imported, for that would load all that it needs."""
    spec = find_spec(PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    return Path(places[0]) if places else None


@cache
def _model() -> tuple[np.ndarray, Any]:
    """The matrix, half precision, a row for each piece of a word, and what cuts texts into pieces."""
    from tokenizers import Tokenizer  # noqa: PLC0415 - only who has the extra waits for it

    folder = _folder()
    assert folder is not None
    pieces = Tokenizer.from_file(str(folder / TOKENIZER))
    pieces.no_padding()
    pieces.no_truncation()
    return tensors(folder / WEIGHTS, [MATRIX])[MATRIX], pieces
