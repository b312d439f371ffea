"""What was found in a reading -> the same with the offsets of the article as read. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import Article, Link, Phrase, Quote, Span
from quotes.text.characters import Reading, cleaned

Spans = tuple[Span, ...]

LINE_ENDS = str.maketrans({"\n": " ", "\r": " "})


def as_read(article: Article, read: Reading) -> Article:
    """The article as the stages read it: a line end within a paragraph is a space there."""
    if not read.starts:
        text = _with_whole_lines(article.text, article.body)
        return article if text == article.text else replace(article, text=text)
    body = tuple(read.here(span) for span in article.body)
    title = cleaned(article.title) if article.title else article.title
    blocks = tuple(
        replace(block, start=here.start, end=here.end)
        for block in article.blocks
        for here in (read.here(Span(block.start, block.end)),)
    )
    return replace(
        article, text=_with_whole_lines(read.text, body), title=title, body=body, blocks=blocks
    )


def _with_whole_lines(text: str, body: Spans) -> str:
    """The text with a space for each character that ends a line within a paragraph."""
    made: list[str] = []
    place = 0
    for start, end in body:
        made += (text[place:start], text[start:end].translate(LINE_ENDS))
        place = end
    return "".join((*made, text[place:]))


def quote_of_source(quote: Quote, read: Reading) -> Quote:
    """The quote in the article; its words stay as they were read, without what nobody sees."""
    if not read.starts:
        return quote
    cue = replace(quote.cue, spans=_moved(quote.cue.spans, read)) if quote.cue else None
    return replace(
        quote,
        spans=_moved(quote.spans, read),
        cue=cue,
        source=_phrase(quote.source, read),
        via=_phrase(quote.via, read),
        addressee=_phrase(quote.addressee, read),
    )


def link_of_source(link: Link | None, read: Reading) -> Link | None:
    """The link, with mention and steps where they stand in the article."""
    if link is None or not read.starts:
        return link
    mention = Phrase(link.mention.text, _moved(link.mention.spans, read))
    chain = tuple(replace(step, spans=_moved(step.spans, read)) for step in link.chain)
    return replace(link, mention=mention, chain=chain)


def _phrase(phrase: Phrase | None, read: Reading) -> Phrase | None:
    return Phrase(phrase.text, _moved(phrase.spans, read)) if phrase else None


def _moved(spans: Spans, read: Reading) -> Spans:
    return tuple(read.source(span) for span in spans)
