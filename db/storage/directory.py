"""An article's entities <-> rows of `speakers`, `aliases`, `roles` and `candidates`."""

from __future__ import annotations

import json

from sqlite_utils import Database

from quotes.db.matching.match import ACROSS, Match, Matcher
from quotes.db.matching.merging import call_in_full
from quotes.db.matching.stored import Known
from quotes.db.schema.identifiers import is_general, norm, slugify
from quotes.db.schema.rows import add_alias, add_role, free_slug, insert, propose
from quotes.model import Article, Entity, Extraction, Step

# An article's own speakers are told apart by this much of its key.
SCOPE_DIGITS = 6


class Directory:
    """The speakers of one article: finds or makes the row of each entity."""

    def __init__(
        self, db: Database, extraction: Extraction, article_key: str, match: Matcher
    ) -> None:
        self._db = db
        self._key = article_key
        self._match = match
        self.known = Known(db, extraction)
        self._entities = {entity.id: entity for entity in extraction.entities}
        self._ids: dict[str, int] = {}
        self._why: dict[str, Step] = {}
        self._earlier = _earlier(db, extraction.article)

    def row_of(self, entity: Entity) -> int:
        """The id of the speaker that this entity is; made when nobody is known."""
        if entity.id not in self._ids:
            speaks_for = self._principal(entity)
            self._ids[entity.id] = self._find(entity, speaks_for)
            self._describe(self._ids[entity.id], entity)
        return self._ids[entity.id]

    def why(self, entity: Entity) -> Step | None:
        """What says that the entity is a speaker of other articles; None where it was new."""
        self.row_of(entity)
        return self._why.get(entity.id)

    def _principal(self, entity: Entity) -> int | None:
        """Whom a spokesperson speaks for."""
        principal = self._entities.get(entity.speaks_for or "")
        if principal is None or entity.id in (principal.id, principal.speaks_for):
            return None
        return self.row_of(principal)

    def _find(self, entity: Entity, speaks_for: int | None) -> int:
        unnamed = entity.kind == "unnamed_person"
        earlier = self._earlier.get((entity.id, entity.name, entity.kind))
        if earlier is not None and not (unnamed and speaks_for):
            row, step = earlier
            if step:
                self._why[entity.id] = step
            return row
        if unnamed or is_general(entity.name):
            return self._scoped(entity, speaks_for)
        decision = self._match(entity, self.known)
        if isinstance(decision, Match) and not self._namesake(entity, decision.speaker):
            self._why[entity.id] = Step(ACROSS, decision.reason, (), decision.score)
            return decision.speaker
        if isinstance(decision, Match):
            decision = [(decision.speaker, 0.5, "told apart in an article")]
        made = self._make(entity, speaks_for, slugify(entity.name), None)
        propose(self._db, made, decision or [])
        return made

    def _namesake(self, entity: Entity, speaker: int) -> bool:
        """Whether the article itself tells this entity from another one that is this speaker."""
        taken = {local for local, row in self._ids.items() if row == speaker}
        others = [other for local, other in self._entities.items() if local in taken]
        return any(o.name == entity.name or o.kind == entity.kind == "person" for o in others)

    def _scoped(self, entity: Entity, speaks_for: int | None) -> int:
        """A speaker without a name: one for each body spoken for, else one for each article."""
        if entity.kind == "unnamed_person" and speaks_for is not None:
            scope, slug = f"speaker:{speaks_for}", slugify(entity.name)
        else:
            scope = f"article:{self._key}"
            slug = f"{slugify(entity.name)}-{self._key[:SCOPE_DIGITS]}"
        sql = "select id from speakers where scope = ? and found_norm = ? and kind = ?"
        row = self._db.execute(sql, [scope, norm(entity.name), entity.kind]).fetchone()
        return int(row[0]) if row else self._make(entity, speaks_for, slug, scope)

    def _make(self, entity: Entity, speaks_for: int | None, slug: str, scope: str | None) -> int:
        row = {
            "slug": free_slug(self._db, slug), "name": entity.name, "kind": entity.kind,
            "wikidata": entity.wikidata, "gender": entity.gender, "country": entity.country,
            "affiliation": entity.affiliation, "speaks_for": speaks_for, "scope": scope,
            "origin": "article", "found_name": entity.name, "found_norm": norm(entity.name),
            "found_wikidata": entity.wikidata,
        }  # fmt: skip
        return insert(self._db, "speakers", row)

    def _describe(self, speaker: int, entity: Entity) -> None:
        """Add what this article says of a speaker: names, roles, facts that were not known yet."""
        self._db.execute(
            "update speakers set gender = coalesce(gender, :gender), country = coalesce(country,"
            " :country), affiliation = coalesce(affiliation, :affiliation), found_wikidata ="
            " coalesce(found_wikidata, :wikidata), wikidata = coalesce(wikidata, :wikidata)"
            " where id = :id and (gender is null and :gender is not null or country is null and"
            " :country is not null or affiliation is null and :affiliation is not null or"
            " found_wikidata is null and :wikidata is not null)",
            {
                "gender": entity.gender, "country": entity.country, "id": speaker,
                "affiliation": entity.affiliation, "wikidata": entity.wikidata,
            },
        )  # fmt: skip
        call_in_full(self._db, speaker, entity.name)
        own = self._db.execute("select found_norm from speakers where id = ?", [speaker])
        known = own.fetchone()[0]
        for name in (entity.name, *entity.aliases):
            if norm(name) and norm(name) != known:
                add_alias(self._db, speaker, name, "article")
        for role in entity.roles:
            self._add_role(speaker, role, entity.affiliation)

    def _add_role(self, speaker: int, role: str, organization: str | None) -> None:
        """Note a role with the first and last date that an article gave it."""
        published = self.known.extraction.article.published
        row = self._db.execute("select id from articles where key = ?", [self._key]).fetchone()
        add_role(self._db, speaker, (role, organization), (published, published), row[0])


def _earlier(db: Database, article: Article) -> dict[tuple[str, str, str], tuple[int, Step | None]]:
    """Whom the names meant in earlier runs over the texts of this source: they stay who they were."""
    sql = """
        select m.local, m.name, m.kind, m.found, m.chain from mentions m
        where m.found is not null and m.article in
            (select article from article_sources where source = ?)
        order by m.id
    """
    rows = db.execute(sql, [article.source]).fetchall() if article.source != "-" else []
    return {
        (local, name, kind): (found, _across(chain)) for local, name, kind, found, chain in rows
    }


def _across(chain: str | None) -> Step | None:
    """The last step of a stored chain, where it leads to another article."""
    last = (json.loads(chain or "[]") or [{}])[-1]
    return Step(ACROSS, last["text"], (), last["score"]) if last.get("rule") == ACROSS else None
