"""Designs of the chain in which one encoder stands for several models: each made from what ships.

`chain` gives a pipeline of a design by name; `benchmarks.run_design` times it, `benchmarks.pass_table`
prints all. The heads come from `training.heads`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.doc import Document
from torch import Tensor

from quotes.model import Article, Candidate, Sentence, Span
from quotes.parsing.parser import Parser
from quotes.parsing.sentences import Places, cut_document, reshaped, to_sentence
from quotes.pipeline import Pipeline
from quotes.tagging import tagger as tagging
from quotes.tagging.tagger import Tagger
from training.heads.heads import CHUNK, Head, load, names
from training.heads.roles import fitted

# Tokens as the treebanks cut them, but for what needs a list of words.
TOKEN = re.compile(
    r"""(?:https?://|www\.)[^\s,;]+\w | [\w.+-]+@[\w-]+(?:\.\w+)+
    | (?:[A-Za-z]\.){2,} | (?:Mr|Mrs|Ms|Dr|St|Jr|Sr|Prof|Gen|Sen|Rep|Gov|Lt|Col|Rev|Inc|Co|Corp|Ltd|vs|No)\.
    | \d+(?:[.,:]\d+)* | \w+(?=n['’]t\b) | n['’]t\b | ['’](?:s|re|ve|ll|d|m)\b
    | \.{2,} | -{2,} | `` | '' | \w+ | \S""",
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Design:
    """`layers` of the encoder; the files of the heads for tags and names, empty where Stanza's models
    stay; the file of the attribution network's own heads where they were fitted anew."""

    layers: int = 6
    tags: str = ""
    names: str = ""
    roles: str = ""


DESIGNS = {
    "today": Design(),
    "heads, conv": Design(tags="tags-6-conv.pt", names="names-6-conv.pt"),
    "heads, conv, mix": Design(tags="tags-mix-conv.pt", names="names-mix-conv.pt"),
    "tags and bounds only": Design(tags="tags-mix-conv.pt"),
    "4 layers, heads": Design(4, "tags-4-conv.pt", "names-4-conv.pt", "roles-4.pt"),
    "4 layers": Design(4, roles="roles-4.pt"),
    "3 layers": Design(3, roles="roles-3.pt"),
    "6 layers, own heads anew": Design(6, roles="roles-6.pt"),
}


def chain(name: str, folder: Path) -> Pipeline:
    """The pipeline of a design; `folder` holds the heads."""
    design = DESIGNS[name]
    pipeline = Pipeline.load()
    if design.roles:
        pipeline.tagger = fitted(design.layers, folder / design.roles)
    if design.tags:
        memory = Memory(pipeline.tagger, [design.tags, design.names], folder)
        pipeline.parser = HeadParser(pipeline.parser._processors, memory)
    return pipeline


class Memory:
    """What the encoder said of the words of the article that was read last, and heads upon it."""

    def __init__(self, tagger: Tagger, heads: Sequence[str], folder: Path) -> None:
        self.heads = [load(folder / name) for name in heads if name]
        self.layers = sorted({n for head, *_ in self.heads for n in head.plan.layers})
        self._seen: dict[int, Tensor] = {}
        self._starts: list[int] = []
        self._states: list[Tensor] = []
        self._text = ""
        self._open = False
        encoder = tagger._network.encoder
        for number, part in enumerate((encoder.norm, *encoder.layers)):
            if number in self.layers:
                part.register_forward_hook(self._noting(number))
        self._wrap(tagger)

    def _noting(self, number: int) -> Callable[..., None]:
        def note(_: Any, __: Any, made: Tensor) -> None:
            self._seen[number] = made

        return note

    def _wrap(self, tagger: Tagger) -> None:
        tag, candidates, hidden = tagger._tag, tagger.candidates, tagging.hidden_words
        own = tagger._network

        def candidates_of(article: Article, *given: Any, **named: Any) -> list[Candidate]:
            self._open = article.text is not self._text
            if self._open:
                self._text, self._starts, self._states = article.text, [], []
            return candidates(article, *given, **named)

        def tag_of(batch: Any) -> Iterator[Candidate]:
            if self._open:
                self._starts += [w.start for window in batch for p in window for w in p.words]
            return tag(batch)

        def hidden_of(network: Any, given: Any) -> Tensor:
            made = hidden(network, given)
            if self._open and network is own:
                states = torch.stack([self._seen[n] for n in self.layers], 2)
                rows = torch.arange(len(states))[:, None].expand_as(given.firsts)
                self._states.append(states[rows, given.firsts][given.word_mask])
            return made

        tagger.candidates = candidates_of  # type: ignore[method-assign,assignment]
        tagger._tag = tag_of  # type: ignore[method-assign]
        tagging.hidden_words = hidden_of

    def labels(self, spans: Sequence[Span]) -> list[list[str]]:
        """For each output of each head the label of every token."""
        states, starts = torch.cat(self._states), torch.tensor(self._starts)
        edges = torch.tensor([(a, b - 1) for a, b in spans])
        places = (torch.searchsorted(starts, edges, right=True) - 1).clamp(min=0)
        rest = -len(places) % CHUNK
        places = torch.cat((places, places[-1:].expand(rest, 2))).view(-1, CHUNK, 2)
        found = []
        for head, vocabulary, _ in self.heads:
            scores = self._scores(head, states, places)
            for one, words in zip(scores, vocabulary, strict=True):
                best = one.argmax(-1).flatten()[: len(spans)].tolist()
                found.append([words[i] for i in best])
        return found

    def _scores(self, head: Head, states: Tensor, places: Tensor) -> list[Tensor]:
        chosen = [self.layers.index(n) for n in head.plan.layers]
        mixed = head.mixed(states[:, chosen])
        made: list[Tensor] = head(mixed[places[..., 0]], mixed[places[..., 1]])
        return made


class HeadParser(Parser):
    """Tokens by a pattern; sentences, tags and (where there is a head for them) names by heads; lemmas
    and trees by Stanza."""

    def __init__(self, processors: dict[str, Any], memory: Memory) -> None:
        super().__init__(processors)
        self.memory = memory

    def _parse_pieces(
        self, text: str, pieces: Sequence[Span], choose: Callable[[Sentence], bool]
    ) -> Iterator[Sentence]:
        document = self.document(text, pieces)
        if document is None:
            return
        self._processors["lemma"].process(document)
        if len(self.memory.heads) == 1:
            self._processors["ner"].process(document)
        places = Places(pieces)
        tagged = [to_sentence(text, s, places, parsed=False) for s in document.sentences]
        chosen = [i for i, sentence in enumerate(tagged) if choose(sentence)]
        if chosen:
            self._processors["depparse"].process(cut_document(document, chosen))
        for i in chosen:
            tagged[i] = to_sentence(text, document.sentences[i], places, parsed=True)
        yield from tagged

    def document(self, text: str, pieces: Sequence[Span]) -> Any:
        """Stanza's document with what the heads say; None where there is no word."""
        spans, starts, last, shift = [], [], set(), 0
        for a, b in pieces:
            found = [Span(*m.span()) for m in TOKEN.finditer(text, a, b)]
            spans += found
            starts += [s.start - a + shift for s in found]
            last.add(len(spans) - 1)
            shift += b - a + 2
        if not spans:
            return None
        with torch.inference_mode():
            upos, xpos, ends, *kinds = self.memory.labels(spans)
        made: list[list[dict[str, Any]]] = [[]]
        for i, (span, start) in enumerate(zip(spans, starts, strict=True)):
            made[-1].append({
                "id": len(made[-1]) + 1, "text": text[slice(*span)], "upos": upos[i],
                "xpos": xpos[i], "start_char": start, "end_char": start + span.end - span.start,
            })  # fmt: skip
            if (ends[i] == "end" or i in last) and i + 1 < len(spans):
                made.append([])
        joined = "\n\n".join(text[a:b] for a, b in pieces)
        if kinds:
            _name(made, kinds[0])
        document = reshaped(Document(made, joined), joined)
        if kinds:
            document.build_ents()
        return document


def _name(sentences: list[list[dict[str, Any]]], tags: list[str]) -> None:
    """Give tokens the tags of names as Stanza writes them: begin, inside, end, single."""
    rows = [token for sentence in sentences for token in sentence]
    for token in rows:
        token["ner"] = "O"
    for first, last, kind in names(tags, [len(s) for s in sentences]):
        for i in range(first, last + 1):
            place = "S" if first == last else "B" if i == first else "E" if i == last else "I"
            rows[i]["ner"] = f"{place}-{kind}"
