"""What worker processes load in the tests: an extractor that fails as its article says."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable

from quotes.errors import ModelError
from quotes.model import Article, Extraction


class Unpicklable(Exception):
    """An error that cannot go from one process to another."""

    def __init__(self, first: str, second: str) -> None:
        super().__init__(f"{first} and {second}")


def extract(article: Article) -> Extraction:
    match article.source:
        case "killed":
            os.kill(os.getpid(), signal.SIGKILL)
        case "exits":
            raise SystemExit(3)
        case "bug":
            raise KeyError("a bug of ours")
        case "unpicklable":
            raise Unpicklable("one", "two")
        case "endless":
            while True:
                pass
        case "slow":
            time.sleep(600)
    return Extraction(article, (), ())


def load() -> Callable[[Article], Extraction]:
    return extract


def load_nothing() -> Callable[[Article], Extraction]:
    raise ModelError("The models are damaged.")
