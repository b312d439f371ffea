"""Drafts, parses and passages written by hand, for the tests of the detector: no model."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from quotes.attribution.drafts import Draft
from quotes.attribution.passage import Passage, passage_of
from quotes.languages.cue_words import CueWords
from quotes.model import Candidate, Cue, Parse, Quote, Sentence, Span, Token, phrase
from quotes.text.spans import lines

WORDS = CueWords.load()


def at(text: str, part: str) -> Span:
    """Where the words first stand."""
    start = text.index(part)
    return Span(start, start + len(part))


def texts(text: str, spans: Sequence[Span]) -> list[str]:
    """The words of the spans."""
    return [text[a:b] for a, b in spans]


def candidate(
    text: str, contents: Sequence[str], cue: str, source: str = "", *, likely: str = "",
    rate: float = 0.9,
) -> Candidate:  # fmt: skip
    """A candidate of the network; `likely` is the source that its labelling does not have."""
    return Candidate(
        tuple(at(text, part) for part in contents),
        at(text, cue),
        (at(text, source),) if source else (),
        rate,
        rate,
        at(text, likely) if likely else None,
    )


def draft(
    text: str, contents: Sequence[str], cue: str, source: str = "", *, likely: str = "",
    rate: float = 0.9,
) -> Draft:  # fmt: skip
    """The draft of such a candidate, as the network gave it."""
    made = candidate(text, contents, cue, source, likely=likely, rate=rate)
    return Draft(made.contents, made.cue, made.sources, made, 0)


def quote(
    text: str, content: str, cue: str = "", source: str = "", *evidence: str, guessed: bool = False
) -> Quote:  # fmt: skip
    """A quote of one span; in marks where a mark stands before it."""
    span = at(text, content)
    direct = text[span.start - 1 : span.start] == "“"
    return Quote(
        "direct" if direct else "indirect", "speech", content, (span,),
        Cue(cue, cue, (at(text, cue),)) if cue else None,
        phrase(text, (at(text, source),)) if source else None,
        evidence=evidence, guessed_source=guessed,
    )  # fmt: skip


def tree(text: str, *rows: str) -> Parse:
    """A parse of one sentence. A row is `word tag head relation [lemma]`, in text order; the head is
    the number of a row, -1 for the root. Words without a row are left out."""
    tokens, place = [], 0
    for row in rows:
        word, upos, head, relation, *lemma = row.split()
        start = text.index(word, place)
        place = start + len(word)
        named = lemma[0] if lemma else word
        tokens.append(Token(word, start, place, named, upos, "", int(head), relation))
    return Parse((Sentence(tuple(tokens), (), 0, len(text), True),))


def flat(text: str) -> Parse:
    """A sentence that was cut into words and not parsed."""
    words = re.finditer(r"\w+|[^\w\s]", text)
    tokens = tuple(Token(m.group(), *m.span(), m.group(), "X", "") for m in words)
    return Parse((Sentence(tokens, (), 0, len(text), False),))


def tagged(text: str, tags: Mapping[str, str], lemmas: Mapping[str, str]) -> Parse:
    """A sentence cut into words that was not parsed: some have a tag and a lemma of their own."""
    words = re.finditer(r"\w+|[^\w\s]", text)
    tokens = tuple(
        Token(
            m.group(),
            *m.span(),
            lemmas.get(m.group(), m.group().lower()),
            tags.get(m.group(), "X"),
            "",
        )
        for m in words
    )
    return Parse((Sentence(tokens, (), 0, len(text), False),))


def passage(text: str, parse: Parse | None = None, *, cues: Sequence[str] = ()) -> Passage:
    """The passage whose paragraphs are the lines of the text."""
    made = passage_of(text, lines(text), WORDS).parsed(parse or Parse(()))
    return made.with_cues([at(text, cue) for cue in cues])
