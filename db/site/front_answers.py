"""What the one box of the first page finds: speakers by name, claims, articles by title, and quotes."""

from __future__ import annotations

import re

from quotes.db.queries.speakers import Row
from quotes.db.schema.identifiers import typed
from quotes.db.site import claim_queries, queries
from quotes.db.site import search as searching
from quotes.db.site.access import Reading
from quotes.db.site.highlighting import in_sentence
from quotes.db.site.near_misses import near_misses
from quotes.db.site.parameters import check_words
from quotes.db.site.search import Wanted
from quotes.db.site.search_words import asked

# So many of each kind.
SPEAKERS, CLAIMS, ARTICLES, QUOTES = 5, 4, 5, 5

# A question of more words names nobody at its beginning or end.
MAX_WORDS = 6

# A word that is shorter begins too many names.
SHORTEST = 3

# Of the articles whose titles fit, so many that were stored last are put into the order of their dates.
LOOKED_AT = 200

TITLED = f"""
    select a.key, a.title, a.source, a.published, a.outlet, a.byline,
        (select count(*) from quotes q where q.article = a.id and q.current) as quotes
    from (select rowid as id from articles_fts where articles_fts match :match
        order by rowid desc limit {LOOKED_AT}) f join articles a on a.id = f.id
    where a.current order by coalesce(a.published, a.first_seen) desc, a.id desc limit :limit
"""


async def answers(read: Reading, text: str, *, claims: bool) -> Row:
    """What fits some words, each kind by itself; `claims` tells whether the visitor may see these.

    Raises BadRequest (status 400) for a text that is too long.
    """
    check_words(text)
    speakers, about = await named(read, text)
    wanted = {"q": text, "speaker": None, "status": "", "several": "", "sort": "printed"}
    match = asked(text).match
    found: Row = {
        "q": text, "speakers": speakers, "about": about,
        "claims": await claim_queries.claims(read, wanted, limit=CLAIMS) if claims and match else [],
        "articles": await titled(read, match), **await said(read, text),
    }  # fmt: skip
    nothing = not (speakers or found["claims"] or found["articles"] or found["quotes"])
    return {**found, "near": await near_misses(read, text) if nothing else []}


async def named(read: Reading, text: str) -> tuple[list[Row], str]:
    """Whom the words name, and the words that name nobody: "Marrow harbour" is Ilva Marrow and "harbour".

    All words together come first, then as many as possible of the first or the last ones, whole.
    """
    words = text.split()
    rows = await queries.names_beginning(read, typed(text), limit=SPEAKERS)
    rest = ""
    if not rows and len(words) <= MAX_WORDS:
        rows, rest = await _partly_named(read, words)
    lines = await queries.told_apart(read, [row["id"] for row in rows])
    shown = ("slug", "name", "kind")
    return [
        {**{name: row[name] for name in shown}, "line": lines.get(row["id"], "")} for row in rows
    ], rest


async def _partly_named(read: Reading, words: list[str]) -> tuple[list[Row], str]:
    for size in range(len(words) - 1, 0, -1):
        for name, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            folded = typed(" ".join(name))
            if len(folded) < SHORTEST:
                continue
            rows = await queries.names_beginning(read, folded, limit=SPEAKERS)
            whole = [row for row in rows if set(folded.split()) <= set(row["norm"].split())]
            if whole:
                return whole, " ".join(rest)
    return [], ""


async def titled(read: Reading, match: str) -> list[Row]:
    """The articles whose titles have the words, the newest first."""
    if not match:
        return []
    values = {"match": f"{{title}} : ({match})", "limit": ARTICLES}
    return [queries.decoded(row) for row in await read.long(TITLED, values)]


async def said(read: Reading, text: str) -> Row:
    """The quotes with the words, the best first, and how many there are."""
    if not re.search(r"\w", text):
        return {"quotes": [], "total": 0, "total_is": "exact"}
    walk = await searching.walk_from(read, QUOTES + 1)
    found, _ = await searching.find(read, Wanted(q=text), walk)
    rows = await searching.shown(read, found, limit=QUOTES, offset=0)
    return {
        "quotes": [in_sentence(row) for row in rows], "total": len(found.matches),
        "total_is": "at least" if found.more else "exact",
    }  # fmt: skip
