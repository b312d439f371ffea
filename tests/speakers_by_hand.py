"""Articles by hand for the tests of phrases and speakers, without a parser.

In a text, ‹Lena Marsh› is a person, ‹o:Acme Corp› a body and ‹p:Vess› a place; ⟦…⟧ is a source or any other
phrase. Sentences end at ". " or at a line's end.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from quotes.identities.organisations import Organisations
from quotes.identities.people import People
from quotes.languages.gazetteer import Gazetteer
from quotes.languages.pack import Language
from quotes.model import Parse, Phrase, Quote, Sentence, Span, Token
from quotes.names.mentions import MentionKind, NameMention
from quotes.names.person_names import person_name
from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Nominal, Part
from quotes.phrases.read_source import SourceReader
from quotes.speakers.actors import Answer, Cast
from quotes.speakers.discourse import OTHER, SPEAKER, SUBJECT, Discourse
from quotes.speakers.phrase_answers import PhraseAnswers

MARK = re.compile(r"[‹›⟦⟧]")

KINDS: dict[str, MentionKind] = {"o:": "organization", "p:": "place"}

# Penn Treebank tags that stand for themselves, each with its part of speech.
FINE = {"NNS": "NOUN", "PRP$": "PRON"}

EMPTY = Parse(())


@cache
def gazetteer() -> Gazetteer:
    """The tables that ship with the package."""
    return Language().gazetteer


@dataclass(frozen=True)
class ByHand:
    """A text without its marks, the names in it and the phrases between ⟦ and ⟧."""

    text: NamedText
    phrases: tuple[Span, ...]
    starts: tuple[int, ...]

    def phrase(self, number: int = -1) -> Phrase:
        """One of the phrases, the last one if not told."""
        span = self.phrases[number]
        return Phrase(self.text.words(span), (span,))


def by_hand(marked: str) -> ByHand:
    """Take the marks out of a text."""
    plain, names, phrases = "", [], []
    opened: list[int] = []
    kind: MentionKind = "person"
    end = 0
    for match in MARK.finditer(marked):
        plain += marked[end : match.start()]
        end = match.end()
        if match.group() in "‹⟦":
            opened.append(len(plain))
            if match.group() == "‹":
                kind = KINDS.get(marked[end : end + 2], "person")
                end += 2 if kind != "person" else 0
            continue
        span = Span(opened.pop(), len(plain))
        if match.group() == "⟧":
            phrases.append(span)
        else:
            names.append((span, kind))
    plain += marked[end:]
    starts = (0, *(m.end() for m in re.finditer(r"(?:\. |\n+)(?=\S)", plain)))
    found = [_mention(plain, span, kind, starts) for span, kind in names]
    return ByHand(NamedText(plain, found), tuple(sorted(phrases)), starts)


def _mention(text: str, span: Span, kind: MentionKind, starts: tuple[int, ...]) -> NameMention:
    words = text[span.start : span.end]
    sentence = sum(start <= span.start for start in starts) - 1
    name = person_name(words, gazetteer()) if kind == "person" else None
    subject = span.start in starts
    return NameMention(span.start, span.end, words, kind, name, sentence, subject=subject)


def parts(marked: str) -> tuple[Part, ...]:
    """The parts of the last phrase of a text."""
    made = by_hand(marked)
    return SourceReader(made.text, gazetteer()).read(made.phrases[-1])


def nominal(marked: str) -> Nominal:
    """The last phrase of a text, which is a noun phrase without a name."""
    (part,) = parts(marked)
    assert isinstance(part, Nominal), part
    return part


def cast_of(made: ByHand) -> Cast:
    """The actors of a text, with every name outside the phrases in mind."""
    text, names = made.text.text, made.text.names
    paragraphs = [0, *(m.end() for m in re.finditer(r"\n+", text))]
    discourse = Discourse(made.starts, paragraphs)
    people, bodies = People.from_names(names, text, gazetteer()), Organisations(names, gazetteer())
    cast = Cast(text, people, bodies, discourse, gazetteer())
    for name in names:
        if any(a <= name.start < b for a, b in made.phrases):
            continue
        actor = (
            cast.person(people.adopt(name)[0])
            if name.kind == "person"
            else cast.body(bodies.of(name)[0])
        )
        span = Span(name.start, name.end)
        discourse.add(span, actor, SUBJECT if name.subject else OTHER)
    return cast


def answers(marked: str) -> list[Answer]:
    """Whom the phrases of a text stand for, each in mind for the next."""
    made = by_hand(marked)
    cast = cast_of(made)
    resolver = PhraseAnswers(made.text, EMPTY, (), cast, gazetteer())
    found = []
    for span in made.phrases:
        answer = resolver.of_phrase((span,))
        for actor in () if answer.named_later else answer.actors:
            cast.discourse.add(span, actor, SPEAKER)
        found.append(answer)
    return found


def called(answer: Answer | None) -> str:
    """The names of the actors of an answer, joined by " & "; "" for nobody."""
    if answer is None:
        return ""
    return " & ".join(a.person.name.text if a.person else a.name for a in answer.actors)


def rules(answer: Answer) -> list[str]:
    """The rules of an answer's steps, without the prefix that all of them share."""
    return [step.rule.removeprefix("resolve:") for step in answer.steps]


def quote(source: Phrase | None, *spans: Span, kind: str = "indirect") -> Quote:
    """A quote of these words by a source."""
    return Quote(kind, "speech", "", spans, None, source)  # type: ignore[arg-type]


def parse(*tagged: str) -> Parse:
    """Sentences from "the/DET mayor/NOUN spoke/VERB", with a space between two words."""
    sentences, offset = [], 0
    for line in tagged:
        tokens = []
        for pair in line.split():
            word, upos = pair.rsplit("/", 1)
            end = offset + len(word)
            xpos = "VBG" if upos == "VERB" and word.endswith("ing") else ""
            if upos in FINE:
                xpos, upos = upos, FINE[upos]
            tokens.append(Token(word, offset, end, word.casefold(), upos, xpos))
            offset = end + 1
        start, end = tokens[0].start, tokens[-1].end
        sentences.append(Sentence(tuple(tokens), (), start, end, parsed=False))
    return Parse(tuple(sentences))
