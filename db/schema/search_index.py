"""The index that the site searches: words without accents, who speaks, and what a quote is filtered by.

It is kept by triggers, so that whatever writes a quote keeps it. Marks are words of the index that no
text holds: `s12` a speaker's id, `m202511` a month, `o…0` an outlet in hexadecimal digits, `denied0`.
Each ends in a digit, which no stemmer cuts.
"""

from __future__ import annotations

from typing import Any

from quotes.db.schema.identifiers import outlet_of
from quotes.db.schema.kept import keep, those
from quotes.db.schema.migrations import migrations
from quotes.text.letters import PLAIN_LETTERS

__all__ = ["TOKENIZE", "folded", "indexed", "migrations"]

# How the index cuts texts into words.
TOKENIZE = "porter unicode61 remove_diacritics 2"

# Which columns of a table, when changed, change the index.
WATCHED = {
    "quotes": ("text", "speaker_name", "speaker_text", "denied", "current", "article"),
    "mentions": ("entity", "role", "quote"),
    "articles": ("published", "outlet", "current"),
}


def folded(expression: str) -> str:
    """SQL for a text with letters such as "ł" in their plain form; the tokenizer folds "é" itself."""
    for letter, plain in PLAIN_LETTERS.items():
        expression = f"replace({expression}, '{letter}', '{plain}')"
    return expression


def indexed(condition: str) -> str:
    """SQL that brings the index up to date for the quotes `q` that a condition names."""
    return f"""
        delete from _search where rowid {those(condition)};
        insert into _search (rowid, text, who, marks)
            select q.id, {folded("q.text")},
                {folded("coalesce(q.speaker_name, '') || ' ' || coalesce(q.speaker_text, '')")},
                coalesce((select group_concat('s' || m.entity, ' ') from mentions m
                    where m.quote = q.id and m.role = 'speaker' and m.entity is not null), '')
                || case when q.denied then ' denied0' else '' end
                || coalesce(' m' || replace(substr(a.published, 1, 7), '-', ''), '')
                || coalesce(' o' || lower(hex(a.outlet)) || '0', '')
            from quotes q cross join articles a on a.id = q.article
            where +q.current and {condition};
    """


@migrations()
def m007_outlets(db: Any) -> None:
    """The outlet (the host of its address) and the byline of an article."""
    for column in ("outlet", "byline"):
        db["articles"].add_column(column, str)
    db["articles"].create_index(["outlet"])
    for row, url, source in db.execute("select id, url, source from articles").fetchall():
        if outlet := outlet_of(url) or outlet_of(source):
            db.execute("update articles set outlet = ? where id = ?", [outlet, row])


@migrations()
def m008_search(db: Any) -> None:
    """The index of the site's search, and the triggers that keep it."""
    db.execute(
        f"create virtual table _search using fts5 (text, who, marks, tokenize = '{TOKENIZE}')"
    )
    keep(db, "search", ("_search", "rowid"), WATCHED, indexed)
    db.execute("create virtual table _search_words using fts5vocab(_search, row)")
    db["roles"].create_index(["role"], if_not_exists=True)
