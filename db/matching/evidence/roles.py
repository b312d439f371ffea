"""The words of a role -> its fields, head and body, and how two roles agree. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from quotes.db.matching.evidence.facts import Role
from quotes.db.matching.evidence.weights import weight
from quotes.db.matching.names.parts import MEMORY, gazetteer, latin
from quotes.db.matching.tables import lines
from quotes.db.schema.identifiers import norm

TAIL = re.compile(r"\b(?:of|at|for|in|from|with|to|on)\b")

# Endings of trades and of what they study: "epidemiologist", "professor of epidemiology".
STUDY = re.compile(r"(?:ologists?|ology)$|(?:icists?|ics)$|(?:ians?|y|ists?)$")

PAST = re.compile(r"\b(?:former|ex|late|then|onetime|one time|retired)\b")


@dataclass(frozen=True, slots=True)
class Fields:
    """The table of roles: the field of each, of words around it, which fields are near, idle words."""

    roles: dict[str, str]
    words: dict[str, str]
    near: frozenset[frozenset[str]]
    idle: frozenset[str]
    offices: frozenset[str]


@cache
def fields() -> Fields:
    """The table in `db/matching/data/role_fields.tsv`."""
    rows = [line.split("\t") for line in lines("role_fields.tsv")[1:]]
    return Fields(
        roles={name: where for kind, name, where in rows if kind == "role"},
        words={name: where for kind, name, where in rows if kind == "word"},
        near=frozenset(frozenset((name, where)) for kind, name, where in rows if kind == "near"),
        idle=frozenset(name for kind, name, _ in rows if kind == "idle"),
        offices=frozenset(name for kind, name, _ in rows if kind == "office"),
    )


@lru_cache(MEMORY)
def read_role(text: str) -> Role:
    """A role as its head noun and other words: "Ohio senator", "chief economist at Tessen Bank"."""
    plain = norm(latin(text))
    for words, becomes in _synonyms():
        plain = words.sub(becomes, plain)
    tail = TAIL.search(plain)
    start = plain[: tail.start()].split() if tail else plain.split()
    head = _head(start) or _head(plain.split()) or (start[-1] if start else "")
    rest = [w for w in plain.split() if w not in fields().idle and w not in head.split()]
    where = fields().roles.get(head) or fields().roles.get(head.split()[-1] if head else "")
    if where is None and head.endswith("ologist"):
        where = "science"
    general = where in (None, "-")
    others = frozenset(rest) - _adjectives(text)
    office = bool({head, head.split()[-1] if head else ""} & fields().offices)
    where = _field_of(rest) if general else where
    return Role(head, where, others, general, office, past=bool(PAST.search(plain)))


@cache
def _synonyms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The rows of `db/matching/data/role_synonyms.tsv`: other words for parties and offices."""
    rows = (line.split("\t") for line in lines("role_synonyms.tsv")[1:])
    return tuple((re.compile(rf"\b(?:{words})\b"), becomes) for words, becomes in rows)


def _head(words: list[str]) -> str | None:
    """The last and longest run of words that the table knows as a role."""
    known = fields().roles
    for end in range(len(words), 0, -1):
        for start in range(max(0, end - 4), end):
            if (found := " ".join(words[start:end])) in known:
                return found
    return None


def _field_of(words: Iterable[str]) -> str | None:
    found = [fields().words[w] for w in words if w in fields().words]
    return found[0] if found else None


@lru_cache(MEMORY)
def _adjectives(text: str) -> frozenset[str]:
    """The adjectives of countries in a role, lower-case."""
    return frozenset(w.lower() for w in re.findall(r"[\w-]+", text) if gazetteer().adjective(w))


def role_link(a: Role, b: Role, names: frozenset[str]) -> float:
    """How far two roles go together; below zero where they belong to different fields."""
    mine, theirs = a.words - names, b.words - names
    apart = bool(mine and theirs and not mine & theirs)
    if a.head == b.head:
        if a.general:
            return weight("general-role") if not apart else 0.0
        return weight("same-field") if apart else weight("same-role")
    if b.head in _kinds(a.head) or a.head in _kinds(b.head):
        return weight("like-role") if not apart else weight("same-field")
    if f" {a.head}".endswith(f" {b.head}") or f" {b.head}".endswith(f" {a.head}"):
        return weight("like-role") if not a.general and not b.general else weight("general-role")
    if _studies(a) & _studies(b):
        return weight("like-role")
    if a.field is None or b.field is None:
        return 0.0
    if a.field == b.field or mine & theirs:
        return weight("same-field")
    return 0.0 if frozenset((a.field, b.field)) in fields().near else -1.0


def _studies(role: Role) -> frozenset[str]:
    """What a scholar studies, without endings: "epidemiologist", "professor of epidemiology"."""
    if role.field not in ("science", "health", "education", "finance", None):
        return frozenset()
    words = (w for w in (role.head, *role.words) if len(w) > 7 and STUDY.search(w))
    return frozenset(STUDY.sub("", w) for w in words)


def _kinds(head: str) -> frozenset[str]:
    return gazetteer().hypernyms.get(head, frozenset())
