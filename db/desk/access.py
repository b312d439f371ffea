"""EDGE: who may use the desk, what a form of it sent, and the only way in which the web side writes."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlencode

from datasette.utils.asgi import BadRequest, Forbidden, Response
from datasette.views.base import DatasetteError
from sqlite_utils import Database

from quotes.db.corrections.actions import By
from quotes.db.schema.opening import BUSY_SECONDS, file_of, transaction
from quotes.db.site.access import CLAIMS, Reading, may_review, reader
from quotes.db.site.posted import sent
from quotes.db.site.private import opened
from quotes.errors import DatabaseError, QuotesError

CONFIG = "quotes-desk"
REPORTS = "reports"
NEEDED = CLAIMS | {REPORTS, "checkworthy", "candidates"}

# No form of the desk sends more; the longest word in it is a note.
MAX_BODY = 60_000
MAX_WORDS = 4000

SIGN_IN = "The review desk is for signed-in people who may review."
READ_ONLY = "This database is served read-only: nothing can be kept in it."

T = TypeVar("T")
Form = dict[str, list[str]]


async def desk(datasette: Any, request: Any) -> Reading:
    """What reads our database for a reviewer; anybody else gets status 403."""
    if not await may_review(datasette, request.actor):
        raise Forbidden(SIGN_IN)
    read = await reader(datasette, request, NEEDED)
    if request.method not in ("GET", "HEAD", "POST"):
        raise DatasetteError("The desk is read by GET, and verdicts come by POST.", status=405)
    return read


def by(request: Any, form: Form) -> By:
    """Who decides, and why."""
    actor = request.actor
    return By(str(actor.get("id") or actor.get("name") or "signed in"), word(form, "why"))


async def posted(request: Any) -> Form:
    """What a form of the desk sent.

    Besides Datasette's own check, which passes whoever has no cookie, the token has to be there unless
    the request bears one of its own: browsers send passwords of HTTP along with any site's form.
    """
    body = await sent(request, MAX_BODY, "This is more than a form of the desk can send.")
    form = fields(body)
    bearer = (request.headers.get("authorization") or "").startswith("Bearer ")
    token = request.scope["csrftoken"]()
    if not bearer and not secrets.compare_digest(word(form, "csrftoken").encode(), token.encode()):
        raise Forbidden("The form was not of this site, or too old: load the page again.")
    return form


def fields(body: bytes) -> Form:
    """The fields of a form. Raises BadRequest for what is none."""
    try:
        return parse_qs(body.decode("utf-8"), keep_blank_values=True, max_num_fields=500)
    except ValueError as error:
        raise BadRequest("Send a form in UTF-8.") from error


def word(form: Form, name: str) -> str:
    """One field, as plain text without control characters; empty where it is missing."""
    value = (form.get(name) or [""])[0]
    kept = "".join(c for c in value if c.isprintable() or c in "\n\t").strip()
    if len(kept) > MAX_WORDS:
        raise BadRequest(f"{name} has more than {MAX_WORDS} characters.")
    return kept


def is_writable(database: Any) -> bool:
    """Whether the database was not opened as one that never changes."""
    return bool(database.is_mutable) and not database.is_memory


async def keep(database: Any, make: Callable[[Database], T]) -> T:
    """What `make` gives in one transaction, or nothing is kept.

    Raises CorrectionError or DatabaseError with one sentence, without the server's paths.
    """
    if not is_writable(database):
        raise DatabaseError(READ_ONLY)

    def run(connection: Any) -> tuple[T | None, QuotesError | None]:
        # An error is given back, not raised: Datasette would print it.
        connection.execute("PRAGMA foreign_keys = on")
        # Another process of the site, or `quotes ingest`, may be writing.
        connection.execute(f"PRAGMA busy_timeout = {int(1000 * BUSY_SECONDS)}")
        with opened(connection):
            db = Database(connection)
            try:
                with transaction(db):
                    return make(db), None
            except QuotesError as error:
                told = str(error).replace(file_of(db), database.name)
                return None, type(error)(told)

    made, error = await database.execute_write_fn(run)
    if error is not None:
        raise error
    kept: T = made
    return kept


async def verdict(
    request: Any, read: Reading, make: Callable[[Database, Form, By], T]
) -> tuple[Form, T]:
    """The form that was sent, and what came of it in one transaction; what cannot be has status 400."""
    form = await posted(request)
    who = by(request, form)
    try:
        return form, await keep(read.database, lambda db: make(db, form, who))
    except QuotesError as error:
        raise BadRequest(str(error)) from error


def onwards(datasette: Any, page: str, **state: Any) -> Response:
    """To a page of the desk after a verdict, where it can be undone."""
    query = urlencode({name: value for name, value in state.items() if value})
    path = datasette.urls.path(f"/-/desk{page}")
    return Response.redirect(f"{path}?{query}" if query else path, status=303)
