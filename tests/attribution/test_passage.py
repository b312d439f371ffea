"""What the steps look at: marks and places, found once for an article."""

from attribution_by_hand import at, candidate, flat, passage, texts

from quotes.attribution.detect import to_parse
from quotes.attribution.drafts import drafts_of
from quotes.attribution.retold import retold

TEXT = "“It is dry,” Orla said.\nBo claims that it rained, according to the Ayla Post."


def test_marks_and_places() -> None:
    made = passage(TEXT)
    assert [len(found) for found in made.marks] == [1, 0]
    assert texts(TEXT, made.thats) == ["claims"]
    assert texts(TEXT, made.accordings) == ["according to "]
    assert made.place_of(at(TEXT, "claims")) == 1
    assert made.lookup.sentence_at(0) is None
    assert made.parsed(flat(TEXT)).lookup.sentence_at(0)


def test_what_is_parsed() -> None:
    said = candidate(TEXT, ["It is dry"], "said", "Orla")
    assert texts(TEXT, to_parse([said], passage(TEXT))) == [
        "Orla", "said", "claims", "according to ",
    ]  # fmt: skip


def test_drafts_hold_whole_quotations_and_no_source() -> None:
    given = [
        candidate(TEXT, ["that it rained"], "claims", "Bo"),
        candidate(TEXT, ["It is dry"], "said", "Orla"),
    ]
    first, second = drafts_of(given, passage(TEXT))
    assert texts(TEXT, first.contents) == ["“It is dry,”"]
    assert (first.paragraph, first.rules) == (0, ("marks:whole",))
    assert (second.paragraph, second.rules) == (1, ())


def test_a_mere_to_is_no_draft() -> None:
    text = "According to a clerk, the well was dry."
    given = [candidate(text, ["the well was dry"], "to"), candidate(text, ["dry"], "According to")]
    (made,) = drafts_of(given, passage(text))
    assert text[slice(*made.cue)] == "According to"


def test_what_an_outlet_reports_is_read_again() -> None:
    text = "The vote was fair, said a newspaper, which added no more."
    assert (
        retold([candidate(text, ["The vote was fair"], "said", "a newspaper")], passage(text)) == []
    )
    text = "The vote was fair, according to a newspaper."
    told = candidate(text, ["The vote was fair"], "according to", "a newspaper")
    assert texts(text, retold([told], passage(text))) == ["The vote was fair"]
