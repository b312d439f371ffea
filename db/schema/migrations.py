"""The schema: the one place where tables, indexes, full-text search and views are made.

A released migration is never edited, only followed by another.
"""

from __future__ import annotations

from typing import Any

from sqlite_utils import Migrations

migrations = Migrations("quotes")

# Columns, types and foreign keys of every table. Spans are JSON lists of [start, end], 0-based
# characters of the article's text, end exclusive; `chain` and `evidence` are JSON lists.
TABLES: dict[str, dict[str, Any]] = {
    "runs": {
        "columns": {
            "id": int, "started": str, "finished": str, "version": str, "models": str,
            "articles": int, "quotes": int, "failures": int,
        },
    },
    "articles": {
        "columns": {
            "id": int, "key": str, "source": str, "title": str, "published": str, "url": str,
            "text": str, "body": str, "notes": str, "words": int, "current": int, "run": int,
            "first_seen": str,
        },
        "foreign_keys": [("run", "runs", "id")],
        "not_null": {"key", "source", "text", "current"},
    },
    "article_sources": {
        "columns": {
            "id": int, "key": str, "article": int, "source": str, "url": str, "current": int,
            "first_seen": str,
        },
        "foreign_keys": [("article", "articles", "id")],
        "not_null": {"key", "article", "source", "current"},
    },
    # `scope` is empty for a speaker known across articles, else what an unnamed or general one
    # belongs to. `found_*` is what the articles say, beside a person's corrections; a row that a
    # person merged stays, with `merged_into`, so that later articles still find their way.
    "speakers": {
        "columns": {
            "id": int, "slug": str, "name": str, "kind": str, "description": str, "wikidata": str,
            "gender": str, "country": str, "affiliation": str, "speaks_for": int, "scope": str,
            "origin": str, "found_name": str, "found_norm": str, "found_wikidata": str,
            "merged_into": int,
        },
        "foreign_keys": [("speaks_for", "speakers", "id"), ("merged_into", "speakers", "id")],
        "not_null": {"slug", "name", "kind", "origin"},
    },
    "aliases": {
        "columns": {
            "id": int, "key": str, "speaker": int, "name": str, "norm": str, "origin": str,
        },
        "foreign_keys": [("speaker", "speakers", "id")],
        "not_null": {"key", "speaker", "name", "norm", "origin"},
    },
    "roles": {
        "columns": {
            "id": int, "key": str, "speaker": int, "role": str, "organization": str,
            "first": str, "last": str, "article": int,
        },
        "foreign_keys": [("speaker", "speakers", "id"), ("article", "articles", "id")],
        "not_null": {"key", "speaker", "role"},
    },
    # A person's word, in the order given; `payload` is JSON and names speakers by slug and quotes
    # by key, so that it can be applied again after any later run and in another database.
    "corrections": {
        "columns": {
            "id": int, "key": str, "action": str, "payload": str, "who": str, "why": str,
            "made": str, "undone": str,
        },
        "not_null": {"key", "action", "payload", "made"},
    },
    "claims": {
        "columns": {
            "id": int, "key": str, "text": str, "speaker": int, "first": str, "last": str,
            "quotes": int,
        },
        "foreign_keys": [("speaker", "speakers", "id")],
        "not_null": {"key", "text"},
    },
    "quotes": {
        "columns": {
            "id": int, "key": str, "article": int, "kind": str, "mode": str, "text": str,
            "start": int, "end": int, "spans": str, "cue": str, "cue_lemma": str,
            "cue_spans": str, "denied": int, "speaker": int, "speaker_name": str,
            "speaker_text": str, "speaker_spans": str, "via": int, "via_text": str,
            "addressee": int, "addressee_text": str, "inherited": int, "evidence": str,
            "notes": str, "confidence": float, "claim": int, "current": int, "correction": int,
            "run": int,
        },
        "foreign_keys": [
            ("article", "articles", "id"), ("speaker", "speakers", "id"),
            ("via", "speakers", "id"), ("addressee", "speakers", "id"),
            ("claim", "claims", "id"), ("correction", "corrections", "id"), ("run", "runs", "id"),
        ],
        "not_null": {
            "key", "article", "kind", "mode", "text", "start", "end", "denied", "current",
        },
    },
    # Every resolved mention: which words of the article stand for whom, and by which steps. A quote
    # with several speakers ("the two nations") has several mentions with role "speaker". `found` is
    # whom the run found, `entity` whom it stands for after a person's corrections.
    "mentions": {
        "columns": {
            "id": int, "key": str, "article": int, "quote": int, "role": str, "text": str,
            "spans": str, "entity": int, "found": int, "name": str, "kind": str, "local": str,
            "chain": str, "score": float, "correction": int,
        },
        "foreign_keys": [
            ("article", "articles", "id"), ("quote", "quotes", "id"), ("entity", "speakers", "id"),
            ("found", "speakers", "id"), ("correction", "corrections", "id"),
        ],
        "not_null": {"key", "article", "quote", "role", "text"},
    },
    "claim_quotes": {
        "columns": {"id": int, "key": str, "claim": int, "quote": int, "relation": str},
        "foreign_keys": [("claim", "claims", "id"), ("quote", "quotes", "id")],
        "not_null": {"key", "claim", "quote"},
    },
    # Pairs that may be one and the same: kept for a person to decide, never merged by themselves.
    "candidates": {
        "columns": {
            "id": int, "key": str, "speaker": int, "other": int, "score": float, "reason": str,
            "decision": str,
        },
        "foreign_keys": [("speaker", "speakers", "id"), ("other", "speakers", "id")],
        "not_null": {"key", "speaker", "other", "score"},
    },
}  # fmt: skip

SEARCHED = {"quotes": ("text", "speaker_name"), "articles": ("title", "text"), "claims": ("text",)}

INDEXES: dict[str, tuple[tuple[str, ...], ...]] = {
    "quotes": (("article", "start"), ("kind",), ("mode",), ("denied",), ("confidence",), ("current",)),
    "articles": (("published",), ("source",), ("current",)),
    "speakers": (("name",), ("kind",), ("found_norm",), ("scope",)),
    "aliases": (("norm",),),
    "mentions": (("role",), ("name",)),
    "article_sources": (("source",),),
}  # fmt: skip


@migrations()
def m001_tables(db: Any) -> None:
    """Every table with its types, keys and indexes, and full-text search."""
    for name, table in TABLES.items():
        db[name].create(
            table["columns"], pk="id", not_null=table.get("not_null", set()),
            foreign_keys=table.get("foreign_keys", ()),
        )  # fmt: skip
        if "key" in table["columns"]:
            db[name].create_index(["key"], unique=True)
    db["speakers"].create_index(["slug"], unique=True)
    for name, indexes in INDEXES.items():
        for columns in indexes:
            db[name].create_index(list(columns), if_not_exists=True)
    db.index_foreign_keys()
    for name, columns in SEARCHED.items():
        db[name].enable_fts(list(columns), create_triggers=True, tokenize="porter")


@migrations()
def m002_name_keys(db: Any) -> None:
    """The keys under which the matcher finds a stored name; made anew by `quotes.db.matching.blocking`.

    `alias` is empty for a speaker's own name. The table is an index and goes with what it indexes.
    """
    db.execute(
        "create table _name_keys (key text not null,"
        " speaker integer not null references speakers(id) on delete cascade,"
        " alias integer references aliases(id) on delete cascade)"
    )
    for column in ("key, speaker", "speaker", "alias, speaker"):
        name = column.split(",")[0]
        db.execute(f"create index idx__name_keys_{name} on _name_keys ({column})")


@migrations()
def m003_joins(db: Any) -> None:
    """What articles said of speakers known across them, and a log of what the matcher joined and why.

    `told` is JSON. A join names the speaker that stays by its slug, and what was joined to it: the
    slug of a row that is `gone`, or the entity `local` of an `article`.
    """
    db["_appearances"].create(
        {"id": int, "key": str, "article": int, "local": str, "told": str}, pk="id",
        foreign_keys=[("article", "articles", "id")],
        not_null={"key", "article", "local", "told"},
    )  # fmt: skip
    db["joins"].create(
        {
            "id": int, "key": str, "speaker": str, "gone": str, "article": int, "local": str,
            "reason": str, "score": float, "run": int, "made": str,
        },
        pk="id", foreign_keys=[("article", "articles", "id"), ("run", "runs", "id")],
        not_null={"key", "speaker", "reason", "made"},
    )  # fmt: skip
    for name in ("_appearances", "joins"):
        db[name].create_index(["key"], unique=True)
        db[name].create_index(["article"])
    db["joins"].create_index(["speaker"])
    db["joins"].create_index(["run"])


@migrations()
def m004_statements(db: Any) -> None:
    """The words of each current quote as they are compared, and the fingerprints that find them.

    Both are made by `quotes.db.claims.statements`, from the quotes that `_statements_due` names: every
    one that was stored before, and, by triggers, each that is stored, changed, retired or removed.
    """
    db.execute(
        "create table _statements (quote integer primary key, key integer not null,"
        " norm text not null)"
    )
    db.execute("create index idx__statements_key on _statements (key)")
    db.execute(
        "create table _fingerprints (hash integer not null, quote integer not null,"
        " primary key (hash, quote)) without rowid"
    )
    db.execute("create table _statements_due (quote integer primary key)")
    db.execute("insert into _statements_due select id from quotes where current")
    when = {
        "insert": "new.current",
        "delete": "1",
        "update of text, current": "old.text is not new.text or old.current is not new.current",
    }
    for event, condition in when.items():
        name, row = event.split()[0], "old" if event == "delete" else "new"
        db.execute(
            f"create trigger quotes_statements_{name} after {event} on quotes when {condition}"
            f" begin insert or ignore into _statements_due values ({row}.id); end"
        )


@migrations()
def m005_claims(db: Any) -> None:
    """Claims: the wordings of each speaker, their links, variants, and ids that were replaced.

    `_wordings` and what hangs on them are made by `quotes.db.claims.tracking`, from the quotes that
    `_claims_due` names. A wording is what one speaker is printed to have said, however often.
    """
    for name, kind in CLAIM_COLUMNS.items():
        db["claims"].add_column(name, kind)
    db["claim_aliases"].create(
        {"id": int, "key": str, "claim": str, "why": str, "made": str}, pk="id",
        not_null={"key", "why", "made"},
    )  # fmt: skip
    db["claim_variants"].create(
        {
            "id": int, "key": str, "claim": int, "quote": int, "base": int, "kinds": str,
            "place": str, "marked": int, "start": int, "end": int, "base_start": int,
            "base_end": int, "before": str, "after": str, "severity": int,
        },
        pk="id", not_null={"key", "claim", "quote", "base", "kinds", "severity"},
        foreign_keys=[("claim", "claims", "id"), ("quote", "quotes", "id"), ("base", "quotes", "id")],
    )  # fmt: skip
    db["article_origins"].create(
        {
            "id": int, "key": str, "article": int, "origin": str, "articles": int, "share": float,
            "wire": str, "outlet": str, "day": int, "prints": int,
        },
        pk="id", not_null={"key", "article", "origin", "articles"},
        foreign_keys=[("article", "articles", "id")],
    )  # fmt: skip
    for column in ("article", "origin", "wire"):
        db["article_origins"].create_index([column])
    for name in ("claim_aliases", "claim_variants", "article_origins"):
        db[name].create_index(["key"], unique=True)
    for column in ("claim", "quote", "base", "severity"):
        db["claim_variants"].create_index([column])
    db["claim_aliases"].create_index(["claim"])
    db["claims"].create_index(["quote"])
    _claim_index(db)


# What is known of a claim beside its text: `status`, `rating`, `note`, `link` and `reviewer` are a
# person's, from the ledger.
CLAIM_COLUMNS = {
    "articles": int, "outlets": int, "origins": int, "quote": int, "severity": int,
    "status": str, "rating": str, "note": str, "link": str, "reviewer": str,
}  # fmt: skip
CLAIM_INDEX = (
    "create table _wordings (id integer primary key, key text not null, words integer not null,"
    " prints integer not null, claim integer)",
    "create unique index idx__wordings_key on _wordings (key)",
    "create index idx__wordings_claim on _wordings (claim)",
    "create table _wording_quotes (quote integer primary key, wording integer not null)",
    "create index idx__wording_quotes_wording on _wording_quotes (wording)",
    "create table _wording_prints (hash integer not null, wording integer not null,"
    " primary key (hash, wording)) without rowid",
    "create index idx__wording_prints_wording on _wording_prints (wording)",
    "create table _wording_links (one integer not null, other integer not null,"
    " relation text not null, score real not null, primary key (one, other)) without rowid",
    "create index idx__wording_links_other on _wording_links (other)",
    "create table _claims_due (quote integer primary key)",
    "create table _claim_rulings (one integer not null, other integer not null,"
    " same integer not null, primary key (one, other)) without rowid",
    "create index idx__claim_rulings_other on _claim_rulings (other)",
    "create table _claim_verdicts (quote integer primary key, made text not null, status text,"
    " rating text, note text, link text, reviewer text)",
    "create table _article_prints (hash integer not null, article integer not null,"
    " primary key (hash, article)) without rowid",
    "create index idx__article_prints_article on _article_prints (article)",
    "create table _article_links (one integer not null, other integer not null, share real not null,"
    " primary key (one, other)) without rowid",
    "create index idx__article_links_other on _article_links (other)",
    "create table _origins_due (article integer primary key)",
    "insert into _origins_due select id from articles where current",
    "create trigger articles_origins_insert after insert on articles"
    " begin insert or ignore into _origins_due values (new.id); end",
    "create trigger articles_origins_update after update of text, current, published, url on articles"
    " when old.text is not new.text or old.current is not new.current"
    " or old.published is not new.published or old.url is not new.url"
    " begin insert or ignore into _origins_due values (new.id); end",
    "create trigger quotes_claims_gone before delete on quotes begin"
    " delete from claim_quotes where quote = old.id;"
    " delete from claim_variants where quote = old.id or base = old.id;"
    " update claims set quote = null where quote = old.id; end",
    "create trigger speakers_claims_gone before delete on speakers begin"
    " update claims set speaker = null where speaker = old.id; end",
)


def _claim_index(db: Any) -> None:
    """The tables behind the claims. Triggers that note each quote whose claim may be another one now."""
    for statement in CLAIM_INDEX:
        db.execute(statement)
    db.execute("insert into _claims_due select id from quotes where current")
    told = ("text", "current", "speaker", "speaker_name", "kind", "mode", "denied")
    differs = " or ".join(f"old.{name} is not new.{name}" for name in told)
    events = {
        "insert": ("insert on quotes when new.current", "values (new.id)"),
        "delete": ("delete on quotes", "values (old.id)"),
        "update": (f"update of {', '.join(told)} on quotes when {differs}", "values (new.id)"),
        "date": (
            "update of published on articles when old.published is not new.published",
            "select id from quotes where article = new.id",
        ),
    }
    for name, (event, rows) in events.items():
        db.execute(
            f"create trigger quotes_claims_{name} after {event}"
            f" begin insert or ignore into _claims_due {rows}; end"
        )
