"""EDGE: whether a text was said so, by whom, and where it is printed: `verify`.

"Not found" says what was searched; that it was never said is for nobody to conclude.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from sqlite_utils import Database

from quotes.claims.statement import Statement, read_statement
from quotes.claims.verdict import NOT_FOUND, Candidate, Verdict, judge
from quotes.db.claims.lookup import candidates, more_candidates
from quotes.db.claims.outlets import outlet
from quotes.db.claims.reading import otherwise
from quotes.db.claims.related import related, searched_by
from quotes.db.claims.statements import index_statements
from quotes.db.schema.identifiers import norm
from quotes.errors import VerifyError

Row = dict[str, Any]

# Longer texts are no quote; the longest in a large newspaper corpus have some 2,000 characters.
LONGEST = 5000
# One word proves nothing of a statement.
FEWEST_WORDS = 2
# How many places where the words are printed are told of.
SOURCES = 10

NAMED = """
    select distinct h.id, h.slug, h.name from (
        select id from speakers
        where slug = :name or name = :name or (:norm != '' and found_norm = :norm)
        union select speaker from aliases where :norm != '' and norm = :norm
    ) n join speakers s on s.id = n.id
    join speakers h on h.id = coalesce(s.merged_into, s.id)
    order by h.name = :name or h.slug = :name desc, h.slug
"""
SAID = """
    select q.id, q.key as quote, q.text, q.speaker_name as speaker, q.kind, q.denied,
        q.via_text as via, a.id as article, a.title, a.source, a.url, a.outlet, a.published,
        a.kind as record
    from quotes q join articles a on a.id = q.article
    where q.id in (select value from json_each(?))
    order by a.published is null, a.published, a.id, q.start
"""
SEARCHED = """
    select (select count(*) from quotes where current = 1) as quotes,
        coalesce(sum(kind = 'article'), 0) as articles,
        coalesce(sum(kind = 'statement'), 0) as statements,
        count(distinct substr(url, 1, 8 + instr(substr(url, 9), '/'))) as outlets,
        min(published) as first, max(published) as last
    from articles where current = 1
"""


@dataclass(frozen=True, slots=True)
class Named:
    """Who is said to have said it: the name as given, and the ids of all whose name it is."""

    name: str
    ids: frozenset[int]
    slugs: tuple[str, ...] = ()

    @property
    def doubt(self) -> str | None:
        """What is unclear of the name, as one sentence; None for one known speaker."""
        if not self.ids:
            return f"Nobody in the database is called {self.name!r}."
        if len(self.ids) > 1:
            slugs = ", ".join(self.slugs)
            return f"{self.name!r} may be several speakers: {slugs}; name one by its slug."
        return None


def named(db: Database, name: str) -> Named:
    """Everybody whose name or alias it is, after merges; an exact name or slug is only its own."""
    name = " ".join(name.split())
    if not name:
        raise VerifyError("The speaker's name is empty.")
    rows = db.execute(NAMED, {"name": name, "norm": norm(name)}).fetchall()
    exact = [row for row in rows if name in row[1:]]
    rows = exact if len(exact) == 1 else rows
    return Named(name, frozenset(row[0] for row in rows), tuple(row[1] for row in rows))


def checked(text: str) -> Statement:
    """The words of a text that can be verified. Raises VerifyError for one that cannot."""
    if len(text) > LONGEST:
        raise VerifyError(
            f"The text has {len(text):,} characters; at most {LONGEST:,} are verified at once."
        )
    statement = read_statement(text)
    if not statement.words:
        raise VerifyError("The text has no words: give the words that are said to have been said.")
    if len(statement.words) < FEWEST_WORDS:
        raise VerifyError("One word is too little to verify: give at least two.")
    return statement


def verdict_on(
    db: Database, statement: Statement, speaker: Named | None = None, *, writable: bool = True
) -> Verdict:
    """Whether the words were said so, by the speaker who is named.

    A database that is not `writable` is read as it is; otherwise what is due is indexed first.
    """
    if writable:
        index_statements(db)
    ids = None if speaker is None else speaker.ids
    found = candidates(db, statement, ids)
    verdict = judge(statement, found, ids)
    if verdict.status == NOT_FOUND and (more := more_candidates(db, statement)):
        known = {candidate.quote for candidate in found}
        found += [candidate for candidate in more if candidate.quote not in known]
        verdict = judge(statement, found, ids)
    return verdict


def brief(db: Database, verdict: Verdict) -> Row:
    """The answer to one of many queries: status, kinds, quote, speaker and confidence.

    `quote` is the key of the source; it and `speaker`, who said it, are None for "not found".
    """
    said = _first(printed(db, [verdict.match]))
    return {
        "status": verdict.status, "kinds": list(verdict.kinds),
        "quote": said["quote"] if said else None, "speaker": said["speaker"] if said else None,
        "confidence": round(verdict.confidence, 3),
    }  # fmt: skip


def answer(
    db: Database, statement: Statement, speaker: Named | None = None, *, writable: bool = True,
    searched: Row | None = None,
) -> Row:  # fmt: skip
    """Everything that is known of a text, as a plain record.

    `searched` is what is searched, where the caller knows it already.

    `otherwise` are the quotes by which the same speaker is printed to have said something else than the
    source: another number, not or not surely. `related` are other quotes that speak of the same, the
    likest first, whoever said them and whether they agree or not; `related_by` says by what they were
    found.

    `changes` have the offsets of the text and of the quote, 0-based characters, end exclusive;
    `sources` are the places where the words stand as in the quote, the earliest first.
    """
    verdict = verdict_on(db, statement, speaker, writable=writable)
    said = _first(printed(db, [verdict.match]))
    sources = printed(db, [verdict.match, *verdict.others])
    told = [each for each in (verdict.match, verdict.joined, verdict.nearest) if each]
    against = _otherwise(db, verdict, sources)
    known = [*_ids([*told, *verdict.others]), *(row["id"] for row in against)]
    alike = related_to(db, statement, known, writable=writable)
    return {
        "text": statement.text, "named": speaker.name if speaker else None,
        **brief(db, verdict),
        "said": said["text"] if said else None,
        "changes": [{**asdict(c), "kinds": list(c.kinds)} for c in verdict.changes],
        "sources": sources[:SOURCES], "printed": len(sources),
        "joined": _first(printed(db, [verdict.joined])),
        "nearest": _first(printed(db, [verdict.nearest])),
        "otherwise": against, "related": alike, "related_by": searched_by(db, closely=writable),
        "searched": searched or what_is_searched(db),
    }  # fmt: skip


def _ids(found: Iterable[Candidate | None]) -> list[int]:
    return [candidate.quote for candidate in found if candidate]


def _otherwise(db: Database, verdict: Verdict, sources: list[Row]) -> list[Row]:
    """What else the speaker of the verdict's source is printed to have said, but for the sources."""
    if verdict.match is None:
        return []
    sql = "select claim from quotes where id = ?"
    (claim,) = db.execute(sql, [verdict.match.quote]).fetchone()
    told = {row["id"] for row in sources}
    return _rows(db, [q for q in otherwise(db, claim) if q not in told]) if claim else []


def related_to(
    db: Database, statement: Statement, known: list[int], *, writable: bool
) -> list[Row]:
    """The quotes of like meaning, one of each claim, without those known, which are told of already."""
    sql = "select distinct claim from quotes where id in (select value from json_each(?))"
    claims = {row[0] for row in db.execute(sql, [json.dumps(known)]).fetchall()} - {None}
    found = related(db, statement.text, but=known, claims=claims, writable=writable)
    rows = {row["id"]: row for row in _rows(db, found)}
    return [rows[quote] for quote in found]


def printed(db: Database, found: Iterable[Candidate | None]) -> list[Row]:
    """Where statements are printed, the earliest first, each with article, outlet and date."""
    return _rows(db, _ids(found))


def _rows(db: Database, ids: list[int]) -> list[Row]:
    rows = db.query(SAID, [json.dumps(ids)]) if ids else ()
    return [{**row, "outlet": outlet(row["url"] or row["source"], row["outlet"])} for row in rows]


def what_is_searched(db: Database) -> Row:
    """How many quotes, articles and outlets there are, and their dates."""
    found: Row = next(db.query(SEARCHED))
    return found


def _first(rows: list[Row]) -> Row | None:
    return rows[0] if rows else None
