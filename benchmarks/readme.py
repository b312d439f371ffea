"""Figures into README.md: each script has its part there, between two comments, and writes no other."""

from __future__ import annotations

import re
from pathlib import Path

README = Path(__file__).with_name("README.md")


def put(name: str, head: str, heads: list[str], rows: list[list[str]]) -> None:
    """Put a sentence and a table into the part of a name; a new part comes last."""
    lines = [heads, ["---", *["---:"] * (len(heads) - 1)], *rows]
    table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    part = f"<!-- {name} -->\n{head}\n\n{table}\n<!-- end of {name} -->"
    text = README.read_text(encoding="utf-8")
    found = re.compile(f"<!-- {re.escape(name)} -->.*?<!-- end of {re.escape(name)} -->", re.DOTALL)
    new = found.sub(lambda _: part, text) if found.search(text) else f"{text.rstrip()}\n\n{part}\n"
    README.write_text(new, encoding="utf-8")
