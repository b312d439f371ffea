"""EDGE: places whose file or page is gone: what only they held does not count until one is back."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database

from quotes.db.claims.tracking import track
from quotes.db.corrections.anchors import STREAM
from quotes.db.corrections.ledger import settle_all
from quotes.db.schema.checking import ARTICLE
from quotes.db.schema.opening import transaction
from quotes.db.storage.articles import count_sources
from quotes.db.storage.failures import note_failure
from quotes.db.storage.successors import lead_on
from quotes.errors import DatabaseError

NO_FILE = "no such file"

IsUrl = Callable[[str], bool]


def places_within(db: Database, sources: Sequence[str]) -> list[str]:
    """The places that hold stored articles and are one of `sources` or lie in one; all where it is empty."""
    sql = (
        "select distinct s.source from article_sources s join articles a on a.id = s.article"
        " where s.current and s.source != ? and a.kind = ? order by s.source"
    )
    places = [row[0] for row in db.execute(sql, [STREAM, ARTICLE]).fetchall()]
    return [place for place in places if not sources or any(_within(place, s) for s in sources)]


def _within(place: str, source: str) -> bool:
    if place == source or place.startswith(f"{source}#"):
        return True
    folder = str(Path(source))
    if folder == ".":
        return not os.path.isabs(place) and "://" not in place
    return place.startswith(folder.rstrip("/") + "/")


def missing_files(db: Database, sources: Sequence[str], is_url: IsUrl) -> list[str]:
    """Those of the places within `sources` whose file is gone, if its folder is there.

    Raises DatabaseError where none of all stored files is there: then this is another folder or
    machine than that where they were read.
    """
    files = [place for place in places_within(db, sources) if not is_url(place)]
    gone = [place for place in files if not _is_there(place)]
    if files and not sources and len(gone) == len(files):
        raise DatabaseError(
            f"None of the {len(files)} stored files is there: run this in the folder where they were read."
        )
    away = [source for source in sources if not is_url(source) and not Path(source).exists()]
    folders = [str(Path(source)).rstrip("/") + "/" for source in away]
    return [place for place in gone if not any(place.startswith(folder) for folder in folders)]


def _is_there(place: str) -> bool:
    """Whether a file is there, for one article of several, too; unknown names count as there."""
    ends = [place, *(place[:at] for at, letter in enumerate(place) if letter == "#")]
    # A backslash may stand for what could not be shown of the name.
    return "\\" in place or any(os.path.exists(name) for name in ends)


def note_missing(db: Database, places: Iterable[str], run: int | None) -> None:
    """Keep that files are not there, as of a page that its site calls gone."""
    for place in places:
        note_failure(db, place, NO_FILE, None, run, gone=True)


def forget_missing(db: Database, sources: Sequence[str]) -> int:
    """Let what is only in places within `sources` that are known to be gone count no more.

    It is kept, and counts again once a place holds it again. Returns how many articles they are.
    """
    with transaction(db):
        gone = {row[0] for row in db.execute("select source from failures where gone").fetchall()}
        places = [place for place in places_within(db, sources) if place in gone]
        articles = list(_articles(db, places))
        sql = "update article_sources set current = 0 where source in (select value from json_each(?))"
        db.execute(sql, [json.dumps(places)])
        forgotten = count_sources(db, articles)
        if forgotten:
            lead_on(db, forgotten)
            settle_all(db)
            track(db)
    return len(forgotten)


def _articles(db: Database, places: list[str]) -> Iterator[int]:
    sql = (
        "select distinct article from article_sources where current"
        " and source in (select value from json_each(?))"
    )
    for (article,) in db.execute(sql, [json.dumps(places)]).fetchall():
        yield article
