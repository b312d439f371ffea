""" "A police spokesman said": somebody unnamed whom the speech that goes on from there names. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.languages.gazetteer import Gazetteer
from quotes.model import Span
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.bridging import has_another
from quotes.speakers.discourse import SPEAKER, Event
from quotes.speakers.role_match import Roles

# The next speaker is named at most so many sentences after the last words of the unnamed one;
# who is called by the very phrase, at most so many.
NEXT, SOON = 3, 12

# In the lead, its first sentences, a story says in short what its speakers say at length below.
LEAD = 4

# From this fit on, somebody is called by the phrase.
SAME_FIT = 0.8

# So many words before a name may be titles and the like ("the Californian").
UNREAD = 2

# How sure it is that the next speaker, or who is called so, is meant.
NEXT_SPEAKER, CALLED_SO = 0.6, 0.75


def named_next(
    part: Nominal, actor: Actor, later: Sequence[tuple[Span, Answer]], cast: Cast, roles: Roles
) -> Answer | None:
    """Whom a later source names; `later` has the sources behind the phrase, in text order."""
    start = part.span.start
    last = here = cast.discourse.sentence_of(start)
    stays = part.head in words_in("stays-unnamed")
    if stays and here < LEAD and part.determiner in ("a", ""):
        stays = part.head not in words_in("named-below")
    if part.plural or stays or set(part.words) & _others():
        return None
    is_next = True
    for span, answer in later:
        number = cast.discourse.sentence_of(span.start)
        if answer.actors == (actor,):
            last = number
            continue
        if number - here > SOON:
            return None
        person = answer.actors[0].person if len(answer.actors) == 1 else None
        same = person is not None and roles.match(person, part) >= SAME_FIT
        anew = not part.determiner or (here < LEAD and _is_one(person, part))
        introduced = person is not None and _is_introduced(person, span, part, anew, called_so=same)
        if person and introduced and _is_sex(part, actor, person):
            reach = NEXT if here < LEAD or part.determiner != "a" else 1
            near = number - last <= reach
            if same:
                return _named(answer, span, number, CALLED_SO, cast)
            agrees = is_next and near and _agrees(person, part, roles, cast.gazetteer)
            if agrees and not _is_described(person, span, cast):
                return _named(answer, span, number, NEXT_SPEAKER, cast)
        unnamed = all(a.kind == "unnamed_person" for a in answer.actors)
        is_next = is_next and unnamed and here < LEAD and number < LEAD
    return None


def _others() -> frozenset[str]:
    """Words for one of several ("another", "one")."""
    return words_in("indefinite-noun") - words_in("past")


def _named(answer: Answer, span: Span, number: int, score: float, cast: Cast) -> Answer:
    return cast.named_later(Event(span, number, answer.actors[0], SPEAKER), score)


def _is_introduced(
    person: Person, source: Span, part: Nominal, anew: bool, *, called_so: bool
) -> bool:
    """Whether a source has the first mention of somebody, in full, and it is behind the phrase.

    Behind a headline, and behind a lead that calls somebody the same (`anew`), any subject may be the
    first mention: the story is about whom it named so.
    A single name is enough where somebody is `called_so`.
    """
    first = min(person.mentions, key=lambda m: m.start)
    here = source.start <= first.start < source.end or (anew and first.subject)
    whole = bool(person.name.full or person.name.peer) or called_so
    return here and first.start > part.span.start and whole


def _is_one(person: Person | None, part: Nominal) -> bool:
    """Whether the article calls somebody by the noun of the phrase."""
    return person is not None and any(d.head == part.head for d in person.descriptors)


def _is_sex(part: Nominal, actor: Actor, person: Person) -> bool:
    told = {part.gender, actor.sex, person.gender, *actor.pronouns} - {None}
    return len(told) < 2


def _is_described(person: Person, source: Span, cast: Cast) -> bool:
    """Whether words before the name say something of somebody that was not read as a role."""
    first = min(m.start for m in person.mentions)
    if first >= source.end:
        return False
    before = cast.text[source.start : first].split()
    return len(before) > UNREAD and not any(not d.known for d in person.descriptors)


def _both_lead(person: Person, part: Nominal) -> bool:
    """Whether "the head of the panel" and "Ann Bell, chairman" both head something."""
    heads = {d.head for d in person.descriptors if d.head and not d.known}
    return {part.head, *heads} <= words_in("heads-a-body")


def _is_of_another_nation(person: Person, part: Nominal, gazetteer: Gazetteer) -> bool:
    """Whether "a Norlandic official" has another nation than what the article calls somebody."""
    wanted = {c.name for word in part.words if (c := gazetteer.nation(word))}
    words = {word for d in person.descriptors for word in d.words}
    told = {c.name for word in words if (c := gazetteer.nation(word))}
    return bool(wanted and told) and not wanted & told


def _agrees(person: Person, part: Nominal, roles: Roles, gazetteer: Gazetteer) -> bool:
    """Whether nothing that the article calls somebody speaks against the phrase."""
    if part.kind == "epithet" or part.head in words_in("goes-with-any") | words_in("named-below"):
        return not _is_of_another_nation(person, part, gazetteer)
    if has_another(person, part, roles) and not _both_lead(person, part):
        return False
    own = set(part.words) - set(part.head.split()) - words_in("idle")
    same = [d for d in person.descriptors if d.head == part.head]
    told = [words for d in same if (words := d.words - set(d.head.split()) - words_in("idle"))]
    if not own or not told or any(own & words for words in told):
        return True
    told_before = part.text.casefold().endswith(part.head)
    return told_before and not any(_is_qualified(d) for d in same)


def _is_qualified(descriptor: Descriptor) -> bool:
    """Whether a word before its head says which of that kind: "fire" of "the fire officer of Vess"."""
    before = descriptor.text.casefold().partition(descriptor.head)[0]
    return any(
        w not in words_in("idle") and not any(c.isdigit() for c in w) for w in before.split()
    )
