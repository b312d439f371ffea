"""Clauses with "that": parses written by hand, no model."""

import pytest
from attribution_by_hand import quote

from quotes.attribution.constructions.that_clauses import readings, that_clauses
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
        (  # the parse takes "that" for an object
            [("Orla", "PROPN", 3, "nmod:poss"), ("'s", "PART", 0, "case"), ("old", "ADJ", 3, "amod"),
             ("claim", "NOUN", -1, "root"), ("that", "SCONJ", 7, "obj"), *CLAUSE],
            ("Orla", "claim", "wells have dried"),
        ),
        (
            [("Orla", "PROPN", 1, "nsubj"), ("left", "VERB", -1, "root"), ("and", "CCONJ", 3, "cc"),
             ("said", "VERB", 1, "conj"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            ("Orla", "said", "wells have dried"),
        ),
        (  # the clause hangs on whoever was told
            [("Orla", "PROPN", 1, "nsubj"), ("tell", "VERB", -1, "root"), ("the", "DET", 3, "det"),
             ("board", "NOUN", 1, "obj"), ("that", "SCONJ", 7, "mark"), *CLAUSE],
            ("Orla", "tell", "wells have dried"),
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


SENTENCE = [
    ("Orla", "PROPN", 1, "nsubj"), ("said", "VERB", -1, "root"), ("that", "SCONJ", 5, "mark"),
    ("wells", "NOUN", 5, "nsubj"), ("have", "AUX", 5, "aux"), ("dried", "VERB", 1, "ccomp"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "guessed", "kept"), [("wells", True, "Orla"), ("wells", False, "wells")]
)
def test_it_is_evidence_for_a_quote_that_is_known(source: str, guessed: bool, kept: str) -> None:
    given = parsed(*SENTENCE)
    known = quote(given.text, "wells have dried", "said", source, "model:cue", guessed=guessed)
    (made,) = that_clauses([known], given)
    assert made.evidence == ("model:cue", "parse:that-clause")
    assert made.source and made.source.text == kept


def test_a_clause_of_its_own_is_a_quote() -> None:
    (made,) = that_clauses([], parsed(*SENTENCE))
    assert (made.text, made.evidence) == ("wells have dried", ("parse:that-clause",))


OWNED = [
    ("Quill", "PROPN", 1, "nsubj"), ("mocked", "VERB", -1, "root"), ("Orla", "PROPN", 4, "nmod:poss"),
    ("'s", "PART", 2, "case"), ("claim", "NOUN", 1, "obj"), ("that", "SCONJ", 8, "mark"),
    ("wells", "NOUN", 8, "nsubj"), ("have", "AUX", 8, "aux"), ("dried", "VERB", 4, "acl"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "sources"),
    [("Orla 's claim that wells have dried", ["Quill", "Orla"]), ("that wells have dried", ["Quill"])],
    ids=["with-the-noun", "the-clause-alone"],
)  # fmt: skip
def test_the_clause_of_a_noun_is_told_beside_what_holds_both(
    content: str, sources: list[str]
) -> None:
    given = parsed(*OWNED)
    made = that_clauses([quote(given.text, content, "mocked", "Quill", "model:cue")], given)
    assert [q.source and q.source.text for q in made] == sources


def test_a_clause_that_somebody_quoted_says_is_none() -> None:
    marked = [
        ("“", "PUNCT", 5, "punct"),
        *((w, u, h + 1 if h >= 0 else h, r) for w, u, h, r in SENTENCE),
    ]
    assert list(readings(parsed(*marked)))
    assert that_clauses([], parsed(*marked)) == []
