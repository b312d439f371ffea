"""quotes.attribution.constructions.layouts: what a layout gives, in place of the network's pieces."""

from attribution_by_hand import passage, quote

from quotes.attribution.constructions.layouts import laid_out


def test_a_turn_takes_the_place_of_its_pieces() -> None:
    text = "ORLA: Why do you ask?\nBREN: Nobody else does.\nORLA: We go on."
    piece = quote(text, "do you ask", "Why", "ORLA")
    other = quote(text, "Nobody else", "does", "BREN")
    made = laid_out([piece, other], passage(text))
    assert [q.text for q in made] == ["Why do you ask?", "Nobody else does.", "We go on."]
    assert {q.evidence for q in made} == {("layout:turn",)}
