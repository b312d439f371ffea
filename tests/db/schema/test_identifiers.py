"""How a name is compared, and what stands for it in addresses."""

from __future__ import annotations

import pytest

from quotes.db.schema.identifiers import MAX_SLUG, digest, is_general, norm, slugify


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ilva  MARROW", "ilva marrow"),
        ("Luka Perić-Vogt", "luka peric vogt"),
        ("Straße", "strasse"),
        ("O'Quill, Jr.", "o quill jr"),
        ("—", ""),
    ],
)
def test_norm(name: str, plain: str) -> None:
    assert norm(name) == plain
    assert norm(plain) == plain


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Ilva Marrow", "ilva-marrow"),
        ("snake_case body", "snake-case-body"),
        ("魏兰欣", "魏兰欣"),
        ("!!", digest("!!")[:12]),
        ("x" * 100, "x" * MAX_SLUG),
        ("y" * (MAX_SLUG - 1) + " end", "y" * (MAX_SLUG - 1)),
    ],
)
def test_slugs(name: str, slug: str) -> None:
    assert slugify(name) == slug


@pytest.mark.parametrize(
    ("name", "general"),
    [("officials", True), ("Marrow", False), ("a Bren report", False), ("7", False)],
)
def test_general_names(name: str, general: bool) -> None:
    assert is_general(name) is general


def test_digests_tell_their_parts_apart() -> None:
    assert len(digest("a", "b")) == 24
    assert len({digest("a", "b"), digest("ab"), digest("a b"), digest("b", "a")}) == 4
