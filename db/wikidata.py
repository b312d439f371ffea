"""Wikidata ids as people type them. Pure."""

from __future__ import annotations

import re

from quotes.errors import CorrectionError

QID = re.compile(r"(?:https?://www\.wikidata\.org/(?:wiki|entity)/)?(Q[1-9][0-9]{0,11})")


def check_qid(wikidata: str) -> str:
    """The id out of an id or an address of an item."""
    match = QID.fullmatch(wikidata.strip())
    if not match:
        raise CorrectionError(f"{wikidata!r} is no Wikidata id; one looks like Q42.")
    return match[1]
