"""What the reconciliation service says of speakers: types, properties, suggestions, a preview.

Sections 5 to 7 of the specification that `reconcile` names.
"""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import NotFound, Response

from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import typed
from quotes.db.site import queries
from quotes.db.site.access import reader
from quotes.db.site.parameters import only
from quotes.db.site.responses import POLICY, as_json

TYPES = [
    {"id": "person", "name": "Person"}, {"id": "organization", "name": "Organization"},
    {"id": "group", "name": "Group"}, {"id": "unnamed_person", "name": "Unnamed person"},
    {"id": "document", "name": "Document"},
]  # fmt: skip

PROPERTIES = [
    {"id": "names", "name": "Other names"}, {"id": "kind", "name": "Kind"},
    {"id": "description", "name": "Description"}, {"id": "role", "name": "Role"},
    {"id": "affiliation", "name": "Affiliation"}, {"id": "country", "name": "Country"},
    {"id": "gender", "name": "Gender"}, {"id": "wikidata", "name": "Wikidata id"},
    {"id": "quotes", "name": "Number of quotes"}, {"id": "articles", "name": "Number of articles"},
]  # fmt: skip

SUGGESTED, MOST_SUGGESTED = 10, 100  # a page, and names looked at

# OpenRefine shows the preview in a frame of its own; the page has neither script nor form.
FRAMED = POLICY.replace("frame-ancestors 'none'", "frame-ancestors *")


def named(row: Row) -> Row:
    """A speaker as the service names it."""
    name = next((kind["name"] for kind in TYPES if kind["id"] == row["kind"]), row["kind"])
    return {"id": row["slug"], "name": row["name"], "type": [{"id": row["kind"], "name": name}]}


async def extended(read: queries.Reader, asked: Any, most: int) -> Row:
    """The values of the asked properties of some speakers; a ValueError says what is wrong."""
    ids = asked.get("ids") if isinstance(asked, dict) else None
    wanted = asked.get("properties") if isinstance(asked, dict) else None
    if not isinstance(ids, list) or not all(isinstance(each, str) for each in ids):
        raise ValueError("extend has a list of texts named ids")
    if not isinstance(wanted, list) or not all(isinstance(p, dict) for p in wanted):
        raise ValueError("extend has a list of objects named properties")
    if len(ids) > most:
        raise ValueError(f"at most {most} ids in a request")
    known = {p["id"]: p for p in PROPERTIES}
    meta = [known[p["id"]] for p in wanted if p.get("id") in known]
    rows = {}
    for slug in ids:
        row = await queries.speaker(read, slug)
        rows[slug] = {p["id"]: await _values(read, row, p["id"]) if row else [] for p in meta}
    return {"meta": meta, "rows": rows}


async def _values(read: queries.Reader, row: Row, name: str) -> list[Row]:
    if name == "names":
        return [{"str": alias} for alias in await queries.other_names(read, row["id"])]
    if name == "role":
        return [{"str": each} for each in await queries.roles(read, row["id"])]
    if name in ("quotes", "articles"):
        return [{"int": (await queries.counted(read, row["id"]))[name]}]
    return [{"str": str(row[name])}] if row[name] else []


async def properties(datasette: Any, request: Any) -> Response:
    """The properties by which a table may be extended."""
    await reader(datasette, request)
    only(request, ("type", "limit"))
    kind = request.args.get("type") or ""
    return as_json({"type": kind, "properties": PROPERTIES})


async def suggest(datasette: Any, request: Any) -> Response:
    """Speakers, types or properties whose name begins with what was typed."""
    read = await reader(datasette, request)
    only(request, ("prefix", "cursor"))
    typed_in = (request.args.get("prefix") or "").strip()
    cursor = request.args.get("cursor") or "0"
    skipped = int(cursor) if cursor.isascii() and cursor.isdecimal() and len(cursor) < 5 else 0
    kind = request.url_vars["kind"]
    if kind == "entity":
        found = await queries.names_beginning(read, typed(typed_in), limit=MOST_SUGGESTED)
        shown = found[skipped : skipped + SUGGESTED]
        about = await queries.told_apart(read, [row["id"] for row in shown])
        result = [
            {"id": (made := named(row))["id"], "name": made["name"], "notable": made["type"],
             "description": about[row["id"]]}
            for row in shown
        ]  # fmt: skip
    else:
        listed = TYPES if kind == "type" else PROPERTIES
        begins = typed_in.casefold()
        result = [each for each in listed if begins in each["name"].casefold()][skipped:]
    return as_json({"result": result})


async def preview(datasette: Any, request: Any) -> Response:
    """A speaker in a few lines, for the frame that OpenRefine shows beside a name."""
    read = await reader(datasette, request)
    only(request, ("id",))
    row = await queries.speaker(read, request.args.get("id") or "")
    if row is None:
        raise NotFound("There is no such speaker.")
    values = {
        "speaker": row, "about": (await queries.told_apart(read, [row["id"]]))[row["id"]],
        "aliases": await queries.other_names(read, row["id"]),
        "counted": await queries.counted(read, row["id"]),
    }  # fmt: skip
    html = await datasette.render_template("quotes_preview.html", values, request=request)
    return Response.html(html, headers={"Content-Security-Policy": FRAMED})
