"""What quotes and mentions are once every correction is applied, in the order they were made.

The rows say what the run found (`found`), the ledger what people said; `settle_article` and
`settle_all` derive the rest from the two, so that a correction outlives every later run, and undoing
one is leaving it out.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from quotes.db.corrections.anchors import Places, articles_of
from quotes.db.corrections.claim_words import settle_claims
from quotes.db.corrections.ops import Mention, Op, anchors_of
from quotes.db.corrections.quote_words import settle_words
from quotes.db.corrections.verdicts import settle_candidates
from quotes.db.schema.identifiers import digest, norm
from quotes.db.schema.rows import forget, insert

SETTLE_QUOTES = """
    with wanted as (
        select q.id,
            (select group_concat(name, ' and ') from (select s.name from mentions m
                join speakers s on s.id = m.entity where m.quote = q.id and m.role = 'speaker'
                group by m.entity order by min(m.id))) as speaker_name,
            (select min(m.entity) from mentions m where m.quote = q.id and m.role = 'speaker'
                having count(distinct m.entity) = 1) as speaker,
            (select min(m.entity) from mentions m where m.quote = q.id and m.role = 'via'
                having count(distinct m.entity) = 1) as via,
            (select min(m.entity) from mentions m where m.quote = q.id and m.role = 'addressee'
                having count(distinct m.entity) = 1) as addressee
        from quotes q where {scope}
    )
    update quotes set speaker_name = wanted.speaker_name, speaker = wanted.speaker,
        via = wanted.via, addressee = wanted.addressee
    from wanted where wanted.id = quotes.id and (
        quotes.speaker_name is not wanted.speaker_name or quotes.speaker is not wanted.speaker
        or quotes.via is not wanted.via or quotes.addressee is not wanted.addressee)
"""


class Ledger:
    """The corrections in force, oldest first."""

    def __init__(self, ops: list[Op]) -> None:
        self.ops = ops
        moves = ("merge", "split")
        self._moved = {str(op.payload["speaker"]) for op in ops if op.action in moves}
        self._given = {norm(op.payload["name"]) for op in ops if op.action == "alias"}
        self._said: dict[tuple[str, str], Op] = {
            (op.action, op.payload["speaker"]): op for op in ops if op.action in ("rename", "link")
        }

    @classmethod
    def read(cls, db: Database) -> Ledger:
        """Read the ledger and make the speakers that it brings into being.

        A correction that names a speaker who is not there (yet) waits.
        """
        sql = "select id, action, payload from corrections where undone is null order by made, id"
        ops = [Op(i, action, json.loads(work)) for i, action, work in db.execute(sql).fetchall()]
        for op in ops:
            if made := op.creates():
                _create(db, made["new"], made["name"], made["kind"])
        named = {slug for op in ops if (slug := op.needs())}
        there = _ids(db, named)
        ready = [o for o in ops if o.needs() is None or o.needs() in there]
        return cls(ready)

    def owner(
        self, slug: str, mention: Mention, *, start: int = 0,
        places: dict[int, set[int]] | None = None,
    ) -> str:  # fmt: skip
        """The slug of whom a mention stands for, following the corrections from `start` on."""
        if slug not in self._moved and norm(mention.name or "") not in self._given:
            return slug
        for op in self.ops[start:]:
            slug = op.follow(slug, mention, places or {})
        return slug

    def slugs(self) -> set[str]:
        """Every speaker that a correction names."""
        names = ("speaker", "into", "new", "other")
        return {str(o.payload[n]) for o in self.ops for n in names if o.payload.get(n)}

    def latest(self, action: str, slug: str, found: str | None, field: str) -> str | None:
        """What the last correction of this kind says of a speaker; `found` where none does."""
        op = self._said.get((action, slug))
        return op.payload[field] if op else found


def settle_article(db: Database, ledger: Ledger, article: int) -> None:
    """Apply the corrections to one article that was just stored."""
    sql = "select distinct found from mentions where article = ? and found is not null"
    speakers = [row[0] for row in db.execute(sql, [article]).fetchall()]
    _speakers(db, ledger, speakers)
    _settle_mentions(db, ledger, article)
    db.execute(SETTLE_QUOTES.format(scope="q.article = ?"), [article])


def settle_all(db: Database) -> None:
    """Apply the whole ledger to everything stored; leaves untouched what does not change."""
    ledger = Ledger.read(db)
    rows = db.execute("select id from speakers").fetchall()
    _speakers(db, ledger, [row[0] for row in rows])
    special = _special(db, ledger)
    db.execute("create temp table if not exists special (id integer primary key)")
    db.execute("delete from temp.special")
    db.conn.executemany("insert into temp.special values (?)", [(row,) for row in sorted(special)])
    plain = "(select coalesce(s.merged_into, s.id) from speakers s where s.id = mentions.found)"
    db.execute(
        f"update mentions set entity = {plain}, correction = null where found is not null"
        f" and article not in (select id from temp.special) and entity is not {plain}"
    )
    for article in special:
        _settle_mentions(db, ledger, article)
    db.execute(SETTLE_QUOTES.format(scope="1"))
    _drop_uncreated(db, ledger)
    settle_candidates(db)
    settle_claims(db)


def _create(db: Database, slug: str, name: str, kind: str) -> None:
    """Make the row of a speaker that a person named; a row that is there stays as it is."""
    if db.execute("select 1 from speakers where slug = ?", [slug]).fetchone() is None:
        insert(db, "speakers", {
            "slug": slug, "name": name, "kind": kind, "origin": "person", "found_name": name,
            "found_norm": norm(name),
        })  # fmt: skip


def _ids(db: Database, slugs: set[str]) -> dict[str, int]:
    """The rows of slugs; looked up by a list in JSON, because SQLite limits the parameters."""
    sql = "select slug, id from speakers where slug in (select value from json_each(?))"
    return dict(db.execute(sql, [json.dumps(sorted(slugs))]).fetchall())


def _speakers(db: Database, ledger: Ledger, touched: list[int]) -> None:
    """Names, Wikidata ids, merges and given aliases of speakers, as corrections leave them."""
    named = _ids(db, ledger.slugs())
    wanted = json.dumps(sorted({*touched, *named.values()}))
    sql = (
        "select id, slug, found_name, kind, found_wikidata, name, wikidata, merged_into, scope"
        " from speakers where id in (select value from json_each(?))"
    )
    for row in db.execute(sql, [wanted]).fetchall():
        speaker, slug, found, kind, found_wikidata, *held, scope = row
        owner = ledger.owner(slug, Mention(None if scope else found, kind, None))
        into = None if owner == slug else _ids(db, {owner}).get(owner)
        name = ledger.latest("rename", slug, found, "name") or slug
        new = [name, ledger.latest("link", slug, found_wikidata, "wikidata"), into]
        if held != new:
            sets = "name = ?, wikidata = ?, merged_into = ?"
            db.execute(f"update speakers set {sets} where id = ?", [*new, speaker])
    _aliases(db, ledger)


def _aliases(db: Database, ledger: Ledger) -> None:
    """The names that people gave, and the names that renaming took away."""
    rows = {}
    ids = _ids(db, ledger.slugs())
    for op in ledger.ops:
        if op.action in ("alias", "rename"):
            name, speaker = op.payload["name"], ids[op.payload["speaker"]]
            key = digest("person", str(speaker), norm(name))
            rows[key] = (key, speaker, name, norm(name), "person")
    stored = {row[0] for row in db.execute("select key from aliases where origin = 'person'")}
    for key in stored - set(rows):
        db.execute("delete from aliases where key = ?", [key])
    sql = "insert into aliases (key, speaker, name, norm, origin) values (?, ?, ?, ?, ?)"
    for key in set(rows) - stored:
        db.execute(sql, rows[key])


def _special(db: Database, ledger: Ledger) -> set[int]:
    """The articles in which more than a merge decides, or did before."""
    anchors = [anchor for op in ledger.ops for anchor in anchors_of(op)]
    names = {norm(op.payload["name"]) for op in ledger.ops if op.action == "alias"}
    for op in ledger.ops:
        if op.action == "split":
            names |= {norm(name) for name in op.payload["names"]}
    found = db.execute("select distinct name from mentions where name is not null").fetchall()
    sql = """
        select article from mentions where correction is not null
        union select article from quotes where correction is not null
        union select article from mentions where name in (select value from json_each(?))
    """
    named = json.dumps([name for (name,) in found if norm(name) in names])
    return articles_of(db, anchors) | {row[0] for row in db.execute(sql, [named]).fetchall()}


def _settle_mentions(db: Database, ledger: Ledger, article: int) -> None:
    """Decide each mention of one article: first whom corrections assign, then whom they move."""
    places = Places(db, article)
    splits: dict[int, set[int]] = {}
    assigned: dict[int, int] = {}
    said: dict[int, list[Op]] = {}
    for number, op in enumerate(ledger.ops):
        for quote in {found for anchor in anchors_of(op) if (found := places.find(anchor))}:
            said.setdefault(quote, []).append(op)
            if op.action == "assign":
                assigned[quote] = number
            elif op.action == "split":
                splits.setdefault(op.id, set()).add(quote)
    db.execute("delete from mentions where article = ? and found is null and correction is not null"
               " and role = 'speaker' and entity is not null", [article])  # fmt: skip
    _move(db, ledger, article, splits, assigned)
    told = {quote: ops[-1].id for quote, ops in said.items()}
    told |= {quote: op for op, quotes in splits.items() for quote in quotes}
    told |= {quote: ledger.ops[number].id for quote, number in assigned.items()}
    sql = "select id, correction from quotes where article = ?"
    for quote, correction in db.execute(sql, [article]).fetchall():
        if correction != told.get(quote):
            db.execute("update quotes set correction = ? where id = ?", [told.get(quote), quote])
    settle_words(db, article, said)
    for quote, number in assigned.items():
        _assign(db, ledger, article, quote, number)


def _move(
    db: Database,
    ledger: Ledger,
    article: int,
    splits: dict[int, set[int]],
    assigned: dict[int, int],
) -> None:
    """Point each mention that a run found to whom it stands for now."""
    sql = """
        select m.id, m.quote, m.role, m.name, m.kind, m.entity, m.correction, s.slug,
            s.merged_into
        from mentions m join speakers s on s.id = m.found where m.article = ?
    """
    for row in db.execute(sql, [article]).fetchall():
        mention, quote, role, name, kind, entity, correction, slug, merged = row
        if quote in assigned and role == "speaker":
            wanted = None
            reason: int | None = ledger.ops[assigned[quote]].id
        else:
            owner = ledger.owner(slug, Mention(name, kind, quote), places=splits)
            wanted = merged if owner == slug and merged else _ids(db, {owner})[owner]
            reason = next((op for op, quotes in splits.items() if quote in quotes), None)
        if (entity, correction) != (wanted, reason):
            sql = "update mentions set entity = ?, correction = ? where id = ?"
            db.execute(sql, [wanted, reason, mention])


def _assign(db: Database, ledger: Ledger, article: int, quote: int, number: int) -> None:
    """Give a quote the speaker that a person named."""
    op = ledger.ops[number]
    if op.payload["speaker"] is None:
        return
    slug = ledger.owner(op.payload["speaker"], Mention(None, None, quote), start=number + 1)
    sql = "select key, coalesce(speaker_text, ''), speaker_spans from quotes where id = ?"
    key, text, spans = db.execute(sql, [quote]).fetchone()
    sql = "select id, name, kind from speakers where slug = ?"
    speaker, name, kind = db.execute(sql, [slug]).fetchone()
    insert(db, "mentions", {
        "key": f"{key}:correction", "article": article, "quote": quote, "role": "speaker",
        "text": text, "spans": spans, "entity": speaker, "name": name, "kind": kind, "score": 1.0,
        "chain": json.dumps([{"rule": "correction", "text": name, "spans": [], "score": 1.0}]),
        "correction": op.id,
    })  # fmt: skip


def _drop_uncreated(db: Database, ledger: Ledger) -> None:
    """Remove the speakers that only an undone correction had brought into being."""
    made = {work["new"] for op in ledger.ops if (work := op.creates())}
    sql = """
        select id, slug from speakers s where origin = 'person'
        and not exists (select 1 from mentions m where m.entity = s.id or m.found = s.id)
        and not exists (select 1 from speakers o where o.merged_into = s.id or o.speaks_for = s.id)
    """
    for speaker, slug in db.execute(sql).fetchall():
        if slug not in made:
            forget(db, speaker)
