"""What is no statement, and what the network tears: unsaid.is_unsaid, drafts, contents, keep."""

from __future__ import annotations

from dataclasses import replace

import pytest
from attribution_by_hand import at, candidate, passage, quote, texts, tree

from quotes.attribution import ALL_MODES, CLAIMS, Calibration, Keeping
from quotes.attribution.contents import tidied
from quotes.attribution.drafts import drafts_of
from quotes.attribution.unsaid import is_unsaid
from quotes.model import Mode
from quotes.text.marks import quotations


@pytest.mark.parametrize(
    ("text", "cue", "rows", "unsaid"),
    [
        ("Orla said so.", "said", ["said VERB -1 root say"], False),
        ("Orla did not say so.", "say",
         ["did AUX 2 aux do", "not PART 2 advmod not", "say VERB -1 root say"], True),
        ("Orla did not deny it.", "deny",
         ["did AUX 2 aux do", "not PART 2 advmod not", "deny VERB -1 root deny"], True),
        ("Orla does not believe it.", "believe",
         ["does AUX 2 aux do", "not PART 2 advmod not", "believe VERB -1 root believe"], False),
        ("Orla did not know of it.", "know",
         ["did AUX 2 aux do", "not PART 2 advmod not", "know VERB -1 root know"], True),
        ("It might, she suggests, fail.", "suggests",
         ["It PRON 4 nsubj it", "might AUX 4 aux might", ", PUNCT 4 punct", "she PRON 4 nsubj she",
          "suggests VERB -1 root suggest"], False),
        ("It might, suggests Orla, fail.", "suggests",
         ["It PRON 3 nsubj it", "might AUX 3 aux might", ", PUNCT 3 punct ,",
          "suggests VERB -1 root suggest", "Orla PROPN 3 nsubj Orla"], False),
        ("It had not, she added, failed.", "added",
         ["had AUX 4 aux have", "not PART 4 advmod not", ", PUNCT 4 punct", "she PRON 4 nsubj she",
          "added VERB -1 root add"], False),
        ("She might, perhaps, suggest it.", "suggest",
         ["She PRON 5 nsubj she", "might AUX 5 aux might", ", PUNCT 5 punct ,", "perhaps ADV 5 advmod",
          ", PUNCT 5 punct ,", "suggest VERB -1 root suggest"], True),
        ("Orla declined to comment.", "declined", ["declined VERB -1 root decline"], True),
        ("Orla refused to say why.", "refused", ["refused VERB -1 root refuse"], True),
    ],
)  # fmt: skip
def test_what_is_not_said(text: str, cue: str, rows: list[str], unsaid: bool) -> None:
    assert is_unsaid(at(text, cue), passage(text, tree(text, *rows))) is unsaid


def test_a_name_that_the_cue_swallowed_goes_back_to_the_source() -> None:
    text = "The well is dry, according to Ada Orla, a nurse at Tarn."
    torn = candidate(text, ["The well is dry", "a nurse at Tarn"], "according to Ada", "Orla")
    (draft,) = drafts_of([torn], passage(text))
    assert texts(text, [draft.cue]) == ["according to"]
    assert texts(text, draft.sources) == ["Ada Orla"]
    assert texts(text, draft.contents) == ["The well is dry"]


def test_empty_words_behind_a_quotation_are_none_of_it() -> None:
    text = "“We agreed on the soup,” as Orla put it."
    spans = tidied(text, [at(text, "“We agreed on the soup,” as")], None, quotations(text))
    assert texts(text, spans) == ["We agreed on the soup"]


@pytest.mark.parametrize(
    ("other", "modes", "kept"),
    [(0.1, CLAIMS, ["speech"]), (0.9, CLAIMS, []), (0.9, ALL_MODES, ["other"])],
)
def test_acts_are_told_of_only_when_asked_for(
    other: float, modes: frozenset[Mode], kept: list[str]
) -> None:
    text = "The port unveiled a plan."
    given = replace(candidate(text, ["a plan"], "unveiled", "The port"), mode="speech", other=other)
    keeping = Keeping(Calibration({}, 0.0, 0.8), None, modes)
    assert [c.mode for c in keeping.wanted([given], passage(text))] == kept


def test_acts_have_a_threshold_of_their_own() -> None:
    text = "The port imposed a fee."
    given = quote(text, "a fee", "imposed", "The port", "model:cue")
    calibration = Calibration({"bias": 0.0}, threshold=0.9, threshold_all=0.1)
    given = replace(given, scores=(0.9, 0.9))
    assert Keeping(calibration).kept([given], text) == []
    assert len(Keeping(calibration, None, ALL_MODES).kept([given], text)) == 1
