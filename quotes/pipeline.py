"""The order of the stages, and nothing else: an Article in, an Extraction out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from importlib.resources import as_file
from pathlib import Path

from quotes.attribution.confidence import NO_SOURCE, UNLISTED, Calibration, known_cue
from quotes.attribution.constructions.according_to import cue_places
from quotes.attribution.constructions.free_quotations import spoken, unattributed
from quotes.attribution.constructions.that_clauses import that_places
from quotes.attribution.detect import detect, to_parse
from quotes.attribution.direct_address import addresses_itself
from quotes.attribution.steps.relays import retold
from quotes.languages.cue_words import CueWords
from quotes.languages.pack import Language
from quotes.model import Article, Attribution, Extraction, Link, Parse, Quote, Span, attribution_id
from quotes.parsing.parser import Parser
from quotes.settings import STANFORD, chosen_models
from quotes.speakers.resolver import Resolution, Resolver
from quotes.tagging.tagger import Tagger
from quotes.text.spans import lines

WORD = re.compile(r"\w+(?:['’]\w+)*")


class Pipeline:
    """Tagger, parser, detector, resolver. Make one with `load()`; it can be used for many articles."""

    def __init__(
        self, tagger: Tagger, parser: Parser, resolver: Resolver, *, calibration: Calibration,
        words: CueWords, threshold: float | None = None,
    ) -> None:  # fmt: skip
        self.tagger = tagger
        self.parser = parser
        self.resolver = resolver
        self._calibration = calibration
        self.words = words
        self._chosen = threshold is not None
        self._threshold = calibration.threshold if threshold is None else threshold

    @classmethod
    def load(cls, *, threshold: float | None = None) -> Pipeline:
        """The models and word lists that ship with the package; touches no network.

        `threshold` is the confidence below which an attribution is left out; by default the one
        that the calibration found best. Raises ModelError when a model is missing or damaged.
        """
        language = Language()
        with as_file(language.models) as folder:
            calibration = Calibration.load(Path(folder) / "attribution" / "calibration.json")
            return cls(
                Tagger.load(Path(folder) / "attribution"),
                Parser.load_stanford() if chosen_models() == STANFORD else Parser.load(),
                Resolver(language.gazetteer),
                calibration=calibration,
                words=language.cue_words,
                threshold=threshold,
            )

    def extract(self, article: Article) -> Extraction:
        """Find and attribute the quotes of one article."""
        paragraphs, parse, quotes = self._find(article)
        resolved = self.resolver.resolve(article, parse, quotes)
        words = sum(1 for a, b in paragraphs for _ in WORD.finditer(article.text, a, b))
        return Extraction(
            article,
            _attributions(article, quotes, resolved),
            resolved.entities,
            words,
            article.notes,
        )

    def quotes(self, article: Article) -> list[Quote]:
        """The quotes of one article before their sources are resolved."""
        return self._find(article)[2]

    def _find(self, article: Article) -> tuple[Sequence[Span], Parse, list[Quote]]:
        paragraphs = article.body or lines(article.text)
        candidates = self.tagger.candidates(article, paragraphs)
        candidates += self.tagger.candidates(article, retold(article.text, candidates, self.words))
        wanted = to_parse(candidates) + cue_places(article.text, paragraphs)
        wanted += that_places(article.text, paragraphs, self.words)
        parse = self.parser.parse(article, wanted=sorted(set(wanted)))
        found = detect(article, paragraphs, candidates, parse, self.words)
        rated = (self._calibration.rate(quote) for quote in found)
        kept = (q if self._kept(q) else self._unattributed(article, q) for q in rated)
        return paragraphs, parse, [q for q in kept if q]

    def _unattributed(self, article: Article, quote: Quote) -> Quote | None:
        """A quotation that stays though nobody is surely its source; None for other quotes."""
        if self._chosen or not spoken(article.text, quote):
            return None
        return self._calibration.rate(unattributed(quote))

    def _kept(self, quote: Quote) -> bool:
        """Whether a quote is told of; one that nobody is named for is, unless the user says else."""
        unattributed = "marks:no-source" in quote.evidence and not self._chosen
        unlisted = quote.cue is not None and not self._chosen and not known_cue(quote)
        least = max(self._threshold, UNLISTED) if unlisted else self._threshold
        return unattributed or quote.confidence >= least


def _attributions(
    article: Article, quotes: Sequence[Quote], resolved: Resolution
) -> tuple[Attribution, ...]:
    made = []
    for found, link, via, whom in zip(
        quotes, resolved.speakers, resolved.vias, resolved.addressees, strict=True
    ):
        quote, speaker = found, link
        if link and addresses_itself(found, link):
            quote, speaker = replace(unattributed(found), confidence=NO_SOURCE), None
        made.append(
            Attribution(
                id=attribution_id(article.text, quote.spans),
                quote=quote,
                speaker=speaker,
                via=via,
                addressee=whom,
                evidence=(*quote.evidence, *_rules(speaker)),
                confidence=round(quote.confidence * _sureness(speaker), 4),
            )
        )
    return tuple(made)


def _rules(link: Link | None) -> tuple[str, ...]:
    return tuple(step.rule for step in link.chain) if link else ()


def _sureness(link: Link | None) -> float:
    """How sure the resolver is of the speaker; 1 where the article names none."""
    return link.score if link and link.entities else 1.0
