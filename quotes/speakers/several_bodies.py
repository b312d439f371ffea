""" "The companies", "both newspapers" -> the two bodies of that type. Pure."""

from __future__ import annotations

from quotes.model import Step
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import joined, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, Answer, Cast
from quotes.speakers.body_types import outlet_nouns, type_fit
from quotes.speakers.discourse import Event

# How sure it is that the only two bodies of a type are meant.
ONLY_TWO = 0.75


def two_bodies(part: Nominal, single: str, cast: Cast, *, counted: bool) -> Answer | None:
    """The only two bodies of a type so far; of more, "both" and "the two" mean the last two."""
    bare = len(part.words) == len(part.head.split())
    if not (part.plural and (bare or counted)):
        return None
    if single not in outlet_nouns() and single not in words_in("company"):
        return None
    last: dict[Actor, Event] = {}
    for event in cast.discourse.before(part.span.start):
        body = event.actor.organisation
        if body is not None and type_fit(event.actor, single, cast.gazetteer) > NO_MATCH:
            last.pop(event.actor, None)
            last[event.actor] = event
    events = list(last.values())[-2:]
    if len(events) < 2 or (len(last) > 2 and not counted):
        return None
    events.sort(key=lambda event: event.span.start)
    names = joined(event.actor.name for event in events)
    spans = tuple(event.span for event in events)
    step = Step("resolve:coordination", names, spans, ONLY_TWO)
    return Answer(tuple(event.actor for event in events), (step,))
