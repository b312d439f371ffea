"""What a phrase without a name is about, and the small tables of plurals."""

import pytest

from quotes.speakers.plurals import singular
from quotes.speakers.unnamed import entity_kind
from tests.speakers_by_hand import nominal


@pytest.mark.parametrize(
    ("marked", "kind"),
    [
        ("⟦a spokesman⟧", "unnamed_person"),
        ("⟦one of them⟧", "unnamed_person"),
        ("⟦a report⟧", "document"),
        ("⟦voters⟧", "group"),
        ("⟦other indicators⟧", "document"),
        ("⟦the bench⟧", "group"),
        ("⟦Sile cop⟧", "unnamed_person"),
        ("⟦the council⟧", "organization"),
        ("⟦the West⟧", "organization"),
        ("⟦the glimbister⟧", "unnamed_person"),
        ("⟦the glimb⟧", "document"),
    ],
)
def test_entity_kind(marked: str, kind: str) -> None:
    assert entity_kind(nominal(marked)) == kind


@pytest.mark.parametrize(
    ("head", "single"),
    [("women", "woman"), ("parties", "party"), ("nations", "nation"), ("voter", "voter")],
)
def test_singular(head: str, single: str) -> None:
    assert singular(head) == single
