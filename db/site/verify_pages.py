"""The box in which a text is verified, as a page and as JSON, by GET and by POST."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qsl, urlencode

from datasette.utils.asgi import BadRequest, Response
from sqlite_utils import Database

from quotes.claims.statement import read_statement
from quotes.db.claims import verify as claims
from quotes.db.claims.verify import FEWEST_WORDS, LONGEST, Named
from quotes.db.queries.speakers import Row
from quotes.db.site.access import Reading, reader
from quotes.db.site.differences import pieces
from quotes.db.site.parameters import only
from quotes.db.site.posted import sent
from quotes.db.site.responses import (
    as_json,
    error_json,
    link,
    respond,
    shown_outlet,
    shown_source,
)
from quotes.errors import VerifyError
from quotes.text.line_ends import paragraphs
from quotes.text.marks import quotations

# The statements as they are compared; a database of an earlier version has none.
NEEDED = frozenset({"_statements", "_fingerprints"})

NAMES = ("text", "speaker")

# Four bytes for each character, thrice as many where they are written with per cent signs.
MAX_BODY = 12 * LONGEST + 10_000
TOO_LONG = f"The text is too long: at most {LONGEST:,} characters are verified at once."

# A longer address is no link to be passed on; the answer then has none.
MAX_ADDRESS = 2000

# So many quotations of a pasted text are verified.
PARTS = 20

# What the site shows of the place where words are printed.
PLACE = ("quote", "text", "speaker", "kind", "denied", "via", "title", "published")


async def verify(datasette: Any, request: Any) -> Response:
    """Whether a text was said so; a text that was posted gets an address where it is short."""
    read = await reader(datasette, request, NEEDED)
    is_json = request.url_vars.get("format") == ".json"
    only(request, NAMES)
    given = await _posted(request) if request.method == "POST" else request.args
    text, speaker = ((given.get(name) or "").strip() for name in NAMES)
    state = "?" + urlencode({"text": text, "speaker": speaker} if speaker else {"text": text})
    if request.method == "POST" and not is_json and text and len(state) < MAX_ADDRESS:
        return Response.redirect(datasette.urls.path("/-/verify") + state, status=303)
    asked = bool(text) or is_json or request.method == "POST"
    answer, error = None, None
    try:
        answer = await _answer(read, text, speaker) if asked else None
    except VerifyError as wrong:
        error = str(wrong)
    if is_json:
        return as_json(answer) if answer else error_json(str(error), 400)
    data = {
        "text": text, "speaker": speaker, "answer": answer, "error": error, "longest": LONGEST,
        "state": state if len(state) < MAX_ADDRESS else "",
    }  # fmt: skip
    response = await respond(datasette, request, "quotes_verify.html", data)
    response.status = 400 if error else 200
    return response


async def _posted(request: Any) -> Row:
    """What was sent, as a form or as a JSON object."""
    body = await sent(request, MAX_BODY, TOO_LONG)
    try:
        if (request.headers.get("content-type") or "").startswith("application/json"):
            found = json.loads(body)
        else:
            found = dict(parse_qsl(body.decode("utf-8"), keep_blank_values=True))
    except (ValueError, RecursionError) as error:
        raise BadRequest("Send a form or a JSON object in UTF-8, with text and speaker.") from error
    if not isinstance(found, dict) or not all(
        isinstance(found.get(name), str | None) for name in NAMES
    ):
        raise BadRequest("Send an object with text and speaker, each a string.")
    return found


async def searched(read: Reading) -> Row:
    """What is searched, kept: to count it all articles are read."""

    async def made() -> Row:
        return await read.through(claims.what_is_searched)

    found: Row = await read.remembered("searched", made, old=True)
    return found


async def _answer(read: Reading, text: str, speaker: str) -> Row:
    """The record of `quotes verify --format json`, and one of its kind for each quotation inside."""

    statement = claims.checked(text)
    everything = await searched(read)

    def answered(db: Database) -> Row:
        who: Named | None = claims.named(db, speaker) if speaker else None
        if who and who.doubt:
            raise VerifyError(who.doubt)
        whole, *parts = (
            _shown(claims.answer(db, each, who, writable=False, searched=everything))
            for each in (statement, *map(claims.checked, quoted(text)))
        )
        return {**whole, "parts": parts}

    return await read.through(answered)


def quoted(text: str) -> list[str]:
    """The quotations between marks in a text that has other words, too; of at least two words each."""
    found, rest, place = [], "", 0
    for start, end in paragraphs(text):
        for each in quotations(text, start, end):
            if each.level:
                continue
            inner = text[each.inner_start : each.inner_end].strip(" \t\n,")
            rest += text[place : each.start]
            place = each.end
            if len(read_statement(inner).words) >= FEWEST_WORDS:
                found.append(inner)
    rest += text[place:]
    return found[:PARTS] if len(found) > 1 or read_statement(rest).words else []


def _shown(found: Row) -> Row:
    """An answer without row numbers and the server's paths, and with the text's differences."""
    made = {**found, "pieces": pieces(found["text"], found["changes"])}
    for name in ("sources", "otherwise", "related"):
        made[name] = [_placed(row) for row in found[name]]
    for name in ("joined", "nearest"):
        made[name] = _placed(found[name]) if found[name] else None
    return made


def _placed(row: Row) -> Row:
    address = row["url"] or row["source"]
    return {
        **{name: row[name] for name in PLACE}, "outlet": shown_outlet(address, row["outlet"]),
        "url": link(address), "source": shown_source(row["source"]),
    }  # fmt: skip
