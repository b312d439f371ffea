"""quotes.evaluation.standoff: annotated articles, as they lie in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from quotes.errors import ArticleError
from quotes.evaluation.standoff import Gold, gold_articles, parse_standoff

ROWS = "T1\tContent 0 4;9 12\tone two\nT2\tCue 5 8\tsaid\nT3\tSource 13 16\tshe\n"


@pytest.mark.parametrize(
    ("event", "found"),
    [
        ("E1\tCue:T2 Content:T1 Source:T3\n", [Gold(((0, 4), (9, 12)), ((5, 8),), ((13, 16),))]),
        ("E1\tCue:T2 Content:T1\n", [Gold(((0, 4), (9, 12)), ((5, 8),), ())]),
        ("E1\tContent2:T3 Content:T1\n", [Gold(((0, 4), (9, 12), (13, 16)), (), ())]),
        ("E1\tCue:T2 Source:T3\n", []),
        ("E1\tCue:T2 Content:T9\n", []),
        ("A1\tnote\n", []),
    ],
)
def test_events(event: str, found: list[Gold]) -> None:
    assert parse_standoff(ROWS + event) == found


def test_the_first_annotator_counts(tmp_path: Path) -> None:
    for folder in ("text", "attributions"):
        (tmp_path / folder).mkdir()
    (tmp_path / "text" / "a.txt").write_bytes(b"one\r\ntwo")
    (tmp_path / "text" / "without.txt").write_text("three")
    for name, end in (("a_ana", 3), ("a_bo", 2)):
        rows = f"T1\tContent 0 {end}\tone\nE1\tContent:T1\n"
        (tmp_path / "attributions" / f"{name}.ann").write_text(rows)
    ((path, text, gold),) = gold_articles(tmp_path)
    assert (path.name, text) == ("a.txt", "one\r\ntwo")  # offsets count the line ends as they are
    assert gold == [Gold(((0, 3),), (), ())]


@pytest.mark.parametrize("folders", [(), ("text",), ("text", "attributions")])
def test_a_folder_without_annotations_is_refused(tmp_path: Path, folders: tuple[str, ...]) -> None:
    for folder in folders:
        (tmp_path / folder).mkdir()
    with pytest.raises(ArticleError, match="has no"):
        list(gold_articles(tmp_path))
