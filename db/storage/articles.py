"""EDGE: the row of an article, and what is carried over when its text changed."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sqlite_utils import Database

from quotes.db.corrections.anchors import STREAM
from quotes.db.schema.identifiers import digest, outlet_of
from quotes.db.schema.rows import Row, insert, now, spans_json
from quotes.db.storage.publishers import credit, outlet_row
from quotes.model import Article, Block, Extraction, Span, article_key
from quotes.names.bylines import FIRST_LINES
from quotes.names.wording import pattern

# What a further source of the same text may add.
FILLED = (
    "title", "published", "published_at", "language", "url", "byline", "outlet", "outlet_id", "blocks",
)  # fmt: skip


def article_row(db: Database, extraction: Extraction, run: int) -> tuple[int, bool]:
    """The row of the article's text; made when the text is new."""
    article = extraction.article
    key = article_key(article.text)
    known = db.execute("select id from articles where key = ?", [key]).fetchone()
    facts: Row = {
        "title": article.title, "published": article.published, "url": article.url,
        "published_at": article.published_at, "language": article.language,
        "body": spans_json(article.body), "words": extraction.words,
        "blocks": blocks_json(article.blocks),
        "notes": notes_json((*article.notes, *extraction.notes)),
        "byline": article.byline or byline(article.text),
    }  # fmt: skip
    host = outlet_of(article.url) or outlet_of(article.source)
    facts["outlet"] = host or article.outlet
    facts["outlet_id"] = outlet_row(db, article.outlet, host)
    if known is None:
        row = {
            "key": key, "source": article.source, "text": article.text, "current": 1, "run": run,
            "first_seen": now(), **facts,
        }  # fmt: skip
        made = insert(db, "articles", row)
        credit(db, made, facts["byline"], facts["outlet_id"])
        return made, True
    # The first source's facts stay; another source only fills in what is missing.
    for name in FILLED:
        sql = f"update articles set {name} = ? where id = ? and {name} is null and ? is not null"
        db.execute(sql, [facts[name], known[0], facts[name]])
    credit(db, int(known[0]), facts["byline"], facts["outlet_id"])
    return int(known[0]), False


def notes_json(notes: Sequence[str]) -> str:
    """Each note once: an extraction repeats those of its article."""
    return json.dumps(list(dict.fromkeys(notes)), ensure_ascii=False)


def blocks_json(blocks: tuple[Block, ...]) -> str:
    return json.dumps([[b.start, b.end, b.kind, b.level] for b in blocks])


def stored_article(db: Database, row: int) -> Article:
    """An article as it was read when it was stored."""
    sql = (
        "select source, text, title, published, url, body, blocks, notes, byline, published_at,"
        " language from articles where id = ?"
    )
    source, text, title, published, url, body, blocks, notes, by, moment, language = db.execute(
        sql, [row]
    ).fetchone()
    return Article(
        source, text, title, published, url, tuple(Span(*s) for s in json.loads(body or "[]")),
        tuple(json.loads(notes or "[]")), tuple(Block(*b) for b in json.loads(blocks or "[]")),
        byline=by, published_at=moment, language=language,
    )  # fmt: skip


def byline(text: str) -> str | None:
    """Who wrote an article, where a line of its own among the first says so."""
    for line in [line for line in text.splitlines() if line.strip()][:FIRST_LINES]:
        if found := pattern("byline").match(line.strip()):
            return found[1].strip()
    return None


def carry(db: Database, row: int, article: Article) -> set[int]:
    """Note that this source has this text now; older texts of the source are no longer current.

    Returns the articles that no source holds any more.
    """
    source = {
        "key": digest(str(row), article.source), "article": row, "source": article.source,
        "url": article.url, "current": 1, "first_seen": now(),
    }  # fmt: skip
    sql = "update article_sources set current = 1 where key = ?"
    if not db.execute(sql, [source["key"]]).rowcount:
        insert(db, "article_sources", source)
    if article.source != STREAM:
        db.execute(
            "update article_sources set current = 0 where source = ? and article != ? and current",
            [article.source, row],
        )
    sql = "select distinct article from article_sources where source = ?"
    return count_sources(db, [each for (each,) in db.execute(sql, [article.source]).fetchall()])


def count_sources(db: Database, articles: Sequence[int]) -> set[int]:
    """Let articles and their quotes count where a source holds the text; those that do no longer."""
    ids = json.dumps(sorted(articles))
    counted = "select id from articles where current and id in (select value from json_each(?))"
    before = {row[0] for row in db.execute(counted, [ids]).fetchall()}
    # A quote that is no longer found, or none at all, does not come back with its article.
    and_found = {
        "articles": "",
        "quotes": " and quotes.retired is null and quotes.rejected is null",
    }
    for table, article_of in (("articles", "id"), ("quotes", "article")):
        wanted = "(exists (select 1 from article_sources s where s.current"
        wanted += f" and s.article = {table}.{article_of}){and_found[table]})"
        db.execute(
            f"update {table} set current = {wanted} where {article_of} in"
            f" (select value from json_each(?)) and current != {wanted}",
            [ids],
        )
    return before - {row[0] for row in db.execute(counted, [ids]).fetchall()}
