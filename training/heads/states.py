"""Texts with gold tokens -> what each layer of the frozen attribution encoder says of each word.

    python -m training.heads.states --data DATA --out STATES

DATA is what `training.stanza.build --stage data` writes. Each part becomes `PART.npy`, float16 of the shape
(words, layers + 1, hidden), the embeddings first, and `PART.json` with the tokens, their labels and, for
each, its first and last word. The encoder runs as it ships: int8, in the same windows.
"""

from __future__ import annotations

import argparse
import json
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from quotes.model import Span
from quotes.tagging import tagger as tagging
from quotes.tagging.tagger import Tagger
from quotes.tagging.tensors import inputs
from training.stanza import conllu

TREEBANKS = {"ud-train": "train", "ud-dev": "dev"}
NAMES = {"ner-train": "ner-train", "ner-dev": "ner-dev"}


@dataclass(frozen=True, slots=True)
class Tokens:
    """A paragraph with gold tokens: `spans` into `text` (end exclusive), and the labels of each token."""

    text: str
    spans: list[tuple[int, int]]
    labels: list[list[str]]


def shipped() -> Tagger:
    """The tagger that ships."""
    with as_file(files("quotes.languages") / "en" / "models" / "attribution") as folder:
        return Tagger.load(Path(folder))


def treebank(path: Path) -> Iterator[Tokens]:
    """The paragraphs of a treebank: labels are UPOS, XPOS and whether a token ends its sentence."""
    text, spans, labels = "", [], []
    for sentence in conllu.read(path):
        if sentence.new_paragraph and text:
            yield Tokens(text, spans, labels)
            text, spans, labels = "", [], []
        text += " " if text and not text.endswith(" ") else ""
        for number, t in enumerate(sentence.tokens, 1):
            spans.append((len(text), len(text) + len(t.form)))
            labels.append([t.upos, t.xpos, "end" if number == len(sentence.tokens) else "in"])
            text += t.form + " " * t.space_after
    yield Tokens(text, spans, labels)


def names(path: Path) -> Iterator[Tokens]:
    """The sentences of a set of names: labels are BIO tags."""
    for sentence in json.loads(path.read_text("utf-8")):
        text, spans = "", []
        for word in sentence:
            spans.append((len(text), len(text) + len(word["text"])))
            text += word["text"] + " "
        yield Tokens(text, spans, [[word["ner"]] for word in sentence])


class Layers:
    """The states of all layers, for the first piece of each word."""

    def __init__(self, tagger: Tagger) -> None:
        self._encoder = tagger._network.encoder

    def of(self, batch: Sequence[Sequence[Any]]) -> Tensor:
        """(words of all windows in order, layers + 1, hidden) of a batch of windows."""
        given = inputs(batch)
        seen: list[Tensor] = []
        with torch.inference_mode():
            self._encoder(
                given.pieces, given.features, given.mask, lambda _, made: seen.append(made)
            )
            states = torch.stack(seen, 2)
        rows = torch.arange(len(states))[:, None].expand_as(given.firsts)
        return states[rows, given.firsts][given.word_mask]


def encode(found: Sequence[Tokens], tagger: Tagger, layers: Layers) -> tuple[np.ndarray, list[Any]]:
    """The states of all words, and for each token its first and last word among them."""
    text, paragraphs, tokens = "", [], []
    for one in found:
        paragraphs.append(Span(len(text), len(text) + len(one.text)))
        tokens += [(len(text) + a, len(text) + b) for a, b in one.spans]
        text += one.text + "\n"
    states, starts = [], []
    for batch in tagging._batches(tagger._read(text, paragraphs, None)):
        states.append(layers.of(batch).half().numpy())
        starts += [w.start for window in batch for p in window for w in p.words]
    at = [(bisect_right(starts, a) - 1, bisect_right(starts, b - 1) - 1) for a, b in tokens]
    return np.concatenate(states), [(max(0, a), max(0, b)) for a, b in at]


def write(found: list[Tokens], out: Path, tagger: Tagger, layers: Layers) -> None:
    """Write the two files of one part."""
    states, places = encode(found, tagger, layers)
    np.save(out.with_suffix(".npy"), states)
    kept = {
        "places": places,
        "labels": [row for one in found for row in one.labels],
        "sizes": [len(one.spans) for one in found],
        "forms": [one.text[a:b] for one in found for a, b in one.spans],
    }
    out.with_suffix(".json").write_text(json.dumps(kept), "utf-8")
    print(out.name, states.shape, len(places), "tokens", flush=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parts", nargs="*", default=[*TREEBANKS, *NAMES])
    options = parser.parse_args()
    torch.set_num_threads(1)
    tagger = shipped()
    layers = Layers(tagger)
    options.out.mkdir(parents=True, exist_ok=True)
    for part in options.parts:
        if part in TREEBANKS:
            found = list(treebank(options.data / f"{TREEBANKS[part]}.conllu"))
        else:
            found = list(names(options.data / f"{NAMES[part]}.json"))
        write(found, options.out / part, tagger, layers)


if __name__ == "__main__":
    main()
