"""A sentence whose names are sought, and the one way to make a mention in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Sentence, Span
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.person_names import PersonName, fold
from quotes.names.wording import pattern, words_in
from quotes.text.patterns import POSSESSIVE_END

# Before a word these make it an address or a tag.
ADDRESS_MARKS = ("@", "#", "/")


@dataclass(frozen=True, slots=True)
class SentenceText:
    """A sentence in its article: `text` is the article's, `number` the sentence's index in the parse.

    `headline` says that its capitals tell little of what is a name.
    """

    text: str
    sentence: Sentence
    number: int
    headline: bool
    gazetteer: Gazetteer

    def mention(
        self, span: Span, kind: MentionKind, name: PersonName | None = None
    ) -> NameMention | None:
        """The mention at a span of the article, without a possessive and a sentence's stop; None for what
        is no name."""
        span = self._without_stop(span)
        text = self.text[span.start : span.end]
        if name and self._is_verb(span, name):
            return None
        if pattern("no-name").search(text) or fold(text.rstrip(".")) in words_in("company-form"):
            return None
        if self.text[span.start - 1 : span.start] in ADDRESS_MARKS:
            return None
        cut = POSSESSIVE_END.search(text)
        end = span.start + cut.start() if cut and len(text) > 3 else span.end
        return NameMention(span.start, end, self.text[span.start : end], kind, name, self.number)

    def _without_stop(self, span: Span) -> Span:
        """The span without a stop at its end that is a token of its own ("the Vess Institute.")."""
        last = next((t for t in reversed(self.sentence.tokens) if t.end <= span.end), None)
        stop = last is not None and last.text == "." and last.end == span.end
        return Span(span.start, span.end - 1) if stop else span

    def _is_verb(self, span: Span, name: PersonName) -> bool:
        """Whether the last word of a name is a headline's verb ("Bell Backs"), no surname ("Ann May")."""
        if name.titles or name.last not in self.gazetteer.headline_verbs:
            return False
        if self.headline or (name.full and not self.gazetteer.is_first_name(fold(name.words[0]))):
            return True
        inside = [t for t in self.sentence.tokens if span.start <= t.start < span.end]
        return not inside or any(t.upos != "PROPN" for t in inside)
