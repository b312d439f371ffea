"""EDGE: a file of speakers -> rows."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from sqlite_utils import Database

from quotes.db.corrections.actions import KINDS
from quotes.db.corrections.exchange import import_corrections
from quotes.db.corrections.import_rows import Imported, Row
from quotes.db.corrections.ledger import settle_all
from quotes.db.corrections.wikidata import check_qid, plain_row
from quotes.db.schema.identifiers import digest, norm, slugify
from quotes.db.schema.opening import transaction
from quotes.db.schema.rows import add_alias, free_slug, insert
from quotes.errors import CorrectionError, ImportFileError

FACTS = ("description", "wikidata", "gender", "country", "affiliation")

# Several names in one cell of a CSV file stand between these.
SEPARATOR = ";"


def import_rows(db: Database, text: str, *, name: str = "the file") -> Imported:
    """Import corrections or speakers, whichever the rows of `text` are."""
    rows = _parse(text, name)
    if all("action" in row for _, row in rows):
        return import_corrections(db, rows, name=name)
    return import_speakers(db, rows, name=name)


def _parse(text: str, name: str) -> list[tuple[int, Row]]:
    """The rows of a CSV or JSON Lines file with their line numbers, from 1."""
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ImportFileError(f"{name} is empty.")
    if not text.lstrip().startswith("{"):
        reader = csv.DictReader(io.StringIO(text))
        if not {"name", "itemLabel"} & set(reader.fieldnames or ()):
            raise ImportFileError(f"{name} is neither JSON Lines nor a CSV with a column `name`.")
        return [(reader.line_num, plain_row(dict(row))) for row in reader]
    rows = []
    # Not splitlines(): JSON may hold other line separators, such as U+2028, as they are.
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            rows.append((number, plain_row(_object(line, f"{name}, line {number}"))))
    return rows


def _object(line: str, place: str) -> Row:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ImportFileError(f"{place}: this is not JSON.") from error
    if not isinstance(row, dict):
        raise ImportFileError(f"{place}: this is not a JSON object.")
    return row


def import_speakers(
    db: Database, rows: Iterable[tuple[int, Row]], *, name: str = "the file"
) -> Imported:
    """Add a newsroom's own people and bodies, or the facts that are missing about known ones."""
    checked = [_speaker(row, f"{name}, line {number}") for number, row in rows]
    new = 0
    with transaction(db):
        for row, place in checked:
            new += _add_speaker(db, row, place)
        settle_all(db)
    return Imported(new, len(checked) - new)


def _speaker(row: Row, place: str) -> tuple[Row, str]:
    """A row of an import as columns; refuses one that cannot be read."""
    cells = {k: v for k, v in row.items() if isinstance(k, str)}
    aliases = cells.get("aliases") or []
    if isinstance(aliases, str):
        aliases = [part.strip() for part in aliases.split(SEPARATOR)]
    texts = {key: cells.get(key) or None for key in ("name", "kind", "slug", *FACTS)}
    if not all(isinstance(text, str | None) for text in texts.values()):
        raise ImportFileError(f"{place}: a value is no text.")
    if not isinstance(aliases, list) or not all(isinstance(name, str) for name in aliases):
        raise ImportFileError(f"{place}: `aliases` is no list of names.")
    if not norm(texts["name"] or ""):
        raise ImportFileError(f"{place}: `name` is missing.")
    texts["kind"] = texts["kind"] or "person"
    if texts["kind"] not in KINDS:
        raise ImportFileError(f"{place}: {texts['kind']!r} is none of {', '.join(KINDS)}.")
    try:
        texts["wikidata"] = check_qid(texts["wikidata"]) if texts["wikidata"] else None
    except CorrectionError as error:
        raise ImportFileError(f"{place}: {error}") from error
    return {**texts, "aliases": [name for name in aliases if norm(name)]}, place


def _add_speaker(db: Database, row: Row, place: str) -> bool:
    """Insert or complete one speaker; whether it was new."""
    slug = slugify(row["slug"] or row["name"])
    sql = (
        "select id from speakers where kind = ? and scope is null and"
        " (slug = ? or found_norm = ? or (? is not null and wikidata = ?)) order by slug != ?, id"
    )
    qid = row["wikidata"]
    values = [row["kind"], slug, norm(row["name"]), qid, qid, slug]
    known = db.execute(sql, values).fetchone()
    facts = {name: row[name] for name in FACTS}
    if known:
        sets = ", ".join(f"{name} = coalesce({name}, :{name})" for name in FACTS)
        sets += ", found_wikidata = coalesce(found_wikidata, :wikidata)"
        db.execute(f"update speakers set {sets} where id = :id", {**facts, "id": known[0]})
        speaker = int(known[0])
    else:
        speaker = insert(db, "speakers", {
            "slug": free_slug(db, slug), "name": row["name"], "kind": row["kind"], **facts,
            "origin": "import", "found_name": row["name"], "found_norm": norm(row["name"]),
            "found_wikidata": qid,
        })  # fmt: skip
    for name in row["aliases"]:
        _add_alias(db, speaker, name, row["kind"], place)
    return known is None


def _add_alias(db: Database, speaker: int, name: str, kind: str, place: str) -> None:
    """A name of an imported speaker; refused when another import or person gave it to somebody."""
    sql = """
        select s.name from aliases a join speakers s on s.id = a.speaker
        where a.norm = :norm and s.id != :id and s.kind = :kind and a.origin in ('person', 'import')
        union select name from speakers
        where found_norm = :norm and id != :id and kind = :kind and origin = 'import'
    """
    values = {"norm": norm(name), "id": speaker, "kind": kind}
    other = db.execute(sql, values).fetchone()
    if other:
        raise ImportFileError(f"{place}: the alias {name!r} belongs to {other[0]}.")
    add_alias(db, speaker, name, "import")
    db.execute(
        "update aliases set origin = 'import' where speaker = ? and norm = ? and origin = 'article'",
        [speaker, norm(name)],
    )
    sql = "select id from speakers where found_norm = ? and id != ? and kind = ? and scope is null"
    for (twin,) in db.execute(sql, [norm(name), speaker, kind]).fetchall():
        key = digest(str(speaker), str(twin))
        db.execute(
            "insert into candidates (key, speaker, other, score, reason) values (?, ?, ?, 0.9, ?)"
            " on conflict (key) do nothing",
            [key, twin, speaker, f"the import calls {name} so"],
        )
