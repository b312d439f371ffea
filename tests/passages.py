"""The table of short passages (tests/data/passages.toml): loading it and scoring records. Pure.

A gold quote is right when a record has its content (token Jaccard of at least 0.8), its kind, its
speakers, and whatever else the gold quote names. A passage is right when each of its quotes is right
by a record of its own and no further record came out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib  # pytest brings it

Record = dict[str, Any]

DATA = Path(__file__).parent / "data"
SAME_CONTENT = 0.8  # token Jaccard from which on two contents are the same
WORD = re.compile(r"\w+")
# What stands before a name and does not count.
BEFORE_NAME = re.compile(r"\A(?:(?:the|an?|mr|mrs|ms|dr|sir)\b\.?\s+)+")
PASSAGE_KEYS = {"id", "construction", "text", "known_failure", "quote"}
QUOTE_KEYS = {"content", "kind", "speaker", "mode", "via", "addressee", "denied", "entity_kind"}


@dataclass(frozen=True, slots=True)
class Gold:
    """An expected quote; `contents`, `kinds` and each name's alternatives are equally good.

    `speakers` has one tuple of names for each speaker and is empty for nobody. What is None is not
    checked.
    """

    contents: tuple[str, ...]
    kinds: tuple[str, ...]
    speakers: tuple[tuple[str, ...], ...]
    mode: str | None = None
    via: tuple[str, ...] | None = None
    addressee: tuple[str, ...] | None = None
    denied: bool | None = None
    entity_kind: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A short text that shows one construction, and the quotes expected from it."""

    id: str
    construction: str
    text: str
    quotes: tuple[Gold, ...]
    known_failure: str | None = None


def load(path: Path = DATA / "passages.toml") -> list[Passage]:
    """The passages in file order. Raises ValueError for an unknown or missing key."""
    rows = tomllib.loads(path.read_text(encoding="utf-8"))["passage"]
    return [_passage(row) for row in rows]


def floor(name: str, path: Path = DATA / "floors.toml") -> float:
    """A figure that must be reached."""
    return float(tomllib.loads(path.read_text(encoding="utf-8"))[name])


def _passage(row: Record) -> Passage:
    name = row.get("id", "?")
    if unknown := set(row) - PASSAGE_KEYS:
        raise ValueError(f"{name}: unknown keys {sorted(unknown)}")
    return Passage(
        id=row["id"],
        construction=row["construction"],
        text=row["text"].strip(),
        quotes=tuple(_gold(name, quote) for quote in row.get("quote", [])),
        known_failure=row.get("known_failure"),
    )


def _gold(name: str, row: Record) -> Gold:
    if unknown := set(row) - QUOTE_KEYS:
        raise ValueError(f"{name}: unknown keys {sorted(unknown)} in a quote")
    speakers = [row["speaker"]] if isinstance(row["speaker"], str) else row["speaker"]
    return Gold(
        contents=_several(row["content"]),
        kinds=_several(row["kind"]),
        speakers=tuple(_names(s) for s in speakers if s),
        mode=row.get("mode"),
        via=_names(row["via"]) if "via" in row else None,
        addressee=_names(row["addressee"]) if "addressee" in row else None,
        denied=row.get("denied"),
        entity_kind=row.get("entity_kind"),
    )


def _several(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _names(value: str) -> tuple[str, ...]:
    return tuple(plain(name) for name in value.split(" | "))


def plain(name: str) -> str:
    """A name in lower case with straight apostrophes, without titles and articles before it."""
    return BEFORE_NAME.sub("", name.strip().lower().replace("’", "'"))


def jaccard(one: str, other: str) -> float:
    """Common words of two texts, of all their words."""
    a, b = (set(WORD.findall(text.lower())) for text in (one, other))
    return len(a & b) / len(a | b) if a | b else 1.0


def problems(gold: Gold, found: Record) -> list[str]:
    """What is wrong with a record as the answer to a gold quote; empty where it is right."""
    wrong = []
    if max(jaccard(content, found["text"]) for content in gold.contents) < SAME_CONTENT:
        wrong.append(f"content {found['text']!r}")
    if found["kind"] not in gold.kinds:
        wrong.append(f"kind {found['kind']}")
    names = [plain(entity["name"]) for entity in entities(found["speaker"])]
    if not _same_speakers(gold.speakers, names):
        wrong.append(f"speaker {' & '.join(names) or 'nobody'}")
    if gold.mode not in (None, found["mode"]):
        wrong.append(f"mode {found['mode']}")
    for role, expected in (("via", gold.via), ("addressee", gold.addressee)):
        if expected is not None and not set(expected) & _called(found[role]):
            wrong.append(f"{role} {found[role] and found[role]['text']!r}")
    if gold.denied not in (None, bool(found["cue"] and found["cue"]["denied"])):
        wrong.append("denied" if gold.denied is False else "not denied")
    kinds = {entity["kind"] for entity in entities(found["speaker"])}
    if gold.entity_kind is not None and kinds != {gold.entity_kind}:
        wrong.append(f"entity kind {', '.join(sorted(kinds)) or 'none'}")
    return wrong


def entities(link: Record | None) -> list[Record]:
    """The entities of a speaker, relay or addressee: none, one or several."""
    if link is None:
        return []
    several: list[Record] = link.get("entities") or []
    return several or ([link["entity"]] if link["entity"] else [])


def _same_speakers(expected: Sequence[tuple[str, ...]], names: Sequence[str]) -> bool:
    if len(expected) != len(set(names)):
        return False
    return all(set(alternatives) & set(names) for alternatives in expected)


def _called(link: Record | None) -> set[str]:
    """The words of a relay or addressee and the names of whom they stand for."""
    return {plain(link["text"]), *(plain(e["name"]) for e in entities(link))} if link else set()


def judge(passage: Passage, found: Sequence[Record]) -> list[str]:
    """One line for each gold quote that no record answers and each record too many."""
    taken = _assigned(passage.quotes, found)
    lines = [
        f"missed {gold.contents[0]!r}{_nearest(gold, found)}"
        for gold, record in zip(passage.quotes, taken, strict=True)
        if record is None
    ]
    lines += [
        f"came out {r['kind']} {r['text']!r} by "
        + (" & ".join(e["name"] for e in entities(r["speaker"])) or "nobody")
        + f" (cue {r['cue'] and r['cue']['text']!r})"
        for n, r in enumerate(found)
        if n not in taken
    ]
    return lines


def _assigned(quotes: Sequence[Gold], found: Sequence[Record]) -> list[int | None]:
    """For each gold quote the number of a record that answers it, each record used once."""
    taken: list[int | None] = []
    for gold in quotes:
        fits = (n for n, r in enumerate(found) if n not in taken and not problems(gold, r))
        taken.append(next(fits, None))
    return taken


def _nearest(gold: Gold, found: Sequence[Record]) -> str:
    """What is wrong with the record that comes nearest to a gold quote in its content."""
    if not found:
        return ": nothing came out"
    near = max(found, key=lambda r: max(jaccard(c, r["text"]) for c in gold.contents))
    return ": " + "; ".join(problems(gold, near)) if problems(gold, near) else ": came out once"
