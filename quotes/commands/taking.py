"""EDGE: a server that takes its share of the connections that several processes are offered at once."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from typing import Any

import uvicorn

# So many connections wait for a process that takes them, as uvicorn has it.
BACKLOG = 2048

# For each connection that it has, a process waits so long before it takes another: who has fewer comes
# first. asyncio's own server takes all that wait, so that of two processes one got 7 of 8 visitors.
PAUSE_SECONDS, MOST_PAUSES = 0.001, 10

# When no more files can be opened, some may have been closed after so long.
FULL_SECONDS = 0.5


class SharingServer(uvicorn.Server):
    """uvicorn on a socket that other processes take connections from, too."""

    def __init__(self, config: uvicorn.Config, listener: socket.socket) -> None:
        super().__init__(config)
        self._listener = listener
        self._taking: asyncio.Task[None] | None = None
        self._coming: set[asyncio.Task[None]] = set()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to take connections."""
        await super().startup(sockets=[])
        if self.started:
            self._listener.setblocking(False)
            self._listener.listen(BACKLOG)
            self._taking = asyncio.ensure_future(self._take())

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Take no more; finish what was begun."""
        if self._taking:
            self._taking.cancel()
            with suppress(asyncio.CancelledError):
                await self._taking
        self._listener.close()
        await super().shutdown(sockets=[])

    async def _take(self) -> None:
        while True:
            await self._offered()
            here = len(self.server_state.connections) + len(self._coming)
            await asyncio.sleep(PAUSE_SECONDS * min(here, MOST_PAUSES))
            try:
                connection, _ = self._listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                continue  # another process has it
            except OSError:
                await asyncio.sleep(FULL_SECONDS)
                continue
            coming = asyncio.ensure_future(self._connect(connection))
            self._coming.add(coming)
            coming.add_done_callback(self._coming.discard)

    async def _offered(self) -> None:
        """Wait until somebody connects."""
        loop, offered = asyncio.get_running_loop(), asyncio.Event()
        loop.add_reader(self._listener, offered.set)
        try:
            await offered.wait()
        finally:
            loop.remove_reader(self._listener)

    async def _connect(self, connection: socket.socket) -> None:
        """Answer on a connection; one that ends before it is secured is left."""
        connection.setblocking(False)
        with suppress(OSError):
            if connection.family != socket.AF_UNIX:
                # asyncio does so where a socket was made for TCP by its number, which uvicorn's was not;
                # without it the second part of an answer waits 40 ms for word that the first arrived.
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            await asyncio.get_running_loop().connect_accepted_socket(
                self._protocol, connection, ssl=self.config.ssl
            )

    def _protocol(self) -> Any:
        made: Any = self.config.http_protocol_class
        return made(
            config=self.config, server_state=self.server_state, app_state=self.lifespan.state
        )
