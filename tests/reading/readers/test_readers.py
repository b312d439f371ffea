"""quotes.reading.readers: each kind of file by what is in it, with the facts that it holds."""

from __future__ import annotations

import gzip
import io
import json
from email.message import EmailMessage
from pathlib import Path

import pytest

from quotes.hooks import Failure, Reader, hookimpl, plugins
from quotes.model import Article
from quotes.reading.readers import choose, reader_for
from quotes.reading.sources import read_sources

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
    docx = pytest.importorskip("docx")
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


def read(path: Path, data: bytes | str) -> list[Article | Failure]:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_sources([str(path)]))


@pytest.mark.parametrize(
    ("data", "mark"),
    [
        (RSS, "#ayla-1"),
        (ATOM, "#tag:ayla"),
        (NEWSML, ""),
        (NITF, ""),
        (json.dumps(NINJS), ""),
        (json.dumps(NINJS, indent=2), ""),
        (json.dumps({"response": {"results": [ROW]}}), ""),
        (json.dumps([ROW, {"id": 8}]), "#7"),
        (json.dumps(ROW) + "\n" + json.dumps({"id": 8, "text": ""}) + "\n", "#7"),
        (csv_of(","), ""),
        (csv_of(";"), ""),
        (csv_of("\t"), ""),
        ("\ufeff" + csv_of(","), ""),
    ],
)
def test_text_and_facts(tmp_path: Path, data: str, mark: str) -> None:
    """By content alone: the name says nothing."""
    found = read(tmp_path / "file", data)[0]
    assert isinstance(found, Article), found
    assert (found.text, found.source) == (TEXT, f"{tmp_path / 'file'}{mark}")
    assert (found.title, found.published, found.url) == FACTS


@pytest.mark.parametrize("html", [False, True])
def test_messages(tmp_path: Path, html: bool) -> None:
    (found,) = read(tmp_path / "file", message(html=html))
    assert isinstance(found, Article), found
    assert (found.text, found.title, found.published) == (TEXT, *FACTS[:2])


def test_documents(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "file", docx_of())
    assert isinstance(found, Article) and (found.text, found.title) == (TEXT, FACTS[0])
    pytest.importorskip("pypdf")
    (found,) = read(tmp_path / "file", pdf_of(FIRST[:40], FIRST[40:], "12"))
    assert (
        isinstance(found, Article) and found.text.split() == (FIRST[:40] + " " + FIRST[40:]).split()
    )


def test_lines_of_print_become_paragraphs() -> None:
    from quotes.reading.readers.documents import paragraphs  # noqa: PLC0415 - beside its reader

    lines = ["The port of Ayla will close in May, the har-", "bour minister said on Friday.", "3",
             "“We had no choice,” she said to the crowd,", "and left the quay.", "Page 4 of 9"]  # fmt: skip
    assert paragraphs(lines).split("\n\n") == [
        "The port of Ayla will close in May, the harbour minister said on Friday.",
        "“We had no choice,” she said to the crowd, and left the quay.",
    ]


def test_entries_of_a_feed_fail_alone(tmp_path: Path) -> None:
    found = read(tmp_path / "feed", RSS)
    assert found[1] == Failure(
        f"{tmp_path / 'feed'}#ayla-2", "the entry has no text; name the page it points to"
    )
    assert isinstance(found[2], Article) and "summary" in found[2].notes[0]


def test_rows_fail_alone(tmp_path: Path) -> None:
    rows = [json.dumps(ROW), "{broken", '["no object"]', json.dumps({"text": TEXT + " \ud800"})]
    found = read(tmp_path / "rows", "\n".join(rows))
    kinds = [type(each) for each in found]
    assert kinds == [Article, Failure, Failure, Article]
    assert isinstance(found[3], Article) and found[3].text.endswith("\ufffd")


def test_large_cells_and_long_numbers(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.csv", f'id,text\n{"9" * 5000},"{LONG * 4000}"\n')
    assert isinstance(found, Article) and len(found.text) > 300_000
    (found,) = read(tmp_path / "a.json", f'{{"id": {"9" * 5000}, "text": {json.dumps(TEXT)}}}')
    assert isinstance(found, Article)


REFUSED = [
    (b"%PDF-1.7 and no more", "the PDF is damaged"),
    (b"PK\x03\x04" + bytes(50), "the file is an archive or office document, not an article; "
     "save it as text, HTML, PDF or docx"),
    (b"PK\x03\x04 word/document.xml", "the document is damaged"),
    (gzip.compress(b"x"), "the file is compressed (gzip), not an article; unpack it first"),
    (b"SQLite format 3\x00" + bytes(90),
     "the file is a database, not an article; name it before the sources to ingest into it"),
    (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n",
     "the file is a web archive, not an article; take the pages out of it first"),
    (b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>',
     "the file is a sitemap, not an article; name the pages that it lists"),
    (b"<rss><channel/></rss>", "the feed has no entries"),
    (b"<nitf><body>", "the XML is damaged"),
    (b"<nitf><body/></nitf>", "the story has no text"),
    (b'{"a": 1}', "the JSON holds no article: no object has a text or body"),
    (b'{"a": ' + b"[" * 100_000, "the JSON"),
    (b'{"text": "x"', "the JSON is damaged"),
    (b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\n", "the text has no words"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "reason"), REFUSED)
def test_what_is_no_article(tmp_path: Path, data: bytes, reason: str) -> None:
    (found,) = read(tmp_path / "file", data)
    assert isinstance(found, Failure) and found.reason.startswith(reason), found


def test_a_table_without_texts_names_its_columns(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "a.csv", "id,place\n1,Ayla\n")
    assert isinstance(found, Failure) and found.reason.endswith("(it has id, place)")


ENTITIES = (
    '<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "boo">]>'
    "<nitf><body><body.content><p>" + LONG * 3 + "&a;&b;</p></body.content></body></nitf>"
)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    (found,) = read(tmp_path / "file", ENTITIES)
    assert isinstance(found, Failure) or "root" not in found.text


@pytest.mark.parametrize(
    "text",
    [
        f"Title: Port Ayla\nDate: 14 March 2026\nURL: https://paper.example\n\n{TEXT}",
        f"{FIRST} ({{see}}), content, text and body\n\n{SECOND}",
        f"From: the harbour\n\n{TEXT}",
        f"Ayla, text and all\n\n{TEXT}",
    ],
)
def test_texts_stay_texts(tmp_path: Path, text: str) -> None:
    (found,) = read(tmp_path / "file", text)
    assert isinstance(found, Article) and found.text == text


class Shouting:
    """A reader of another package."""

    many = False

    def can_read(self, name: str, head: bytes) -> bool:
        return head.startswith(b"SHOUT")

    def read(self, name: str, data: bytes) -> object:
        yield Article(name, data.decode().lower())


class Plugin:
    @hookimpl
    def register_readers(self) -> list[Reader]:
        return [Shouting()]  # type: ignore[list-item]


def test_readers_of_other_packages_come_first(tmp_path: Path) -> None:
    plugins().register(Plugin(), "shouting")
    choose._readers.cache_clear()
    try:
        (found,) = read(tmp_path / "a.txt", "SHOUT LOUD")
        assert isinstance(found, Article) and found.text == "shout loud"
    finally:
        plugins().unregister(name="shouting")
        choose._readers.cache_clear()
    assert not isinstance(reader_for("a.txt", b"SHOUT"), Shouting)
