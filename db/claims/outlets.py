"""Who printed it: the outlet of an address. Pure."""

from __future__ import annotations

import re

HOST = re.compile(r"^\w+://(?:www\.)?([^/:?#]+)")


def outlet(address: str) -> str:
    """The host of an address; a source that is none stays."""
    host = HOST.match(address)
    return host[1] if host else address
