"""EDGE: a reader's report of a wrong attribution: taken without signing in, and stored apart."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Forbidden, NotFound, Response
from datasette.views.base import DatasetteError
from sqlite_utils import Database

from quotes.db.desk.access import CONFIG, REPORTS, fields, is_writable, keep, word
from quotes.db.schema.identifiers import digest
from quotes.db.schema.rows import insert, now
from quotes.db.site.access import reader
from quotes.db.site.parameters import only
from quotes.db.site.posted import sent
from quotes.db.site.responses import respond
from quotes.errors import CorrectionError, QuotesError

# The longest name and the longest note, in characters.
LIMITS = {"speaker": 200, "note": 1000}

# Four bytes for each character, thrice as many where they are written with per cent signs.
MAX_BODY = 12 * sum(LIMITS.values()) + 1000

# So many reports are taken a day, and so many wait on one quote.
A_DAY, ON_ONE_QUOTE = 200, 5

TOO_LONG = f"A name has at most {LIMITS['speaker']} characters, and a note {LIMITS['note']}."
CLOSED = "This edition of the site takes no reports."
ENOUGH = "No more reports are taken today: please come back tomorrow."


async def is_open(datasette: Any, database: Any) -> bool:
    """Whether reports are taken: not in an edition that never changes, nor where it is configured so."""
    if database is None or not is_writable(database) or not _a_day(datasette):
        return False
    return await database.table_exists(REPORTS)  # type: ignore[no-any-return]


def _a_day(datasette: Any) -> int:
    """How many reports are taken a day: `reports_a_day` of the configuration, 0 for none."""
    return int((datasette.plugin_config(CONFIG) or {}).get("reports_a_day", A_DAY))


async def report(datasette: Any, request: Any) -> Response:
    """Take a report on one quote; nothing else of the database changes."""
    read = await reader(datasette, request)
    only(request, ())
    key = request.url_vars["key"]
    if request.method != "POST":
        return Response.redirect(datasette.urls.path(f"/-/quotes/{key}"))
    if not await is_open(datasette, read.database):
        raise DatasetteError(CLOSED, status=403)
    if (request.headers.get("sec-fetch-site") or "same-origin") not in ("same-origin", "none"):
        raise Forbidden("The form was not of this site: report it from the quote's page.")
    form = fields(await sent(request, MAX_BODY, TOO_LONG))
    speaker, note = (" ".join(word(form, name).split()) for name in LIMITS)
    if len(speaker) > LIMITS["speaker"] or len(note) > LIMITS["note"]:
        raise DatasetteError(TOO_LONG, status=413)
    rows = await read("select speaker_name from quotes where key = :key", {"key": key})
    if not rows:
        raise NotFound("There is no such quote.")
    if not speaker and not note:
        raise DatasetteError("Say who said it, or what is wrong.", status=400)
    row = {"quote": key, "shown": rows[0]["speaker_name"], "speaker": speaker, "note": note}
    most = _a_day(datasette)
    try:
        await keep(read.database, lambda db: _stored(db, row, most))
    except CorrectionError as error:
        raise DatasetteError(str(error), status=429) from error
    except QuotesError as error:
        raise DatasetteError(str(error), status=503) from error
    return await respond(datasette, request, "quotes_reported.html", {"key": key})


def _stored(db: Database, row: dict[str, Any], most: int) -> None:
    """Store a report once. Raises CorrectionError where there are too many already."""
    made = now()
    key = digest("report", row["quote"], row["speaker"], row["note"])
    if db.execute("select 1 from reports where key = ?", [key]).fetchone():
        return
    today = db.execute("select count(*) from reports where made >= ?", [made[:10]]).fetchone()[0]
    if today >= most:
        raise CorrectionError(ENOUGH)
    sql = "select count(*) from reports where quote = ? and state = 'open'"
    if db.execute(sql, [row["quote"]]).fetchone()[0] >= ON_ONE_QUOTE:
        raise CorrectionError(
            "This quote was reported already, and waits for a person to look at it."
        )
    insert(db, "reports", {"key": key, **row, "made": made, "state": "open"})
