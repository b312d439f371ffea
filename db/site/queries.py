"""What the pages read. Each function takes a `Reader` and returns plain rows."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable

from datasette.utils import escape_fts

from quotes.db.queries import speakers as stored
from quotes.db.queries.speakers import Row
from quotes.db.site.highlighting import CLOSE, OPEN

Reader = Callable[..., Awaitable[list[Row]]]

# What a list of speakers shows of each.
LISTED = ("slug", "name", "kind", "description", "wikidata", "quotes", "articles")

JSON_COLUMNS = frozenset(
    (
        "spans",
        "cue_spans",
        "speaker_spans",
        "speakers",
        "evidence",
        "notes",
        "chain",
        "payload",
        "body",
    )
)

QUOTE = """
    q.id, q.key, q.kind, q.mode, q.text, q.start, q."end", q.spans, q.cue, q.cue_lemma, q.cue_spans,
    q.denied, q.speaker_name, q.speaker_text, q.speaker_spans, q.via_text, q.addressee_text,
    q.inherited, q.evidence, q.notes, q.confidence, q.current, q.correction,
    (select json_group_array(json_object('slug', slug, 'name', name)) from (select o.slug, o.name
        from mentions m join speakers o on o.id = m.entity where m.quote = q.id
        and m.role = 'speaker' group by o.id order by min(m.id))) as speakers,
    s.slug as speaker, s.kind as speaker_kind, v.slug as via, v.name as via_name,
    d.slug as addressee, d.name as addressee_name,
    a.key as article, a.title, a.source, a.published, a.url
"""

JOINS = """
    join articles a on a.id = q.article left join speakers s on s.id = q.speaker
    left join speakers v on v.id = q.via left join speakers d on d.id = q.addressee
"""

# Around each quote, so much of its article is read to show it in its sentence.
AROUND = 400


def decoded(row: Row) -> Row:
    """The row with its JSON columns read."""
    return {
        name: (json.loads(value) if value else []) if name in JSON_COLUMNS else value
        for name, value in row.items()
    }


async def numbers(read: Reader) -> Row:
    """How much there is."""
    sql = """
        select (select count(*) from articles where current) as articles,
            (select count(*) from quotes where current) as quotes,
            (select count(*) from quotes where current and speaker_name is not null) as attributed,
            (select count(distinct m.entity) from mentions m join quotes q on q.id = m.quote
                where m.role = 'speaker' and q.current) as speakers,
            (select count(*) from corrections where undone is null and action != 'undo')
                as corrections
    """
    return (await read(sql))[0]


async def articles(read: Reader, *, limit: int, offset: int = 0) -> list[Row]:
    """The current articles, newest first."""
    sql = """
        select a.key, a.title, a.source, a.url, a.published, a.words, a.first_seen,
            (select count(*) from quotes q where q.article = a.id and q.current) as quotes
        from articles a where a.current
        order by coalesce(a.published, a.first_seen) desc, a.id desc limit :limit offset :offset
    """
    return await read(sql, {"limit": limit, "offset": offset})


async def article(read: Reader, key: str) -> Row | None:
    """One article with its whole text."""
    rows = await read("select * from articles where key = :key", {"key": key})
    return decoded(rows[0]) if rows else None


async def sources(read: Reader, article_id: int) -> list[Row]:
    """Where an article was found."""
    sql = "select source, url, current, first_seen from article_sources where article = :id order by id"
    return await read(sql, {"id": article_id})


async def speakers(read: Reader, *, search: str = "", limit: int, offset: int = 0) -> list[Row]:
    """The speakers with quotes, most quoted first."""
    query = stored.listed(LISTED, search=search, quoted=True, limit=limit, offset=offset)
    return await read(*query)


async def speaker(read: Reader, slug: str) -> Row | None:
    """One speaker; a row that was merged leads to the one it belongs to."""
    rows = await read(*stored.by_slug(slug))
    return rows[0] if rows else None


async def about(read: Reader, row: Row) -> Row:
    """A speaker's names, roles, spokespeople, corrections and possible twins."""
    mine = row["id"]
    pairs = await read(*stored.candidates(mine))
    return {
        "aliases": [found["name"] for found in await read(*stored.aliases(mine))],
        "roles": await read(*stored.roles(mine)),
        "spokespeople": await read(*stored.spokespeople(mine)),
        "corrections": [decoded(found) for found in await read(*stored.corrections(mine))],
        "candidates": [_twin(pair, row["slug"]) for pair in pairs],
    }


def _twin(pair: Row, slug: str) -> Row:
    """The other one of a pair."""
    first = pair["other"] == slug
    name = pair["name" if first else "other_name"]
    found = {"slug": pair["speaker" if first else "other"], "name": name}
    return {**found, "score": pair["score"], "reason": pair["reason"]}


async def names_like(read: Reader, norm: str, *, limit: int) -> list[Row]:
    """The names that share a word's beginning with this one, with their speakers."""
    beginnings = {word[:3] for word in norm.split()}
    return await read(*stored.with_words_like(beginnings, limit=limit))


async def quotes(
    read: Reader, wanted: Row, *, limit: int, offset: int = 0
) -> tuple[list[Row], int]:
    """The current quotes that fit `wanted`, each with the text around it, and how many there are.

    `wanted` may hold q (words to search for), speaker (slug), kind, mode, denied and article (key).
    """
    # FTS5 reads its query as a C string, which a zero byte would end.
    words = escape_fts((wanted.get("q") or "").replace("\0", " "))
    tables = "quotes_fts join quotes q on q.id = quotes_fts.rowid" if words else "quotes q"
    where, values = _conditions(wanted, words)
    count = f"select count(*) as n from {tables} {JOINS} where {where}"
    marked = f"highlight(quotes_fts, 0, '{OPEN}', '{CLOSE}')" if words else "q.text"
    order = "bm25(quotes_fts)" if words else _order(wanted)
    sql = f"""
        select {QUOTE}, {marked} as marked, substr(a.text, 1 + max(0, q.start - {AROUND}),
            min(q.start, {AROUND})) as before, substr(a.text, 1 + q."end", {AROUND}) as after
        from {tables} {JOINS} where {where} order by {order} limit :limit offset :offset
    """
    total = (await read(count, values))[0]["n"]
    rows = await read(sql, {**values, "limit": limit, "offset": offset})
    return [decoded(row) for row in rows], total


def _order(wanted: Row) -> str:
    """In an article as it reads; else the newest first."""
    return "q.start, q.id" if wanted.get("article") else "a.published desc, a.id desc, q.start"


def _conditions(wanted: Row, words: str) -> tuple[str, Row]:
    conditions, values = ["q.current"], {}
    if words:
        conditions.append("quotes_fts match :words")
        values["words"] = words
    if wanted.get("speaker"):
        conditions.append("""q.id in (select m.quote from mentions m join speakers o on
            o.id = m.entity where m.role = 'speaker' and o.id = (select coalesce(merged_into, id)
            from speakers where slug = :speaker))""")
    for name, column in (("kind", "q.kind"), ("mode", "q.mode"), ("article", "a.key")):
        if wanted.get(name):
            conditions.append(f"{column} = :{name}")
    for name in ("speaker", "kind", "mode", "article"):
        if wanted.get(name):
            values[name] = wanted[name]
    if wanted.get("denied"):
        conditions.append("q.denied")
    return " and ".join(conditions), values


async def quotes_of(read: Reader, article_id: int) -> list[Row]:
    """All quotes of one article in the order of its text, those of an older version too."""
    sql = f"select {QUOTE} from quotes q {JOINS} where q.article = :id order by q.start, q.id"
    return [decoded(row) for row in await read(sql, {"id": article_id})]


async def quote(read: Reader, key: str) -> Row | None:
    """One quote."""
    sql = f"select {QUOTE}, a.id as article_id from quotes q {JOINS} where q.key = :key"
    rows = await read(sql, {"key": key})
    return decoded(rows[0]) if rows else None


async def mentions(read: Reader, quote_id: int) -> list[Row]:
    """Who takes part in a quote, with the steps that led to each."""
    sql = """
        select m.role, m.text, m.spans, m.name as found_name, m.chain, m.score,
            m.correction is not null as corrected, s.slug as entity, s.name, s.kind
        from mentions m left join speakers s on s.id = m.entity where m.quote = :id order by m.id
    """
    return [decoded(row) for row in await read(sql, {"id": quote_id})]


async def corrections(read: Reader, quote_id: int) -> list[Row]:
    """The corrections that decide a quote's speaker."""
    sql = """
        select c.id, c.action, c.payload, c.who, c.why, c.made from corrections c
        where c.id in (select correction from quotes where id = :id
            union select correction from mentions where quote = :id) order by c.id
    """
    return [decoded(row) for row in await read(sql, {"id": quote_id})]
