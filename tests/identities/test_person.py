"""quotes.identities.person: how a person is called, and of which gender."""

import pytest

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.names.person_names import person_name
from tests.names_by_hand import gazetteer


def person(*names: str) -> Person:
    return Person([found for name in names if (found := person_name(name, gazetteer()))])


@pytest.mark.parametrize(
    ("names", "name"),
    [
        (("Marsh", "Lena Marsh"), "Lena Marsh"),
        (("Lena Marsh", "Ann Lena Marsh"), "Ann Lena Marsh"),
        (("Mr Marsh", "Marsh"), "Marsh"),
        (("Len Marsh", "Lena Marsh"), "Lena Marsh"),
        (("Len Marsh", "Lena Marsh", "Len Marsh"), "Len Marsh"),
        (("Penn", "Lord Penn"), "Lord Penn"),
    ],
)
def test_the_fullest_name(names: tuple[str, ...], name: str) -> None:
    assert person(*names).name.text == name


@pytest.mark.parametrize(
    ("names", "heads", "gender"),
    [
        (("Mr Zorb",), (), "m"),
        (("Lena Marsh",), (), "f"),
        (("Zorb Quill",), (), None),
        (("Zorb Quill",), ("actress",), "f"),
        (("Zorb Quill",), ("senator",), None),
        (("Lena Marsh", "Mr Marsh"), (), "m"),
    ],
)
def test_gender(names: tuple[str, ...], heads: tuple[str, ...], gender: str | None) -> None:
    made = person(*names)
    made.descriptors += [Descriptor(head, frozenset((head,)), head) for head in heads]
    assert made.gender == gender


@pytest.mark.parametrize(
    ("word", "rank"), [("meer", 3), ("peter", 2), ("van der meer", 2), ("der", 0), ("zorb", 0)]
)
def test_called(word: str, rank: int) -> None:
    assert person("Peter van der Meer").called(word) == rank
