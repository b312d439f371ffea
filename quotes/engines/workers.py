"""EDGE: worker processes that end with their parent and are made anew when one of them ends."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import connection, get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Any


class Workers:
    """A pool of processes for tasks that may end their process.

    When a process ends from outside (out of memory, a fault in a library), every task under way is
    lost with it, and which one did it is not known: each is then done again, alone in a process.
    """

    def __init__(self, number: int, prepare: Callable[..., None], *given: Any) -> None:
        """`prepare(*given)` is called once in each process; it must not raise."""
        self._number = number
        self._prepare = (prepare, *given)
        self._many: ProcessPoolExecutor | None = None
        self._single: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:  # fmt: skip
        """End the processes; tasks that nobody waits for any more are left undone."""
        for pool in (self._many, self._single):
            if pool is not None:
                pool.shutdown(cancel_futures=True)

    def submit(self, task: Callable[..., Any], *given: Any) -> Future[Any]:
        """Begin a task in one of the processes."""
        if self._many is not None:
            try:
                return self._many.submit(task, *given)
            except BrokenProcessPool:
                self._many.shutdown()
        self._many = self._pool(self._number)
        return self._many.submit(task, *given)

    def result(self, future: Future[Any], task: Callable[..., Any], *given: Any) -> Any:
        """What the task gave; a RuntimeError (returned) when it ends its process even alone.

        What the task raises is raised here.
        """
        try:
            found = future.result()
        except BrokenProcessPool:
            return self._alone(task, *given)
        if self._single is not None:
            self._single.shutdown()
            self._single = None
        return found

    def _alone(self, task: Callable[..., Any], *given: Any) -> Any:
        if self._single is None:
            self._single = self._pool(1)
        try:
            return self._single.submit(task, *given).result()
        except BrokenProcessPool:
            self._single.shutdown()
            self._single = None
            return RuntimeError("its worker process was ended; was there too little memory?")

    def _pool(self, number: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            number, mp_context=get_context("spawn"), initializer=_begin, initargs=self._prepare
        )


def _begin(prepare: Callable[..., None], *given: Any) -> None:
    """Make ready a worker: it ends with its parent, and an interrupt is the parent's to handle."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()
    prepare(*given)


def _end_with_parent() -> None:
    """Wait for the end of the parent, killed or not, and end this process at once."""
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
