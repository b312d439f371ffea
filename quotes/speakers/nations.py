""" "The two nations" -> the two countries or places that were spoken of last. Pure."""

from __future__ import annotations

import re

from quotes.languages.gazetteer import Country
from quotes.model import Span, Step
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import joined, without_possessive
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.discourse import Event
from quotes.text.patterns import NAME_WORD

# How many characters to look back for two countries.
WINDOW = 20_000

# How sure the answer is, by countries that the gazetteer knows and by places of the article.
COUNTRIES, PLACES = 0.8, 0.65


def two_nations(part: Nominal, cast: Cast) -> Answer | None:
    """The two countries that were spoken of last, by name, adjective or capital; else two places."""
    found = _last_countries(part, cast)
    if len(found) < 2:
        return _two_places(part, cast)
    pairs = sorted(found, key=lambda pair: pair[1].start)
    actors = tuple(cast.country(country) for country, _ in pairs)
    names = joined(country.name for country, _ in pairs)
    spans = tuple(span for _, span in pairs)
    return Answer(actors, (Step("resolve:coordination", names, spans, COUNTRIES),))


def _last_countries(part: Nominal, cast: Cast) -> list[tuple[Country, Span]]:
    """The last two countries before the phrase, each with the words that mean it."""
    found: dict[str, tuple[Country, Span]] = {}
    start = max(0, part.span.start - WINDOW)
    named = re.compile(NAME_WORD).finditer(cast.text, start, part.span.start)
    for match in reversed(list(named)):
        word = without_possessive(match.group())
        gazetteer = cast.gazetteer
        country = gazetteer.place(word) or gazetteer.capital(word) or gazetteer.adjective(word)
        if country:
            found.setdefault(country.code, (country, Span(*match.span())))
        if len(found) == 2:
            break
    return list(found.values())


def _two_places(part: Nominal, cast: Cast) -> Answer | None:
    """The two places named last, where the gazetteer does not know the countries."""
    events = [
        e
        for e in reversed(cast.discourse.before(part.span.start))
        if e.actor.organisation is not None and e.actor.organisation.is_place
    ]
    by_span: dict[Span, list[Event]] = {}
    for event in events:
        by_span.setdefault(event.span, []).append(event)
    # Two that were named together are the two; else the two that were named last.
    together = next((found for found in by_span.values() if len(found) == 2), None)
    pair = together or list({id(e.actor): e for e in reversed(events)}.values())[-2:]
    if len(pair) < 2:
        return None
    ordered = sorted(pair, key=lambda e: (e.span.start, e.actor.name))
    names = joined(e.actor.name for e in ordered)
    spans = tuple(dict.fromkeys(e.span for e in ordered))
    actors = tuple(e.actor for e in ordered)
    return Answer(actors, (Step("resolve:coordination", names, spans, PLACES),))
