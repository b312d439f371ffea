"""The words of a source, as the article has them -> pronouns, names and nominals. Pure.

"Trump campaign manager Ann Bell" is a name, "a spokesman for Mr. Bell" a nominal, "he" a pronoun and
"Mr. Bell and his wife" two parts. The rules read words and the names found in them, not the parse, so
that they hold in a sentence that was not parsed.
"""

from __future__ import annotations

from dataclasses import replace

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Span
from quotes.names.mentions import NameMention
from quotes.names.person_names import fold
from quotes.phrases.coordination import conjuncts, plural_conjuncts
from quotes.phrases.named import is_elder_or_younger, is_head, name_behind, name_outside_core
from quotes.phrases.named_text import NamedText
from quotes.phrases.nominal import NominalReader
from quotes.phrases.parts import Named, Nominal, Part, Pronoun
from quotes.phrases.patterns import EDGE, pattern, pronouns, words_in


class SourceReader:
    """Reads the words of a source; made once for an article, reads each span once."""

    def __init__(self, text: NamedText, gazetteer: Gazetteer) -> None:
        self._text = text
        self._gazetteer = gazetteer
        self._nominals = NominalReader(text, gazetteer)
        self._read: dict[Span, tuple[Part, ...]] = {}

    def read(self, span: Span) -> tuple[Part, ...]:
        """The parts of a source, one unless it is a coordination ("X and Y"), none for nobody."""
        if span not in self._read:
            self._read[span] = self._parts(trimmed(self._text.text, span))
        return self._read[span]

    def _parts(self, span: Span) -> tuple[Part, ...]:
        if span.start >= span.end:
            return ()
        words = self._text.words(span)
        bare = fold(words)
        if name := self._one_named(bare, span):
            return (Named(name, span),)
        if bare in pronouns() and not (bare in words_in("country-in-capitals") and words.isupper()):
            return (Pronoun(words, pronouns()[bare], span),)
        if bare in words_in("bare-amount") or pattern("bare-share").fullmatch(words):
            return (Pronoun(words, "s", span),)
        if bare in words_in("nobody") | words_in("bare-determiner"):
            return ()
        if self._is_share(span):
            return (Pronoun("whom", "r", span),)
        if match := pattern("clause").match(words):
            inner = Span(span.start, span.start + match.end(1))
            return (Pronoun(match[1], pronouns()[match[1].casefold()], inner),)
        pieces = conjuncts(self._text, span)
        if len(pieces) == 1:
            pieces = plural_conjuncts(self._text, span, self._gazetteer)
        if len(pieces) > 1:
            return tuple(part for piece in pieces for part in self.read(piece))
        return (self._several_of(span) or self._single(span),)

    def _one_named(self, bare: str, span: Span) -> NameMention | None:
        """The name in apposition to one of several: "asked one, Ann Bell, whose"."""
        start = span.end + len(", ")
        if bare not in words_in("one-of-several") or self._text.text[span.end : start] != ", ":
            return None
        name = self._text.first_from(start)
        apposed = name is not None and name.start == start and name.kind == "person"
        return name if apposed else None

    def _is_share(self, span: Span) -> bool:
        """Whether it is "many of whom", whose last word a source may lack."""
        words = self._text.words(span)
        if pattern("of-whom").fullmatch(words) is None:
            return False
        return words.endswith("whom") or bool(
            pattern("whom-behind").match(self._text.text, span.end)
        )

    def _several_of(self, span: Span) -> Part | None:
        """For "more than half of 2,200 farmers", "some farmers": the farmers, so that they are the same."""
        match = pattern("amount-opening").match(self._text.text, *span)
        if match is None or pattern("ratio").match(self._text.words(span)):
            return None
        parts = self._parts(Span(match.end(), span.end))
        inner = parts[0] if len(parts) == 1 else None
        if (
            isinstance(inner, Nominal)
            and inner.plural
            and inner.head not in words_in("indefinite-noun")
        ):
            return replace(inner, span=span)
        return None

    def _single(self, span: Span) -> Part:
        core = self._text.core(span)
        if styled := self._nominals.styled(span):
            return styled
        if outside := name_outside_core(self._text, span, core, self._gazetteer):
            return Named(outside, span)
        name = self._text.name_at_end(core) or self._text.name_around(core)
        if is_elder_or_younger(self._text.words(core), name):
            return self._nominals.read(span, core)
        if name and is_head(self._text, core, name):
            return Named(name, span)
        if body := self._institution(core) or self._named_and_typed(core):
            return Named(body, span)
        nominal = self._nominals.read(span, core)
        if nominal.head in words_in("vague") and (told := self._apposed_to_vague(span, core)):
            return told
        return name_behind(self._text, core, nominal, self._gazetteer) or nominal

    def _apposed_to_vague(self, span: Span, core: Span) -> Nominal | None:
        """What somebody is in "one source, the head of a trading house"."""
        behind = pattern("vague-apposed").match(self._text.text, core.end, span.end)
        if behind is None or self._text.people_near(Span(core.end, span.end)):
            return None
        inner = Span(behind.end(), span.end)
        told = self._nominals.read(inner, self._text.core(inner))
        return replace(told, determiner="a") if told.kind == "role" and not told.plural else None

    def _institution(self, core: Span) -> NameMention | None:
        """A body that the gazetteer knows and no capitals give away ("Number 10", "Save the Children")."""
        shown = self._text.words(core)
        bare = pattern("definite-article").sub("", shown, count=1)
        if " " not in bare:
            return self._capitalised_body(core, bare) if bare != shown else None
        known = self._gazetteer.institution(shown)
        return NameMention(*core, shown, "organization", None, -1) if known else None

    def _capitalised_body(self, core: Span, word: str) -> NameMention | None:
        """A body or country of one word behind "the", as no common noun is written ("the UAE")."""
        noun = self._gazetteer.noun(word)
        if not word[:1].isupper() or (noun and noun[1]):
            return None
        if self._gazetteer.institution(word):
            return NameMention(*core, word, "organization", None, -1)
        known = self._gazetteer.place(word)
        return NameMention(*core, word, "place", None, -1) if known else None

    def _named_and_typed(self, core: Span) -> NameMention | None:
        """The body in "the official Quorn news agency", which a noun behind its name describes."""
        shown = self._text.words(core)
        match = pattern("typed-behind").search(shown)
        if match is None or fold(match["noun"]) not in words_in("typed-noun"):
            return None
        end = core.start + match.start()
        name = self._text.name_at_end(Span(core.start, end))
        if name is None or name.kind != "organization" or name.end != end:
            return None
        before = pattern("before-typed").fullmatch(self._text.text, core.start, name.start)
        return name if before else None


def trimmed(text: str, span: Span) -> Span:
    """A source without the marks, the setting and the adverbs around it."""
    start, end = span
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE and not _is_abbreviated(text[start:end]):
        end -= 1
    for opening in ("setting", "opening"):
        if match := pattern(opening).match(text[start:end]):
            start += match.end()
    if match := pattern("trailer").search(text[start:end]):
        end = start + match.start()
    if match := pattern("both-and").match(text[start:end]):
        start += match.end()
    return Span(start, end)


def _is_abbreviated(words: str) -> bool:
    """Whether words end with a stop that belongs to them ("Ann Bell Jr.")."""
    return pattern("abbreviation-end").search(words) is not None
