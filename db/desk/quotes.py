"""Quotes, those first of which the program is least sure: confirmed, mended, given away or rejected."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import BadRequest, NotFound, Response
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections.actions import KINDS, By, assign
from quotes.db.corrections.quote_actions import reject
from quotes.db.desk import ledger, mending
from quotes.db.desk.access import (
    MAX_WORDS,
    Form,
    by,
    desk,
    is_writable,
    keep,
    onwards,
    posted,
    word,
)
from quotes.db.queries import speakers as stored
from quotes.db.queries.speakers import Row
from quotes.db.site.access import Reading
from quotes.db.site.parameters import PAGE, only
from quotes.db.site.queries import AROUND, JOINS, QUOTE, decoded
from quotes.db.site.responses import page_number, pager_links, respond
from quotes.errors import CorrectionError, QuotesError

# Whom a typed name may mean: so many are offered.
OFFERED = 12

IN_PLACE = f"""
    select {QUOTE}, substr(a.text, max(1, q.start + 1 - {AROUND}), min(q.start, {AROUND})) as before,
        substr(a.text, 1 + q."end", {AROUND}) as after from quotes q {JOINS}
"""
LEAST = """
    where q.current and q.speaker is not null and q.correction is null and q.confidence is not null
    order by q.confidence, q.id limit :limit offset :offset
"""
COLUMNS = ("slug", "name", "kind", "description", "country", "affiliation", "quotes")


async def least_sure(datasette: Any, request: Any) -> Response:
    """Attributed quotes that nobody looked at, the least sure first."""
    read = await desk(datasette, request)
    only(request, ("done",))
    page, done = page_number(request), request.args.get("done") or ""
    offset = (page - 1) * PAGE
    rows = await read.long(IN_PLACE + LEAST, {"limit": PAGE + 1, "offset": offset})
    data = {
        "quotes": [shown(row) for row in rows[:PAGE]], "done": await _done(read, done),
        "pager": pager_links(request, {}, page, offset + len(rows)),
    }  # fmt: skip
    more = {"writable": is_writable(read.database), "kinds": KINDS}
    return await respond(datasette, request, "quotes_desk_least_sure.html", data, **more)


async def quote(datasette: Any, request: Any) -> Response:
    """One quote with whom a typed name may mean; by POST a verdict on it."""
    read = await desk(datasette, request)
    key = request.url_vars["key"]
    if request.method != "POST":
        only(request, ("q", "done"))
        return await _page(datasette, request, read, (request.args.get("q") or "").strip())
    form = await posted(request)
    back = word(form, "back")
    try:
        made = await keep(read.database, lambda db: decided(db, key, form, by(request, form)))
    except CorrectionError as error:
        return await _page(datasette, request, read, word(form, "speaker"), str(error))
    except QuotesError as error:
        raise BadRequest(str(error)) from error
    page = "/least-sure" if back == "/least-sure" else f"/quotes/{key}"
    return onwards(datasette, page, done=",".join(made))


def decided(db: Database, key: str, form: Form, who: By) -> list[str]:
    """Keep a verdict on one quote; the keys of the corrections."""
    verdict, speaker = word(form, "verdict"), word(form, "speaker")
    if verdict == "confirm":
        sql = "select s.slug from quotes q join speakers s on s.id = q.speaker where q.key = ?"
        row = db.execute(sql, [key]).fetchone()
        if row is None or row[0] != word(form, "shown"):
            raise CorrectionError("Its speaker is another one now: look at it again.")
        made = [assign(db, key, row[0], who)]
    elif verdict == "nobody":
        made = [assign(db, key, None, who)]
    elif verdict == "no-quote":
        made = reject(db, key, who)
    elif verdict == "mend":
        made = mending.mended(db, key, form, who)
    elif verdict == "give" and speaker:
        made = [assign(db, key, speaker, who, create=word(form, "new") or None)]
    else:
        raise CorrectionError("Name who said it.")
    track(db)
    return made


async def _page(
    datasette: Any, request: Any, read: Reading, asked: str, error: str | None = None
) -> Response:
    key = request.url_vars["key"]
    rows = await read(f"{IN_PLACE} where q.key = :key", {"key": key})
    if not rows:
        raise NotFound("There is no such quote.")
    done = request.args.get("done") or ""
    data = {
        "quote": shown(rows[0]), "q": asked, "error": error,
        "offered": await offered(read, asked), "done": await _done(read, done),
    }  # fmt: skip
    now = mending.now_of((await read(mending.SQL, {"key": key}))[0])
    more = {
        "writable": is_writable(read.database), "kinds": KINDS, "now": now, **mending.CHOICES,
    }  # fmt: skip
    response = await respond(datasette, request, "quotes_desk_quote.html", data, **more)
    response.status = 400 if error else 200
    return response


async def offered(read: Reading, asked: str) -> list[Row]:
    """The speakers that a typed name may mean, most quoted first."""
    if not asked or len(asked) > MAX_WORDS:
        return []
    return await read.long(*stored.listed(COLUMNS, search=asked, limit=OFFERED))


async def _done(read: Reading, keys: str) -> list[Row]:
    return await read.through(lambda db: ledger.of_keys(db, keys)) if keys else []


def shown(row: Row) -> Row:
    """A quote as a card shows it, in its sentence."""
    made = decoded(row)
    before, after = made["before"] or "", made["after"] or ""
    return {
        **made, "before": before.rpartition("\n")[2], "after": after.partition("\n")[0],
        "pieces": [[made["text"], False]],
    }  # fmt: skip
