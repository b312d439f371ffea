"""EDGE: many articles through the pipeline, in this process or in several, in order.

Each worker process loads the models once and uses one thread; the caller gets the results one by
one, so that it can store each before the next comes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from quotes.model import Article, Extraction, Mode

Result = Extraction | Exception

# Articles under way for each worker: enough to keep it busy, few enough to bound memory.
AHEAD = 4

_extract: Callable[[Article], Extraction] | None = None


def extract_all(
    articles: Iterable[Article], *, workers: int = 1, modes: frozenset[Mode] | None = None
) -> Iterator[tuple[Article, Result]]:
    """Each article with what was found in it, in the order given.

    An article on which the pipeline fails comes with its exception; the others are done.
    """
    if workers <= 1:
        for article in articles:
            _load(modes)
            yield article, _run(article)
        return
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_load, initargs=(modes,)
    ) as pool:
        waiting: list[tuple[Article, Future[Result]]] = []
        source = iter(articles)
        for article in islice(source, workers * AHEAD):
            waiting.append((article, pool.submit(_run, article)))
        while waiting:
            article, future = waiting.pop(0)
            result = future.result()
            for following in islice(source, 1):
                waiting.append((following, pool.submit(_run, following)))
            yield article, result


def _load(modes: frozenset[Mode] | None = None) -> None:
    """Load the models of this process, to tell of these modes (by default of what is said or thought)."""
    global _extract  # noqa: PLW0603 - one set of models for each worker process
    from quotes.pipeline import Pipeline  # noqa: PLC0415 - takes seconds; only workers need it

    if _extract is None:
        _extract = (Pipeline.load(modes=modes) if modes else Pipeline.load()).extract


def _run(article: Article) -> Result:
    if _extract is None:
        raise RuntimeError("the worker has no models")
    try:
        return _extract(article)
    except (ValueError, RuntimeError, MemoryError, RecursionError) as error:
        return error
