"""Noun phrases that stand for nobody named -> an actor that is called by the phrase. Pure."""

from __future__ import annotations

from dataclasses import replace

from quotes.model import EntityKind, Span, Step
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import joined, pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NOBODY, Answer, Cast
from quotes.speakers.body_types import body_of_type
from quotes.speakers.discourse import Event, sureness
from quotes.speakers.issuers import issuer, owner

# How often a phrase that stands for nobody named is right, of 350 on PolNeAR dev and our own texts: the rest
# are mostly somebody whom the article names elsewhere.
PHRASE = {
    "person": 0.9, "unnamed_person": 0.75, "organization": 0.75, "document": 0.8, "group": 0.88,
}  # fmt: skip

# How sure it must be which club "a source at the club" is of.
SURE_BODY = 0.5

# An article's lead are its first sentences, headlines included.
LEAD = 4

# How much more in mind somebody must be whose colleagues speak.
SURE_OWNER = 0.6

# How sure it is that "the spokesman" is the one who was spoken of before.
SAME_WORDS = 0.8


class Unnamed:
    """Names actors by their phrases; keeps in mind who wrote the documents of the article."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._whom: dict[str, str | None] = {}
        self._authors: dict[str, tuple[Answer, Span]] = {}

    def note_author(self, work: str, answer: Answer, span: Span) -> None:
        """Keep in mind whose "the report" is after "a report by Carl Roe"."""
        self._authors[work] = (answer, span)

    def answer(self, part: Nominal, possessor: Answer) -> Answer:
        """Who was called so before, else an actor named by the phrase itself."""
        name, speaks_for = self._name(part, possessor)
        if not name:
            return NOBODY
        if part.determiner == "the" and len(part.words) == 1:
            if work := self._work(part.head):
                return self._by_author(work)
            if known := self.last_called(part.head, part.span.start):
                return self._cast.answer("resolve:same-words", known, SAME_WORDS)
        if part.kind == "document" and (later := self._authored_later(part)):
            return later
        if part.kind == "document":
            issued = owner(part, possessor, self._cast) or issuer(part, self._cast)
            if issued:
                return issued
        kind = entity_kind(part)
        actor = self._cast.other(name, kind, part.head, plural=part.plural)
        actor.gender = actor.gender or part.gender
        actor.kin = part.kind == "relative" and bool(possessor.actors)
        actor.speaks_for = actor.speaks_for or speaks_for
        rule = "resolve:unnamed-role" if kind == "unnamed_person" else f"resolve:{kind}"
        step = Step(rule, name, (part.span,), PHRASE[kind])
        return Answer((actor,), (step,)).owned_by(possessor)

    def last_called(self, head: str, offset: int) -> Event | None:
        """The last mention before the offset of somebody without a name with that head noun."""
        for event in reversed(self._cast.discourse.before(offset)):
            actor = event.actor
            if actor.person is None and actor.organisation is None and actor.head == head:
                return event
        return None

    def _typed(self, part: Nominal, words: str) -> Actor | None:
        """The body in "a source at the club", where it is clear which club."""
        head = fold(words)
        noun = self._cast.gazetteer.noun(head)
        if noun is None or noun[1] or noun[0].kind != "organization":
            return None
        whole = replace(part, text=words, head=head, words=(head,), determiner="the")
        found = body_of_type(whole, self._cast)
        sure = found is not None and not found.named_later and found.steps[0].score >= SURE_BODY
        return found.actors[0] if found and sure else None

    def _authored_later(self, part: Nominal) -> Answer | None:
        """For "a survey suggests" in the lead: whose the only study is that a later sentence tells of."""
        lead = self._cast.discourse.sentence_of(part.span.start) < LEAD
        bare = len(part.words) == 1 and part.determiner in ("a", "")
        work = self._work(part.head) if lead and bare else None
        if work is None or self._authors[work][1].start <= part.span.start:
            return None
        return replace(self._by_author(work), named_later=True)

    def _work(self, head: str) -> str | None:
        """The work with an author that a noun means: "the poll" is the only survey told of."""
        if head in self._authors:
            return head
        studies = words_in("study")
        alike = [work for work in self._authors if {work, head} <= studies]
        return alike[0] if len(alike) == 1 else None

    def _by_author(self, work: str) -> Answer:
        answer, span = self._authors[work]
        words = self._cast.text[span.start : span.end]
        return answer.after(Step("resolve:same-words", words, (span,), SAME_WORDS))

    def _name(self, part: Nominal, possessor: Answer) -> tuple[str, Actor | None]:
        """The canonical words of the phrase and the body or person that it speaks for."""
        if possessor.actors and part.possessor and _can_own(possessor.actors[0], part):
            return _owned_name(part, possessor)
        text = pattern("amount-of").sub("", part.text)
        if part.kind == "group" or part.plural:
            text = self._shorter(pattern("circumstance").sub("", text))
        if whose := self._whose(part):
            return f"{whose} {text}", None
        speaks = part.kind == "spokesperson"
        tail = pattern("belongs-to").match(text)
        if tail and not part.plural and part.kind in ("spokesperson", "role"):
            body = self._cast.lookup(tail[2])
            body = body or self._typed(part, tail[2])
            if body:
                return f"{body.name} {tail[1]}", body if speaks else None
        in_front = " ".join(text.split()[:-1])
        return text, self._cast.lookup(in_front) if speaks and in_front else None

    def _shorter(self, text: str) -> str:
        """A group's name without the complement that an earlier phrase for it lacked."""
        short, space, _ = text.partition(" with ")
        return short if space and " " in short and self._cast.knows(short, "group") else text

    def _whose(self, part: Nominal) -> str | None:
        """Whose colleagues "colleagues" are: those of whoever is most in mind, and later the same one's."""
        if (
            part.possessor
            or part.text.casefold() != part.head
            or (part.head not in words_in("relational"))
        ):
            return None
        if part.head not in self._whom:
            people = self._cast.discourse.ranked(part.span.start, _is_named_person)
            sure = people and sureness(people) >= SURE_OWNER
            self._whom[part.head] = people[0][1].actor.name if sure else None
        return self._whom[part.head]


def _is_named_person(actor: Actor) -> float:
    return 1.0 if actor.person is not None else 0.0


def _owned_name(part: Nominal, possessor: Answer) -> tuple[str, Actor | None]:
    """What somebody's aide, report or team is called, and whom it speaks for."""
    owner = possessor.actors[0]
    if owner.kind == "group" and owner.name.endswith("s"):
        return f"{owner.name}' {part.text}", None
    names = joined(actor.name for actor in possessor.actors[:2])
    if part.kind in ("relative", "document") or (part.kind == "role" and owner.person):
        return f"{names}’s {part.text}", None
    return f"{names} {part.text}", owner if part.kind == "spokesperson" else None


def _can_own(owner: Actor, part: Nominal) -> bool:
    """A place has no mother, and "their" union is not the place's."""
    place = owner.organisation is not None and owner.organisation.is_place
    return not place or (part.determiner == "'s" and part.kind != "relative")


def entity_kind(part: Nominal) -> EntityKind:
    """What a phrase that stands for nobody named is about."""
    one_of_several = bool(part.words) and part.words[0] in words_in("one")
    if one_of_several or part.head in words_in("indefinite-noun"):
        return "unnamed_person"
    if part.kind == "document":
        return "document"
    if part.plural or part.kind == "group":
        return "group"
    named = part.kind is None and part.text.split()[-1:] and part.text.split()[-1][:1].isupper()
    if part.kind == "organization" or named:
        return "organization"
    if part.kind is None and not pattern("person-noun").search(part.head):
        return "document"
    return "unnamed_person"
