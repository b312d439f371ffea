"""An article's entities <-> rows of `speakers`, `aliases`, `roles` and `candidates`."""

from __future__ import annotations

import json
from typing import Any

from sqlite_utils import Database

from quotes.db.blocking import index_again
from quotes.db.keys import person
from quotes.db.known import Known
from quotes.db.matching import Candidates, Match, Matcher
from quotes.db.names import digest, is_general, norm, slugify
from quotes.model import Article, Entity, Extraction, Step

# An article's own speakers are told apart by this much of its key.
SCOPE_DIGITS = 6
# The last step of a chain: which speaker of other articles an entity is.
ACROSS = "match:across-articles"


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


def call_in_full(db: Database, speaker: int, name: str) -> bool:
    """Let a whole name take the place of the mere surname by which a person was stored at first.

    The surname stays as an alias. Whether it did so.
    """
    sql = "select found_name, kind, scope, origin from speakers where id = ?"
    old, kind, scope, origin = db.execute(sql, [speaker]).fetchone()
    mine, whole = person(old or ""), person(name)
    bare = kind == "person" and scope is None and origin == "article" and mine and mine.bare
    if not bare or whole is None or whole.bare:
        return False
    sql = "update speakers set name = ?, found_name = ?, found_norm = ? where id = ?"
    db.execute(sql, [name, name, norm(name), speaker])
    db.execute("delete from aliases where speaker = ? and norm = ?", [speaker, norm(name)])
    add_alias(db, speaker, old, "article")
    index_again(db, speaker)
    return True


def add_alias(db: Database, speaker: int, name: str, origin: str) -> None:
    """Add a name to a speaker, once."""
    key = digest(str(speaker), norm(name))
    sql = (
        "insert into aliases (key, speaker, name, norm, origin) values (?, ?, ?, ?, ?)"
        " on conflict (key) do nothing"
    )
    db.execute(sql, [key, speaker, name, norm(name), origin])


def add_role(
    db: Database, speaker: int, held: tuple[str, str | None],
    dates: tuple[str | None, str | None], article: int | None,
) -> None:  # fmt: skip
    """Note what a speaker is (role, organisation) and from when to when (ISO dates) articles say so."""
    key = digest(str(speaker), norm(held[0]), norm(held[1] or ""))
    db.execute(
        "insert into roles (key, speaker, role, organization, first, last, article)"
        " values (?, ?, ?, ?, ?, ?, ?) on conflict (key) do update set"
        " first = min(coalesce(first, excluded.first), coalesce(excluded.first, first)),"
        " last = max(coalesce(last, excluded.last), coalesce(excluded.last, last))",
        [key, speaker, *held, *dates, article],
    )


def propose(db: Database, speaker: int, candidates: Candidates) -> None:
    """Keep who a speaker may be, for a person to decide; once for each pair, with the latest reason."""
    for other, score, reason in candidates:
        pair = [speaker, other]
        if speaker == other:
            continue
        turned = "update candidates set score = ?, reason = ? where speaker = ? and other = ?"
        if db.execute(turned, [score, reason, other, speaker]).rowcount:
            continue
        db.execute(
            "insert into candidates (key, speaker, other, score, reason) values (?, ?, ?, ?, ?)"
            " on conflict (key) do update set score = excluded.score, reason = excluded.reason",
            [digest(*map(str, pair)), *pair, score, reason],
        )


def forget(db: Database, speaker: int) -> None:
    """Remove a speaker that nothing stands for any more, with all that was told of it."""
    db.execute("delete from aliases where speaker = ?", [speaker])
    db.execute("delete from roles where speaker = ?", [speaker])
    db.execute("delete from candidates where speaker = :id or other = :id", {"id": speaker})
    db.execute("delete from speakers where id = ?", [speaker])


def free_slug(db: Database, slug: str) -> str:
    """The slug, with a number when another speaker has it."""
    found, number = slug, 2
    while db.execute("select 1 from speakers where slug = ?", [found]).fetchone():
        found, number = f"{slug}-{number}", number + 1
    return found


def insert(db: Database, table: str, row: dict[str, Any]) -> int:
    """Insert a row; returns its id. Plain SQL: sqlite-utils would look the table up each time."""
    columns = ", ".join(f'"{name}"' for name in row)
    marks = ", ".join("?" * len(row))
    cursor = db.execute(f"insert into {table} ({columns}) values ({marks})", list(row.values()))
    assert cursor.lastrowid is not None
    return cursor.lastrowid
