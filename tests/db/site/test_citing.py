"""What is copied, and links with text fragments."""

from __future__ import annotations

import json
from typing import Any

import pytest

from quotes.db.site.citing import _escaped, copies, fragment, fragment_of, original

TWICE = "She came home. We are open, he said. We are open, she said, and we stay."


@pytest.mark.parametrize(
    ("text", "words", "after", "made"),
    [
        ("We never left - ever, he said.", "We never left - ever", 0, "text=We%20never%20left%20%2D%20ever"),
        (TWICE, "We are open", 20, "text=he%20said.-,We%20are%20open"),
        (TWICE, "We are open", 0, "text=came%20home.-,We%20are%20open"),
        ("a b a b a b", "a b", 4, None),
        ("   ", " ", 0, None),
        ("One two three four five six seven\neight nine ten eleven twelve thirteen.",
         "One two three four five six seven\neight nine ten eleven twelve thirteen", 0,
         "text=One%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen"),
    ],
)  # fmt: skip
def test_a_fragment_is_unique(text: str, words: str, after: int, made: str | None) -> None:
    start = text.index(words, after)
    assert fragment(text, start, start + len(words)) == made


def row(**given: Any) -> dict[str, Any]:
    names = ("key", "mode", "speaker", "speaker_name", "speaker_text", "byline", "outlet", "published",
             "confidence", "title", "source", "denied")  # fmt: skip
    base = {**dict.fromkeys(names), "text": "We stay", "kind": "direct", "start": 0, "end": 7}
    return {**base, "spans": [], "title": "All [day]", **given}


def test_without_an_address_there_is_no_link() -> None:
    assert original(None, fragment_of("We stay", row())) is None
    nothing = fragment_of("x x", row(start=0, end=1))
    assert original("https://a.example/b#c", nothing) == "https://a.example/b#c"
    assert (
        original("https://a.example/b#c", fragment_of("We stay", row()))
        == "https://a.example/b#:~:text=We%20stay"
    )


def test_the_forms() -> None:
    made = {
        each["name"]: each["text"]
        for each in copies(
            row(speaker_name="Bo_Quill", outlet="a.example", byline="Ona Bell", published="2025-11-03T10"),
            "http://here/q", "https://a.example/x> y",
        )
    }  # fmt: skip
    assert made["Text"] == (
        "“We stay” — Bo_Quill. “All [day]”, Ona Bell, a.example, 2025-11-03. https://a.example/x%3E%20y"
    )
    assert made["Citation"].startswith("Ona Bell. “All [day]”. a.example. 2025-11-03. https://")
    assert "Bo\\_Quill" in made["Markdown"] and "All \\[day\\]" in made["Markdown"]
    assert "Ona Bell, a.example, 2025-11-03](<https://a.example/x%3E%20y>)" in made["Markdown"]
    assert json.loads(made["JSON"])["denied"] is False


@pytest.mark.parametrize(
    ("text", "shown"),
    [("- no", r"\- no"), ("# one", r"\# one"), ("1. so", r"1\. so"),
     ("*all* [of](it)", r"\*all\* \[of\](it)"), ("A & B (&lt;)", r"A & B (\&lt;)"),
     ("well-known, 2025-11-03!", "well-known, 2025-11-03!"), ("<b>", r"\<b\>")],
    ids=["list", "heading", "numbered", "inside", "entity", "hyphens", "tag"],
)  # fmt: skip
def test_what_means_something_in_markdown(text: str, shown: str) -> None:
    assert _escaped(text) == shown
