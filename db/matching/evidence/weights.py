"""What each piece of evidence weighs when two sets of facts are compared."""

from __future__ import annotations

# How much each piece of evidence counts. Nothing here decides alone: the matcher asks for a sum that
# depends on how well the names agree. Chosen on the odd half of tests/data/people.toml.
SAME_ROLE, LIKE_ROLE, SAME_FIELD, GENERAL_ROLE = 2.0, 1.5, 1.0, 1.0

SAME_BODY, SAME_LETTERS, GENERAL_BODY = 2.0, 1.5, 1.0

OTHER_BODY, OTHER_BODY_THEN = -1.0, -2.5

SAME_COUNTRY, OTHER_COUNTRY = 1.0, -3.0

OTHER_FIELD, OTHER_FIELD_THEN = -3.0, -1.5

COMPANION, COMPANIONS = 0.5, 1.5

LONG_AGO = -3.0

# Nobody speaks to the press for longer than this many years.
LIFETIME = 65

# Two of one common name held the same office within so many years.
LONG = 6
