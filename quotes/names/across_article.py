"""The names of an article -> the same, judged by one another: what one sentence cannot tell. Pure.

A surname that stands alone is a person's wherever the article has somebody of that name; what the
recogniser took for a body is a person's where the article says "he" of nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.names.aliases import all_called_otherwise
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.name_kinds import NameKind, kind_in
from quotes.names.name_words import has_body_word
from quotes.names.person_names import (
    PersonName,
    fold,
    initials,
    particle_surnames,
    person_name,
    surnames,
    words_of,
)
from quotes.names.person_signs import NOUN_BEFORE, stands_for_one
from quotes.names.sentence_text import SentenceText
from quotes.names.wording import pattern, words_in
from quotes.text.patterns import NAME_WORD, bare_word
from quotes.text.spans import SpanSet

ONE_WORD = re.compile(NAME_WORD)

# A capitalised word directly before a name.
WORD_BEFORE = re.compile(r"[A-Z][\w’'-]* $")

WORD_REACH = 80  # characters

# How many letters a shortened rank has ("SAC").
RANK_LETTERS = (2, 3, 4)

# So many characters before a place's name say whether something is in it.
BEFORE = 12


@dataclass(frozen=True, slots=True)
class KnownNames:
    """The folded words of the article's names of people.

    `called` are words by which they can be called for short, `last` the last words of full names,
    `alone` the surnames that stand alone somewhere.
    """

    called: frozenset[str]
    last: frozenset[str]
    alone: frozenset[str]


def couples(text: str, found: Sequence[NameMention], gazetteer: Gazetteer) -> list[NameMention]:
    """The names, with "Ruth and Henrik Dahl" as two people called Dahl."""
    made = list(found)
    for number, (first, second) in enumerate(pairwise(found)):
        one, two = first.name or _first_of_pair(first, gazetteer), second.name
        before = WORD_BEFORE.search(text, max(0, first.start - WORD_REACH), first.start)
        if before and not pattern("pair-noun").fullmatch(before.group()):
            continue  # "Millicent Drew and Ottavio Bane", whose first name was not seen
        between = text[first.end : second.start]
        if one is None or two is None or not pattern("couple").search(between):
            continue
        if len(one.words) == 1 and not one.titles and two.full and not two.titles:
            whole = person_name(f"{one.text} {two.words[-1]}", gazetteer)
            made[number] = replace(first, kind="person", name=whole)
    return made


def _first_of_pair(mention: NameMention, gazetteer: Gazetteer) -> PersonName | None:
    """A first name alone that the recogniser took for a body's ("Amara and Ngozi Udeh")."""
    words = words_of(mention.text)
    first = len(words) == 1 and gazetteer.is_first_name(fold(words[0]))
    named = first and mention.kind == "organization" and not gazetteer.institution(mention.text)
    return person_name(mention.text, gazetteer) if named else None


def with_known_surnames(
    found: Sequence[NameMention], sentences: Sequence[SentenceText]
) -> list[NameMention]:
    """The names, and every capitalised word that is the surname of somebody named in full."""
    text = sentences[0].text if sentences else ""
    known = _known_names(found, all_called_otherwise(text, found))
    kept = [_as_bearer(m, known, sentences[m.sentence]) for m in found]
    taken = SpanSet(Span(m.start, m.end) for m in kept)
    bodies = {m.text: m.kind for m in kept if m.kind != "person" and " " not in m.text}
    acronyms = {initials(m.text) for m in kept if m.kind == "organization"} - {""}
    for where in sentences:
        for match in ONE_WORD.finditer(where.text, where.sentence.start, where.sentence.end):
            if not taken.touches(*match.span()):
                made = _passed_over(match, known, acronyms, where)
                if made is None and (kind := bodies.get(bare_word(match.group()))):
                    made = where.mention(Span(*match.span()), kind)
                kept += [made] if made else []
    return kept


def _known_names(found: Sequence[NameMention], aliases: Collection[str]) -> KnownNames:
    called: set[str] = set(aliases)
    for mention in found:
        if mention.name and mention.name.full:
            called |= {fold(mention.name.words[-1]), *surnames(mention.name)}
        elif mention.name and mention.name.titles:
            called.add(mention.name.last)
    names = [m.name for m in found if m.name]
    return KnownNames(
        called=frozenset(called),
        last=frozenset(fold(n.words[-1]) for n in names if n.full),
        alone=frozenset(n.last for n in names if not n.full),
    )


def _as_bearer(mention: NameMention, known: KnownNames, where: SentenceText) -> NameMention:
    """What the recogniser took for a place or body, though a person has the name.

    A place's name ("Ann Paris") is a person's unless "in" or the like precedes.
    """
    words = [fold(w) for w in words_of(mention.text)]
    if one := _person_of_body(mention, known, where):
        return one
    if mention.kind == "person" or not words or len(words) > 3:
        return mention
    if ranked := _behind_rank(mention, words, known, where.gazetteer):
        return ranked
    if (
        len(words) > 1
        and words[-1] in known.last
        and set(words[:-1]) <= words_in("surname-particle")
    ):
        return _as_person(mention, where.gazetteer)  # "Ap Gethin" at the head of a sentence
    surname = " ".join(words) in known.called  # "Bell", "O Griofa" of Séamus Ó Gríofa
    if not surname and (len(words) == 1 or words[-1] not in known.alone):
        return mention
    borne = len(words) == 1 and words[-1] in known.last and not _has_article(mention.start, where)
    if where.gazetteer.institution(mention.text) and not borne:
        return mention
    if has_body_word(words, where.gazetteer) and not borne:
        return mention
    if where.gazetteer.is_place(mention.text):
        before = where.text[max(0, mention.start - BEFORE) : mention.start]
        if words[-1] not in known.last or pattern("locative").search(before):
            return mention
    return _as_person(mention, where.gazetteer)


def _person_of_body(
    mention: NameMention, known: KnownNames, where: SentenceText
) -> NameMention | None:
    """The person in "Bell of the Sile Trust", where the article names somebody of that surname in full."""
    shown, of, _ = mention.text.partition(" of ")
    words = [fold(w) for w in words_of(shown)]
    if mention.kind != "organization" or not of or not words or words[-1] not in known.last:
        return None
    if has_body_word(words, where.gazetteer):
        return None
    span = Span(mention.start, mention.start + len(shown))
    return where.mention(span, "person", person_name(shown, where.gazetteer))


def _behind_rank(
    mention: NameMention, words: Sequence[str], known: KnownNames, gazetteer: Gazetteer
) -> NameMention | None:
    """The person in "SAC Faizal", where an article that names Faizal has shortened a rank."""
    rank, _, rest = mention.text.partition(" ")
    shortened = rank.isupper() and rank.isalpha() and len(rank) in RANK_LETTERS
    if not shortened or " ".join(words[1:]) not in known.called or gazetteer.institution(rank):
        return None
    if rank.casefold() in gazetteer.titles:
        return None  # read with the name
    name = person_name(rest, gazetteer)
    titled = replace(name, titles=(rank, *name.titles)) if name else None
    return replace(mention, kind="person", name=titled)


def _has_article(start: int, where: SentenceText) -> bool:
    """Whether "the" or the like stands before a word."""
    return pattern("article-before").search(where.text[max(0, start - BEFORE) : start]) is not None


def _as_person(mention: NameMention, gazetteer: Gazetteer) -> NameMention:
    return replace(mention, kind="person", name=person_name(mention.text, gazetteer))


def _passed_over(
    match: re.Match[str], known: KnownNames, acronyms: Collection[str], where: SentenceText
) -> NameMention | None:
    """A word that the recogniser passed over, though it names somebody or some body."""
    words = words_of(match.group())
    if not words:
        return None
    if words[0] in acronyms:
        return where.mention(Span(match.start(), match.start() + len(words[0])), "organization")
    word = fold(words[0])
    if word not in known.called or word in where.gazetteer.openers:
        return None
    if word in word_list("names/dates.txt"):
        return None  # "in May"
    if has_body_word([word], where.gazetteer) and _has_article(match.start(), where):
        return None
    name = person_name(words[0], where.gazetteer)
    made = where.mention(Span(*match.span()), "person", name)
    return None if made and where.gazetteer.is_place(made.text) else made


def with_a_person(text: str, found: list[NameMention], gazetteer: Gazetteer) -> list[NameMention]:
    """Where "he" or "she" has nobody to stand for, a body with an untyped double name is one."""
    told = pattern("he-or-she").search(text)
    if any(m.kind == "person" for m in found) or not told:
        return found
    return [_as_person(m, gazetteer) if _may_be_a_person(m, gazetteer) else m for m in found]


def _may_be_a_person(mention: NameMention, gazetteer: Gazetteer) -> bool:
    words = [fold(w) for w in words_of(mention.text)]
    typed = has_body_word(words, gazetteer) or any(gazetteer.noun(w) for w in words)
    double = len(words) in (2, 3) and not mention.text.isupper()
    return mention.kind != "place" and not typed and double


class _Uses:
    """How an article uses its single names: what is asked of all of them, gathered once."""

    def __init__(self, text: str, found: Sequence[NameMention]) -> None:
        self._text = text
        self.words_of_people = {
            fold(w) for m in found if m.name and m.name.full for w in m.name.words
        } | all_called_otherwise(text, found)
        self.particled = {
            surname
            for m in found
            if m.name and m.name.full
            for surname in particle_surnames([*map(fold, m.name.words)])
        }
        self._kinds: dict[str, NameKind | None] = {}
        self._bodies: dict[str, int] = {}
        for mention in found:
            if mention.kind == "organization" and " " in mention.text:
                first = mention.text.split(" ", 1)[0]
                self._bodies[first] = min(mention.start, self._bodies.get(first, mention.start))

    def kind(self, name: str) -> NameKind | None:
        """What the words around a name say of it."""
        if name not in self._kinds:
            self._kinds[name] = kind_in(self._text, name)
        return self._kinds[name]

    def described(self, mention: NameMention, gazetteer: Gazetteer) -> bool:
        """Whether a noun for one person stands before a name ("presidential frontrunner Ilva Marrow")."""
        before = self._text[max(0, mention.start - WORD_REACH) : mention.start]
        noun = NOUN_BEFORE.search(before)
        return noun is not None and stands_for_one(noun[1], gazetteer)

    def shortens(self, mention: NameMention) -> bool:
        """Whether a single word is the first of a body's name before it ("Patriot" of "Patriot Coal")."""
        return self._bodies.get(bare_word(mention.text), mention.start) < mention.start


def judged(text: str, found: Sequence[NameMention], gazetteer: Gazetteer) -> Iterator[NameMention]:
    """Each name as the article as a whole uses it: a place's, or for a single word a body's."""
    uses = _Uses(text, found)
    for mention in found:
        kind = _kind(mention, uses, gazetteer)
        yield mention if kind == mention.kind else replace(mention, kind=kind, name=None)


def _kind(mention: NameMention, uses: _Uses, gazetteer: Gazetteer) -> MentionKind:
    """What a name without a title names, by the words around it in the whole article."""
    name = mention.name
    if mention.kind == "place" and " " not in mention.text and not gazetteer.is_place(mention.text):
        # "Engineers from Voltera": the recogniser takes a rare name for a place.
        return "organization" if uses.kind(mention.text) == "organization" else "place"
    if mention.kind != "person" or name is None or name.titles or name.roles:
        return mention.kind
    if " ".join(map(fold, name.words)) in uses.particled:
        return "person"  # "Dal Korso" after "Elio dal Korso"
    if name.full:
        known = gazetteer.is_first_name(fold(name.words[0])) or uses.described(mention, gazetteer)
        kind = None if known else uses.kind(mention.text)
        return kind or "person"
    if fold(name.words[-1]) in uses.words_of_people:
        return "person"
    kind = uses.kind(bare_word(mention.text))
    if kind is None and uses.shortens(mention):
        return "organization"
    return kind or "person"
