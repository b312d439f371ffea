"""Who published and who wrote an article, as each kind of source says it."""

from __future__ import annotations

import json

import pytest

from quotes.model import Article
from quotes.reading.sources import read_bytes

FIRST = "The port of Ayla will close in May, the harbour minister said on Friday after the storm."
TEXT = (
    f"{FIRST}\n\n“We had no choice,” she said to the crowd at the quay, and nobody was surprised."
)


def page(*head: str) -> bytes:
    body = "".join(f"<p>{p}</p>" for p in TEXT.split("\n\n"))
    top = "".join(head)
    return f"<html><head>{top}</head><body><article><h1>Ayla</h1>{body}</article></body></html>".encode()


def linked(**facts: object) -> str:
    data = json.dumps({"@type": "NewsArticle", "headline": "Ayla", **facts})
    return f'<script type="application/ld+json">{data}</script>'


def feed(inner: str, title: str = "Lensk Herald") -> bytes:
    entry = f"<item><title>Ayla</title>{inner}<description>{TEXT}</description></item>"
    return f'<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{title}</title>{entry}</channel></rss>'.encode()


NAMES = [{"@type": "Person", "name": "Ada Orla"}, {"@type": "Person", "name": "Carl Roe"}]
SITE = '<meta property="og:site_name" content="Ayla Courier">'
AUTHOR = '<meta name="author" content="Ada Orla">'


@pytest.mark.parametrize(
    ("name", "data", "outlet", "byline"),
    [
        ("a.html", page(linked(publisher={"name": "Lensk Herald"}, author=NAMES), SITE, AUTHOR),
         "Lensk Herald", "Ada Orla; Carl Roe"),
        ("b.html", page(SITE, AUTHOR), "Ayla Courier", "Ada Orla"),
        ("c.html", page(linked(author="https://a.example/ada", publisher=7), SITE), "Ayla Courier", None),
        ("d.html", page('<meta property="article:author" content="https://a.example/ada">'), None, None),
        ("e.html", page(linked(publisher={"name": ["x" * 500]}, author=[{}, None])), None, None),
        ("f.rss", feed("<dc:creator>Ada Orla</dc:creator>"), "Lensk Herald", "Ada Orla"),
        ("g.rss", feed('<source url="https://c.example">Ayla Courier</source>', "All the news"),
         "Ayla Courier", None),
        ("h.jsonl", json.dumps({"text": TEXT, "source": {"name": "Lensk Herald"},
                                "authors": ["Ada Orla", "Carl Roe"]}).encode(),
         "Lensk Herald", "Ada Orla; Carl Roe"),
        ("i.jsonl", json.dumps({"text": TEXT, "source": "https://c.example", "author": 3}).encode(),
         None, None),
        ("j.txt", f"Title: Ayla\nSource: Lensk Herald\nByline: Ada Orla\n\n{TEXT}".encode(),
         "Lensk Herald", "Ada Orla"),
        ("k.txt", f"Title: Ayla\nSource: https://c.example/a\n\n{TEXT}".encode(), None, None),
        ("l.txt", TEXT.encode(), None, None),
    ],
)  # fmt: skip
def test_credits(name: str, data: bytes, outlet: str | None, byline: str | None) -> None:
    (found,) = read_bytes(name, data)
    assert isinstance(found, Article)
    assert (found.outlet, found.byline) == (outlet, byline)
    assert FIRST in found.text
