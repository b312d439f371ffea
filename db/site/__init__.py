"""The Datasette plugin: pages, metadata and JSON over the database. Reads only."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from markupsafe import Markup, escape

from quotes.db.claims.telling import SEVERITIES, STATUS, change_told, search_told
from quotes.db.site import (
    article_pages,
    claim_pages,
    front_page,
    llms,
    openapi,
    private,
    quote_pages,
    reconcile,
    reconcile_facts,
    search_pages,
    sitemap,
    speaker_pages,
    verify_pages,
)
from quotes.db.site.access import database_of, hook
from quotes.db.site.guard import guarded
from quotes.db.site.readable import readable
from quotes.db.site.responses import error_json
from quotes.db.site.search_words import for_tables
from quotes.languages.tables import table
from quotes.rules import words_of

# A link to the one copy at the top of the tree; a wheel holds the file itself.
METADATA = Path(__file__).parent / "metadata.json"


KEY = r"(?P<key>[0-9a-zA-Z-]+)"

SLUG = r"(?P<slug>[^/.]+)"

FORMAT = r"(?P<format>\.json)?$"

# All under `/-/`, so that no database can be named like a page.
ROUTES: list[tuple[str, Any]] = [
    (rf"^/-/front{FORMAT}", front_page.front_json),
    (r"^/-/search(?P<format>\.json|\.csv|\.atom)?$", search_pages.search),
    (rf"^/-/articles{FORMAT}", article_pages.articles),
    (rf"^/-/articles/{KEY}{FORMAT}", article_pages.article),
    (rf"^/-/speakers{FORMAT}", speaker_pages.speakers),
    (rf"^/-/speakers/{SLUG}(?P<format>\.json|\.csv|\.atom)?$", speaker_pages.speaker),
    (rf"^/-/quotes/{KEY}{FORMAT}", quote_pages.quote),
    (rf"^/-/claims{FORMAT}", claim_pages.claims),
    (rf"^/-/claims/{KEY}(?P<format>\.json|\.jsonld|\.atom)?$", claim_pages.claim),
    (rf"^/-/verify{FORMAT}", verify_pages.verify),
    (r"^/-/reconcile$", reconcile.service),
    (r"^/-/reconcile/suggest/(?P<kind>entity|type|property)$", reconcile_facts.suggest),
    (r"^/-/reconcile/properties$", reconcile_facts.properties),
    (r"^/-/reconcile/preview$", reconcile_facts.preview),
    (r"^/-/openapi\.json$", openapi.openapi),
    (r"^/llms\.txt$", llms.llms),
    (r"^/sitemap\.xml$", sitemap.sitemap),
    (
        r"^/sitemap-(?P<kind>articles|speakers|claims)-(?P<number>[1-9][0-9]{0,4})\.xml$",
        sitemap.sitemap,
    ),
    (r"^/robots\.txt$", sitemap.robots),
]

# These take a form as well as a question.
POSTED = (verify_pages.verify, reconcile.service)

# Where the keys of these tables lead.
PAGES = {
    ("quotes", "key"): "quotes",
    ("articles", "key"): "articles",
    ("speakers", "slug"): "speakers",
    ("claims", "key"): "claims",
    ("claim_aliases", "key"): "claims",
    ("claim_aliases", "claim"): "claims",
}


# The same in canned queries, which know no table.
QUERY_PAGES = {"key": "quotes", "article_key": "articles", "slug": "speakers"}


@cache
def metadata() -> dict[str, Any]:
    """Titles, descriptions, facets and canned queries, under the database name `quotes`."""
    found: dict[str, Any] = json.loads(METADATA.read_text(encoding="utf-8"))
    return found


@hook
def startup(datasette: Any) -> Any:
    """Find our database, whatever its file is called."""

    async def find() -> None:
        database = await database_of(datasette)
        datasette._quotes_database = database.name if database else None

    return find


@hook
def get_metadata(datasette: Any, key: str | None) -> dict[str, Any]:
    """Our metadata for our database; what the user passes with -m goes before it."""
    name = getattr(datasette, "_quotes_database", None)
    if name is None:
        return {}
    # Datasette writes the user's metadata into what it gets, so it gets a copy each time; unpickling
    # is much quicker than a deep copy.
    found: dict[str, Any] = pickle.loads(_pickled(key))
    return {**found, "databases": {name: found["databases"]["quotes"]}}


# What Datasette reads of the metadata of `tables` when it asks for these alone.
OF_TABLES = ("allow", "facet_size")


@cache
def _pickled(key: str | None) -> bytes:
    """What our metadata says of a key, to be copied; all of it for None and `databases`.

    Datasette asks for single keys at each permission of each page, and copies deeply what it gets.
    """
    known = metadata()
    if key in (None, "databases"):
        return pickle.dumps(known)
    ours = known["databases"]["quotes"]
    kept = OF_TABLES if key == "tables" else (key,)
    tables = {
        table: {each: facts[each] for each in kept if each in facts}
        for table, facts in ours["tables"].items()
    }
    found = {each: ours[each] for each in kept if each in ours}
    found["tables"] = {table: facts for table, facts in tables.items() if facts}
    top = {each: known[each] for each in kept if each in known and each != "databases"}
    return pickle.dumps({**top, "databases": {"quotes": found}})


@hook
def register_routes() -> list[tuple[str, Any]]:
    """Where each page stands."""
    return [(pattern, _by_known_methods(view)) for pattern, view in ROUTES]


def _by_known_methods(view: Any) -> Any:
    """A page that refuses whatever is neither a question nor, where it takes them, a form."""
    allowed = ("GET", "HEAD", *(("POST",) if view in POSTED else ()))

    async def answered(datasette: Any, request: Any) -> Any:
        if request.method in allowed:
            return await view(datasette, request)
        said = f"This is asked for by {' or '.join(allowed)}."
        refused = error_json(said, 405)
        refused.headers["Allow"] = ", ".join(allowed)
        return refused

    return answered


@hook
def asgi_wrapper(datasette: Any) -> Callable[[Any], Any]:
    """Headers, refusals and harmless CSV around every answer, Datasette's too."""
    return lambda app: guarded(datasette, app)


@hook
def prepare_connection(conn: Any) -> None:
    """Searches of tables understand what the site's own does; no query reads what is for the house."""
    conn.create_function("escape_fts", 1, for_tables, deterministic=True)
    private.shut(conn)


@hook
def skip_csrf(scope: dict[str, Any]) -> bool | None:
    """What OpenRefine and the box of `verify` post are questions; they change nothing."""
    asks = ("/-/reconcile", "/-/verify", "/-/verify.json")
    return True if scope["path"].endswith(asks) else None


@hook
def extra_template_vars(datasette: Any, request: Any, view_name: str | None) -> Any:
    """The name of our database, and the first page's record where that page is asked for."""

    async def made() -> dict[str, Any]:
        database = await database_of(datasette)
        found: dict[str, Any] = {"quotes_database": database.name if database else None}
        if view_name == "index" and database:
            found["front"] = await front_page.front(datasette, request)
        return found

    return made


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["name"] for row in table("countries.tsv")}


def country(code: str | None) -> str | None:
    """The name of a country by its code; what is no code stays."""
    return _countries().get(code, code) if code else code


@hook
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """A figure with thin spaces, a probability as per cent, a rule in plain words; where the data is."""

    def data() -> str:
        name = getattr(datasette, "_quotes_database", None)
        return str(datasette.urls.database(name) if name else datasette.urls.instance())

    env.globals["quotes_data"] = data
    env.filters["readable"] = readable
    env.filters["rule"] = words_of
    env.filters["change"] = change_told
    env.filters["verdict"] = STATUS.get
    env.filters["country"] = country
    env.filters["searched"] = search_told
    env.filters["effect"] = lambda severity: SEVERITIES[severity or 0]
    env.filters["figure"] = lambda number: f"{number or 0:,}".replace(",", "\u202f")
    env.filters["percent"] = lambda number: f"{round(100 * (number or 0))}\u202f%"


@hook
def render_cell(value: Any, column: str, table: str | None, datasette: Any) -> Markup | None:
    """The key of a quote, article or speaker leads to its page, in tables and canned queries."""
    page = PAGES.get((table, column)) if table else QUERY_PAGES.get(column)
    if page is None or not isinstance(value, str) or not value:
        return None
    path = datasette.urls.path(f"/-/{page}/{quote(value, safe='')}")
    return Markup(f'<a href="{escape(path)}">{escape(value)}</a>')
