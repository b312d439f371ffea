"""What a growing group says is what its appearances say at once, however they came together."""

from __future__ import annotations

import pytest

from quotes.db.matching.appearances import Appearance, Told
from quotes.db.matching.evidence.facts import Held
from quotes.db.matching.gathered import Gathered
from quotes.db.matching.replay import Group

FIRST = Appearance(
    1, "a", "marrow", 1,
    Told(("Ilva Marrow",), "person", ("mayor",), "Brill Council", None, "female"),
    "2024-03-01", (("Toben Quill", "person"),),
)  # fmt: skip
SECOND = Appearance(
    2, "b", "marrow", 1,
    Told(("Ilva Marrow", "Senator Marrow"), "person", ("senator",), "Brill Council", "no", ""),
    "2024-05-01", (("Pol Vey", "person"), ("Tessen Bank", "organization")),
)  # fmt: skip
UNDATED = Appearance(3, "c", "marrow", 2, Told(("Ilva K. Marrow",), "person", wikidata="Q9"), None)
SURNAME = Appearance(4, "d", "marrow", 2, Told(("Marrow",), "person"), "2024-04-01")
IN_ORDER = [UNDATED, FIRST, SECOND, SURNAME]


def test_each_thing_is_gathered_once() -> None:
    found = Gathered(IN_ORDER).subject(7)
    assert found.names == ("Ilva K. Marrow", "Ilva Marrow", "Marrow", "Senator Marrow")
    assert [role.head for role in found.facts.roles] == ["mayor", "senator", "senator"]
    assert found.facts.bodies == (Held("Brill Council", "2024-03-01", "2024-05-01"),)
    assert (found.facts.gender, found.facts.wikidata) == ("female", "Q9")
    assert found.facts.dates == ("2024-03-01", "2024-04-01", "2024-05-01")
    assert len(found.facts.companions) == 3
    assert found.speaker and (found.speaker.id, found.speaker.country) == (7, "no")


@pytest.mark.parametrize(
    "order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)], ids=["in order", "backwards", "mixed"]
)
@pytest.mark.parametrize("read", [True, False], ids=["read between", "read once"])
def test_a_group_grows_as_if_it_were_made_at_once(order: tuple[int, ...], read: bool) -> None:
    first, *others = (Group([IN_ORDER[place]]) for place in order)
    for other in others:
        assert not read or first.subject.names
        first.add(other, "the same")
    assert first.members == IN_ORDER
    assert first.subject == Gathered(IN_ORDER).subject(id(first))
