"""Checkpoint of `train` -> the folder that ships: int8 weights, word pieces, settings.

python -m training.attribution.export CHECKPOINT.pt quotes/languages/en/models/attribution
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch

from quotes.languages import checksums
from quotes.tagging.weights import packed


def export(checkpoint: Path, folder: Path) -> None:
    """Write `weights.npz`, `pieces.txt` and `model.json`."""
    given = torch.load(checkpoint, weights_only=True)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(folder / "weights.npz", **packed(given["state"]))
    (folder / "pieces.txt").write_text("\n".join(given["vocabulary"]) + "\n", "utf-8")
    settings = {"shape": given["shape"], "seed": given["seed"], "epochs": given["epoch"]}
    (folder / "model.json").write_text(json.dumps(settings, indent=1) + "\n", "utf-8")
    checksums.write(folder)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    export(options.checkpoint, options.folder)


if __name__ == "__main__":
    main()
