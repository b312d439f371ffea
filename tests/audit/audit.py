"""What we publish: risky calls, known faults of packages, bounds of dependencies, and a list of all parts.

    python tests/audit/audit.py TOOLS PYTHON [SBOM]
    python tests/audit/audit.py requirements EXTRA

TOOLS is the folder with bandit, pip-audit and cyclonedx-py; PYTHON the interpreter whose packages are looked
at; the list of parts (CycloneDX) is written to SBOM. Ends with 1 where something was found. What could
not be checked is said, and is nothing found.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from bounds import PYPROJECT, faults, requirements

ROOT = PYPROJECT.parent

ACCEPTED = Path(__file__).with_name("accepted.tsv")

SECONDS = 300  # for one tool

SITE = "import site; print(site.getsitepackages()[0])"


class Outcome(NamedTuple):
    """What a check found, what it could not look at, and what it did, a sentence each."""

    found: list[str]
    unchecked: list[str]
    done: str = ""


def risky_calls(report: dict[str, Any], accepted: str) -> Outcome:
    """Bandit's findings but those that `accepted` (TSV: check, file, at most, reason) explains."""
    rows = list(csv.DictReader(accepted.splitlines(), delimiter="\t"))
    allowed = {(row["check"], row["file"]): int(row["at most"]) for row in rows}
    found = [
        f"accepted.tsv: no reason for {r['check']} in {r['file']}" for r in rows if not r["reason"]
    ]
    places: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for each in report["results"]:
        places.setdefault((each["test_id"], each["filename"]), []).append(each)
    for key, results in sorted(places.items()):
        if len(results) > allowed.get(key, 0):
            lines = ", ".join(str(each["line_number"]) for each in results)
            found.append(
                f"{key[1]} (lines {lines}): {key[0]} {len(results)} times, accepted"
                f" {allowed.get(key, 0)} times: {results[0]['issue_text'][:100]}"
            )
    unchecked = [f"bandit: {e['filename']}: {e['reason']}" for e in report.get("errors", ())]
    total = sum(map(len, places.values()))
    return Outcome(found, unchecked, f"bandit: {total} findings, each looked at or told of")


def known_faults(report: dict[str, Any]) -> Outcome:
    """Pip-audit's findings; packages that its service does not know could not be checked."""
    found, skipped, checked = [], Counter[str](), 0
    for each in report["dependencies"]:
        if "skip_reason" in each:
            skipped[each["skip_reason"].split(":")[0]] += 1
            continue
        checked += 1
        found += [
            f"{each['name']} {each['version']}: {fault['id']}, mended in"
            f" {', '.join(fault['fix_versions']) or 'no version'}"
            for fault in each["vulns"]
        ]
    unchecked = [f"pip-audit: {count} packages: {why}" for why, count in skipped.items()]
    return Outcome(found, unchecked, f"pip-audit: {checked} packages looked up")


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    """Raises OSError where there is no such program, TimeoutExpired where it takes too long."""
    return subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=SECONDS
    )


def asked(name: str, command: list[str], judge: Any) -> Outcome:
    """What a tool's JSON says; a tool that cannot be run or says nothing could not check anything."""
    try:
        ended = run(command)
        return judge(json.loads(ended.stdout))  # type: ignore[no-any-return]
    except (OSError, subprocess.TimeoutExpired) as error:
        return Outcome([], [f"{name}: {str(error)[:200]}"])
    except ValueError:
        said = (ended.stderr or ended.stdout).strip().splitlines()
        return Outcome([], [f"{name}: {(said or ['it gave no answer'])[-1][:200]}"])


def parts(command: list[str], path: Path) -> Outcome:
    """The list of all packages with versions and licences, in a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        ended = run([*command, "-o", str(path)])
        count = (
            len(json.loads(path.read_text("utf-8"))["components"]) if not ended.returncode else 0
        )
    except (OSError, subprocess.TimeoutExpired, ValueError, KeyError) as error:
        return Outcome([], [f"list of parts: {str(error)[:200]}"])
    if not count:
        return Outcome([], [f"list of parts: {ended.stderr.strip()[-200:] or 'it is empty'}"])
    return Outcome([], [], f"list of parts: {count} packages in {path}")


def main(tools: Path, python: Path, sbom: Path) -> int:
    """Check everything, tell of it, judge."""
    site = run([str(python), "-c", SITE]).stdout.strip()
    accepted = ACCEPTED.read_text(encoding="utf-8")
    outcomes = [
        Outcome(faults(PYPROJECT.read_text(encoding="utf-8")), [], "bounds: all dependencies"),
        asked("bandit", [str(tools / "bandit"), "-q", "-r", "quotes", "db", "-f", "json"],
              lambda report: risky_calls(report, accepted)),
        asked("pip-audit", [str(tools / "pip-audit"), "--path", site, "--skip-editable", "-f", "json",
                            "--progress-spinner", "off"], known_faults),
        parts([str(tools / "cyclonedx-py"), "environment", str(python), "--pyproject",
               "pyproject.toml", "--output-reproducible"], sbom),
    ]  # fmt: skip
    for outcome in outcomes:
        for line in outcome.found:
            print(f"found: {line}")
        for line in outcome.unchecked:
            print(f"could not be checked: {line}")
        if outcome.done:
            print(f"done: {outcome.done}")
    return 1 if any(outcome.found for outcome in outcomes) else 0


if __name__ == "__main__":
    if sys.argv[1] == "requirements":
        print("\n".join(requirements(sys.argv[2])))
        sys.exit(0)
    where = Path(sys.argv[3]) if len(sys.argv) > 3 else ROOT / "out" / "sbom.json"
    # Of a virtual environment the link itself is meant, not the interpreter that it leads to.
    sys.exit(main(Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute(), where))
