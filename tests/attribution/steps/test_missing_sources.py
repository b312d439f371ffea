"""Verbs of saying without a source: drafts written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import draft, flat, passage, texts

from quotes.attribution.steps.missing_sources import with_likely_source


@pytest.mark.parametrize(
    ("text", "contents", "cue", "likely", "sources"),
    [
        ("The keeper said it was dry.", ["it was dry"], "said", "The keeper", ["The keeper"]),
        ("The keeper imposed a ban.", ["a ban"], "imposed", "The keeper", []),
        ("The keeper was told of it.", ["of it"], "was told", "The keeper", []),
        ("The keeper asked why.", ["why"], "asked", "The keeper", []),
        ("The keeper said so.", ["The keeper"], "said", "The keeper", []),
    ],
    ids=["verb of saying", "other verb", "passive", "asked", "nothing left"],
)
def test_the_likeliest_source(
    text: str, contents: list[str], cue: str, likely: str, sources: list[str]
) -> None:
    made = with_likely_source(draft(text, contents, cue, likely=likely), passage(text, flat(text)))
    assert texts(text, made.sources) == sources
    assert made.guessed_source is bool(sources)
    assert made.rules == (("model:likely-source",) if sources else ())


def test_what_a_passive_denied_a_source_gets_none() -> None:
    text = "The keeper said it was dry."
    given = replace(draft(text, ["it was dry"], "said", likely="The keeper"), nobodys=True)
    assert with_likely_source(given, passage(text)) == given


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("“It is dry,” added another keeper.", ["another keeper"]),
        ("“It is dry,” added Monday.", []),
        ("It is dry, added another keeper.", []),
    ],
)
def test_the_subject_behind_its_verb(text: str, sources: list[str]) -> None:
    made = with_likely_source(draft(text, ["It is dry"], "added"), passage(text, flat(text)))
    assert texts(text, made.sources) == sources
    assert made.rules == (("parse:inverted-subject",) if sources else ())
