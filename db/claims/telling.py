"""A verdict's record in words, the same for the command and the site. Pure."""

from __future__ import annotations

from typing import Any

Row = dict[str, Any]

# What a change does, by its severity, from harmless to what turns the meaning round.
SEVERITIES = (
    "harmless", "shortened", "cut without a mark", "words changed", "surer or less sure",
    "another meaning",
)  # fmt: skip


# What a status means; a text that was not found says what was searched instead.
STATUS = {
    "authentic": "At least one article prints these words as said.",
    "incomplete": "At least one article prints these words as said, and more: something is left out.",
    "variant": "What articles print as said comes near, in other words.",
    "misattributed": "These words, or nearly these, are printed as somebody else's.",
}


def change_told(change: Row) -> str:
    """One change: what was done, where, and the words before and after it."""
    kinds = ", ".join(change["kinds"])
    marked = ", marked" if change["marked"] else ""
    before, after = change["before"] or "–", change["after"] or "–"
    return f"{kinds} ({change['place']}{marked}): {before} → {after}"


def search_told(row: Row) -> str:
    """What was searched, for a text that was not found."""
    outlets = f" of {row['outlets']:,} outlets" if row["outlets"] else ""
    statements = row["statements"]
    records = f" and {statements:,} statements on record" if statements else ""
    dates = f", {row['first']} to {row['last']}" if row["first"] else ""
    return (
        f"Searched: {row['quotes']:,} quotes in {row['articles']:,} articles{records}{outlets}{dates}."
        " It may have been said elsewhere."
    )
