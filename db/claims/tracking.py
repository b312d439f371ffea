"""EDGE: the claims, kept up to the quotes: `track` brings them up, a batch at a time.

Triggers note in `_claims_due` which quotes changed (their text, date or speaker: so merged speakers
lead to a new partition at the next run or reading). Only what hangs together with these is
partitioned anew, so one more article costs the same in a small and a large database.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlite_utils import Database

from quotes.claims.ids import claim_id
from quotes.claims.linking import CONTRADICTS, DENIED, WORDS
from quotes.claims.partition import Edge, partition
from quotes.db.claims.claim_rows import Group, write_claims
from quotes.db.claims.origins import index_origins
from quotes.db.claims.statements import index_statements
from quotes.db.claims.topics import index_topics
from quotes.db.claims.wordings import place_quotes
from quotes.db.claims.worth import index_worth
from quotes.db.schema.opening import transaction

# How many quotes are brought up at once.
BATCH = 1000
# How many quotes a transaction of others describes at most: one more article must not wait for all
# those that a new version made due.
ABREAST = 500

LINKS = """
    select one, other, relation, score from _wording_links where one = ?1
    union all select other, one, relation, score from _wording_links where other = ?1
"""
RULINGS = """
    select x.wording, y.wording, r.same from _claim_rulings r
    join _wording_quotes x on x.quote = r.one join _wording_quotes y on y.quote = r.other
    where {0} in (select value from json_each(?)) and x.wording != y.wording
"""
KEYS = """
    select w.id, w.words, w.claim, (select min(q.key) from _wording_quotes x
        join quotes q on q.id = x.quote where x.wording = w.id)
    from _wordings w where w.id in (select value from json_each(?))
"""


@dataclass(slots=True)
class Net:
    """The wordings that hang together with some, and how they are linked."""

    wordings: set[int]
    words: list[tuple[int, int, float]]
    apart: set[tuple[int, int]]
    together: set[tuple[int, int]]


def track(db: Database) -> int:
    """Bring statements and claims up to the quotes, and what describes these: how worth checking each is,
    and its topics. Returns how many quotes of claims were due.

    Inside a transaction it is part of it, and describes `ABREAST` quotes at most; outside, each batch is one.
    """
    index_statements(db)
    index_origins(db)
    done = 0
    while db.execute("select 1 from _claims_due limit 1").fetchone():
        with transaction(db):
            rows = db.execute("select quote from _claims_due order by quote limit ?", [BATCH])
            due = [row[0] for row in rows.fetchall()]
            touched, claims = place_quotes(db, due)
            db.conn.executemany("delete from _claims_due where quote = ?", [(q,) for q in due])
            _settle(db, touched, claims)
        done += len(due)
    most = ABREAST if db.conn.in_transaction else None
    index_worth(db, most=most)
    index_topics(db, most=most)
    return done


def _settle(db: Database, touched: set[int], claims: set[int]) -> None:
    """Partition what hangs together with the touched wordings, and what its claims had before."""
    net = Net(set(), [], set(), set())
    known: dict[int, tuple[str, int]] = {}
    claims = set(claims)
    asked: set[int] = set()
    while touched or claims - asked:
        _reach(db, net, touched | _members(db, claims - asked))
        asked |= claims
        touched = set()
        new = net.wordings - known.keys()
        for wording, words, claim, key in db.execute(KEYS, [json.dumps(sorted(new))]).fetchall():
            known[wording] = (key, words)
            claims |= {claim} if claim else set()
    keys = {wording: key for wording, (key, _) in known.items()}
    ids = {key: wording for wording, key in keys.items()}
    groups = partition(
        dict(known.values()),
        [Edge(keys[one], keys[other], score) for one, other, score in net.words],
        [(keys[one], keys[other]) for one, other in net.apart],
        [(keys[one], keys[other]) for one, other in net.together],
    )
    write_claims(
        db, [Group(claim_id(group), tuple(ids[key] for key in group)) for group in groups], claims
    )


def _members(db: Database, claims: Iterable[int]) -> set[int]:
    sql = "select id from _wordings where claim in (select value from json_each(?))"
    return {row[0] for row in db.execute(sql, [json.dumps(sorted(claims))]).fetchall()}


def _reach(db: Database, net: Net, seeds: set[int]) -> None:
    """Follow links of words, and what people joined, from some wordings on."""
    edge = seeds - net.wordings
    while edge:
        net.wordings |= edge
        following: set[int] = set()
        ruled = _ruled(db, edge)
        net.together |= {pair for pair, same in ruled.items() if same}
        net.apart |= {pair for pair, same in ruled.items() if not same}
        following |= {w for pair, same in ruled.items() if same for w in pair}
        for wording in edge:
            for one, other, relation, score in db.execute(LINKS, [wording]).fetchall():
                pair = (min(one, other), max(one, other))
                if relation == WORDS:
                    following.add(other)
                    net.words.append((*pair, score))
                elif relation in (CONTRADICTS, DENIED) and not ruled.get(pair):
                    net.apart.add(pair)
        edge = following - net.wordings
    net.words = sorted(set(net.words))
    inside = net.wordings
    net.apart = {pair for pair in net.apart if inside.issuperset(pair)}


def _ruled(db: Database, wordings: set[int]) -> dict[tuple[int, int], bool]:
    """What people said of pairs that have one of these wordings: whether both are one claim."""
    if db.execute("select 1 from _claim_rulings limit 1").fetchone() is None:
        return {}
    given = json.dumps(sorted(wordings))
    rows = [
        row for side in ("x.wording", "y.wording")
        for row in db.execute(RULINGS.format(side), [given]).fetchall()
    ]  # fmt: skip
    return {(min(a, b), max(a, b)): bool(same) for a, b, same in rows}
