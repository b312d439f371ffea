"""The public id of a claim, out of the keys of its quotes. Pure."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable
from hashlib import blake2b

# 60 bits are twelve characters; among ten million claims two meet once in 20,000 databases.
ID_BYTES, ID_LETTERS = 8, 12


def claim_id(quotes: Iterable[str]) -> str:
    """ "c" and the smallest of the quotes' keys in base32: it stays while that quote does."""
    smallest = min(quotes).encode("utf-8", "surrogatepass")
    letters = b32encode(blake2b(smallest, digest_size=ID_BYTES).digest()).decode().lower()
    return "c" + letters[:ID_LETTERS]
