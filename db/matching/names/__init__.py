"""Two names in; how well they agree out."""

from __future__ import annotations

from quotes.db.matching.names.bodies import bodies, is_generic, is_part, is_whole_body
from quotes.db.matching.names.grades import Fit, Grade
from quotes.db.matching.names.lookup_keys import sought_keys, stored_keys
from quotes.db.matching.names.parts import BodyParts, PersonParts, body, fold, person
from quotes.db.matching.names.people import is_full, persons

__all__ = [
    "BodyParts",
    "Fit",
    "Grade",
    "PersonParts",
    "bodies",
    "body",
    "fold",
    "is_full",
    "is_generic",
    "is_part",
    "is_whole_body",
    "person",
    "persons",
    "sought_keys",
    "stored_keys",
]
