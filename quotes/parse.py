"""EDGE: an article -> its Parse, by Stanza; the only module that imports Stanza.

The models lie in a folder of the package and are loaded with no look at the network. Tokens, tags,
lemmas and names are made for every sentence; heads and relations only for those that are `wanted`,
because the dependency parser is the slowest part.
"""

from __future__ import annotations

import pickle
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import stanza
import torch
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root
from stanza.models.common.doc import Document

from quotes.errors import ModelError
from quotes.model import Article, NamedEntity, Parse, Sentence, Span, Token

Wanted = Callable[[Sentence], bool] | Sequence[Span] | None

MODEL_FILES = ("tokenize.pt", "pos.pt", "lemma.pt", "depparse.pt", "ner.pt", "pretrain.pt")
# Longer sentences are lists, tables or text without full stops; the scorer of arcs needs memory in
# the square of the length, and 150 is also where Stanza itself starts to batch singly.
MAX_TOKENS = 150
# A piece of text for the tokenizer; news paragraphs are below 2,000 characters.
MAX_PIECE = 10_000
# How much text goes through the models at once: some 10,000 words, about 100 MB at work.
MAX_BATCH = 60_000
NAME_TYPES = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "ORG": "ORG"}
LOAD_ERRORS = (OSError, RuntimeError, KeyError, ValueError, EOFError, pickle.UnpicklingError)
SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s+")
CLOSING = frozenset(("”", "’", '"', "''", "»", ")", "]"))
NON_EMPTY_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")


class Parser:
    """Stanza's tokenizer, tagger, lemmatizer, parser and name recogniser; made with `load()`."""

    def __init__(self, processors: dict[str, Any]) -> None:
        self._processors = processors

    @classmethod
    def load(cls, folder: Path | None = None) -> Parser:
        """Load the models in `folder`, by default those of the package; touches no network.

        Raises ModelError where a model is missing or damaged. Sets torch to one thread.
        """
        torch.set_num_threads(1)
        if folder is not None:
            return cls(_processors(folder))
        with as_file(files("quotes") / "models" / "en") as shipped:
            return cls(_processors(Path(shipped)))

    @classmethod
    def load_stanford(cls) -> Parser:
        """Load Stanford's own English models from Stanza's folder; touches no network.

        Raises ModelError where they are not on this machine. Sets torch to one thread.
        """
        torch.set_num_threads(1)
        if stanford_folder() is None:
            raise ModelError(
                "Stanford's models are not on this machine; run: quotes models use stanford"
            )
        try:
            pipeline = stanza.Pipeline(
                "en", processors="tokenize,pos,lemma,depparse,ner", package="default_fast",
                download_method=None, use_gpu=False, logging_level="CRITICAL",
            )  # fmt: skip
        except LOAD_ERRORS as error:
            raise ModelError(f"Stanford's models cannot be read: {error}") from error
        return cls(dict(pipeline.processors))

    def parse(self, article: Article, wanted: Wanted = None) -> Parse:
        """Parse the article's body, or the lines of its text where no body is set.

        `wanted` chooses the sentences that get heads and relations: a test of the tagged sentence,
        or spans, of which a sentence must share a character with one. None chooses all.
        """
        paragraphs = article.body or [
            Span(*m.span()) for m in NON_EMPTY_LINE.finditer(article.text)
        ]
        choose = _chooser(wanted)
        sentences: list[Sentence] = []
        for batch in _batches(_pieces(article.text, paragraphs)):
            sentences += self._parse_pieces(article.text, batch, choose)
        return Parse(tuple(sentences))

    def _parse_pieces(
        self, text: str, pieces: Sequence[Span], choose: Callable[[Sentence], bool]
    ) -> Iterator[Sentence]:
        joined = "\n\n".join(text[a:b] for a, b in pieces)
        if not joined.strip():
            return
        document = _reshaped(self._processors["tokenize"].process(joined), joined)
        for name in ("mwt", "pos", "lemma", "ner"):  # only Stanford's models have a "mwt"
            if name in self._processors:
                self._processors[name].process(document)
        places = _Places(pieces)
        tagged = [_sentence(text, s, places, parsed=False) for s in document.sentences]
        chosen = [i for i, sentence in enumerate(tagged) if choose(sentence)]
        if chosen:
            part = _part(document, chosen)
            self._processors["depparse"].process(part)
        for i in chosen:
            tagged[i] = _sentence(text, document.sentences[i], places, parsed=True)
        yield from tagged


class _Places:
    """Offsets in the joined pieces -> offsets in the article."""

    def __init__(self, pieces: Sequence[Span]) -> None:
        self._pieces = pieces
        self._starts = []
        start = 0
        for a, b in pieces:
            self._starts.append(start)
            start += b - a + 2

    def __call__(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        return self._pieces[number].start + offset - self._starts[number]


def stanford_folder() -> Path | None:
    """Where Stanza keeps Stanford's English models, None when they were never downloaded."""
    folder = Path(stanza.resources.common.DEFAULT_MODEL_DIR) / "en"
    return folder if (folder / "depparse").is_dir() else None


def download_stanford() -> None:
    """Fetch Stanford's English models from their hub; raises ModelError when that fails."""
    try:
        stanza.download("en", processors="tokenize,pos,lemma,depparse,ner", package="default_fast")
    except (OSError, ValueError, RuntimeError) as error:
        raise ModelError(f"Stanford's models could not be downloaded: {error}") from error


def _processors(folder: Path) -> dict[str, Any]:
    missing = [name for name in MODEL_FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(f"No such model: {missing[0]} in {folder}.")
    at = {name: str(folder / name) for name in (*MODEL_FILES, "resources.json")}
    try:
        pipeline = stanza.Pipeline(
            "en", dir=str(folder), package=None, processors="tokenize,pos,lemma,depparse,ner",
            download_method=None, allow_unknown_language=True, use_gpu=False, logging_level="CRITICAL",
            resources_filepath=at["resources.json"],
            tokenize_model_path=at["tokenize.pt"],
            pos_model_path=at["pos.pt"], pos_pretrain_path=at["pretrain.pt"],
            lemma_model_path=at["lemma.pt"], lemma_store_results=True,
            depparse_model_path=at["depparse.pt"], depparse_pretrain_path=at["pretrain.pt"],
            depparse_resolve_head_constraints=False,
            ner_model_path=at["ner.pt"], ner_pretrain_path=at["pretrain.pt"],
            ner_forward_charlm_path="", ner_backward_charlm_path="",
        )  # fmt: skip
    except LOAD_ERRORS as error:
        message = f"The models in {folder} cannot be read; they are damaged or of another version."
        raise ModelError(message) from error
    model = pipeline.processors["depparse"].trainer.model
    # On this object only: Stanza's own decoder runs a search in pure Python for every sentence.
    model.decode_graph_predictions = _decode
    return dict(pipeline.processors)


def _decode(
    vocab: Any, batch_size: int, preds: Sequence[Any], sentlens: Sequence[int],
    resolve_head_constraints: bool = False,
) -> list[list[list[Any]]]:  # fmt: skip
    """Heads and labels of a batch, as Stanza's `decode_graph_predictions` gives them."""
    return [
        [
            [int(head), label]
            for head, label in _tree(vocab, preds[0][i][:length, :length], preds[1][i])
        ]
        for i, length in zip(range(batch_size), sentlens, strict=True)
    ]


def _tree(vocab: Any, scores: Any, labels: Any) -> list[tuple[int, str]]:
    tree = greedy_tree(scores)
    if tree is None:
        tree = chuliu_edmonds_one_root(scores)
    heads = tree[1:]
    names = vocab.unmap([labels[j + 1][h] for j, h in enumerate(heads)])
    return list(zip(heads, names, strict=True))


def greedy_tree(scores: Any) -> Any | None:
    """Each word's best head, where these already form a tree with one root; else None.

    `scores[i, j]` says how good j is as the head of i, with the root at 0. Where the best heads
    form a tree, no other tree can score higher, so the search for one is not needed.
    """
    free = np.array(scores, dtype=np.float64)
    np.fill_diagonal(free, -np.inf)
    heads = free.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() != 1:
        return None
    # After k doublings every word points 2**k steps up; in a tree all end at the root.
    up = heads
    for _ in range(len(heads).bit_length()):
        up = up[up]
    return heads if not up.any() else None


def _chooser(wanted: Wanted) -> Callable[[Sentence], bool]:
    if wanted is None:
        return lambda sentence: True
    if callable(wanted):
        return wanted
    spans = sorted(wanted)
    reach = list(np.maximum.accumulate([s.end for s in spans])) if spans else []

    def touched(sentence: Sentence) -> bool:
        before = bisect_right(spans, (sentence.end - 1, 1 << 62))
        return before > 0 and reach[before - 1] > sentence.start

    return touched


def _pieces(text: str, paragraphs: Iterable[Span]) -> Iterator[Span]:
    """The paragraphs, each cut where it is longer than MAX_PIECE."""
    for first, end in paragraphs:
        start = first
        while end - start > MAX_PIECE:
            cut = _cut(text, start, start + MAX_PIECE)
            yield Span(start, cut)
            start = cut
        if text[start:end].strip():
            yield Span(start, end)


def _cut(text: str, start: int, end: int) -> int:
    """Where to cut text[start:end]: after a sentence, else at a space, else at the end."""
    ends = [m.end() for m in SENTENCE_END.finditer(text, start + (end - start) // 2, end)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", start + 1, end)
    return space if space > start else end


def _batches(pieces: Iterable[Span]) -> Iterator[list[Span]]:
    batch: list[Span] = []
    size = 0
    for piece in pieces:
        batch.append(piece)
        size += piece.end - piece.start
        if size >= MAX_BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _reshaped(document: Any, text: str) -> Any:
    """The document with closing marks put back to their sentence, sentences that were cut within a
    name put together, and long sentences cut."""
    made: list[list[dict[str, Any]]] = []
    changed = False
    for tokens in document.to_dict():
        rest = tokens
        while made and rest and _closes(rest[0], made[-1][-1]):
            made[-1].append(rest[0])
            rest = rest[1:]
        if made and rest and _torn(rest[0], made[-1][-1], text):
            rest = made.pop() + rest
        pieces = [rest[i : i + MAX_TOKENS] for i in range(0, len(rest), MAX_TOKENS)]
        changed = changed or len(rest) != len(tokens) or len(pieces) > 1
        made.extend(pieces)
    if not changed:
        return document
    numbered = [[{**token, "id": i + 1} for i, token in enumerate(s)] for s in made]
    return Document(numbered, text)


def _closes(token: dict[str, Any], before: dict[str, Any]) -> bool:
    """Whether the token is a closing mark that was torn off the sentence before it."""
    return token["text"] in CLOSING and bool(token["start_char"] == before["end_char"])


def _torn(token: dict[str, Any], before: dict[str, Any], text: str) -> bool:
    """Whether a sentence was cut between two words of one line, neither of them a sentence's end."""
    between = text[before["end_char"] : token["start_char"]]
    return between in (" ", "") and bool(before["text"][-1:].isalpha())


def _part(document: Any, chosen: Sequence[int]) -> Any:
    """A document that shares the chosen sentences, so that a processor works on these alone."""
    part = Document([])
    part.sentences = [document.sentences[i] for i in chosen]
    part.num_tokens = sum(len(s.tokens) for s in part.sentences)
    part.num_words = sum(len(s.words) for s in part.sentences)
    return part


def _sentence(text: str, found: Any, places: _Places, *, parsed: bool) -> Sentence:
    tokens = []
    for word in found.words:
        start = places(word.start_char)
        end = start + word.end_char - word.start_char
        head = word.head - 1 if parsed else -1
        relation = word.deprel if parsed else ""
        surface = text[start:end]
        lemma = surface if word.lemma in (None, "_") or "<UNK>" in word.lemma else word.lemma
        tokens.append(
            Token(surface, start, end, lemma, word.upos or "X", word.xpos or "", head, relation)
        )
    names = []
    for name in found.ents:
        start = places(name.start_char)
        end = start + name.end_char - name.start_char
        names.append(NamedEntity(text[start:end], start, end, NAME_TYPES.get(name.type, name.type)))
    return Sentence(tuple(tokens), tuple(names), tokens[0].start, tokens[-1].end, parsed)
