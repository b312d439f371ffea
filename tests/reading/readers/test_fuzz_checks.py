"""The checks of the fuzz target hold of the readers' samples, and see what is wrong."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest
from samples import SAMPLES

from quotes.model import Article, Span


@pytest.fixture
def fuzz(monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    """The checks, and what keeps the findings."""
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2] / "fuzz"))
    checks, fuzz_readers = import_module("checks"), import_module("fuzz_readers")
    return checks, fuzz_readers


@pytest.mark.parametrize("name", SAMPLES)
def test_every_sample_holds(fuzz: tuple[ModuleType, ModuleType], name: str) -> None:
    assert fuzz[0].check(SAMPLES[name]) >= 1


def test_a_span_outside_the_text_is_seen(fuzz: tuple[ModuleType, ModuleType]) -> None:
    with pytest.raises(AssertionError):
        fuzz[0].check_article(Article("a", "Short.", body=(Span(0, 99),)))


def test_a_finding_is_kept_once(fuzz: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    def check(data: bytes) -> int:
        raise KeyError(data)

    findings = fuzz[1].Findings(tmp_path, check)
    for data in (b"one", b"two"):
        findings.one_input(data)
    (kept,) = (p for p in (tmp_path / "findings").iterdir() if not p.suffix)
    assert kept.read_bytes() == b"one"
    assert kept.with_suffix(".txt").read_text().startswith("KeyError")
