"""Groups of wordings, whatever the order of their links."""

from __future__ import annotations

from random import Random

import pytest

from quotes.claims.ids import claim_id
from quotes.claims.partition import Edge, partition

LENGTHS = dict.fromkeys("abcdefgh", 10)


@pytest.mark.parametrize(
    ("edges", "apart", "together", "groups"),
    [
        (["ab", "bc", "ac"], [], [], ["abc", "d"]),
        # A chain joins nothing but its first pair.
        (["ab", "bc", "cd"], [], [], ["ab", "cd"]),
        (["ab", "bc", "ac"], ["ac"], [], ["ab", "c", "d"]),
        ([], [], ["ad", "dc"], ["acd", "b"]),
        (["ab"], ["ab"], [], ["a", "b", "c", "d"]),
        (["ab"], ["ad"], ["bd"], ["a", "bd", "c"]),
    ],
)
def test_groups(
    edges: list[str], apart: list[str], together: list[str], groups: list[str]
) -> None:  # fmt: skip
    found = partition(
        dict.fromkeys("abcd", 10), [Edge(*pair, 0.9) for pair in edges],
        [(pair[0], pair[1]) for pair in apart], [(pair[0], pair[1]) for pair in together],
    )  # fmt: skip
    assert found == [list(group) for group in groups]


def test_parts_of_one_longer_wording_are_one_claim() -> None:
    lengths = {"a": 5, "b": 5, "c": 12, "d": 5}
    edges = [Edge("a", "c", 1.0), Edge("b", "c", 1.0), Edge("c", "d", 1.0)]
    assert partition(lengths, edges) == [["a", "b", "c", "d"]]


def test_a_part_of_two_longer_wordings_joins_one_of_them() -> None:
    lengths = {"a": 12, "b": 4, "c": 12}
    assert partition(lengths, [Edge("a", "b", 1.0), Edge("b", "c", 1.0)]) == [["a", "b"], ["c"]]


def test_the_order_makes_no_difference() -> None:
    chance = Random(3)
    pairs = [(a, b) for a in LENGTHS for b in LENGTHS if a < b]
    edges = [Edge(*pair, chance.choice((0.75, 0.9, 1.0))) for pair in chance.sample(pairs, 16)]
    first = partition(LENGTHS, edges, pairs[:3])
    for _ in range(20):
        chance.shuffle(edges)
        turned = [Edge(e.other, e.one, e.score) for e in edges]
        assert partition(LENGTHS, turned, pairs[:3]) == first


def test_an_id_is_that_of_the_smallest_key() -> None:
    assert claim_id(["b", "a"]) == claim_id(["a"]) != claim_id(["b"])
    assert len(claim_id(["a"])) == 13 and claim_id(["a"]).isalnum()
