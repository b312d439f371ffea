"""The words of a source, as the article has them -> pronouns, names and nominals. Pure.

"Trump campaign manager Ann Bell" is a name, "a spokesman for Mr. Bell" a nominal, "he" a pronoun and
"Mr. Bell and his wife" two parts. The rules read words and the names found in them, not the parse, so
that they hold in a sentence that was not parsed.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import pairwise

from quotes.languages.gazetteer import Gazetteer, Noun
from quotes.languages.tables import word_list
from quotes.model import Span
from quotes.names.head_nouns import head_noun
from quotes.names.mentions import NameMention
from quotes.names.person_names import PersonName, fold, person_name, words_of
from quotes.phrases.parts import PERSONAL, Named, Nominal, Part, Pronoun, is_elder_or_younger
from quotes.phrases.patterns import (
    ACRONYM_ASIDE,
    AMOUNT,
    AND,
    APPOSED_AFTER,
    ARTICLES,
    AT_LEAST,
    AUTHORED,
    BREAK,
    CLAUSE,
    DANGLING,
    DETERMINERS,
    DIGITS,
    EDGE,
    LEAD,
    LISTED,
    NO_SOURCE,
    OPENING,
    PARENT_OF,
    PARENT_TAIL,
    PARTICIPLES,
    PERSON_ENDING,
    POSSESSOR,
    RATIO,
    SETTING,
    STARTERS,
    TITLE_OF,
    TRAILERS,
    UNFIT,
    WHO_TAIL,
    WRITINGS,
)


class SourceReader:
    """Reads the words of a source; made once for an article."""

    def __init__(self, text: str, names: Sequence[NameMention], gazetteer: Gazetteer) -> None:
        self._text = text
        self._names = names
        self._starts = [n.start for n in names]
        self._gazetteer = gazetteer

    def read(self, span: Span) -> list[Part]:
        """The parts of a source, one unless it is a coordination ("X and Y")."""
        span = self._trimmed(span)
        if span.start >= span.end:
            return []
        text = self._text[span.start : span.end]
        bare = fold(text)
        if bare in PERSONAL and not (bare == "us" and text.isupper()):
            return [Pronoun(text, PERSONAL[bare], span)]
        if bare in NO_SOURCE or bare in ARTICLES:
            return []
        if match := CLAUSE.match(text):
            word = match[1]
            return [
                Pronoun(word, PERSONAL[word.casefold()], Span(span.start, span.start + len(word)))
            ]
        pieces = self._apposed_pair(span) or self._coordinated(span)
        if len(pieces) > 1:
            return [part for piece in pieces for part in self.read(piece)]
        return [self._single(span)]

    def _trimmed(self, span: Span) -> Span:
        start, end = span
        while start < end and self._text[start] in EDGE:
            start += 1
        while end > start and self._text[end - 1] in EDGE and not self._abbreviated(start, end):
            end -= 1
        if m := SETTING.match(self._text[start:end]):
            start += m.end()
        if m := OPENING.match(self._text[start:end]):
            start += m.end()
        if m := TRAILERS.search(self._text[start:end]):
            end = start + m.start()
        return Span(start, end)

    def _abbreviated(self, start: int, end: int) -> bool:
        return bool(re.search(r"(?:\b[A-Z]\.){2}$|\b[JS]r\.$|\bInc\.$", self._text[start:end]))

    def _coordinated(self, span: Span) -> list[Span]:
        """The conjuncts of the phrase's core, where each could be a source by itself."""
        text = self._text[span.start : span.end]
        if named := self._names_listed(span):
            return named
        match = AND.search(text)
        if match is None:
            return [span]
        first = Span(span.start, span.start + match.start())
        second = Span(span.start + match.end(), span.end)
        core_end = span.start + self._core_length(text)
        joined = "along with" in match.group() or "as well as" in match.group()
        listed = self._listed(first) if ", " in self._text[first.start : first.end] else []
        if (match.start() > core_end - span.start or first.end > core_end) and not (
            listed or joined
        ):
            return [span]
        alone = all(self._stands_alone(s) for s in (*(listed or [first]), second))
        lower = self._text[second.start].islower() and not self._has_determiner(second)
        if lower and not (listed or self._is_bare_name(first)):
            alone = False
        if not alone and not joined:
            return [span]
        return [*(listed or [first]), second]

    def _apposed_pair(self, span: Span) -> list[Span]:
        """The names of "The new owners, Pete and Carla Nowak"."""
        text = self._text[span.start : span.end].rstrip(EDGE)
        comma = text.find(", ")
        if comma < 0 or self._name_ending(Span(span.start, span.start + comma)):
            return []
        start, end = span.start + comma + 2, span.start + len(text)
        names = [n for n in self._near(Span(start, end)) if n.kind == "person" and n.start >= start]
        if len(names) != 2 or names[0].start != start or abs(names[1].end - end) > 1:
            return []
        joined = self._text[names[0].end : names[1].start] == " and "
        return [Span(n.start, n.end) for n in names] if joined else []

    def _names_listed(self, span: Span) -> list[Span]:
        """The names of "Sens. Ann Bell (D-Ohio), Carl Roe (R-Utah) and Eve Moss"."""
        names = [n for n in self._near(span) if n.kind == "person"]
        if len(names) < 2 or names[0].start - span.start > LEAD:
            return []
        between = [
            LISTED.fullmatch(self._text[first.end : second.start])
            for first, second in pairwise(names)
        ]
        tagged = any(match["tag"] for match in between if match)
        if not all(between) or (len(names) == 2 and not tagged):
            return []
        return [Span(n.start, n.end) for n in names]

    def _listed(self, span: Span) -> list[Span]:
        """The items of "A, B" where every one of them is a name; otherwise the span itself."""
        made, start = [], span.start
        for piece in self._text[span.start : span.end].split(", "):
            made.append(Span(start, start + len(piece)))
            start += len(piece) + 2
        if len(made) > 1 and not all(self._is_bare_name(s) for s in made):
            return []
        return made

    def _is_bare_name(self, span: Span) -> bool:
        return any(
            abs(m.start - span.start) <= 1 and abs(m.end - span.end) <= 1 for m in self._near(span)
        )

    def _near(self, span: Span) -> Sequence[NameMention]:
        """The names that begin in a span or a character before it."""
        first = bisect_left(self._starts, span.start - 1)
        return self._names[first : bisect_left(self._starts, span.end)]

    def _stands_alone(self, span: Span) -> bool:
        """A pronoun, a name or a phrase with a determiner."""
        text = self._text[span.start : span.end]
        first = text.split(maxsplit=1)[0].casefold() if text.split() else ""
        if first in PERSONAL and PERSONAL[first] in "mfpn1":
            return True
        if self._name_at_end(self._core(span)) is not None:
            return True
        return self._has_determiner(span)

    def _has_determiner(self, span: Span) -> bool:
        words = self._text[span.start : span.end].split(maxsplit=1)
        first = words[0].casefold() if words else ""
        return first in STARTERS or PERSONAL.get(first, "0") in "mfpn1"

    def _core_length(self, text: str) -> int:
        match = BREAK.search(text, 1)
        while match and (acronym := ACRONYM_ASIDE.match(text, match.start())):
            match = BREAK.search(text, acronym.end())
        return match.start() if match else len(text)

    def _core(self, span: Span) -> Span:
        text = self._text[span.start : span.end]
        return Span(span.start, span.start + len(text[: self._core_length(text)].rstrip()))

    def _name_at_end(self, core: Span) -> NameMention | None:
        """The name that ends the core, titles and all; possessive endings count as the end."""
        end = core.end
        if m := re.search(r"['’]s?$", self._text[core.start : core.end]):
            end = core.start + m.start()
        for name in self._near(core):
            reach = end + 1 if name.kind != "person" else core.end + 12
            if core.start - 1 <= name.start < end and end - 1 <= name.end <= reach:
                return name
        return None

    def _single(self, span: Span) -> Part:
        core = self._core(span)
        if name := self._headline_subject(span):
            return Named(name, span)
        if name := self._named_last(span) or self._titled_of(span, core):
            return Named(name, span)
        name = self._name_at_end(core) or self._name_around(core)
        if is_elder_or_younger(self._text[core.start : core.end], name):
            return self._nominal(span, core)
        if name and not self._is_modified_noun(core, name) and not self._is_family(core, name):
            return Named(name, span)
        nominal = self._nominal(span, core)
        author = self._author(core.end, span.end) if nominal.kind in ("document", None) else None
        if author and (nominal.kind or author.kind == "person"):
            return Named(author, span, nominal.head)
        if nominal.plural or nominal.kind in ("document", "group"):
            return self._guessed_name(span, core, nominal) or nominal
        if name := self._apposed(span, core, nominal) or self._apposed_after(span, nominal):
            return Named(name, span)
        return self._guessed_name(span, core, nominal) or nominal

    def _headline_subject(self, span: Span) -> NameMention | None:
        """The name before the verb where a whole headline was taken for a source."""
        name = next((n for n in self._near(span) if n.start == span.start), None)
        after = self._text[name.end : span.end].split() if name else []
        verb = bool(after) and after[0].casefold() in self._gazetteer.headline_verbs
        return name if verb else None

    def _named_last(self, span: Span) -> NameMention | None:
        """The name at the end of "the minister for fisheries, Ann Bell", which says who that is.

        "A spokesman for the mayor, Ann Bell" names the mayor, "a lawyer for Bell, Carl Roe" the lawyer.
        """
        text = WHO_TAIL.sub("", self._text[span.start : span.end]).rstrip(EDGE)
        first = fold(text.split(maxsplit=1)[0]) if text.split() else ""
        comma = text.rfind(", ")
        head = head_noun(
            [fold(w) for w in words_of(BREAK.split(text, maxsplit=1)[0])], self._gazetteer
        )
        noun = self._gazetteer.noun(head) if head else None
        one_of = text.startswith(("one of ", "One of "))
        if one_of:
            words = [fold(w) for w in words_of(text[: max(0, comma)])]
            head = head_noun(words, self._gazetteer)
            noun = self._gazetteer.noun(head) if head else None
        role = (
            noun is not None
            and (one_of or not noun[1])
            and noun[0].kind in ("role", "epithet", "relative")
        )
        whose = self._name_ending(Span(span.start, span.start + max(0, comma)))
        whose = whose or (
            first in ("a", "an") and not self._has_second_role(text[: max(0, comma)], head)
        )
        definite = first in ("the", "his", "her", "its", "their") or one_of
        definite = definite or (text[:1].isupper() and first not in DETERMINERS)
        if comma < 0 or text.count(", ") > 1 or not role or not (definite or whose):
            return None
        start = span.start + comma + 2
        for name in self._near(Span(start, span.end)):
            whole = name.start == start and abs(name.end - (span.start + len(text))) <= 1
            if name.kind == "person" and whole:
                return name
        return None

    def _has_second_role(self, text: str, head: str) -> bool:
        """Whether "a lawyer for the mayor" speaks of another person too."""
        nouns = [self._gazetteer.noun(w) for w in words_of(text) if fold(w) not in head.split()]
        return any(noun is not None and noun[0].kind in ("role", "relative") for noun in nouns)

    def _name_ending(self, span: Span) -> bool:
        """Whether somebody's name ends a phrase."""
        return any(n.kind == "person" and abs(n.end - span.end) <= 1 for n in self._near(span))

    def _titled_of(self, span: Span, core: Span) -> NameMention | None:
        """The name after a title with "of": "Ohio Secretary of State Ann Bell"."""
        match = TITLE_OF.match(self._text[core.end : span.end])
        if match is None:
            return None
        start = core.end + match.end()
        return next(
            (
                n
                for n in self._near(span)
                if n.kind == "person" and core.end < n.start <= start < n.end
            ),
            None,
        )

    def _is_modified_noun(self, core: Span, name: NameMention) -> bool:
        """Whether the name is only the possessor or complement of a noun after it."""
        return name.end < core.end - 2 and bool(words_of(self._text[name.end : core.end])[1:])

    def _name_around(self, core: Span) -> NameMention | None:
        """The longer name that the words are a part of."""
        place = bisect_left(self._starts, core.start + 1) - 1
        if place < 0:
            return None
        name = self._names[place]
        return name if name.start < core.start and core.end <= name.end else None

    def _is_family(self, core: Span, name: NameMention) -> bool:
        """Whether "the" stands before a plural of a surname ("the Bells")."""
        start = self._text[core.start : core.start + 4].casefold()
        single = name.kind == "person" and " " not in name.text and name.text.endswith("s")
        return single and start == "the " and name.start == core.start + 4

    def _author(self, start: int, end: int) -> NameMention | None:
        """Whose the words are in "a study by Carl Roe", "an analysis released by Acme"."""
        match = AUTHORED.match(self._text, start, end)
        if match is None:
            return None
        inner = self._core(Span(match.end(), end))
        name = self._name_at_end(inner)
        owner = re.match(r"['’]s? ", self._text[name.end : end]) if name else None
        return name if name and name.kind != "place" and not owner else None

    def _apposed(self, span: Span, core: Span, nominal: Nominal) -> NameMention | None:
        """The name in apposition: "his running mate, Gov. Ann Bell," "its rival, Norway's Acme,"."""
        rest = self._text[core.end : span.end]
        match = re.match(r"\s*(?:[,—–:-]+|named|called)\s*", rest)
        if not match:
            return None
        start = core.end + match.end()
        inner = self._core(Span(start, span.end))
        name = self._name_at_end(inner)
        body = name is not None and name.kind == "organization" and inner.end >= span.end - 1
        if body and nominal.kind in ("organization", "role", "epithet") and nominal.determiner:
            return name
        return name if name and name.kind == "person" else None

    def _apposed_after(self, span: Span, nominal: Nominal) -> NameMention | None:
        """The name that a source cut short left out: "the poet" of "the poet of Vess, Ann Bell,"."""
        rest = APPOSED_AFTER.match(self._text, span.end)
        if rest is None or nominal.kind != "role" or not nominal.determiner:
            return None
        place = bisect_left(self._starts, rest.end())
        name = self._names[place] if place < len(self._names) else None
        closed = name and name.start == rest.end() and self._text[name.end : name.end + 1] == ","
        return name if name and closed and name.kind == "person" else None

    def _guessed_name(self, span: Span, core: Span, nominal: Nominal) -> Named | None:
        """A capitalised word or two that nothing knows: the name of a person."""
        text = re.sub(r"['’]s?$", "", self._text[core.start : core.end])
        words = words_of(text)
        if not words or len(words) > 3 or DIGITS.search(text) or nominal.kind:
            return None
        if not all(w[:1].isupper() for w in words) or (words[0].isupper() and len(words[0]) > 1):
            return None
        if self._gazetteer.institution(text) or self._gazetteer.is_place(text):
            return None
        if (
            words[-1].casefold() in word_list("names/dates.txt")
            or fold(words[0]) in DETERMINERS
            or self._gazetteer.adjective(words[0])
        ):
            return None
        if words[0].casefold() in self._gazetteer.peoples:
            return None
        if len(words) == 1 and words[0].endswith("s") and self._opens(core.start):
            return None  # "Honeybees remember": a plural that only its place makes capital
        name = person_name(text, self._gazetteer) or PersonName(tuple(words))
        made = NameMention(core.start, core.start + len(text), text, "person", name, -1)
        return Named(made, span)

    def _opens(self, offset: int) -> bool:
        """Whether a sentence or quotation begins at the offset."""
        before = self._text[:offset].rstrip("“”\"‘’' \t")
        return not before or before[-1] in ".?!:\n"

    def _nominal(self, span: Span, core: Span) -> Nominal:
        text = self._text[core.start : core.end]
        determiner, possessor, start = self._determiner(text, core)
        body = self._text[start : core.end]
        given = tuple(fold(w) for w in words_of(body))
        words = self._without_participle(given)
        if words != given:
            core = Span(core.start, core.start + len(text.rstrip().rsplit(maxsplit=1)[0]))
        head = head_noun(words[-2:], self._gazetteer) or (words[-1] if words else "")
        if not words or not words[-1].endswith(head.split()[-1] if head else ""):
            head = words[-1] if words else ""
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

    def _classified(
        self, span: Span, core: Span, head: str, determiner: str
    ) -> tuple[Noun | None, bool]:
        """What the head noun stands for in this phrase, and whether it is a plural."""
        whole, tail = self._text[span.start : span.end], self._text[core.end : span.end]
        known = self._gazetteer.noun(head) or self._hyphenated(head)
        aged = "year-old" in self._text[core.start : core.end]
        group = RATIO.match(whole) or (head in ("number", "group") and tail.startswith(" of "))
        if group or (
            known is None and not aged and AMOUNT.search(self._text[core.start : core.end])
        ):
            return Noun("group", None), True
        if known is None:
            words = self._text[core.start : core.end].split()
            alone = len(words) == (2 if determiner in ("the", "a") else 1)
            if determiner and alone and not UNFIT.search(head) and self._gazetteer.nation(head):
                return Noun("epithet", None), False
            if determiner and PERSON_ENDING.search(head):
                return Noun("role", None), False
            return None, bool(re.search(r"(?<![su])s$", head))
        if known[0].kind == "relative" and PARENT_TAIL.match(tail):
            return Noun("epithet", known[0].gender), False
        if known[0].kind == "organization" and head in WRITINGS and determiner == "a":
            return Noun("document", None), known[1]
        return known[0], known[1] or (known[0].kind == "group" and determiner == "a")

    def _without_participle(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """ "Activists hoping": the words up to the noun."""
        noun = self._gazetteer.noun
        participle = (
            len(words) > 1
            and (words[-1].endswith(("ing", "ed")) or words[-1] in PARTICIPLES)
            and noun(words[-1]) is None
        )
        return words[:-1] if participle and noun(words[-2]) else words

    def _hyphenated(self, head: str) -> tuple[Noun, bool] | None:
        """ "54-year-old", "co-founder": the noun after the last hyphen, or two."""
        if match := PARENT_OF.fullmatch(head):
            return Noun("epithet", "f" if match[1] in ("mum", "mom", "mother") else "m"), False
        parts = head.split("-")
        for size in (2, 1):
            if len(parts) > size and (found := self._gazetteer.noun("-".join(parts[-size:]))):
                return found
        return None

    def _determiner(self, text: str, core: Span) -> tuple[str, Span | None, int]:
        if amount := AT_LEAST.match(text):
            return "a", None, core.start + amount.end()
        words = text.split(maxsplit=1)
        first = words[0].casefold() if words else ""
        rest = core.start + len(words[0]) + 1 if len(words) > 1 else core.start
        if first in ("his", "her", "their", "its", "my", "our") and len(words) > 1:
            return "his", Span(core.start, core.start + len(first)), rest
        if match := POSSESSOR.match(text):
            possessor = Span(core.start + match.start(1), core.start + match.end(1))
            return "'s", possessor, core.start + match.end()
        if first in DETERMINERS and len(words) > 1:
            keep = first in ("another", "some", "both")
            return DETERMINERS[first], None, core.start if keep else rest
        return "", None, core.start

    def _shown(self, span: Span, core: Span, start: int) -> str:
        """The phrase as a name: its core and the prepositional phrase that belongs to it."""
        tail = self._text[core.end : span.end]
        keep = re.match(
            r"(?: (?:of|for|from|in|at|on|with|to) (?:(?!who\b|which\b|that\b|said\b)[^\s,;:()—“”]+ ?){1,8})",
            tail,
        )
        shown = self._text[start : core.end] + (keep.group() if keep else "")
        shown = DANGLING.sub("", re.sub(r"\s+", " ", shown).strip(EDGE))
        return re.sub(r"['’]s?$", "", shown)
