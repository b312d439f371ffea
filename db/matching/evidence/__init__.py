"""Two sets of facts in; the weight of the evidence out."""

from __future__ import annotations

from quotes.db.matching.evidence.facts import Facts, Held, Role
from quotes.db.matching.evidence.roles import read_role
from quotes.db.matching.evidence.weigh import Evidence, country_codes

__all__ = [
    "Evidence",
    "Facts",
    "Held",
    "Role",
    "country_codes",
    "read_role",
]
