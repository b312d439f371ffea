"""The register of rules: which ids the evidence of a quote may name, and what each of them means.

Reads `languages/en/rules.tsv`, the one place for them; an id that is not there is an error.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from quotes.errors import UnknownRuleError

AT_LEAST = "≥"


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: `id` is `family:name`, `needs` what the rule looks at, `words` what a reader is told.

    `confidence` is that of every quote which the rule found; a rule with `at_least` only keeps a
    quote from being rated lower. Most rules have neither: the calibration rates their quotes.
    """

    id: str
    stage: str
    needs: str
    words: str
    confidence: float | None = None
    at_least: float = 0.0


@cache
def register() -> Mapping[str, Rule]:
    """Every rule by its id."""
    lines = files("quotes.languages").joinpath("en", "rules.tsv").read_text("utf-8").splitlines()
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return MappingProxyType({row["rule"]: _rule(row) for row in rows})


def rule(name: str) -> str:
    """The id, where the register has it; raises UnknownRuleError where not."""
    return found(name).id


def found(name: str) -> Rule:
    """The row of an id; raises UnknownRuleError where there is none."""
    try:
        return register()[name]
    except KeyError:
        raise UnknownRuleError(f"no such rule: {name} is not in languages/en/rules.tsv") from None


def words_of(name: str) -> str:
    """What a reader is told of a rule; of one that an older version used, its id."""
    return register()[name].words if name in register() else name


def _rule(row: Mapping[str, str]) -> Rule:
    given = row["confidence"]
    least = given.startswith(AT_LEAST)
    return Rule(
        row["rule"],
        row["stage"],
        row["needs"],
        row["words"],
        confidence=float(given) if given and not least else None,
        at_least=float(given.removeprefix(AT_LEAST)) if least else 0.0,
    )
