"""EDGE: many articles through the pipeline, in this process or in several, in order.

Each worker process loads the models once and uses one thread; the caller gets the results one by
one, so that it can store each before the next comes. No article ends a run: whatever goes wrong
with one, up to the end of its worker, comes back as its fault.
"""

from __future__ import annotations

import pickle
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice

from quotes.clock import within
from quotes.engines.workers import Workers
from quotes.errors import TimeLimitError
from quotes.model import Article, Extraction, Mode
from quotes.settings import BEST, TIME_LIMIT

Result = Extraction | Exception

Extract = Callable[[Article], Extraction]

# Articles under way for each worker: enough to keep it busy, few enough to bound memory.
AHEAD = 4

_extract: Extract | None = None

_fault: Exception | None = None


def shipped(modes: frozenset[Mode] | None = None, model: str = BEST) -> Extract:
    """The pipeline with the models that ship with the package, which tells of these modes (by default
    of what is said or thought); `model` is one of `settings.SETTINGS`."""
    from quotes.pipeline import Pipeline  # noqa: PLC0415 - takes seconds; only workers need it

    found = Pipeline.load(modes=modes, model=model) if modes else Pipeline.load(model=model)
    return found.extract


def extract_all(
    articles: Iterable[Article], *, workers: int = 1, load: Callable[[], Extract] = shipped,
    time_limit: float = TIME_LIMIT,
) -> Iterator[tuple[Article, Result]]:  # fmt: skip
    """Each article with what was found in it, in the order given.

    An article on which the pipeline fails, or takes more seconds of processor time than
    `time_limit` (0: none), comes with its exception; the others are done. `load` gives the pipeline
    and is called once in each process; what it raises ends the run.
    """
    run = partial(_run, time_limit=time_limit)
    if workers <= 1:
        for article in articles:
            _load(load)
            yield article, run(article)
        return
    source = iter(articles)
    with Workers(workers, _load_quietly, load) as pool:
        waiting = deque(
            (article, pool.submit(run, article)) for article in islice(source, workers * AHEAD)
        )
        while waiting:
            article, future = waiting.popleft()
            result = pool.result(future, run, article)
            waiting.extend((each, pool.submit(run, each)) for each in islice(source, 1))
            yield article, result


def attempt(extract: Extract, article: Article, time_limit: float = TIME_LIMIT) -> Result:
    """What was found in the article, or what went wrong; 0 seconds are no limit."""
    try:
        return within(time_limit, extract, article)
    except SystemExit as error:
        return RuntimeError(f"it asked for the end of the program ({error})")
    except Exception as error:
        return error


def reason(error: Exception) -> str:
    """Why an article could not be processed, on one line."""
    if isinstance(error, TimeLimitError):
        return str(error)
    if isinstance(error, MemoryError):
        return "could not be processed: there is not enough memory"
    if isinstance(error, RecursionError):
        return "could not be processed: it is nested too deeply"
    said = " ".join(str(error).split())
    usual = isinstance(error, ValueError | RuntimeError) and said
    return f"could not be processed: {said if usual else repr(error)}"


def _load(load: Callable[[], Extract]) -> None:
    """Load the models of this process."""
    global _extract  # noqa: PLW0603 - one set of models for each worker process
    if _extract is None:
        _extract = load()


def _load_quietly(load: Callable[[], Extract]) -> None:
    """Load the models of a worker; what goes wrong is told with the first article."""
    global _fault  # noqa: PLW0603 - as above
    try:
        _load(load)
    except Exception as error:
        _fault = error


def _run(article: Article, time_limit: float) -> Result:
    if _fault is not None:
        raise _fault
    if _extract is None:
        raise RuntimeError("the worker has no models")
    result = attempt(_extract, article, time_limit)
    return _portable(result) if isinstance(result, Exception) else result


def _portable(error: Exception) -> Exception:
    """The error, or its words where it cannot go from one process to another."""
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:
        return RuntimeError(repr(error))
    return error
