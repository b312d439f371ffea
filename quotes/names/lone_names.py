"""Single names of an article -> the same as what stands around them says: longer, or a body's. Pure.

"Sunny" is Sunny Coy where a sentence begins so; "Norvik" is a body where "the airline" speaks next.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import cache

from quotes.languages.gazetteer import Gazetteer
from quotes.names.mentions import NameMention
from quotes.names.name_kinds import kind_in
from quotes.names.name_words import has_body_word
from quotes.names.person_names import fold, person_name
from quotes.names.wording import pattern, words_in

# A word in small letters is a word, whatever it is at the head of a sentence.
SMALL = re.compile(r"\b[a-z]{3,}\b")

# A sentence that a name opens, and the first words of the next, have so many characters at most.
REACH = 260


def with_whole_names(
    text: str, found: Sequence[NameMention], gazetteer: Gazetteer
) -> list[NameMention]:
    """The names, and "Ann Bell" at the head of a sentence where "Ann" alone is somebody's name."""
    alone = {m.text for m in found if _is_alone(m)}
    made: dict[int, NameMention] = {}
    for match in pattern("one-name").finditer(text) if alone else ():
        whole = f"{match[1]} {match[2]}"
        inside = [m for m in found if m.start < match.end() and m.end > match.start()]
        apart = all(m.start == match.start() and m.text == match[1] for m in inside)
        if match[1] not in alone or not apart or not _can_be_last(match[2], text, gazetteer):
            continue
        near = next((m for m in found if m.start >= match.start()), found[-1])
        name = person_name(whole, gazetteer)
        made[match.start()] = replace(
            near, start=match.start(), end=match.end(), text=whole, kind="person", name=name
        )
    kept = [m for m in found if m.start not in made]
    return sorted((*kept, *made.values()), key=lambda m: m.start)


def with_lone_bodies(
    text: str, found: Sequence[NameMention], gazetteer: Gazetteer
) -> list[NameMention]:
    """The names, with a single one as a body's where the next sentence calls it a company or the like."""
    people = {fold(w) for m in found if m.name and m.name.full for w in m.name.words}
    bodies = frozenset(m.start for m in found if m.kind == "organization")
    lone = {
        m.text
        for m in found
        if _may_be_a_body(m, gazetteer)
        and fold(m.text) not in people
        and not gazetteer.is_first_name(fold(m.text))
        and _is_typed_next(text, m, bodies)
        and kind_in(text, m.text) in (None, "organization")
    }
    return [
        replace(m, kind="organization", name=None)
        if m.text in lone and _may_be_a_body(m, gazetteer)
        else m
        for m in found
    ]


def _may_be_a_body(mention: NameMention, gazetteer: Gazetteer) -> bool:
    """Whether it is a single name of somebody, or of a place that no table has."""
    place = mention.kind == "place" and " " not in mention.text
    return _is_alone(mention) or (place and not gazetteer.is_place(mention.text))


def _is_alone(mention: NameMention) -> bool:
    """Whether it is a person's name of one word without a title."""
    name = mention.name
    return bool(name and not name.full and not name.titles and " " not in mention.text)


def _can_be_last(word: str, text: str, gazetteer: Gazetteer) -> bool:
    """Whether a capitalised word can be a surname, as far as the article and the tables know."""
    plain = word.casefold()
    listed = (
        gazetteer.noun(word)
        or gazetteer.adjective(word)
        or gazetteer.is_place(word)
        or plain in gazetteer.openers
        or plain in gazetteer.titles
        or plain in gazetteer.headline_verbs
        or has_body_word((plain,), gazetteer)
    )
    return not listed and plain not in SMALL.findall(text)


def _is_typed_next(text: str, mention: NameMention, bodies: Collection[int]) -> bool:
    """Whether a name opens a sentence and "the airline" or the like the next, with no body between."""
    before = text[: mention.start].rstrip(" ")
    if before and before[-1] not in '.!?”"\n':
        return False
    match = _next_typed().match(text, mention.end, mention.end + REACH)
    return match is not None and not any(mention.end <= b < match.end() for b in bodies)


@cache
def _next_typed() -> re.Pattern[str]:
    """The rest of a sentence, of no man or woman, and "The" with a noun for a body in the next."""
    nouns = "|".join(sorted(words_in("lone-body")))
    rest = r"(?:(?!\b(?:he|she|his|her|him)\b)[^.!?\n]|\.\d)*"
    return re.compile(rf"{rest}[.!]\s+The (?:[a-z-]+ )?(?:{nouns}) [a-z]")
