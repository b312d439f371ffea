"""Noun phrases: determiner, head noun, and what it stands for."""

import pytest

from tests.speakers_by_hand import by_hand, nominal

# Words, head, determiner, kind, whether a plural.
NOMINALS = [
    ("⟦the mayor⟧", "mayor", "the", "role", False),
    ("⟦a new poll⟧", "poll", "a", "document", False),
    ("⟦an unnamed official who saw it⟧", "official", "a", "role", False),
    ("⟦her lawyer⟧", "lawyer", "his", "role", False),
    ("⟦‹Marsh›’s wife⟧", "wife", "'s", "relative", False),
    ("⟦voters⟧", "voters", "", "group", True),
    ("⟦the prime minister⟧", "prime minister", "the", "role", False),
    ("⟦the co-founder⟧", "co-founder", "the", "role", False),
    ("⟦the mother of three⟧", "mother", "the", "epithet", False),
    ("⟦the mother-of-three⟧", "mother-of-three", "the", "epithet", False),
    ("⟦the Dane⟧", "dane", "the", "epithet", False),
    ("⟦the volcanologist⟧", "volcanologist", "the", "role", False),
    ("⟦about one in three⟧", "one", "", "group", True),
    ("⟦a number of experts⟧", "experts", "", "group", True),
    ("⟦activists hoping⟧", "activists", "", "role", True),
    ("⟦the council⟧", "council", "the", "organization", False),
    ("⟦at least one voter⟧", "voter", "a", "role", False),
]


@pytest.mark.parametrize(("marked", "head", "determiner", "kind", "plural"), NOMINALS)
def test_nominal(marked: str, head: str, determiner: str, kind: str, plural: bool) -> None:
    part = nominal(marked)
    assert (part.head, part.determiner, part.kind, part.plural) == (head, determiner, kind, plural)


@pytest.mark.parametrize(
    ("marked", "text"),
    [
        ("⟦the mayor of Vess, who left⟧", "mayor of Vess"),
        ("⟦both men⟧", "both men"),
        ("⟦another voter⟧", "another voter"),
        ("⟦a lawyer for the⟧", "lawyer"),
        ("⟦‹Marsh›’s wife⟧", "wife"),
    ],
)
def test_text(marked: str, text: str) -> None:
    assert nominal(marked).text == text


def test_the_possessor_is_a_span() -> None:
    part = nominal("⟦‹Marsh›’s wife⟧")
    assert part.possessor is not None
    assert by_hand("⟦‹Marsh›’s wife⟧").text.words(part.possessor) == "Marsh"
