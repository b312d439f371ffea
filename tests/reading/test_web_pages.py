"""quotes.reading.web_pages and page_*: structure, furniture, titles, dates and encodings of pages."""

from __future__ import annotations

import pytest

from quotes.model import Article
from quotes.reading.web_pages import from_html

LEAD = (
    "<p>The ferry to Norr Island will stop in June after the hull was found to leak, the harbour "
    "office said on Monday. It has sailed since the old bridge fell.</p>"
)
NEXT = (
    "<p>“Nobody was on board,” said captain Tova Brandt. “We had the night to look at it.” She put "
    "the cost of a new hull at three million.</p>"
)
LAST = (
    "<p>Shop owner Abel Quist said he had not been told. “I learned it from your paper,” he said in "
    "the door of his shop at the end of the quay.</p>"
)


def page(body: str, head: str = "<title>Ferry to stop in June | Norr Echo</title>") -> bytes:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def article(
    extra: str = "", head: str = "<title>Ferry to stop in June | Norr Echo</title>"
) -> Article:
    inside = f"<article><h1>Ferry to stop in June</h1>{LEAD}{extra}{NEXT}{LAST}</article>"
    return from_html("a.html", page(inside, head))


def blocks(found: Article) -> list[tuple[str, str]]:
    return [(b.kind, found.text[b.start : b.end]) for b in found.blocks]


def body(found: Article) -> str:
    return "\n".join(found.text[a:b] for a, b in found.body)


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>What comes next</h2>", [("heading", "What comes next")]),
        ("<h4>What comes next</h4>", [("heading", "What comes next")]),
        ("<ul><li>The hull leaks in two places.</li><li>The crew stays on pay until June.</li></ul>",
         [("item", "The hull leaks in two places."), ("item", "The crew stays on pay until June.")]),
        ("<blockquote><p>The water came over my boots in the night</p></blockquote>",
         [("quote", "The water came over my boots in the night")]),
        ("<blockquote>The water came over my boots<footer>Ivo Sund, stoker</footer></blockquote>",
         [("quote", "The water came over my boots"), ("signature", "— Ivo Sund, stoker")]),
        ("<blockquote><p>The water came in.</p><p>We had no pumps.</p><cite>– Ivo Sund</cite></blockquote>",
         [("quote", "The water came in."), ("quote", "We had no pumps."), ("signature", "— Ivo Sund")]),
        ("<figure><blockquote>The water came over my boots</blockquote><figcaption>Ivo Sund</figcaption>"
         "</figure>",
         [("quote", "The water came over my boots"), ("signature", "— Ivo Sund")]),
        ("<blockquote class='twitter-tweet'><p>Save our ferry!<br>Sign today. "
         "<a href='https://t.co/x'>pic.twitter.com/x1</a></p>&mdash; Lena Moe (@lenamoe) "
         "<a href='#'>May 3, 2021</a></blockquote>",
         [("post", "Save our ferry! Sign today."), ("signature", "— Lena Moe (@lenamoe) May 3, 2021")]),
        ("<div class='bluesky-embed'><p>Save our ferry today, please!</p>— Lena Moe (@lena.example)</div>",
         [("post", "Save our ferry today, please!"), ("signature", "— Lena Moe (@lena.example)")]),
        ("<p><strong>Were you afraid when the water came in?</strong></p><p>I was, and so was the crew.</p>",
         [("strong", "Were you afraid when the water came in?")]),
        ("<p><b>Were you afraid that night?</b><br>I was, and so was all of the crew.</p>",
         [("strong", "Were you afraid that night?")]),
        ("<figure><img src='a.jpg'><figcaption>The ferry in May. Picture: Jo Lund</figcaption></figure>",
         [("caption", "The ferry in May. Picture: Jo Lund")]),
        ("<figure><img src='a.jpg'><figcaption>Ivo Sund: “We had no pumps.” Photo: Jo Lund</figcaption>"
         "</figure>",
         [("caption", "Ivo Sund: “We had no pumps.”")]),
        ("<p class='quote-text'>“The water came over my boots.”</p><p class='quote-author'>Ivo Sund</p>",
         [("signature", "— Ivo Sund")]),
        ("<div class='fb-post'><p>Save our ferry! Sign today.</p><p>Lena Moe, on Facebook</p></div>",
         [("post", "Save our ferry! Sign today."), ("signature", "— Lena Moe, on Facebook")]),
        ("<dl><dt>Judge Moe:</dt><dd>When did the water come in?</dd></dl>", []),
    ],
)  # fmt: skip
def test_structure_reaches_the_article(markup: str, expected: list[tuple[str, str]]) -> None:
    found = article(markup)
    assert [
        each for each in blocks(found) if each != ("heading", "Ferry to stop in June")
    ] == expected
    assert "⟦" not in found.text


def test_a_bold_question_and_its_answer_are_two_paragraphs() -> None:
    found = article(
        "<p><b>Were you afraid that night?</b><br>I was, and so was all of the crew.</p>"
    )
    assert "\nWere you afraid that night?\nI was, and so was all of the crew.\n" in found.text


def test_a_caption_is_in_the_text_and_not_in_the_body() -> None:
    found = article(
        "<figure><img src='a.jpg'><figcaption>“Never,” said Bo Ek.</figcaption></figure>"
    )
    assert "“Never,” said Bo Ek." in found.text and "Bo Ek" not in body(found)


def test_a_label_in_the_page_itself_is_none() -> None:
    found = article(
        "<p>The note on the hull read ⟦quote⟧ in red and nobody knew what it was for.</p>"
    )
    assert "[quote] in red" in found.text
    assert [kind for kind, _ in blocks(found)] == ["heading"]


def test_q_gets_the_marks_that_a_browser_shows() -> None:
    found = article(
        "<p>Mate Ola Vik said: <q>She told me <q>no</q> and left at once.</q> He went, too.</p>"
    )
    assert "said: “She told me ‘no’ and left at once.” He went" in found.text


def test_q_with_marks_of_its_own_keeps_them() -> None:
    found = article(
        "<p>Mate Ola Vik said to the crew: <q>“We go home.”</q> He went first of all.</p>"
    )
    assert "crew: “We go home.” He" in found.text


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote class='pullquote'>We had the night to look at it</blockquote>",
        "<div class='pull-quote'><p>“We had the night to look at it.”</p><cite>Tova Brandt</cite></div>",
        "<aside class='article-pull-quote'>We had the night to look at it</aside>",
        "<div class='paywall'><p>“The best local paper in the north,” says reader Jo Park. Subscribe to "
        "read on and support the paper.</p></div>",
        "<div class='newsletter-signup'><p>Editor Amy Roth says: “It is the best five minutes of your "
        "morning.” Sign up here.</p></div>",
        "<div class='related-links'><h3>Latest</h3><ul><li>‘I was robbed’: boxer Tito Reyes</li></ul></div>",
        "<section id='most-read'><p>Minister says that taxes may rise; so does his party now.</p></section>",
        "<div class='news-ticker'><p>Minister says that taxes may rise in the spring of next year.</p></div>",
        "<div class='cookie-banner'><p>“We care about your privacy,” our data chief Ken Oaks says.</p></div>",
        "<div class='comments'><p>“What a shame,” said nobody at all in this comment of a reader.</p></div>",
        "<p class='video-caption'>Watch: “It is a shame,” says the minister of ports in the film here.</p>",
        "<figure class='video'><figcaption>“It is a shame,” says minister Ada Roe</figcaption></figure>",
    ],
)  # fmt: skip
def test_furniture_is_no_part_of_the_article(markup: str) -> None:
    assert body(article(markup)) == body(article())


def test_the_article_in_an_aside() -> None:
    box = (
        "<div class='gdpr-overlay'><p>Cookies help us. “We care about your privacy,” the publisher says. By "
        "clicking accept you agree to the storing of cookies on your device for our partners.</p></div>"
    )
    inside = f"{box}<aside class='content'><h1>Ferry to stop in June</h1>{LEAD}{NEXT}{LAST}</aside>"
    assert body(from_html("a.html", page(inside))) == body(article())


def test_the_part_with_the_article_stays_whatever_it_is_called() -> None:
    inside = f"<div class='subscription-content'><h2>Ferry</h2>{LEAD}{NEXT}{LAST}</div>"
    assert "captain Tova Brandt" in body(from_html("a.html", page(inside)))


def test_a_footnote_number_is_no_word_and_an_exponent_stays() -> None:
    found = article(
        "<p>“It is no choice<sup>1</sup>,” she said of the 10<sup>6</sup> crowns in the bank.</p>"
    )
    assert "no choice,” she said of the 106 crowns" in found.text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Ferry to stop in June | Norr Echo</title>", "Ferry to stop in June"),
        ("<title>Ferry to stop in June - Norr Echo</title>", "Ferry to stop in June"),
        ("<title>Norr Echo: Ferry to stop in June</title>", "Ferry to stop in June"),
        ("<meta property='og:title' content='Leak stops ferry – Norr Echo'>"
         "<meta property='og:site_name' content='Norr Echo'>", "Leak stops ferry"),
        ("<meta property='og:title' content='Norr Echo | Leak stops ferry'>"
         "<meta property='og:site_name' content='The Norr Echo'>", "Leak stops ferry"),
        ("<meta property='og:title' content='Leak – and fire – stop ferry'>", "Leak – and fire – stop ferry"),
        ('<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Leak: live", '
         '"liveBlogUpdate": [{"@type": "BlogPosting", "headline": "Crew home"}]}</script>', "Leak: live"),
    ],
)  # fmt: skip
def test_a_title_has_no_name_of_the_site(head: str, title: str) -> None:
    assert article(head=head).title == title


@pytest.mark.parametrize(
    ("extra", "head", "date"),
    [
        ("", "", None),
        ("<footer>© 2025 Norr Echo</footer>", "", None),
        ("<p>The ferry was built on 4 May 1911 and has been mended twice since the war.</p>", "", None),
        ("<p>First sailed 4 May 1911.</p>", "", None),
        ("<blockquote class='twitter-tweet'><p>Save our ferry!</p>— Lena Moe (@lenamoe) "
         "<a href='#'>June 2, 2025</a></blockquote>", "", None),
        ("", "<meta property='article:published_time' content='2025-03-04T23:10:00Z'>", "2025-03-04"),
        ("", "<meta name='date' content='4 March 2025'>", "2025-03-04"),
        ("", '<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], '
         '"datePublished": "2025-03-04T08:00"}]}</script>', "2025-03-04"),
        ("", "<script type='application/ld+json'>{broken</script>", None),
        ("<span class='post-date'>March 4, 2025</span>", "", "2025-03-04"),
        ("", "<link rel='canonical' href='https://echo.example/2025/03/04/ferry'>", "2025-03-04"),
        ("", "<link rel='canonical' href='https://echo.example/1998/ferry'>", None),
    ],
)  # fmt: skip
def test_a_date_that_the_page_does_not_give_stays_empty(
    extra: str, head: str, date: str | None
) -> None:
    assert article(extra, head).published == date


@pytest.mark.parametrize(
    "line", ["4 March 2025", "Published 4 March 2025, 14:32", "By Jo Lund | March 4, 2025"]
)
def test_a_date_below_the_headline(line: str) -> None:
    inside = f"<h1>Ferry to stop in June</h1><div>{line}</div>{LEAD}{NEXT}{LAST}"
    assert from_html("a.html", page(inside)).published == "2025-03-04"


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("iso-8859-1", "cp1252"), ("latin1", "cp1252"), ("us-ascii", "cp1252"), ("windows-1252", "cp1252"),
        ("utf-8", "utf-8"), ("utf-8", "cp1252"), ("", "cp1252"), ("", "utf-8"), ("iso-8859-1", "utf-8"),
        ("iso-8859-15", "cp1252"), ("no-such-set", "utf-8"), ("", "utf-8-sig"), ("", "utf-16"),
    ],
)  # fmt: skip
def test_a_page_is_decoded_as_browsers_do(declared: str, encoding: str) -> None:
    head = f"<meta charset='{declared}'>" if declared else ""
    data = page(f"<article><h1>Café to close</h1>{LEAD}{NEXT}{LAST}</article>", head).decode()
    found = from_html("a.html", data.encode(encoding))
    assert "“Nobody was on board,” said" in found.text
    assert found.title == "Café to close"
