"""Who printed it: the outlet of an address. Pure."""

from __future__ import annotations

import re

# A name and a password before the host are no part of it.
HOST = re.compile(r"^\w+://(?:[^/?#@]*@)?(?:www\.)?([^/:?#]+)")


def host_of(address: str) -> str | None:
    """The host of an address; None for a source that is none."""
    host = HOST.match(address)
    return host[1] if host else None


def outlet(address: str, named: str | None = None) -> str:
    """The host of an address, else the outlet that the article names; a source that is neither stays."""
    return host_of(address) or named or address
