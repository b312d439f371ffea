"""quotes.attribution.confidence: scores become probabilities."""

from pathlib import Path

import pytest

from quotes.attribution.confidence import Calibration, features
from quotes.errors import ModelError
from quotes.model import Cue, Quote, Span


def quote(cue: Cue | None, *evidence: str) -> Quote:
    return Quote(
        "direct", "speech", "Go", (Span(0, 2),), cue, None, evidence=evidence, scores=(0.9, 0.5)
    )


def test_a_better_score_gives_more_confidence() -> None:
    rate = Calibration({"bias": 0.0, "cue": 1.0}).rate
    low = quote(Cue("said", "say", (Span(3, 7),)))
    assert 0.89 < rate(low).confidence < 0.91


def test_quotes_without_a_cue_have_a_fixed_confidence() -> None:
    rate = Calibration({}).rate
    assert rate(quote(None, "marks:continued")).confidence == 0.7
    assert rate(quote(None, "marks:no-source", "marks:next-paragraph")).confidence == 0.3


def test_a_certain_construction_lifts_what_the_network_doubts() -> None:
    rate = Calibration({"bias": -9.0}).rate
    said = Cue("said", "say", (Span(3, 7),))
    assert rate(quote(said, "model:cue")).confidence == 0.01
    assert rate(quote(said, "model:cue", "parse:that-clause")).confidence == 0.5


def test_features_are_finite_for_certain_scores() -> None:
    assert all(abs(v) < 20 for v in features(quote(None)).values())


def test_a_damaged_file_is_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "c.json").write_text("[")
    with pytest.raises(ModelError, match=r"c\.json cannot be read"):
        Calibration.load(tmp_path / "c.json")
