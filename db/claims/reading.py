"""EDGE: what the commands show of claims: lists, one claim with all that hangs on it, and old ids."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from sqlite_utils import Database

from quotes.claims.linking import CONTRADICTS, DENIED, WORDS, Wording, link
from quotes.claims.nested import nested, repeats
from quotes.claims.statement import read_statement
from quotes.claims.topics import topic_of
from quotes.db.claims import drafts
from quotes.db.claims.lookup import candidates
from quotes.db.claims.outlets import outlet
from quotes.db.claims.related import related, searched_by
from quotes.db.claims.topics import index_topics, topics_of
from quotes.db.claims.wordings import read_quotes
from quotes.db.claims.worth import index_worth
from quotes.db.corrections.anchors import successor_of
from quotes.db.schema.rows import Row
from quotes.errors import CorrectionError

FACTS = f"""
    select c.key as claim, c.text, s.slug as speaker, s.name as speaker_name, s.kind as speaker_kind,
        c.first, c.last,
        c.quotes, c.articles, c.outlets, c.origins, c.severity, {drafts.told()},
        coalesce((select denied from quotes where id = c.quote), 0) as denied
    from claims c left join speakers own on own.id = c.speaker
    left join speakers s on s.id = coalesce(own.merged_into, own.id) {drafts.JOIN}
"""
# By the quotes, or by how worth checking the fullest wording is.
ORDERS = {False: "c.quotes desc, coalesce(c.last, '') desc, c.key",
          True: "w.score desc, c.quotes desc, c.key"}  # fmt: skip
WORTH = FACTS.replace(" as denied", " as denied, w.score as worth, w.reasons") + (
    " left join checkworthy w on w.quote = c.quote"
)
LIST = f"""
    {{facts}} where c.quotes >= :least and (:speaker is null or c.speaker = :speaker)
        and (:status is null or {drafts.VERDICT["status"]} = :status)
        and (:search = '' or c.text like '%' || :search || '%')
        and (:day is null or c.first = :day) and (:key is null or c.key = :key)
        and (:topic is null or c.quote in (select x.quote from _topics t
            join _quote_topics x on x.topic = t.id where t.words = :topic))
    order by {{order}} limit :limit offset :offset
"""
MEMBERS = """
    select q.key as quote, q.text, m.relation, q.kind, q.speaker_name as speaker, a.title, a.published,
        a.kind as record, coalesce(a.url, a.source) as address, a.outlet, a.key as article,
        coalesce(o.origin, a.key) as origin, o.wire
    from claim_quotes m join quotes q on q.id = m.quote join articles a on a.id = q.article
    left join article_origins o on o.article = a.id
    where m.claim = ? order by a.published is null, a.published, q.key limit ?
"""
VARIANTS = """
    select q.key as quote, v.kinds, v.place, v.marked, v.before, v.after, v.severity, v.start, v."end",
        v.base_start, v.base_end, a.published, coalesce(a.url, a.source) as address, a.outlet
    from claim_variants v join quotes q on q.id = v.quote join articles a on a.id = q.article
    where v.claim = ? order by v.severity desc, a.published is null, a.published, v.key
"""
OWN = """
    select o.claim, l.relation from _wordings w cross join _wording_links l on l.one = w.id
    cross join _wordings o on o.id = l.other where w.claim = ?1 and o.claim is not ?1
    union select o.claim, l.relation from _wordings w cross join _wording_links l on l.other = w.id
    cross join _wordings o on o.id = l.one where w.claim = ?1 and o.claim is not ?1
"""
# From which severity on a change (`quotes.claims.variants`) gives another meaning.
ANOTHER_MEANING = 4
# How another speaker's statement stands to a claim, by how the words do; and where the claim has the
# other's words as a quotation within it.
OF_OTHERS = {WORDS: "repeated by", DENIED: "denied by", CONTRADICTS: "contradicted by"}
TO_OTHERS = {WORDS: "repeats", DENIED: "denies", CONTRADICTS: "contradicts"}


def list_claims(  # noqa: PLR0913 - one parameter for each option
    db: Database, *, search: str = "", speaker: int | None = None, status: str | None = None,
    least: int = 1, limit: int = -1, offset: int = 0, day: str | None = None, by_worth: bool = False,
    key: str | None = None, topic: str | None = None, writable: bool = True,
) -> list[Row]:  # fmt: skip
    """The claims with at least so many quotes, those with most of them first.

    `by_worth` puts those first whose fullest wording is most worth checking, each with its `worth`
    (0 to 1) and its `reasons`; `day` (ISO) takes those that were first printed then, `key`
    the one of this id; `topic` those whose fullest wording has this noun phrase. Without `writable` they
    are as they were when last brought up.
    """
    if topic is not None and writable:
        index_topics(db)
    if by_worth and writable:
        index_worth(db)
    values = {
        "search": search, "speaker": speaker, "status": status, "least": least, "limit": limit,
        "offset": offset, "day": day, "key": key, "topic": None if topic is None else topic_of(topic),
    }  # fmt: skip
    sql = LIST.format(facts=WORTH if by_worth else FACTS, order=ORDERS[by_worth])
    rows = list(db.query(sql, values))
    if by_worth:
        rows = [{**row, "reasons": json.loads(row["reasons"] or "[]")} for row in rows]
    return rows


def find_claim(db: Database, wanted: str) -> tuple[int, str]:
    """The row and the id of a claim, by an id that it has or ever had, or by a quote's key.

    Raises CorrectionError where there is none, or its quotes are gone.
    """
    sql = "select id, key from claims where key = ?"
    row = db.execute(sql, [wanted]).fetchone()
    if row is None:
        alias = db.execute("select claim from claim_aliases where key = ?", [wanted]).fetchone()
        if alias and alias[0] is None:
            raise CorrectionError(f"The quotes of claim {wanted} are gone: their articles changed.")
        row = db.execute(sql, [alias[0]]).fetchone() if alias else None
    if row is None:
        old = db.execute("select id from quotes where key = ?", [wanted]).fetchone()
        sql = "select c.id, c.key from claims c join quotes q on q.claim = c.id where q.id = ?"
        row = db.execute(sql, [successor_of(db, old[0])]).fetchone() if old else None
    if row is None:
        raise CorrectionError(f"There is no claim {wanted!r}, and no current quote of that key.")
    return int(row[0]), str(row[1])


def claim(db: Database, row: int, *, members: int = -1) -> Row:
    """One claim with its quotes, variants, earlier ids, and the claims that hang together with it.

    At most so many `members`, the earliest first; -1 for all.
    """
    found: Row = next(db.query(f"{FACTS} where c.id = ?", [row]))
    sql = "select key from claim_aliases where claim = ? order by key"
    aliases = [key for (key,) in db.execute(sql, [found["claim"]]).fetchall()]
    return {
        **found, "earlier_ids": aliases, "topics": topics_of(db, fullest(db, row)),
        "members": [_placed(each) for each in db.query(MEMBERS, [row, members])],
        "variants": [
            {**_placed(each), "kinds": json.loads(each["kinds"])}
            for each in db.query(VARIANTS, [row])
        ],
        **_together(db, row),
    }  # fmt: skip


def _together(db: Database, row: int) -> Row:
    """The claims that hang together with one; those of like meaning without those named before."""
    own, others = _own(db, row), _others(db, row)
    sql = f"select id from claims where key in (select value from json_each(?)) or id = {row:d}"
    known = json.dumps([each["claim"] for each in (*own, *others)])
    said = db.execute("select text from claims where id = ?", [row]).fetchone()[0]
    near = related(
        db, said, claims={each for (each,) in db.execute(sql, [known]).fetchall()}, writable=False
    )
    sql = "select claim from quotes where id = ?"
    alike = [db.execute(sql, [quote]).fetchone()[0] for quote in near]
    return {
        "own": own, "others": others,
        "related": [{"relation": "related", **_short(db, each)} for each in alike if each],
        "related_by": searched_by(db),
    }  # fmt: skip


def _placed(row: Row) -> Row:
    return {**row, "outlet": outlet(row["address"], row["outlet"])}


def otherwise(db: Database, row: int) -> list[int]:
    """The quotes (ids) by which a claim's speaker is printed to have said something else than it: the
    fullest wordings of claims that contradict or deny it, and its own wordings that change its meaning."""
    against = [
        fullest(db, other)
        for other, relation in db.execute(OWN, [row]).fetchall()
        if other is not None and relation in (CONTRADICTS, DENIED)
    ]
    sql = "select quote from claim_variants where claim = ? and severity >= ?"
    changed = [quote for (quote,) in db.execute(sql, [row, ANOTHER_MEANING]).fetchall()]
    return list(dict.fromkeys([*against, *changed]))


def _own(db: Database, row: int) -> list[Row]:
    """Other claims of the same speaker that contradict it, deny it or share words with it."""
    found: dict[int, str] = {}
    order = (CONTRADICTS, DENIED)
    for other, relation in db.execute(OWN, [row]).fetchall():
        if other is not None and (relation in order or other not in found):
            found[other] = relation if relation != WORDS else "related"
    rows = [
        {"relation": relation, **_short(db, other)} for other, relation in found.items()
    ]  # fmt: skip
    return sorted(rows, key=lambda each: (each["relation"], each["claim"]))


def _others(db: Database, row: int) -> list[Row]:
    """Who else said, denied or contradicted it, each claim once; whose words it quotes, too."""
    sql = "select quote, text, speaker from claims where id = ?"
    quote, text, _ = db.execute(sql, [row]).fetchone()
    sought = (text, *(each.text for each in nested(text)))
    near = {c.quote: c.text for each in sought for c in candidates(db, read_statement(each))}
    near.pop(quote, None)
    found: dict[int, str] = {}
    (own,) = read_quotes(db, [quote])
    for each in read_quotes(db, near):
        if each.wording.speaker == own.wording.speaker:
            continue
        how = _beside(own.wording, text, each.wording, near[each.quote])
        sql = "select claim from quotes where id = ?"
        other = db.execute(sql, [each.quote]).fetchone()[0]
        if how and other:
            found.setdefault(other, how)
    rows = [{"relation": how, **_short(db, other)} for other, how in found.items()]
    return sorted(rows, key=lambda each: (each["relation"], each["claim"]))


def _beside(own: Wording, text: str, other: Wording, said: str) -> str | None:
    """How another speaker's wording (printed as `said`) stands to one (printed as `text`)."""
    if how := repeats(said, own):
        return OF_OTHERS[how]
    if how := repeats(text, other):
        return TO_OTHERS[how]
    joined = link(own, replace(other, speaker=own.speaker))
    return OF_OTHERS.get(joined.relation) if joined else None


def _short(db: Database, row: int) -> dict[str, Any]:
    found: Row = next(db.query(f"{FACTS} where c.id = ?", [row]))
    names = ("claim", "text", "speaker", "speaker_name", "first", "quotes", "denied")
    return {name: found[name] for name in names}


def fullest(db: Database, row: int) -> int:
    """The quote (id) that has the fullest wording of a claim."""
    return int(db.execute("select quote from claims where id = ?", [row]).fetchone()[0])
