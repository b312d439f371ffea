"""The first page of the desk: what waits for a verdict, what was decided last, and taking it back."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import actions
from quotes.db.corrections.actions import By
from quotes.db.desk import ledger
from quotes.db.desk.access import Form, desk, is_writable, onwards, verdict, word
from quotes.db.queries.candidates import pairs
from quotes.db.queries.speakers import Row
from quotes.db.site.parameters import only
from quotes.db.site.responses import respond
from quotes.errors import CorrectionError

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
            "done": ledger.of_keys(db, done),
        }  # fmt: skip

    data = {**await read.through(made), "unsure": UNSURE, "writable": is_writable(read.database)}
    return await respond(datasette, request, "quotes_desk.html", data)


async def undo(datasette: Any, request: Any) -> Response:
    """Take verdicts back; a report that one of them answered is open again."""
    read = await desk(datasette, request)
    if request.method != "POST":
        return onwards(datasette, "")
    form, keys = await verdict(request, read, _taken_back)
    return onwards(datasette, word(form, "back"), done=",".join(keys))


def _taken_back(db: Database, form: Form, who: By) -> list[str]:
    """Take back the verdicts that a form names; their keys."""
    keys = [key for key in word(form, "keys").split(",") if key]
    if not keys or word(form, "back") not in BACK:
        raise CorrectionError("Name the verdicts to be taken back.")
    for key in keys:
        actions.undo(db, key, who)
        sql = "update reports set state = 'open', reviewer = null, decided = null,"
        db.execute(f"{sql} correction = null where correction = ?", [key])
    track(db)
    return keys
