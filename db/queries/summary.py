"""What is in a database, for the summary that `quotes demo` prints. Reads only."""

from __future__ import annotations

from sqlite_utils import Database

from quotes.db.queries.speakers import Row

QUOTES = """
    select q.speaker_name as speaker, q.kind, q.text, q.confidence
    from quotes q order by q.article, q.start
"""

# By the quotes of one speaker; those of several count for nobody here.
SPEAKERS = """
    select s.name, s.kind, count(*) as quotes, count(distinct q.article) as articles
    from quotes q join speakers s on s.id = q.speaker group by s.id
    order by quotes desc, s.name
"""

SIZE = "select coalesce(sum(words), 0) as words, count(*) as articles from articles"


def quotes(db: Database) -> list[Row]:
    """Every quote, in the order of the articles and their texts."""
    return list(db.query(QUOTES))


def speakers(db: Database) -> list[Row]:
    """Who is quoted, most quoted first."""
    return list(db.query(SPEAKERS))


def size(db: Database) -> Row:
    """How many `words` and `articles` there are."""
    return next(iter(db.query(SIZE)))
