"""EDGE: stored texts extracted anew: which are still to do, and what changed in the end.

A run that was cut off is taken up by the next one of the same version, models and modes. What the
quotes were before is kept in the file until the report is made.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Literal

from sqlite_utils import Database

from quotes.db.schema.identifiers import digest
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import insert
from quotes.db.storage.store import Stored, start_run, store_extraction
from quotes.model import Extraction

Kind = Literal["added", "gone", "moved", "speaker"]


@dataclass(frozen=True, slots=True)
class Change:
    """What a run changed of one quote.

    `added`: `after` are its words; `gone`: `before` are its words; `moved`: it is gone and `after`
    are the words found in its place; `speaker`: who said it, before and after, None for nobody.
    """

    change: Kind
    quote: str
    article: str
    before: str | None
    after: str | None


# Quotes that a run added, without those that took the place of one that is gone.
ADDED = """
    select 'added', q.id, q.article, null, q.text from quotes q
    where q.run = :run and q.current and q.id not in (select quote from _before)
        and not exists (select 1 from quotes o where o.successor = q.id and o.retired = :run)
"""

GONE = """
    select case when n.id is null then 'gone' else 'moved' end, q.id, q.article, q.text, n.text
    from quotes q left join quotes n on n.id = q.successor
    where q.retired = :run and q.id in (select quote from _before)
"""

SPEAKER = """
    select 'speaker', q.id, q.article, b.speaker, q.speaker_name from _before b
    join quotes q on q.id = b.quote where q.current and b.speaker is not q.speaker_name
"""


def begin(db: Database, version: str, models: str, mode: str, versions: str = "") -> int:
    """The run to go on with: one that was cut off, or a new one."""
    sql = """
        select max(id) from runs where command = 'reprocess' and finished is null
        and version = ? and models = ? and mode = ? and id = (select max(run) from _reprocessed)
    """
    with transaction(db):
        (found,) = db.execute(sql, [version, models, mode]).fetchone()
        if found is not None:
            return int(found)
        facts = {"command": "reprocess", "mode": mode, "versions": versions}
        run = start_run(db, version, models, **facts)
        db.execute("delete from _reprocessed")
        db.execute("delete from _before")
        db.execute("insert into _before select id, speaker_name from quotes where current")
        return run


def mode_of(db: Database) -> str:
    """With which `--mode` the stored quotes were found."""
    other = db.execute("select 1 from quotes where mode = 'other' and current limit 1").fetchone()
    return "all" if other else "claims"


def models_of(db: Database) -> str:
    """The models of the last run that read articles, "" where there was none."""
    sql = "select models from runs where articles > 0 order by id desc limit 1"
    return next((row[0] or "" for row in db.execute(sql).fetchall()), "")


def waiting(db: Database, run: int) -> list[int]:
    """The articles that the run has still to do, in the order in which they were stored."""
    sql = """
        select id from articles where current and id not in
        (select article from _reprocessed where run = ?) order by id
    """
    return [row[0] for row in db.execute(sql, [run]).fetchall()]


def done(db: Database, run: int) -> int:
    """How many articles the run has done."""
    sql = "select count(*) from _reprocessed where run = ?"
    return int(db.execute(sql, [run]).fetchone()[0])


def store_again(db: Database, extraction: Extraction, article: int, run: int) -> Stored:
    """Store what was found in a stored article, and that it is done, in one transaction."""
    with transaction(db):
        stored = store_extraction(db, extraction, run, retire=True, place=False)
        db.execute("insert or replace into _reprocessed values (?, ?)", [article, run])
    return stored


def report(db: Database, run: int) -> None:
    """Keep what the run changed in `changes`, and forget what was before."""
    with transaction(db):
        for sql in (ADDED, GONE, SPEAKER):
            for change, quote, article, before, after in db.execute(sql, {"run": run}).fetchall():
                insert(db, "changes", {
                    "key": digest(str(run), str(quote), change), "run": run, "article": article,
                    "quote": quote, "change": change, "before": before, "after": after,
                })  # fmt: skip
        db.execute("delete from _before")
        db.execute("delete from _reprocessed")


def changes(db: Database, run: int) -> list[Change]:
    """What a run changed, in the order of articles and texts."""
    sql = """
        select c.change, q.key, coalesce(a.title, a.source), c.before, c.after from changes c
        join quotes q on q.id = c.quote join articles a on a.id = c.article
        where c.run = ? order by c.article, q.start, c.id
    """
    return [Change(*row) for row in db.execute(sql, [run]).fetchall()]


def as_json(change: Change) -> str:
    """A change as one line of JSON."""
    return json.dumps(
        {
            "change": change.change, "quote": change.quote, "article": change.article,
            "before": change.before, "after": change.after,
        },
        ensure_ascii=False,
    )  # fmt: skip
