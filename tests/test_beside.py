"""quotes.beside: the cue and source that stand next to a quotation."""

import pytest

from quotes.beside import beside
from quotes.marks import quotations


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        ("“We go on,” Ms Orla said on Friday.", "Ms Orla", "said"),
        ("“We go on,” said Tarek el Amin.", "Tarek el Amin", "said"),
        ("“We go on,” she later added.", "she", "later added"),
        ("“We go on,” the mayor of Port Ayla told a crowd.", "the mayor of Port Ayla", "told"),
        ("The mayor replied: “We go on.”", "The mayor", "replied"),
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
        "He said he was tired. Then the choir sang “We go on and on.”",
        "“We go on.”",
    ],
)
def test_not_found(text: str) -> None:
    assert beside(text, quotations(text)[0], 0, len(text)) is None
