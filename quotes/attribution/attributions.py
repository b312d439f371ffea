"""Quotes and whom their phrases stand for -> attributions, the lines of the output. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from quotes.attribution.direct_address import addresses_itself
from quotes.attribution.keep import unattributed
from quotes.model import Attribution, Link, Quote, attribution_id
from quotes.rules import found

Links = Sequence[Link | None]


def attributions(
    text: str, quotes: Sequence[Quote], *, speakers: Links, vias: Links, addressees: Links
) -> tuple[Attribution, ...]:
    """Each quote with its links, which come in the order of the quotes."""
    told = zip(quotes, speakers, vias, addressees, strict=True)
    return tuple(_attribution(text, *each) for each in told)


def _attribution(
    text: str, given: Quote, link: Link | None, via: Link | None, whom: Link | None
) -> Attribution:
    quote, speaker = given, link
    if link and addresses_itself(given, link):
        sure = found("marks:no-source").confidence
        quote, speaker = replace(unattributed(given), confidence=sure or 0.0), None
    return Attribution(
        id=attribution_id(text, quote.spans),
        quote=quote,
        speaker=speaker,
        via=via,
        addressee=whom,
        evidence=(*quote.evidence, *_rules(speaker)),
        confidence=round(quote.confidence * _sureness(speaker), 4),
    )


def _rules(link: Link | None) -> tuple[str, ...]:
    return tuple(step.rule for step in link.chain) if link else ()


def _sureness(link: Link | None) -> float:
    """How sure the resolver is of the speaker; 1 where the article names none."""
    return link.score if link and link.entities else 1.0
