""" "The newspaper", "the company", "the fund" -> the body of that name or type. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from quotes.identities.organisations import Organisation
from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import table, word_list
from quotes.names.person_names import fold, words_of
from quotes.names.wording import words_in as name_words_in
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import pattern, words_in
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NO_MATCH, Answer, Cast
from quotes.speakers.discourse import SPEAKER, SUBJECT, sureness

# Kinds of bodies that publish.
OUTLET_KINDS = ("newspaper", "magazine", "broadcaster", "agency", "website")

COMPANY_KINDS = ("", "company")

# Kinds of bodies that a noun such as "group" may stand for.
LOOSE_KINDS = ("", "body", "ngo", "party", "group")

# How sure a type noun is, how sure where only a later sentence names the body.
TYPE, LATER = 0.88, 0.6

# How well a noun fits: the body's own noun, its kind of outlet, one inside its name, a company, any body.
SAME, OUTLET, INSIDE, COMPANY, LOOSE = 1.0, 0.9, 0.8, 0.7, 0.6

# Who was spoken of so few sentences before, and so much more than others, is clear.
NEAR, CLEAR = 2, 0.66

# Nouns for bodies are no longer, with the space behind them.
LONGEST_NOUN = 20

# A body that the article calls so is meant even where another was named since.
CALLED = 1.5


@cache
def outlet_nouns() -> dict[str, str]:
    """Nouns for what publishes, each with the kind of outlet, or nothing where it is any."""
    return {row["noun"]: row["kind"] for row in table("phrases/outlet_nouns.tsv")}


def body_of_type(part: Nominal, cast: Cast) -> Answer | None:
    """The last body of that name or type; else the next one that has the noun in its name."""
    proper = [w for w in part.text.split() if w[:1].isupper() and not pattern("based").search(w)]
    foreign = [w for w in proper if cast.gazetteer.adjective(w) is None]
    if foreign:
        return _of_place(part, foreign, cast)

    def fits(actor: Actor) -> float:
        if is_called(actor, part.head, cast.text):
            return CALLED
        return type_fit(actor, part.head, cast.gazetteer)

    ranked = cast.discourse.ranked(part.span.start, fits)
    if ranked:
        return cast.answer("resolve:type", ranked[0][1], TYPE * sureness(ranked))
    if proper:
        return None
    if spoke := _outlet_that_spoke(part, cast):
        return spoke
    later = cast.discourse.after(part.span.start)
    named = next((e for e in later if e.actor.organisation and fits(e.actor) == SAME), None)
    return cast.named_later(named, LATER) if named else None


def _of_place(part: Nominal, words: Sequence[str], cast: Cast) -> Answer | None:
    """For "the Vess side": the body with Vess in its name; else, of a town, who is spoken of just before."""
    offset = part.span.start
    named = {fold(w) for w in words}

    def fits(actor: Actor) -> float:
        body, fit = actor.organisation, type_fit(actor, part.head, cast.gazetteer)
        if body is None or not named <= _words(body):
            return NO_MATCH
        return NO_MATCH if fit < SAME and _is_typed(body, cast.gazetteer) else fit

    if bearers := cast.discourse.ranked(offset, fits):
        return cast.answer("resolve:type", bearers[0][1], TYPE * sureness(bearers))
    if not all(_is_town(word, cast) for word in words):
        return None
    ranked = cast.discourse.ranked(offset, lambda a: type_fit(a, part.head, cast.gazetteer))
    if not ranked:
        return None
    event, here = ranked[0][1], cast.discourse.sentence_of(offset)
    near = 0 < here - event.sentence <= NEAR and event.weight >= SUBJECT
    sure = sureness(ranked)
    return cast.answer("resolve:type", event, TYPE * sure) if near and sure >= CLEAR else None


def _is_town(word: str, cast: Cast) -> bool:
    body = cast.organisations.named(word)
    return cast.gazetteer.is_place(word) or (body is not None and body.is_place)


def _outlet_that_spoke(part: Nominal, cast: Cast) -> Answer | None:
    """For "the paper", where no name tells that it is one: the body that spoke just before."""
    if part.head not in outlet_nouns() or part.determiner != "the":
        return None
    here = cast.discourse.sentence_of(part.span.start)
    for event in reversed(cast.discourse.before(part.span.start)):
        if event.weight < SPEAKER or event.sentence == here:
            continue
        body = event.actor.organisation
        unknown = body is not None and not (_kind(body) or body.country or body.is_place)
        near = here - event.sentence <= NEAR and unknown
        return cast.answer("resolve:type", event, TYPE * CLEAR) if near else None
    return None


def is_called(actor: Actor, head: str, text: str) -> bool:
    """Whether the article says beside a body's name what it is ("publishing group Acme")."""
    body = actor.organisation
    if body is None or body.country or body.is_place:
        return False
    nouns = _same_nouns(head)
    noun = "|".join(map(re.escape, sorted(nouns)))
    before = re.compile(rf"\b(?:{noun}) $")
    speaks = pattern("body-speaks").pattern  # "Acme, the company said"
    apposed = rf", (?:the|an?) (?:[\w-]+ ){{0,4}}(?:{noun})\b(?!{speaks})"
    after = re.compile(rf"{apposed}| (?:news )?(?:{noun})\b")
    return any(
        before.search(text[max(0, m.start - LONGEST_NOUN) : m.start]) or after.match(text, m.end)
        for m in body.mentions
    )


def _same_nouns(head: str) -> set[str]:
    """The nouns for the same kind of outlet ("daily" for "newspaper"), and the noun itself."""
    kind = outlet_nouns().get(head)
    return {head} | {noun for noun, other in outlet_nouns().items() if kind and other == kind}


def type_fit(actor: Actor, head: str, gazetteer: Gazetteer) -> float:
    """How well "the" and a noun can stand for an actor, 0 to 1."""
    body = actor.organisation
    if actor.kind == "group" and head in words_in("team"):
        return SAME if actor.head in words_in("team-member") else NO_MATCH
    if actor.kind != "organization":
        return NO_MATCH
    if actor.head == head:
        return SAME
    if body is None or body.country or body.is_place:
        return NO_MATCH
    words = _words(body)
    if head in words or (head in words_in("ministry") and words & words_in("ministry")):
        return SAME if _is_type_of(body, head) else INSIDE
    if head in outlet_nouns():
        return _outlet_fit(body, head)
    loose = head in words_in("loose-body")
    if _is_typed(body, gazetteer):
        return LOOSE if loose else NO_MATCH
    kind = _kind(body)
    if head in words_in("company"):
        return COMPANY if kind in COMPANY_KINDS else NO_MATCH
    return LOOSE if loose and kind in LOOSE_KINDS else NO_MATCH


def _is_type_of(body: Organisation, head: str) -> bool:
    """Whether a word is the first or last of a name, not one inside: "University’s Peat Institute"."""
    ministry = words_in("ministry") if head in words_in("ministry") else {head}
    for name in (body.name, *body.names):
        words = [fold(word) for word in words_of(name)]
        if words and {words[0], words[-1]} & ministry and not pattern("owner-inside").search(name):
            return True
    return False


def _outlet_fit(body: Organisation, head: str) -> float:
    """How well a noun for an outlet stands for a body; "the agency" may be one of a state."""
    wanted, kind, words = outlet_nouns()[head], _kind(body), _words(body)
    if wanted == "newspaper" and not kind and words & word_list("names/newspaper_words.txt"):
        return OUTLET
    if kind and kind in ((wanted,) if wanted else OUTLET_KINDS):
        return OUTLET
    public = bool(words & words_in("agency-word")) or body.name.isupper()
    return LOOSE if head in words_in("agency") and public else NO_MATCH


def _kind(body: Organisation) -> str:
    return body.institution.kind if body.institution else ""


def _words(body: Organisation) -> set[str]:
    return {fold(word) for name in (body.name, *body.names) for word in words_of(name)}


def _is_typed(body: Organisation, gazetteer: Gazetteer) -> bool:
    """Whether the body's own name says what it is ("High Court")."""
    words = _words(body)
    if words & name_words_in("company-form"):
        return False
    nouns = (gazetteer.noun(word) for word in words)
    return any(noun is not None and noun[0].kind == "organization" for noun in nouns)
