""" "The Ohio senator", "her lawyer", "a coroner": somebody whom the article names and calls so. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.languages.tables import word_list
from quotes.names.person_names import fold
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, NOBODY, Answer, Cast
from quotes.speakers.bridging import has_another, of_body, subject_before
from quotes.speakers.discourse import Event, sureness
from quotes.speakers.role_match import Roles

# From this fit on, who is named only later is meant: in a headline, in the lead, after a possessive.
LATER_FIT, LEAD_FIT, OWN_FIT = 0.8, 0.62, 0.65

# An article's lead are its first sentences, headlines included; who they are about is named soon after.
LEAD, SOON = 4, 8

# "His lawyer" is named at most so many sentences away, where nothing else says whose lawyer it is.
BESIDE = 3

LATER_SCORE = 0.6

# How sure it is that "the billionaire" is who is most in mind, and by how much it must be so.
EPITHET, CLEAR = 0.75, 0.66

# How sure it is that "the geologist" is who is in mind.
NEW_TRADE = 0.65


class RolePhrases:
    """Resolves phrases for one person by what the article says of its people."""

    def __init__(self, cast: Cast, roles: Roles) -> None:
        self._cast = cast
        self._roles = roles

    def definite(
        self, part: Nominal, avoided: Collection[Actor], possessor: Answer
    ) -> Answer | None:
        """Somebody whom the article calls so, else for "the billionaire" whoever is in mind."""
        ranked = [
            pair
            for pair in self._cast.discourse.ranked(
                part.span.start, lambda actor: self._fit(actor, part, possessor), avoided
            )
            if self._is_whose(pair[1], part, possessor)
        ]
        if ranked:
            score = min(0.95, 0.1 + sureness(ranked))
            return self._cast.answer("resolve:role", ranked[0][1], score)
        return (
            self._later(part, possessor)
            or self._epithet(part, avoided)
            or of_body(part, possessor, self._cast)
            or subject_before(part, self._cast, self._roles, avoided)
        )

    def indefinite(self, part: Nominal) -> Answer | None:
        """For "a coroner" in the lead: the one who is named soon after and is called so."""
        here = self._cast.discourse.sentence_of(part.span.start)
        if here >= LEAD or part.head in words_in("general-role") or part.kind == "spokesperson":
            return None
        people = {
            e.actor: e for e in reversed(self._after(part.span.start))
            if e.sentence - here <= SOON and self._fit(e.actor, part, NOBODY) >= LEAD_FIT
            and self._is_new(e, part.span.start)
        }  # fmt: skip
        if len(people) != 1:
            return None
        return self._cast.named_later(next(iter(people.values())), LATER_SCORE)

    def _after(self, offset: int) -> list[Event]:
        """The mentions of people from the offset on."""
        return [e for e in self._cast.discourse.after(offset) if e.actor.person]

    def _is_new(self, event: Event, offset: int) -> bool:
        """Whether somebody is not mentioned before the offset."""
        person = event.actor.person
        return person is not None and all(m.start > offset for m in person.mentions)

    def _fit(self, actor: Actor, part: Nominal, possessor: Answer) -> float:
        if actor in possessor.actors:
            return NO_MATCH  # nobody is their own lawyer
        if actor.person is None:
            same = actor.head == part.head and actor.kind == "unnamed_person"
            bare = part.determiner == "the" and not part.words[:-1]
            return 0.8 if same and bare else NO_MATCH
        if part.gender and actor.sex and part.gender != actor.sex:
            return NO_MATCH
        return self._roles.match(actor.person, part)

    def _is_whose(self, event: Event, part: Nominal, possessor: Answer) -> bool:
        """Whether somebody with the role can be the possessor's: the article says so, or it is near."""
        person = event.actor.person
        if not possessor.actors or person is None:
            return True
        owners = {fold(a.name.split()[-1]) for a in possessor.actors if a.name}
        told = any(owners & d.words for d in person.descriptors)
        here = self._cast.discourse.sentence_of(part.span.start)
        return told or here - event.sentence <= BESIDE

    def _later(self, part: Nominal, possessor: Answer) -> Answer | None:
        """Whom only a later sentence names."""
        offset = part.span.start
        here = self._cast.discourse.sentence_of(offset)
        least = LATER_FIT
        if part.determiner in ("his", "'s"):
            least = OWN_FIT
        elif not part.determiner and here < LEAD:
            least = LEAD_FIT
        found = [e for e in self._after(offset) if self._fit(e.actor, part, possessor) >= least]
        if part.determiner in ("his", "'s"):
            found = [e for e in found if e.sentence - here <= BESIDE]
        elif part.determiner not in ("the", ""):
            return None
        if not found:
            return None
        # A bare noun stands in a headline, and means whom the article is about.
        event = found[0] if part.determiner else max(found, key=_times)
        return self._cast.named_later(event, LATER_SCORE)

    def _epithet(self, part: Nominal, avoided: Collection[Actor]) -> Answer | None:
        """Whoever is in mind, for a word that tells something new of somebody known."""
        past = bool(words_in("past") & set(part.words)) and part.kind == "role"
        if not (part.kind == "epithet" or part.head in words_in("office") or past):
            return self._described(part, avoided)
        if part.determiner != "the" or (
            part.head in words_in("general-role") and len(part.words) > 1
        ):
            return None
        if pattern("of-place").search(part.text):
            return None  # "the mayor of Vess" is who is called so
        adjectives = self._cast.gazetteer.adjectives
        if part.head in words_in("leader") and any(word in adjectives for word in part.words):
            return None
        found = self._cast.chosen(
            part.span.start, lambda a: _epithet_fit(a, part), avoided, "resolve:epithet", EPITHET
        )
        # "The 25-year-old Skarholmer" may be either of two who are as much in mind, unless one of them
        # is in mind since a later sentence.
        aged = part.kind == "epithet" and pattern("age").match(part.text)
        if not (aged and found.actors and found.steps[0].score < CLEAR * EPITHET):
            return found
        ranked = self._cast.discourse.ranked(
            part.span.start, lambda a: _epithet_fit(a, part), avoided
        )
        latest = len(ranked) > 1 and ranked[0][1].sentence > ranked[1][1].sentence
        return found if latest else None

    def _described(self, part: Nominal, avoided: Collection[Actor]) -> Answer | None:
        """For "the geologist": whoever is in mind and near, where nobody unnamed was called so."""
        offset = part.span.start
        trade = part.kind == "role" and part.head not in word_list("names/bridging.txt")
        named = part.text.split()[-1][:1].isupper()  # "The Carsley Courier"
        if (
            named
            or not trade
            or part.determiner != "the"
            or len(part.words) > len(part.head.split()) + 1
        ):
            return None
        ranked = self._cast.discourse.ranked(offset, lambda a: _epithet_fit(a, part), avoided)
        others = [r for r in ranked if not self._has_another(r[1].actor, part)]
        if others and others[0][1].actor.person and others[0][1].actor.person.name.full:
            ranked = others
        here = self._cast.discourse.sentence_of(offset)
        if not ranked or here - ranked[0][1].sentence > BESIDE:
            return None
        return self._cast.answer("resolve:epithet", ranked[0][1], NEW_TRADE * sureness(ranked))

    def _has_another(self, actor: Actor, part: Nominal) -> bool:
        """Whether the article calls somebody by another trade or office than "the comedian"."""
        return actor.person is not None and has_another(actor.person, part, self._roles, once=True)


def _times(event: Event) -> int:
    """How often somebody is mentioned."""
    mentions: Sequence[object] = event.actor.person.mentions if event.actor.person else ()
    return len(mentions)


def _epithet_fit(actor: Actor, part: Nominal) -> float:
    if actor.person is None or (part.gender and actor.sex and actor.sex != part.gender):
        return NO_MATCH
    return 1.0
