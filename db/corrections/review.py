"""A person's word on many speakers at once: clusters of candidates, several merges, joins taken back.

Each becomes single corrections in the ledger, so that each can be undone by itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlite_utils import Database

from quotes.db.corrections.actions import By, distinct, find_speaker, merge, split
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import Row
from quotes.errors import CorrectionError

LATER = "later"


def merge_all(db: Database, speakers: Sequence[str], into: str, by: By) -> list[str]:
    """Merge several speakers into one, or none where one of them cannot be; the keys of the corrections."""
    with transaction(db):
        heir = find_speaker(db, into)
        ids = dict.fromkeys(find_speaker(db, each).id for each in speakers)
        rest = [each for each in ids if each != heir.id]
        if not rest:
            raise CorrectionError(f"Name a speaker that is to become one with {into}.")
        return [merge(db, str(each), str(heir.id), by) for each in rest]


def tell_apart(db: Database, pairs: Sequence[Row], by: By) -> list[str]:
    """Say of each pair (slugs `speaker`, `other`) of a cluster that the two are two."""
    with transaction(db):
        return [distinct(db, pair["speaker"], pair["other"], by) for pair in pairs]


def put_off(db: Database, pairs: Sequence[Row]) -> None:
    """Leave pairs out of the review until a person asks for those that were put off."""
    sql = """
        update candidates set decision = :later where decision is null and exists (
            select 1 from speakers s, speakers o where s.id = candidates.speaker
            and o.id = candidates.other and (
                coalesce(s.merged_into, s.id) = :one and coalesce(o.merged_into, o.id) = :other
                or coalesce(s.merged_into, s.id) = :other and coalesce(o.merged_into, o.id) = :one))
    """
    with transaction(db):
        for pair in pairs:
            one, other = (find_speaker(db, pair[end]).id for end in ("speaker", "other"))
            db.execute(sql, {"later": LATER, "one": one, "other": other})


def accept(db: Database, pairs: Sequence[Row], by: By) -> tuple[list[str], list[str]]:
    """Merge pairs (ids `one`, `other`, the likeliest first) that are not one yet.

    Somebody who is as likely two others, who are not likely one themselves, is left to a person.
    Returns the keys of the corrections, and a sentence for each pair that was not merged.
    """
    keys, failed = [], []
    likely = {frozenset((pair["one"], pair["other"])) for pair in pairs}
    for pair in pairs:
        one, other = find_speaker(db, str(pair["one"])), find_speaker(db, str(pair["other"]))
        if one.id == other.id:
            continue
        if _torn({pair["one"], pair["other"]}, likely):
            failed.append(f"{one.slug} and {other.slug} are left: more than one fits.")
            continue
        why = by.why or f"accepted at {pair['score']:.2f}: {pair['reason']}"
        try:
            keys.append(merge(db, str(other.id), str(one.id), replace(by, why=why)))
        except CorrectionError as error:
            failed.append(str(error))
    return keys, failed


def _torn(pair: set[int], likely: set[frozenset[int]]) -> bool:
    """Whether one end of a pair is as likely a third speaker, whom the other end is not."""
    touching = [each for each in likely if len(each & pair) == 1]
    return any(
        frozenset((third, end)) not in likely for each in touching for third in each - pair
        for end in pair
    )  # fmt: skip


def unjoin(db: Database, join: int, by: By) -> str:
    """Take back one join of the log: what that article says of the speaker goes to a speaker of its own."""
    with transaction(db):
        sql = "select speaker, article, local from joins where id = ?"
        row = db.execute(sql, [join]).fetchone()
        if row is None:
            raise CorrectionError(f"There is no join {join}.")
        sql = """
            select q.key, m.name, s.slug from mentions m join quotes q on q.id = m.quote
            join speakers s on s.id = m.entity where m.article = ? and m.local = ? order by q.id
        """
        rows = db.execute(sql, row[1:]).fetchall()
        if not rows:
            raise CorrectionError(f"Nothing is left of join {join}: its article changed.")
        owner = rows[0][2]
        keys = list(dict.fromkeys(key for key, _, slug in rows if slug == owner))
        others = "select 1 from mentions where entity = (select id from speakers where slug = ?)"
        others += " and not (article = ? and local = ?)"
        if db.execute(others, [owner, *row[1:]]).fetchone() is None:
            raise CorrectionError(f"Join {join} is taken back already: {owner} stands alone.")
        return split(db, owner, rows[0][1], by, quotes=keys)
