"""A person's corrections: each is checked, written to the ledger and applied, or nothing is done.

Every function takes `who` made it and `why`, and returns the key of the correction.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import Any, get_args

from sqlite_utils import Database

from quotes.db.corrections.anchors import anchor_of, successor_of
from quotes.db.corrections.ledger import settle_all
from quotes.db.corrections.verdicts import told_apart_by
from quotes.db.corrections.wikidata import check_qid
from quotes.db.schema.identifiers import norm, slugify
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import free_slug, insert
from quotes.errors import CorrectionError
from quotes.model import EntityKind

KINDS: tuple[str, ...] = get_args(EntityKind)


@dataclass(frozen=True, slots=True)
class By:
    """Who makes a correction, and why."""

    who: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """A speaker that a person named, after earlier merges."""

    id: int
    slug: str
    name: str
    kind: str


def find_speaker(db: Database, wanted: str) -> Found:
    """The speaker with this slug, number or full name; one that was merged leads to its heir."""
    sql = "select id from speakers where slug = ?"
    rows = db.execute(sql, [wanted]).fetchall()
    if not rows and wanted.isdecimal():
        rows = db.execute("select id from speakers where id = ?", [int(wanted)]).fetchall()
    if not rows:
        sql = """
            select distinct coalesce(s.merged_into, s.id) from speakers s
            left join aliases a on a.speaker = s.id
            where s.name = :name or s.found_norm = :norm or a.norm = :norm
        """
        rows = db.execute(sql, {"name": wanted, "norm": norm(wanted)}).fetchall()
    if not rows:
        raise CorrectionError(f"There is no speaker {wanted!r}.")
    sql = """
        select h.id, h.slug, h.name, h.kind from speakers s
        join speakers h on h.id = coalesce(s.merged_into, s.id)
        where s.id in (select value from json_each(?)) group by h.id order by h.slug
    """
    found = [Found(*row) for row in db.execute(sql, [json.dumps([r[0] for r in rows])]).fetchall()]
    if len(found) > 1:
        slugs = ", ".join(f.slug for f in found)
        raise CorrectionError(f"{wanted!r} may be several speakers: {slugs}; name one by its slug.")
    return found[0]


def find_quote(db: Database, wanted: str) -> int:
    """The id of the quote with this key (or its unique beginning, or its number).

    A quote that is no longer current leads to the one in its place, if there is one.
    """
    sql = "select id from quotes where key = ?"
    rows = db.execute(sql, [wanted]).fetchall()
    if not rows and wanted.isdecimal():
        rows = db.execute("select id from quotes where id = ?", [int(wanted)]).fetchall()
    if not rows and wanted:
        sql = "select id from quotes where substr(key, 1, ?) = ? limit 2"
        rows = db.execute(sql, [len(wanted), wanted]).fetchall()
    if len(rows) != 1:
        number = "several quotes begin" if rows else "no quote begins"
        raise CorrectionError(f"Name a quote by its key: {number} with {wanted!r}.")
    return successor_of(db, int(rows[0][0]))


def rename(db: Database, speaker: str, name: str, by: By) -> str:
    """Give a speaker another name; the old one still finds it."""
    with transaction(db):
        found = find_speaker(db, speaker)
        clean = _name(name)
        _free_name(db, clean, found)
        return record(db, "rename", {"speaker": found.slug, "name": clean, "was": found.name}, by)


def merge(db: Database, speaker: str, into: str, by: By) -> str:
    """Two rows are one: everything of `speaker` belongs to `into` from now on."""
    with transaction(db):
        found, heir = find_speaker(db, speaker), find_speaker(db, into)
        if found.id == heir.id:
            names = "itself" if speaker == into else f"{into}: they are one already"
            raise CorrectionError(f"{speaker} cannot be merged into {names}.")
        if word := told_apart_by(db, found.id, heir.id):
            raise CorrectionError(
                f"{found.slug} and {heir.slug} are two, says correction {word}; undo it first."
            )
        return record(db, "merge", {"speaker": found.slug, "into": heir.slug}, by)


def distinct(db: Database, speaker: str, other: str, by: By) -> str:
    """Two rows are two: nothing takes them for one from now on."""
    with transaction(db):
        found, second = find_speaker(db, speaker), find_speaker(db, other)
        if speaker == other:
            raise CorrectionError(f"{speaker} cannot be told apart from itself.")
        if found.id == second.id:
            raise CorrectionError(
                f"{speaker} and {other} are one, {found.slug}; undo the merge or split it first."
            )
        if word := told_apart_by(db, found.id, second.id):
            raise CorrectionError(
                f"{found.slug} and {second.slug} are two already, by correction {word}."
            )
        return record(db, "distinct", {"speaker": found.slug, "other": second.slug}, by)


def split(
    db: Database, speaker: str, name: str, by: By, *, quotes: Sequence[str] = (),
    names: Sequence[str] = (), kind: str | None = None,
) -> str:  # fmt: skip
    """One row is two: these quotes, and all mentions under these names, go to a new speaker."""
    with transaction(db):
        found = find_speaker(db, speaker)
        if not quotes and not names:
            raise CorrectionError("Say which quotes or which names to split off.")
        anchors = [anchor_of(db, _quote_of(db, quote, found)) for quote in quotes]
        payload = {
            "speaker": found.slug, "new": free_slug(db, slugify(_name(name))), "name": _name(name),
            "kind": _kind(kind or found.kind), "quotes": anchors, "names": list(names),
        }  # fmt: skip
        return record(db, "split", payload, by)


def alias(db: Database, speaker: str, name: str, by: By) -> str:
    """Another name of a speaker, in every article."""
    with transaction(db):
        found = find_speaker(db, speaker)
        clean = _name(name)
        _free_name(db, clean, found)
        payload = {"speaker": found.slug, "name": clean, "kind": found.kind}
        return record(db, "alias", payload, by)


def link(db: Database, speaker: str, wikidata: str | None, by: By) -> str:
    """The Wikidata item that a speaker is; None takes the link away."""
    with transaction(db):
        found = find_speaker(db, speaker)
        qid = check_qid(wikidata) if wikidata else None
        sql = "select name from speakers where wikidata = ? and id != ? and merged_into is null"
        other = db.execute(sql, [qid, found.id]).fetchone() if qid else None
        if other:
            raise CorrectionError(f"{qid} is {other[0]} already; merge the two instead.")
        return record(db, "link", {"speaker": found.slug, "wikidata": qid}, by)


def assign(
    db: Database, quote: str, speaker: str | None, by: By, *, create: str | None = None
) -> str:
    """Give one quote its speaker; None for nobody, `create` is the kind of a new speaker."""
    with transaction(db):
        row = find_quote(db, quote)
        check_unrejected(db, row)
        payload: dict[str, Any] = {"quote": anchor_of(db, row), "create": None}
        if speaker is None:
            payload["speaker"] = None
        elif create:
            name = _name(speaker)
            payload["speaker"] = free_slug(db, slugify(name))
            payload["create"] = {"name": name, "kind": _kind(create)}
        else:
            payload["speaker"] = find_speaker(db, speaker).slug
        return record(db, "assign", payload, by)


def check_unrejected(db: Database, quote: int) -> None:
    """Raises CorrectionError for a quote (id) that a person rejected."""
    sql = "select q.key, c.key from quotes q join corrections c on c.id = q.rejected where q.id = ?"
    row = db.execute(sql, [quote]).fetchone()
    if row:
        raise CorrectionError(f"{row[0]} is no quote, says correction {row[1]}; undo it first.")


def undo(db: Database, correction: str, by: By) -> str:
    """Take a correction back, whichever came after it."""
    with transaction(db):
        sql = "select id, key, action, undone from corrections where key = ? or id = ?"
        number = int(correction) if correction.isdecimal() else -1
        row = db.execute(sql, [correction, number]).fetchone()
        if row is None:
            raise CorrectionError(f"There is no correction {correction!r}.")
        if row[2] == "undo" or row[3]:
            raise CorrectionError(
                f"Correction {correction} was undone already or is an undo itself."
            )
        db.execute("update corrections set undone = ? where id = ?", [_now(), row[0]])
        return record(db, "undo", {"of": row[1]}, by)


def record(db: Database, action: str, payload: dict[str, Any], by: By) -> str:
    """Write a correction to the ledger and apply it."""
    key = secrets.token_hex(8)
    insert(db, "corrections", {
        "key": key, "action": action, "payload": json.dumps(payload, ensure_ascii=False),
        "who": by.who, "why": by.why, "made": _now(),
    })  # fmt: skip
    settle_all(db)
    return key


def _now() -> str:
    """The time in UTC; to the microsecond, because the ledger is read in this order."""
    return datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def _name(name: str) -> str:
    clean = " ".join(name.split())
    if not norm(clean):
        raise CorrectionError("A name needs at least one letter.")
    return clean


def _kind(kind: str) -> str:
    if kind not in KINDS:
        raise CorrectionError(f"{kind!r} is no kind of speaker; choose one of {', '.join(KINDS)}.")
    return kind


def _free_name(db: Database, name: str, speaker: Found) -> None:
    """Refuse a name that leads to somebody else: a name given by a person is everybody's."""
    sql = """
        select h.name, h.slug from speakers s
        join speakers h on h.id = coalesce(s.merged_into, s.id)
        left join aliases a on a.speaker = s.id and a.origin in ('person', 'import')
        where (s.found_norm = :norm or a.norm = :norm) and h.id != :id and h.kind = :kind
            and s.scope is null
    """
    work = {"norm": norm(name), "id": speaker.id, "kind": speaker.kind}
    other = db.execute(sql, work).fetchone()
    if other:
        raise CorrectionError(
            f"{name!r} is a name of {other[0]} ({other[1]}) already; merge the two instead."
        )


def _quote_of(db: Database, quote: str, speaker: Found) -> int:
    """A quote that has to be this speaker's."""
    row = find_quote(db, quote)
    sql = "select 1 from mentions where quote = ? and entity = ?"
    if db.execute(sql, [row, speaker.id]).fetchone() is None:
        raise CorrectionError(f"Quote {quote} is not {speaker.name}'s.")
    return row
