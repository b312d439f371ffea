"""Dependencies have bounds and a reason; the audit ends with 1 for what it finds, and says what it misses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import audit
import pytest
from audit import Outcome, asked, known_faults, risky_calls
from bounds import PYPROJECT, faults, requirements


def test_every_dependency_has_bounds_and_a_reason() -> None:
    assert faults(PYPROJECT.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ('# It is needed for this.\n"odd",',
         ["odd (line 4): no lower bound", "odd (line 4): no upper bound"]),
        ('# It is needed for this.\n"odd>=1",', ["odd (line 4): no upper bound"]),
        ('# Why not.\n"odd>=1,<2",', ["odd (line 4): no reason above it"]),
        ('"odd>=1,<2", "two>=1"',
         ["odd: write it on a line of its own", "two: write it on a line of its own"]),
        ('# It is needed for this.\n"odd>=1,<2",', []),
    ],
    ids=["bare", "lower", "reason", "one-line", "whole"],
)  # fmt: skip
def test_what_a_dependency_lacks(lines: str, told: list[str]) -> None:
    text = f"[project]\ndependencies = [\n{lines}\n]\n[project.optional-dependencies]\na = []\n"
    assert faults(text) == told


def test_the_tools_are_those_of_the_project() -> None:
    assert {each.split(">")[0] for each in requirements("audit")} == {
        "bandit",
        "pip-audit",
        "cyclonedx-bom",
    }


def call(check: str, file: str, line: int) -> dict[str, object]:
    return {"test_id": check, "filename": file, "line_number": line, "issue_text": "Odd."}


HEAD = "check\tfile\tat most\treason\n"


@pytest.mark.parametrize(
    ("accepted", "found"),
    [
        ("B1\ta.py\t2\twhy\n", []),
        ("B1\ta.py\t1\twhy\n", ["a.py (lines 3, 9): B1 2 times, accepted 1 times: Odd."]),
        ("", ["a.py (lines 3, 9): B1 2 times, accepted 0 times: Odd."]),
        ("B1\ta.py\t2\t\n", ["accepted.tsv: no reason for B1 in a.py"]),
    ],
    ids=["accepted", "more", "none", "no-reason"],
)
def test_risky_calls(accepted: str, found: list[str]) -> None:
    report = {"results": [call("B1", "a.py", 3), call("B1", "a.py", 9)]}
    assert risky_calls(report, HEAD + accepted).found == found


def test_known_faults_and_what_could_not_be_looked_up() -> None:
    fault = {"id": "CVE-1", "fix_versions": ["2"]}
    outcome = known_faults({"dependencies": [
        {"name": "one", "version": "1", "vulns": [fault]}, {"name": "two", "version": "1", "vulns": []},
        {"name": "three", "skip_reason": "Not found: three"},
        {"name": "four", "skip_reason": "Not found: four"},
    ]})  # fmt: skip
    assert outcome.found == ["one 1: CVE-1, mended in 2"]
    assert outcome.unchecked == ["pip-audit: 2 packages: Not found"]


@pytest.mark.parametrize(
    "command", [["/nowhere/tool"], [sys.executable, "-c", "print('no JSON')"]], ids=["none", "odd"]
)
def test_a_tool_that_does_not_run_is_told_of(command: list[str]) -> None:
    outcome = asked("tool", command, known_faults)
    assert outcome.found == [] and outcome.unchecked[0].startswith("tool: ")


@pytest.mark.parametrize("found", [[], ["a fault"]], ids=["sound", "fault"])
def test_what_is_found_ends_with_1(
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    found: list[str],
) -> None:
    monkeypatch.setattr(audit, "asked", lambda *_: Outcome(found, ["tool: no network"]))
    sbom = tmp_path / "sbom.json"

    def write(command: list[str], path: Path) -> Outcome:
        path.write_text(json.dumps({"components": []}))
        return Outcome([], [], str(path))

    monkeypatch.setattr(audit, "parts", write)
    assert audit.main(tmp_path, Path(sys.executable), sbom) == (1 if found else 0)
    assert "could not be checked: tool: no network" in capsys.readouterr().out
