"""An article and its parse -> the names in it: people, organisations, places. Pure.

The parser's name recogniser proposes; titles, known first names and the gazetteer correct it, and a
surname that stands alone is a person's wherever the article has somebody of that name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, NamedEntity, Parse, Sentence, Span
from quotes.names.headlines import TITLE_LINE, is_headline
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.name_kinds import kind_in
from quotes.names.person_names import (
    PersonName,
    fold,
    initials,
    person_name,
    surnames,
    title_length,
    words_of,
)
from quotes.names.recogniser_fixes import corrected
from quotes.names.stray_words import without_strays
from quotes.text.datelines import datelines
from quotes.text.marks import quoted_spans
from quotes.text.patterns import NAME_WORD, UPPER, bare_word
from quotes.text.spans import SpanSet
from quotes.text.token_index import Lookup

PARTICLE = r"(?:de|da|do|dos|della|di|du|la|le|van|von|der|den|ter|al|el|bin|ibn|ben)"

# An Arabic article that is written to its name with a hyphen ("al-Nuwairi").
ARTICLE = r"(?:(?:al|el|as|ad|an|ar|ash|at|ul|ud)[-'’])?"

# Capitalised words in a row: the raw material of names.
RUN = re.compile(rf"{NAME_WORD}(?:(?: (?:{PARTICLE} ){{0,2}}{ARTICLE}| & ){NAME_WORD})*")

# Carlo "The Professor" Venn
NICKNAMED = re.compile(rf"({NAME_WORD}) [“\"‘'][^”\"’'\n]{{2,30}}[”\"’'] ({NAME_WORD})")

# The Museum of Port Ayla, the High Court of Norrland
BODY_OF = re.compile(
    rf"(?:{UPPER}[\w’'-]+ ){{0,2}}({UPPER}[\w’'-]+) of (?:the )?{NAME_WORD}(?: {NAME_WORD}){{0,3}}"
)

# Brightwater plc, Harlow & Brisk Ltd
COMPANY = re.compile(
    rf"(?:{UPPER}[\w&’'-]+ (?:& )?){{1,4}}(?:plc|PLC|Inc|Ltd|LLC|LLP|GmbH|AG|Corp|Pty Ltd|Pvt Ltd|ASA|SpA"
    r"|S\.p\.A|NV|BV|AB|Oyj|KGaA|SE|A/S|Bhd|Co)\b(?:\.(?=,? [a-z]))?"
)

# An apposition is at most so many tokens long.
ASIDE = 14

HE_OR_SHE = re.compile(r"\b(?:[Hh]e|[Ss]he)\b")

# What no name holds: remains of addresses and markup.
NO_NAME = re.compile(r"[<>/\\@#=_~{}\[\]|]|\d\w*[a-z]|^[RDI]-[A-Z]")

OWNER = re.compile(rf"({NAME_WORD})['’]s? $")

LOCATIVE = re.compile(
    r"\b(?:in|to|from|at|near|outside|around|across|via|of|into|for|leave|left) (?:the )?$", re.I
)

# Plurals of these are people in general, never a body's name.
COMMON_KINDS = ("epithet", "role", "spokesperson", "group")


def find_names(article: Article, parse: Parse, gazetteer: Gazetteer) -> tuple[NameMention, ...]:
    """Every name of the article's sentences, in text order, none overlapping another."""
    finder = _Finder(article.text, parse, gazetteer)
    return finder.names()


class _Finder:
    def __init__(self, text: str, parse: Parse, gazetteer: Gazetteer) -> None:
        self._text = text
        self._parse = parse
        self._gazetteer = gazetteer
        self._lookup = Lookup(parse)
        self._quoted = SpanSet(quoted_spans(text))
        self._datelines = SpanSet(datelines(text))
        self._headlines = [is_headline(sentence) for sentence in parse.sentences]
        title = TITLE_LINE.match(text)
        self._title_end = title.end() if title else 0

    def names(self) -> tuple[NameMention, ...]:
        found: list[NameMention] = []
        for number, sentence in enumerate(self._parse.sentences):
            found += self._in_sentence(sentence, number)
        found = _couples(self._text, sorted(found, key=lambda m: m.start), self._gazetteer)
        found = without_strays(
            self._text, found, [self._exposed(m) for m in found], self._gazetteer
        )
        found = self._known_surnames(found)
        found = [m for m in found if not self._datelines.holds(m.start)]
        found = self._with_a_person(found)
        found = [self._judged(m, found) for m in sorted(found, key=lambda m: m.start)]
        return tuple(self._placed(m) for m in found)

    def _exposed(self, mention: NameMention) -> bool:
        """Whether a name stands in a headline or begins with what is no proper noun."""
        if self._headlines[mention.sentence] or mention.start < self._title_end:
            return True
        first = self._lookup.tokens_in(Span(mention.start, mention.end))[:1]
        return any(token.upos in ("VERB", "ADP", "ADV", "SCONJ") for token in first)

    def _in_sentence(self, sentence: Sentence, number: int) -> Iterator[NameMention]:
        headline = self._headlines[number]
        done = sentence.start
        whole = list(self._whole_names(sentence, number))
        yield from whole
        taken = SpanSet(Span(m.start, m.end) for m in whole)
        entities = corrected(self._text, sentence, self._gazetteer)
        for run in RUN.finditer(self._text, sentence.start, sentence.end):
            inside = [e for e in entities if e.start < run.end() and e.end > run.start()]
            left = max(done, run.start())
            if left < run.end() and not taken.touches(*run.span()):
                for made in self._in_run(Span(left, run.end()), inside, number, headline):
                    done = made.end
                    yield made

    def _whole_names(self, sentence: Sentence, number: int) -> Iterator[NameMention]:
        """Names that the recogniser often cuts: with a nickname inside, and bodies with "of"."""
        for match in NICKNAMED.finditer(self._text, sentence.start, sentence.end):
            name = person_name(f"{match[1]} {match[2]}", self._gazetteer)
            if name and self._gazetteer.is_first_name(fold(match[1])):
                yield NameMention(*match.span(), match.group(), "person", name, number)
        for match in BODY_OF.finditer(self._text, sentence.start, sentence.end):
            noun = self._gazetteer.noun(match[1])
            body = noun is not None and noun[0].kind == "organization" and not noun[1]
            body = body or fold(match[1]) in self._gazetteer.organisation_words
            if body and (made := self._made(Span(*match.span()), "organization", None, number)):
                yield made
        for match in COMPANY.finditer(self._text, sentence.start, sentence.end):
            if made := self._made(Span(*match.span()), "organization", None, number):
                yield made

    def _in_run(
        self, run: Span, entities: Sequence[NamedEntity], number: int, headline: bool
    ) -> Iterator[NameMention]:
        start = run.start
        for entity in sorted(entities, key=lambda e: e.start):
            first, last = max(entity.start, start), min(entity.end, run.end)
            if first >= last:
                continue
            kind = "PER" if self._follows_title(start, first) else entity.type
            if kind == "ORG":
                last = self._without_role(first, entity.end)
            if kind == "PER":
                first, last = self._widened(start, first, last, run.end, entities)
            if made := self._named(Span(first, last), kind, number, headline):
                yield made
                start = made.end
        rest = Span(start, run.end)
        if start < run.end and (made := self._unmarked(rest, number, headline)):
            yield made

    def _follows_title(self, left: int, start: int) -> bool:
        """Whether "Mr.", "Ms." or the like stands directly before a name."""
        words = self._text[left:start].split()
        title = self._gazetteer.titles.get(words[-1].casefold()) if words else None
        return title is not None and title.role is None

    def _without_role(self, start: int, end: int) -> int:
        """The end of a body's name without the title of its head ("Acme Chairman")."""
        words = list(re.finditer(r"\S+", self._text[start:end]))
        while len(words) > 1:
            noun = self._gazetteer.noun(words[-1].group())
            if noun is None or noun[1] or noun[0].kind not in ("role", "spokesperson"):
                break
            words.pop()
        return start + words[-1].end() if words else end

    def _widened(
        self, left: int, first: int, last: int, right: int, entities: Sequence[NamedEntity]
    ) -> tuple[int, int]:
        """A person's name with its titles, and with the rest of a name that was cut in two."""
        before = list(re.finditer(r"\S+", self._text[left:first]))
        for count in range(len(before), 0, -1):
            words = [m.group() for m in before[-count:]]
            if title_length([*words, "X"], self._gazetteer) == count:
                first = left + before[-count].start()
                break
        if hyphenated := re.match(r"-\w+(?:-\w+)*", self._text[last:right]):
            last += hyphenated.end()
        rest = re.match(rf" {NAME_WORD}", self._text[last:right])
        blocked = any(e.start >= last for e in entities)
        if rest and not blocked and self._text[last - 1 : last] != ".":
            word = words_of(rest.group())
            if (
                word
                and self._gazetteer.noun(word[0]) is None
                and fold(word[0]) not in self._gazetteer.organisation_words
            ):
                last += rest.end()
        return first, last

    def _named(self, span: Span, kind: str, number: int, headline: bool) -> NameMention | None:
        text = self._text[span.start : span.end]
        clean = re.sub(r"['’]s$|['’]$", "", text)
        if self._is_common(clean) and not (kind == "PER" and self._has_first_name(clean)):
            return None
        if self._gazetteer.is_place(clean):
            return self._made(span, "place", None, number)
        if self._gazetteer.institution(clean):
            return self._made(span, "organization", None, number)
        words = [fold(w) for w in words_of(clean)]
        if kind == "ORG" and self._is_titled(words_of(clean)):
            kind = "PER"
        if kind == "PER" and words and words[-1] not in self._gazetteer.organisation_words:
            if headline:
                span, clean = self._without_verb(span, number)
            name = person_name(clean, self._gazetteer)
            if name is None or (headline and not self._credible(name)):
                return None
            if self._is_kinship(name):
                return None
            return self._made(span, "person", name, number)
        if headline and kind != "PER":
            return None
        if kind in ("ORG", "PER"):
            if self._first_and_last(words, clean):
                name = person_name(clean, self._gazetteer)
                return self._made(span, "person", name, number)
            return self._made(span, "organization", None, number)
        return self._made(span, "place", None, number) if kind == "LOC" else None

    def _is_kinship(self, name: PersonName) -> bool:
        """Whether a name is but a relative in a headline ("Gold Star Mom")."""
        noun = self._gazetteer.noun(name.words[-1])
        known = self._gazetteer.is_first_name(fold(name.words[0]))
        return noun is not None and noun[0].kind == "relative" and not known

    def _is_titled(self, words: Sequence[str]) -> bool:
        """Whether a title and a whole name make up what was taken for a body ("Rev Ann Bell")."""
        size = title_length(words, self._gazetteer)
        named = size > 0 and len(words) - size in (2, 3)
        return named and self._gazetteer.is_first_name(fold(words[size]))

    def _without_verb(self, span: Span, number: int) -> tuple[Span, str]:
        """A name in a headline without the verb after it ("Ann Bell Says")."""
        inside = [
            t for t in self._parse.sentences[number].tokens if span.start <= t.start < span.end
        ]
        verbs = self._gazetteer.headline_verbs
        while len(inside) > 1 and (
            inside[-1].upos in ("VERB", "AUX", "ADP") or inside[-1].text.casefold() in verbs
        ):
            inside.pop()
        end = inside[-1].end if inside else span.end
        return Span(span.start, end), re.sub(r"['’]s?$", "", self._text[span.start : end])

    def _is_common(self, text: str) -> bool:
        """A title without a name, or people by party or nation ("House Republicans")."""
        if text.casefold() in self._gazetteer.titles:
            return True
        words = text.split()
        if not words or words[-1].casefold() in self._gazetteer.peoples:
            return True
        if len(words) == 1 and self._gazetteer.nation(words[0]):
            return True
        noun = self._gazetteer.noun(words[-1])
        if noun is None:
            return False
        body = any(fold(w) in self._gazetteer.organisation_words for w in words)
        if noun[0].kind == "document" and not body:
            return self._gazetteer.institution(text) is None
        first = self._gazetteer.is_first_name(fold(words[0]))
        partisan = noun[0].kind == "epithet" and not first and words[0].casefold() != "the"
        return noun[0].kind in COMMON_KINDS and (noun[1] or len(words) == 1 or partisan)

    def _has_first_name(self, text: str) -> bool:
        words = words_of(text)
        return len(words) > 1 and self._gazetteer.is_first_name(fold(words[0]))

    def _first_and_last(self, words: Sequence[str], text: str) -> bool:
        """Whether it looks like a person's name whatever the recogniser says."""
        if len(words) not in (2, 3) or any(w in self._gazetteer.organisation_words for w in words):
            return False
        return self._gazetteer.gender_of(words[0]) is not None and not self._gazetteer.noun(
            words[-1]
        )

    def _credible(self, name: PersonName) -> bool:
        return len(name.words) in (2, 3) and self._gazetteer.is_first_name(name.words[0])

    def _unmarked(self, run: Span, number: int, headline: bool) -> NameMention | None:
        """A name that the recogniser missed: after a title, or with a known first name."""
        span = self._without_openers(run)
        if span is None:
            return None
        text = re.sub(r"['’]s$|['’]$", "", self._text[span.start : span.end])
        if self._is_common(text):
            return None
        if self._gazetteer.institution(text):
            return self._made(span, "organization", None, number)
        if self._gazetteer.is_place(text):
            return self._made(span, "place", None, number)
        words = words_of(text)
        if len(words) in (2, 3) and fold(words[-1]) in self._gazetteer.organisation_words:
            return None if headline else self._made(span, "organization", None, number)
        for skip in range(min(4, len(words))):
            rest = words[skip:]
            titled = title_length(rest, self._gazetteer) > 0
            if titled or (not headline and self._first_and_last([fold(w) for w in rest], "")):
                name = person_name(" ".join(rest), self._gazetteer)
                start = self._text.index(rest[0], span.start)
                return self._made(Span(start, span.end), "person", name, number) if name else None
        return None

    def _without_openers(self, run: Span) -> Span | None:
        start = run.start
        for match in re.finditer(r"\S+\s*", self._text[run.start : run.end]):
            if fold(match.group().strip(" .")) not in self._gazetteer.openers:
                break
            start = run.start + match.end()
        return Span(start, run.end) if start < run.end else None

    def _made(
        self, span: Span, kind: MentionKind, name: PersonName | None, number: int
    ) -> NameMention | None:
        text = self._text[span.start : span.end]
        if name and not name.titles and name.last in self._gazetteer.headline_verbs:
            return None
        if NO_NAME.search(text) or self._text[span.start - 1 : span.start] in ("@", "#", "/"):
            return None
        cut = re.search(r"['’]s?$", text)
        end = span.start + cut.start() if cut and len(text) > 3 else span.end
        return NameMention(span.start, end, self._text[span.start : end], kind, name, number)

    def _known_surnames(self, found: list[NameMention]) -> list[NameMention]:
        """The names, and every capitalised word that is the surname of somebody named in full."""
        known: set[str] = set()
        for mention in found:
            if mention.name and mention.name.full:
                known |= {fold(mention.name.words[-1]), *surnames(mention.name)}
            elif mention.name and mention.name.titles:
                known.add(mention.name.last)
        alone = {m.name.last for m in found if m.name and not m.name.full}
        last = {fold(m.name.words[-1]) for m in found if m.name and m.name.full}
        kept = [self._corrected(m, known, alone, last) for m in found]
        taken = SpanSet(Span(m.start, m.end) for m in kept)
        bodies = {m.text: m.kind for m in kept if m.kind != "person" and " " not in m.text}
        acronyms = {initials(m.text) for m in kept if m.kind == "organization"} - {""}
        for number, sentence in enumerate(self._parse.sentences):
            for match in re.compile(NAME_WORD).finditer(self._text, sentence.start, sentence.end):
                if not taken.touches(*match.span()):
                    made = self._loose(match, known, acronyms, number)
                    if made is None and (kind := bodies.get(bare_word(match.group()))):
                        made = self._made(Span(*match.span()), kind, None, number)
                    kept += [made] if made else []
        return kept

    def _loose(
        self, match: re.Match[str], known: set[str], acronyms: set[str], number: int
    ) -> NameMention | None:
        """A word that the recogniser passed over, though it names somebody or some body."""
        words = words_of(match.group())
        if not words:
            return None
        if words[0] in acronyms:
            span = Span(match.start(), match.start() + len(words[0]))
            return self._made(span, "organization", None, number)
        word = fold(words[0])
        if word not in known or word in self._gazetteer.openers:
            return None
        name = person_name(words[0], self._gazetteer)
        made = self._made(Span(*match.span()), "person", name, number)
        return None if made and self._gazetteer.is_place(made.text) else made

    def _with_a_person(self, found: list[NameMention]) -> list[NameMention]:
        """Where "he" or "she" has nobody to stand for, a body with an untyped double name is one."""
        if any(m.kind == "person" for m in found) or not HE_OR_SHE.search(self._text):
            return found
        return [self._as_person(m) for m in found]

    def _as_person(self, mention: NameMention) -> NameMention:
        words = [fold(w) for w in words_of(mention.text)]
        typed = any(
            w in self._gazetteer.organisation_words or self._gazetteer.noun(w) for w in words
        )
        if mention.kind == "place" or typed or len(words) not in (2, 3) or mention.text.isupper():
            return mention
        return replace(mention, kind="person", name=person_name(mention.text, self._gazetteer))

    def _judged(self, mention: NameMention, found: Sequence[NameMention]) -> NameMention:
        """A name as the article as a whole uses it: a place's, or for a single word a body's."""
        name = mention.name
        if mention.kind != "person" or name is None or name.titles or name.roles:
            return mention
        if name.full:
            known = self._gazetteer.is_first_name(fold(name.words[0]))
            place = not known and kind_in(self._text, mention.text) == "place"
            return replace(mention, kind="place", name=None) if place else mention
        last = fold(name.words[-1])
        if any(m.name and m.name.full and last in map(fold, m.name.words) for m in found):
            return mention
        kind = kind_in(self._text, bare_word(mention.text))
        if kind is None and any(_shortens(mention, m) for m in found):
            kind = "organization"
        return mention if kind in (None, "person") else replace(mention, kind=kind, name=None)

    def _corrected(
        self, mention: NameMention, known: set[str], alone: set[str], last: set[str]
    ) -> NameMention:
        """What the recogniser took for a place or body, though a person has the name.

        `known` are the words of full names, `last` their surnames, `alone` the surnames that stand
        alone somewhere. A place's name ("Ann Paris") is a person's unless "in" or the like precedes.
        """
        words = [fold(w) for w in words_of(mention.text)]
        if mention.kind == "person" or not words or len(words) > 3:
            return mention
        if words[-1] not in (known if len(words) == 1 else alone):
            return mention
        body = any(w in self._gazetteer.organisation_words for w in words)
        if body or self._gazetteer.institution(mention.text):
            return mention
        if self._gazetteer.is_place(mention.text):
            before = self._text[max(0, mention.start - 12) : mention.start]
            if words[-1] not in last or LOCATIVE.search(before):
                return mention
        return replace(mention, kind="person", name=person_name(mention.text, self._gazetteer))

    def _placed(self, mention: NameMention) -> NameMention:
        quoted = self._quoted.holds(mention.start)
        owner = OWNER.search(self._text, max(0, mention.start - 40), mention.start)
        whose = owner[1] if owner and mention.kind == "organization" else None
        return replace(mention, quoted=quoted, subject=self._is_subject(mention), owner=whose)

    def _is_subject(self, mention: NameMention) -> bool:
        tokens = self._lookup.tokens_in(Span(mention.start, mention.end))
        sentence = self._parse.sentences[mention.sentence]
        if sentence.parsed:
            return any(t.deprel.startswith("nsubj") for t in tokens)
        following = [t for t in sentence.tokens if t.start >= mention.end][:1]
        if not following or following[0].upos in ("VERB", "AUX"):
            return bool(following)
        before = [t for t in sentence.tokens if t.end <= mention.start][-1:]
        if following[0].text != ",":
            return False
        if not before or before[0].upos == "SCONJ":
            return True
        return before[0].upos != "ADP" and self._verb_after_aside(sentence, mention.end)

    def _verb_after_aside(self, sentence: Sentence, offset: int) -> bool:
        """Whether a verb follows the apposition after a name ("Ann Bell, the head, was")."""
        rest = [t for t in sentence.tokens if t.start >= offset][1:ASIDE]
        comma = next((n for n, t in enumerate(rest) if t.text == ","), None)
        after = rest[comma + 1] if comma is not None and comma + 1 < len(rest) else None
        return after is not None and after.upos in ("VERB", "AUX") and after.xpos != "VBG"


def _shortens(mention: NameMention, other: NameMention) -> bool:
    """Whether a single word is the first of a body's name ("Patriot" of "Patriot Coal")."""
    body = other.kind == "organization" and other.start < mention.start
    return body and other.text.startswith(f"{bare_word(mention.text)} ")


def _couples(text: str, found: list[NameMention], gazetteer: Gazetteer) -> list[NameMention]:
    """The names, with "Ruth and Henrik Dahl" as two people called Dahl."""
    made = list(found)
    for number, (first, second) in enumerate(pairwise(found)):
        one, two = first.name, second.name
        if re.search(r"[A-Z][\w’'-]* $", text[: first.start]):
            continue  # "Millicent Drew and Ottavio Bane", whose first name was not seen
        if one is None or two is None or text[first.end : second.start] != " and ":
            continue
        if len(one.words) == 1 and not one.titles and two.full and not two.titles:
            whole = person_name(f"{one.text} {two.words[-1]}", gazetteer)
            made[number] = replace(first, name=whole)
    return made
