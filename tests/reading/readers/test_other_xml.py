"""XML that no reader knows is refused; a document type before the root hides no feed."""

from __future__ import annotations

import pytest

from quotes.errors import ArticleError
from quotes.model import Article
from quotes.reading.sources import read_bytes

TEXT = "The port of Ayla will close in May, the harbour minister said on Friday after the storm."

ENTITIES = '<!DOCTYPE rss [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>'


@pytest.mark.parametrize(
    "data",
    [
        f'<?xml version="1.0"?><dump><p>{TEXT}</p></dump>',
        f"\ufeff<?xml version='1.0'?>\n<dump><p>{TEXT}</p></dump>",
        f'<!DOCTYPE dump [<!ENTITY a "b">]><dump>{TEXT}</dump>',
    ],
    ids=["declared", "byte-order-mark", "document-type"],
)
def test_unknown_xml_is_refused(data: str) -> None:
    with pytest.raises(ArticleError, match="XML of a kind that is not read"):
        list(read_bytes("a.xml", data.encode()))


def test_a_feed_behind_a_document_type_is_one() -> None:
    with pytest.raises(ArticleError, match="feed has no entries"):
        list(read_bytes("a.xml", f"{ENTITIES}<rss><channel></channel></rss>".encode()))


def test_a_web_page_may_say_that_it_is_xml() -> None:
    page = f"<?xml version='1.0'?><!DOCTYPE html><html><body><p>{TEXT}</p></body></html>"
    (read,) = read_bytes("a.xml", page.encode())
    assert isinstance(read, Article) and read.text.strip() == TEXT
