"""What holds of every table of patterns and classes, and which of their names the code asks for."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Sequence
from pathlib import Path

from quotes.languages.wording import INSERT

Row = dict[str, str]


def called(function: str, paths: Iterable[Path]) -> set[str]:
    """The first arguments with which the code of some files calls a function."""
    return {
        node.args[0].value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
        if node.func.id == function and isinstance(node.args[0], ast.Constant)
    }


def names_in_order(rows: Sequence[Row]) -> tuple[set[str], set[str]]:
    """The names of a table of patterns, which are in order, and those that its patterns insert."""
    names = [row["name"] for row in rows]
    assert names == sorted(set(names))
    return set(names), {name for row in rows for name in INSERT.findall(row["pattern"])}


def classes_in_order(rows: Sequence[Row]) -> set[str]:
    """The classes of a table of words, which are in order and in small letters."""
    words = [(row["class"], row["word"]) for row in rows]
    assert words == sorted(set(words))
    assert all(word == word.lower() for _, word in words)
    return {group for group, _ in words}
