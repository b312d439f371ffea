"""Headlines that end with who says so: passages written by hand."""

import pytest
from attribution_by_hand import passage, quote, tagged

from quotes.attribution.constructions.headline_sources import headline_sources
from quotes.attribution.passage import Passage

BODY = "Ada Orla said dues would rise. The HHT told nobody.\nBren Quill-Tarn wept."

VERBS = {
    "rise": "VERB",
    "shut": "VERB",
    "report": "VERB",
    "fair": "ADJ",
    "with": "ADP",
    "names": "VERB",
}


def read(headline: str, body: str = BODY) -> Passage:
    text = f"{headline}\n{body}"
    return passage(text).parsed(tagged(text, VERBS, {}))


def found(headline: str) -> list[tuple[str, str | None]]:
    made = headline_sources([], read(headline))
    return [(q.text, q.source and q.source.text) for q in made]


@pytest.mark.parametrize(
    ("headline", "content", "source"),
    [
        ("Harbour dues to rise: ministry", "Harbour dues to rise", "ministry"),
        ("Harbour dues to rise - paper.", "Harbour dues to rise", "paper"),
        ("Harbour dues in May - trade.", "Harbour dues in May", "trade"),
        ("Harbour dues to rise -- Orla.", "Harbour dues to rise", "Orla"),
        ("Harbour dues to rise--report.", "Harbour dues to rise", "report"),
        ("Harbour dues rise by ten-newspaper.", "Harbour dues rise by ten", "newspaper"),
        ("Harbour dues rise in Holm-Orla", "Harbour dues rise in Holm", "Orla"),
        ("Harbour dues fair - HHT.", "Harbour dues fair", "HHT"),
        ("Harbour dues rise - Holm TV.", "Harbour dues rise", "Holm TV"),
    ],
    ids=[
        "body", "agency's paper", "no verb, but an agency's", "two hyphens", "two hyphens, no spaces",
        "hyphen", "hyphen and a name", "adjective and letters", "named station",
    ],
)  # fmt: skip
def test_whoever_ends_a_headline_says_it(headline: str, content: str, source: str) -> None:
    assert found(headline) == [(content, source)]


@pytest.mark.parametrize(
    "headline",
    [
        "Harbour dues to rise - Holm Echo",
        "Harbour names Orla as co-chair",
        "Harbour dues rise for ex-minister.",
        "Harbour dues rise for ex-minister Orla.",
        "Harbour names Bren Quill-Tarn",
        "Harbour dues rise post-Orla rules",
        "Harbour dues rise - May 4.",
        "What made harbour dues rise - police",
        "ROWING - HOLM REGATTA RESULTS.",
        "Harbour dues rise – plans with report",
    ],
    ids=[
        "outlet", "part of an office", "former office", "former office and name", "double name",
        "compound", "date", "question", "sport", "described",
    ],
)  # fmt: skip
def test_what_ends_a_headline_for_another_reason(headline: str) -> None:
    assert found(headline) == []


def test_a_stop_tells_of_a_headline_in_the_first_line_alone() -> None:
    assert headline_sources([], read("Dues", "Harbour dues to rise - paper.")) == []


def test_a_quote_that_has_the_source_is_surer() -> None:
    given = read("Harbour dues to rise: ministry")
    known = quote(given.text, "Harbour dues to rise", "", "ministry", "model:source")
    (made,) = headline_sources([known], given)
    assert made.evidence == ("model:source", "cue:trailing-tag")


def test_a_quote_that_runs_on_into_the_source_is_none() -> None:
    given = read("Harbour dues to rise - report.")
    (made,) = headline_sources([quote(given.text, "dues to rise - report")], given)
    assert made.text == "Harbour dues to rise"


def test_a_quote_within_the_headline_stays() -> None:
    given = read("Orla names dues unfair to boats: ministry")
    known = quote(given.text, "unfair", "names", "Orla")
    assert [q.text for q in headline_sources([known], given)] == [
        "unfair", "Orla names dues unfair to boats",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "given"),
    [("the Holm Echo", "the Holm Echo"), ("harbour sources", "paper")],
    ids=["body", "people"],
)
def test_a_mere_noun_is_whoever_says_the_same_below(source: str, given: str) -> None:
    text = read("Harbour dues to rise - paper.", f"The harbour dues would rise, said {source}.")
    told = quote(text.text, "The harbour dues would rise", "said", source)
    *_, made = headline_sources([told], text)
    assert made.source
    assert made.source.text == given
    assert ("cue:headline-told" in made.evidence) == (given != "paper")
