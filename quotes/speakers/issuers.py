""" "The statement", "her letter", "the report" -> the body or person whose words it has. Pure."""

from __future__ import annotations

from quotes.model import Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.body_types import OUTLET, is_called, outlet_nouns, type_fit
from quotes.speakers.discourse import REPORTED as IN_WORDS
from quotes.speakers.discourse import SPEAKER, SUBJECT, Event

# How sure it is that a statement is of whoever spoke in one, and that a report is an outlet's.
ISSUED, REPORTED = 0.8, 0.7

# How sure it is that "her letter" and "the Acme statement" have the words of whose they are.
OWN = 0.85

# Whoever issued it spoke at most so many sentences before.
NEAR = 8


def issuer(part: Nominal, cast: Cast) -> Answer | None:
    """Whose "the statement" or "the report" is; None where the article does not tell."""
    if len(part.words) != len(part.head.split()):
        return None
    spoke = _speakers(part, cast)
    if part.head in words_in("issued"):
        found = next((e for e in spoke if _issued(e, cast)), None)
        if found is None and part.determiner == "a":
            found = _subject(part, cast)
        return _answer(found, ISSUED, cast)
    if part.head in words_in("outlet-piece") and part.determiner == "the":
        found = next((e for e in spoke if _is_outlet(e.actor, cast) and _reports(e, cast)), None)
        if found and part.head in cast.text[found.span.end : part.span.start].split():
            return None  # another report than the outlet's own
        return _answer(found, REPORTED, cast)
    return None


def owner(part: Nominal, possessor: Answer, cast: Cast) -> Answer | None:
    """Whose words "her letter", "Bell's e-mail" or "the Acme statement" has; None where it is nobody's."""
    issued = part.head in words_in("issued")
    actors = possessor.actors if part.possessor else ()
    if actors and (issued or (part.head in words_in("message") and actors[0].is_human)):
        step = Step("resolve:author", part.text, (part.span,), OWN)
        return Answer(actors, (step,)).owned_by(possessor)
    in_front = part.text[: -len(part.head)].strip()
    if not issued or not in_front or not part.text.casefold().endswith(part.head):
        return None
    nation = cast.gazetteer.adjective(in_front)
    actor = (
        cast.country(nation) if nation else cast.lookup(in_front) or _typed(in_front, cast, part)
    )
    if actor is None:
        return None
    return Answer((actor,), (Step("resolve:author", part.text, (part.span,), OWN),))


def _typed(noun: str, cast: Cast, part: Nominal) -> Actor | None:
    """The body in "a ministry statement": the one that was spoken of last, of that type."""
    head = fold(noun)
    ranked = cast.discourse.ranked(
        part.span.start, lambda a: float(type_fit(a, head, cast.gazetteer) >= OUTLET)
    )
    return ranked[0][1].actor if ranked else None


def _subject(part: Nominal, cast: Cast) -> Event | None:
    """Of whom the sentence of "a statement said" tells: its only subject with a name."""
    here = cast.discourse.sentence_of(part.span.start)
    subjects = {
        e.actor: e
        for e in cast.discourse.before(part.span.start)
        if e.sentence == here and e.weight >= SUBJECT * IN_WORDS and e.actor.kind != "document"
        and (e.actor.person or e.actor.organisation)
    }  # fmt: skip
    return next(iter(subjects.values())) if len(subjects) == 1 else None


def _speakers(part: Nominal, cast: Cast) -> list[Event]:
    """Those who spoke shortly before, the last first."""
    here = cast.discourse.sentence_of(part.span.start)
    before = reversed(cast.discourse.before(part.span.start))
    return [e for e in before if e.weight == SPEAKER and here - e.sentence <= NEAR]


def _answer(event: Event | None, score: float, cast: Cast) -> Answer | None:
    if event is None:
        return None
    words = cast.text[event.span.start : event.span.end]
    return Answer((event.actor,), (Step("resolve:author", words, (event.span,), score),))


def _issued(event: Event, cast: Cast) -> bool:
    """Whether the sentence in which somebody speaks says that it is "in a statement"."""
    start, end = _sentence(event, cast)
    places = (cast.text.find(noun, start, end) for noun in words_in("issued"))
    return any(pattern("issued-in").search(cast.text[start:place]) for place in places if place > 0)


def _reports(event: Event, cast: Cast) -> bool:
    """Whether the sentence in which an outlet speaks says that it reported."""
    return pattern("reports-so").search(cast.text, *_sentence(event, cast)) is not None


def _sentence(event: Event, cast: Cast) -> tuple[int, int]:
    """Where the sentence of a mention begins and ends."""
    start = cast.discourse.start_of(event.sentence)
    return start, cast.discourse.end_of(event.sentence, len(cast.text))


def _is_outlet(actor: Actor, cast: Cast) -> bool:
    return any(
        type_fit(actor, noun, cast.gazetteer) >= OUTLET or is_called(actor, noun, cast.text)
        for noun in outlet_nouns()
        if actor.organisation is not None
    )
