"""quotes.attribution.constructions.transcripts: who speaks in which paragraph of a transcript."""

from quotes.attribution.constructions.transcripts import turns
from quotes.text.spans import lines


def labels(text: str) -> list[str]:
    return [text[slice(*t.label)] for t in turns(text, lines(text))]


def test_a_transcript() -> None:
    text = "ORLA: Why now?\n“BREN: Because the gate broke.\nORLA: Who paid?\nThe tape ends here."
    assert labels(text) == ["ORLA", "BREN", "ORLA"]
    assert text[slice(*turns(text, lines(text))[1].words)] == "Because the gate broke."


def test_an_interview() -> None:
    assert labels("Q: Why now?\nA: It broke down.\nQ: And then?") == ["Q", "A", "Q"]


def test_no_transcripts() -> None:
    assert labels("NOTE: the gate is shut.\nPHOTO: a gate.\nNOTE: see below.") == []
    assert labels("Orla: the gate is shut.\nNothing else was said.") == []
    assert labels("Ayla: cloudy, then rain\nBren: rain all day\nCorm: snow later") == []
