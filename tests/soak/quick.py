"""A quick extractor (quotation marks and the name before "said"), and articles for it.

Imports the records alone: a worker process that loads it starts in a fraction of a second.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

from quotes.model import (
    Article,
    Attribution,
    Entity,
    Extraction,
    Link,
    Quote,
    Span,
    attribution_id,
    phrase,
)

ARTICLES = 6

QUOTES = 3  # in each article

NAMES = ("Ada Orla", "Bo Quill", "Edda Holm", "Toben Vey", "Ilva Marrow")

SAID = re.compile(r"“([^”]+)” ([A-Z]\w+ [A-Z]\w+) said")


def load(*_: object) -> Callable[[Article], Extraction]:
    """The extractor, as worker processes load it."""
    return extract


def extract(article: Article) -> Extraction:
    """The quotations of an article, each of a person."""
    found = []
    for match in (m for span in article.body for m in SAID.finditer(article.text, *span)):
        spans, name = (Span(*match.span(1)),), match[2]
        source = phrase(article.text, (Span(*match.span(2)),))
        quote = Quote("direct", "speech", match[1], spans, None, source)
        entity = Entity(name.lower().replace(" ", "-"), name, "person")
        key = attribution_id(article.text, spans)
        found.append(Attribution(key, quote, Link(source, (entity,))))
    entities = {e.id: e for a in found if a.speaker for e in a.speaker.entities}
    return Extraction(article, tuple(found), tuple(entities.values()), 50)


def write_articles(folder: Path, *, edited: bool = False) -> Path:
    """A folder of articles; the first quotation of each two is the same, so that they make one claim.

    Edited, every second article has another last quotation.
    """
    chance = random.Random(7)
    folder.mkdir(parents=True)
    for number in range(ARTICLES):
        shared = f"The quay of Ayla will be rebuilt in stone before year {number // 2} is over."
        last = 100 + number if edited and number % 2 else number
        words = (
            shared,
            f"The boat of Ayla is number {number}.",
            f"The pier of Ayla is number {last}.",
        )
        names = (NAMES[number // 2], *chance.choices(NAMES, k=2))
        said = [f"“{w}” {name} said on Friday." for w, name in zip(words, names, strict=True)]
        text = f"Port Ayla, day {number}\n\n" + "\n\n".join(said) + "\n"
        (folder / f"{number:02}.txt").write_text(text, "utf-8")
    return folder
