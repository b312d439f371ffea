"""The words around a name -> what they call the person: head nouns with the words beside them. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from quotes.languages.gazetteer import Gazetteer
from quotes.names.head_nouns import head_noun
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold, words_of
from quotes.text.patterns import NAME_WORD

# "Sen. Ann Bell (D-Ohio)", "Ann Bell, D-Ohio,"
PARTY = re.compile(r",? \(?([RDI])-([A-Z][A-Za-z.]+(?: [A-Z][a-z.]+)?)\)?")

AGE = re.compile(r",? \(?(?:aged )?(\d{1,2})(?=[,.;:)]| and\b|$)", re.M)

AFTER = re.compile(
    r"(?: \([^()]{1,40}\))?, (?!and\b|but\b|or\b|who\b|which\b|said\b|in\b|on\b|at\b|for\b|to\b|with\b)"
    r"(?:(?:the|a|an|his|her|their|its) )?([^,.;:“”\"()\n]{3,90})"
)

IS_A = re.compile(
    r"(?:, [^.;:“”\"()\n]{3,90},)?"
    r" (?:is|was|became|remains|will be|will become|is to become) (?:the|a|an) "
    r"([^,.;:“”\"()\n]{3,70})"
)

AS_A = re.compile(
    r"(?:, [^.;:“”\"()\n]{3,90},)? (?:[\w’']+ ){0,1}(?:took over|takes over|was named|was elected|was "
    r"appointed|has served|served|serves|works|worked|returned|started|began|resigned|stepped down|retired|"
    r"quit|sat|acted) as (?:the |a |an |its |their )?([^,.;:“”\"()\n]{3,70})"
)

WHO_IS = re.compile(
    r", who (?:is|was|has been|served as|serves as) (?:the |a |an )?([^,.;:“”\"()\n]{3,70})"
)

BEFORE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts|\w+['’]s?) )([^,.;:“”\"()\n]{3,90}), $"
)

DETERMINER = re.compile(r"\b(?:the|a|an|his|her|their|its)\s+")

PREMODIFIER = re.compile(r"(?:[\w.&’'-]+ ){1,8}$")

PHRASE_END = re.compile(r"\b(?:of|for|at|from|in|on|to|with|who|whose|that|which|under|by|and)\b")

STOP_WORDS = frozenset(
    [
        "said",
        "says",
        "told",
        "asked",
        "added",
        "and",
        "but",
        "or",
        "the",
        "a",
        "an",
        "that",
        "when",
        "as",
        "while",
        "if",
        "of",
        "for",
        "by",
        "with",
        "to",
        "from",
        "in",
        "on",
        "at",
        "after",
        "before",
        "like",
        "than",
        "is",
        "was",
        "are",
        "were",
        "be",
        "been",
        "has",
        "had",
        "have",
        "will",
        "would",
    ]
)

PERSON_KINDS = ("role", "epithet", "spokesperson", "relative")

PARTIES = {"R": "republican", "D": "democrat", "I": "independent"}


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
    made: list[Descriptor] = []
    before = text[max(0, mention.start - 120) : mention.start]
    after = text[mention.end : mention.end + 140]
    in_front = PREMODIFIER.search(text, max(0, mention.start - 120), mention.start)
    words = _premodifier(in_front, breaks) if in_front else ""
    for role in mention.name.roles if mention.name else ():
        made.append(_descriptor(f"{words} {role}".strip(), gazetteer))
    if party := PARTY.match(after):
        state = gazetteer.states.get(party[2].casefold().rstrip(",")) or party[2]
        made.append(_descriptor(f"{state} {PARTIES[party[1]]}", gazetteer))
    age = AGE.match(after)
    found = [
        m[1]
        for m in (AFTER.match(after), IS_A.match(after), AS_A.match(after), WHO_IS.match(after))
        if m
    ]
    if m := BEFORE.search(before):
        # The last determiner begins the phrase: "a letter from the bishop of Farrow, Ann Bell".
        parts = DETERMINER.split(m[1])
        found += [" ".join(parts[i:]) for i in range(len(parts) - 1, -1, -1)][:2]
    if words:
        found.append(words)
    for phrase in found:
        one = _descriptor(phrase, gazetteer)
        known = gazetteer.noun(one.head) if one.head else None
        if known and not known[1] and known[0].kind in PERSON_KINDS:
            made.append(one)
    return made, age[1] if age else None


def _premodifier(found: re.Match[str], breaks: Collection[int]) -> str:
    """The words directly before a name that belong to it ("longtime Democratic pollster").

    `breaks` are the offsets of verbs, prepositions and the like, where a description ends.
    """
    kept: list[str] = []
    for word in reversed(list(re.finditer(r"\S+", found.group()))):
        text = word.group()
        if found.start() + word.start() in breaks or fold(text) in STOP_WORDS or text[-1] in ",;:":
            break
        kept.insert(0, text)
    return " ".join(kept)


def _descriptor(phrase: str, gazetteer: Gazetteer) -> Descriptor:
    """The head of a phrase such as "Democratic senator from Vermont" and all its words."""
    core = PHRASE_END.split(phrase, maxsplit=1)[0].strip() or phrase
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
