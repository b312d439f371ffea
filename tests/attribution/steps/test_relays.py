"""Who passed the words on: drafts written by hand."""

import pytest
from attribution_by_hand import draft, flat, passage, texts, tree

from quotes.attribution.drafts import Draft
from quotes.attribution.steps.relays import (
    cited_as_saying,
    citing,
    quoted_as,
    told_first,
    without_twins,
)

QUOTED = "Bo Roe was quoted as saying by the Ayla Post that wells were dry."


def both(text: str, made: Draft) -> tuple[list[str], list[str], tuple[str, ...]]:
    return texts(text, made.sources), texts(text, made.via), made.rules


def test_somebody_is_cited_as_saying() -> None:
    text = "The Ayla Post cited Bo Roe as saying wells were dry."
    citing = draft(text, ["Bo Roe"], "cited", "The Ayla Post")
    saying = draft(text, ["wells were dry"], "as saying", "The Ayla Post")
    (made,) = cited_as_saying([citing, saying], passage(text))
    assert both(text, made) == (["Bo Roe"], ["The Ayla Post"], ("relay:cited",))
    assert cited_as_saying([saying], passage(text)) == [saying]


@pytest.mark.parametrize(
    ("source", "via"), [("the Ayla Post", ["the Ayla Post"]), ("Bo Roe", []), ("", [])]
)
def test_somebody_is_quoted_as_saying(source: str, via: list[str]) -> None:
    parse = tree(QUOTED, "Bo PROPN 3 nsubj:pass", "Roe PROPN 0 flat", "was AUX 3 aux:pass",
                 "quoted VERB -1 root")  # fmt: skip
    given = draft(QUOTED, ["wells were dry"], "was quoted as saying by", source)
    made = quoted_as(given, passage(QUOTED, parse))
    assert both(QUOTED, made) == (["Bo Roe"], via, ("relay:quoted",))


def test_one_span_holds_source_and_relay() -> None:
    text = "Wells were dry, said Bo Roe, quoted by the Ayla Post."
    given = draft(text, ["Wells were dry"], "said", "Bo Roe, quoted by the Ayla Post")
    made = quoted_as(given, passage(text, flat(text)))
    assert both(text, made) == (["Bo Roe"], ["the Ayla Post"], ("relay:quoted",))


@pytest.mark.parametrize(
    ("text", "others", "found"),
    [
        ("“It is dry,” Bo said, according to the Ayla Post.", [], (["Bo"], ["the Ayla Post"])),
        ("“It is dry,” Bo said, according to the Ayla Post.", ["said"], (["the Ayla Post"], [])),
        ("“It is dry,” according to the Ayla Post.", [], (["the Ayla Post"], [])),
        ("“It is dry.” — Bo, according to the Ayla Post", [], (["the Ayla Post"], [])),
    ],
    ids=["beside", "another draft's cue", "none", "signature"],
)
def test_the_cue_beside_the_quotation_comes_first(
    text: str, others: list[str], found: tuple[list[str], list[str]]
) -> None:
    given = draft(text, [text[: text.index("”") + 1]], "according to", "the Ayla Post")
    made = told_first(given, passage(text, cues=["according to", *others]))
    assert (texts(text, made.sources), texts(text, made.via)) == found
    assert (made.rules == ("relay:cue-beside",)) is bool(found[1])


TWICE = "The ship was late, an officer said, according to the Ayla Post."


@pytest.mark.parametrize("rates", [(0.9, 0.5), (0.5, 0.9)])
def test_of_twins_the_outer_is_the_relay(rates: tuple[float, float]) -> None:
    said = draft(TWICE, ["The ship was late"], "said", "an officer", rate=rates[0])
    by = draft(TWICE, ["The ship was late"], "according to", "the Ayla Post", rate=rates[1])
    (made,) = without_twins([said, by], passage(TWICE))
    assert both(TWICE, made) == (["an officer"], ["the Ayla Post"], ("relay:second-cue",))


def test_no_twins() -> None:
    text = "The ship was late, Bo said. The crew was tired, Bo added."
    given = [
        draft(text, ["The ship was late"], "said", "Bo"),
        draft(text, ["The crew was tired"], "added", "Bo"),
    ]
    assert without_twins(list(reversed(given)), passage(text)) == given


CITING_ROWS = ["reported VERB -1 root report", "citing VERB 0 advcl cite", "an DET 3 det",
               "official ADJ 1 obj official", "at ADP 6 case", "the DET 6 det",
               "court NOUN 3 nmod"]  # fmt: skip


def test_whoever_is_cited_speaks() -> None:
    text = "“It is over,” the Ayla Post reported, citing an official at the court."
    reported = draft(text, ["“It is over,”"], "reported", "the Ayla Post")
    cited = draft(text, ["an official at the court"], "citing", "the Ayla Post")
    (made,) = citing([reported, cited], passage(text, tree(text, *CITING_ROWS)))
    assert both(text, made) == (["an official at the court"], ["the Ayla Post"], ("relay:cited",))


def test_a_cause_is_cited_by_nobody_else() -> None:
    text = "“It is over,” Bo Roe said, citing the weather."
    rows = [
        "said VERB -1 root say",
        "citing VERB 0 advcl cite",
        "the DET 3 det",
        "weather NOUN 1 obj",
    ]
    given = [draft(text, ["“It is over,”"], "said", "Bo Roe")]
    assert citing(given, passage(text, tree(text, *rows))) == given


def test_whoever_is_quoted_stands_before_the_relay() -> None:
    text = "Bo Roe, quoted by the Ayla Post, said wells were dry."
    made = quoted_as(draft(text, ["wells were dry"], "said", "Bo Roe"), passage(text, flat(text)))
    assert both(text, made) == (["Bo Roe"], ["the Ayla Post"], ("relay:quoted",))


@pytest.mark.parametrize(("verb", "via"), [("reported", ["Post"]), ("left", [])])
def test_whoever_reports_quotes_somebody(verb: str, via: list[str]) -> None:
    text = f"Post {verb}, quoting Bo, that wells were dry."
    parse = tree(text, "Post PROPN 1 nsubj", f"{verb} VERB -1 root", "quoting VERB 1 advcl",
                 "Bo PROPN 2 obj")  # fmt: skip
    made = quoted_as(draft(text, ["wells were dry"], "quoting", "Bo"), passage(text, parse))
    assert (texts(text, made.sources), texts(text, made.via)) == (["Bo"], via)
