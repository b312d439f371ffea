"""`/sitemap.xml` and `/robots.txt`: which pages search engines should know, and which they need not walk.

A quote is told by its article's page, so that articles, speakers and claims are listed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote
from xml.sax.saxutils import escape

from datasette.utils.asgi import NotFound, Response

from quotes.db.queries.speakers import Row
from quotes.db.site.access import Reading, database_of, reader
from quotes.db.site.parameters import only

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"

# The protocol's limit for one file.
MOST = 50_000

# The pages of each kind: `name` as an address has it, and `day`, the date of the last change.
LISTED = {
    "articles": "select key as name, coalesce(published, first_seen) as day from articles"
    " where current order by id",
    "speakers": "select slug as name, null as day from speakers where merged_into is null"
    " and id in (select entity from mentions where role = 'speaker') order by id",
    "claims": "select key as name, last as day from claims where quotes > 1 order by id",
}

# Searches and tables can be asked for in more ways than anybody could read.
ROBOTS = """User-agent: *
Disallow: {base}-/search
Disallow: {base}-/verify
Disallow: {base}-/reconcile
Disallow: {base}{database}
"""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}")

Address = Callable[[str], str]


def parts(counts: dict[str, int]) -> list[str]:
    """The paths of the files that the pages fill, from how many there are of each kind."""
    return [
        f"/sitemap-{kind}-{number + 1}.xml"
        for kind, count in counts.items()
        for number in range(-(-count // MOST))
    ]


def part_sql(kind: str) -> str:
    """SQL for the pages of one file, with `limit` and `offset`."""
    return f"select * from ({LISTED[kind]}) limit :limit offset :offset"


def count_sql() -> str:
    """SQL for how many pages there are of each kind, in one row."""
    each = (f"(select count(*) from ({sql})) as {kind}" for kind, sql in LISTED.items())
    return f"select {', '.join(each)}"


def index_xml(counts: dict[str, int], address: Address) -> str:
    """The list of the files that list pages."""
    return _xml("sitemapindex", "sitemap", ((address(path), None) for path in parts(counts)))


def part_xml(kind: str, rows: Iterable[Row], address: Address) -> str:
    """The list of pages of one kind."""
    pages = ((address(f"/-/{kind}/{quote(row['name'], safe='')}"), row["day"]) for row in rows)
    return _xml("urlset", "url", pages)


def _xml(outer: str, inner: str, pages: Iterable[tuple[str, str | None]]) -> str:
    lines = []
    for address, day in pages:
        found = DAY.match(day or "")
        changed = f"<lastmod>{found[0]}</lastmod>" if found else ""
        lines.append(f"<{inner}><loc>{escape(address)}</loc>{changed}</{inner}>\n")
    body = "".join(lines)
    return (
        f'<?xml version="1.0" encoding="utf-8"?>\n<{outer} xmlns="{NAMESPACE}">\n{body}</{outer}>\n'
    )


def robots_text(base: str, database: str, sitemap: str | None) -> str:
    """What programs that follow every link may walk; `base` begins and ends in a slash."""
    text = ROBOTS.format(base=base, database=database)
    return f"{text}\nSitemap: {sitemap}\n" if sitemap else text


async def _counts(read: Reading) -> dict[str, int]:
    found: list[Row] = await read.remembered("sitemap", lambda: read.long(count_sql()), old=True)
    return found[0]


def _address(datasette: Any, request: Any) -> Address:
    return lambda path: str(datasette.absolute_url(request, datasette.urls.path(path)))


def _as_xml(body: str) -> Response:
    return Response(body, content_type="application/xml; charset=utf-8")


async def sitemap(datasette: Any, request: Any) -> Response:
    """The list of lists; with a `kind` in the address, the list of its pages."""
    read = await reader(datasette, request, frozenset({"claims"}))
    only(request, ())
    kind, address = request.url_vars.get("kind"), _address(datasette, request)
    if kind is None:
        return _as_xml(index_xml(await _counts(read), address))
    values = {"limit": MOST, "offset": (int(request.url_vars["number"]) - 1) * MOST}
    rows = await read.long(part_sql(kind), values)
    if not rows:
        raise NotFound("There is no such list of pages.")
    return _as_xml(part_xml(kind, rows, address))


async def robots(datasette: Any, request: Any) -> Response:
    """What programs that follow every link may walk, and where the sitemap is."""
    database = await database_of(datasette)
    if database is None:
        raise NotFound("No database made by quotes is being served.")
    address = _address(datasette, request)("/sitemap.xml")
    return Response.text(robots_text(datasette.setting("base_url"), database.route, address))
