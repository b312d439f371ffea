"""Words -> the word pieces of the attribution network, in stretches that it can read at once."""

from __future__ import annotations

from collections.abc import Sequence

from tokenizers import Tokenizer

from quotes.tagging.words import Word

UNKNOWN = 1  # its number in every vocabulary here: [PAD], [UNK], [CLS], [SEP] come first


def split_pieces(words: Sequence[Word], pieces: Tokenizer) -> list[tuple[int, ...]]:
    """The piece numbers of each word, at least one (unknown) for each."""
    coded = pieces.encode([w.form for w in words], is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in words]
    for number, word in zip(coded.ids, coded.word_ids, strict=True):
        if word is not None:
            found[word].append(number)
    return [tuple(f) or (UNKNOWN,) for f in found]


def cut(words: Sequence[Word], sizes: Sequence[int], limit: int) -> list[tuple[int, int]]:
    """Stretches of words (end exclusive) with at most `limit` pieces, cut after a sentence's end."""
    found, start, size, stop = [], 0, 0, 0
    for i, n in enumerate(sizes):
        if size + n > limit and i > start:
            stop = stop if stop > start else i
            found.append((start, stop))
            size = sum(sizes[stop:i])
            start = stop
        size += n
        if words[i].form in ".?!”" and i + 1 < len(words) and words[i + 1].form not in ".?!”":
            stop = i + 1
    return [*found, (start, len(words))]
