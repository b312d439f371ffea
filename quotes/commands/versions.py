"""With which versions of what matters a run was made."""

from __future__ import annotations

import json
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

# What reading and extracting depend on.
PACKAGES = ("torch", "stanza", "numpy", "tokenizers", "trafilatura", "lxml", "feedparser")


def versions_used() -> str:
    """Python, SQLite and the packages that decide what is found, as a JSON object."""
    found = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version}
    for name in PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return json.dumps(found)
