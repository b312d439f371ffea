"""The import rule of docs/architecture.md, held against every import in `quotes/` and `db/`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from docs.imports import GROUND, ROOT, STAGES, TREES, circles, module_lists, modules, unit

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it

# What each folder or top module may import beside the ground (`GROUND`); the ground has no stage.
MAY: dict[str, tuple[str, ...]] = {
    "": (),
    **dict.fromkeys(GROUND, ()),
    "reading": (),
    "tagging": (),
    "parsing": (),
    "attribution": (),
    "names": (),
    "identities": ("names",),
    "phrases": ("names",),
    "speakers": ("identities", "phrases", "names"),
    "plain": (),
    "claims": (),
    "pipeline": STAGES,
    "engines": ("pipeline",),
    "output": (),
    "evaluation": ("reading",),
    "commands": (
        "reading", "parsing", "pipeline", "engines", "output", "evaluation", "db.schema",
        "db.corrections", "db.storage", "db.claims", "db.queries", "db.publishing",
    ),
    "cli": ("commands",),
    "db": (),
    "db.schema": (),
    "db.corrections": ("db.schema",),
    "db.matching": ("names", "db.schema", "db.corrections"),
    "db.claims": ("claims", "db.schema", "db.corrections"),
    "db.storage": ("names", "db.schema", "db.corrections", "db.matching", "db.claims"),
    "db.queries": ("db.schema",),
    "db.site": ("claims", "db.schema", "db.queries", "db.claims"),
    # The only part of the web side that writes; the site knows nothing of it.
    "db.desk": ("db.site", "db.schema", "db.queries", "db.corrections", "db.claims"),
    "db.publishing": ("db.schema", "db.site"),
}  # fmt: skip

# Who may import a package of others that is slow to load, or that touches what only an edge may.
ONLY: dict[str, tuple[str, ...]] = {
    "torch": ("tagging", "parsing"),
    "stanza": ("parsing",),
    "tokenizers": ("tagging", "languages"),  # languages: what cuts texts for the extra `meaning`
    "trafilatura": ("reading",),
    "py3langid": ("reading",),
    "urllib": ("reading", "db.site", "db.desk", "db.publishing"),  # the site only reads addresses
    "click": ("settings", "cli", "commands"),  # where a program's settings go
    "datasette": ("db.site", "db.desk", "db.publishing", "commands"),
    "sqlite_utils": ("commands", *(name for name in MAY if name.startswith("db."))),
}

# The records between the stages and the errors need no package.
STANDARD_LIBRARY = ("model", "errors")


def test_every_folder_is_in_the_table() -> None:
    assert {unit(name) for name in modules()} <= set(MAY)


@pytest.mark.parametrize("name", [name for name in MAY if name])
def test_a_unit_imports_only_what_it_may(name: str) -> None:
    allowed = {name, "", *MAY[name], *GROUND}
    wrong = [
        f"{module.name} imports {target}"
        for module in modules().values()
        if unit(module.name) == name
        for target in sorted(module.own)
        if unit(target) not in allowed
    ]
    assert wrong == []


@pytest.mark.parametrize("package", ONLY)
def test_a_package_is_imported_only_where_it_may(package: str) -> None:
    users = {unit(module.name) for module in modules().values() if package in module.others}
    assert users <= set(ONLY[package])


@pytest.mark.parametrize("name", STANDARD_LIBRARY)
def test_the_ground_needs_no_package(name: str) -> None:
    assert modules()[f"quotes.{name}"].others <= sys.stdlib_module_names


def test_no_module_imports_itself_in_a_circle() -> None:
    assert circles({name: module.own for name, module in modules().items()}) == []


def test_the_table_has_no_circle() -> None:
    assert circles({name: frozenset(targets) for name, targets in MAY.items()}) == []


def test_a_circle_is_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [["a", "b", "c", "a"]]


@pytest.mark.parametrize(("folder", "members"), list(module_lists()))
def test_every_folder_and_module_says_what_it_is_for(folder: str, members: list[Any]) -> None:
    assert members[0].path.name == "__init__.py", f"{folder} has no __init__.py"
    assert all(
        module.sentence.endswith((".", ",", ":", ";")) or module.sentence for module in members
    )


def test_the_packages_are_the_folders() -> None:
    setuptools = pytest.importorskip("setuptools")
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    project = tomllib.loads(text)["tool"]["setuptools"]
    found = setuptools.find_packages(str(ROOT), include=project["packages"]["find"]["include"])
    packed = set(found)
    assert packed == {_package(prefix, path) for prefix, path in _folders_of_code()}
    for package, patterns in project["package-data"].items():
        folder = ROOT / package.replace(".", "/")
        assert package in packed and all(any(folder.glob(each)) for each in patterns), package


def _folders_of_code() -> set[tuple[str, Path]]:
    """The folders that hold modules, each with the tree that it stands in."""
    return {
        (prefix, path.parent.relative_to(tree))
        for prefix, tree in TREES.items()
        for path in tree.rglob("*.py")
        if prefix != "quotes" or path.relative_to(tree).parts[0] != "db"
    }


def _package(prefix: str, path: Path) -> str:
    return ".".join([prefix, *path.parts])
