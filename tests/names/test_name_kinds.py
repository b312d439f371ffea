"""quotes.names.name_kinds: what a single name names, by the words around it in the whole article."""

import pytest

from quotes.names.name_kinds import kind_in


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Korland said no. Korland's prime minister left.", "Korland", "place"),
        ("Snow fell in Korland. The foreign minister of Korland left.", "Korland", "place"),
        ("Ferrum declined to comment. Its rival Ferrum was sold.", "Ferrum", "organization"),
        ("Ferrum saw its profits fall.", "Ferrum", "organization"),
        ("“No,” she wrote on Chirp, where it was read.", "Chirp", "organization"),
        ("Bell said he was ill. Ms Bell left. Bell’s wife stayed.", "Bell", "person"),
        ("Bell left.", "Bell", None),
        ("People in Bell met Ms Bell.", "Bell", None),
    ],
)
def test_kinds(text: str, name: str, kind: str | None) -> None:
    assert kind_in(text, name) == kind
