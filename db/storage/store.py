"""Extractions -> rows; each article is one transaction, and storing it again adds nothing.

What a run found and what a person said are kept apart: this module writes the former, and
`quotes.db.corrections.ledger` settles who speaks after the latter.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections.anchors import overlaps
from quotes.db.corrections.claim_words import settle_claims
from quotes.db.corrections.ledger import Ledger, settle_article
from quotes.db.corrections.verdicts import settle_candidates
from quotes.db.matching.blocking import index_names
from quotes.db.matching.match import Matcher, match_by_name
from quotes.db.matching.regroup import reconsider
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import Row, forget, insert, now, spans_json
from quotes.db.storage.articles import article_row, carry
from quotes.db.storage.directory import Directory
from quotes.model import Article, Attribution, Extraction, Link, Step, article_key


@dataclass(frozen=True, slots=True)
class Stored:
    """What storing one article did; all zero and False when it was stored like this already."""

    article: int
    new: bool = False
    added: int = 0
    changed: int = 0
    removed: int = 0
    speakers: int = 0


def start_run(db: Database, version: str, models: str = "") -> int:
    """Note that a run of the pipeline begins; returns its id."""
    with transaction(db):
        return insert(db, "runs", {"started": now(), "version": version, "models": models})


def finish_run(db: Database, run: int, *, articles: int, quotes: int, failures: int) -> None:
    """Note what a run did."""
    with transaction(db):
        db.execute(
            "update runs set finished = ?, articles = ?, quotes = ?, failures = ? where id = ?",
            [now(), articles, quotes, failures, run],
        )


def has_article(db: Database, article: Article) -> bool:
    """Whether this text from this source is stored and still what the source holds."""
    sql = """
        select 1 from article_sources s join articles a on a.id = s.article
        where a.key = ? and s.source = ? and s.current = 1
    """
    found = db.execute(sql, [article_key(article.text), article.source]).fetchone()
    return found is not None


def store_extraction(
    db: Database, extraction: Extraction, run: int, *, match: Matcher = match_by_name
) -> Stored:
    """Store one article with its quotes and speakers, and apply the corrections to it."""
    article = extraction.article
    with transaction(db):
        before = _count(db, "speakers")
        row, new = article_row(db, extraction, run)
        carry(db, row, article)
        directory = Directory(db, extraction, article_key(article.text), match)
        added, changed, removed = _quotes(db, row, extraction, run, directory)
        told = match is match_by_name and bool(new or added or changed)
        moved = reconsider(db, directory.known, row) if told else set()
        ledger = Ledger.read(db)
        for each in sorted({row} | moved):
            settle_article(db, ledger, each)
        if moved:
            settle_candidates(db)
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


def _quotes(
    db: Database, article: int, extraction: Extraction, run: int, directory: Directory
) -> tuple[int, int, int]:
    """Bring the article's quotes to what was found: how many were added, changed and removed."""
    sql = "select key, id from quotes where article = ?"
    stored: dict[str, int] = dict(db.execute(sql, [article]).fetchall())
    seen: set[str] = set()
    added = changed = 0
    for attribution in extraction.attributions:
        row = _quote_row(attribution, article, run)
        row["key"] = _free_key(row["key"], seen)
        if row["key"] not in stored:
            added += 1
            quote = insert(db, "quotes", row)
            _mentions(db, quote, row, _links(attribution, directory))
        elif _update(db, stored[row["key"]], row, _links(attribution, directory)):
            changed += 1
    gone = [
        quote
        for key, quote in stored.items()
        if key not in seen and not _kept(db, quote, extraction)
    ]
    for quote in gone:
        db.execute("delete from mentions where quote = ?", [quote])
        db.execute("delete from quotes where id = ?", [quote])
    return added, changed, len(gone)


def _free_key(key: str, seen: set[str]) -> str:
    """The key, with a number for a second attribution of the same words."""
    found, number = key, 2
    while found in seen:
        found, number = f"{key}-{number}", number + 1
    seen.add(found)
    return found


def _kept(db: Database, quote: int, extraction: Extraction) -> bool:
    """Whether a person spoke of this quote and the run found nothing in its place: then it stays."""
    sql = 'select correction, start, "end" from quotes where id = ?'
    correction, start, end = db.execute(sql, [quote]).fetchone()
    found = (attribution.quote for attribution in extraction.attributions)
    return correction is not None and not any(overlaps(start, end, q.start, q.end) for q in found)


def _quote_row(found: Attribution, article: int, run: int) -> Row:
    quote, cue, speaker = found.quote, found.quote.cue, found.speaker
    via, addressee = found.via, found.addressee
    return {
        "key": found.id, "article": article, "kind": quote.kind, "mode": quote.mode,
        "text": quote.text, "start": quote.start, "end": quote.end, "spans": spans_json(quote.spans),
        "cue": cue.text if cue else None, "cue_lemma": cue.lemma if cue else None,
        "cue_spans": spans_json(cue.spans if cue else ()), "denied": int(bool(cue and cue.denied)),
        "speaker_text": speaker.mention.text if speaker else None,
        "speaker_spans": spans_json(speaker.mention.spans if speaker else ()),
        "via_text": via.mention.text if via else None,
        "addressee_text": addressee.mention.text if addressee else None,
        "inherited": int(quote.inherited), "evidence": json.dumps(list(found.evidence)),
        "notes": json.dumps(list(quote.notes), ensure_ascii=False),
        "confidence": found.confidence, "current": 1, "run": run,
    }  # fmt: skip


def _links(found: Attribution, directory: Directory) -> list[Row]:
    """A row for each entity of each link, and one for a link to nobody."""
    rows: list[Row] = []
    links = (("speaker", found.speaker), ("via", found.via), ("addressee", found.addressee))
    for role, link in links:
        if link is None:
            continue
        base = {
            "role": role, "text": link.mention.text, "spans": spans_json(link.mention.spans),
            "score": link.score,
        }  # fmt: skip
        for entity in link.entities:
            rows.append({
                **base, "chain": _chain(link, directory.why(entity)),
                "found": directory.row_of(entity), "name": entity.name, "kind": entity.kind,
                "local": entity.id,
            })  # fmt: skip
        if not link.entities:
            none = dict.fromkeys(("found", "name", "kind", "local"))
            rows.append({**base, "chain": _chain(link), **none})
    return rows


def _update(db: Database, quote: int, row: Row, links: list[Row]) -> bool:
    """Bring a stored quote up to date; whether anything but the run differed."""
    names = [name for name in row if name not in ("run", "current")]
    columns = ", ".join(f'"{name}"' for name in names)
    old = db.execute(f"select {columns} from quotes where id = ?", [quote]).fetchone()
    fields = list(links[0]) if links else ["role"]
    sql = (
        f"select {', '.join(fields)} from mentions where quote = ? and"
        " (correction is null or found is not null) order by id"
    )
    stored = db.execute(sql, [quote]).fetchall()
    same_links = stored == [tuple(link[name] for name in fields) for link in links]
    if same_links and old == tuple(row[name] for name in names):
        return False
    sets = ", ".join(f'"{name}" = :{name}' for name in row)
    db.execute(f"update quotes set {sets} where id = :id", {**row, "id": quote})
    if not same_links:
        db.execute("delete from mentions where quote = ?", [quote])
        _mentions(db, quote, row, links)
    return True


def _mentions(db: Database, quote: int, row: Row, links: list[Row]) -> None:
    for number, link in enumerate(links):
        key = f"{row['key']}:{number}"
        insert(db, "mentions", {"key": key, "article": row["article"], "quote": quote, **link})


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


def _chain(link: Link, across: Step | None = None) -> str:
    steps = [
        {"rule": s.rule, "text": s.text, "spans": [[a, b] for a, b in s.spans], "score": s.score}
        for s in (*link.chain, *([across] if across else []))
    ]
    return json.dumps(steps, ensure_ascii=False)
