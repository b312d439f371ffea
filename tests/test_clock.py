"""quotes.clock: a task that takes too long is stopped, wherever it is, and nothing else is."""

from __future__ import annotations

import re
import signal
import threading
import time
from collections.abc import Callable, Iterator

import pytest

from quotes.clock import HAS_TIMER, each_within, within
from quotes.errors import TimeLimitError

SHORT = 0.1

needs_timer = pytest.mark.skipif(not HAS_TIMER, reason="the system has no such timer")


def busy(seconds: float) -> str:
    """Take processor time."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass
    return "done"


def endless() -> None:
    while True:
        pass


def in_expression() -> None:
    re.match(r"(?:a|a?)+$", "a" * 60 + "b")


def caught_by_a_library() -> None:
    while True:
        try:
            endless()
        except Exception:
            continue


class Slow:
    def __del__(self) -> None:
        busy(3 * SHORT)


def lost_while_deleting() -> None:
    """What is raised in here is told of by Python and forgotten."""
    Slow()
    endless()


@needs_timer
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize(
    "task", [endless, in_expression, caught_by_a_library, lost_while_deleting],
    ids=lambda task: task.__name__,
)  # fmt: skip
def test_a_task_is_stopped(task: Callable[[], None]) -> None:
    begun = time.process_time()
    with pytest.raises(TimeLimitError, match=r"more than 0\.1 seconds of processor time"):
        within(SHORT, task)
    assert time.process_time() - begun < 5


def test_what_ends_in_time_is_left_alone() -> None:
    before = signal.getsignal(signal.SIGPROF)
    assert within(60, busy, SHORT) == "done"
    with pytest.raises(KeyError):
        within(60, {}.__getitem__, "a")
    assert signal.getsignal(signal.SIGPROF) == before
    assert signal.getitimer(signal.ITIMER_PROF) == (0, 0)


@needs_timer
def test_nothing_is_stopped_afterwards() -> None:
    with pytest.raises(TimeLimitError):
        within(SHORT, endless)
    assert busy(1.0) == "done"


def test_waiting_takes_no_processor_time() -> None:
    within(SHORT, time.sleep, 3 * SHORT)


def test_no_seconds_are_no_limit() -> None:
    assert within(0, busy, SHORT) == "done"


def test_another_thread_is_not_stopped() -> None:
    done: list[str] = []
    thread = threading.Thread(target=lambda: done.append(within(SHORT, busy, 2 * SHORT)))
    thread.start()
    thread.join()
    assert done == ["done"]


@needs_timer
def test_each_thing_has_its_own_time() -> None:
    def things() -> Iterator[str]:
        for _ in range(4):
            yield busy(0.6 * SHORT)
        endless()

    found = []
    with pytest.raises(TimeLimitError):
        for each in each_within(SHORT, things()):
            found.append(each)
            busy(SHORT)  # what is done with it does not count
    assert found == ["done"] * 4
