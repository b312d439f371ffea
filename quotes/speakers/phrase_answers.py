"""The words of a source -> whom they stand for, by the mentions so far. Pure.

A phrase is read into its parts once; whom the parts stand for depends on who is in mind by then.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Parse, Quote, Span, Step
from quotes.names.mentions import NameMention
from quotes.names.name_words import has_body_word
from quotes.names.person_names import fold, words_of
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Named, Nominal, Part, Pronoun
from quotes.phrases.patterns import pattern, words_in
from quotes.phrases.read_source import SourceReader
from quotes.speakers.actor import Actor
from quotes.speakers.actors import NOBODY, Answer, Cast
from quotes.speakers.antecedents import Antecedents
from quotes.speakers.nominals import Nominals
from quotes.speakers.relative_pronouns import name_before, phrase_before

# How sure a relative pronoun means the name, or the noun phrase, before it.
BY_NAME, BY_PHRASE = 0.9, 0.8

COMMA = ", "

# The name of a body is no longer, in characters.
LONGEST_NAME = 80

# The name of a body or place is no longer, unless it ends in a word such as "Council".
MOST_WORDS = 3


class PhraseAnswers:
    """Resolves phrases; made once for an article."""

    def __init__(
        self, text: NamedText, parse: Parse, quotes: Sequence[Quote], cast: Cast,
        gazetteer: Gazetteer,
    ) -> None:  # fmt: skip
        self._text = text
        self._parse = parse
        self._cast = cast
        self._reader = SourceReader(text, gazetteer)
        self._antecedents = Antecedents(cast)
        self._nominals = Nominals(cast)
        # What each source says and to whom.
        self._said: dict[tuple[Span, ...], list[Span]] = {}
        for quote in quotes:
            if quote.source:
                told = quote.addressee.spans if quote.addressee else ()
                self._said.setdefault(quote.source.spans, []).extend((*quote.spans, *told))

    def of_phrase(self, spans: tuple[Span, ...]) -> Answer:
        """Whom a source, relay or addressee stands for; nobody where that is not known."""
        avoided = self._named_in_content(spans)
        parts = self._reader.read(spans[0])
        if not parts and len(spans) > 1:
            parts = self._reader.read(spans[1])
        answers = [a for part in parts if (a := self._of_part(part, avoided)).actors]
        if not answers:
            return NOBODY
        actors = tuple(dict.fromkeys(actor for a in answers for actor in a.actors))
        steps = tuple(step for a in answers for step in a.steps)
        return Answer(actors, steps, any(a.named_later for a in answers))

    def named_next(
        self, spans: tuple[Span, ...], actor: Actor, later: Sequence[tuple[Span, Answer]]
    ) -> Answer:
        """Whom the sources behind a phrase for somebody unnamed name; nobody where none does."""
        parts = self._reader.read(spans[0])
        if len(parts) != 1 or not isinstance(parts[0], Nominal):
            return NOBODY
        if self._ends_in_long_name(spans[0]):
            return NOBODY
        return self._nominals.named_next(parts[0], actor, later) or NOBODY

    def _ends_in_long_name(self, span: Span) -> bool:
        """Whether a body's or place's name ends a phrase that may have taken in a person's.

        "The envoy to the Vess Union Ann Bell" names its envoy itself.
        """
        name = self._text.name_at_end(span)
        if name is None or name.kind == "person":
            return False
        words = [fold(w) for w in words_of(name.text)]
        known = self._cast.gazetteer.institution(name.text)
        return (
            len(words) > MOST_WORDS
            and not known
            and not has_body_word(words[-1:], self._cast.gazetteer)
        )

    def of_name(self, mention: NameMention) -> Answer:
        """The person or body of a name."""
        return self._antecedents.named(Named(mention, Span(mention.start, mention.end)))

    def of_pronoun(self, pronoun: Pronoun) -> Answer:
        """The likeliest antecedent of a personal pronoun."""
        return self._antecedents.pronoun(pronoun, self._in_fronted(pronoun))

    def of_narrative_subject(self, span: Span) -> Answer:
        """Whom a noun phrase that is no source stands for; a name is noted by itself."""
        parts = self._reader.read(span)
        if len(parts) != 1 or not isinstance(parts[0], Nominal):
            return NOBODY
        return self._nominals.mentioned(parts[0], self._possessor(parts[0]))

    def of_narrative_group(self, span: Span) -> Answer:
        """The people for whom a noun phrase in the plural, or a relative's, stands that is no source."""
        parts = self._reader.read(span)
        if len(parts) != 1 or not isinstance(parts[0], Nominal):
            return NOBODY
        return self._nominals.group(parts[0], self._possessor(parts[0]))

    def is_first_person(self, spans: tuple[Span, ...]) -> bool:
        """Whether a phrase is "I" or "we"."""
        parts = self._reader.read(spans[0])
        return bool(parts) and all(isinstance(p, Pronoun) and p.person == "1" for p in parts)

    def _of_part(self, part: Part, avoided: Collection[Actor]) -> Answer:
        if isinstance(part, Named):
            answer = self._antecedents.named(part)
            if part.work:
                self._nominals.note_author(part.work, answer, part.span)
            return answer
        if isinstance(part, Nominal):
            of_them = self._antecedents.share(part.span) if _is_rest(part) else NOBODY
            return (
                of_them
                if of_them.actors
                else self._nominals.resolve(part, self._possessor(part), avoided)
            )
        if part.person == "r":
            return self._of_relative_pronoun(part)
        if part.person == "s":
            return self._antecedents.share(part.span)
        if part.person in "mfpn":
            return self._antecedents.pronoun(part, (*avoided, *self._in_fronted(part)))
        return NOBODY

    def _possessor(self, part: Nominal) -> Answer:
        return self.of_phrase((part.possessor,)) if part.possessor else NOBODY

    def _of_relative_pronoun(self, part: Pronoun) -> Answer:
        if name := name_before(self._text, part):
            span, score, answer = Span(name.start, name.end), BY_NAME, self.of_name(name)
            words = name.text
        else:
            number = self._cast.discourse.sentence_of(part.span.start)
            sentence = self._parse.sentences[number] if number >= 0 else None
            before = phrase_before(self._text, part, sentence, self._cast.gazetteer)
            if before is None:
                return NOBODY
            if body := self._described_body(before):
                step = Step(
                    "resolve:relative-pronoun", body.text, (Span(body.start, body.end),), BY_NAME
                )
                return self.of_name(body).after(step)
            span, score, answer = before, BY_PHRASE, self.of_phrase((before,))
            words = self._text.words(before)
        step = Step("resolve:relative-pronoun", words, (span,), score)
        return answer.after(step)

    def _described_body(self, phrase: Span) -> NameMention | None:
        """The body that a phrase behind its name describes: "Acme, a charity" before "which"."""
        parts = self._reader.read(phrase)
        part = parts[0] if len(parts) == 1 else None
        if not isinstance(part, Nominal) or part.kind != "organization" or part.plural:
            return None
        end = phrase.start - len(COMMA)
        if not part.determiner or self._text.text[end : phrase.start] != COMMA:
            return None
        names = self._text.names_in(Span(max(0, end - LONGEST_NAME), end))
        return next((n for n in names if n.end == end and n.kind == "organization"), None)

    def _in_fronted(self, pronoun: Pronoun) -> list[Actor]:
        """The people named in the phrase before "he" in "Inspired by Ann Bell and Carl Roe, he"."""
        if pronoun.word.casefold() not in words_in("subject-pronoun"):
            return []
        number = self._cast.discourse.sentence_of(pronoun.span.start)
        start = self._cast.discourse.start_of(number)
        if not pattern("fronted").fullmatch(self._text.text, start, pronoun.span.start):
            return []
        names = self._text.names_in(Span(start, pronoun.span.start))
        return [
            actor
            for n in names
            if n.kind == "person" and not n.subject
            for actor in self.of_name(n).actors
        ]

    def _named_in_content(self, spans: tuple[Span, ...]) -> list[Actor]:
        """Those who are named in what a source says, and those whom it tells so."""
        said = self._said.get(spans, ())
        names = (n for span in said for n in self._text.names_in(span))
        named = [actor for n in names for actor in self.of_name(n).actors]
        return [*named, *(e.actor for span in said for e in self._cast.discourse.within(span))]


def _is_rest(part: Nominal) -> bool:
    """Whether a phrase is "others" or "one in three" alone."""
    others = part.words[-1:] == part.words and part.head in words_in("rest")
    return others or pattern("ratio").fullmatch(part.text) is not None
