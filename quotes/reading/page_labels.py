"""Labels that carry what a paragraph is through the extraction of an article's text. Pure.

A label is written at the start of a paragraph, `⟦quote⟧`, and taken out again with `unlabelled`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, get_args

from quotes.model import Block, BlockKind

PLAIN: Literal["paragraph"] = "paragraph"  # a paragraph of which nothing is told

KINDS = "|".join((*get_args(BlockKind), PLAIN))
LABEL = re.compile(rf"⟦(?P<kind>{KINDS})(?P<level>[1-6]?)⟧")

# What the extraction puts before an entry of a list.
BULLET = re.compile(r"[-–•*]\s*\Z")


def label(kind: BlockKind | Literal["paragraph"], level: int = 0) -> str:
    """What is written before the words of a paragraph."""
    return f"⟦{kind}{level or ''}⟧"


def without_lookalikes(text: str) -> str:
    """A text that has no label of its own."""
    return text.replace("⟦", "[").replace("⟧", "]")


def unlabelled(text: str) -> tuple[str, tuple[Block, ...]]:
    """A labelled text as lines, a new one at each label, and those of them that markup tells more of."""
    blocks: list[Block] = []
    lines: list[str] = []
    place = 0
    for kind, level, bullet, words in _paragraphs(text):
        start = place + len(bullet)
        if kind:
            blocks.append(Block(start, start + len(words), kind, level))
        lines.append(bullet + words)
        place = start + len(words) + 1
    return "\n".join(lines), tuple(blocks)


def _paragraphs(text: str) -> Iterator[tuple[BlockKind | None, int, str, str]]:
    """Each paragraph's kind (that of the outermost label), level, bullet and words."""
    for line in text.split("\n"):
        kind: BlockKind | None = None
        level, place, bullet = 0, 0, ""
        for match in [*LABEL.finditer(line), None]:
            words = line[place : match.start() if match else len(line)]
            mark = BULLET.search(words) if match else None
            said = (words[: mark.start()] if mark else words).strip()
            if said:
                yield kind, level, bullet, said
                kind, level, bullet = None, 0, ""
            bullet = "- " if mark else bullet
            if match:
                place = match.end()
                if kind is None and match["kind"] != PLAIN:
                    kind, level = match["kind"], int(match["level"] or 0)  # type: ignore[assignment]
