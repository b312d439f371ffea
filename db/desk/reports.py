"""Reports by readers: accepted, which corrects the quote, or dismissed."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import BadRequest, Response
from sqlite_utils import Database

from quotes.db.corrections.actions import KINDS, By
from quotes.db.desk import ledger
from quotes.db.desk.access import Form, by, desk, is_writable, keep, onwards, posted, word
from quotes.db.desk.quotes import IN_PLACE, decided, offered, shown
from quotes.db.queries.speakers import Row
from quotes.db.schema.rows import now
from quotes.db.site.access import Reading
from quotes.db.site.parameters import PAGE, only
from quotes.db.site.responses import page_number, pager_links, respond
from quotes.errors import CorrectionError, QuotesError

STATES = ("open", "accepted", "dismissed")

VERDICTS = ("give", "nobody", "no-quote", "dismiss")

LIST = "select * from reports where state = :state order by made, id limit :limit offset :offset"


async def reports(datasette: Any, request: Any) -> Response:
    """The reports that wait, the oldest first; by POST a verdict on one."""
    read = await desk(datasette, request)
    if request.method != "POST":
        only(request, ("done", "state"))
        return await _page(datasette, request, read)
    form = await posted(request)
    try:
        made = await keep(read.database, lambda db: _decided(db, form, by(request, form)))
    except CorrectionError as error:
        return await _page(datasette, request, read, word(form, "report"), str(error), form)
    except QuotesError as error:
        raise BadRequest(str(error)) from error
    return onwards(datasette, "/reports", done=made)


async def _page(
    datasette: Any, request: Any, read: Reading, wrong: str = "", error: str | None = None,
    form: Form | None = None,
) -> Response:  # fmt: skip
    state = request.args.get("state") or "open"
    if state not in STATES:
        raise BadRequest(f"state is one of {', '.join(STATES)}.")
    page, done = page_number(request), request.args.get("done") or ""
    offset = (page - 1) * PAGE

    def made(db: Database) -> Row:
        rows = list(db.query(LIST, {"state": state, "limit": PAGE + 1, "offset": offset}))
        for row in rows:
            quotes = list(db.query(f"{IN_PLACE} where q.key = :key", {"key": row["quote"]}))
            row["place"] = shown(quotes[0]) if quotes else None
        return {"reports": rows, "done": ledger.of_keys(db, done)}

    data = await read.through(made)
    rows = data["reports"]
    asked = word(form, "speaker") if form else ""
    data = {
        **data, "reports": rows[:PAGE], "state": state, "states": STATES, "wrong": wrong,
        "error": error, "asked": asked, "offered": await offered(read, asked),
        "pager": pager_links(request, {"state": state}, page, offset + len(rows)),
    }  # fmt: skip
    more = {"writable": is_writable(read.database), "kinds": KINDS}
    response = await respond(datasette, request, "quotes_desk_reports.html", data, **more)
    response.status = 400 if error else 200
    return response


def _decided(db: Database, form: Form, who: By) -> str | None:
    """Keep a verdict on one report; the key of the correction that came of it."""
    sql = "select id, quote from reports where key = ? and state = 'open'"
    row = db.execute(sql, [word(form, "report")]).fetchone()
    if row is None:
        raise CorrectionError("This report was decided already.")
    verdict = word(form, "verdict")
    made: str | None
    made, state = None, "dismissed"
    if verdict not in VERDICTS:
        raise CorrectionError(f"A verdict on a report is one of {', '.join(VERDICTS)}.")
    if verdict != "dismiss":
        (made,), state = decided(db, row[1], form, who), "accepted"
    sql = "update reports set state = ?, correction = ?, reviewer = ?, decided = ? where id = ?"
    db.execute(sql, [state, made, who.who, now(), row[0]])
    return made
