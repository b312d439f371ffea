"""The articles labelled by our guideline, with their texts.

They are those of `training/labels` and of `worldlabels` among the corpora. Only offsets and the hash of
a text are kept here; the texts lie by name in a folder of the user's.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quotes.evaluation.standoff import Gold
from quotes.tagging.network import MODES

LABELS = Path(__file__).parents[1] / "labels"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with attributions and the number of each one's mode, None where nobody says."""

    name: str
    text: str
    gold: tuple[Gold, ...]
    modes: tuple[int | None, ...]


def labelled(
    corpora: Path, texts: Path, part: str, *, cued: bool = True, lacking: bool = False
) -> Iterator[Labelled]:
    """The articles of a part that were labelled by the guideline, with the attributions that have a cue
    or with all; with `lacking`, those without a text are passed over. Raises ValueError when a text is
    not the one that was labelled."""
    for path in (corpora / "worldlabels/labels.jsonl", LABELS / "labels.jsonl"):
        for line in path.read_text("utf-8").splitlines():
            item = json.loads(line)
            if item["part"] != part or (lacking and not (texts / item["doc"]).is_file()):
                continue
            text = read(texts / item["doc"])
            if hashlib.sha256(text.encode()).hexdigest() != item["sha256"]:
                raise ValueError(f"{item['doc']} is not the text that was labelled")
            told = [a for a in item["attributions"] if a["cue"] or not cued]
            yield Labelled(
                item["doc"], text, tuple(_gold(a) for a in told),
                tuple(MODES.index(a["mode"] or "speech") for a in told),
            )  # fmt: skip


def read(path: Path) -> str:
    """A text with its line ends as they are."""
    with path.open(encoding="utf-8", newline="") as handle:
        return handle.read()


def _gold(item: dict[str, Any]) -> Gold:
    return Gold(*(tuple((a, b) for a, b in sorted(item[k])) for k in ("content", "cue", "source")))
