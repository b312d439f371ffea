"""One invented article as a file of each kind."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zlib
from collections.abc import Iterable
from contextlib import closing
from email.message import EmailMessage
from pathlib import Path

import docx
import pyarrow
from pyarrow import parquet

FIRST = "The port of Ayla will close in May, the harbour minister said on Friday after the storm."
SECOND = "“We had no choice,” she said to the crowd at the quay, and nobody there was surprised."
TEXT = f"{FIRST}\n\n{SECOND}"
FACTS = ("Port Ayla to close", "2026-03-14", "https://paper.example/ayla")
LONG = "Nobody in the town was asked before the decision fell, said Edda Holm, a farmer. "

RSS = f"""<?xml version="1.0"?><!-- made by hand --><rss version="2.0"
xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>
<item><title>Port Ayla to close</title><link>https://paper.example/ayla</link>
<guid>ayla-1</guid><pubDate>Sat, 14 Mar 2026 08:00:00 +0100</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>{FIRST}</p><script>x()</script><p>{SECOND}</p>]]></content:encoded></item>
<item><title>No text</title><guid>ayla-2</guid></item>
<item><title>Farms</title><guid>ayla-3</guid><description>{LONG}</description></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title><entry>
<title>Port Ayla to close</title><id>tag:ayla</id><link href="https://paper.example/ayla"/>
<updated>2026-03-14T08:00:00Z</updated>
<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>"""

NEWSML = f"""<?xml version="1.0" encoding="UTF-8"?>
<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:ayla:1" version="2">
<itemMeta><versionCreated>2026-03-15T10:00:00Z</versionCreated>
<firstCreated>2026-03-14T08:00:00+01:00</firstCreated>
<link rel="irel:seeAlso" href="https://paper.example/ayla"/></itemMeta>
<contentMeta><headline>Port Ayla
 to close</headline></contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head>
<body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML></contentSet></newsItem>"""

NITF = f"""<!DOCTYPE nitf SYSTEM "nitf-3-4.dtd"><nitf><head><title>Ayla</title>
<docdata><date.issue norm="20260314T080000Z"/></docdata>
<pubdata ex-ref="https://paper.example/ayla"/></head><body><body.head><hedline>
<hl1>Port Ayla to close</hl1></hedline><byline>By Ada Orla</byline></body.head>
<body.content><p>{FIRST}</p><media><caption>A ship</caption></media><p>{SECOND}</p></body.content>
</body></nitf>"""

NINJS = {
    "uri": "urn:ayla:1", "headline": FACTS[0], "versioncreated": "2026-03-14T08:00:00Z",
    "url": FACTS[2], "body_xhtml": f"<p>{FIRST}</p><p>{SECOND}</p>", "usage": [1, 2],
}  # fmt: skip

ROW = {"id": 7, "title": FACTS[0], "date": "14 March 2026", "link": FACTS[2], "text": TEXT}


def csv_of(mark: str) -> str:
    cell = TEXT.replace('"', '""')
    head = mark.join(("id", "Title", "Date", "URL", "Full Text"))
    return f'{head}\r\n7{mark}{FACTS[0]}{mark}2026-03-14{mark}{FACTS[2]}{mark}"{cell}"\r\n'


def message(*, html: bool = False) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"] = "Ada Orla <ada@paper.example>", FACTS[0]
    made["Date"] = "Sat, 14 Mar 2026 08:00:00 +0100"
    if html:
        made.set_content(f"<p>{FIRST}</p><p>{SECOND}</p>", subtype="html", cte="base64")
    else:
        made.set_content(FIRST.replace("minister ", "minister\n") + "\n\n" + SECOND + "\n")
    made.add_attachment(b"\x00\x01", maintype="image", subtype="png", filename="a.png")
    return bytes(made)


def docx_of() -> bytes:
    made, out = docx.Document(), io.BytesIO()
    for paragraph in TEXT.split("\n\n"):
        made.add_paragraph(paragraph)
    made.core_properties.title = FACTS[0]
    made.save(out)
    return out.getvalue()


def pdf_of(*lines: str) -> bytes:
    """A page with these lines, written by hand."""
    drawn = "".join(f"({line}) Tj 0 -14 Td " for line in lines)
    stream = f"BT /F1 11 Tf 40 780 Td {drawn}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
    ]  # fmt: skip
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    start = len(out)
    out += b"xref\n0 5\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % p for p in places)
    return bytes(out + b"trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % start)


HTML = f"""<!doctype html><html><head><title>Port Ayla to close</title>
<meta property="article:published_time" content="2026-03-14">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Port Ayla to close"}}</script>
</head><body><nav>Home</nav><article><h1>Port Ayla to close</h1><p>{FIRST}</p><p>{SECOND}</p></article>
</body></html>"""


def record(kind: str, address: str, body: bytes, content: str) -> bytes:
    """One record of a web archive."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\n"
        "WARC-Date: 2026-03-15T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:"
        f"00000000-0000-0000-0000-{zlib.crc32(body):012d}>\r\n"
        f"Content-Type: {content}\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n\r\n"


def answer(body: bytes, kind: str = "text/html; charset=utf-8", status: str = "200 OK") -> bytes:
    """What a site answered, as a record holds it."""
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode() + body


def page_of(number: int = 0) -> bytes:
    """A page as sites write them."""
    more = f"The committee will meet for the {number}th time next week, she added at the quay."
    return HTML.replace("</article>", f"<p>{more}</p></article>").encode()


def warc_of(*records: bytes, packed: bool = False) -> bytes:
    """A web archive, each record packed by itself where it is."""
    if not packed:
        return b"".join(records)
    packers = ((zlib.compressobj(wbits=31), each) for each in records)
    return b"".join(packer.compress(each) + packer.flush() for packer, each in packers)


def page_record(address: str, number: int = 0) -> bytes:
    """A record of a page."""
    return record(
        "response", address, answer(page_of(number)), "application/http; msgtype=response"
    )


def parquet_of(rows: list[dict[str, object]]) -> bytes:
    out = io.BytesIO()
    parquet.write_table(pyarrow.Table.from_pylist(rows), out)
    return out.getvalue()


def sqlite_of(script: str, rows: Iterable[tuple[str, tuple[object, ...]]] = ()) -> bytes:
    """A database made by a script, then rows by statements with their values."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.db")
        with closing(sqlite3.connect(path)) as db, db:
            db.executescript(script)
            for sql, values in rows:
                db.execute(sql, values)
        return path.read_bytes()


STORIES = "create table stories (headline text, body text, day text, link text);"
STORY = ("insert into stories values (?, ?, ?, ?)", (FACTS[0], TEXT, FACTS[1], FACTS[2]))

SAMPLES = {
    "a.txt": TEXT.encode(), "a.html": HTML.encode(), "a.rss": RSS.encode(), "a.atom": ATOM.encode(),
    "newsml": NEWSML.encode(), "nitf": NITF.encode(), "ninjs": json.dumps(NINJS).encode(),
    "a.jsonl": (json.dumps(ROW) + "\n" + json.dumps(ROW) + "\n").encode(),
    "a.csv": csv_of(",").encode(), "a.eml": message(), "b.eml": message(html=True),
    "a.docx": docx_of(), "a.pdf": pdf_of(FIRST[:40], FIRST[40:]),
    "a.warc": warc_of(page_record(FACTS[2])), "a.warc.gz": warc_of(page_record(FACTS[2]), packed=True),
    "a.parquet": parquet_of([ROW, ROW]), "a.sqlite": sqlite_of(STORIES, [STORY]),
}  # fmt: skip
