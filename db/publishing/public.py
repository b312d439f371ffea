"""What of a database everybody may read: each table with its columns. Whatever is not named stays private.

A table without a row here is emptied in the public edition, a column that is not named has no value.
"""

from __future__ import annotations

# What has to be changed before it is public stands here, too: see `quotes.db.publishing.rows`.
PUBLIC: dict[str, str] = {
    "runs": "id started finished version articles quotes failures",
    "articles": "id key source title published url text notes words current run first_seen outlet"
    " byline outlet_id kind",
    "article_sources": "id key article source url current first_seen",
    "outlets": "id key name norm host",
    "authors": "id key name norm outlet organization",
    "article_authors": "id key article author place",
    "quotes": "id key article kind mode text start end spans cue cue_lemma cue_spans denied speaker"
    " speaker_name speaker_text speaker_spans via via_text addressee addressee_text inherited"
    " evidence notes confidence claim current correction rejected run retired successor",
    "mentions": "id key article quote role text spans entity found name kind local chain score"
    " correction",
    "speakers": "id slug name kind description wikidata gender country affiliation speaks_for scope"
    " origin found_name found_norm found_wikidata merged_into",
    "aliases": "id key speaker name norm origin",
    "roles": "id key speaker role organization first last article",
    "candidates": "id key speaker other score reason decision",
    "joins": "id key speaker gone article local reason score run made",
    "corrections": "id key action payload made",
    "_quote_corrections": "quote correction",
    "claims": "id key text speaker first last quotes articles outlets origins quote severity status"
    " rating link reviewer",
    "claim_quotes": "id key claim quote relation",
    "claim_variants": "id key claim quote base kinds place marked start end base_start base_end"
    " before after severity",
    "claim_aliases": "id key claim why made",
    "article_origins": "id key article origin articles share wire outlet day prints",
    "checkworthy": "id key quote score reasons model",
    # What the site's own searches read; all of it is made of quotes and names.
    "_name_keys": "key speaker alias",
    "_quote_facts": "quote article start published outlet country kind mode denied confidence speakers"
    " named whole",
    "_statements": "quote key norm",
    "_fingerprints": "hash quote",
    "_vectors": "block model bits",
    "_topics": "id words quotes",
    "_quote_topics": "quote topic",
    "_wordings": "id key words prints claim",
    "_wording_quotes": "quote wording",
    "_wording_links": "one other relation score",
    "_sqlite_migrations": "id migration_set name applied_at",
}

# Of the corrections in force those of these kinds are told, as the site tells them; what a person found
# of a claim stands in its own row, once it is checked.
ACTIONS = (
    "rename", "link", "alias", "merge", "split", "assign", "distinct", "claim-same", "claim-apart",
    "quote-reject", "quote-text", "quote-kind", "quote-mode", "quote-denied",
)  # fmt: skip

# What a correction may say; everything else in it, such as a note, is left out.
SAID = frozenset((
    "speaker", "other", "name", "into", "new", "kind", "wikidata", "names", "create", "quote",
    "quotes", "second", "article", "start", "end", "text", "occurrence", "mode", "denied", "words", "spans",
))  # fmt: skip


def columns(table: str) -> frozenset[str]:
    """The columns of a table that are public; none of a table that is not."""
    return frozenset(PUBLIC.get(table, "").split())
