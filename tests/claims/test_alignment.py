"""Which words of a text its base has, and where the two differ."""

from __future__ import annotations

import pytest

from quotes.claims.alignment import align


def shown(text: str, base: str) -> list[str]:
    words, was = text.split(), base.split()
    return [
        " ".join(words[p.start : p.end])
        if p.equal
        else f"{' '.join(words[p.start : p.end])}<{' '.join(was[p.base_start : p.base_end])}"
        for p in align(words, was).pieces
    ]


@pytest.mark.parametrize(
    ("text", "base", "pieces"),
    [
        ("a b c", "a b c", ["a b c"]),
        ("b c", "a b c d", ["<a", "b c", "<d"]),
        ("a b e f", "a b c d e f", ["a b", "<c d", "e f"]),
        ("a b x c d", "a b c d", ["a b", "x<", "c d"]),
        ("a b x d e", "a b c d e", ["a b", "x<c", "d e"]),
        # A gap that can stand at the edge stands there.
        ("the x y z", "the a b c the x y z d", ["<the a b c", "the x y z", "<d"]),
        ("x y z the", "x y z the a b c the", ["x y z the", "<a b c the"]),
        # A single word between two longer differences is there by chance.
        ("a b x y to z w c d", "a b p q to r s c d", ["a b", "x y to z w<p q to r s", "c d"]),
        ("a b x to y c d", "a b p to q c d", ["a b", "x<p", "to", "y<q", "c d"]),
        ("", "a b", ["<a b"]),
        ("a b", "", ["a b<"]),
    ],
)
def test_pieces(text: str, base: str, pieces: list[str]) -> None:
    assert shown(text, base) == pieces


def test_how_much_is_covered() -> None:
    found = align(["we", "counted", "nearly", "every", "boat"], ["we", "counted", "every", "boat"])
    assert (found.matched, found.longest, found.coverage) == (4, 2, 0.8)
    assert align([], []).coverage == 0.0 and align([], []).longest == 0


@pytest.mark.parametrize("text", ["a a a b a", "b a b a b", "a b c a b c", "c c"])
@pytest.mark.parametrize("base", ["a b a a", "a b c a b c a b c", "b b", "a c c a"])
def test_the_pieces_are_both_texts(text: str, base: str) -> None:
    words, was = text.split(), base.split()
    pieces = align(words, was).pieces
    assert [w for p in pieces for w in words[p.start : p.end]] == words
    assert [w for p in pieces for w in was[p.base_start : p.base_end]] == was
    for piece in pieces:
        if piece.equal:
            same = was[piece.base_start : piece.base_end]
            assert words[piece.start : piece.end] == same
