"""EDGE: an article -> its Parse, by Stanza; the only module that imports Stanza.

The models lie in a folder of the package and are loaded with no look at the network. Tokens, tags,
lemmas and names are made for every sentence; heads and relations only for those that are `wanted`,
because the dependency parser is the slowest part.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import numpy as np
import stanza
import torch

from quotes.errors import ModelError
from quotes.model import Article, Parse, Sentence, Span, TaggedToken
from quotes.parsing.sentences import Places, cut_document, reshaped, to_sentence
from quotes.parsing.stanza_models import (
    ALL,
    FOR_TAGGED,
    LOAD_ERRORS,
    processors,
    stanford_folder,
)
from quotes.parsing.tagged import document_of
from quotes.text.long_paragraphs import pieces

Wanted = Callable[[Sentence], bool] | Sequence[Span] | None

# How much text goes through the models at once: some 10,000 words, about 100 MB at work.
MAX_BATCH = 60_000

NON_EMPTY_LINE = re.compile(r"[^\n\r]*\S[^\n\r]*")


class Parser:
    """Stanza's tokenizer, tagger, lemmatizer, parser and name recogniser; made with `load()`."""

    def __init__(self, processors: dict[str, Any]) -> None:
        self._processors = processors

    @classmethod
    def load(cls, folder: Path | None = None, *, tagged: bool = False) -> Parser:
        """Load the models in `folder`, by default those of the package; touches no network.

        With `tagged`, only those that are needed for tokens that come with tags and names. Raises
        ModelError where a model is missing or damaged. Sets torch to one thread.
        """
        torch.set_num_threads(1)
        names = FOR_TAGGED if tagged else ALL
        if folder is not None:
            return cls(processors(folder, names))
        with as_file(files("quotes.languages") / "en" / "models" / "stanza") as shipped:
            return cls(processors(Path(shipped), names))

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

    def parse(
        self, article: Article, wanted: Wanted = None, tokens: Sequence[TaggedToken] | None = None
    ) -> Parse:
        """Parse the article's body, or the lines of its text where no body is set.

        `wanted` chooses the sentences that get heads and relations: a test of the tagged sentence,
        or spans, of which a sentence must share a character with one. None chooses all. `tokens`,
        in order, are taken as they are, with their tags and names; None has Stanza find them.
        """
        paragraphs = article.body or [
            Span(*m.span()) for m in NON_EMPTY_LINE.finditer(article.text)
        ]
        choose = _chooser(wanted)
        sentences: list[Sentence] = []
        for batch in _batches(pieces(article.text, paragraphs)):
            document = self._document(article.text, batch, tokens)
            if document is not None:
                sentences += self._parsed(article.text, document, Places(batch), choose)
        return Parse(tuple(sentences))

    def _document(
        self, text: str, pieces: Sequence[Span], tokens: Sequence[TaggedToken] | None
    ) -> Any:
        """Stanza's document with all but trees; None where there is no word."""
        joined = "\n\n".join(text[a:b] for a, b in pieces)
        if not joined.strip():
            return None
        if tokens is not None:
            document = document_of(text, pieces, tokens)
            if document is not None:
                self._processors["lemma"].process(document)
            return document
        document = reshaped(self._processors["tokenize"].process(joined), joined)
        for name in ("mwt", "pos", "lemma", "ner"):  # only Stanford's models have a "mwt"
            if name in self._processors:
                self._processors[name].process(document)
        return document

    def _parsed(
        self, text: str, document: Any, places: Places, choose: Callable[[Sentence], bool]
    ) -> Iterator[Sentence]:
        tagged = [to_sentence(text, s, places, parsed=False) for s in document.sentences]
        chosen = [i for i, sentence in enumerate(tagged) if choose(sentence)]
        if chosen:
            part = cut_document(document, chosen)
            self._processors["depparse"].process(part)
        for i in chosen:
            tagged[i] = to_sentence(text, document.sentences[i], places, parsed=True)
        yield from tagged


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
