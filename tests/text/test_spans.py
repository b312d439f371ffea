"""quotes.text.spans: what spans share, merging, holes, lines, and the set with a fast test."""

import pytest

from quotes.model import Span
from quotes.text.spans import SpanSet, lines, merged, overlap, without

Pairs = list[tuple[int, int]]


def spans(pairs: Pairs) -> list[Span]:
    return [Span(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], []),
        ([(5, 9), (0, 3)], [(0, 3), (5, 9)]),
        ([(0, 5), (3, 9)], [(0, 9)]),
        ([(0, 9), (3, 5)], [(0, 9)]),
        ([(0, 3), (3, 5)], [(0, 3), (3, 5)]),
    ],
)
def test_merged(given: Pairs, expected: Pairs) -> None:
    assert list(merged(spans(given))) == expected


@pytest.mark.parametrize(
    ("given", "holes", "expected"),
    [
        ([(0, 9)], [(3, 5)], [(0, 3), (5, 9)]),
        ([(0, 9)], [(0, 5)], [(5, 9)]),
        ([(0, 9)], [(0, 9)], []),
        ([(0, 9)], [(9, 12)], [(0, 9)]),
        ([(0, 4), (6, 9)], [(3, 7)], [(0, 3), (7, 9)]),
        ([(0, 9)], [(1, 2), (4, 5)], [(0, 1), (2, 4), (5, 9)]),
    ],
)
def test_without(given: Pairs, holes: Pairs, expected: Pairs) -> None:
    assert list(without(spans(given), spans(holes))) == expected


@pytest.mark.parametrize(
    ("one", "other", "shared"), [((0, 5), (3, 9), 2), ((0, 5), (5, 9), 0), ((0, 9), (2, 4), 2)]
)
def test_overlap(one: tuple[int, int], other: tuple[int, int], shared: int) -> None:
    assert overlap(Span(*one), Span(*other)) == overlap(Span(*other), Span(*one)) == shared


def test_lines_are_whole_and_not_empty() -> None:
    text = "One.\n\n  \r\n Two. \r\nThree."
    assert [text[a:b] for a, b in lines(text)] == ["One.", " Two. ", "Three."]


@pytest.mark.parametrize(
    ("start", "end", "touched"),
    [(0, 2, False), (2, 3, True), (4, 7, True), (8, 9, False), (19, 20, True), (20, 25, False)],
)
def test_a_set_of_spans(start: int, end: int, touched: bool) -> None:
    made = SpanSet(spans([(10, 20), (2, 8), (3, 4)]))
    assert made.touches(start, end) is touched
    assert made.holds(start) is any(a <= start < b for a, b in [(10, 20), (2, 8), (3, 4)])


def test_an_empty_set_of_spans() -> None:
    assert not SpanSet([]).holds(0)
