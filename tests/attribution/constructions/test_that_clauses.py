"""Clauses with "that": parses written by hand, no model."""

import pytest

from quotes.attribution.constructions.that_clauses import readings
from quotes.attribution.passage import Passage, passage_of
from quotes.attribution.places import that_places
from quotes.languages.cue_words import CueWords
from quotes.model import Parse, Sentence, Span, Token

WORDS = CueWords.load()


def parsed(*rows: tuple[str, str, int, str]) -> Passage:
    """A sentence of (word, tag, head, relation)."""
    text, tokens = "", []
    for word, upos, head, relation in rows:
        text += " " if text else ""
        tokens.append(Token(word, len(text), len(text) + len(word), word, upos, "", head, relation))
        text += word
    parse = Parse((Sentence(tuple(tokens), (), 0, len(text), True),))
    return passage_of(text, [Span(0, len(text))], WORDS).parsed(parse)


CLAUSE = [("wells", "NOUN", 7, "nsubj"), ("have", "AUX", 7, "aux"), ("dried", "VERB", 3, "ccomp")]


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (
            [("Orla", "PROPN", 3, "nsubj"), ("has", "AUX", 3, "aux"), ("long", "ADV", 3, "advmod"),
             ("maintained", "VERB", -1, "root"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            ("Orla", "has long maintained", "wells have dried"),
        ),
        (
            [("Orla", "PROPN", 3, "nmod:poss"), ("'s", "PART", 0, "case"), ("old", "ADJ", 3, "amod"),
             ("claim", "NOUN", -1, "root"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            ("Orla", "claim", "wells have dried"),
        ),
        (
            [("Orla", "PROPN", 1, "nsubj"), ("left", "VERB", -1, "root"), ("and", "CCONJ", 3, "cc"),
             ("said", "VERB", 1, "conj"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            ("Orla", "said", "wells have dried"),
        ),
        (  # nobody says it
            [("Then", "ADV", 3, "advmod"), ("the", "DET", 3, "det"), ("old", "ADJ", 3, "amod"),
             ("claim", "NOUN", -1, "root"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            None,
        ),
        (  # the reader
            [("you", "PRON", 3, "nsubj"), ("can", "AUX", 3, "aux"), ("now", "ADV", 3, "advmod"),
             ("say", "VERB", -1, "root"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            None,
        ),
    ],
)  # fmt: skip
def test_who_says_what(
    rows: list[tuple[str, str, int, str]], found: tuple[str, str, str] | None
) -> None:
    passage = parsed(*rows)
    text = passage.text
    made = [
        (text[slice(*c.source)], text[slice(*c.cue)], text[slice(*c.contents[0])])
        for c in readings(passage)
    ]
    assert made == ([found] if found else [])


def test_only_words_of_saying_are_worth_a_parse() -> None:
    text = "He maintained that it works. The dog that barks. Her fears that it fails."
    places = that_places(text, [Span(0, len(text))], WORDS)
    assert [text[slice(*p)] for p in places] == ["maintained", "fears"]
