"""What readers keep beside the words: moments with their zone, languages, outlets, bylines, structure."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable

import docx
import pytest
from samples import ATOM, FACTS, FIRST, HTML, NEWSML, NINJS, NITF, RSS, SECOND

from quotes.model import Article
from quotes.reading.markup import from_markup
from quotes.reading.moments import day, language_tag, moment
from quotes.reading.sources import read_bytes


def only(found: Iterable[object]) -> Article:
    """The first of what was read, which has to be an article."""
    first = next(iter(found))
    assert isinstance(first, Article), first
    return first


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("2026-03-14T08:00:00+01:00", "2026-03-14T08:00:00+01:00"),
        ("2026-03-14T08:00:00.123Z", "2026-03-14T08:00:00+00:00"),
        ("20260314T080000Z", "2026-03-14T08:00:00+00:00"),
        ("20260314T080000+0530", "2026-03-14T08:00:00+05:30"),
        ("2026-03-14 08:00:00+00:00", "2026-03-14T08:00:00+00:00"),
        ("20260314080000+01'00'", "2026-03-14T08:00:00+01:00"),
        ("Sat, 14 Mar 2026 08:00:00 -0500", "2026-03-14T08:00:00-05:00"),
        ("Sat, 14 Mar 2026 08:00:00", None),
        ("2026-03-14T08:00:00", None),
        ("2026-03-14", None),
        ("2026-13-14T08:00:00Z", None),
        ("2026-03-14T08:00:00+99:00", None),
        ("", None),
        (None, None),
    ],
)
def test_moments(written: str | None, found: str | None) -> None:
    assert moment(written) == found
    assert found is None or day(written) == found[:10]


@pytest.mark.parametrize(
    ("written", "tag"),
    [("en-GB", "en-GB"), (" en_US ", "en-US"), ("en", "en"), ("English, mostly", None), ("", None)],
)
def test_language_tags(written: str, tag: str | None) -> None:
    assert language_tag(written) == tag


WITH_ALL = {
    "feed": RSS.replace("<title>The Paper</title>", "<title>The Paper</title><language>en-gb</language>", 1)
    .replace("<guid>ayla-1", "<author>Ada Orla</author><guid>ayla-1"),
    "atom": ATOM.replace("<feed ", '<feed xml:lang="en-gb" ')
    .replace("T08:00:00Z", "T08:00:00+01:00").replace("<id>", "<author><name>Ada Orla</name></author><id>"),
    "newsml": NEWSML.replace("<contentMeta>", '<contentMeta><language tag="en-gb"/><by>Ada Orla</by>'
                             '<infoSource/>')
    .replace("<itemMeta>", '<itemMeta><provider literal="The Paper"/>'),
    "nitf": NITF.replace("<nitf>", '<nitf xml:lang="en-gb">').replace("By Ada", "Ada")
    .replace("T080000Z", "T080000+0100").replace("<pubdata ", '<pubdata name="The Paper" '),
    "ninjs": json.dumps({**NINJS, "language": "en-gb", "byline": "Ada Orla", "source": "The Paper",
                         "versioncreated": "2026-03-14T08:00:00+01:00"}),
    "page": HTML.replace("<html>", '<html lang="en-gb">')
    .replace('content="2026-03-14"', 'content="2026-03-14T08:00:00+01:00"')
    .replace("<head>", '<head><meta name="author" content="Ada Orla"><meta property="og:site_name"'
             f' content="The Paper"><link rel="canonical" href="{FACTS[2]}">'),
}  # fmt: skip


@pytest.mark.parametrize("kind", WITH_ALL)
def test_every_kind_gives_all_that_it_says(kind: str) -> None:
    found = only(read_bytes(kind, WITH_ALL[kind].encode()))
    assert (found.title, found.published, found.url) == FACTS
    assert found.published_at == "2026-03-14T08:00:00+01:00"
    assert (found.language or "").lower() == "en-gb"
    assert (found.outlet, found.byline) == ("The Paper", "Ada Orla")


def test_markup_keeps_its_structure() -> None:
    written = from_markup(
        f"<h2>At the quay</h2><p>{FIRST}</p><blockquote><p>{SECOND}</p></blockquote>"
        "<ul><li>One ship</li><li>Two <b>boats</b></li></ul><p><strong>Who</strong> <b>pays?</b></p>"
        "<script>x()</script>tail"
    )
    shown = [(b.kind, b.level, written.text[b.start : b.end]) for b in written.blocks]
    assert shown == [
        ("heading", 2, "At the quay"), ("quote", 0, SECOND), ("item", 0, "One ship"),
        ("item", 0, "Two boats"), ("strong", 0, "Who pays?"),
    ]  # fmt: skip
    assert written.text.endswith("\n\ntail") and FIRST in written.text


def test_a_word_document_keeps_its_structure_and_facts() -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_heading("Port Ayla to close", 1)
    made.add_paragraph(FIRST)
    made.add_paragraph(SECOND, style="Quote")
    made.add_paragraph("The quay", style="List Bullet")
    made.add_paragraph().add_run("Who pays?").bold = True
    table = made.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Ships", "12"
    made.core_properties.author, made.core_properties.language = "Ada Orla", "en-GB"
    made.save(out)
    found = only(read_bytes("file", out.getvalue()))
    shown = [(b.kind, b.level, found.text[b.start : b.end]) for b in found.blocks]
    assert shown == [
        ("heading", 1, "Port Ayla to close"), ("quote", 0, SECOND), ("item", 0, "The quay"),
        ("strong", 0, "Who pays?"),
    ]  # fmt: skip
    assert found.text.endswith("\n\nShips 12")
    assert (found.byline, found.language) == ("Ada Orla", "en-GB")


def test_a_program_is_no_author() -> None:
    made, out = docx.Document(), io.BytesIO()
    made.add_paragraph(FIRST)
    made.save(out)
    assert only(read_bytes("file", out.getvalue())).byline is None


def test_an_address_in_angles_is_no_element_that_stops_us() -> None:
    assert from_markup("<p>Write to <ada@paper.example> today</p>").text.startswith("Write to")
