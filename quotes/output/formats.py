"""Records -> the formats of `quotes extract`: table, jsonl, json, csv and html. Pure.

Each writer takes records one by one and yields pieces of text, so that long runs need little memory.
"""

from __future__ import annotations

import csv
import io
import json
import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape

from quotes.output.records import Record, speaker_name

Writer = Callable[[Iterable[Record]], Iterator[str]]

COLUMNS = (
    "id", "source", "title", "published", "kind", "mode", "text", "start", "end", "cue", "denied",
    "speaker", "speaker_kind", "speaker_text", "via", "addressee", "confidence",
)  # fmt: skip

# A cell that starts with one of these is a formula to a spreadsheet (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")

STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem}"
    "table{border-collapse:collapse;width:100%}td,th{padding:.4rem;border-bottom:1px solid #ccc;"
    "text-align:left;vertical-align:top}"
)


def jsonl(found: Iterable[Record]) -> Iterator[str]:
    """One JSON object a line."""
    for record in found:
        yield json.dumps(record, ensure_ascii=False) + "\n"


def json_list(found: Iterable[Record]) -> Iterator[str]:
    """One JSON list."""
    before = "[\n"
    for record in found:
        yield before + json.dumps(record, ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def csv_rows(found: Iterable[Record]) -> Iterator[str]:
    """A header and one row for each attribution; cells are safe to open in a spreadsheet."""
    yield _csv_line(COLUMNS)
    for record in found:
        row = flat(record)
        yield _csv_line(_safe(row[name]) for name in COLUMNS)


def _csv_line(cells: Iterable[object]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue()


def _safe(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and value.startswith(FORMULA) else value


def flat(record: Record) -> dict[str, object]:
    """A record as one row of plain cells."""
    article, speaker, cue = record["article"], record["speaker"], record["cue"]
    entity = (speaker or {}).get("entity") or {}
    return {
        "id": record["id"], "source": article["source"], "title": article["title"],
        "published": article["published"], "kind": record["kind"], "mode": record["mode"],
        "text": record["text"], "start": record["spans"][0][0], "end": record["spans"][-1][1],
        "cue": cue["text"] if cue else None, "denied": bool(cue and cue["denied"]),
        "speaker": speaker_name(record), "speaker_kind": entity.get("kind"),
        "speaker_text": speaker["text"] if speaker else None,
        "via": _named(record["via"]), "addressee": _named(record["addressee"]),
        "confidence": record["confidence"],
    }  # fmt: skip


def _named(link: Record | None) -> str | None:
    """The canonical name of a relay or addressee, else its words."""
    if not link:
        return None
    entity = link.get("entity")
    return str(entity["name"] if entity else link["text"])


def table(found: Iterable[Record]) -> Iterator[str]:
    """Columns for a terminal: who, how, what, how sure."""
    width = max(60, shutil.get_terminal_size((110, 24)).columns)
    room = width - 26 - 10 - 7
    yield f"{'speaker':<25} {'kind':<9} {'quote':<{room}} {'conf':>5}\n"
    for record in found:
        row = flat(record)
        who = shortened(str(row["speaker"] or "—"), 25)
        said = shortened(record["text"], room)
        yield f"{who:<25} {row['kind']:<9} {said:<{room}} {record['confidence']:>5.2f}\n"


def columns(header: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Lines with aligned columns; the widest cell sets each width."""
    widths = [max(map(len, cells)) for cells in zip(header, *rows, strict=True)]
    for cells in (header, *rows):
        yield "  ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip()


def shortened(text: str, width: int) -> str:
    """The text on one line of at most `width` characters, safe to print on a terminal."""
    return textwrap.shorten(_printable(text), width, placeholder="…")


def _printable(text: str) -> str:
    """Text without control characters, which could drive a reader's terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def html(found: Iterable[Record]) -> Iterator[str]:
    """One page without scripts; every word of an article is escaped."""
    yield (
        "<!doctype html><html lang=en><meta charset=utf-8><meta name=viewport "
        f"content='width=device-width'><title>Quotes</title><style>{STYLE}</style>"
        "<h1>Quotes</h1><table><tr><th>Speaker<th>Kind<th>Quote<th>Article<th>Confidence\n"
    )
    for record in found:
        row = flat(record)
        cells = (row["speaker"] or "—", row["kind"], record["text"], row["title"] or row["source"])
        yield "<tr>" + "".join(f"<td>{escape(str(c))}" for c in cells)
        yield f"<td>{record['confidence']:.2f}\n"
    yield "</table></html>\n"


WRITERS: dict[str, Writer] = {
    "table": table, "jsonl": jsonl, "json": json_list, "csv": csv_rows, "html": html,
}  # fmt: skip
