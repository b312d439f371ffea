"""No file, class or function grows past what a reader takes in at once."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDERS = ("quotes", "db", "docs", "tests", "benchmarks", "training")
LARGEST = {"file": 400, "class": 200, "function": 40}


@cache
def too_large() -> dict[str, int]:
    """Every file, class and function that is larger than it may be, with its lines."""
    return {
        name: lines
        for folder in FOLDERS
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not path.is_relative_to(ROOT / "quotes" / "db")
        for name, kind, lines in _sizes(path)
        if lines > LARGEST[kind]
    }


def _sizes(path: Path) -> Iterator[tuple[str, str, int]]:
    """The file and each class and function in it: name, kind and lines."""
    text, name = path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix()
    yield name, "file", len(text.splitlines())
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            kind = "class" if isinstance(node, ast.ClassDef) else "function"
            yield f"{name} {node.name}", kind, (node.end_lineno or node.lineno) - node.lineno + 1


def test_nothing_is_too_large() -> None:
    assert too_large() == {}
