"""quotes.attribution.contents: where a content begins and ends, and of which kind it is."""

import pytest

from quotes.attribution.contents import (
    conceded,
    kind_of,
    says_something,
    sentence_like,
    snapped,
    tidied,
)
from quotes.model import Span
from quotes.text.marks import quotations
from quotes.text.spans import without


def at(text: str, *parts: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(p), text.index(p) + len(p)) for p in parts)


def texts(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[a:b] for a, b in spans]


def test_a_quotation_is_taken_whole() -> None:
    text = "“We agree on the plan,” Ms Orla said."
    grown = snapped(at(text, "agree on the plan"), quotations(text), at(text, "said"))
    assert texts(text, grown) == ["“We agree on the plan,”"]


def test_a_quotation_with_the_cue_inside_is_left_alone() -> None:
    text = "“He told me that the plan is dead.”"
    assert snapped(at(text, "the plan is dead"), quotations(text), at(text, "told")) == at(
        text, "the plan is dead"
    )


def test_a_scare_quote_does_not_pull_a_content_apart() -> None:
    text = "He said the “deal” was off."
    assert snapped(at(text, "the “deal” was off"), quotations(text), ()) == at(
        text, "the “deal” was off"
    )


def test_holes_are_cut_out() -> None:
    text = "The plan, she said, is dead"
    assert texts(text, without([Span(0, len(text))], at(text, "she said"))) == [
        "The plan, ",
        ", is dead",
    ]


@pytest.mark.parametrize(
    ("text", "content", "cue", "expected"),
    [
        ("said that talks failed.", "that talks failed.", "said", "talks failed."),
        ("said earlier that talks failed", "that talks failed", "said", "talks failed"),
        ("said that was wrong", "that was wrong", "said", "that was wrong"),
        ("“We agree,” he said", "“We agree,”", "said", "We agree"),
        ('"We agree," he said', '"We agree,"', "said", "We agree"),
        ("''We agree,'' he said", "''We agree,''", "said", "We agree"),
        ("‘It’s fine,’ he said", "‘It’s fine,’", "said", "It’s fine"),
        ("called it “a farce”", "it “a farce”", "called", "it “a farce”"),
        (
            "“a farce” and “a shame”, he said",
            "“a farce” and “a shame”",
            "said",
            "“a farce” and “a shame”",
        ),
        ("“We go on", "“We go on", None, "We go on"),
    ],
)
def test_edges_are_tidied(text: str, content: str, cue: str | None, expected: str) -> None:
    cue_span = at(text, cue)[0] if cue else None
    assert texts(text, tidied(text, at(text, content), cue_span, quotations(text))) == [expected]


def test_a_content_without_words_is_dropped() -> None:
    assert tidied("“…” he said", [Span(0, 3)], None, quotations("“…” he said")) == ()


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We agree,” he said", "We agree", "direct"),
        ("‘We agree,’ he said", "We agree", "direct"),
        ("the plan was “dead”, he said", "the plan was “dead”", "mixed"),
        ("the plan was dead, he said", "the plan was dead", "indirect"),
    ],
)
def test_kinds(text: str, content: str, kind: str) -> None:
    assert kind_of(text, at(text, content), quotations(text)) == kind


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("“We will not go back,”", True),
        ("“no limits”", False),
        ("“The Long Winter of Mara Venn”", False),
        ("“and then it was over”", False),
        ("“We will not go back", True),
    ],
)
def test_what_reads_as_said(text: str, said: bool) -> None:
    assert sentence_like(text, quotations(text)[0]) is said


def test_only_the_last_clause_is_conceded_to_the_source() -> None:
    text = "Ties grew, though trade fell, according to Ms Orla"
    (cue,) = at(text, "according to")
    assert texts(text, conceded(text, [Span(0, 29)], cue)) == ["trade fell,"]
    assert conceded(text, [Span(0, 9)], cue) == (Span(0, 9),)


def test_a_quotation_cut_at_its_front_is_taken_whole() -> None:
    text = "“The plan we have is a very old one. We agree,” Ms Orla said."
    grown = snapped(at(text, "We agree,”"), quotations(text), at(text, "said"))
    assert texts(text, grown) == ["“The plan we have is a very old one. We agree,”"]


@pytest.mark.parametrize(
    "text",
    [
        "PORT AYLA — The harbour will close",
        "AYLA, May 3 (Norpress) - The harbour will close",
        "NEW AYLA (Norpress) – The harbour will close",
    ],
)
def test_a_dateline_is_no_content(text: str) -> None:
    assert texts(text, tidied(text, [Span(0, len(text))], None, ())) == ["The harbour will close"]


def test_empty_contents() -> None:
    assert not says_something("why", [Span(0, 3)])
    assert says_something("why not now", [Span(0, 11)])
