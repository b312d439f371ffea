"""An article and the words of its language -> its quotes, and whom their sources stand for. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from quotes.model import Cue, Entity, Link, Quote, Span, phrase
from quotes.plain.people import names_somebody
from quotes.plain.quotations import quoted
from quotes.plain.said import Said, lemma, statements
from quotes.plain.speakers import Cast
from quotes.plain.words import PlainWords
from quotes.rules import rule

FREE = rule("plain:free")


@dataclass(frozen=True, slots=True)
class Found:
    """The quotes of an article in order, each with its link, and the entities of the links."""

    quotes: tuple[Quote, ...]
    speakers: tuple[Link | None, ...]
    entities: tuple[Entity, ...]


def read_plain(text: str, paragraphs: Sequence[Span], words: PlainWords) -> Found:
    """The quotations of an article with cue and speaker."""
    said = [_checked(text, s, words) for s in statements(text, quoted(text, paragraphs), words)]
    cast = Cast(text, paragraphs, words)
    if said:
        cast.read()
    quotes = tuple(_quote(text, each, words) for each in said)
    speakers = tuple(cast.link(quote.source) if quote.source else None for quote in quotes)
    return Found(quotes, speakers, cast.entities())


def _checked(text: str, said: Said, words: PlainWords) -> Said:
    """The statement without a source that names nobody."""
    if said.source is None or names_somebody(text, said.source, words):
        return said
    return replace(said, source=None, rule=said.rule if said.cue else FREE)


def _quote(text: str, said: Said, words: PlainWords) -> Quote:
    content, cue = phrase(text, said.contents), said.cue
    return Quote(
        kind="mixed" if said.within else "direct",
        mode="speech",
        text=content.text,
        spans=content.spans,
        cue=Cue(text[slice(*cue)], lemma(text[slice(*cue)], words), (cue,), said.denied)
        if cue
        else None,
        source=phrase(text, (said.source,)) if said.source else None,
        evidence=(said.rule,),
        confidence=words.sure(said.rule),
    )
