""" "Quoted … as saying": drafts and parses written by hand."""

from attribution_by_hand import draft, passage, texts, tree

from quotes.attribution.steps.reported_speech import as_saying

ACTIVE = "The agency quoted Orla as saying that the well was dry."
ACTIVE_ROWS = ["The DET 1 det", "agency NOUN 2 nsubj", "quoted VERB -1 root quote",
               "Orla PROPN 2 obj", "as SCONJ 5 mark", "saying VERB 2 advcl say"]  # fmt: skip
PASSIVE = "“The well is dry,” Orla was quoted as saying by the agency."
PASSIVE_ROWS = ["Orla PROPN 2 nsubj:pass", "was AUX 2 aux:pass", "quoted VERB -1 root quote",
                "as SCONJ 4 mark", "saying VERB 2 advcl say", "by ADP 7 case", "the DET 7 det",
                "agency NOUN 4 obl"]  # fmt: skip


def test_who_is_quoted_speaks_and_who_quotes_passes_it_on() -> None:
    given = draft(ACTIVE, ["Orla as saying that the well was dry"], "quoted", "The agency")
    (made,) = as_saying([given], passage(ACTIVE, tree(ACTIVE, *ACTIVE_ROWS)))
    assert texts(ACTIVE, made.sources) == ["Orla"]
    assert texts(ACTIVE, made.via) == ["The agency"]
    assert ACTIVE[slice(*made.cue)] == "saying"


def test_the_agent_behind_saying_is_no_content() -> None:
    given = draft(PASSIVE, ["by the agency"], "saying", "Orla")
    (made,) = as_saying([given], passage(PASSIVE, tree(PASSIVE, *PASSIVE_ROWS)))
    assert texts(PASSIVE, made.contents) == ["“The well is dry,”"]
    assert (texts(PASSIVE, made.sources), texts(PASSIVE, made.via)) == (["Orla"], ["the agency"])


def test_without_the_words_nothing_changes() -> None:
    text = "Orla said that the well was dry."
    given = [draft(text, ["that the well was dry"], "said", "Orla")]
    assert as_saying(given, passage(text, tree(text, "said VERB -1 root say"))) == given


def test_what_the_network_missed_is_read_too() -> None:
    (made,) = as_saying([], passage(ACTIVE, tree(ACTIVE, *ACTIVE_ROWS)))
    assert texts(ACTIVE, made.contents) == [" the well was dry"]
    assert (texts(ACTIVE, made.sources), texts(ACTIVE, made.via)) == (["Orla"], ["The agency"])
    assert made.candidate.cue_probability == 0.0


def test_what_somebody_quoted_says_of_a_paper_is_theirs() -> None:
    text = f"“{ACTIVE}”"
    assert as_saying([], passage(text, tree(text, *ACTIVE_ROWS))) == []


def test_a_day_behind_saying_is_no_content() -> None:
    text = "The agency quoted Orla as saying on Friday."
    assert as_saying([], passage(text, tree(text, *ACTIVE_ROWS))) == []
