"""db/gazetteer/people.tsv: each figure once, with an id of Wikidata's shape, and found by every spelling."""

import re
from collections import Counter

import pytest

from quotes.languages.gazetteer import Gazetteer, PublicFigure
from quotes.text.letters import with_plain_letters, without_accents

GAZETTEER = Gazetteer.load()

FIGURES = tuple(dict.fromkeys(figure for found in GAZETTEER.figures.values() for figure in found))


def twice(values: list[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def plain(name: str) -> str:
    return with_plain_letters(without_accents(name)).casefold()


def test_every_id_is_a_q_number_and_of_one_figure_only() -> None:
    ids = [figure.wikidata for figure in FIGURES if figure.wikidata]
    assert [each for each in ids if not re.fullmatch(r"Q[1-9]\d*", each)] == []
    assert twice(ids) == []


def test_nearly_all_have_an_id() -> None:
    without = [figure.name for figure in FIGURES if not figure.wikidata]
    assert len(without) <= len(FIGURES) // 20


def test_no_name_or_spelling_stands_twice() -> None:
    assert twice([plain(name) for figure in FIGURES for name in figure.names]) == []


def test_what_a_row_may_hold() -> None:
    codes = {country.code for country in GAZETTEER.countries.values()}
    assert {figure.country for figure in FIGURES} <= codes | {None}
    assert {figure.gender for figure in FIGURES} == {"m", "f"}
    assert [figure.name for figure in FIGURES if not figure.roles] == []
    states = {state.casefold() for state in GAZETTEER.states.values()}
    assert {figure.state.casefold() for figure in FIGURES if figure.state} <= states


@pytest.mark.parametrize(
    ("surname", "name"),
    [
        ("blair", "Tony Blair"),
        ("qaddafi", "Muammar Gaddafi"),
        ("kadafi", "Muammar Gaddafi"),
        ("zelenskyy", "Volodymyr Zelensky"),
        ("al-sisi", "Abdel Fattah el-Sisi"),
        ("sisi", "Abdel Fattah el-Sisi"),
        ("maliki", "Nouri al-Maliki"),
        ("erdogan", "Recep Tayyip Erdogan"),
        ("erdoğan", "Recep Tayyip Erdogan"),
        ("orban", "Viktor Orbán"),
        ("chavez", "Hugo Chávez"),
        ("schroeder", "Gerhard Schröder"),
        ("schröder", "Gerhard Schröder"),
        ("store", "Jonas Gahr Støre"),
        ("xi", "Xi Jinping"),
        ("jokowi", "Joko Widodo"),
    ],
)
def test_who_is_found_by_a_surname_in_any_spelling(surname: str, name: str) -> None:
    assert [figure.name for figure in GAZETTEER.figures_called(surname)] == [name]


def test_two_bearers_of_a_surname_are_both_found() -> None:
    names = {figure.name for figure in GAZETTEER.figures_called("miliband")}
    assert names == {"Ed Miliband", "David Miliband"}


@pytest.mark.parametrize("first_name", ["viktor", "recep", "tony"])
def test_nobody_is_found_by_a_first_name(first_name: str) -> None:
    found: tuple[PublicFigure, ...] = GAZETTEER.figures_called(first_name)
    assert found == ()
