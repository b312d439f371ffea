"""What a form sent: bytes within a limit."""

from __future__ import annotations

from typing import Any

from datasette.views.base import DatasetteError


async def sent(request: Any, most: int, too_long: str) -> bytes:
    """The body; raises status 413 with the sentence `too_long`, before reading on, above `most` bytes."""
    body, more = b"", True
    while more:
        message = await request.receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > most:
            raise DatasetteError(too_long, status=413)
    return body
