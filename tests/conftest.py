"""For all tests: no network but this machine's own, and one set of models."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quotes.pipeline import Pipeline

LOOPBACK = ("127.0.0.1", "::1", "localhost")


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
    """The shipped models, loaded once."""
    patch = pytest.MonkeyPatch()
    patch.setenv("QUOTES_HOME", str(Path(__file__).parent / "no-such-folder"))
    loaded = Pipeline.load()
    patch.undo()
    return loaded
