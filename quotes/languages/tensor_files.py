"""EDGE: the numbers of a safetensors file, by name; nothing in it is run."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path

import numpy as np

KINDS = {"F16": "<f2", "F32": "<f4"}


def tensors(path: Path, names: Collection[str] = ()) -> dict[str, np.ndarray]:
    """The arrays of these names, of all where none is given: eight bytes with the length of a header in
    JSON, that, numbers."""
    with path.open("rb") as file:
        size = int.from_bytes(file.read(8), "little")
        header = json.loads(file.read(size))
    found: dict[str, np.ndarray] = {}
    for name in names or header.keys() - {"__metadata__"}:
        own = header[name]
        if own["dtype"] in KINDS:
            start = 8 + size + own["data_offsets"][0]
            shape, kind = tuple(own["shape"]), KINDS[own["dtype"]]
            found[name] = np.memmap(path, dtype=kind, mode="r", offset=start, shape=shape)
    return found
