"""A sentence whose names are sought, and the one way to make a mention in it. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Sentence, Span
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.person_names import PersonName
from quotes.names.wording import WORDING
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
        """The mention at a span of the article, without a possessive; None for what is no name."""
        text = self.text[span.start : span.end]
        if name and not name.titles and name.last in self.gazetteer.headline_verbs:
            return None
        if WORDING.pattern("no-name").search(text):
            return None
        if self.text[span.start - 1 : span.start] in ADDRESS_MARKS:
            return None
        cut = POSSESSIVE_END.search(text)
        end = span.start + cut.start() if cut and len(text) > 3 else span.end
        return NameMention(span.start, end, self.text[span.start : end], kind, name, self.number)
