"""EDGE: annotated articles (brat standoff as in PolNeAR) -> texts with their gold attributions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from quotes.errors import ArticleError

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution: spans of characters in text order, end exclusive.

    `cue` and `source` may be empty.
    """

    content: Spans
    cue: Spans
    source: Spans


def gold_articles(folder: Path) -> Iterator[tuple[Path, str, list[Gold]]]:
    """Each annotated text of `folder` (`text/*.txt`, `attributions/<stem>_<annotator>.ann` or
    `attributions/<stem>.ann`).

    Where a text has several annotators the first by name counts. Raises ArticleError when the
    folder has no annotated text.
    """
    texts, annotations = folder / "text", folder / "attributions"
    if not texts.is_dir() or not annotations.is_dir():
        raise ArticleError(f"{folder} has no folders text/ and attributions/.")
    by_stem: dict[str, Path] = {}
    for path in sorted(annotations.glob("*.ann"), reverse=True):
        by_stem[path.stem] = by_stem[path.stem.rpartition("_")[0]] = path
    found = False
    for path in sorted(texts.glob("*.txt")):
        if path.stem in by_stem:
            found = True
            with path.open(encoding="utf-8", newline="") as handle:
                text = handle.read()
            yield path, text, parse_standoff(by_stem[path.stem].read_text("utf-8"))
    if not found:
        raise ArticleError(f"{folder} has no text with annotations.")


def parse_standoff(text: str) -> list[Gold]:
    """The attributions of a standoff file that have a content; `Content2` counts as `Content`."""
    spans: dict[str, Spans] = {}
    found = []
    for line in text.split("\n"):
        if match := re.match(r"(T\d+)\t\S+ (\d+ \d+(?:;\d+ \d+)*)\t", line):
            parts = (part.split() for part in match[2].split(";"))
            spans[match[1]] = tuple((int(a), int(b)) for a, b in parts)
        elif re.match(r"E\d+\t", line):
            roles: dict[str, list[tuple[int, int]]] = {"content": [], "cue": [], "source": []}
            for pair in line.split("\t")[1].split():
                role, target = pair.split(":")
                name = role.rstrip("0123456789").lower()
                if name in roles:
                    roles[name] += spans.get(target, ())
            if roles["content"]:
                found.append(Gold(*(tuple(sorted(roles[r])) for r in ("content", "cue", "source"))))
    return found
