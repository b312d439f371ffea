"""The imports of the code, read from its text: for `tests/test_layers.py` and `architecture.md`."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Where the code stands, and the name under which it is imported; `quotes/db` is a link to `db`.
TREES = {"quotes": ROOT / "quotes", "quotes.db": ROOT / "db"}

# In the order in which an article passes.
STAGES = (
    "reading", "tagging", "parsing", "attribution", "names", "identities", "phrases", "speakers",
    "plain", "claims",
)  # fmt: skip

GROUND = (
    "model", "errors", "settings", "clock", "hooks", "rules", "languages", "text", "layout",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Module:
    """A module of ours by its full name.

    `sentence` is the first paragraph of its docstring, `own` are the modules of ours that it imports, by full
    name, `others` the packages of others (`torch`).
    """

    name: str
    path: Path
    sentence: str
    own: frozenset[str]
    others: frozenset[str]


@cache
def modules() -> dict[str, Module]:
    """Every module of `quotes` and `quotes.db`, by its name."""
    paths = {
        _name(prefix, path.relative_to(tree)): path
        for prefix, tree in TREES.items()
        for path in sorted(tree.rglob("*.py"))
        if prefix != "quotes" or path.relative_to(tree).parts[0] != "db"
    }
    return {name: _read(name, path, frozenset(paths)) for name, path in sorted(paths.items())}


def unit(module: str) -> str:
    """The folder or top module that a module belongs to: `speakers`, `db.site`, `pipeline`."""
    parts = module.split(".")[1:]
    return ".".join(parts[:2] if parts[:1] == ["db"] else parts[:1])


def unit_imports() -> dict[str, set[str]]:
    """Which units each unit imports, itself left out."""
    found: dict[str, set[str]] = {}
    for module in modules().values():
        targets = found.setdefault(unit(module.name), set())
        targets |= {unit(name) for name in module.own} - {unit(module.name), ""}
    return found


def picture() -> str:
    """The stages and what they import as a Mermaid graph; the ground, which all import, is left out."""
    edges = {
        (_box(source), _box(target))
        for source, targets in unit_imports().items()
        for target in targets
        if source and source not in GROUND and target not in GROUND
    }
    used = {name for edge in edges for name in edge} | set(STAGES) & set(unit_imports())
    lines = ["flowchart TD", '    subgraph stages["the stages"]']
    lines += [f"        {name}" for name in STAGES if name in used]
    lines += ["    end", '    subgraph database["db"]']
    lines += [f'        {name}["{name.replace("_", "/")}"]' for name in sorted(used) if "_" in name]
    lines += ["    end"]
    lines += [f"    {source} --> {target}" for source, target in sorted(edges) if source != target]
    return "\n".join(lines)


def module_lists() -> Iterator[tuple[str, list[Module]]]:
    """Each folder and its modules, the folder's own sentence first."""
    by_folder: dict[str, list[Module]] = {}
    for module in modules().values():
        folder = module.path.parent.relative_to(ROOT).as_posix()
        by_folder.setdefault(folder, []).append(module)
    for folder, members in sorted(by_folder.items(), key=lambda each: _place(each[0])):
        yield folder, sorted(members, key=lambda module: module.path.name != "__init__.py")


def circles(graph: Mapping[str, frozenset[str] | set[str]]) -> list[list[str]]:
    """The ways in a graph that lead back to where they began, each once."""
    found: list[list[str]] = []
    done: set[str] = set()

    def walk(node: str, way: list[str]) -> None:
        if node in way:
            found.append([*way[way.index(node) :], node])
        elif node not in done:
            for target in sorted(graph.get(node, ())):
                walk(target, [*way, node])
            done.add(node)

    for node in sorted(graph):
        walk(node, [])
    return found


def _name(prefix: str, path: Path) -> str:
    parts = [prefix, *path.with_suffix("").parts]
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _read(name: str, path: Path, known: frozenset[str]) -> Module:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    named = {each for node in ast.walk(tree) for each in _targets(node, name, path)}
    own = {_module_in(each, known) for each in named if each.split(".")[0] == "quotes"}
    others = {each.split(".")[0] for each in named} - {"quotes"}
    sentence = " ".join((ast.get_docstring(tree) or "").split("\n\n")[0].split())
    return Module(name, path, sentence, frozenset(own - {name}), frozenset(others))


def _targets(node: ast.AST, name: str, path: Path) -> Iterator[str]:
    """What an import statement names in full: `from a import b` names `a.b`."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        parts = name.split(".")
        up = node.level - (path.name == "__init__.py")
        base = ".".join(parts[: len(parts) - up]) + "." if node.level else ""
        yield from (
            f"{base}{node.module or ''}.{alias.name}".replace("..", ".") for alias in node.names
        )


def _module_in(named: str, known: frozenset[str]) -> str:
    """The module that a name in full belongs to."""
    while named not in known and "." in named:
        named = named.rpartition(".")[0]
    return named


def _box(name: str) -> str:
    return name.replace(".", "_")


def _place(folder: str) -> tuple[int, str]:
    """The order of the folders: the ground, the stages, what stands around them, the database."""
    first = folder.split("/")[1] if "/" in folder else folder
    order = ["quotes", "languages", "text", *STAGES, "engines", "output", "evaluation", "commands"]
    return (order.index(first) if first in order else len(order), folder)
