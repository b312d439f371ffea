"""For all tests: no network but this machine's own, one set of models, and fresh databases."""

from __future__ import annotations

import builtins
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from invented import extraction_of
from sqlite_utils import Database

from quotes.db.schema.opening import open_database
from quotes.db.storage.store import start_run, store_extraction

if TYPE_CHECKING:
    from quotes.pipeline import Pipeline

LOOPBACK = ("127.0.0.1", "::1", "localhost")


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say why the tests in a browser did not run; `-q` alone would not."""
    skipped = terminalreporter.stats.get("skipped", [])
    missed = [report for report in skipped if "browser/" in report.nodeid]
    if missed:
        reason = str(missed[0].longrepr[2]).removeprefix("Skipped: ")
        terminalreporter.write_line(f"NOT RUN: {len(missed)} tests in a browser; {reason}")


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Any connection to another machine is an error."""
    given, resolve = socket.socket.connect, socket.getaddrinfo

    def connect(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in LOOPBACK:
            raise AssertionError(f"a test reached for the network: {address}")
        given(self, address)

    def getaddrinfo(host: Any, *rest: Any, **more: Any) -> Any:
        if host not in (*LOOPBACK, None, ""):
            raise AssertionError(f"a test asked for the address of {host}")
        return resolve(host, *rest, **more)

    patch = pytest.MonkeyPatch()
    patch.setattr(socket.socket, "connect", connect)
    patch.setattr(socket, "getaddrinfo", getaddrinfo)
    yield
    patch.undo()


@pytest.fixture(autouse=True)
def own_settings(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The settings of whoever runs the tests take no part."""
    monkeypatch.setenv("QUOTES_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(scope="session")
def pipeline(no_network: None) -> Pipeline:
    """The shipped models, loaded once, and only for those tests that ask for them."""
    from quotes.pipeline import Pipeline  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTES_HOME", str(Path(__file__).parent / "no-such-folder"))
        return Pipeline.load()


@pytest.fixture(scope="session")
def fast(no_network: None) -> Pipeline:
    """The pipeline of `--model fast`, loaded once."""
    from quotes.pipeline import Pipeline  # noqa: PLC0415

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("QUOTES_HOME", str(Path(__file__).parent / "no-such-folder"))
        return Pipeline.load(model="fast")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where a fresh database goes."""
    return tmp_path / "quotes.db"


@pytest.fixture
def db(path: Path) -> Database:
    """A migrated, empty database."""
    return open_database(path)


@pytest.fixture
def harbour(db: Database) -> Database:
    """A database with the harbour article."""
    store_extraction(db, extraction_of(), start_run(db, "0.1"))
    return db


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Lets a package of others be missing, as where an extra is not installed."""
    real = builtins.__import__

    def leave_out(package: str) -> None:
        def imported(name: str, *rest: Any, **more: Any) -> Any:
            if name.startswith(package):
                raise ImportError(name)
            return real(name, *rest, **more)

        monkeypatch.setattr(builtins, "__import__", imported)

    return leave_out
