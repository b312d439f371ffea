"""What a database file holds, by content: no ids of rows, no times; the file is checked first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

Content = dict[str, list[tuple[object, ...]]]

# Speakers of claims and quotes by name and kind: which of two at once is numbered first is chance.
CONTENT = {
    "articles": "select key, title, text, current, language, body from articles",
    "sources": "select a.key, s.source, s.current from article_sources s join articles a on a.id = s.article",
    "quotes": """
        select a.key, q.key, q.text, q.kind, q.mode, q.spans, q.speaker_name, s.name, s.kind, q.current
        from quotes q join articles a on a.id = q.article left join speakers s on s.id = q.speaker""",
    "speakers": "select name, kind, origin, merged_into is null from speakers",
    "mentions": """
        select a.key, q.key, m.role, m.text, m.name, s.name from mentions m
        join articles a on a.id = m.article left join quotes q on q.id = m.quote
        left join speakers s on s.id = m.entity""",
    "claims": """
        select c.key, c.text, s.name, c.first, c.last, c.quotes, c.articles, c.outlets, c.origins
        from claims c left join speakers s on s.id = c.speaker""",
    "claim_quotes": """
        select c.key, q.key, x.relation from claim_quotes x
        join claims c on c.id = x.claim join quotes q on q.id = x.quote""",
    "outlets": "select name from outlets",
    "failures": "select source, reason from failures",
    "due": "select 'quote' from _claims_due union all select 'statement' from _statements_due",
}

INDEXES = ("quotes_fts", "articles_fts", "claims_fts")


def content(path: Path) -> Content:
    """All that was stored; empty for a file that no use finished. Raises AssertionError for damage."""
    if not path.exists() or not path.stat().st_size:
        return {}
    with closing(sqlite3.connect(path, timeout=30)) as db:
        assert db.execute("pragma integrity_check").fetchone()[0] == "ok", "integrity"
        assert not db.execute("pragma foreign_key_check").fetchall(), "foreign keys"
        tables = db.execute("select count(*) from sqlite_master where name = 'articles'")
        if not tables.fetchone()[0]:
            return {}
        for index in INDEXES:
            # Raises sqlite3.DatabaseError where the index and its table differ.
            db.execute(f"insert into {index} ({index}, rank) values ('integrity-check', 1)")
        db.rollback()
        return {name: sorted(db.execute(sql).fetchall(), key=repr) for name, sql in CONTENT.items()}


def differences(found: Content, expected: Content) -> list[str]:
    """Names of the tables whose content differs, each with the first row that is only in one."""
    told = []
    for name, rows in expected.items():
        odd = sorted(set(found.get(name, [])) ^ set(rows), key=repr)
        if odd or len(found.get(name, [])) != len(rows):
            told.append(f"{name}: {odd[:1]}")
    return told
