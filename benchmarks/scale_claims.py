"""The claims of an invented archive in bulk: what tracking makes of texts whose printings are known."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from benchmarks.scale_rows import CHANGED, CUT, SAME, Archive, Row
from quotes.claims.fingerprints import salted
from quotes.claims.ids import claim_id
from quotes.db.schema.identifiers import digest

BATCH = 20_000

RELATIONS = {SAME: "same", CUT: "part", CHANGED: "variant"}


def write_claims(db: Database, archive: Archive, bases: dict[int, list[Row]]) -> None:
    """Store wordings and claims; `bases` has each statement's printings: quote, article, how,
    date, outlet."""
    made = _claims(archive, bases)
    tables: dict[str, list[Row]] = {}
    for number, rows in enumerate(made, 1):
        for table, row in rows:
            tables.setdefault(table, []).append(row)
        if number % BATCH == 0:
            _store(db, tables)
    _store(db, tables)


COLUMNS = {
    "claims": "id, key, text, speaker, first, last, quotes, articles, outlets, origins, quote,"
    " severity, status",
    "_claim_drafts": "claim, status",
    "claim_quotes": "key, claim, quote, relation",
    "claim_variants": "key, claim, quote, base, kinds, place, marked, start, [end], base_start,"
    " base_end, before, after, severity",
    "_wordings": "id, key, words, prints, claim",
    "_wording_quotes": "quote, wording",
    "_wording_links": "one, other, relation, score",
    "_wording_prints": "hash, wording",
}


def _store(db: Database, tables: dict[str, list[Row]]) -> None:
    for table, rows in tables.items():
        columns = COLUMNS[table]
        marks = ", ".join("?" * len(columns.split(",")))
        if table == "_wording_prints":
            rows.sort()
        sql = f"insert or ignore into {table} ({columns}) values ({marks})"
        db.conn.executemany(sql, rows)
        if table == "claim_quotes":
            claims = [(row[1], row[2]) for row in rows]
            db.conn.executemany("update quotes set claim = ? where id = ?", claims)
        rows.clear()


def _claims(archive: Archive, bases: dict[int, list[Row]]) -> Iterator[list[tuple[str, Row]]]:
    """The rows of one claim after the other, each with its table."""
    wording = 0
    for claim, (base, members) in enumerate(sorted(bases.items()), 1):
        text = archive.printed(base, SAME)
        by_text: dict[str, list[Row]] = {}
        for row in sorted(members, key=lambda row: (str(row[3]), str(row[0]))):
            by_text.setdefault(archive.printed(base, int(str(row[2]))), []).append(row)
        fullest = max(by_text, key=lambda each: (each == text, len(each)))
        first = by_text[fullest][0]
        rows = [("claims", _claim(archive, claim, base, fullest, members, len(by_text) > 1))]
        if claim % 100 == 0 and claim % 500:
            rows.append(("_claim_drafts", (claim, "to check")))
        ids = []
        for said, printings in by_text.items():
            wording += 1
            ids.append(wording)
            rows += _wording(archive, base, claim, wording, said)
            for row in printings:
                relation = "fullest" if row is first else RELATIONS[int(str(row[2]))]
                key = digest("claim", digest("quote", str(row[0])))
                rows.append(("claim_quotes", (key, claim, row[0], relation)))
                rows.append(("_wording_quotes", (row[0], wording)))
            if said != fullest:
                rows.append(("claim_variants", _variant(claim, printings[0], first, said)))
        rows += [("_wording_links", (ids[0], other, "words", 0.9)) for other in ids[1:]]
        yield rows


def _claim(
    archive: Archive, claim: int, base: int, text: str, members: list[Row], varied: bool
) -> Row:  # fmt: skip
    days = sorted(str(row[3]) for row in members)
    articles = len({row[1] for row in members})
    return (
        claim, claim_id(digest("quote", str(row[0])) for row in members), text,
        archive.speaker_of(base), days[0], days[-1], len(members), articles,
        len({row[4] for row in members}), articles, members[0][0], int(varied),
        "checked" if claim % 500 == 0 else "new",
    )  # fmt: skip


def _wording(
    archive: Archive, base: int, claim: int, wording: int, text: str
) -> list[tuple[str, Row]]:  # fmt: skip
    speaker = str(archive.speaker_of(base))
    kind = "direct" if archive.kind_of(base) == "direct" else "reported"
    prints = salted(text.split(), speaker)
    key = digest(text, speaker, kind, "speech", "False", "None")
    words = len(text.split())
    return [
        ("_wordings", (wording, key, words, len(prints), claim)),
        *(("_wording_prints", (each, wording)) for each in prints),
    ]


def _variant(claim: int, row: Row, first: Row, text: str) -> Row:
    kinds = json.dumps(["cut" if row[2] == CUT else "replaced"])
    at = len(text)
    return (
        digest("variant", str(row[0])), claim, row[0], first[0], kinds, "end", 0, at, at, at, at + 9,
        "some words", "", 1,
    )  # fmt: skip
