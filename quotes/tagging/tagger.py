"""EDGE: the attribution network at work. Paragraphs of an article -> candidates, and tagged tokens.

Reads the weights from a folder (`weights.npz`, `pieces.txt`, `model.json`); no network, no pickle.
"""

from __future__ import annotations

import json
import math
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from quotes.errors import ModelError
from quotes.languages.checksums import check
from quotes.languages.pieces import tokenizer
from quotes.model import Article, Candidate, Mode, Span, TaggedToken
from quotes.tagging.chains import Chain
from quotes.tagging.heads import Heads, Placed
from quotes.tagging.network import AttributionNetwork, Shape
from quotes.tagging.tensors import (
    BEGIN_CONTENT,
    BEGIN_SOURCE,
    IN_CONTENT,
    IN_SOURCE,
    Inputs,
    Place,
    cue_spans,
    hidden_words,
    inputs,
    mode_scores,
    role_scores,
    runs,
)
from quotes.tagging.tokens import tokens
from quotes.tagging.weights import quantized, unpacked
from quotes.tagging.word_pieces import cut, split_pieces
from quotes.tagging.words import Word, paragraph_words
from quotes.text.marks import Quotation

WINDOW = 250  # pieces; as in training

BATCH = 8  # windows; more saves nothing on a CPU and costs memory

# A cue that the tagger would leave out by itself is still tried when its begin has this probability:
# the role tagger and the calibration then judge it. Chosen on held-out train articles.
SECOND_CHANCE = 0.25

# An active verb of saying has a source; the likeliest one counts from this probability on.
LIKELY_SOURCE = 0.1


@dataclass(frozen=True, slots=True)
class _Paragraph:
    words: tuple[Word, ...]
    pieces: tuple[tuple[int, ...], ...]
    tokens: tuple[Span, ...] = ()

    @property
    def size(self) -> int:
        return sum(len(p) for p in self.pieces)


class Reading(NamedTuple):
    """What was read in paragraphs: candidates in the order of their cues, and the tokens in order,
    None where there are no heads that tag them."""

    candidates: list[Candidate]
    tokens: list[TaggedToken] | None


class Tagger:
    """Finds cues, and the source and content of each; with heads, also tags, sentence ends and names."""

    def __init__(
        self, network: AttributionNetwork, vocabulary: Sequence[str], heads: Heads | None = None
    ) -> None:
        self._network = network.eval()
        self._heads = heads
        self._pieces = tokenizer(vocabulary)
        self._cue_chain = Chain.of(network.cue_crf)
        self._role_chain = Chain.of(network.role.crf)

    @classmethod
    def load(cls, folder: Path, heads: Path | None = None) -> Tagger:
        """Read the weights, and those of the heads from a folder of their own, where they are wanted.

        Raises ModelError when a folder is incomplete or damaged.
        """
        check(folder)
        try:
            settings = json.loads((folder / "model.json").read_text("utf-8"))
            vocabulary = (folder / "pieces.txt").read_text("utf-8").splitlines()
            settings["shape"]["features"] = tuple(settings["shape"]["features"])
            network = AttributionNetwork(Shape(**settings["shape"]))
            with np.load(folder / "weights.npz", allow_pickle=False) as stored:
                network.load_state_dict(unpacked(stored))
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            raise ModelError(
                f"the attribution model in {folder} cannot be read: {error}"
            ) from error
        return cls(quantized(network), vocabulary, Heads.load(heads) if heads else None)

    def read(
        self,
        article: Article,
        paragraphs: Sequence[Span],
        *,
        marks: Sequence[Sequence[Quotation]] | None = None,
    ) -> Reading:
        """The attributions in these paragraphs of the article and, with heads, their tagged tokens.

        `marks` are the quotations of each paragraph, where they are known already.
        """
        return self._reading(article.text, paragraphs, marks, self._heads)

    def candidates(self, article: Article, paragraphs: Sequence[Span]) -> list[Candidate]:
        """The attributions in these paragraphs of the article, in the order of their cues."""
        return self._reading(article.text, paragraphs, None, None).candidates

    def _reading(
        self,
        text: str,
        paragraphs: Sequence[Span],
        marks: Sequence[Sequence[Quotation]] | None,
        heads: Heads | None,
    ) -> Reading:
        found: list[Candidate] = []
        tagged: list[TaggedToken] = []
        for batch in _batches(self._read(text, paragraphs, marks, cut_tokens=heads is not None)):
            with torch.inference_mode():
                given = inputs(batch)
                mixes = heads.mixes(given) if heads else None
                words = hidden_words(self._network, given, mixes.note if mixes else None)
                if heads and mixes:
                    tagged.extend(heads.tagged(mixes, text, list(_placed(batch))))
                found.extend(self._tag(batch, given, words))
        found.sort(key=lambda c: (c.cue, c.contents))
        return Reading(found, tagged if heads else None)

    def _read(
        self,
        text: str,
        paragraphs: Sequence[Span],
        marks: Sequence[Sequence[Quotation]] | None,
        *,
        cut_tokens: bool = False,
    ) -> Iterator[_Paragraph]:
        for number, (start, end) in enumerate(paragraphs):
            words = paragraph_words(text, start, end, marks[number] if marks is not None else None)
            if words:
                pieces = split_pieces(words, self._pieces)
                own = tokens(text, start, end) if cut_tokens else []
                first = 0
                for a, b in cut(words, [len(p) for p in pieces], WINDOW):
                    last = len(own)
                    if b < len(words):
                        last = bisect_right(own, (words[b].start - 1, len(text)), first)
                    yield _Paragraph(tuple(words[a:b]), tuple(pieces[a:b]), tuple(own[first:last]))
                    first = last

    def _tag(
        self, batch: list[list[_Paragraph]], given: Inputs, words: Tensor
    ) -> Iterator[Candidate]:
        places, chances = self._cues(batch, given, words)
        # Rows of like length together: the recurrent part pays for the longest of each call.
        order = sorted(range(len(places)), key=lambda n: places[n].size)
        for a in range(0, len(order), 32):
            chosen = order[a : a + 32]
            emitted, given_mask = role_scores(self._network, words, [places[n] for n in chosen])
            scores, mask = emitted.double().numpy(), given_mask.numpy()
            told = mode_scores(self._network, words, [places[n] for n in chosen])
            modes = told.softmax(-1).tolist()
            paths, logs = self._role_chain.decode(scores, mask)
            made: dict[int, Candidate] = {}
            for row, path in enumerate(paths.tolist()):
                place, chance = places[chosen[row]], math.exp(float(logs[row]))
                around = _words_of(batch, given, place)
                if found := _candidate(around, place, path, chances[chosen[row]], chance):
                    speech, attitude, other = modes[row]
                    mode: Mode = "speech" if speech >= attitude else "attitude"
                    made[row] = replace(found, mode=mode, other=other)
            unnamed = [row for row, candidate in made.items() if not candidate.sources]
            if unnamed:
                marginals = self._role_chain.marginals(scores[unnamed], mask[unnamed])
                for row, own in zip(unnamed, marginals, strict=True):
                    place = places[chosen[row]]
                    around = _words_of(batch, given, place)
                    source = _likely_source(around, own[: place.size].tolist())
                    made[row] = replace(made[row], likely_source=source)
            yield from made.values()

    def _cues(
        self, batch: list[list[_Paragraph]], given: Inputs, words: Tensor
    ) -> tuple[list[Place], list[float]]:
        scores, mask = self._network.cue(words).double().numpy(), given.word_mask.numpy()
        labels, marginals = self._cue_chain.labelled(scores, mask)
        chances = marginals.tolist()
        places, certain = [], []
        for w, (window, row) in enumerate(zip(batch, labels.tolist(), strict=True)):
            for offset, paragraph in zip(given.offsets[w], window, strict=True):
                size = len(paragraph.words)
                own = chances[w][offset : offset + size]
                spans = cue_spans(row[offset : offset + size])
                taken = {i for a, b in spans for i in range(a, b + 1)}
                spans += [
                    (i, i) for i in range(size) if own[i][1] >= SECOND_CHANCE and i not in taken
                ]
                for a, b in spans:
                    places.append(Place(w, offset, size, a, b))
                    certain.append(own[a][1] if a not in taken else 1.0 - own[a][0])
        return places, certain


def _batches(paragraphs: Iterator[_Paragraph]) -> Iterator[list[list[_Paragraph]]]:
    """Windows of whole paragraphs, `BATCH` at a time."""
    windows: list[list[_Paragraph]] = [[]]
    size = 0
    for paragraph in paragraphs:
        if windows[-1] and size + paragraph.size > WINDOW:
            if len(windows) == BATCH:
                yield windows
                windows = []
            windows.append([])
            size = 0
        windows[-1].append(paragraph)
        size += paragraph.size
    if windows[-1]:
        yield windows


def _placed(batch: list[list[_Paragraph]]) -> Iterator[Placed]:
    """The tokens of a batch, and where they stand among its words."""
    shift = 0
    for paragraph in (paragraph for window in batch for paragraph in window):
        starts = [word.start for word in paragraph.words]
        places = [
            (shift + max(0, bisect_right(starts, a) - 1), shift + max(0, bisect_right(starts, b - 1) - 1))
            for a, b in paragraph.tokens
        ]  # fmt: skip
        yield Placed(paragraph.tokens, places)
        shift += len(starts)


def _words_of(batch: list[list[_Paragraph]], given: Inputs, place: Place) -> Sequence[Word]:
    """The words of the paragraph that a cue stands in."""
    return batch[place.window][given.offsets[place.window].index(place.offset)].words


def _candidate(
    words: Sequence[Word], place: Place, path: Sequence[int], cue: float, role: float
) -> Candidate | None:
    labels = path[: place.size]
    contents = runs(labels, BEGIN_CONTENT, IN_CONTENT)
    if not contents:
        return None
    sources = runs(labels, BEGIN_SOURCE, IN_SOURCE)
    return Candidate(
        tuple(_span(words, a, b) for a, b in contents),
        _span(words, place.first, place.last),
        tuple(_span(words, a, b) for a, b in sources),
        cue,
        role,
    )


def _likely_source(words: Sequence[Word], marginals: list[list[float]]) -> Span | None:
    """The words that are a source with the highest probability, where it is high enough."""
    first = max(range(len(marginals)), key=lambda i: marginals[i][BEGIN_SOURCE])
    chance = marginals[first][BEGIN_SOURCE]
    if chance < LIKELY_SOURCE:
        return None
    last = first
    while last + 1 < len(marginals) and marginals[last + 1][IN_SOURCE] >= 0.5 * chance:
        last += 1
    return _span(words, first, last)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last].end)
