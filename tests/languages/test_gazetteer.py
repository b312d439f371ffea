"""The tables of the gazetteer: what they hold, and that they hang together."""

import pytest
from rigour.territories import get_territories

from quotes.languages.gazetteer import Gazetteer


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


@pytest.mark.parametrize(
    ("name", "institution"),
    [
        ("Kremlin", "Kremlin"),
        ("the Kremlin", "Kremlin"),
        ("Downing Street", "Downing Street"),
        ("White House", "White House"),
        ("Brussels", "European Union"),
        ("Foggy Bottom", "State Department"),
        ("Élysée", "Élysée Palace"),
        ("Zhongnanhai", "Chinese leadership"),
        ("Pentagon", "Pentagon"),
        ("Capitol Hill", "Congress"),
        ("Whitehall", "British government"),
        ("Holyrood", "Scottish Parliament"),
        ("Raisina Hill", "Indian government"),
        ("TASS", "TASS"),
        ("A.P.", "Associated Press"),
        ("UN", "United Nations"),
        ("IMF", "International Monetary Fund"),
        ("Tories", "Conservative Party"),
    ],
)
def test_institutions(gazetteer: Gazetteer, name: str, institution: str) -> None:
    found = gazetteer.institution(name)
    assert found is not None
    assert found.name == institution


@pytest.mark.parametrize(
    ("capital", "country"),
    [
        ("Moscow", "Russia"),
        ("Beijing", "China"),
        ("Kyiv", "Ukraine"),
        ("Kiev", "Ukraine"),
        ("Washington", "United States"),
        ("London", "United Kingdom"),
        ("The Hague", "Netherlands"),
        ("Abuja", "Nigeria"),
        ("New Delhi", "India"),
        ("Pretoria", "South Africa"),
        ("Canberra", "Australia"),
    ],
)
def test_capitals_stand_for_countries(gazetteer: Gazetteer, capital: str, country: str) -> None:
    found = gazetteer.capital(capital)
    assert found is not None
    assert found.name == country


def test_every_country_has_an_id_an_adjective_and_nearly_all_a_capital(
    gazetteer: Gazetteer,
) -> None:
    countries = {c.code: c for c in gazetteer.countries.values()}
    assert len(countries) >= 195
    assert all(c.wikidata and c.wikidata.startswith("Q") for c in countries.values())
    city_states = {c.code for c in countries.values() if not c.capitals}
    assert city_states <= {"be", "dj", "gy", "jm", "kw", "lu", "mc", "sc", "sg", "sm", "va"}


def test_ids_agree_with_rigour(gazetteer: Gazetteer) -> None:
    known = {t.code: t.qid for t in get_territories()}
    assert all(known[c.code] == c.wikidata for c in gazetteer.countries.values())


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Chinese", "China"),
        ("British", "United Kingdom"),
        ("U.S.", "United States"),
        ("Dutch", "Netherlands"),
    ],
)
def test_adjectives(gazetteer: Gazetteer, word: str, country: str) -> None:
    found = gazetteer.adjective(word)
    assert found is not None
    assert found.name == country


def test_the_pronoun_us_is_no_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.adjective("us") is None


@pytest.mark.parametrize(
    ("word", "kind", "plural"),
    [
        ("spokeswoman", "spokesperson", False),
        ("spokesmen", "spokesperson", True),
        ("senators", "role", True),
        ("wives", "relative", True),
        ("surveys", "document", True),
        ("agencies", "organization", True),
        ("billionaire", "epithet", False),
    ],
)
def test_nouns(gazetteer: Gazetteer, word: str, kind: str, plural: bool) -> None:
    found = gazetteer.noun(word)
    assert found is not None
    assert (found[0].kind, found[1]) == (kind, plural)


@pytest.mark.parametrize(
    ("name", "gender"),
    [("Mary", "f"), ("Volodymyr", "m"), ("Priya", "f"), ("Kim", None), ("Xyzzy", None)],
)
def test_gender_of_first_names(gazetteer: Gazetteer, name: str, gender: str | None) -> None:
    assert gazetteer.gender_of(name) == gender


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("Bill", "William", True), ("Bob", "Rob", True), ("J.", "John", True), ("Ann", "Mary", False)],
)
def test_short_forms(gazetteer: Gazetteer, one: str, other: str, same: bool) -> None:
    assert gazetteer.same_first_name(one, other) is same
