"""quotes.engines.local: many articles in order, whatever becomes of one of them."""

from __future__ import annotations

import sys

import pytest

from quotes.engines import local
from quotes.model import Article, Extraction

FAULTS = {
    "value": (ValueError("no\n text"), "could not be processed: no text"),
    "memory": (MemoryError(), "could not be processed: there is not enough memory"),
    "depth": (RecursionError(), "could not be processed: it is nested too deeply"),
    "bug": (KeyError("a bug"), "could not be processed: KeyError('a bug')"),
}


def extract(article: Article) -> Extraction:
    if article.source in FAULTS:
        raise FAULTS[article.source][0]
    return Extraction(article, (), ())


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    """What each worker would load."""
    monkeypatch.setattr(local, "_extract", extract)


@pytest.mark.parametrize("bad", FAULTS)
def test_an_article_that_fails_comes_with_its_fault(bad: str) -> None:
    articles = [Article(name, "x") for name in ("a", bad, "b")]
    done = list(local.extract_all(articles))
    assert [article.source for article, _ in done] == ["a", bad, "b"]
    assert [isinstance(result, Extraction) for _, result in done] == [True, False, True]
    fault = done[1][1]
    assert isinstance(fault, Exception) and (fault, local.reason(fault)) == FAULTS[bad]


def test_articles_are_read_one_by_one() -> None:
    read = []

    def source() -> object:
        for name in "abc":
            read.append(name)
            yield Article(name, "x")

    results = local.extract_all(source())  # type: ignore[arg-type]
    next(results)
    assert read == ["a"]


def test_nothing_is_loaded_for_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_extract", None)
    monkeypatch.setitem(sys.modules, "quotes.pipeline", None)
    assert list(local.extract_all([])) == []
    with pytest.raises(ImportError):
        list(local.extract_all([Article("a", "x")]))
