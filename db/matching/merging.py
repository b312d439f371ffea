"""Stored speakers are judged again when an article tells more of them; those who are one are joined.

The matcher decides about an article's entity by what was known at that time; a poor early mention makes
a row of its own. Here the rows of the article are compared, with all that is known now, with the rows
of like names. Two rows that are surely one become one, whichever came first: so the order of the
articles hardly matters. What a person made, imported or corrected is never removed.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from quotes.db.corrections.verdicts import is_protected
from quotes.db.matching.appearances import log
from quotes.db.matching.blocking import index_again, index_names
from quotes.db.matching.likeness import Likeness
from quotes.db.matching.match import ACROSS, SURE, judge_stored
from quotes.db.matching.names.grades import Grade
from quotes.db.matching.names.parts import person
from quotes.db.matching.stored import Known, Speaker
from quotes.db.schema.identifiers import norm
from quotes.db.schema.rows import add_alias, add_role, forget, propose

# Where the id of a speaker stands, beside what `absorb` moves with more care.
REFERENCES = (
    ("mentions", "found"), ("mentions", "entity"), ("quotes", "speaker"), ("quotes", "via"),
    ("quotes", "addressee"), ("claims", "speaker"), ("speakers", "speaks_for"),
)  # fmt: skip

FACTS = ("gender", "country", "affiliation", "wikidata", "description", "found_wikidata")

# No article makes so many joins; a safeguard.
MOST = 50


def join_rows(db: Database, known: Known, article: int) -> set[int]:
    """Judge the speakers of an article again and join those who are one.

    Returns the articles whose mentions moved.
    """
    sql = "select distinct found from mentions where article = ? and found is not null"
    waiting = sorted({row for (row,) in db.execute(sql, [article]).fetchall()})
    moved: set[int] = set()
    for _ in range(MOST):
        if not waiting:
            break
        speaker = known.row(waiting.pop(0))
        partner = speaker and _partner(db, speaker, known)
        if not speaker or not partner:
            continue
        kept, gone = _roles(db, speaker, partner.speaker)
        if is_protected(db, gone.id):
            propose(db, gone.id, [(kept.id, SURE, partner.reason)])
            continue
        moved |= absorb(db, kept, gone, partner.reason)
        known.forget()
        waiting = [row for row in waiting if row not in (kept.id, gone.id)] + [kept.id]
    return moved


def _partner(db: Database, speaker: Speaker, known: Known) -> Likeness | None:
    """The one stored speaker whom this one surely is, if that one's best is this one, too."""
    verdict = judge_stored(speaker, known)
    if verdict.same is None:
        propose(db, speaker.id, verdict.candidates)
        return None
    back = judge_stored(verdict.same.speaker, known).same
    if back is None or back.speaker.root != speaker.root or _share(db, speaker, verdict.same):
        propose(db, speaker.id, [(verdict.same.speaker.id, 0.5, verdict.reason)])
        return None
    return verdict.same


def _share(db: Database, one: Speaker, likeness: Likeness) -> bool:
    """Whether an article tells two people apart: it quotes both, and not by one name spelled in two ways."""
    other = likeness.speaker
    spelled = likeness.fit.grade is Grade.SAME and one.name != other.name
    if spelled and not likeness.evidence.con:
        return False
    sql = """
        select 1 from mentions a join mentions b on b.article = a.article and b.local != a.local
        where a.found = ? and b.found = ? limit 1
    """
    return one.kind == "person" and db.execute(sql, [one.id, other.id]).fetchone() is not None


def _roles(db: Database, one: Speaker, other: Speaker) -> tuple[Speaker, Speaker]:
    """Which row stays and which goes: a person's stays, else the older one."""
    older, younger = sorted((one, other), key=lambda each: each.id)
    return (
        (younger, older)
        if is_protected(db, younger.id) and not is_protected(db, older.id)
        else (older, younger)
    )


def absorb(db: Database, kept: Speaker, gone: Speaker, reason: str) -> set[int]:
    """Join a row to another one; returns the articles whose mentions moved."""
    sql = "select distinct article from mentions where found = ? or entity = ?"
    articles = {row for (row,) in db.execute(sql, [gone.id, gone.id]).fetchall()}
    _note(db, gone.id, reason)
    _log(db, kept, gone, reason)
    for table, column in REFERENCES:
        target = kept.root if column != "found" else kept.id
        db.execute(f"update {table} set {column} = ? where {column} = ?", [target, gone.id])
    _move_names(db, kept, gone)
    _move_roles(db, kept.id, gone.id)
    _move_candidates(db, kept.id, gone.id)
    _move_own(db, kept, gone)
    values = ", ".join(f"{name} = coalesce(speakers.{name}, old.{name})" for name in FACTS)
    db.execute(
        f"update speakers set {values} from (select * from speakers where id = ?) as old"
        " where speakers.id = ?",
        [gone.id, kept.id],
    )
    db.execute("delete from speakers where id = ?", [gone.id])
    index_names(db)
    return articles


def _log(db: Database, kept: Speaker, gone: Speaker, reason: str) -> None:
    """Log each appearance of a row that is joined to another one."""
    sql = "select distinct article, local from mentions where found = ? and local is not null"
    for article, local in db.execute(sql, [gone.id]).fetchall():
        log(db, {
            "speaker": kept.slug, "gone": gone.slug, "article": article, "local": local,
            "reason": reason, "score": SURE,
        })  # fmt: skip


def _note(db: Database, gone: int, reason: str) -> None:
    """Say in the chain of each mention why it is who it is now."""
    sql = "select id, chain from mentions where found = ?"
    for mention, chain in db.execute(sql, [gone]).fetchall():
        db.execute("update mentions set chain = ? where id = ?", [chained(chain, reason), mention])


def chained(chain: str | None, reason: str | None) -> str:
    """A chain of steps (JSON) whose last one says why it is a speaker of other articles; None: it is not."""
    steps = json.loads(chain or "[]")
    earlier = steps.pop() if steps and steps[-1].get("rule") == ACROSS else None
    if reason:
        text = f"{earlier['text']}; then {reason}" if earlier else reason
        steps.append({"rule": ACROSS, "text": text, "spans": [], "score": SURE})
    return json.dumps(steps, ensure_ascii=False)


def _move_names(db: Database, kept: Speaker, gone: Speaker) -> None:
    """The names of the one are aliases of the other; a whole name takes the place of a surname."""
    sql = "select name, origin from aliases where speaker = ? order by id"
    names = [(gone.name, "article"), *db.execute(sql, [gone.id]).fetchall()]
    db.execute("delete from aliases where speaker = ?", [gone.id])
    if call_in_full(db, kept.id, gone.name):
        names = [(kept.name, "article"), *names]
    known = db.execute("select found_norm from speakers where id = ?", [kept.id]).fetchone()[0]
    for name, origin in names:
        if norm(name) != known or origin != "article":
            add_alias(db, kept.id, name, origin)


def _move_roles(db: Database, kept: int, gone: int) -> None:
    sql = "select role, organization, first, last, article from roles where speaker = ? order by id"
    for role, organization, first, last, article in db.execute(sql, [gone]).fetchall():
        add_role(db, kept, (role, organization), (first, last), article)
    db.execute("delete from roles where speaker = ?", [gone])


def _move_candidates(db: Database, kept: int, gone: int) -> None:
    sql = "select speaker, other, score, reason from candidates where speaker = ? or other = ?"
    rows = db.execute(sql, [gone, gone]).fetchall()
    db.execute("delete from candidates where speaker = ? or other = ?", [gone, gone])
    for speaker, other, score, reason in rows:
        pair = [kept if each == gone else each for each in (speaker, other)]
        propose(db, pair[0], [(pair[1], score, reason)])


def _move_own(db: Database, kept: Speaker, gone: Speaker) -> None:
    """The unnamed who speak for the one speak for the other; of two of one name, one stays."""
    mine, theirs = f"speaker:{kept.id}", f"speaker:{gone.id}"
    sql = "select id, found_norm, kind from speakers where scope = ?"
    for row, name, kind in db.execute(sql, [theirs]).fetchall():
        twin = db.execute(f"{sql} and found_norm = ? and kind = ?", [mine, name, kind]).fetchone()
        if twin and not is_protected(db, row):
            for table, column in REFERENCES:
                db.execute(f"update {table} set {column} = ? where {column} = ?", [twin[0], row])
            forget(db, row)
        else:
            db.execute("update speakers set scope = ? where id = ?", [mine, row])


def call_in_full(db: Database, speaker: int, name: str) -> bool:
    """Let a whole name take the place of the mere surname by which a person was stored at first.

    The surname stays as an alias. Whether it did so.
    """
    sql = "select found_name, kind, scope, origin from speakers where id = ?"
    old, kind, scope, origin = db.execute(sql, [speaker]).fetchone()
    mine, whole = person(old or ""), person(name)
    bare = kind == "person" and scope is None and origin == "article" and mine and mine.bare
    if not bare or whole is None or whole.bare:
        return False
    sql = "update speakers set name = ?, found_name = ?, found_norm = ? where id = ?"
    db.execute(sql, [name, name, norm(name), speaker])
    db.execute("delete from aliases where speaker = ? and norm = ?", [speaker, norm(name)])
    add_alias(db, speaker, old, "article")
    index_again(db, speaker)
    return True
