"""EDGE: rows of like names are grouped again from what every article said, and brought to the result.

A row keeps its id and slug as far as most of its appearances stay together. What a person made, imported or
corrected is left as it is, and so are names that appear too often.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from sqlite_utils import Database

from quotes.db.corrections.verdicts import is_protected
from quotes.db.matching.appearances import Appearance, first, log, many, names_of, note, of_rows
from quotes.db.matching.blocking import index_again, index_names
from quotes.db.matching.match import ACROSS, SURE, judge_stored
from quotes.db.matching.merging import absorb, chained, join_rows
from quotes.db.matching.names.bodies import bodies
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.names.people import is_full, persons
from quotes.db.matching.replay import Group, replay
from quotes.db.matching.stored import Known, Speaker
from quotes.db.schema.identifiers import norm, slugify
from quotes.db.schema.rows import add_alias, add_role, free_slug, insert, propose

# So many appearances of like names are grouped again; of more, an article hardly changes the picture.
MOST = 80

JOINED = """
    select s.slug, m.local, max(m.chain) from mentions m join speakers s on s.id = m.found
    where m.article = ? and m.chain is not null group by m.found, m.local
"""

# Each name once, from one to the next in the index, however often it is said.
CALLED = """
    with recursive called(name) as (
        select min(name) from mentions where found = ?1
        union all select (select min(m.name) from mentions m where m.found = ?1 and m.name > c.name)
        from called c where c.name is not null)
    select name from called where name is not null
"""


def reconsider(db: Database, known: Known, article: int) -> set[int]:
    """Judge the speakers of an article that was just stored again, with all that is known now.

    Rows that are surely one are joined; then those of like names are grouped from what every article
    said, so that the order in which articles came does not matter. Returns the articles whose mentions
    moved.
    """
    note(db, article, known.extraction)
    for slug, local, chain in db.execute(JOINED, [article]).fetchall():
        step = (json.loads(chain or "[]") or [{}])[-1]
        if step.get("rule") == ACROSS:
            log(db, {
                "speaker": slug, "article": article, "local": local, "reason": step["text"],
                "score": step["score"],
            })  # fmt: skip
    return join_rows(db, known, article) | regroup(db, known, article)


def regroup(db: Database, known: Known, article: int) -> set[int]:
    """Group the speakers of an article again; returns the articles whose mentions moved."""
    sql = """
        select distinct m.found from mentions m join speakers s on s.id = m.found
        where m.article = ? and s.scope is null order by m.found
    """
    moved: set[int] = set()
    done: set[int] = set()
    for (row,) in db.execute(sql, [article]).fetchall():
        speaker = known.row(row)
        if speaker is None or row in done:
            continue
        block = _block(db, speaker, known)
        done |= set(block)
        if not block or any(is_protected(db, each) for each in block):
            continue
        if len(block) > 1 and many(db, block, MOST):
            continue
        found = of_rows(db, block)
        if len(found) > 1:
            moved |= _bring(db, known, replay(found))
    return moved


def _block(db: Database, speaker: Speaker, known: Known) -> list[int]:
    """The rows of names like a speaker's, of names like theirs, and so on; empty where there are too many,
    or one of them appears too often."""
    block = {speaker.id}
    waiting = [speaker]
    while waiting:
        one = waiting.pop()
        if many(db, [one.id], MOST):
            return []
        names = _called(db, one, known)
        for each in known.alike(names, one.kind):
            if each.id not in block and _alike(one.kind, names, _called(db, each, known)):
                block.add(each.id)
                waiting.append(each)
        if len(block) > MOST:
            return []
    return sorted(block)


def _called(db: Database, speaker: Speaker, known: Known) -> list[str]:
    """The names by which articles introduce somebody, and other whole names."""
    own = [name for (name,) in db.execute(CALLED, [speaker.id]).fetchall()]
    others = known.names([speaker])[speaker.id]
    kept = (name for name in others if speaker.kind != "person" or is_full(name))
    return list(dict.fromkeys((*own, *kept)))


def _alike(kind: str, mine: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether any two of the names may be one's."""
    agree = persons if kind == "person" else bodies
    return any(agree(a, b).grade is not Grade.DIFFERENT for a in mine for b in theirs)


def _bring(db: Database, known: Known, groups: list[Group]) -> set[int]:
    """Bring the rows to the groups; returns the articles whose mentions moved."""
    rows = _rows(groups)
    wanted = {
        (each.article, each.local): rows[number]
        for number, group in enumerate(groups)
        for each in group.members
    }
    before = {each.row for group in groups for each in group.members}
    if all(each.row == wanted[each.article, each.local] for g in groups for each in g.members):
        return set()
    made = {
        number: row if row is not None else _make(db, group)
        for number, (group, row) in enumerate(zip(groups, rows, strict=True))
    }
    moved: set[int] = set()
    for number, group in enumerate(groups):
        moved |= _move(db, group, made[number])
    for gone in sorted(before - set(made.values())):
        moved |= _close(db, known, gone, groups, made)
    known.forget()
    for number, group in enumerate(groups):
        _describe(db, made[number], group.members)
    index_names(db)
    for row in made.values():
        if speaker := known.row(row):
            propose(db, row, judge_stored(speaker, known).candidates)
    return moved


def _rows(groups: Sequence[Group]) -> list[int | None]:
    """The row that each group keeps: of which it has the most appearances, the first one where as many."""
    counts = []
    for number, group in enumerate(groups):
        for row, count in Counter(each.row for each in group.members).items():
            oldest = min(each.number for each in group.members if each.row == row)
            counts.append((-count, row, oldest, number))
    rows: list[int | None] = [None] * len(groups)
    for *_, row, _, number in sorted(counts):
        if rows[number] is None and row not in rows:
            rows[number] = row
    return rows


def _make(db: Database, group: Group) -> int:
    name = names_of(group.members)[0]
    return insert(db, "speakers", {
        "slug": free_slug(db, slugify(name)), "name": name, "kind": group.members[0].told.kind,
        "origin": "article", "found_name": name, "found_norm": norm(name),
    })  # fmt: skip


def _move(db: Database, group: Group, row: int) -> set[int]:
    """Let the mentions of a group stand for a row, and log why."""
    slug = db.execute("select slug from speakers where id = ?", [row]).fetchone()[0]
    reason = group.reasons[-1] if group.reasons else "like nobody else"
    moved = set()
    for each in group.members:
        if each.row == row:
            continue
        _point(db, each, row, f"looked at again: {reason}" if group.reasons else None)
        log(db, {
            "speaker": slug, "article": each.article, "local": each.local, "score": SURE,
            "reason": f"looked at again: {reason}",
        })  # fmt: skip
        moved.add(each.article)
    return moved


def _point(db: Database, each: Appearance, row: int, reason: str | None) -> None:
    """Let the mentions of an appearance stand for a row, and say in their chains why."""
    sql = "select id, chain from mentions where article = ? and local = ?"
    for mention, chain in db.execute(sql, [each.article, each.local]).fetchall():
        db.execute(
            "update mentions set found = ?, entity = ?, chain = ? where id = ?",
            [row, row, chained(chain, reason), mention],
        )


def _describe(db: Database, row: int, members: Sequence[Appearance]) -> None:
    """Write anew what articles say of a row: its name, facts, aliases and roles."""
    name, *others = names_of(members)
    told = [each.told for each in members]
    db.execute(
        "update speakers set name = ?, found_name = ?, found_norm = ?, gender = ?, country = ?,"
        " affiliation = ?, found_wikidata = ?, wikidata = ? where id = ?",
        [
            name, name, norm(name), first(t.gender for t in told), first(t.country for t in told),
            first(t.organization for t in told), *[first(t.wikidata for t in told)] * 2, row,
        ],
    )  # fmt: skip
    for table in ("aliases", "roles"):
        db.execute(f"delete from {table} where speaker = ?", [row])
    for other in others:
        if norm(other):
            add_alias(db, row, other, "article")
    for each in members:
        for role in each.told.roles:
            add_role(db, row, (role, each.told.organization), (each.day, each.day), each.article)
    index_again(db, row)


def _close(
    db: Database, known: Known, gone: int, groups: Sequence[Group], made: dict[int, int]
) -> set[int]:
    """Let the row to which most of a row's appearances went stand for it in all else, too."""
    counts = Counter(
        made[number]
        for number, group in enumerate(groups)
        for each in group.members
        if each.row == gone
    )
    heir, old = known.row(counts.most_common(1)[0][0]), known.row(gone)
    if heir is None or old is None:
        return set()
    return absorb(db, heir, old, "looked at again")
