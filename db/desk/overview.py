"""The first page of the desk: what waits for a verdict, what was decided last, and taking it back."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import BadRequest, Response
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.desk import ledger
from quotes.db.desk.access import by, desk, is_writable, keep, onwards, posted, word
from quotes.db.queries.candidates import pairs
from quotes.db.queries.speakers import Row
from quotes.db.site.parameters import only
from quotes.db.site.responses import respond
from quotes.errors import QuotesError

# Less sure than this is worth a look.
UNSURE = 0.7

# The pages that a form may lead back to.
BACK = ("", "/speakers", "/least-sure", "/reports", "/claims")

COUNTS = """
    select (select count(*) from quotes where current and speaker is not null
            and correction is null and confidence < :unsure) as unsure,
        (select count(*) from reports where state = 'open') as reports,
        (select count(*) from _claim_drafts where status = 'to check') as to_check,
        (select count(*) from claims where status = 'checked') as checked,
        (select count(*) from corrections where undone is null and action != 'undo') as verdicts
"""


async def overview(datasette: Any, request: Any) -> Response:
    """How much waits for a verdict, and the latest ones."""
    read = await desk(datasette, request)
    only(request, ("done",))
    done = request.args.get("done") or ""

    def made(db: Database) -> Row:
        counts = next(db.query(COUNTS, {"unsure": UNSURE}))
        return {
            "counts": {**counts, "pairs": len(pairs(db))}, "latest": ledger.latest(db),
            "done": ledger.of_keys(db, done) if done else [],
        }  # fmt: skip

    data = {**await read.through(made), "unsure": UNSURE, "writable": is_writable(read.database)}
    return await respond(datasette, request, "quotes_desk.html", data)


async def undo(datasette: Any, request: Any) -> Response:
    """Take verdicts back; a report that one of them answered is open again."""
    read = await desk(datasette, request)
    if request.method != "POST":
        return onwards(datasette, "")
    form = await posted(request)
    keys = [key for key in word(form, "keys").split(",") if key]
    back = word(form, "back")
    if not keys or back not in BACK:
        raise BadRequest("Name the verdicts to be taken back.")

    def make(db: Database) -> None:
        for key in keys:
            actions.undo(db, key, by(request, form))
            sql = "update reports set state = 'open', reviewer = null, decided = null,"
            db.execute(f"{sql} correction = null where correction = ?", [key])
        track(db)

    try:
        await keep(read.database, make)
    except QuotesError as error:
        raise BadRequest(str(error)) from error
    return onwards(datasette, back, done=",".join(keys))
