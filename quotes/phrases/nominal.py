"""A source without a name of its own -> its determiner, its head noun and what that stands for. Pure."""

from __future__ import annotations

import re

from quotes.languages.gazetteer import Gazetteer, Noun
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.names.head_nouns import head_noun
from quotes.names.person_names import fold, words_of
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Nominal
from quotes.phrases.patterns import EDGE, pattern, pronouns, words_in
from quotes.text.patterns import without_possessive


class NominalReader:
    """Reads noun phrases; made once for an article."""

    def __init__(self, text: NamedText, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer

    def read(self, span: Span, core: Span) -> Nominal:
        """The noun phrase of a source, of which `core` is what stands before its complements."""
        shown = self._text.words(core)
        determiner, possessor, start = _determiner(shown, core)
        given = tuple(fold(w) for w in words_of(self._text.text[start : core.end]))
        words = self._without_participle(given)
        if words != given:
            core = Span(core.start, core.start + len(shown.rstrip().rsplit(maxsplit=1)[0]))
        head = self._head(words)
        noun, plural = self._classified(span, core, head, determiner)
        return Nominal(
            text=self._shown(span, core, start),
            head=head,
            words=words,
            determiner=determiner,
            possessor=possessor,
            plural=plural,
            kind=noun.kind if noun else None,
            gender=noun.gender if noun else None,
            span=span,
        )

    def styled(self, span: Span) -> Nominal | None:
        """The phrase of "His Royal Highness" and the like, which tells something of whoever is in mind."""
        match = pattern("style-of-address").fullmatch(self._text.words(span))
        if match is None:
            return None
        whose, style = fold(match["whose"]), fold(match["style"])
        whose = pronouns().get(whose, "")
        gender = whose if whose in ("m", "f") else None
        return Nominal(
            text=self._text.words(span), head=style, words=(style,), determiner="the",
            possessor=None, plural=False, kind="epithet", gender=gender, span=span,
        )  # fmt: skip

    def _head(self, words: tuple[str, ...]) -> str:
        """The noun, of two words where these are listed; the last word where none is known."""
        if not words:
            return ""
        head = head_noun(words[-2:], self._gazetteer)
        return head if head and words[-1].endswith(head.split()[-1]) else words[-1]

    def _classified(
        self, span: Span, core: Span, head: str, determiner: str
    ) -> tuple[Noun | None, bool]:
        """What the head noun stands for in this phrase, and whether it is a plural."""
        tail = self._text.text[core.end : span.end]
        known = self._gazetteer.noun(head) or self._hyphenated(head)
        if self._is_amount(span, core, head, known=known is not None):
            return Noun("group", None), True
        if known is None:
            return self._unlisted(core, head, determiner)
        if known[0].kind == "relative" and pattern("parent-tail").match(tail):
            return Noun("epithet", known[0].gender), False
        if known[0].kind == "organization" and head in words_in("writing") and determiner == "a":
            return Noun("document", None), known[1]
        return known[0], known[1] or (known[0].kind == "group" and determiner == "a")

    def _is_amount(self, span: Span, core: Span, head: str, *, known: bool) -> bool:
        """Whether a phrase says how many there are: "one in three", "a number of experts"."""
        tail = self._text.text[core.end : span.end]
        if pattern("ratio").match(self._text.words(span)):
            return True
        if head in words_in("amount-noun") and pattern("of-tail").match(tail):
            return True
        words = self._text.words(core)
        return not (known or pattern("aged").search(words)) and bool(
            pattern("amount").search(words)
        )

    def _unlisted(self, core: Span, head: str, determiner: str) -> tuple[Noun | None, bool]:
        """What a noun that no table has stands for: one of a nation, a person by its ending."""
        given = self._text.words(core).split()
        words = [w for w in given if not pattern("aged").search(w)]
        if determiner and len(given) > len(words) == 2 and words[-1][:1].isupper():
            return Noun("epithet", None), False  # "the 25-year-old Skarholmer"
        alone = len(words) == (2 if determiner in ("the", "a") else 1)
        one_of_many = not pattern("not-a-people").search(head)
        if determiner and alone and one_of_many and self._gazetteer.nation(head):
            return Noun("epithet", None), False
        made = pattern("made-person").search(self._text.words(core))
        if determiner and made and pattern("person-noun").search(head):
            return Noun("role", None), False
        if determiner and pattern("person-ending").search(head):
            return Noun("role", None), False
        return None, bool(pattern("plural-ending").search(head))

    def _without_participle(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """ "Activists hoping": the words up to the noun."""
        noun = self._gazetteer.noun
        participle = (
            len(words) > 1
            and bool(pattern("participle").search(words[-1]) or words[-1] in words_in("participle"))
            and noun(words[-1]) is None
        )
        return words[:-1] if participle and noun(words[-2]) else words

    def _hyphenated(self, head: str) -> tuple[Noun, bool] | None:
        """ "54-year-old", "co-founder": the noun after the last hyphen, or two."""
        if match := pattern("parent-of").fullmatch(head):
            return Noun("epithet", "f" if match[1] in words_in("mother") else "m"), False
        parts = head.split("-")
        for size in (2, 1):
            if len(parts) > size and (found := self._gazetteer.noun("-".join(parts[-size:]))):
                return found
        return None

    def _shown(self, span: Span, core: Span, start: int) -> str:
        """The phrase as a name: its core and the prepositional phrase that belongs to it."""
        keep = pattern("complement").match(self._text.text[core.end : span.end])
        shown = self._text.text[start : core.end] + (keep.group() if keep else "")
        shown = pattern("dangling").sub("", re.sub(r"\s+", " ", shown).strip(EDGE))
        return without_possessive(shown)


def _determiner(words: str, core: Span) -> tuple[str, Span | None, int]:
    """`Nominal.determiner`, the words of a possessor, and where the rest of the phrase begins."""
    if amount := pattern("at-least").match(words):
        return "a", None, core.start + amount.end()
    pieces = words.split(maxsplit=1)
    first = pieces[0].casefold() if pieces else ""
    more = len(pieces) > 1
    rest = core.start + len(pieces[0]) + 1 if more else core.start
    if first in words_in("possessive") and more:
        return "his", Span(core.start, core.start + len(first)), rest
    if match := pattern("possessor").match(words):
        if fold(match[1]) in word_list("names/dates.txt"):
            return "the", None, core.start + match.end()  # "Wednesday’s statement"
        possessor = Span(core.start + match.start(1), core.start + match.end(1))
        return "'s", possessor, core.start + match.end()
    for kind in ("the", "a"):
        if first in words_in(kind) and more:
            return kind, None, core.start if first in words_in("shown-determiner") else rest
    return "", None, core.start
