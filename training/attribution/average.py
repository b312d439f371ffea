"""The mean of two checkpoints that began from the same weights and seed.

    python -m training.attribution.average ONE.pt OTHER.pt --out MEAN.pt

Two runs of `train` with the same --seed start alike, so that their weights can be averaged
("model soups", Wortsman and others 2022, arXiv:2203.05482).
"""

from __future__ import annotations

import argparse
from pathlib import Path

import torch


def averaged(one: Path, other: Path) -> dict[str, object]:
    """The second checkpoint with the mean of both weights; its epochs name both runs.

    Raises ValueError when they differ in anything but weights and epochs.
    """
    a, b = (torch.load(path, weights_only=True) for path in (one, other))
    for key in ("shape", "vocabulary", "held_out", "seed"):
        if a[key] != b[key]:
            raise ValueError(f"the checkpoints differ in {key}")
    mean = {name: (a["state"][name] + value) / 2 for name, value in b["state"].items()}
    return {**b, "state": mean, "epoch": f"{a['epoch']} and {b['epoch']}"}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("one", type=Path)
    parser.add_argument("other", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.save(averaged(options.one, options.other), options.out)


if __name__ == "__main__":
    main()
