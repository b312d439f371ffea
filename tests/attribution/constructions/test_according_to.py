""" "According to" without the network: passages written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import at, flat, passage, quote, tagged, texts

from quotes.attribution.constructions.according_to import according_to, in_whose_words, readings


@pytest.mark.parametrize(
    ("text", "contents", "source"),
    [
        ("According to Orla, the bridge was closed.", ["the bridge was closed"], "Orla"),
        ("The bridge was closed, according to Orla.", ["The bridge was closed, "], "Orla"),
        ("In the words of Orla, the bridge was closed.", ["the bridge was closed"], "Orla"),
        (
            "According to Orla, the keeper of keys, the bridge was closed.",
            ["the bridge was closed"], "Orla",
        ),
        (
            "The bridge, according to Orla, was closed at noon.",
            ["was closed at noon"], "Orla",
        ),
        (
            "The old bridge, according to Orla, was closed at noon.",
            ["The old bridge, ", "was closed at noon"], "Orla",
        ),
        (
            "The old bridge fell according to Orla, which was bad news.",
            ["The old bridge fell "], "Orla",
        ),
    ],
)  # fmt: skip
def test_who_says_what(text: str, contents: list[str], source: str) -> None:
    (found,) = readings(passage(text, flat(text)))
    assert (texts(text, found.contents), text[slice(*found.source)]) == (contents, source)


@pytest.mark.parametrize(
    "text", ["All went according to plan that day.", "According to Orla, no.", "Orla said so."]
)
def test_nobodys_words(text: str) -> None:
    assert list(readings(passage(text, flat(text)))) == []


def test_what_the_network_proposed_is_left_to_it() -> None:
    text = "According to Orla, the bridge was closed."
    given = replace(passage(text, flat(text)), proposed=(at(text, "According to"),))
    assert according_to([], given) == []


def test_a_content_that_is_known_stays_as_it_is() -> None:
    text = "According to Orla, the bridge was closed."
    known = quote(text, "the bridge was closed", "According to", "Orla")
    assert according_to([known], passage(text, flat(text))) == [known]
    (made,) = according_to([], passage(text, flat(text)))
    assert (made.text, made.evidence) == ("the bridge was closed", ("cue:according-to",))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The plan should, in Orla's view, be dropped.", ["The plan should", "be dropped"]),
        ("The plan is old and, in Orla's view, a bad joke.", ["a bad joke"]),
    ],
    ids=["around it", "behind it"],
)
def test_a_clause_around_in_whose_view_has_both_halves(text: str, contents: list[str]) -> None:
    given = passage(text, tagged(text, {"should": "AUX"}, {}))
    (found,) = in_whose_words(given)
    assert [words.strip(" .,") for words in texts(text, found.contents)] == contents
