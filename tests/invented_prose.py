"""Prose of invented articles, for tests of which are copies of one report."""

from __future__ import annotations

LEAD = (
    "The harbour council voted late on Monday to close the northern pier after divers found that"
    " most of its piles had rotted below the water line, a finding that surprised the engineers who"
    " had passed it two years before."
)
MORE = (
    "Fishing crews who moor there will be given berths on the southern quay until the spring, when"
    " the council expects to have bids for a new structure of steel and larch."
)
OTHER = (
    "Boats will have to leave Sorrel's oldest landing place within a month, a narrow majority of"
    " councillors decided in a heated session, because nobody can say how long its timber lasts."
)
