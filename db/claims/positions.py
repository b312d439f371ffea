"""EDGE: pairs of one speaker's claims that may show a change of position, with texts and dates.

They are found when asked for, from the claims as they are; nothing of it is stored or asserted.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from sqlite_utils import Database

from quotes.claims.position import possible_change, subjects
from quotes.db.claims.outlets import outlet
from quotes.db.schema.rows import Row

KIND = "possible change"
# A word that more of a speaker's claims have says little of what one of them speaks of.
MOST_CLAIMS = 50

SPEAKERS = """
    select speaker from claims where speaker is not null and (:speaker is null or speaker = :speaker)
    group by speaker having count(*) > 1 order by speaker
"""
CLAIMS = """
    select c.key as claim, c.text, c.first, q.key as quote, s.slug as speaker, s.name as speaker_name,
        q.text as said, substr(a.text, max(q.start - 200, 0) + 1,
            q."end" - max(q.start - 200, 0) + 200) as context,
        coalesce(a.url, a.source) as address, a.outlet
    from claims c join quotes q on q.id = c.quote join articles a on a.id = q.article
    join speakers s on s.id = c.speaker where c.speaker = ? and not q.denied order by c.key
"""


def possible_changes(db: Database, *, speaker: int | None = None, limit: int = -1) -> list[Row]:
    """The pairs, the likeliest first: `earlier` and `later` with text, date and context, and why.

    A claim without a date stands second. `context` has up to 200 characters on each side.
    """
    rows: list[Row] = []
    for (one,) in db.execute(SPEAKERS, {"speaker": speaker}).fetchall():
        rows += _of_speaker(list(db.query(CLAIMS, [one])))
    rows.sort(key=lambda r: (-r["score"], r["earlier"]["claim"], r["later"]["claim"]))
    return rows if limit < 0 else rows[:limit]


def _of_speaker(claims: list[Row]) -> list[Row]:
    found: list[Row] = []
    for one, other in _near(claims):
        change = possible_change(claims[one]["text"], claims[other]["text"])
        if change is None:
            continue
        earlier, later = sorted((claims[one], claims[other]), key=_when)
        found.append({
            "kind": KIND, "score": change.score, "speaker": earlier["speaker"],
            "speaker_name": earlier["speaker_name"], "shared": list(change.shared),
            "signs": list(change.signs), "earlier": _side(earlier), "later": _side(later),
        })  # fmt: skip
    return found


def _near(claims: list[Row]) -> list[tuple[int, int]]:
    """The pairs that have a telling word in common."""
    having: dict[str, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for word in subjects(claim["text"]):
            having[word].append(place)
    few = (places for places in having.values() if len(places) <= MOST_CLAIMS)
    return sorted({pair for places in few for pair in combinations(places, 2)})


def _when(claim: Row) -> tuple[bool, str, str]:
    return claim["first"] is None, claim["first"] or "", claim["claim"]


def _side(claim: Row) -> Row:
    names = ("claim", "quote", "text", "first", "context")
    return {
        **{name: claim[name] for name in names},
        "outlet": outlet(claim["address"], claim["outlet"]),
    }
