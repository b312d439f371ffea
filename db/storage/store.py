"""Extractions -> rows; each article is one transaction, and storing it again adds nothing.

What a run found and what a person said are kept apart: this module writes the former, and
`quotes.db.corrections.ledger` settles who speaks after the latter.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections.claim_words import settle_claims
from quotes.db.corrections.ledger import Ledger, settle_article
from quotes.db.corrections.verdicts import settle_candidates
from quotes.db.matching.blocking import index_names
from quotes.db.matching.match import Matcher, match_by_name
from quotes.db.matching.regroup import reconsider
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import forget, insert, now
from quotes.db.storage.articles import article_row, carry
from quotes.db.storage.directory import Directory
from quotes.db.storage.quote_rows import bring, count_new
from quotes.db.storage.successors import lead_on, take_back
from quotes.model import Article, Extraction, article_key


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one article did; all zero and False when it was stored like this already."""

    article: int
    new: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0
    speakers: int = 0


def start_run(db: Database, version: str, models: str = "", **facts: str) -> int:
    """Note that a run of the pipeline begins; returns its id.

    `facts` are further columns of `runs`: `command`, `mode`, `versions`.
    """
    row = {"started": now(), "version": version, "models": models, **facts}
    with transaction(db):
        return insert(db, "runs", row)


def note_run(db: Database, run: int, **counts: float) -> None:
    """Note what a run has done so far: columns of `runs`, as numbers."""
    sets = ", ".join(f"{name} = ?" for name in counts)
    with transaction(db):
        db.execute(f"update runs set {sets} where id = ?", [*counts.values(), run])


def finish_run(db: Database, run: int, **counts: float) -> None:
    """Note what a run did (`articles`, `quotes`, `failures`, `known`, `removed`, `seconds`), and that
    it is over."""
    with transaction(db):
        note_run(db, run, **counts)
        db.execute("update runs set finished = ? where id = ?", [now(), run])


def has_article(db: Database, article: Article) -> bool:
    """Whether this text from this source is stored and still what the source holds."""
    sql = """
        select 1 from article_sources s join articles a on a.id = s.article
        where a.key = ? and s.source = ? and s.current = 1
    """
    found = db.execute(sql, [article_key(article.text), article.source]).fetchone()
    return found is not None


def note_place(db: Database, article: Article, run: int) -> bool:
    """Note a further place of a text that counts already; False where there is none.

    It is the same article: nothing is read again, and nothing counts twice.
    """
    sql = "select id from articles where key = ? and current"
    with transaction(db):
        found = db.execute(sql, [article_key(article.text)]).fetchone()
        if found is None:
            return False
        article_row(db, Extraction(article, (), ()), run)
        lead_on(db, carry(db, found[0], article))
        settle_article(db, Ledger.read(db), found[0])
        track(db)
    return True


def store_extraction(
    db: Database, extraction: Extraction, run: int, *, match: Matcher = match_by_name,
    retire: bool = False, place: bool = True,
) -> Stored:  # fmt: skip
    """Store one article with its quotes and speakers, and apply the corrections to it.

    Of a text that was stored before, quotes that are no longer found are removed, or with `retire`
    stay, no longer current, so that no id is lost. Without `place` nothing is said of where the text
    is found now: it is the stored text that was read again.
    """
    article = extraction.article
    with transaction(db):
        before = _count(db, "speakers")
        row, new = article_row(db, extraction, run)
        gone = carry(db, row, article) if place else set()
        directory = Directory(db, extraction, article_key(article.text), match)
        added, changed, removed = bring(db, row, extraction, run, directory, retire=retire)
        told = match is match_by_name and bool(new or added or changed)
        moved = reconsider(db, directory.known, row) if told else set()
        ledger = Ledger.read(db)
        for each in sorted({row} | moved):
            settle_article(db, ledger, each)
        count_new(db, row)
        take_back(db, row)
        lead_on(db, gone)
        if moved:
            settle_candidates(db, {row} | moved)
        if removed or changed:
            _drop_unused(db)
        index_names(db)
        if new or added or removed:
            settle_claims(db)
        track(db)
        made = _count(db, "speakers") - before
    return Stored(row, new, added, changed, removed, made)


def _count(db: Database, table: str) -> int:
    return int(db.execute(f"select count(*) from {table}").fetchone()[0])


def _drop_unused(db: Database) -> None:
    """Remove speakers that an earlier run made and nothing stands for any more."""
    unused = """
        select id from speakers s where origin = 'article' and merged_into is null
        and not exists (select 1 from mentions m where m.found = s.id)
        and not exists (select 1 from mentions m where m.entity = s.id)
        and not exists (select 1 from speakers o where o.speaks_for = s.id or o.merged_into = s.id)
        and not exists (select 1 from corrections c where instr(c.payload, '"' || s.slug || '"'))
    """
    gone = [row[0] for row in db.execute(unused).fetchall()]
    for speaker in gone:
        forget(db, speaker)
