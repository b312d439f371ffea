"""The dependencies of pyproject.toml: each has bounds, and a comment that says why these."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"

ENTRY = re.compile(r'\s*"([A-Za-z0-9._-]+)(\[[^\]]*\])?([^"]*)",?\s*\Z')

# Versions are dates and no later one takes anything away: the comment has to say so.
NO_UPPER = frozenset(("certifi",))


@dataclass(frozen=True, slots=True)
class Entry:
    """One dependency: where it stands in the file (lines from 1), its bounds and its reason."""

    line: int
    name: str
    bounds: str
    reason: str


def entries(text: str) -> list[Entry]:
    """The dependencies, each with the comment right above it; those of ourselves are left out."""
    found, reason = [], []
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip().startswith("#"):
            reason.append(line.strip("# "))
            continue
        match = ENTRY.match(line)
        if match and match[1] != "quotes":
            found.append(Entry(number, match[1], match[3], " ".join(reason)))
        reason = []
    return found


def faults(text: str) -> list[str]:
    """One sentence for each dependency without bounds or reason, or in a form that is not read here."""
    project = tomllib.loads(text)["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    wanted = {re.split(r"[\[<>=!~ ]", each)[0] for group in groups for each in group} - {"quotes"}
    known = [each for each in entries(text) if each.name in wanted]
    missing = wanted - {each.name for each in known}
    found = [f"{name}: write it on a line of its own" for name in sorted(missing)]
    for each in known:
        if ">=" not in each.bounds:
            found.append(f"{each.name} (line {each.line}): no lower bound")
        if "<" not in each.bounds.replace("<=", "") and each.name not in NO_UPPER:
            found.append(f"{each.name} (line {each.line}): no upper bound")
        if len(each.reason.split()) < 4:
            found.append(f"{each.name} (line {each.line}): no reason above it")
    return found


def requirements(extra: str) -> list[str]:
    """What an extra needs, as pip takes it."""
    project = tomllib.loads(PYPROJECT.read_text(encoding="utf-8"))["project"]
    return list(project["optional-dependencies"][extra])
