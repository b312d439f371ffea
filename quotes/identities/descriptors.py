"""The words around a name -> what they call the person: head nouns with the words beside them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from quotes.languages.gazetteer import Gazetteer
from quotes.languages.tables import table
from quotes.names.head_nouns import head_noun
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold, words_of
from quotes.names.wording import pattern, words_in
from quotes.text.patterns import NAME_WORD

PREMODIFIER = re.compile(r"(?:[\w.&’'-]+ ){1,8}$")

# The patterns of a description behind a name.
DESCRIBED_AFTER = ("described-after", "is-a", "as-a", "who-is")

# So many characters before and after a name may describe somebody.
BEFORE, AFTER = 120, 140

PERSON_KINDS = ("role", "epithet", "spokesperson", "relative")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the article calls somebody: a `head` noun and the `words` around it, case-folded.

    `known` marks what the gazetteer says and the article does not.
    """

    head: str
    words: frozenset[str]
    text: str
    known: bool = False


def descriptors(
    mention: NameMention, text: str, gazetteer: Gazetteer, breaks: Collection[int]
) -> tuple[list[Descriptor], str | None]:
    """What the words around a mention call the person, and the age that they give.

    `breaks` are the offsets of verbs, prepositions and the like, where a description ends.
    """
    before = text[max(0, mention.start - BEFORE) : mention.start]
    after = text[mention.end : mention.end + AFTER]
    in_front = PREMODIFIER.search(text, max(0, mention.start - BEFORE), mention.start)
    words = _premodifier(in_front, breaks) if in_front else ""
    roles = mention.name.roles if mention.name else ()
    made = [_descriptor(f"{words} {role}".strip(), gazetteer) for role in roles]
    if party := pattern("party").match(after):
        state = gazetteer.states.get(party[2].casefold().rstrip(",")) or party[2]
        made.append(_descriptor(f"{state} {_parties()[party[1]]}", gazetteer))
    for phrase in (*_phrases_after(after), *_phrases_before(before), *([words] if words else ())):
        one = _descriptor(phrase, gazetteer)
        known = gazetteer.noun(one.head) if one.head else None
        if phrase is words and not fold(words).endswith(one.head):
            continue  # "the comedian asks Bell"
        if known and not known[1] and known[0].kind in PERSON_KINDS:
            made.append(one)
    age = pattern("age").match(after)
    return made, age[1] if age else None


@cache
def _parties() -> dict[str, str]:
    """What the letter of an American party stands for."""
    return {row["letter"]: row["party"] for row in table("names/party_letters.tsv")}


def _phrases_after(text: str) -> list[str]:
    """What somebody is, was or works as, by the text behind the name."""
    matches = (pattern(name).match(text) for name in DESCRIBED_AFTER)
    return [match[1] for match in matches if match]


def _phrases_before(text: str) -> list[str]:
    """What somebody is, by a phrase in apposition before the name: from its last two determiners on.

    The last determiner begins the phrase: "a letter from the bishop of Farrow, Ann Bell".
    """
    match = pattern("described-before").search(text)
    if match is None:
        return []
    parts = pattern("determiner").split(match[1])
    return [" ".join(parts[i:]) for i in range(len(parts) - 1, -1, -1)][:2]


def _premodifier(found: re.Match[str], breaks: Collection[int]) -> str:
    """The words directly before a name that belong to it ("longtime Democratic pollster").

    `breaks` are the offsets of verbs, prepositions and the like, where a description ends.
    """
    kept: list[str] = []
    for word in reversed(list(re.finditer(r"\S+", found.group()))):
        text = word.group()
        ends = fold(text) in words_in("description-stop") or text[-1] in ",;:"
        ends = ends or found.start() + word.end() - 1 in breaks  # the stop of a sentence
        if found.start() + word.start() in breaks or ends:
            break
        kept.insert(0, text)
    return " ".join(kept)


def _descriptor(phrase: str, gazetteer: Gazetteer) -> Descriptor:
    """The head of a phrase such as "Democratic senator from Vermont" and all its words."""
    core = pattern("description-end").split(phrase, maxsplit=1)[0].strip() or phrase
    words = [fold(w) for w in words_of(core)]
    head = head_noun(words, gazetteer)
    everything = {fold(w) for w in words_of(phrase)} | set(words)
    states = {
        part
        for w in re.findall(NAME_WORD, phrase)
        if (state := gazetteer.states.get(w.casefold()))
        for part in state.casefold().split()
    }
    return Descriptor(head, frozenset(everything | states), phrase.strip())
