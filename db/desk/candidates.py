"""Speakers who may be one, in clusters: yes, no or later, as in `quotes speakers DB review`."""

from __future__ import annotations

from typing import Any

from datasette.utils.asgi import Response
from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections import review as decisions
from quotes.db.corrections.actions import By
from quotes.db.desk import ledger
from quotes.db.desk.access import Form, desk, is_writable, onwards, verdict, word
from quotes.db.queries.candidates import clusters
from quotes.db.queries.speakers import Row
from quotes.db.site.parameters import only
from quotes.db.site.responses import page_number, pager_links, respond
from quotes.errors import CorrectionError

# So many clusters stand on a page.
SIZE = 10


async def speakers(datasette: Any, request: Any) -> Response:
    """The clusters, the likeliest first; by POST a verdict on one."""
    read = await desk(datasette, request)
    if request.method == "POST":
        form, keys = await verdict(request, read, _decided)
        return onwards(datasette, "/speakers", done=",".join(keys), later=word(form, "later"))
    only(request, ("done", "later"))
    wanted = {"later": request.args.get("later") or ""}
    page, done = page_number(request), request.args.get("done") or ""
    offset = (page - 1) * SIZE

    def made(db: Database) -> Row:
        later = bool(wanted["later"])
        return {
            "clusters": clusters(db, later=later, limit=SIZE + 1, offset=offset),
            "done": ledger.of_keys(db, done),
        }  # fmt: skip

    data = await read.through(made)
    found = data["clusters"]
    pager = pager_links(request, wanted, page, offset + len(found), SIZE)
    data = {**data, "clusters": found[:SIZE], "pager": pager, **wanted}
    more = {"writable": is_writable(read.database)}
    return await respond(datasette, request, "quotes_desk_speakers.html", data, **more)


def _decided(db: Database, form: Form, who: By) -> list[str]:
    """Keep a verdict on one cluster; the keys of the corrections."""
    answer, members = word(form, "answer"), form.get("member") or []
    pairs = [_pair(each) for each in form.get("pair") or []]
    if answer == "yes":
        if len(members) < 2:
            raise CorrectionError("Tick at least two speakers who are one.")
        keys = decisions.merge_all(db, members[1:], members[0], who)
    elif answer == "no" and pairs:
        keys = decisions.tell_apart(db, pairs, who)
    elif answer == "later" and pairs:
        decisions.put_off(db, pairs)
        keys = []
    else:
        raise CorrectionError("Say yes, no or later of a cluster.")
    track(db)
    return keys


def _pair(given: str) -> Row:
    """Two slugs with a stroke between them."""
    one, _, other = given.partition("/")
    return {"speaker": one, "other": other}
