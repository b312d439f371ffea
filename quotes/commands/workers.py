"""EDGE: a site that several processes answer for: started on one address, kept at their number, and ended."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import time
import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import click
import uvicorn
from datasette.cli import run_sync
from datasette.utils import initial_path_for_datasette

from quotes.commands.worker import END_SECONDS, SIGNS_IN, Shared, answer, parsed, site_of

# More would wait for the one disk and the one lock for writing, and each takes its own memory.
MOST = 8

# With these there is one process only, and why.
ALONE = {
    "reload": "--reload starts one process anew at each change",
    "get": "--get asks once and ends",
    "help_settings": "--help-settings starts nothing",
    "pdb": "--pdb asks questions of one process",
}

NOT_HERE = "Several processes are not offered on Windows; leave --workers out."


def number_of(text: str) -> int:
    """How many processes are meant: a number, or one for each core that may be used for 0 and `auto`."""
    if text in ("0", "auto"):
        return min(cores(), MOST)
    if not text.isascii() or not text.isdigit() or int(text) > MOST:
        raise click.BadParameter(f"{text} is neither a number up to {MOST} nor auto.",
                                 param_hint="--workers")  # fmt: skip
    return int(text)


def cores() -> int:
    """The cores that this process may use."""
    # macOS does not say which, nor hold a process to some.
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return usable or 1


def start(name: Path, arguments: Sequence[str], number: int) -> None:
    """Answer from so many processes until interrupted; `arguments` are those of `datasette serve`."""
    given = parsed(arguments)
    check(given)
    # What is wrong with an option is said here, once.
    site = site_of(arguments)
    config = uvicorn.Config("", host=given["host"], port=given["port"], uds=given["uds"])
    listener = config.bind_socket()
    try:
        shared = Shared(
            tuple(arguments), listener, site._secret, secrets.token_hex(32), _one_byte()
        )
        click.echo(f"Serving {name} at {_place(given, listener)} by {number} processes"
                   "  (Ctrl-C ends it)")  # fmt: skip
        _open(site, given, listener, shared.token)
        supervise(shared, number)
    finally:
        listener.close()
        if given["uds"]:
            with suppress(FileNotFoundError):
                os.remove(given["uds"])


def check(given: dict[str, Any]) -> None:
    """Raises UsageError for what several processes cannot do."""
    if sys.platform == "win32":
        raise click.UsageError(NOT_HERE)
    for name, why in ALONE.items():
        if given[name]:
            raise click.UsageError(f"{why}; leave --workers out.")
    if given["metadata"] and given["metadata"].name == "<stdin>":
        raise click.UsageError(
            "Each process reads --metadata: name a file, or leave --workers out."
        )


def _place(given: dict[str, Any], listener: socket.socket) -> str:
    """Where the site is, as people type it."""
    if given["uds"]:
        return str(given["uds"])
    host = f"[{given['host']}]" if ":" in given["host"] else given["host"]
    scheme = "https" if given["ssl_certfile"] else "http"
    return f"{scheme}://{host}:{listener.getsockname()[1]}"


def _open(site: Any, given: dict[str, Any], listener: socket.socket, token: str) -> None:
    """Say what address signs in, and open a browser there, where that is asked for."""
    place = _place(given, listener)
    if given["root"]:
        path = f"{site.urls.path(SIGNS_IN.removeprefix('/'))}?token={token}"
        click.echo(f"{place}{path}")
    elif given["open_browser"]:
        path = run_sync(lambda: initial_path_for_datasette(site))
    if given["open_browser"]:
        # Connections wait until the first process takes them.
        listener.listen()
        webbrowser.open(f"{place}{path}")


def _one_byte() -> socket.socket:
    """A socket that gives one byte, and then none."""
    read, write = socket.socketpair()
    with write:
        write.send(b"1")
    return read


def supervise(shared: Shared, number: int) -> None:
    """Keep so many processes at work until this one is told to end.

    One that is killed is started again. Raises ClickException where one ends by itself: so would the next.
    """
    processes: list[BaseProcess] = []
    with _told_to_end() as told:
        try:
            processes += [_started(shared) for _ in range(number)]
            while told not in wait([told, *(each.sentinel for each in processes)]):
                for at, each in enumerate(processes):
                    each.join(0)
                    if each.exitcode is not None:
                        processes[at] = _again(shared, each)
        finally:
            _end(processes)


def _again(shared: Shared, ended: BaseProcess) -> BaseProcess:
    if (ended.exitcode or 0) > 0:
        raise click.ClickException("A process of the site could not go on, so all have ended.")
    click.echo(f"Process {ended.pid} of the site has ended; another one is started.", err=True)
    return _started(shared)


def _started(shared: Shared) -> BaseProcess:
    """A new process that answers. Ctrl-C reaches this one alone, which ends the others."""
    process = get_context("spawn").Process(target=answer, args=(shared,), daemon=True)
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return process


@contextmanager
def _told_to_end() -> Iterator[socket.socket]:
    """A socket that can be read from once this process is told to end, by Ctrl-C or otherwise."""
    told, tell = socket.socketpair()
    tell.setblocking(False)
    before = {each: signal.signal(each, lambda *_: None)
              for each in (signal.SIGINT, signal.SIGTERM)}  # fmt: skip
    woken = signal.set_wakeup_fd(tell.fileno())
    try:
        with told, tell:
            yield told
    finally:
        signal.set_wakeup_fd(woken)
        for each, handler in before.items():
            signal.signal(each, handler)


def _end(processes: Sequence[BaseProcess]) -> None:
    """End all: what is being answered is finished, if that takes no longer than a few seconds."""
    for each in processes:
        each.terminate()
    until = time.monotonic() + END_SECONDS
    for each in processes:
        each.join(max(0.0, until - time.monotonic()))
        if each.is_alive():
            each.kill()
            each.join()
