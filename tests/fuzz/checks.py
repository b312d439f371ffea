"""What holds of any bytes that are read, and of every stage without models over what they gave."""

from __future__ import annotations

import io

from quotes.attribution.passage import passage_of
from quotes.claims.alignment import align
from quotes.claims.reported import undone
from quotes.claims.statement import read_statement
from quotes.errors import ArticleError
from quotes.hooks import Failure
from quotes.languages.cue_words import CueWords
from quotes.model import Article, Span
from quotes.names.credits import credits_of
from quotes.reading.moments import day
from quotes.reading.readers.parts import printable
from quotes.reading.sources import read_file
from quotes.text.characters import reading
from quotes.text.datelines import datelines
from quotes.text.long_paragraphs import pieces
from quotes.text.source_offsets import as_read
from quotes.text.spans import lines


def check(data: bytes) -> int:
    """Read bytes as every kind of file that they may be; how many articles they gave.

    Raises whatever a reader or a stage raises that a user would not be told in words of ours.
    """
    number = 0
    try:
        for each in read_file("fuzzed", io.BytesIO(data)):
            assert printable(each.source) == each.source
            if isinstance(each, Failure):
                assert each.reason and "\n" not in each.reason, each
                continue
            number += 1
            check_article(each)
    except (ArticleError, RecursionError):
        return number
    return number


def check_article(article: Article) -> None:
    """Every stage that needs no model, with what holds of each result."""
    size = len(article.text)
    for words in (article.text, article.title, article.url, article.byline, article.outlet):
        (words or "").encode()
    assert all(0 <= a < b <= size for a, b in article.body), article.body
    assert all(0 <= b.start < b.end <= size for b in article.blocks), article.blocks
    assert article.published is None or day(article.published) == article.published
    credits_of(article.byline)
    read = reading(article.text)
    own = as_read(article, read)
    paragraphs = list(pieces(own.text, own.body or lines(own.text)))
    passage = passage_of(own.text, paragraphs, CueWords.load(), own.blocks)
    for found in passage.marks:
        for quotation in found:
            a, b = read.source(Span(quotation.start, quotation.end))
            assert 0 <= a <= b <= size, quotation
    datelines(own.text)
    for start, end in paragraphs[:3]:
        statement = undone(read_statement(own.text[start:end][:500]))
        align(statement.norms, statement.norms[1:])
