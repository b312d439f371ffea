"""An entity of an article and the stored speakers in; who it is out."""

from __future__ import annotations

from quotes.db.matching.blocking import index_names
from quotes.db.matching.match import Decision, Match, Matcher, match_by_name
from quotes.db.matching.merging import reconsider
from quotes.db.matching.stored import Known

__all__ = [
    "Decision",
    "Known",
    "Match",
    "Matcher",
    "index_names",
    "match_by_name",
    "reconsider",
]
