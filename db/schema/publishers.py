"""The tables of who publishes and who writes: outlets, authors, and who wrote which article."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.identifiers import digest
from quotes.db.schema.search_index import migrations

__all__ = ["migrations"]


@migrations()
def m009_publishers(db: Any) -> None:
    """Outlets by name and host, authors, and the articles' links to both.

    Outlets of older articles are made of their hosts here; `quotes.db.storage.publishers` reads the
    bylines of older articles at the next run.
    """
    db["outlets"].create(
        {"id": int, "key": str, "name": str, "norm": str, "host": str}, pk="id",
        not_null={"key", "name", "norm"},
    )  # fmt: skip
    db["authors"].create(
        {"id": int, "key": str, "name": str, "norm": str, "outlet": int, "organization": str},
        pk="id", foreign_keys=[("outlet", "outlets", "id")], not_null={"key", "name", "norm"},
    )  # fmt: skip
    db["article_authors"].create(
        {"id": int, "key": str, "article": int, "author": int, "place": int},
        pk="id", foreign_keys=[("article", "articles", "id"), ("author", "authors", "id")],
        not_null={"key", "article", "author", "place"},
    )  # fmt: skip
    for name in ("outlets", "authors", "article_authors"):
        db[name].create_index(["key"], unique=True)
    for name, columns in {
        "outlets": ("norm", "host"), "authors": ("norm", "outlet"),
        "article_authors": ("article", "author"),
    }.items():  # fmt: skip
        for column in columns:
            db[name].create_index([column])
    # By SQL: sqlite-utils would make the table anew, and its triggers be lost.
    db.execute("alter table articles add column outlet_id integer references outlets(id)")
    db["articles"].create_index(["outlet_id"])
    hosts = "select distinct outlet from articles where outlet is not null order by outlet"
    for (host,) in db.execute(hosts).fetchall():
        db.execute(
            "insert into outlets (key, name, norm, host) values (?, ?, ?, ?)",
            [digest("host", host), host, host, host],
        )
    db.execute(
        "update articles set outlet_id = (select o.id from outlets o where o.host = articles.outlet)"
    )
