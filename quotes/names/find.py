"""An article and its parse -> the names in it: people, organisations, places. Pure.

The parser's name recogniser proposes; titles, known first names and the gazetteer correct it
(`in_sentence`), and then the article as a whole (`across_article`).
"""

from __future__ import annotations

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Parse, Span
from quotes.names.across_article import couples, judged, with_a_person, with_known_surnames
from quotes.names.headlines import TITLE_LINE, is_headline
from quotes.names.in_sentence import names_in
from quotes.names.lone_names import with_lone_bodies, with_whole_names
from quotes.names.mentions import NameMention
from quotes.names.placing import Placing
from quotes.names.sentence_text import SentenceText
from quotes.names.stray_words import without_strays
from quotes.text.datelines import datelines
from quotes.text.open_quotations import quoted_spans
from quotes.text.spans import SpanSet
from quotes.text.token_index import Lookup

# A name that begins with one of these parts of speech began too early.
NO_NAME_START = ("VERB", "ADP", "ADV", "SCONJ")


def find_names(article: Article, parse: Parse, gazetteer: Gazetteer) -> tuple[NameMention, ...]:
    """Every name of the article's sentences, in text order, none overlapping another."""
    return NameFinder(article.text, parse, gazetteer).names()


class NameFinder:
    """The steps by which the names of one article are found, in their order."""

    def __init__(self, text: str, parse: Parse, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._lookup = Lookup(parse)
        self._placing = Placing(text, parse, SpanSet(quoted_spans(text)))
        self._sentences = [
            SentenceText(text, sentence, number, is_headline(sentence), gazetteer)
            for number, sentence in enumerate(parse.sentences)
        ]
        title = TITLE_LINE.match(text)
        self._title_end = title.end() if title else 0

    def names(self) -> tuple[NameMention, ...]:
        """The names in text order."""
        text, known = self._text, self._gazetteer
        found = [mention for where in self._sentences for mention in names_in(where)]
        found = couples(text, sorted(found, key=lambda m: m.start), known)
        found = without_strays(text, found, [self._is_exposed(m) for m in found], known)
        found = with_whole_names(text, found, known)
        found = with_known_surnames(found, self._sentences)
        outside = SpanSet(datelines(text))
        found = [m for m in found if not outside.holds(m.start)]
        found = sorted(with_a_person(text, found, known), key=lambda m: m.start)
        found = with_lone_bodies(text, list(judged(text, found, known)), known)
        return tuple(self._placing.placed(m) for m in found)

    def _is_exposed(self, mention: NameMention) -> bool:
        """Whether a name stands in a headline or begins with what is no proper noun."""
        if self._sentences[mention.sentence].headline or mention.start < self._title_end:
            return True
        first = self._lookup.tokens_in(Span(mention.start, mention.end))[:1]
        return any(token.upos in NO_NAME_START for token in first)
