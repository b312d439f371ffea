"""EDGE: the rows of who published and who wrote an article."""

from __future__ import annotations

from sqlite_utils import Database

from quotes.db.schema.identifiers import digest, norm
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import insert
from quotes.names.credits import credits_of


def outlet_row(db: Database, name: str | None, host: str | None) -> int | None:
    """The row of an outlet by its host, else by its name; made when it is new.

    An outlet that was known by one of the two gets the other. None where neither is known.
    """
    name = " ".join((name or "").split()) or None
    if host is not None and (found := _by(db, "host", host)):
        # Until an article names the outlet, its host stands for the name.
        if name:
            sql = "update outlets set name = ?, norm = ? where id = ? and name = host"
            db.execute(sql, [name, norm(name), found])
        return found
    if name and (found := _by(db, "norm", norm(name), free=host is not None)):
        if host is not None:
            db.execute("update outlets set host = ? where id = ?", [host, found])
        return found
    if name is None and host is None:
        return None
    shown = name or str(host)
    key = digest("host", host) if host else digest("name", norm(shown))
    row = {"key": key, "name": shown, "norm": norm(shown) if name else shown, "host": host}
    return insert(db, "outlets", row)


def _by(db: Database, column: str, value: str, *, free: bool = False) -> int | None:
    """The first outlet with a value; with `free` one that has no host yet."""
    host = " and host is null" if free else ""
    sql = f"select id from outlets where {column} = ?{host} order by host is not null, id limit 1"
    found = db.execute(sql, [value]).fetchone()
    return int(found[0]) if found else None


def credit(db: Database, article: int, byline: str | None, outlet: int | None) -> None:
    """Note who wrote an article, unless it is known: the people of the byline, in its order.

    Two of one name who write for one body are one author, for different bodies two.
    """
    known = "select 1 from article_authors where article = ?"
    if not byline or db.execute(known, [article]).fetchone():
        return
    found = credits_of(byline)
    named = found.organization
    house = outlet_row(db, named, None) if named else outlet
    for place, person in enumerate(found.people, 1):
        if norm(person):
            author = _author(db, person, house, named)
            row = {"article": article, "author": author, "place": place}
            insert(db, "article_authors", {"key": digest(str(article), str(author)), **row})


def _author(db: Database, person: str, outlet: int | None, organization: str | None) -> int:
    key = digest(norm(person), "" if outlet is None else str(outlet))
    found = db.execute("select id from authors where key = ?", [key]).fetchone()
    if found:
        return int(found[0])
    row = {"name": person, "norm": norm(person), "outlet": outlet, "organization": organization}
    return insert(db, "authors", {"key": key, **row})


def credit_stored(db: Database) -> None:
    """Read the bylines of articles that an earlier version stored."""
    sql = """
        select id, byline, outlet_id from articles a where byline is not null and not exists
        (select 1 from article_authors w where w.article = a.id) order by id
    """
    rows = [row for row in db.execute(sql).fetchall() if credits_of(row[1]).people]
    if rows:
        with transaction(db):
            for article, byline, outlet in rows:
                credit(db, article, byline, outlet)
