"""quotes.attribution.constructions.adjacent_cues: the cue and source that stand next to a quotation."""

import pytest

from quotes.attribution.constructions.adjacent_cues import announced, beside, signed, tagged_below
from quotes.model import Span
from quotes.text.marks import quotations


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“We go on,” Ms Orla said on Friday.", "Ms Orla", "said"),
        ("“We go on,” said Tarek el Amin.", "Tarek el Amin", "said"),
        (
            "“We go on,” said Quill biographer Bo Ash. The bay closed.",
            "Quill biographer Bo Ash",
            "said",
        ),
        ("“We go on,” said Prof. J. Ash.", "Prof. J. Ash", "said"),
        ("“We go on,” she later added.", "she", "later added"),
        ("“We go on,” the mayor of Port Ayla told a crowd.", "the mayor of Port Ayla", "told"),
        ("The mayor replied: “We go on.”", "The mayor", "replied"),
        ("“We go on.” — Ada Orla, mayor of Port Ayla", "Ada Orla", "—"),
        ("“We go on.” ― Ada Orla", "Ada Orla", "―"),
        ("“We go on.” —Ada Orla, mayor, tries to defend the “Nobody waits” bill", "Ada Orla", "—"),
        ("He told the Ayla Post on Friday, “We go on.”", "He", "told"),
    ],
)
def test_found(text: str, source: str, cue: str) -> None:
    found = beside(text, quotations(text)[0], 0, len(text))
    assert found is not None
    assert (text[slice(*found.source)], text[slice(*found.cue)]) == (source, cue)


@pytest.mark.parametrize(
    "text",
    [
        "“We go on.” The crowd left the square.",
        "“We go on.” Orla had said before Monday's match he would stay.",
        "He said he was tired. Then the choir sang “We go on and on.”",
        "“We go on.”",
    ],
)
def test_not_found(text: str) -> None:
    assert beside(text, quotations(text)[0], 0, len(text)) is None


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("The gate was shut. The mayor told the crowd:", "The mayor", "told"),
        ("On 6 July, Orla made the following comment:", "Orla", "made the following comment"),
        ("The Ayla Post reports:", "The Ayla Post", "reports"),
        ("Of the gate, Orla stated,", "Orla", "stated"),
    ],
)
def test_announced(text: str, source: str, cue: str) -> None:
    found = announced(text, 0, len(text))
    assert found is not None
    assert (text[slice(*found.source)], text[slice(*found.cue)]) == (source, cue)


@pytest.mark.parametrize("text", ["The mayor said no.", "Three things were found:", ""])
def test_not_announced(text: str) -> None:
    assert announced(text, 0, len(text)) is None


@pytest.mark.parametrize(
    ("below", "source"),
    [
        ("Orla said.", "Orla"),
        ("said Bo Quill, keeper of the lock.", "Bo Quill"),
        ("Orla said the gate was shut.", None),
        ("The gate was shut.", None),
    ],
)
def test_a_tag_in_its_own_paragraph(below: str, source: str | None) -> None:
    text = f"“We go on.”\n{below}"
    end = text.index("\n")
    found = tagged_below(text, quotations(text, 0, end)[0], end, Span(end + 1, len(text)))
    assert (text[slice(*found.source)] if found else None) == source


def test_a_signature_in_its_own_paragraph() -> None:
    text = "— Ada Orla"
    found = signed(text, 0, len(text))
    assert found is not None and text[slice(*found.source)] == "Ada Orla"
    assert signed("— and so it went on for years.", 0, 30) is None


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“Too late” was Orla’s verdict.", "Orla", "verdict"),
        ("“Too late” was the blunt reply of Ms Orla.", "Ms Orla", "reply"),
        ("“Too late” is how Ms Orla put it.", "Ms Orla", "put it"),
        ("The mayor’s answer was: “Too late.”", "The mayor", "answer"),
        ("In the mayor’s words, “too late”.", "the mayor", "words"),
        ("The verdict of the mayor was: “Too late.”", "the mayor", "verdict"),
    ],
)
def test_a_noun_tells_whose_verdict_it_is(text: str, source: str, cue: str) -> None:
    found = beside(text, quotations(text)[0], 0, len(text))
    assert found is not None and found.rule == "marks:verdict"
    assert (text[slice(*found.source)], text[slice(*found.cue)]) == (source, cue)


@pytest.mark.parametrize(
    "text",
    ["“Too late” was the title.", "“Too late” was Orla’s boat.", "The answer was: “Too late.”"],
)
def test_no_verdict(text: str) -> None:
    assert beside(text, quotations(text)[0], 0, len(text)) is None
