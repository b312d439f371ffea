"""The recogniser's names in a sentence, corrected by the words beside them. Pure.

A compact recogniser takes rare names for bodies and places ("the treasurer, Eustace Pomeroy"), takes
an occupation at the head of a sentence into the name ("Shearer Clive Warrender") and loses rare first
names ("Millicent Drew"). What stands beside a name says more than its letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quotes.languages.gazetteer import Gazetteer
from quotes.model import NamedEntity, Sentence, Span, Token
from quotes.names.parted import name_at_end
from quotes.names.person_names import MAX_TITLE, fold, is_suffix
from quotes.names.person_signs import PersonSigns, stands_for_one
from quotes.names.wording import pattern, words_in

REST_OF_WORD = re.compile(r"[^\W\d_]+")

# The halves of a hyphenated name.
HALF_BEFORE = re.compile(r"(?<![\w’'])[A-Z][\w’']*(?:-[A-Z][\w’']*)*-$")

HALF_AFTER = re.compile(r"(?:-[A-Z][\w’']*)+")

# The pattern `of-before` ends at the name and is no longer: "f of the ", perhaps with a line's end.
OF_BEFORE = 10

# " and Zola", behind the first of two names of so many words at most.
AND_NAME = re.compile(r"\s+and\s+[A-Z]")
MOST_OF_PAIR = 2


def corrected(text: str, sentence: Sentence, gazetteer: Gazetteer) -> tuple[NamedEntity, ...]:
    """The named entities of a sentence with better bounds and types, in text order.

    `text` is the article's; offsets of the entities are into it.
    """
    fixes = RecogniserFixes(text, sentence, gazetteer)
    return tuple(sorted(fixes.entities(), key=lambda e: e.start))


class RecogniserFixes:
    """Corrects the recogniser's names of one sentence."""

    def __init__(self, text: str, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self._text = text
        self._sentence = sentence
        self._gazetteer = gazetteer
        self._signs = PersonSigns(text, sentence, gazetteer)

    def entities(self) -> Iterator[NamedEntity]:
        """The entities, each with its whole name and the type that the words beside it say."""
        for entity in self._parted_at_subjects():
            if pattern("suffix").fullmatch(entity.text):
                continue
            fixed = entity
            other = entity.type != "PER"
            if other and any(
                f(entity)
                for f in (self._signs.is_person, self._signs.is_bearer, self._signs.is_tagged)
            ):
                fixed = replace(entity, type="PER")
            fixed = self._without_day(self._without_credit(self._whole(fixed)))
            fixed = self._without_office(self._without_pair_noun(fixed))
            if fixed.type == "PER":
                fixed = self._with_first_name(self._without_trade(fixed))
            yield fixed

    def _joined_at_particles(self) -> Iterator[NamedEntity]:
        """The entities, with "João" and "dos Santos Lima" as one."""
        before: NamedEntity | None = None
        for entity in self._sentence.entities:
            if before and self._is_cut(before, entity):
                text = self._text[before.start : entity.end]
                entity = replace(entity, type="PER", text=text, start=before.start)
            elif before:
                yield before
            before = entity
        if before:
            yield before

    def _parted_at_subjects(self) -> Iterator[NamedEntity]:
        """The entities, with "University of Sile Ann Bell" as a body and who by the parse is there."""
        for entity in self._joined_at_particles():
            name = (
                None
                if entity.type == "PER"
                else name_at_end(Span(entity.start, entity.end), self._sentence, self._gazetteer)
            )
            if name is None:
                yield entity
                continue
            body = self._text[entity.start : name].rstrip()
            yield replace(entity, text=body, end=entity.start + len(body))
            yield replace(entity, text=self._text[name : entity.end], start=name, type="PER")

    def _is_cut(self, first: NamedEntity, second: NamedEntity) -> bool:
        """Whether a single word and a person's name behind it are one, cut at a particle."""
        between = self._text[first.end : second.start]
        opens = second.text.split()[0] in words_in("surname-particle")
        joined = pattern("name-join").fullmatch(between) or (opens and between == " ")
        single = " " not in first.text and first.text[:1].isupper() and first.type != "LOC"
        return bool(joined) and single and second.type == "PER"

    def _whole(self, entity: NamedEntity) -> NamedEntity:
        """The entity with what was cut: half of a hyphenated word ("Solberg-Dahl"), "Jr."."""
        low, high = self._sentence.start, self._sentence.end
        start, end = entity.start, entity.end
        if rest := REST_OF_WORD.match(self._text[end:high]):
            end += rest.end()  # "Fontenot" may be taken for "Fonte" and "not"
        if before := HALF_BEFORE.search(self._text[low:start]):
            start = low + before.start()
        if after := HALF_AFTER.match(self._text[end:high]):
            end += after.end()
        if entity.type == "PER":
            end += self._suffix_length(start, end)
        return replace(entity, text=self._text[start:end], start=start, end=end)

    def _suffix_length(self, start: int, end: int) -> int:
        """How many characters behind a name tell a generation, an office or an honour (" Jr.", " KC")."""
        after = pattern("suffix-after").match(self._text[end : self._sentence.end])
        if after is None:
            return 0
        last = self._text[start:end].split()[-1]
        return after.end() if not after["letters"] or is_suffix(after["letters"], last) else 0

    def _without_credit(self, entity: NamedEntity) -> NamedEntity:
        """The entity without a picture's credit ("AP Photo"), or the body of "Chair of the Board"."""
        match = pattern("caption").match(entity.text)
        before = max(0, entity.start - OF_BEFORE)
        if match is None and pattern("of-before").search(self._text, before, entity.start):
            match = pattern("board-before").match(entity.text)
            rest = entity.text[match.end() :].split() if match else []
            if len(rest) < 2 or not self._gazetteer.is_first_name(fold(rest[0])):
                return entity
        if match is None:
            return entity
        start = entity.start + match.end()
        return replace(entity, text=self._text[start : entity.end], start=start, type="PER")

    def _without_pair_noun(self, entity: NamedEntity) -> NamedEntity:
        """The entity without what it and the next are: "Twins Amara" of "Twins Amara and Zola Dube"."""
        match = pattern("pair-noun").match(entity.text)
        rest = entity.text[match.end() :] if match else ""
        if match is None or not rest[:1].isupper() or len(rest.split()) > MOST_OF_PAIR:
            return entity
        if not AND_NAME.match(self._text, entity.end, self._sentence.end):
            return entity
        return replace(entity, text=rest, start=entity.start + match.end(), type="PER")

    def _without_office(self, entity: NamedEntity) -> NamedEntity:
        """The entity without the end of an office: "Opposition Ann Bell" behind "Leader of the"."""
        words = entity.text.split()
        before = self._text[self._sentence.start : entity.start].split()[-MAX_TITLE:]
        for taken in range(1, len(words) - 1):
            for first in range(len(before)):
                office = " ".join((*before[first:], *words[:taken])).casefold()
                if office in self._gazetteer.titles and " of " in office:
                    text = entity.text.split(maxsplit=taken)[-1]
                    return replace(entity, text=text, start=entity.end - len(text), type="PER")
        return entity

    def _without_day(self, entity: NamedEntity) -> NamedEntity:
        """The entity without a day behind it: "Carla Boden Friday"; a title shows that it is a name."""
        match = pattern("weekday-after").search(entity.text)
        titled = entity.text.split()[0].casefold() in self._gazetteer.titles
        if match is None or entity.type != "PER" or titled:
            return entity
        return replace(entity, text=entity.text[: match.start()], end=entity.start + match.start())

    def _without_trade(self, entity: NamedEntity) -> NamedEntity:
        """A person's name without the occupation in front: any that begins the sentence, else a known
        one before a whole name ("the witness, Docker Ann Bell")."""
        words = entity.text.split()
        if len(words) < 2 or not self._signs.is_trade(words):
            return entity
        whole = len(words) in (3, 4) and self._gazetteer.is_first_name(fold(words[1]))
        if not self._signs.opens(entity.start) and not (
            whole and stands_for_one(words[0], self._gazetteer)
        ):
            return entity
        start = self._text.index(words[1], entity.start + len(words[0]))
        return replace(entity, text=self._text[start : entity.end], start=start)

    def _with_first_name(self, entity: NamedEntity) -> NamedEntity:
        """A surname with the capitalised word before it, where that can only be a first name."""
        before = self._signs.before(entity)
        if before is None:
            return entity
        if self._signs.is_first_name(before) or self._signs.is_further_name(before, entity):
            return self._from(before, entity)
        if " " in entity.text and not self._continues(entity, before):
            return entity
        if not self._signs.names(before):
            return entity
        return self._from(before, entity)

    def _from(self, token: Token, entity: NamedEntity) -> NamedEntity:
        """The entity with the words from a token on."""
        return replace(entity, text=self._text[token.start : entity.end], start=token.start)

    def _continues(self, entity: NamedEntity, before: Token) -> bool:
        """Whether by the parse a name goes on from the word before it ("Ard" of "Ard Jan Vetham")."""
        tokens = self._sentence.tokens
        first = next((t for t in tokens if t.start == entity.start), None)
        if first is None or first.deprel != "flat" or first.head < 0:
            return False
        return tokens[first.head] is before and not pattern("trade").search(before.text)
