"""What speaks for and against two being one, beside their names."""

from __future__ import annotations

import pytest

from quotes.db.matching.evidence.facts import Facts, Held
from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.evidence.weigh import weigh

NOBODY = Facts()


def facts(*roles: str, body: str = "", country: str = "", day: str = "", **more: str) -> Facts:
    return Facts(
        roles=tuple(map(read_role, roles)),
        bodies=(Held(body, None, None),) if body else (),
        countries=frozenset([country] if country else []),
        dates=(day,) if day else (),
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (facts("mayor"), facts("mayor"), "same role"),
        (facts(body="Tessen Bank"), facts(body="Tessen Bank"), "same organisation"),
        (facts(country="no"), facts(country="no"), "same country"),
        (facts("mayor of Port Sorrel"), facts(body="Port Sorrel"), "same organisation"),
    ],
)
def test_what_speaks_for_it(one: Facts, other: Facts, reason: str) -> None:
    for found in (weigh(one, other), weigh(other, one)):
        assert reason in found.pro and found.con == [] and found.total > 0


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (facts("baker"), facts("judge"), "another kind of role"),
        (facts(body="Tessen Bank"), facts(body="Voss Shipping"), "another organisation"),
        (facts(country="no"), facts(country="fr"), "another country"),
        (facts(day="1900-01-01"), facts(day="2000-01-01"), "a lifetime apart"),
        (facts(gender="male"), facts(gender="female"), "another gender"),
    ],
)
def test_what_speaks_against_it(one: Facts, other: Facts, reason: str) -> None:
    for found in (weigh(one, other), weigh(other, one)):
        assert reason in found.con and found.pro == []
        assert found.total < 0 or found.impossible


@pytest.mark.parametrize("known", [NOBODY, facts("mayor", body="Tessen Bank", country="no")])
def test_what_is_not_known_says_nothing(known: Facts) -> None:
    found = weigh(known, NOBODY)
    assert (found.total, found.pro, found.con, found.impossible) == (0.0, [], [], False)


def test_another_wikidata_id_decides() -> None:
    assert weigh(facts("mayor", wikidata="Q1"), facts("mayor", wikidata="Q2")).impossible
    assert not weigh(facts("mayor", wikidata="Q1"), facts("mayor")).impossible


def test_company_counts_up_to_a_limit() -> None:
    few, many = (Facts(companions=frozenset(map(str, range(n)))) for n in (1, 50))
    assert 0 < weigh(few, few).total < weigh(many, many).total <= 2
    assert weigh(many, many).company == 50
