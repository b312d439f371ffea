"""Found quotes as CSV and as an Atom feed, from the same rows as the page and the JSON. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from datasette.utils.asgi import Response

from quotes.db.queries.speakers import Row

COLUMNS = (
    "key", "text", "speaker_name", "speaker", "speaker_text", "kind", "mode", "denied",
    "confidence", "via_name", "cue", "title", "outlet", "byline", "published", "url", "article",
    "page", "status",
)  # fmt: skip

# What XML cannot hold.
NO_XML = dict.fromkeys((*range(9), 11, 12, *range(14, 32), *range(0xD800, 0xE000), 0xFFFE, 0xFFFF))


def page_of(datasette: Any, request: Any, row: Row) -> str:
    """The full address of a quote's page."""
    path = datasette.urls.path(f"/-/quotes/{row['key']}")
    return str(datasette.absolute_url(request, path))


def as_csv(datasette: Any, request: Any, rows: list[Row], _: str) -> Response:
    """One line a quote; the guard makes cells harmless."""
    made = io.StringIO()
    writer = csv.writer(made)
    writer.writerow(COLUMNS)
    for row in rows:
        shown = {**row, "page": page_of(datasette, request, row)}
        writer.writerow([shown.get(name) for name in COLUMNS])
    headers = {"Content-Disposition": 'attachment; filename="quotes.csv"'}
    kind = "text/csv; charset=utf-8"
    return Response(made.getvalue(), content_type=kind, headers=headers)


def as_atom(datasette: Any, request: Any, rows: list[Row], title: str) -> Response:
    """A feed reader's form: an entry for each quote."""
    own = str(datasette.absolute_url(request, request.full_path))
    newest = max((row["published"] or "" for row in rows), default="")
    entries = "".join(_entry(page_of(datasette, request, row), row) for row in rows)
    body = (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">'
        f"<title>{_xml(title)}</title><id>{_xml(own)}</id><updated>{_moment(newest)}</updated>"
        f'<link rel="self" href={_attribute(own)}/>{entries}</feed>\n'
    )
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _entry(page: str, row: Row) -> str:
    who = row["speaker_name"] or "Nobody named"
    return (
        f"<entry><title>{_xml(who)}: {_xml(row['text'])}</title><id>{_xml(page)}</id>"
        f"<updated>{_moment(row['published'])}</updated><link href={_attribute(page)}/>"
        f"<author><name>{_xml(who)}</name></author>"
        f"<summary>{_xml(row['before'] + row['text'] + row['after'])}</summary></entry>"
    )


def _moment(published: str | None) -> str:
    """A date as Atom wants it; what is no date becomes the first of all."""
    try:
        moment = datetime.fromisoformat((published or "").replace("Z", "+00:00"))
    except ValueError:
        moment = datetime(1970, 1, 1)
    return (moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)).isoformat()


def _xml(text: str) -> str:
    return escape(text.translate(NO_XML))


def _attribute(text: str) -> str:
    return quoteattr(text.translate(NO_XML))


MADE: dict[str, Callable[[Any, Any, list[Row], str], Response]] = {
    ".csv": as_csv,
    ".atom": as_atom,
}
