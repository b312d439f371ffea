"""Fragments in marks in headlines: passages written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import passage, quote, tagged

from quotes.attribution.constructions.headlines import headline_fragments
from quotes.attribution.passage import Passage
from quotes.model import Span

BODY = "The airline has lost money. Boats snub the quay."


def read(headline: str, body: str = BODY) -> Passage:
    text = f"{headline}\n{body}"
    verbs = {"snub": "VERB", "help": "VERB", "helps": "VERB", "take": "VERB"}
    return passage(text).parsed(tagged(text, verbs, {"fishermen": "fisherman", "helps": "help"}))


@pytest.mark.parametrize(
    ("headline", "fragment"),
    [
        ("Harbour plan 'to help fishermen'", "to help fishermen"),
        ("Voters ‘snub online ballot’", "snub online ballot"),
        ('Tern "poised to bid"', "poised to bid"),
        ("Dam 'will hold' in spring", "will hold"),
        ("Keller to 'take a break'", "take a break"),
        ("Keller 'ate a bun'", None),
        ("Ballot 'could not be read', and staff go", "could not be read"),
    ],
    ids=[
        "to",
        "finite verb",
        "participle",
        "modal",
        "to before it",
        "verb that the article lacks",
        "a clause behind",
    ],
)
def test_a_clause_in_a_headlines_marks_is_somebodys(headline: str, fragment: str | None) -> None:
    made = headline_fragments([], read(headline))
    assert [(q.text, q.cue, q.source, q.mode) for q in made] == (
        [(fragment, None, None, "speech")] if fragment else []
    )
    assert [q.evidence for q in made] == [("marks:headline",)] * len(made)


@pytest.mark.parametrize(
    "headline",
    [
        "Ferry named 'best boat'",
        "Ballot papers 'missing'",
        "Orla shows 'Lark mini'",
        "Keller attacks the 'to be paid' budget",
        "Keller attacks 'to be paid' budget",
        "Harbour plan 'to help fishermen'.",
        "Harbour plan 'To help fishermen'",
    ],
    ids=["noun phrase", "one word", "name", "term", "term before a noun", "a sentence", "a title"],
)
def test_what_stands_in_marks_for_another_reason(headline: str) -> None:
    assert headline_fragments([], read(headline)) == []


def test_a_line_without_an_article_is_no_headline() -> None:
    text = "Harbour plan 'to help fishermen'"
    assert headline_fragments([], passage(text)) == []


def test_whoever_says_so_below_is_the_speaker() -> None:
    given = read(
        "Harbour plan 'to help fishermen'",
        "It helps each fisherman, Orla said. It is old, Holm said.",
    )
    told = [
        quote(given.text, "It helps each fisherman", "said", "Orla"),
        quote(given.text, "It is old", "said", "Holm"),
    ]
    *_, made = headline_fragments(told, given)
    assert (made.source, made.cue, made.inherited) == (told[0].source, None, True)
    assert made.evidence == ("marks:headline-told",)


def test_whoever_shares_one_word_is_not() -> None:
    given = read("Harbour plan 'to help fishermen'", "It helps, Orla said.")
    *_, made = headline_fragments([quote(given.text, "It helps", "said", "Orla")], given)
    assert (made.source, made.evidence) == (None, ("marks:headline",))


@pytest.mark.parametrize("tail", ["says minister", "the minister says"])
def test_the_headlines_own_speaker_has_its_whole_clause(tail: str) -> None:
    (made,) = headline_fragments([], read(f"Mill 'could close', {tail}"))
    assert made.text == "Mill 'could close'"
    assert (made.cue and made.cue.text, made.source and made.source.text.split()[-1]) == (
        "says", "minister",
    )  # fmt: skip
    assert made.kind == "mixed"


def test_a_fragment_that_is_in_a_quote_stays_there() -> None:
    given = read("Mill 'could close', says Orla")
    told = [quote(given.text, "could close", "says", "Orla")]
    assert headline_fragments(told, given) == told


@pytest.mark.parametrize(
    ("headline", "source"),
    [("Orla: 'Boats snub the quay'", "Orla"), ("Orla: 'Voters take a break'", None),
     ("Orla: 'Boats snub the quay' again", None)],
    ids=["told below", "not told below", "more behind it"],
)  # fmt: skip
def test_a_name_and_a_colon_stand_before_what_is_told_below(
    headline: str, source: str | None
) -> None:
    read_one = read(headline, '"Boats snub the quay," she said.')
    below = quote(read_one.text, "Boats snub the quay,", "said", "she")
    start = read_one.text.rindex("Boats")
    below = replace(below, spans=(Span(start, start + len(below.text)),))
    made = headline_fragments([below], read_one)[1:]
    assert [q.source and q.source.text for q in made] == ([source] if source else [])
    assert [q.evidence for q in made] == [("marks:headline-colon",)] * len(made)
