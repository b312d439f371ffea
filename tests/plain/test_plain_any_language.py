"""The stage knows no language: a folder of invented words is enough, and its code has no word of any."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from quotes.languages import tables
from quotes.languages.tables import table
from quotes.model import Article, EntityKind
from quotes.pipeline import of_other_language

ROOT = Path(__file__).parents[2] / "quotes"

CODE = "qq"

# Names of records that happen to be words of the language, too.
OURS = {*get_args(EntityKind), "source"}

# A language in which "zut" is "said", "ho" is "he", "ka" is "the" and "sker" is a skipper.
TABLES = {
    "cues.tsv": "form\tlemma\tclass\tdenies\nzut\tzuti\tsaying\t\n",
    "determiners.tsv": "word\tgender\tnumber\tdefinite\nka\tm\tsingular\tyes\n",
    "nouns.tsv": "noun\tkind\tgender\nsker\tperson\tm\n",
    "titles.tsv": "title\tgender\nOr.\tm\n",
    "pronouns.tsv": "pronoun\tgender\tnumber\nho\tm\tsingular\n",
    "openers.txt": "ka\n",
    "patterns.tsv": "\n".join(
        "\t".join(row)
        for row in [
            ("name", "pattern", "example", "meaning"),
            ("before-cue", r"(?P<source><<known-source>>) (?P<cue><<saying>>): \Z", "", ""),
            ("behind-pronoun", r" (?P<cue><<saying>>) (?P<source><<pronoun>>)\b", "", ""),
            ("behind-x", r" (?P<cue><<saying>>) (?P<source><<known-source>>)", "", ""),
            ("joins", r" ma ", "", ""),
            ("known-source", "(?:(?:<<determiner>>)<<noun>>(?: <<name>>)?|<<person>>)", "", ""),
            ("name", r"<<upper>>\w+(?: <<upper>>\w+)*", "", ""),
            ("named-so", r"(?!)", "", ""),
            ("person", "(?:(?:<<title>>) )?<<name>>", "", ""),
        ]
    ),
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / CODE / "plain"
    made.mkdir(parents=True)
    for name, text in TABLES.items():
        (made / name).write_text(text, "utf-8")
    known = tables.language_folder
    for module in ("quotes.languages.tables", "quotes.plain.words"):
        monkeypatch.setattr(
            f"{module}.language_folder",
            lambda code="en": tmp_path / code if code == CODE else known(code),
        )
    return made


def test_a_folder_is_all_that_a_language_needs(folder: Path) -> None:
    text = (
        "“Mo lik tar vel” zut ka sker Zork Brell. “Tik tok” zut ho.\n"
        "Or. Brell zut: “Vanna ri.” “Lum lum” zut ka sker.\n"
    )
    found = of_other_language(Article("a", text, language=CODE))
    told = [
        (a.quote.text, a.quote.cue and a.quote.cue.lemma, a.speaker and a.speaker.entities[0].name)
        for a in found.attributions
    ]
    assert told == [
        ("Mo lik tar vel", "zuti", "Zork Brell"), ("Tik tok", "zuti", "Zork Brell"),
        ("Vanna ri.", "zuti", "Zork Brell"), ("Lum lum", "zuti", "Zork Brell"),
    ]  # fmt: skip
    assert {a.quote.confidence for a in found.attributions} == {0.5}


def constants(path: Path) -> Iterator[str]:
    """The strings of some code, without docstrings."""
    tree = ast.parse(path.read_text("utf-8"))
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.value


@pytest.mark.parametrize("path", sorted(ROOT.glob("plain/*.py")), ids=lambda path: path.stem)
def test_the_code_has_no_word_of_a_language(path: Path) -> None:
    listed = {
        next(iter(row.values())).casefold()
        for name in ("cues", "determiners", "nouns", "pronouns", "titles")
        for row in table(f"plain/{name}.tsv", "fr")
    }
    assert (listed - OURS).isdisjoint(text.casefold() for text in constants(path))
