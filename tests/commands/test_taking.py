"""Connections that are taken from a socket which several servers share."""

from __future__ import annotations

import asyncio
import socket
import sys
from typing import Any

import pytest
import uvicorn

from quotes.commands.taking import SharingServer

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not offered there")


async def answer(scope: dict[str, Any], receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"here"})


async def test_two_servers_share_eight_connections() -> None:
    # As uvicorn makes it: without the number of TCP, so that asyncio would let parts of answers wait.
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        config = uvicorn.Config(answer, lifespan="off", log_level="error")
        servers = [SharingServer(config, listener.dup()) for _ in range(2)]
        running = [asyncio.ensure_future(each.serve()) for each in servers]
        while not all(each.started for each in servers):
            await asyncio.sleep(0.01)
        opened = await asyncio.gather(
            *(asyncio.open_connection(*listener.getsockname()) for _ in range(8))
        )
        for reader, writer in opened:
            writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
            assert (await reader.readline()).startswith(b"HTTP/1.1 200")
        taken = [each.server_state.connections for each in servers]
        assert [len(each) for each in taken] == [4, 4]
        for connection in (*taken[0], *taken[1]):
            at: Any = connection.transport.get_extra_info("socket")
            assert at.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        for _, writer in opened:
            writer.close()
        for each in servers:
            each.should_exit = True
        await asyncio.gather(*running)
