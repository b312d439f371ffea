"""Verdicts on claims that are not published, apart from those that everybody reads."""

from __future__ import annotations

from typing import Any

from quotes.db.schema.sources import migrations

__all__ = ["migrations"]

PERSONAL = "status, rating, note, link, reviewer"


@migrations()
def m018_drafts(db: Any) -> None:
    """Drafts in a table of their own; and no file is an outlet, nor its folder a name to be shown."""
    db.execute(
        "create table _claim_drafts (claim integer primary key references claims(id) on delete cascade,"
        " status text, rating text, note text, link text, reviewer text)"
    )
    db.execute(
        f"insert into _claim_drafts select id, {PERSONAL} from claims where status != 'checked' and"
        " (status != 'new' or coalesce(rating, note, link, reviewer) is not null)"
    )
    db.execute(
        "update claims set status = 'new', rating = null, note = null, link = null, reviewer = null"
        " where id in (select claim from _claim_drafts)"
    )
    db.execute(
        "update article_origins set outlet = null where article in"
        " (select id from articles where coalesce(url, source) not like '%://%')"
    )
