"""Noun phrases -> actors: somebody known by a role, a body of that type, or somebody unnamed. Pure."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.identities.descriptors import PERSON_KINDS
from quotes.model import Span, Step
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import words_in
from quotes.speakers.accused import accused
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NOBODY, Answer, Cast
from quotes.speakers.body_types import body_of_type
from quotes.speakers.elder_younger import elder_or_younger
from quotes.speakers.kin import relative
from quotes.speakers.lead_bodies import lead_body
from quotes.speakers.named_next import named_next
from quotes.speakers.owned_bodies import owned_body
from quotes.speakers.plurals import Plurals
from quotes.speakers.role_match import Roles
from quotes.speakers.role_phrases import RolePhrases
from quotes.speakers.unnamed import SAME_WORDS, Unnamed

# How sure it is that a word in capitals is the body of that name.
SHORT_NAME = 0.97

# Who was mentioned in so many sentences before may be "the builder" rather than a firm.
NEAR = 2


class Nominals:
    """Resolves noun phrases: each kind by its own module, in order."""

    def __init__(self, cast: Cast) -> None:
        self._cast = cast
        self._roles = roles = Roles(cast.gazetteer)
        self._plurals = Plurals(cast, roles)
        self._role_phrases = RolePhrases(cast, roles)
        self._unnamed = Unnamed(cast)
        # Whom each description meant first.
        self._meant: dict[tuple[str, ...], tuple[Span, Answer]] = {}

    def resolve(self, part: Nominal, possessor: Answer, avoided: Collection[Actor] = ()) -> Answer:
        """Somebody known by that role, or an unnamed person, group, body or document."""
        if meant := self._meant_before(part) or self._in_capitals(part):
            return meant
        known = self._known(part, possessor, avoided)
        if known and known.actors:
            self._meant.setdefault(part.words, (part.span, known))
            return known
        return self._unnamed.answer(part, possessor)

    def _in_capitals(self, part: Nominal) -> Answer | None:
        """The body whose name a headline writes in capitals, in full or for short."""
        if part.kind or part.determiner or not part.text.isupper():
            return None
        body = self._cast.organisations.shortened(part.text)
        if body is None:
            return None
        step = Step("resolve:short-name", body.name, (part.span,), SHORT_NAME)
        return Answer((self._cast.body(body),), (step,))

    def _meant_before(self, part: Nominal) -> Answer | None:
        """Whom the same description meant before: "the mortgage lender", said of two, is one of them."""
        span, answer = self._meant.get(part.words, (part.span, NOBODY))
        described = part.determiner == "the" and len(part.words) > len(part.head.split())
        if part.plural or not described or span.start >= part.span.start or answer.named_later:
            return None
        words = self._cast.text[span.start : span.end]
        return Answer(answer.actors, (Step("resolve:same-words", words, (span,), SAME_WORDS),))

    def note_author(self, work: str, answer: Answer, span: Span) -> None:
        """Keep in mind whose "the report" is after "a report by Carl Roe"."""
        self._unnamed.note_author(work, answer, span)

    def named_next(
        self, part: Nominal, actor: Actor, later: Sequence[tuple[Span, Answer]]
    ) -> Answer | None:
        """Whom the sources behind a phrase for somebody unnamed name, in text order."""
        return named_next(part, actor, later, self._cast, self._roles)

    def mentioned(self, part: Nominal, possessor: Answer) -> Answer:
        """Who is in mind after a phrase that is no source: somebody known, or a new unnamed person."""
        known = self._known(part, possessor, ())
        if known and known.actors:
            return known
        if part.determiner == "a" and part.kind in PERSON_KINDS and not part.plural:
            return self._unnamed.answer(part, possessor)
        if part.determiner != "the":
            return NOBODY
        last = self._unnamed.last_called(part.head, part.span.start)
        return self._cast.answer("resolve:same-words", last, SAME_WORDS) if last else NOBODY

    def group(self, part: Nominal, possessor: Answer) -> Answer:
        """Who is in mind after a phrase for several people or a relative that is no source."""
        if part.kind == "relative" and part.possessor and not part.plural:
            return self.resolve(part, possessor)
        listed = self._cast.gazetteer.noun(part.head) is not None
        if not (listed and part.plural) or part.kind not in (
            *PERSON_KINDS,
            "group",
            "organization",
        ):
            return NOBODY
        return self.resolve(part, possessor)

    def _known(self, part: Nominal, possessor: Answer, avoided: Collection[Actor]) -> Answer | None:
        """Who or what the article names elsewhere."""
        found = elder_or_younger(part, self._cast)
        if not found and part.determiner in ("the", ""):
            found = self._plurals.several(part) or self._plurals.family(part)
        if not found and part.kind in ("organization", None):
            found = owned_body(part, possessor, self._cast)
        if not found and part.kind == "relative" and part.determiner in ("his", "'s"):
            found = relative(part, possessor, self._cast)
        if found or part.plural:
            return found
        if part.kind in PERSON_KINDS and part.determiner == "a":
            return self._role_phrases.indefinite(part)
        if part.kind in PERSON_KINDS and (firm := self._firm(part)):
            return firm
        if part.kind in PERSON_KINDS:
            return accused(part, self._cast) or self._role_phrases.definite(
                part, avoided, possessor
            )
        if part.kind == "organization" and part.determiner == "the":
            return body_of_type(part, self._cast) or lead_body(part, self._cast)
        return lead_body(part, self._cast) if part.kind == "organization" else None

    def _firm(self, part: Nominal) -> Answer | None:
        """For "the shipbuilder", which may be a firm: the body in mind, where nobody near is called so."""
        if part.determiner != "the" or part.head not in words_in("company"):
            return None
        cast, here = self._cast, self._cast.discourse.sentence_of(part.span.start)
        near = [e for e in cast.discourse.before(part.span.start) if here - e.sentence <= NEAR]
        if any(e.actor.is_human for e in near):
            return None
        return body_of_type(part, cast)
