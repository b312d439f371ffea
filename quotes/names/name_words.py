"""What the words of a name alone say of it, with the gazetteer: a person's, a body's, or no name. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from quotes.languages.gazetteer import Gazetteer
from quotes.names.person_names import PersonName, fold, title_length, words_of
from quotes.names.wording import pattern, words_in

# Plurals of these are people in general, never a body's name.
COMMON_KINDS = ("epithet", "role", "spokesperson", "group")


def is_common(text: str, gazetteer: Gazetteer) -> bool:
    """Whether it is a title without a name, or people by party or nation ("House Republicans")."""
    if text.casefold() in gazetteer.titles:
        return True
    words = text.split()
    if not words or words[-1].casefold() in gazetteer.peoples:
        return True
    if len(words) == 1 and gazetteer.nation(words[0]):
        return True
    noun = gazetteer.noun(words[-1])
    if noun is None:
        return False
    if noun[0].kind == "document" and not has_body_word(map(fold, words), gazetteer):
        return gazetteer.institution(text) is None
    first = gazetteer.is_first_name(fold(words[0]))
    the = words[0].casefold() in words_in("definite-article")
    partisan = noun[0].kind == "epithet" and not first and not the
    return noun[0].kind in COMMON_KINDS and (noun[1] or len(words) == 1 or partisan)


def has_body_word(words: Iterable[str], gazetteer: Gazetteer) -> bool:
    """Whether one of the folded words is one that bodies have in their names ("council")."""
    return any(word in gazetteer.organisation_words for word in words)


def has_first_name(text: str, gazetteer: Gazetteer) -> bool:
    """Whether a name of several words begins with a known first name."""
    words = words_of(text)
    return len(words) > 1 and gazetteer.is_first_name(fold(words[0]))


def is_first_and_last(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether folded words look like a person's name whatever the recogniser says."""
    words = _without_particles(words)
    if len(words) not in (2, 3) or has_body_word(words, gazetteer):
        return False
    return gazetteer.gender_of(words[0]) is not None and not gazetteer.noun(words[-1])


def is_credible(name: PersonName, gazetteer: Gazetteer) -> bool:
    """Whether a name from a headline has two or three words and a known first name."""
    size = len(_without_particles(name.words))
    return size in (2, 3) and gazetteer.is_first_name(name.words[0])


def is_body_surname(text: str, article: str, gazetteer: Gazetteer) -> bool:
    """Whether a name that ends like a body's is a person's: titled ("Justice Ada Court"), or with a known
    first name where the article has the last word alone and as one who speaks ("Church said")."""
    words = words_of(text)
    size = title_length(words, gazetteer)
    named = words[size:]
    if len(named) not in (2, 3) or not has_body_word([fold(named[-1])], gazetteer):
        return False
    inner = has_body_word(map(fold, named[:-1]), gazetteer)
    if inner or not gazetteer.is_first_name(fold(named[0])):
        return False
    return size > 0 or speaks_alone(named[-1], article)


def speaks_alone(word: str, article: str) -> bool:
    """Whether an article has a word with a capital, and nothing before it, as one who says something."""
    return (
        re.search(pattern("says-alone").pattern.replace("NAME", re.escape(word)), article)
        is not None
    )


def _without_particles(words: Sequence[str]) -> list[str]:
    """The words of a name without the particles between the first and the last."""
    inner = words_in("surname-particle")
    return [w for n, w in enumerate(words) if not (0 < n < len(words) - 1 and w in inner)]


def is_kinship(name: PersonName, gazetteer: Gazetteer) -> bool:
    """Whether a name is but a relative in a headline ("Gold Star Mom")."""
    noun = gazetteer.noun(name.words[-1])
    known = gazetteer.is_first_name(fold(name.words[0]))
    return noun is not None and noun[0].kind == "relative" and not known


def is_titled(words: Sequence[str], gazetteer: Gazetteer) -> bool:
    """Whether a title and a whole name make up what was taken for a body ("Rev Ann Bell")."""
    size = title_length(words, gazetteer)
    second = size > 0 and title_length(words[size:], gazetteer) > 0
    if second or (size > 0 and fold(words[-1]) in words_in("name-suffix")):
        return not has_body_word(map(fold, words), gazetteer)  # "Lord Justice Peel", "Dr Peel KC"
    named = size > 0 and len(words) - size in (2, 3)
    return named and gazetteer.is_first_name(fold(words[size]))
