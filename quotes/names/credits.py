"""A byline, split into the people who wrote and the body they wrote for. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from quotes.languages.first_names import first_names
from quotes.languages.tables import table, word_list
from quotes.names.wording import pattern, words_in

# A person's name in a byline has from two to so many words.
NAME_WORDS = 5

# A byline is no longer; what is goes on with something else.
BYLINE = 400  # characters


@dataclass(frozen=True, slots=True)
class Credits:
    """Who wrote: `people` in the order named, and the outlet or agency named beside them."""

    people: tuple[str, ...] = ()
    organization: str | None = None


def credits_of(byline: str | None) -> Credits:
    """The people and the body of a byline ("By Ann Bell and Carl Roe, Associated Press")."""
    text = pattern("credit-opening").sub("", " ".join((byline or "")[:BYLINE].split()))
    text = pattern("credit-address").sub(" ", text)
    people: list[str] = []
    body: str | None = None
    for piece in pattern("credit-parts").split(text):
        if people and piece.lower().rstrip(".") in words_in("name-suffix"):
            people[-1] = f"{people[-1]}, {piece}"
            continue
        name, *beside = pattern("credit-for").split(piece, maxsplit=1)
        for part in (pattern("credit-place").sub("", name).strip(" .-–—*()"), *beside):
            if is_outlet(part):
                body = body or _bare(part)
            elif is_person(part) and _cased(part) not in people:
                people.append(_cased(part))
    return Credits(tuple(people), body)


def is_outlet(name: str) -> bool:
    """Whether a name is that of an agency or outlet: one that is known, or by its words."""
    words = _bare(name).lower().split()
    if " ".join(words) in _outlets():
        return True
    press = word_list("names/newspaper_words.txt") | words_in("outlet-word")
    if len(words) < 2 or words[-1] not in press or not _capital(name):
        return False
    # "Emily Post" is a person, "Lensk Post" is not, and "Staff Reporter" is neither.
    return words[0].casefold() not in first_names() and words_in("byline-role").isdisjoint(words)


def is_person(name: str) -> bool:
    """Whether a part of a byline is the name of a person: some words with capital letters."""
    words = name.split()
    if not 1 < len(words) <= NAME_WORDS or any(c.isdigit() for c in name) or not _capital(name):
        return False
    lowered = {word.lower().strip(".") for word in words}
    if lowered & (words_in("byline-role") | words_in("definite-article")):
        return False
    bodies = word_list("names/organisation_words.txt")
    return words[0].casefold() in first_names() or not lowered & bodies


def _capital(name: str) -> bool:
    """Whether first and last word have capital letters."""
    words = [word.lstrip("'’\"“(") for word in _bare(name).split()]
    return bool(words) and all(words[n][:1].isupper() for n in (0, -1))


def _cased(name: str) -> str:
    """A name that is all in capital letters, as it is written elsewhere."""
    return name.title() if name.isupper() and len(name) > NAME_WORDS else name


def _bare(name: str) -> str:
    """A name without a leading article."""
    first, _, rest = name.strip(" .-–—*()").partition(" ")
    return rest if first.lower() == "the" and rest else name.strip(" .-–—*()")


@cache
def _outlets() -> frozenset[str]:
    """The names of the gazetteer's outlets and agencies, lower-cased."""
    rows = table("outlets.tsv")
    names = (n for row in rows for n in (row["name"], *row["aliases"].split(";")))
    return frozenset(name.strip().lower().removeprefix("the ") for name in names if name.strip())
