"""EDGE: one of the processes that answer for a site: Datasette on a socket that it shares with the others."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from multiprocessing import parent_process
from threading import Thread
from typing import Any

import click
import uvicorn
from datasette.cli import check_databases, run_sync
from datasette.cli import serve as datasette_serve
from datasette.utils.asgi import Request

from quotes.commands.taking import SharingServer

# So long may answers under way take when the site ends, and then what is left of the process.
GRACE, END_SECONDS = 3, 5

SIGNS_IN = "/-/auth-token"


@dataclass(frozen=True, slots=True)
class Shared:
    """What the processes of a site have in common.

    `unused` gives one byte to the process that reads first: who has it, takes the token that signs in.
    """

    arguments: tuple[str, ...]
    listener: socket.socket
    secret: str
    token: str
    unused: socket.socket


def parsed(arguments: Sequence[str]) -> dict[str, Any]:
    """What `datasette serve` makes of its own options. Raises click's errors for what it does not know."""
    with datasette_serve.make_context("serve", list(arguments)) as context:
        return dict(context.params)


def site_of(arguments: Sequence[str], secret: str | None = None) -> Any:
    """The site that `datasette serve` would start with these options."""
    with datasette_serve.make_context("serve", list(arguments)) as context:
        given = context.params
        return datasette_serve.callback(
            **{**given, "secret": secret or given["secret"]}, return_instance=True
        )


def answer(shared: Shared) -> None:
    """Answer until the process that started this one ends it, or has ended itself."""
    Thread(target=_end_with_parent, daemon=True).start()
    given = parsed(shared.arguments)
    site = site_of(shared.arguments, shared.secret)
    site._root_token = shared.token
    try:
        run_sync(site.invoke_startup)
        run_sync(lambda: check_databases(site))
    except click.ClickException as error:
        error.show()
        sys.exit(1)
    config = uvicorn.Config(
        signing_in_once(site, shared), log_level="info", lifespan="on", loop="asyncio",
        timeout_graceful_shutdown=GRACE,
        ssl_keyfile=given["ssl_keyfile"], ssl_certfile=given["ssl_certfile"],
    )  # fmt: skip
    server = SharingServer(config, shared.listener)
    server.run()
    if not server.started:
        sys.exit(1)


def signing_in_once(site: Any, shared: Shared) -> Any:
    """The site's application; its token signs in at one of the processes, and then at none."""
    app = site.app()

    async def answered(scope: dict[str, Any], receive: Any, send: Any) -> None:
        is_sign_in = scope["type"] == "http" and scope["path"].endswith(SIGNS_IN)
        if is_sign_in and not _is_unused(shared, Request(scope, receive)):
            site._root_token = None
        await app(scope, receive, send)

    return answered


def _is_unused(shared: Shared, request: Request) -> bool:
    """Whether the token has signed nobody in; the right one is used by this."""
    given = (request.args.get("token") or "").encode()
    takes = request.method == "GET" and secrets.compare_digest(given, shared.token.encode())
    return bool(shared.unused.recv(1, 0 if takes else socket.MSG_PEEK))


def _end_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended."""
    parent = parent_process()
    if parent is None:
        return
    parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(END_SECONDS)
    os._exit(1)
