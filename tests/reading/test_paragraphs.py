"""quotes.reading.paragraphs: what of a page is the article."""

import pytest

from quotes.reading.paragraphs import body_spans, header, headline

PAGE = """Get the latest news by email
The Ayla Post
By Mara Venn
Port Ayla ‘to close within weeks’ after storm

The port of Ayla will close within weeks, the harbour minister said on Friday after the storm.

“No.”

Photo: Getty Images

“We had no choice,” she told the crowd at the quay. “The wall is gone.”

Sign up to read this article
Read more: “We were wrong,” says the mayor
Related Stories
A fish called Bo
One subscription that gives you access to news from hundreds of sites
"""


def test_a_page() -> None:
    assert [PAGE[a:b].split(",", maxsplit=1)[0] for a, b in body_spans(PAGE)] == [
        "Port Ayla ‘to close within weeks’ after storm",
        "The port of Ayla will close within weeks",
        "“No.”",
        "“We had no choice",
    ]
    assert headline(PAGE) == "Port Ayla ‘to close within weeks’ after storm"


@pytest.mark.parametrize(
    "line",
    [
        "Sign up to our newsletter for the latest news.",
        "Read more: “We were wrong,” says mayor",
        "Advertisement",
        "© 2026 The Ayla Post. All rights reserved.",
        "• Related stories",
        "This article is invented: its people and places do not exist.",
    ],
)
def test_furniture(line: str) -> None:
    text = (
        f"The port of Ayla will close within weeks, the harbour minister said on Friday.\n{line}\n"
    )
    assert len(body_spans(text)) == 1


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell by a third after the minister said that the port would close for good.",
        "Subscribers of the phone company said that their bills had doubled since the merger.",
        "“Sign up to this deal or we strike,” the union's leader told the crowd on the quay.",
        "He said no.",
        "“We strike on Friday at the quay,” Ada Orla added. (Reuters)",
    ],
)
def test_what_only_looks_like_furniture(line: str) -> None:
    text = (
        f"The port of Ayla will close within weeks, the harbour minister said on Friday.\n{line}\n"
    )
    assert len(body_spans(text)) == 2


def test_a_header_needs_a_title() -> None:
    assert header("Title: A\nDate: 2026-01-02\n\nText") == {"title": "A", "date": "2026-01-02"}
    assert header("Source: a man said\nText") == {}


def test_a_text_of_labels_is_kept() -> None:
    assert len(body_spans("Mayor quits")) == 1


STORY = "Fire gutted the old mill of Ayla on Sunday. Nobody was hurt, chief Rolf Ivers said.\n\n"


@pytest.mark.parametrize(
    "end",
    [
        "Latest news\n\n‘I was robbed’: boxer Tito Rey on his loss\n\nMinister says taxes ‘may rise’\n",
        "More from Local\n\nTeacher admits she ‘lied for years’\n\nCouncil denies plan to sell park\n",
        "Most read\nStar says new film is ‘best yet’\nRelated\n“Never again,” says mayor of Ayla\n",
        "TOP STORIES:\n“Why I quit”\nPort to close, says minister\n",
        "Video caption, “It is a shame,” says the minister\n",
    ],
)
def test_headlines_of_other_articles_are_no_part_of_it(end: str) -> None:
    assert [STORY[a:b] for a, b in body_spans(STORY + end)] == [STORY.strip()]


def test_an_article_goes_on_below_the_headlines_of_others() -> None:
    text = (
        STORY
        + "Related\n\nStar says film is ‘best yet’\n\n“We saw the smoke at nine,” Mr Ivers said.\n"
    )
    found = [text[a:b] for a, b in body_spans(text)]
    assert found == [STORY.strip(), "“We saw the smoke at nine,” Mr Ivers said."]


def test_a_caption_loses_its_label_and_keeps_its_quotation() -> None:
    text = STORY + "Image caption, “It was hot,” said fireman Bo Hart, 40\n"
    assert [text[a:b] for a, b in body_spans(text)][-1] == "“It was hot,” said fireman Bo Hart, 40"
