"""Names that the recogniser often cuts: with a nickname inside, bodies with "of", companies. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.names.mentions import NameMention
from quotes.names.parted import name_at_end
from quotes.names.person_names import fold, person_name
from quotes.names.sentence_text import SentenceText
from quotes.names.wording import pattern
from quotes.text.patterns import NAME_WORD, SURE_POSSESSIVE

WORD = re.compile(r"\S+")

SURE_OWNER = re.compile(rf"{SURE_POSSESSIVE} ")

NAME_BEHIND = re.compile(rf" {NAME_WORD}")


def whole_names(where: SentenceText) -> Iterator[NameMention]:
    """The names of a sentence that their form gives away whatever the recogniser says.

    The order is: nicknamed people, bodies with "of", a saint and "for", newspapers, companies; they may
    overlap.
    """
    for match in _found("nicknamed", where):
        name = person_name(f"{match[1]} {match[2]}", where.gazetteer)
        if name and where.gazetteer.is_first_name(fold(match[1])):
            yield NameMention(*match.span(), match.group(), "person", name, where.number)
    for match in _found("body-of", where):
        body = _is_body(match[1], where)
        span = _with_rest(_untitled(match, where), where)
        if body and (made := where.mention(span, "organization")):
            yield made
    for match in _found("body-saint", where):
        body = _is_body(match[1], where)
        if body and (made := where.mention(Span(*match.span()), "organization")):
            yield made
    for match in () if where.headline else _found("body-for", where):
        body = _is_body(match[1], where)
        if body and (made := where.mention(_untitled(match, where), "organization")):
            yield made
    for match in _found("newspaper", where):
        span = Span(*match.span("name"))
        if fold(match["last"]) in word_list("names/newspaper_words.txt") and (
            made := where.mention(span, "organization")
        ):
            yield made
    for match in _found("company", where):
        if made := where.mention(_without_owner(match, where), "organization"):
            yield made


def _untitled(match: re.Match[str], where: SentenceText) -> Span:
    """The body without the title or the name of whoever is named behind it: "Centre for Peat Studies | Dr
    Ann Bell", "University of Sile | Ann Bell"."""
    whole = Span(*match.span())
    if name := name_at_end(whole, where.sentence, where.gazetteer):
        return Span(whole.start, whole.start + len(where.text[whole.start : name].rstrip()))
    for word in WORD.finditer(where.text, match.end(1), match.end()):
        title = word.group().casefold() in where.gazetteer.titles
        if title and NAME_BEHIND.match(where.text, word.end()):
            return Span(
                match.start(),
                match.start() + len(match.string[match.start() : word.start()].rstrip()),
            )
    return whole


def _with_rest(span: Span, where: SentenceText) -> Span:
    """The body to the end that the recogniser gives it: "Department of Rivers and Public Works"."""
    for entity in where.sentence.entities:
        rest = where.text[span.end : entity.end]
        inside = span.start <= entity.start < span.end < entity.end
        if inside and entity.type == "ORG" and pattern("rest-of-body").fullmatch(rest):
            return Span(span.start, entity.end)
    return span


def _without_owner(match: re.Match[str], where: SentenceText) -> Span:
    """The company without whose it is, where the recogniser parts them: "Ada Bell's Sile Mills Ltd"."""
    for entity in where.sentence.entities:
        owner = SURE_OWNER.match(where.text, entity.end) if entity.start <= match.start() else None
        if owner and match.start() < entity.end < owner.end() < match.end():
            return Span(owner.end(), match.end())
    return Span(*match.span())


def _found(form: str, where: SentenceText) -> Iterator[re.Match[str]]:
    sentence = where.sentence
    return pattern(form).finditer(where.text, sentence.start, sentence.end)


def _is_body(word: str, where: SentenceText) -> bool:
    """Whether a word is a type of body ("Museum"), in the singular."""
    noun = where.gazetteer.noun(word)
    single = noun is not None and noun[0].kind == "organization" and not noun[1]
    return single or fold(word) in where.gazetteer.organisation_words
