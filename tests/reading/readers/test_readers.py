"""quotes.reading.readers: each kind of file by what is in it, with the facts that it holds."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from samples import (
    ATOM,
    FACTS,
    FIRST,
    LONG,
    NEWSML,
    NINJS,
    NITF,
    ROW,
    RSS,
    TEXT,
    csv_of,
    docx_of,
    message,
    pdf_of,
)

from quotes.hooks import Failure, Reader, hookimpl, plugins
from quotes.model import Article
from quotes.reading.readers import choose, reader_for
from quotes.reading.sources import read_sources


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
    assert (found.published_at, found.byline) == ("2026-03-14T08:00:00+01:00", "Ada Orla")


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
    (gzip.compress(b"x", mtime=0), "the file is compressed (gzip), not an article; unpack it first"),
    (b"SQLite format 3\x00" + bytes(90), "the database cannot be read (file is not a database)"),
    (b"WARC/1.1\r\nWARC-Type: response\r\n\r\n", "the web archive holds no page"),
    (b"PAR1 and no more", "the Parquet table is damaged ("),
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
    assert isinstance(found, Failure) and "(it has id, place); --column" in found.reason


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
        f"{FIRST} ({{see}}), content, text and body\n\n{LONG}",
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
