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
from quotes.text.patterns import NAME_WORD, SURE_POSSESSIVE

PREMODIFIER = re.compile(r"(?:[\w.&’'-]+ ){1,8}$")

SURE_OWNER = re.compile(SURE_POSSESSIVE)

# The patterns of a description behind a name.
DESCRIBED_AFTER = ("described-after", "is-a", "as-a", "who-is")

# So many characters before and after a name may describe somebody.
BEFORE, AFTER = 120, 140

PERSON_KINDS = ("role", "epithet", "spokesperson", "relative")


@dataclass(frozen=True, slots=True)
class Descriptor:
    """What the article calls somebody: a `head` noun and the `words` around it, case-folded.

    `text` ends before a relative clause, which `told` has, too. `known` marks what the gazetteer says
    and the article does not.
    """

    head: str
    words: frozenset[str]
    text: str
    known: bool = False
    told: str = ""


def descriptors(
    mention: NameMention, text: str, gazetteer: Gazetteer, breaks: Collection[int]
) -> tuple[list[Descriptor], str | None]:
    """What the words around a mention call the person, and the age that they give.

    `breaks` are the offsets of verbs, prepositions and the like, where a description ends.
    """
    before = text[max(0, mention.start - BEFORE) : mention.start]
    after = text[mention.end : mention.end + AFTER]
    directly = PREMODIFIER.search(text, max(0, mention.start - BEFORE), mention.start)
    words = _premodifier(directly, breaks) if directly else ""
    roles = mention.name.roles if mention.name else ()
    if not roles and (role := _cut_title(before, gazetteer)):
        roles, words = (role,), ""
    made = [_descriptor(f"{words} {role}".strip(), gazetteer) for role in roles]
    if party := pattern("party").match(after):
        letters = party[2].rstrip(".,")
        state = gazetteer.states.get(party[2].casefold().rstrip(",")) or letters
        made.append(_descriptor(f"{state} {_parties()[party[1]]}", gazetteer))
    in_front = _phrases_before(before, after) or _bodies_before(mention, text, gazetteer, breaks)
    for phrase in (*_phrases_after(after), *in_front, *([words] if words else ())):
        one = _descriptor(phrase, gazetteer)
        known = gazetteer.noun(one.head) if one.head else None
        ends = one.head.rpartition(" ")[2]  # the head of "the union's leader" is "union leader"
        if phrase in (*in_front, words) and not fold(_core(phrase)).endswith(ends):
            continue  # "the comedian asks Bell", "on the mayor's use of water, Bell"
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
    matches = [pattern(name).match(text) for name in DESCRIBED_AFTER]
    if pattern("speaks-behind").match(text):
        matches = matches[1:]  # "to meet Ann Bell, the mayor said"
    return [match[1] for match in matches if match]


def _phrases_before(text: str, after: str) -> list[str]:
    """What somebody is, by a phrase in apposition before the name: from its last two determiners on.

    The last determiner begins the phrase: "a letter from the bishop of Farrow, Ann Bell". Behind a
    preposition a comma may end another part of the sentence: "Under questions from the bishop, Ann
    Bell said"; then the apposition must end behind the name, too.
    """
    match = pattern("described-before").search(text)
    if match is None:
        return []
    if pattern("opens-phrase").search(text[: match.start()]) and not pattern("closed").match(after):
        return []
    parts = pattern("determiner").split(match[1])
    return [" ".join(parts[i:]) for i in range(len(parts) - 1, -1, -1)][:2]


def _bodies_before(
    mention: NameMention, text: str, gazetteer: Gazetteer, breaks: Collection[int]
) -> list[str]:
    """What somebody is and of what, without a comma: "the head of the ferry service Ann Bell"."""
    found = pattern("described-of-before").search(
        text, max(0, mention.start - BEFORE), mention.start
    )
    if found is None or SURE_OWNER.match(text, mention.end):
        return []
    owner = gazetteer.noun(found["body"].split()[-1])
    if owner and owner[0].kind in PERSON_KINDS:
        return []  # "a friend of the rugby player Ann Bell"
    for word in re.finditer(r"\S+", found["body"]):
        place = found.start("body") + word.start()
        if fold(word.group()) in words_in("description-stop") - words_in("definite-article") or (
            place in breaks
        ):
            return []
    return [found[1].strip()]


def _premodifier(found: re.Match[str], breaks: Collection[int]) -> str:
    """The words directly before a name that belong to it ("longtime Democratic pollster").

    `breaks` are the offsets of verbs, prepositions and the like, where a description ends.
    """
    kept: list[str] = []
    for word in reversed(list(re.finditer(r"\S+", found.group()))):
        text = word.group()
        ends = fold(text) in words_in("description-stop") or text[-1] in ",;:"
        ends = ends or found.start() + word.end() - 1 in breaks  # the stop of a sentence
        joins = _joins_portfolios(found.group(), word.start(), kept)
        if not joins and (found.start() + word.start() in breaks or ends):
            break
        kept.insert(0, text)
    return " ".join(kept)


def _joins_portfolios(words: str, place: int, behind: list[str]) -> bool:
    """Whether the "and" at a place joins what an office is for: "rivers and roads minister"."""
    before = words[:place].split()[-1:]
    ours = words_in("portfolio")
    return words.startswith("and ", place) and all(
        fold(word) in ours for word in (*(before or [""]), *behind[:1])
    )


def _cut_title(before: str, gazetteer: Gazetteer) -> str | None:
    """The role of a shortened title that ended the sentence before for whoever cut it: "said Rep. "."""
    word = before.split()[-1:]
    title = gazetteer.titles.get(word[0].casefold()) if word and word[0].endswith(".") else None
    return title.role if title else None


def _core(phrase: str) -> str:
    """A phrase up to its first preposition, conjunction or clause; "rivers and roads minister" is whole."""
    for end in pattern("description-end").finditer(phrase):
        behind = phrase[end.end() :].split()
        if not _joins_portfolios(phrase, end.start(), behind):
            return phrase[: end.start()].strip()
    return phrase


def _descriptor(phrase: str, gazetteer: Gazetteer) -> Descriptor:
    """The head of a phrase such as "Democratic senator from Vermont" and all its words."""
    core = _core(phrase)
    words = [fold(w) for w in words_of(core)]
    head = head_noun(words, gazetteer)
    everything = {fold(w) for w in words_of(phrase)} | set(words)
    states = {
        part
        for w in re.findall(NAME_WORD, phrase)
        if (state := gazetteer.states.get(w.casefold()))
        for part in state.casefold().split()
    }
    shown = pattern("description-tail").sub("", phrase).strip() or phrase.strip()
    return Descriptor(head, frozenset(everything | states), shown, told=phrase.strip())
