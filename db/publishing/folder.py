"""EDGE: the folder of a public edition: the database and all that is needed to serve it, or nothing."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import tempfile
from collections.abc import Callable
from importlib.metadata import requires, version
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import Any
from urllib.parse import urlsplit

from datasette.cli import inspect_
from sqlite_utils import Database

from quotes.db.publishing.rows import write_edition
from quotes.db.schema.opening import EDITION
from quotes.db.schema.rows import now
from quotes.db.site import METADATA, sitemap
from quotes.db.site.citing import FRAGMENTS
from quotes.errors import PublishError

# What the site imports of the packages that quotes needs; the models' libraries are not among them.
SITE_NEEDS = ("click", "datasette", "pluggy", "rapidfuzz", "sqlite-utils")

# Facets that are only offered cost a walk through each column, and a visitor's own SQL any time at all.
SERVED = {"suggest_facets": False, "default_allow_sql": False}


def publish(db: Database, name: str, out: Path, url: str | None = None) -> dict[str, int]:
    """Write the public edition of `db` into `out`, as `name`.db; how many articles and quotes it has.

    `url` is where it will be served; with it the sitemap is written, too. The folder is made beside
    `out` and moved there at the end. Raises PublishError where that cannot be done.
    """
    check(out, url)
    with tempfile.TemporaryDirectory(prefix=f".{out.name}-", dir=out.parent) as made:
        folder = Path(made) / out.name
        folder.mkdir()
        path = folder / f"{name}.db"
        write_edition(db, path)
        numbers = _filled(folder, path, url)
        check(out, url)
        if out.exists():
            out.rmdir()
        shutil.move(folder, out)
    return numbers


def check(out: Path, url: str | None) -> None:
    """Raises PublishError where the folder cannot be made, or the address is none."""
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise PublishError(f"{out} is there already; name a new folder.")
    if not out.absolute().parent.is_dir():
        raise PublishError(f"{out} cannot be made: there is no folder {out.parent}.")
    if url is not None:
        parts = urlsplit(url)
        if (
            parts.scheme not in ("http", "https")
            or not parts.hostname
            or parts.query
            or parts.fragment
        ):
            raise PublishError(f"{url} is no address of a site, such as https://quotes.example/.")


def _filled(folder: Path, path: Path, url: str | None) -> dict[str, int]:
    """Write all that stands beside the database."""
    _json(folder / "inspect-data.json", _inspected(path))
    _json(folder / "settings.json", SERVED)
    _json(folder / "metadata.json", _metadata(path.stem))
    db = Database(path)
    numbers: dict[str, int] = next(db.query(
        "select (select count(*) from articles where current) as articles,"
        " (select count(*) from quotes where current) as quotes"
    ))  # fmt: skip
    facts = {
        "name": path.stem,
        "version": version("quotes"),
        "packages": packages(),
        "day": now()[:10],
    }
    for name in ("Dockerfile", "README.md"):
        text = (files(__package__) / "templates" / name).read_text(encoding="utf-8")
        (folder / name).write_text(Template(text).substitute(facts, **numbers), encoding="utf-8")
    _for_robots(db, folder, path.stem, url)
    db.close()
    return numbers


def _inspected(path: Path) -> dict[str, Any]:
    """What `datasette inspect` says, without the folder in which it was asked."""
    found: dict[str, Any] = asyncio.run(inspect_([str(path)], ()))
    return {name: {**data, "file": path.name} for name, data in found.items()}


def _metadata(name: str) -> dict[str, Any]:
    """The packaged metadata under the name of this database, with the edition's own tables hidden."""
    found: dict[str, Any] = json.loads(METADATA.read_text(encoding="utf-8"))
    ours = found["databases"]["quotes"]
    tables = {**ours["tables"], EDITION: {"hidden": True}, FRAGMENTS: {"hidden": True}}
    return {**found, "databases": {name: {**ours, "tables": tables}}}


def packages() -> str:
    """What pip installs for the site beside quotes itself, with the bounds that quotes gives."""
    needed = {re.split(r"[^\w.-]", each)[0]: each for each in reversed(requires("quotes") or ())}
    return " ".join(f'"{needed[name]}"' for name in SITE_NEEDS)


def _for_robots(db: Database, folder: Path, name: str, url: str | None) -> None:
    """robots.txt, and the sitemap where the address of the site is known."""
    site = url.rstrip("/") if url else None
    base = f"{urlsplit(site or '').path}/"
    where = f"{site}/sitemap.xml" if site else None
    (folder / "robots.txt").write_text(sitemap.robots_text(base, name, where), encoding="utf-8")
    if site is None:
        return
    address: Callable[[str], str] = lambda path: f"{site}{path}"  # noqa: E731 - it has a type
    counts: dict[str, int] = next(db.query(sitemap.count_sql()))
    (folder / "sitemap.xml").write_text(sitemap.index_xml(counts, address), encoding="utf-8")
    for path in sitemap.parts(counts):
        _, kind, number = path.removesuffix(".xml").split("-")
        values = {"limit": sitemap.MOST, "offset": (int(number) - 1) * sitemap.MOST}
        rows = db.query(sitemap.part_sql(kind), values)
        (folder / path.strip("/")).write_text(
            sitemap.part_xml(kind, rows, address), encoding="utf-8"
        )


def _json(path: Path, data: dict[str, Any]) -> None:
    path.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
