"""EDGE: which articles are copies of one report: the table `article_origins`, kept up to the articles.

Articles whose prose is largely the same within days have one origin, and so has what is linked by
others. A change of an article's origin makes its quotes due, so that their claims are counted anew.
"""

from __future__ import annotations

import json
from collections import Counter

from sqlite_utils import Database

from quotes.claims.prose import Prose, prints_of, same_origin, wire_of
from quotes.db.claims.outlets import host_of
from quotes.db.claims.wordings import day_of
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import insert

# How many articles are read at once.
BATCH = 200
# A run that one outlet prints in so many articles is furniture of its pages.
FURNITURE = 5
# A run that more articles have is none of a report.
STOCK = 1000
# One of so many runs has to be shared before two articles are compared.
ONE_OF = 6

ARTICLE = """
    select key, text, body, published, coalesce(url, source), outlet, current from articles where id = ?
"""
SHARED = """
    select p.article, coalesce(o.outlet, o.key) from _article_prints p
    join article_origins o on o.article = p.article where p.hash = ? limit ?
"""
REACHED = """
    with recursive reached(article) as (
        select value from json_each(?)
        union select case l.one when r.article then l.other else l.one end
        from reached r join _article_links l on l.one = r.article or l.other = r.article)
    select r.article, a.key from reached r join articles a on a.id = r.article and a.current
"""
# Only what differs is written, so that a report with many copies costs little more.
NAME = """
    update article_origins set origin = ?1, articles = ?2, share = (
        select max(l.share) from _article_links l where l.one = ?3 or l.other = ?3)
    where article = ?3 and (origin is not ?1 or articles is not ?2)
"""
MAKE_DUE = "insert or ignore into _claims_due select id from quotes where article = ? and current"


def index_origins(db: Database) -> int:
    """Bring origins up to the articles, a batch at a time; returns how many articles were due."""
    done = 0
    while db.execute("select 1 from _origins_due limit 1").fetchone():
        with transaction(db):
            rows = db.execute("select article from _origins_due order by article limit ?", [BATCH])
            due = [row[0] for row in rows.fetchall()]
            touched = set(due)
            for article in due:
                touched |= _forget(db, article)
            for article in due:
                _read(db, article)
            _settle(db, touched)
            db.conn.executemany("delete from _origins_due where article = ?", [(a,) for a in due])
        done += len(due)
    return done


def _forget(db: Database, article: int) -> set[int]:
    """Take an article out; those that it was linked with."""
    sql = "select one, other from _article_links where one = ? or other = ?"
    near = {each for pair in db.execute(sql, [article, article]).fetchall() for each in pair}
    db.execute("delete from _article_links where one = ? or other = ?", [article, article])
    db.execute("delete from _article_prints where article = ?", [article])
    db.execute("delete from article_origins where article = ?", [article])
    return near


def _read(db: Database, article: int) -> None:
    row = db.execute(ARTICLE, [article]).fetchone()
    if row is None or not row[-1]:
        return
    key, text, body, published, address, named, _ = row
    prints = prints_of(text, json.loads(body or "[]"))
    host = host_of(address)
    # What was read from a file and names no outlet counts as one of its own.
    new = Prose(prints, host or named or key, day_of(published), wire_of(text))
    _link(db, article, new)
    insert(db, "article_origins", {
        "key": key, "article": article, "origin": key, "outlet": host or named, "wire": new.wire,
        "prints": len(new.prints), "day": new.day, "articles": 1,
    })  # fmt: skip
    rows = [(each, article) for each in sorted(new.prints)]
    db.conn.executemany("insert into _article_prints values (?, ?)", rows)


def _link(db: Database, article: int, new: Prose) -> None:
    """Link an article with those that have largely the same prose."""
    shared: Counter[int] = Counter()
    furniture: set[int] = set()
    for each in new.prints:
        rows = db.execute(SHARED, [each, STOCK]).fetchall()
        outlets = Counter(row[1] for row in rows)
        if len(rows) == STOCK or max(outlets.values(), default=0) >= FURNITURE:
            furniture.add(each)
        else:
            shared.update(row[0] for row in rows)
    sql = "select coalesce(outlet, key), day, wire, prints from article_origins where article = ?"
    own = Prose(new.prints - furniture, new.outlet, new.day, new.wire)
    for other, common in sorted(shared.items()):
        name, day, wire, amount = db.execute(sql, [other]).fetchone()
        if common < min(amount, len(own.prints)) // ONE_OF:
            continue
        rows = db.execute("select hash from _article_prints where article = ?", [other]).fetchall()
        theirs = Prose(frozenset(row[0] for row in rows) - furniture, name, day, wire)
        found = same_origin(own, theirs)
        if found is not None:
            pair = (min(article, other), max(article, other))
            db.execute("insert into _article_links values (?, ?, ?)", [*pair, found])


def _settle(db: Database, touched: set[int]) -> None:
    """Name the origin of all that hangs together, and make the quotes of what changed due."""
    left = set(touched)
    while left:
        seed = left.pop()
        keys = dict(db.execute(REACHED, [json.dumps([seed])]).fetchall())
        left -= keys.keys()
        for article in keys:
            if db.execute(NAME, [min(keys.values()), len(keys), article]).rowcount:
                db.execute(MAKE_DUE, [article])
