"""EDGE: the rows of an article's quotes and mentions, brought to what a run found."""

from __future__ import annotations

import json
from collections.abc import Container, Iterable

from sqlite_utils import Database

from quotes.db.corrections.anchors import overlaps
from quotes.db.schema.rows import Row, insert, spans_json
from quotes.db.storage.directory import Directory
from quotes.model import Attribution, Extraction, Link, Step

# Whom each speaker that was found stands for: id and name.
Likely = dict[int, tuple[int, str]]

STORED = "select key, id, retired from quotes where article = ?"


def bring(
    db: Database, article: int, extraction: Extraction, run: int, directory: Directory, *,
    retire: bool = False,
) -> tuple[int, int, int]:  # fmt: skip
    """Bring the article's quotes to what was found: how many were added, changed and removed.

    With `retire` those removed stay, no longer current, with what was found in their place. New ones
    are not current until `count_new`.
    """
    stored = {key: (quote, gone) for key, quote, gone in db.execute(STORED, [article])}
    (current,) = db.execute("select current from articles where id = ?", [article]).fetchone()
    found: dict[str, int] = {}
    added = changed = 0
    for attribution in extraction.attributions:
        row = {**_quote_row(attribution, article, run), "current": current}
        row["key"] = _free_key(row["key"], found)
        quote, gone = stored.get(row["key"], (None, None))
        links = _links(attribution, directory)
        if quote is None:
            added += 1
            quote = _add(db, row, links)
            directory.known.forget(article)
        elif gone is not None:
            added += 1
            _bring_back(db, quote, row, links)
            directory.known.forget()
        elif _update(db, quote, row, links):
            changed += 1
            directory.known.forget()
        found[row["key"]] = quote
    rest = [quote for key, (quote, gone) in stored.items() if key not in found and gone is None]
    missing = [quote for quote in rest if not _kept(db, quote, extraction)]
    for quote in missing:
        if retire:
            _retire(db, quote, run, found.values())
        else:
            _remove(db, quote)
            directory.known.forget()
    return added, changed, len(missing)


def _add(db: Database, row: Row, links: list[Row]) -> int:
    likely = _likely(db, links)
    quote = insert(db, "quotes", {**row, **_said_by(likely, links), "current": 0})
    _mentions(db, quote, row, links, likely)
    return quote


def _bring_back(db: Database, quote: int, row: Row, links: list[Row]) -> None:
    back = "update quotes set retired = null, successor = null, current = ? where id = ?"
    db.execute(back, [row["current"], quote])
    _update(db, quote, row, links)


def count_new(db: Database, article: int) -> None:
    """Let the new quotes of an article count, once it is settled who speaks: so each index that holds
    what is current writes them once."""
    db.execute(
        "update quotes set current = 1 where article = ? and not current and retired is null"
        " and rejected is null and (select a.current from articles a where a.id = quotes.article)",
        [article],
    )


def _retire(db: Database, quote: int, run: int, found: Iterable[int]) -> None:
    """Keep a quote that was not found again, with the quote that is in its place now."""
    place = _place(db, quote)
    successor = next((each for each in found if overlaps(*place, *_place(db, each))), None)
    sql = "update quotes set current = 0, retired = ?, successor = ? where id = ?"
    db.execute(sql, [run, successor, quote])


def _place(db: Database, quote: int) -> tuple[int, int]:
    """Where a run found a quote, whatever a person said of its bounds."""
    sql = (
        "select coalesce(json_extract(found, '$.start'), start),"
        """ coalesce(json_extract(found, '$.end'), "end") from quotes where id = ?"""
    )
    start, end = db.execute(sql, [quote]).fetchone()
    return start, end


def _remove(db: Database, quote: int) -> None:
    db.execute("delete from mentions where quote = ?", [quote])
    db.execute("delete from changes where quote = ?", [quote])
    db.execute("update quotes set successor = null where successor = ?", [quote])
    db.execute("delete from quotes where id = ?", [quote])


def _free_key(key: str, seen: Container[str]) -> str:
    """The key, with a number for a second attribution of the same words."""
    found, number = key, 2
    while found in seen:
        found, number = f"{key}-{number}", number + 1
    return found


def _kept(db: Database, quote: int, extraction: Extraction) -> bool:
    """Whether a person spoke of this quote and the run found nothing in its place: then it stays."""
    sql = "select correction from quotes where id = ?"
    if db.execute(sql, [quote]).fetchone()[0] is None:
        return False
    place = _place(db, quote)
    found = (attribution.quote for attribution in extraction.attributions)
    return not any(overlaps(*place, q.start, q.end) for q in found)


def _quote_row(found: Attribution, article: int, run: int) -> Row:
    quote, cue, speaker = found.quote, found.quote.cue, found.speaker
    via, addressee = found.via, found.addressee
    return {
        "key": found.id, "article": article, "kind": quote.kind, "mode": quote.mode,
        "text": quote.text, "start": quote.start, "end": quote.end, "spans": spans_json(quote.spans),
        "cue": cue.text if cue else None, "cue_lemma": cue.lemma if cue else None,
        "cue_spans": spans_json(cue.spans if cue else ()), "denied": int(bool(cue and cue.denied)),
        "speaker_text": speaker.mention.text if speaker else None,
        "speaker_spans": spans_json(speaker.mention.spans if speaker else ()),
        "via_text": via.mention.text if via else None,
        "addressee_text": addressee.mention.text if addressee else None,
        "inherited": int(quote.inherited), "evidence": json.dumps(list(found.evidence)),
        "notes": json.dumps(list(quote.notes), ensure_ascii=False),
        "confidence": found.confidence, "current": 1, "run": run,
    }  # fmt: skip


def _links(found: Attribution, directory: Directory) -> list[Row]:
    """A row for each entity of each link, and one for a link to nobody."""
    rows: list[Row] = []
    links = (("speaker", found.speaker), ("via", found.via), ("addressee", found.addressee))
    for role, link in links:
        if link is None:
            continue
        base = {
            "role": role, "text": link.mention.text, "spans": spans_json(link.mention.spans),
            "score": link.score,
        }  # fmt: skip
        for entity in link.entities:
            rows.append({
                **base, "chain": _chain(link, directory.why(entity)),
                "found": directory.row_of(entity), "name": entity.name, "kind": entity.kind,
                "local": entity.id,
            })  # fmt: skip
        if not link.entities:
            none = dict.fromkeys(("found", "name", "kind", "local"))
            rows.append({**base, "chain": _chain(link), **none})
    return rows


def _update(db: Database, quote: int, row: Row, links: list[Row]) -> bool:
    """Bring a stored quote up to date; whether anything but the run differed.

    The row holds what the run found until the corrections are applied to it again.
    """
    names = [name for name in row if name not in ("run", "current")]
    columns = ", ".join(f'"{name}"' for name in [*names, "found"])
    old: Row = next(db.query(f"select {columns} from quotes where id = ?", [quote]))
    old |= json.loads(old["found"] or "{}")
    fields = list(links[0]) if links else ["role"]
    sql = (
        f"select {', '.join(fields)} from mentions where quote = ? and"
        " (correction is null or found is not null) order by id"
    )
    stored = db.execute(sql, [quote]).fetchall()
    same_links = stored == [tuple(link[name] for name in fields) for link in links]
    if same_links and all(old[name] == row[name] for name in names):
        return False
    sets = ", ".join(f'"{name}" = :{name}' for name in row) + ", found = null"
    db.execute(f"update quotes set {sets} where id = :id", {**row, "id": quote})
    if not same_links:
        db.execute("delete from mentions where quote = ?", [quote])
        _mentions(db, quote, row, links, _likely(db, links))
    return True


def _mentions(db: Database, quote: int, row: Row, links: list[Row], likely: Likely) -> None:
    for number, link in enumerate(links):
        entity, _ = likely.get(link["found"], (None, None))
        insert(db, "mentions", {
            "key": f"{row['key']}:{number}", "article": row["article"], "quote": quote, **link,
            "entity": entity,
        })  # fmt: skip


def _likely(db: Database, links: list[Row]) -> Likely:
    """Whom each speaker that was found stands for if no correction says otherwise: id and name."""
    sql = """
        select s.id, o.id, o.name from speakers s join speakers o on o.id = coalesce(s.merged_into, s.id)
        where s.id in (select value from json_each(?))
    """
    rows = db.execute(sql, [json.dumps([link["found"] for link in links])]).fetchall()
    return {found: (entity, name) for found, entity, name in rows}


def _said_by(likely: Likely, links: list[Row]) -> Row:
    """The columns that the ledger settles, as they are if no correction says otherwise: written at once,
    they are seldom written again."""
    row: Row = {}
    for role in ("speaker", "via", "addressee"):
        theirs = dict(likely[x["found"]] for x in links if x["role"] == role and x["found"])
        row[role] = next(iter(theirs)) if len(theirs) == 1 else None
        if role == "speaker":
            row["speaker_name"] = " and ".join(theirs.values()) or None
    return row


def _chain(link: Link, across: Step | None = None) -> str:
    steps = [
        {"rule": s.rule, "text": s.text, "spans": [[a, b] for a, b in s.spans], "score": s.score}
        for s in (*link.chain, *([across] if across else []))
    ]
    return json.dumps(steps, ensure_ascii=False)
