"""EDGE: the tables `_topics` and `_quote_topics`, kept up to the quotes: the noun phrases of each.

Triggers note in `_topics_due` which quotes changed; `track` brings the tables up, as does who lists topics.
"""

from __future__ import annotations

from sqlite_utils import Database

from quotes.claims.topics import model, phrases, within
from quotes.db.claims.due import work_off
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import Row

# A phrase is a topic when at least so many claims have it; the index of the list begins with so many quotes.
FEWEST = 2

DUE = """
    select d.quote, q.text from (select quote from _topics_due order by quote limit ?) d
    left join quotes q on q.id = d.quote and q.current
"""
COUNT_DOWN = """
    update _topics set quotes = quotes - 1
    where id in (select topic from _quote_topics where quote = ?)
"""
NOTE = """
    insert into _topics (words, quotes) values (?, 1)
    on conflict (words) do update set quotes = quotes + 1
"""
PUT = "insert into _quote_topics select ?, id from _topics where words = ?"
# The topics that most claims have. Quotes are at least as many as claims, so they come in that order.
LIST = f"""
    select t.words as topic, count(distinct q.claim) as claims, count(distinct q.speaker) as speakers,
        min(a.published) as first, max(a.published) as last
    from (select id, words from _topics where quotes >= {FEWEST} order by quotes desc, words
        limit :limit) t
    join _quote_topics x on x.topic = t.id join quotes q on q.id = x.quote
    join articles a on a.id = q.article
    group by t.id having claims >= {FEWEST} order by claims desc, topic
"""
# Of a phrase's quotes only as many are looked up as it takes to see several claims.
OF_QUOTE = """
    select t.words from _quote_topics x join _topics t on t.id = x.topic
    where x.quote = ?1 and (select count(*) from (select distinct q.claim from (
        select quote from _quote_topics y where y.topic = t.id limit 50) y
        cross join quotes q on q.id = y.quote where q.claim is not null limit ?2)) >= ?2
    order by length(t.words) desc, t.words
"""


def index_topics(db: Database, *, most: int | None = None) -> int:
    """Bring the phrases up to the quotes, a batch at a time; returns how many quotes were brought up.

    With `most`, so many quotes at most.
    """
    if db.execute("select model from _topics_model").fetchall() != [(model(),)]:
        with transaction(db):
            for table in ("_quote_topics", "_topics", "_topics_model"):
                db.execute(f"delete from {table}")
            db.execute("insert into _topics_model values (?)", [model()])
            db.execute("insert or ignore into _topics_due select id from quotes where current")
    return work_off(db, "_topics_due", _batch, most=most)


def _batch(db: Database, most: int) -> int:
    due = db.execute(DUE, [most]).fetchall()
    run = db.conn.executemany
    run(COUNT_DOWN, [(quote,) for quote, _ in due])
    run("delete from _quote_topics where quote = ?", [(quote,) for quote, _ in due])
    found = [(quote, phrase) for quote, text in due for phrase in phrases(text or "")]
    run(NOTE, [(phrase,) for _, phrase in found])
    run(PUT, found)
    db.execute("delete from _topics where quotes <= 0")
    run("delete from _topics_due where quote = ?", [(quote,) for quote, _ in due])
    return len(due)


def list_topics(db: Database, *, limit: int = 50) -> list[Row]:
    """The topics among so many phrases that most quotes have: each with its `claims`, `speakers`, and the
    `first` and `last` day; without those that only stand within a longer one."""
    index_topics(db)
    rows = list(db.query(LIST, {"limit": limit}))
    return [
        row for row in rows
        if not any(within(row["topic"], other["topic"]) and row is not other
                   and row["claims"] == other["claims"] for other in rows)
    ]  # fmt: skip


def topics_of(db: Database, quote: int) -> list[str]:
    """The topics of a quote, the longest first, as they were when last brought up.

    An edition of an earlier version has none.
    """
    if not db["_quote_topics"].exists():
        return []
    found = [words for (words,) in db.execute(OF_QUOTE, [quote, FEWEST]).fetchall()]
    return [
        each for number, each in enumerate(found)
        if not any(f" {each} " in f" {longer} " for longer in found[:number])
    ]  # fmt: skip
