""" "A shipping firm", "Norland's biggest newspaper" in the lead -> the body that is named beside it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import words_in
from quotes.speakers.actors import NO_MATCH, Answer, Cast
from quotes.speakers.body_types import is_called, outlet_nouns, type_fit
from quotes.speakers.discourse import REPORTED, SPEAKER, SUBJECT, Event

# An article's lead are its first sentences, headlines and datelines included.
LEAD = 5

# The body is named as the subject of one of so many sentences, before or after.
BESIDE = 3

# How sure it is that the body named beside is meant.
BESIDE_SCORE = 0.65


def lead_body(part: Nominal, cast: Cast) -> Answer | None:
    """For a first description of a body: the headline's body, else the one that is named next."""
    here = cast.discourse.sentence_of(part.span.start)
    if here >= LEAD or part.plural or not _describes(part, here):
        return None
    offset = part.span.start
    earlier = {e.actor: e for e in cast.discourse.before(offset) if _fits(e, part, cast)}
    if len(earlier) == 1:
        return cast.answer("resolve:type", next(iter(earlier.values())), BESIDE_SCORE)
    if earlier:
        return None
    later = [e for e in cast.discourse.after(part.span.end) if here < e.sentence <= here + BESIDE]
    named = next((e for e in later if _fits(e, part, cast)), None) or _only(later, part, cast)
    if named and not part.determiner and named.weight < SPEAKER:
        return None  # who speaks in a headline speaks below, too
    return cast.named_later(named, BESIDE_SCORE) if named else None


def _only(events: Sequence[Event], part: Nominal, cast: Cast) -> Event | None:
    """For "an exile group": the only body that can be one, though it is no subject."""
    if part.head not in words_in("loose-body") or not part.determiner:
        return None
    fitting = {e.actor: e for e in reversed(events) if type_fit(e.actor, part.head, cast.gazetteer)}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _describes(part: Nominal, here: int) -> bool:
    """Whether a phrase tells what a single body is: "an exile group", "Norland's biggest firm".

    In a headline, the first sentence, it may lack its determiner.
    """
    typed = part.head in outlet_nouns() or part.head in words_in("company") | words_in("loose-body")
    only = bool(words_in("superlative") & set(part.words))
    bare = not part.determiner and here == 0
    return typed and (part.determiner == "a" or bare or (part.determiner in ("'s", "the") and only))


def _fits(event: Event, part: Nominal, cast: Cast) -> bool:
    """Whether a body of that type, or of none that its name tells, is the subject of a sentence."""
    body = event.actor.organisation
    if body is None or event.weight < SUBJECT * REPORTED:
        return False
    fit = type_fit(event.actor, part.head, cast.gazetteer) > NO_MATCH
    unknown = body.institution is None and not (body.country or body.is_place)
    outlet = part.head in outlet_nouns() and unknown
    return fit or outlet or is_called(event.actor, part.head, cast.text)
