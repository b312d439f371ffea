"""Annotated articles -> labelled words, and the word pieces that the network keeps.

Offsets are characters into the text files as they stand, end exclusive.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from tokenizers import Tokenizer

from quotes.evaluation.standoff import Gold, Spans
from quotes.languages.pieces import tokenizer
from quotes.model import Span
from quotes.tagging.word_pieces import cut, split_pieces
from quotes.tagging.words import Word, paragraph_words
from quotes.text.line_ends import paragraphs as split

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A cue as word numbers (inclusive) of its paragraph, with the role label of each word and the
    number of its mode in `quotes.tagging.network.MODES`, None where nobody says."""

    first: int
    last: int
    labels: tuple[int, ...]
    mode: int | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The words of a paragraph, their piece numbers, cue labels and anchors."""

    words: tuple[Word, ...]
    pieces: tuple[tuple[int, ...], ...]
    cues: tuple[int, ...]
    anchors: tuple[Anchor, ...]

    @property
    def size(self) -> int:
        """How many pieces it has."""
        return sum(len(p) for p in self.pieces)


def choose_vocabulary(full: Sequence[str], texts: Iterable[str], size: int) -> list[str]:
    """The `size` pieces most used in `texts`, with every single character that `full` has in Latin.

    Single characters stay, so every word can still be spelled out.
    """
    counts: Counter[str] = Counter()
    whole = tokenizer(full)
    for text in texts:
        counts.update(whole.encode(text, add_special_tokens=False).tokens)
    base = [p for p in full if len(p.removeprefix("##")) == 1 and ord(p[-1]) < 0x2200]
    keep = dict.fromkeys(SPECIAL) | dict.fromkeys(base)
    for piece, _ in counts.most_common():
        if len(keep) >= size:
            break
        if piece in full:
            keep.setdefault(piece)
    return list(keep)


def paragraphs(
    text: str, gold: Sequence[Gold], pieces: Tokenizer, limit: int,
    modes: Sequence[int | None] = (), spans: Sequence[Span] | None = None,
) -> Iterator[Paragraph]:  # fmt: skip
    """The paragraphs of an article, labelled, each of at most `limit` pieces.

    `modes` are those of `gold`; `spans` the paragraphs where the text is not to be split anew.
    """
    for start, end in split(text) if spans is None else spans:
        words = paragraph_words(text, start, end)
        if not words:
            continue
        encoded = split_pieces(words, pieces)
        for a, b in cut(words, [len(p) for p in encoded], limit):
            yield label(words[a:b], encoded[a:b], gold, modes)


def label(
    words: Sequence[Word], pieces: Sequence[tuple[int, ...]], gold: Sequence[Gold],
    modes: Sequence[int | None] = (),
) -> Paragraph:  # fmt: skip
    """A paragraph with the labels of `quotes.tagging.network`."""
    cues = [0] * len(words)
    anchors = []
    for item, mode in zip_longest(gold, modes):
        inside = _covered(words, item.cue)
        if not inside:
            continue
        first, last = inside[0], inside[-1]
        for i in inside:
            cues[i] = 1 if i == first else 2
        roles = [0] * len(words)
        for spans, begin in ((item.content, 1), (item.source, 3)):
            for span in spans:
                for n, i in enumerate(_covered(words, (span,))):
                    roles[i] = begin if n == 0 else begin + 1
        for i in inside:
            roles[i] = roles[i] or 5
        anchors.append(Anchor(first, last, tuple(roles), mode))
    return Paragraph(tuple(words), tuple(pieces), tuple(cues), tuple(anchors))


def _covered(words: Sequence[Word], spans: Spans) -> list[int]:
    return [i for a, b in spans for i, w in enumerate(words) if w.start < b and w.end > a]


def corpus_texts(corpora: Path) -> Iterator[str]:
    """Running text of every corpus whose words the network should keep."""
    for path in sorted((corpora / "polnear/train/text").glob("*.txt")):
        yield path.read_text("utf-8")
    for path in sorted((corpora / "ud").glob("*train.conllu")):
        yield "\n".join(re.findall(r"^# text = (.*)$", path.read_text("utf-8"), re.MULTILINE))
    for path in sorted((corpora / "ner").glob("*/train.txt")):
        words = (line.split()[0] for line in path.read_text("utf-8").splitlines() if line.strip())
        yield " ".join(words)


def full_vocabulary(model: Path) -> list[str]:
    """The pieces of the published encoder, in the order of its embedding rows."""
    vocabulary: dict[str, int] = json.loads((model / "tokenizer.json").read_text())["model"][
        "vocab"
    ]
    return sorted(vocabulary, key=vocabulary.__getitem__)
