"""What the site sorts, filters and counts quotes by, in one narrow row each, and the indexes of its lists.

A page of a large database must not read a million rows, nor two thousand articles with their texts.
"""

from __future__ import annotations

from typing import Any

from quotes.db.schema.kept import keep, those
from quotes.db.schema.meaning import migrations

__all__ = ["FACTS", "STATEMENT", "migrations"]

# A row for each current quote. `speakers` are the ids of all who say it, each between blanks; `named`
# whether it has a speaker; `whole` whether it is more than a fragment.
FACTS = "_quote_facts"

# Fewer words than this are a fragment ("back-taxes"), which stands below full statements.
STATEMENT = 4

# Which columns of a table, when changed, change the facts.
WATCHED = {
    "quotes": (
        "text", "kind", "mode", "denied", "confidence", "current", "article", "start", "speaker",
        "speaker_name",
    ),
    "mentions": ("entity", "role", "quote"),
    "articles": ("published", "outlet"),
    "speakers": ("country",),
}  # fmt: skip

# In the order of each list of the site, so that its first page is the index's beginning.
INDEXES = (
    f"create index idx{FACTS}_published on {FACTS} (published desc, article desc, start, quote)",
    "create index idx_articles_newest on articles (coalesce(published, first_seen, '') desc, id desc)"
    " where current",
    "create index idx_claims_printed on claims (quotes desc, coalesce(last, '') desc, key)",
    "create index idx_claims_newest on claims (coalesce(last, '') desc, quotes desc, key)",
    "create index idx_claims_changed on claims (severity desc, quotes desc, key)",
    "create index idx_claims_status on claims (status, quotes desc, coalesce(last, '') desc, key)",
    "create index idx_claims_of on claims (speaker, quotes desc, coalesce(last, '') desc, key)",
    # Who is quoted how often and where is counted from the index alone. The role comes second: an index
    # that began with it would be taken for a quote's own mentions, and nearly all are speakers'.
    "create index idx_mentions_said on mentions (entity, role, article, quote)",
)


def stated(condition: str) -> str:
    """SQL that brings the facts up to date for the quotes `q` that a condition names."""
    return f"""
        delete from {FACTS} where quote {those(condition)};
        insert into {FACTS} (quote, article, start, published, outlet, country, kind, mode, denied,
                confidence, speakers, named, whole)
            select q.id, q.article, q.start, a.published, a.outlet, s.country, q.kind, q.mode,
                q.denied, q.confidence,
                (select group_concat(m.entity, ' ') from mentions m where m.quote = q.id
                    and +m.role = 'speaker' and m.entity is not null),
                q.speaker_name is not null,
                length(q.text) - length(replace(q.text, ' ', '')) + 1 >= {STATEMENT}
            from quotes q cross join articles a on a.id = q.article
            left join speakers s on s.id = q.speaker
            where +q.current and {condition};
    """


@migrations()
def m020_quote_facts(db: Any) -> None:
    """The narrow rows, the triggers that keep them, and the indexes of lists."""
    db.execute(
        f"create table {FACTS} (quote integer primary key, article integer not null,"
        " start integer not null, published text, outlet text, country text, kind text not null,"
        " mode text not null, denied integer not null, confidence real, speakers text,"
        " named integer not null, whole integer not null)"
    )
    keep(db, "facts", (FACTS, "quote"), WATCHED, stated)
    for statement in INDEXES:
        db.execute(statement)


@migrations()
def m021_rare_facets(db: Any) -> None:
    """The lists of the quotes of one mode and of one country, in the order of dates."""
    for column in ("mode", "country"):
        db.execute(
            f"create index idx{FACTS}_{column} on {FACTS}"
            f" ({column}, published desc, article desc, start, quote)"
        )
