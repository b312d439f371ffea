"""EDGE: a task is stopped once it has taken too many seconds of processor time.

The system's own timer raises an exception in the midst of the task, so that no stage has to look at
a clock. It stops Python code, a regular expression included, and whatever lies between two calls
into a library; a single call into a library (one page's tree, one batch in a network) ends first.
Only the main thread of a process can be stopped so, and only where the system has such timers
(Windows has none): elsewhere a task takes as long as it takes.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from quotes.errors import TimeLimitError

T = TypeVar("T")

# Seconds between further attempts: an exception that is raised while an object is
# deleted is lost, and only the next one stops the task.
AGAIN = 0.5

HAS_TIMER = hasattr(signal, "setitimer") and hasattr(signal, "SIGPROF")

END = object()


class _Over(BaseException):
    """The time is over; no `except Exception` of a library takes it for its own."""


def within(seconds: float, task: Callable[..., T], *given: Any) -> T:
    """What the task gives; 0 seconds are no limit. Tasks must not stand within each other.

    Raises TimeLimitError when the task took more processor time of this process.
    """
    if not seconds or not HAS_TIMER or threading.current_thread() is not threading.main_thread():
        return task(*given)
    before = signal.signal(signal.SIGPROF, _stop) or signal.SIG_DFL
    try:
        try:
            signal.setitimer(signal.ITIMER_PROF, seconds, AGAIN)
            return task(*given)
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _Over:
        signal.setitimer(signal.ITIMER_PROF, 0)  # it may have come before the other was set
        raise TimeLimitError(seconds) from None
    finally:
        signal.signal(signal.SIGPROF, before)


def each_within(seconds: float, made: Iterable[T]) -> Iterator[T]:
    """The same things, none of which may take more seconds to make. Raises TimeLimitError."""
    source = iter(made)
    while (found := within(seconds, next, source, END)) is not END:
        yield found


def _stop(*_: object) -> None:
    raise _Over
