"""The register of rules and the code name the same ids."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from quotes.errors import UnknownRuleError
from quotes.model import EntityKind
from quotes.rules import found, register, rule, words_of

ROOT = Path(__file__).parents[1]

RULE = re.compile(r"[a-z]+:[a-z-]+")

# Relations of Universal Dependencies look like ids: "nsubj:pass".
RELATIONS = ("acl:", "advcl:", "aux:", "compound:", "csubj:", "nmod:", "nsubj:", "obl:")

# What stands for the kind in f"resolve:{kind}".
NAMELESS = set(get_args(EntityKind)) - {"person", "unnamed_person"}


def sources() -> list[Path]:
    return [p for p in ROOT.glob("quotes/**/*.py") if "db" not in p.parts] + [
        *ROOT.glob("db/**/*.py")
    ]


def texts(tree: ast.AST) -> Iterator[str]:
    """The strings of some code, with each kind in place of the field of f"resolve:{kind}"."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.JoinedStr) and len(node.values) == 2:
            first, field = node.values
            if isinstance(first, ast.Constant) and first.value == "resolve:":
                assert isinstance(field, ast.FormattedValue)
                yield from (f"{first.value}{kind}" for kind in NAMELESS)


def used() -> set[str]:
    """What the code names as a rule: `family:name`, and the one id without a family."""
    named = {text for path in sources() for text in texts(ast.parse(path.read_text("utf-8")))}
    ids = {text for text in named if RULE.fullmatch(text) and not text.startswith(RELATIONS)}
    return ids | (named & {"correction"})


def test_the_code_names_only_rules_of_the_register() -> None:
    assert used() - set(register()) == set()


def test_every_rule_of_the_register_is_used() -> None:
    assert set(register()) - used() == set()


def test_no_step_steers_by_the_rule_of_another() -> None:
    """What a step of the detector must tell the next is a field, never an id that it looks for."""
    for path in ROOT.glob("quotes/attribution/**/*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Compare):
                assert not set(texts(node)) & set(register()), f"{path.name}:{node.lineno}"


def test_rows_are_in_order_and_complete() -> None:
    assert list(register()) == sorted(register())
    for row in register().values():
        assert row.words.strip() and row.stage and row.needs, row.id
        assert row.confidence is None or 0 < row.confidence < 1
        assert 0 <= row.at_least < 1
        assert row.confidence is None or not row.at_least


def test_an_unknown_rule_is_an_error() -> None:
    assert rule("relay:cited") == "relay:cited"
    with pytest.raises(UnknownRuleError, match="relay:sited"):
        rule("relay:sited")


def test_what_a_row_says() -> None:
    assert found("marks:signature").confidence == 0.9
    assert found("parse:that-clause").at_least == 0.6
    assert words_of("layout:turn") == "a turn of a transcript"
    assert words_of("old:rule") == "old:rule"
