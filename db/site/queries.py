"""What the pages read. Each function takes a `Reader` and returns plain rows."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from quotes.db.queries import speakers as stored
from quotes.db.queries.speakers import Row
from quotes.db.schema.facts import FACTS
from quotes.db.schema.identifiers import typed
from quotes.db.site.listing import Key, Order, Stretch
from quotes.db.site.responses import shown_source, without_paths

Reader = Callable[..., Awaitable[list[Row]]]

# What a list of speakers shows of each, beside its counts.
DESCRIBED = ("id", "slug", "name", "kind", "description", "wikidata")

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
        "blocks",
        "found",
    )
)

QUOTE = """
    q.id, q.key, q.kind, q.mode, q.text, q.start, q."end", q.spans, q.cue, q.cue_lemma, q.cue_spans,
    q.denied, q.speaker_name, q.speaker_text, q.speaker_spans, q.via_text, q.addressee_text,
    q.inherited, q.evidence, q.notes, q.confidence, q.current, q.correction, q.rejected, q.found,
    case when q.rejected is not null then 'rejected by a person'
        when q.correction is not null then 'settled by a person' end as status,
    (select json_group_array(json_object('slug', slug, 'name', name)) from (select o.slug, o.name
        from mentions m join speakers o on o.id = m.entity where m.quote = q.id
        and m.role = 'speaker' group by o.id order by min(m.id))) as speakers,
    s.slug as speaker, s.kind as speaker_kind, v.slug as via, v.name as via_name,
    d.slug as addressee, d.name as addressee_name,
    a.key as article, a.title, a.source, a.published, a.url, a.outlet, a.byline
"""

JOINS = """
    join articles a on a.id = q.article left join speakers s on s.id = q.speaker
    left join speakers v on v.id = q.via left join speakers d on d.id = q.addressee
"""

# Around each quote, so much of its article is read to show it in its sentence.
AROUND = 400


def decoded(row: Row) -> Row:
    """The row with its JSON columns read, and without the server's paths."""
    made = dict(row)
    for name in JSON_COLUMNS & row.keys():
        value = row[name]
        made[name] = json.loads(value) if value and value != "[]" else []
    if "found" in made:
        made["found"] = made["found"] or None
    if "source" in made:
        made["source"] = shown_source(made["source"])
    if "payload" in made:
        made["payload"] = without_paths(made["payload"])
    return made


async def numbers(read: Any) -> Row:
    """How much there is."""
    sql = f"""
        select (select count(*) from articles where current) as articles, f.quotes, f.attributed,
            (select count(*) from corrections where undone is null and action != 'undo')
                as corrections
        from (select count(*) as quotes, coalesce(sum(named), 0) as attributed from {FACTS}) f
    """
    rows: list[Row] = await read.remembered("numbers", lambda: read.long(sql), old=True)
    return {**rows[0], "speakers": len(await ranked(read))}


SPEAKERS = Order("speakers", (
    Key("n.quotes", "quotes", int, falling=True), Key("s.name", "name", str), Key("s.id", "id", int),
))  # fmt: skip


async def ranked(read: Any) -> dict[int, Row]:
    """How often and in how many articles each speaker with a quote is quoted, in the order of `SPEAKERS`."""

    async def made() -> dict[int, Row]:
        return {row["id"]: row for row in await read.long(*stored.ranked(SPEAKERS.sql))}

    found: dict[int, Row] = await read.remembered("ranked", made, old=True)
    return found


ARTICLES = Order("articles", (
    Key("coalesce(a.published, a.first_seen, '')", "day", str, falling=True),
    Key("a.id", "id", int, falling=True),
))  # fmt: skip


async def articles(read: Reader, asked: Stretch | None = None, *, limit: int = 0) -> list[Row]:
    """The current articles, newest first: a stretch of them, or the first `limit`."""
    sql = f"""
        select a.id, a.key, a.title, a.source, a.url, a.published, a.outlet, a.byline, a.words,
            a.first_seen, coalesce(a.published, a.first_seen) as day,
            (select count(*) from quotes q where q.article = a.id and q.current) as quotes
        from articles a where a.current and {asked.where if asked else 1}
        order by {ARTICLES.sql} limit :limit offset :offset
    """
    values = asked.values if asked else {"limit": limit, "offset": 0}
    return [decoded(row) for row in await read(sql, values)]


async def article(read: Reader, key: str) -> Row | None:
    """One article with its whole text."""
    rows = await read("select * from articles where key = :key", {"key": key})
    return decoded(rows[0]) if rows else None


async def sources(read: Reader, article_id: int) -> list[Row]:
    """Where an article was found."""
    sql = "select source, url, current, first_seen from article_sources where article = :id order by id"
    return [decoded(row) for row in await read(sql, {"id": article_id})]


async def versions(read: Reader, article_id: int) -> list[Row]:
    """The other texts that the same places held, the newest first."""
    sql = """
        select a.key, a.title, a.current, a.published, a.first_seen from articles a
        where a.id != :id and a.id in (select o.article from article_sources s
            join article_sources o on o.source = s.source where s.article = :id and s.source != '-')
        order by a.current desc, a.id desc limit 50
    """
    return await read(sql, {"id": article_id})


async def speakers(
    read: Any, asked: Stretch | None = None, *, search: str = "", limit: int = 0
) -> list[Row]:
    """The speakers with quotes, most quoted first: a stretch of them, or the first `limit`.

    `search` is beginnings of words of a name; where no name has them all, a part of one.
    """
    counts = await ranked(read)
    rows = list(counts.values())
    if search := search.strip():
        wanted = await _named(read, search)
        rows = [row for row in rows if row["id"] in wanted]
    shown = [row["id"] for row in (asked.of(rows) if asked else rows[:limit])]
    return [
        {**row, "quotes": counts[row["id"]]["quotes"], "articles": counts[row["id"]]["articles"]}
        for row in await read(*stored.described(DESCRIBED, shown))
    ]


async def _named(read: Any, search: str) -> set[int]:
    for query in (stored.beginning(typed(search).split()), stored.named(search)):
        if found := {row["id"] for row in await read.long(*query)}:
            return found
    return set()


async def speaker(read: Reader, slug: str) -> Row | None:
    """One speaker; a row that was merged leads to the one it belongs to."""
    rows = await read(*stored.by_slug(slug))
    return rows[0] if rows else None


async def about(read: Any, row: Row, months_known: dict[str, int] | None = None) -> Row:
    """A speaker's names, roles, spokespeople, corrections and possible twins.

    `months_known` is how many current quotes each month has, where that was counted already.
    """
    mine = row["id"]
    pairs, names, roles, speaking, others = await read.several(
        stored.candidates(mine), stored.aliases(mine), stored.roles(mine), stored.spokespeople(mine),
        namesakes(row),
    )  # fmt: skip
    twins = [_twin(pair, row["slug"]) for pair in pairs]
    known = {pair["slug"] for pair in twins}
    return {
        "aliases": [found["name"] for found in names],
        "roles": roles,
        "spokespeople": speaking,
        "corrections": [decoded(found) for found in await read.ledger(*stored.corrections(mine))],
        "candidates": twins,
        "namesakes": [other for other in others if other["slug"] not in known],
        "beside": await beside(read, mine),
        "months": await months(read, mine) if months_known is None else _by_month(months_known),
    }


def namesakes(row: Row) -> stored.Query:
    """Others of the same name, each with what tells them apart: role, country and dates."""
    sql = """
        select s.slug, s.name, s.description, s.country,
            (select role from roles r where r.speaker = s.id order by r.last desc limit 1) as role,
            (select min(a.published) from mentions m join articles a on a.id = m.article
                where m.entity = s.id and m.role = 'speaker') as first,
            (select max(a.published) from mentions m join articles a on a.id = m.article
                where m.entity = s.id and m.role = 'speaker') as last
        from speakers s where s.found_norm = :norm and s.id != :id and +s.merged_into is null
            and +s.scope is :scope order by s.id limit 20
    """
    return stored.Query(sql, {"norm": row["found_norm"], "id": row["id"], "scope": row["scope"]})


async def beside(read: Any, speaker_id: int) -> list[Row]:
    """Who is quoted in the same articles, of the newest that quote this speaker."""
    sql = """
        select s.slug, s.name, count(distinct m.article) as articles
        from (select distinct article from mentions where entity = :id and role = 'speaker'
            order by article desc limit 200) t
        join mentions m on m.article = t.article and m.role = 'speaker' and m.entity != :id
        join speakers s on s.id = m.entity group by s.id order by articles desc, s.name limit 12
    """
    key = ("beside", speaker_id)
    return await read.remembered(key, lambda: read.long(sql, {"id": speaker_id}), old=True)  # type: ignore[no-any-return]


async def months(read: Any, speaker_id: int) -> list[Row]:
    """How many of a speaker's current quotes each month has, the earliest first."""
    sql = f"""
        select substr(f.published, 1, 7) as month, count(distinct m.quote) as quotes
        from mentions m join {FACTS} f on f.quote = m.quote
        where m.entity = :id and m.role = 'speaker' and f.published is not null
        group by month order by month
    """
    key = ("months", speaker_id)
    return await read.remembered(key, lambda: read.long(sql, {"id": speaker_id}), old=True)  # type: ignore[no-any-return]


def _by_month(counted: dict[str, int]) -> list[Row]:
    return [{"month": month, "quotes": number} for month, number in sorted(counted.items())]


def _twin(pair: Row, slug: str) -> Row:
    """The other one of a pair."""
    first = pair["other"] == slug
    name = pair["name" if first else "other_name"]
    found = {"slug": pair["speaker" if first else "other"], "name": name}
    return {**found, "score": pair["score"], "reason": pair["reason"]}


async def names_like(read: Reader, name: str, *, limit: int) -> list[Row]:
    """The names that share a word's beginning with this one, as `typed`, with their speakers."""
    beginnings = {word[:3] for word in name.split()}
    return await read(*stored.with_words_like(beginnings, limit=limit))


async def names_beginning(read: Reader, name: str, *, limit: int) -> list[Row]:
    """The speakers one of whose names has all these beginnings of words, as `typed`, each once."""
    found = await read(*stored.with_words_like(name.split(), every=True, limit=limit))
    return list({row["id"]: row for row in reversed(found)}.values())[::-1]


async def told_apart(read: Reader, speakers: Sequence[int]) -> dict[int, str]:
    """A line for each speaker that tells it from others of the name: who it is, whence, and when quoted."""
    lines = {}
    for row in await read(*stored.told_apart(speakers)):
        dates = " to ".join(dict.fromkeys(d[:10] for d in (row["first"], row["last"]) if d))
        said = (row["description"] or row["role"], row["affiliation"], row["country"])
        parts = dict.fromkeys(str(part) for part in said if part)
        lines[row["id"]] = "; ".join([*parts, *([f"quoted {dates}"] if dates else [])])
    return lines


async def other_names(read: Reader, speaker_id: int) -> list[str]:
    """What else a speaker is called."""
    return [found["name"] for found in await read(*stored.aliases(speaker_id))]


async def roles(read: Reader, speaker_id: int) -> list[str]:
    """What articles said that a speaker is, the newest first."""
    return list(dict.fromkeys(row["role"] for row in await read(*stored.roles(speaker_id))))


async def counted(read: Reader, speaker_id: int) -> Row:
    """How many current quotes a speaker has, and in how many articles."""
    return (await read(*stored.one(("quotes", "articles"), speaker_id)))[0]


async def quotes_of(read: Reader, article_id: int) -> list[Row]:
    """The quotes of one article in the order of its text, those of an older version too.

    What a later version of the extractor did not find any more, and what a person rejected, has only
    its own page.
    """
    sql = f"select {QUOTE} from quotes q {JOINS} where q.article = :id and q.retired is null"
    sql += " and q.rejected is null order by q.start, q.id"
    return [decoded(row) for row in await read(sql, {"id": article_id})]


async def quote(read: Reader, key: str) -> Row | None:
    """One quote."""
    sql = f"select {QUOTE}, a.id as article_id from quotes q {JOINS} where q.key = :key"
    rows = await read(sql, {"key": key})
    return decoded(rows[0]) if rows else None


async def successor(read: Reader, key: str) -> Row | None:
    """The quote that stands now for one that does not count any more: its key and its words."""
    sql = """
        with recursive heirs(id) as (
            select successor from quotes where key = :key and not current
            union select q.successor from heirs h join quotes q on q.id = h.id and not q.current
        )
        select q.key, q.text, q.speaker_name from heirs h join quotes q on q.id = h.id
        where q.current
    """
    rows = await read(sql, {"key": key})
    return rows[0] if rows else None


async def mentions(read: Reader, quote_id: int) -> list[Row]:
    """Who takes part in a quote, with the steps that led to each."""
    sql = """
        select m.role, m.text, m.spans, m.name as found_name, m.chain, m.score,
            m.correction is not null as corrected, s.slug as entity, s.name, s.kind
        from mentions m left join speakers s on s.id = m.entity where m.quote = :id order by m.id
    """
    return [decoded(row) for row in await read(sql, {"id": quote_id})]


async def corrections(read: Any, quote_id: int) -> list[Row]:
    """The corrections that a quote obeys."""
    sql = """
        select c.id, c.action, c.payload, c.who, c.why, c.made from corrections c
        where c.id in (select correction from quotes where id = :id
            union select correction from _quote_corrections where quote = :id
            union select correction from mentions where quote = :id) order by c.id
    """
    return [decoded(row) for row in await read.ledger(sql, {"id": quote_id})]
