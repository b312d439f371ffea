"""EDGE: shipped models are what was published: the checksums beside them, in `SHA256SUMS`.

`python -m quotes.languages.checksums FOLDER` writes them anew, after the weights were trained anew.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from quotes.errors import ModelError

SUMS = "SHA256SUMS"

# What decides what is found; cards and scores are for readers.
SUFFIXES = (".npz", ".pt", ".txt", ".json")

FOR_READERS = ("scores.json",)


def check(folder: Path) -> None:
    """Raises ModelError for a file that is not the one published; a folder without sums passes."""
    path = folder / SUMS
    if not path.is_file():
        return
    for line in path.read_text("utf-8").splitlines():
        wanted, _, name = line.partition("  ")
        if not (folder / name).is_file():
            raise ModelError(f"No such model: {name} in {folder}.")
        if _sum(folder / name) != wanted:
            raise ModelError(
                f"The model file {folder / name} is damaged (it has another checksum than when it was"
                " published); install quotes anew."
            )


def write(folder: Path) -> Path:
    """Write the checksums of a folder's models; returns the file."""
    found = sorted(
        p for p in folder.iterdir() if p.suffix in SUFFIXES and p.name not in FOR_READERS
    )
    path = folder / SUMS
    path.write_text("".join(f"{_sum(p)}  {p.name}\n" for p in found), "utf-8")
    return path


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        made = hashlib.sha256()
        while piece := file.read(1 << 20):
            made.update(piece)
        return made.hexdigest()


if __name__ == "__main__":
    for given in sys.argv[1:]:
        print(write(Path(given)))
