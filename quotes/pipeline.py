"""The order of the stages, and nothing else: an Article in, an Extraction out."""

from __future__ import annotations

from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

from quotes.attribution import (
    CLAIMS,
    Calibration,
    Keeping,
    Passage,
    attributions,
    detect,
    passage_of,
    retold,
    to_parse,
)
from quotes.languages.cue_words import CueWords
from quotes.languages.pack import Language
from quotes.languages.tables import ENGLISH
from quotes.model import Article, Extraction, Mode, Parse, Quote
from quotes.parsing.parser import Parser
from quotes.plain.read import read_plain
from quotes.plain.words import plain_words
from quotes.settings import BEST, FAST, STANFORD, models_for
from quotes.speakers.resolver import Resolver
from quotes.tagging.tagger import Tagger
from quotes.text.characters import reading
from quotes.text.long_paragraphs import pieces
from quotes.text.patterns import word_count
from quotes.text.source_offsets import as_read, link_of_source, quote_of_source
from quotes.text.spans import lines


class Pipeline:
    """Tagger, parser, detector, resolver. Make one with `load()`; it can be used for many articles."""

    def __init__(
        self, tagger: Tagger, parser: Parser, resolver: Resolver, *, keeping: Keeping, words: CueWords
    ) -> None:  # fmt: skip
        self.tagger = tagger
        self.parser = parser
        self.resolver = resolver
        self.words = words
        self._keeping = keeping

    @classmethod
    def load(
        cls, *, threshold: float | None = None, modes: frozenset[Mode] = CLAIMS, model: str = BEST
    ) -> Pipeline:
        """The models and word lists that ship with the package; touches no network.

        `threshold` is the confidence below which an attribution is left out; by default the one
        that the calibration found best. `modes` are those that are told of.
        `model` is one of `settings.SETTINGS`; "fast" has tags, sentence ends and names by heads on the
        tagger's encoder. Raises ModelError when a model is missing or damaged.
        """
        used = models_for(model)
        language = Language()
        with as_file(language.models) as folder:
            calibration = Calibration.load(Path(folder) / "attribution" / "calibration.json")
            return cls(
                Tagger.load(
                    Path(folder) / "attribution", Path(folder) / "heads" if used == FAST else None
                ),
                Parser.load_stanford() if used == STANFORD else Parser.load(tagged=used == FAST),
                Resolver(language.gazetteer),
                keeping=Keeping(calibration, threshold, modes),
                words=language.cue_words,
            )

    def extract(self, article: Article) -> Extraction:
        """Find and attribute the quotes of one article.

        Of another language's, those between marks where the language has tables for it, else none.
        """
        if not is_read(article):
            found = of_other_language(article)
            wanted = tuple(a for a in found.attributions if self._keeping.wants(a))
            return replace(found, attributions=wanted)
        read = reading(article.text)
        own = as_read(article, read)
        passage, parse, quotes = self._find(own)
        resolved = self.resolver.resolve(own, parse, quotes)
        links = (resolved.speakers, resolved.vias, resolved.addressees)
        speakers, vias, whom = ([link_of_source(one, read) for one in each] for each in links)
        told = attributions(
            article.text, [quote_of_source(quote, read) for quote in quotes],
            speakers=speakers, vias=vias, addressees=whom,
        )  # fmt: skip
        words = word_count(own.text, passage.paragraphs)
        return Extraction(article, told, resolved.entities, words, article.notes)

    def quotes(self, article: Article) -> list[Quote]:
        """The quotes of one article before their sources are resolved."""
        read = reading(article.text)
        found = self._find(as_read(article, read))[2]
        return [quote_of_source(quote, read) for quote in found]

    def _find(self, article: Article) -> tuple[Passage, Parse, list[Quote]]:
        paragraphs = list(pieces(article.text, article.body or lines(article.text)))
        passage = passage_of(article.text, paragraphs, self.words, article.blocks)
        read = self.tagger.read(article, paragraphs, marks=passage.marks)
        again = self.tagger.candidates(article, retold(read.candidates, passage))
        candidates = self._keeping.wanted([*read.candidates, *again], passage)
        parse = self.parser.parse(article, to_parse(candidates, passage), read.tokens)
        parsed = passage.parsed(parse)
        quotes = detect(candidates, parsed)
        believed = self._keeping.believed(candidates, quotes)
        if len(believed) < len(candidates):
            quotes = detect(believed, parsed)
        return passage, parse, self._keeping.kept(quotes, article.text)


def of_other_language(article: Article) -> Extraction:
    """What can be told of an article that the models do not read, with a note on it."""
    known = plain_words(article.language or "")
    read = reading(article.text)
    own = as_read(article, read)
    paragraphs = list(pieces(own.text, own.body or lines(own.text)))
    words = word_count(own.text, paragraphs)
    told = f"the text is not in English ('{article.language}')"
    if known is None:
        note = f"{told}: it is kept without quotes"
        return Extraction(article, (), (), words, (*article.notes, note))
    found = read_plain(own.text, paragraphs, known)
    quotes = [quote_of_source(quote, read) for quote in found.quotes]
    nobody = [None] * len(quotes)
    made = attributions(
        article.text, quotes,
        speakers=[link_of_source(link, read) for link in found.speakers],
        vias=nobody, addressees=nobody,
    )  # fmt: skip
    note = f"{told}: only quotations between marks are looked for"
    return Extraction(article, made, found.entities, words, (*article.notes, note))


def is_read(article: Article) -> bool:
    """Whether an article is in the language of the models, or in one that nothing tells."""
    return not article.language or article.language.partition("-")[0].lower() == ENGLISH
