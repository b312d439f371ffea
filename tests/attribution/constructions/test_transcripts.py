"""quotes.attribution.constructions.transcripts: who speaks in which paragraph of a transcript."""

from attribution_by_hand import passage, quote

from quotes.attribution.constructions.transcripts import spoken_turns, turns
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


def test_a_turn_takes_the_place_of_its_pieces() -> None:
    text = "ORLA: Why do you ask?\nBREN: Nobody else does.\nORLA: We go on."
    piece = quote(text, "do you ask", "Why", "ORLA")
    other = quote(text, "We", "go", "on")
    made = spoken_turns([piece, other], passage(text))
    assert [q.text for q in made] == ["We", "Why do you ask?", "Nobody else does.", "We go on."]
    assert {q.evidence for q in made[1:]} == {("layout:turn",)}
