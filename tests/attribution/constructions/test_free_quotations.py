"""Quotations that the network left out: passages written by hand."""

from dataclasses import replace

import pytest
from attribution_by_hand import passage, quote

from quotes.attribution.constructions.free_quotations import free_quotations

DRY = "“It is dry, I think.”"


@pytest.mark.parametrize(
    ("text", "source", "evidence"),
    [
        (f"{DRY} Orla said.", "Orla", "marks:cue-beside"),
        (f"{DRY[:-2]},” union leader Ada Orla said.", "union leader Ada Orla", "marks:cue-beside"),
        (
            f"{DRY[:-2]},” the envoy, Ada Orla, was quoted as saying by Reef.",
            "the envoy, Ada Orla",
            "marks:cue-beside",
        ),
        (f"{DRY[:-2]},” the weekly later quoted Orla as saying.", "Orla", "marks:cue-beside"),
        (f"The mayor told the crowd:\n{DRY}", "The mayor", "marks:announced"),
        (f"{DRY}\n— Ada Orla", "Ada Orla", "marks:signature"),
        (f"On the wall: {DRY}", None, "marks:no-source"),
    ],
)
def test_who_says_it(text: str, source: str | None, evidence: str) -> None:
    (made,) = free_quotations([], passage(text))
    assert (made.source and made.source.text, made.evidence) == (source, (evidence,))
    assert made.attributed is bool(source) and not made.inherited
    assert made.text.rstrip(".,") == "It is dry, I think"


@pytest.mark.parametrize("text", ["The “dry season” is here.", "“The Long Winter of Mara”", "Dry."])
def test_what_is_no_quotation(text: str) -> None:
    assert free_quotations([], passage(text)) == []


def test_it_goes_on_from_the_quotation_before_behind_the_narrator() -> None:
    text = f"“We looked for water,” Orla said. The sun rose.\n{DRY}"
    before = quote(text, "We looked for water", "said", "Orla")
    _, made = free_quotations([before], passage(text))
    assert (made.source, made.cue, made.inherited) == (before.source, None, True)
    assert made.evidence == ("marks:continued",)


@pytest.mark.parametrize(
    "first",
    [
        "“We looked for water,” Orla said.",
        "Orla said: “We looked for water”",
        "“We looked for water,” Orla said on Monday.",
    ],
    ids=["cue behind", "cue before", "a day behind the cue"],
)
def test_what_opens_the_next_paragraph_is_a_piece_of_the_quote_before(first: str) -> None:
    text = f"{first}\n{DRY} The sun rose."
    before = quote(text, "We looked for water", "said", "Orla", "model:cue")
    (made,) = free_quotations([before], passage(text))
    assert made.text == "We looked for water … It is dry, I think."
    assert made.evidence == ("model:cue", "marks:next-paragraph")


def test_what_opens_the_next_paragraph_is_a_piece_of_a_mixed_quote() -> None:
    text = f"Orla said the well was “dry to the bottom”.\n{DRY}"
    words = "the well was “dry to the bottom”"
    before = replace(quote(text, words, "said", "Orla", "model:cue"), kind="mixed")
    (made,) = free_quotations([before], passage(text))
    assert (made.kind, made.text) == ("mixed", f"{words} … It is dry, I think.")


@pytest.mark.parametrize(
    ("opener", "quotes"), [("Therefore", 1), ("Consequently", 1), ("Clara", 2)]
)
def test_who_is_spoken_to_is_another_quote(opener: str, quotes: int) -> None:
    text = f"“We looked for water,” Orla said.\n“{opener}, it is dry.”"
    before = quote(text, "We looked for water", "said", "Orla")
    assert len(free_quotations([before], passage(text))) == quotes


def test_a_quotation_behind_the_words_of_the_next_paragraph_stands_by_itself() -> None:
    text = f"“We looked for water,” Orla said.\nThe sun rose. {DRY}"
    before = quote(text, "We looked for water", "said", "Orla")
    assert len(free_quotations([before], passage(text))) == 2


def test_an_indirect_content_does_not_go_on() -> None:
    text = f"Orla said they looked.\n{DRY}"
    _, made = free_quotations([quote(text, "they looked", "said", "Orla")], passage(text))
    assert made.evidence == ("marks:no-source",)


def test_what_was_left_open_is_one_quote() -> None:
    text = f"Orla said: “We looked\n{DRY}"
    before = quote(text, "We looked", "said", "Orla", "model:cue")
    (made,) = free_quotations([before], passage(text))
    assert made.text == "We looked … It is dry, I think."
    assert made.evidence == ("model:cue", "marks:next-paragraph")


@pytest.mark.parametrize(
    ("between", "texts"),
    [
        (" ", ["We looked for water. … It is dry, I think."]),
        ("\nThe sun rose. ", ["We looked for water.", "It is dry, I think."]),
        (" The sun rose. ", ["We looked for water.", "It is dry, I think."]),
    ],
    ids=["behind", "behind the narrator in the next line", "behind the narrator"],
)
def test_what_is_right_behind_in_its_line_is_one_quote(between: str, texts: list[str]) -> None:
    text = f"Orla said: “We looked for water.”{between}{DRY}"
    before = quote(text, "We looked for water.", "said", "Orla", "model:cue")
    made = free_quotations([before], passage(text))
    assert [q.text for q in made] == texts
    assert ("marks:same-paragraph" in made[0].evidence) is (len(texts) == 1)


@pytest.mark.parametrize(
    ("first", "verb", "lemma", "second", "third", "source", "evidence"),
    [
        ("Is it dry?", "said", "say", "Yes.", "And the river now?", "Orla", "marks:dialogue"),
        ("It is dry.", "replied", "reply", "No.", "But it is dry.", "Orla", "marks:dialogue"),
        ("It is dry.", "said", "say", "No.", "But it is dry.", "Bo", "marks:next-paragraph"),
    ],
    ids=["asks again", "after a reply", "no dialogue"],
)
def test_turns_of_a_dialogue(
    first: str, verb: str, lemma: str, second: str, third: str, source: str, evidence: str
) -> None:
    text = f"“{first}” Orla asked.\n“{second}” Bo {verb}.\n“{third}”"
    answer = quote(text, second, verb, "Bo")
    assert answer.cue
    answer = replace(answer, cue=replace(answer.cue, lemma=lemma))
    known = [quote(text, first, "asked", "Orla"), answer]
    made = free_quotations(known, passage(text))[-1]
    assert made.source and made.source.text == source
    assert (made.evidence[-1], made.in_dialogue) == (evidence, evidence == "marks:dialogue")


def test_paragraphs_within_a_quotation_are_pieces_of_the_quote_that_its_cue_opens() -> None:
    text = 'Orla said: "We looked for water.\nThe wells were dry.\nIt is over." The sun rose.'
    before = quote(text, "We looked for water.", "said", "Orla", "model:cue")
    (made,) = free_quotations([before], passage(text))
    assert made.text == "We looked for water. … The wells were dry. … It is over."
    assert made.evidence == ("model:cue", "marks:next-paragraph", "marks:next-paragraph")


def test_paragraphs_within_a_quotation_are_pieces_of_the_quote_whose_cue_closes_it() -> None:
    text = '“Dry,” Holm said.\n"Water?\nthe wells were dry.\nIt is over," Orla said.'
    others = quote(text, "Dry", "said", "Holm", "model:cue")
    last = quote(text, "It is over", "said", "Orla", "model:cue")
    first, made = free_quotations([others, last], passage(text))
    assert first == others
    assert made.text == "Water? … the wells were dry. … It is over"
    assert (made.source and made.source.text) == "Orla"
