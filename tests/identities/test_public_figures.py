"""quotes.identities.public_figures: who of the gazetteer is meant, on a gazetteer of invented people."""

from dataclasses import replace

import pytest

from quotes.identities.descriptors import Descriptor
from quotes.identities.person import Person
from quotes.identities.public_figures import figure_name, public_figure, recognise
from quotes.languages.gazetteer import Gazetteer, PublicFigure
from quotes.names.person_names import PersonName, person_name
from tests.names_by_hand import gazetteer


def figure(name: str, *roles: str, alone: bool = False, gender: str = "f") -> PublicFigure:
    return PublicFigure(name, gender, roles, "de", None, "green", None, alone)


ZORB = figure("Lena Zorbander", "senator", alone=True)

ONE, OTHER = figure("Ann Quell", "president"), figure("Carl Quell", "governor", gender="m")


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    return replace(gazetteer(), figures={"zorbander": (ZORB,), "quell": (ONE, OTHER)})


def named(text: str) -> PersonName:
    name = person_name(text, gazetteer())
    assert name is not None
    return name


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Lena Zorbander", ZORB),
        ("L. Zorbander", ZORB),
        ("Paul Zorbander", None),
        ("Zorbander", ZORB),
        ("Mr Zorbander", None),
        ("Senator Zorbander", ZORB),
        ("Governor Zorbander", None),
        ("Quell", None),
        ("President Quell", ONE),
        ("Mr Quell", None),
        ("Governor Quell", OTHER),
        ("Marsh", None),
    ],
)
def test_public_figure(known: Gazetteer, name: str, found: PublicFigure | None) -> None:
    assert public_figure([named(name)], known) is found


def test_who_is_recognised_has_the_offices_that_are_known(known: Gazetteer) -> None:
    person = Person([named("Zorbander")])
    recognise(person, known)
    assert person.figure is ZORB
    assert person.known_as == figure_name(ZORB, known) == named("Lena Zorbander")
    (office,) = person.descriptors
    assert office.known and office.head == "senator"
    assert office.words >= {"senator", "german", "green"}


def test_who_is_not_stays_as_the_article_says(known: Gazetteer) -> None:
    person = Person([named("Lena Marsh")])
    recognise(person, known)
    assert (person.figure, person.known_as, person.descriptors) == (None, None, [])


@pytest.mark.parametrize(
    ("name", "called", "found"),
    [
        pytest.param("Ann Quell", (), ONE, id="nothing-said"),
        pytest.param("Ann Quell", ("president",), ONE, id="her-office"),
        pytest.param("Ann Quell", ("minister",), ONE, id="another-office"),
        pytest.param("Ann Quell", ("mother",), ONE, id="no-role"),
        pytest.param("Ann Quell", ("plumber",), None, id="another-life"),
        pytest.param("Ann Quell", ("plumber", "senator"), ONE, id="both-lives"),
        pytest.param("Lena Zorbander", ("plumber",), ZORB, id="rare-surname"),
    ],
)
def test_a_namesake_in_another_walk_of_life_is_no_figure(
    known: Gazetteer, name: str, called: tuple[str, ...], found: PublicFigure | None
) -> None:
    said = [Descriptor(head, frozenset((head,)), f"a {head}") for head in called]
    person = Person([named(name)], descriptors=said)
    recognise(person, known)
    assert person.figure is found
