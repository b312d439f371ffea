"""Tags at the end of a sentence: parses written by hand."""

import pytest
from attribution_by_hand import passage, quote, texts, tree

from quotes.attribution.constructions.trailing_tags import trailing_tags


@pytest.mark.parametrize(
    ("text", "content", "source"),
    [
        ("It might not suit us, the panel recognised.", "It might not suit us", "the panel"),
        ("It might not suit us, warned the panel.", "It might not suit us", "the panel"),
        ("It might not suit us, warned Ada Orla on Friday.", "It might not suit us", "Ada Orla"),
        ("But it might not suit us, Ada Orla thinks.", "it might not suit us", "Ada Orla"),
        (
            "It might not suit us, warned the clerk, Ada Orla, on Friday.",
            "It might not suit us",
            "the clerk, Ada Orla",
        ),
    ],
)
def test_who_says_what(text: str, content: str, source: str) -> None:
    words = [w.strip(".,") for w in text.split()]
    rows = [f"{w} {'AUX' if w == 'might' else 'X'} -1 root" for w in words]
    (made,) = trailing_tags([], passage(text, tree(text, *rows)))
    assert texts(text, made.spans) == [content]
    assert made.source is not None and made.source.text == source
    assert made.evidence == ("cue:trailing-tag",)


@pytest.mark.parametrize(
    "text",
    [
        "When it might not suit us, the panel recognised.",
        "Asked if it might not suit us, the panel joked.",
        "It might rain, warned.",
        "Two of the old houses, the panel recognised.",
        "“It might not suit us, the panel recognised.”",
        "It might not suit us, which the panel recognised too late.",
    ],
)
def test_no_tag(text: str) -> None:
    words = [w.strip("“”.,") for w in text.split()]
    rows = [f"{w} {'AUX' if w == 'might' else 'X'} -1 root" for w in words]
    assert trailing_tags([], passage(text, tree(text, *rows))) == []


@pytest.mark.parametrize(
    ("source", "found"), [("", "the driver"), ("Nine", "Nine")], ids=["none", "the network's"]
)
def test_a_tag_names_the_source_that_the_network_lacks(source: str, found: str) -> None:
    text = "Nine days on the road, the driver thought."
    given = quote(text, "Nine days on the road", "thought", source)
    rows = [f"{w.strip(',.')} X -1 root" for w in text.split()]
    (made,) = trailing_tags([given], passage(text, tree(text, *rows)))
    assert made.source is not None and made.source.text == found
    assert made.spans == given.spans
