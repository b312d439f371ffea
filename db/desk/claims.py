"""Claims that are worth checking: where the check stands, what came of it, and what is the same claim."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import BadRequest, Response
from sqlite_utils import Database

from quotes.db.claims.reading import find_claim, list_claims
from quotes.db.claims.reviewing import review_claim
from quotes.db.corrections.actions import By
from quotes.db.corrections.claim_words import STATUSES
from quotes.db.desk import ledger
from quotes.db.desk.access import MAX_WORDS, Form, desk, is_writable, onwards, verdict, word
from quotes.db.queries.speakers import Row
from quotes.db.site.parameters import PAGE, only
from quotes.db.site.responses import page_number, pager_links, respond
from quotes.errors import CorrectionError

OUTCOME = ("status", "rating", "note", "link")


async def claims(datasette: Any, request: Any) -> Response:
    """The claims, those first that are most worth checking; by POST a verdict on one."""
    read = await desk(datasette, request)
    if request.method == "POST":
        form, keys = await verdict(request, read, _decided)
        return onwards(datasette, "/claims", done=",".join(keys), status=word(form, "shown"))
    only(request, ("done", "q", "status", "claim"))
    wanted = {name: (request.args.get(name) or "").strip() for name in ("q", "status", "claim")}
    if wanted["status"] and wanted["status"] not in STATUSES:
        raise BadRequest(f"status is one of {', '.join(STATUSES)}.")
    if len(wanted["q"]) > MAX_WORDS:
        raise BadRequest("Search for fewer words.")
    page, done = page_number(request), request.args.get("done") or ""
    offset = (page - 1) * PAGE

    def made(db: Database) -> Row:
        rows = _rows(db, wanted, offset)
        return {"claims": rows, "done": ledger.of_keys(db, done)}

    data = await read.through(made)
    rows = data["claims"]
    pager = pager_links(request, wanted, page, offset + len(rows))
    data = {**data, "claims": rows[:PAGE], "search": wanted, "pager": pager}
    more = {"writable": is_writable(read.database), "statuses": STATUSES}
    return await respond(datasette, request, "quotes_desk_claims.html", data, **more)


def _rows(db: Database, wanted: Row, offset: int) -> list[Row]:
    """The claims of a page and one more; of a `claim` that is named, only that one."""
    if not wanted["claim"]:
        return list_claims(
            db, search=wanted["q"], status=wanted["status"] or None, limit=PAGE + 1, offset=offset,
            by_worth=True, writable=False,
        )  # fmt: skip
    try:
        _, key = find_claim(db, wanted["claim"])
    except CorrectionError:
        return []
    return list_claims(db, key=key, by_worth=True, writable=False)


def _decided(db: Database, form: Form, who: By) -> list[str]:
    """Keep a verdict on one claim; the keys of the corrections."""
    verdict, other = word(form, "verdict"), word(form, "other")
    if verdict == "judge":
        # An empty field takes back what was there: the form shows what is said so far.
        outcome = {name: word(form, name) for name in OUTCOME}
        return review_claim(db, word(form, "claim"), who, outcome=outcome)
    if verdict in ("same", "apart") and other:
        return review_claim(db, word(form, "claim"), who, **{verdict: [other]})  # type: ignore[arg-type]
    raise CorrectionError("Say what came of the check, or name another claim or quote.")
