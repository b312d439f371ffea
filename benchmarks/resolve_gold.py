#!/usr/bin/env python3
"""Score the resolver alone: gold sources in, canonical speakers out.

    resolve_gold.py POLNEAR_DEV SPEAKERS.json [--cache DIR] [--errors] [--measure DIR]

The quotes are the gold ones of SPEAKERS.json, so that only the resolver can be wrong. Names are compared
as `score_project.py` (in DIR) does. The articles are split in two halves by the hash of their name: rules are
made while looking at one half only.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import pickle
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from quotes.languages.gazetteer import Gazetteer
from quotes.model import Article, Cue, Parse, Phrase, Quote, Span
from quotes.parsing.parser import Parser
from quotes.speakers.resolver import Resolver

LEVELS = ("strict", "lenient")


def quote_of(item: dict[str, Any]) -> Quote:
    """A gold attribution as the pipeline's record."""

    def spans(key: str) -> tuple[Span, ...]:
        return tuple(Span(*s) for part in item.get(key) or () for s in part["spans"])

    content, source, cue = spans("content"), spans("source"), spans("cue")
    text = " ".join(part["text"] for part in item["content"])
    named = " ".join(part["text"] for part in item.get("source") or ())
    cues = " ".join(part["text"] for part in item.get("cue") or ())
    return Quote(
        kind="indirect",
        mode="speech",
        text=text,
        spans=content,
        cue=Cue(cues, cues, cue) if cue else None,
        source=Phrase(named, source) if source else None,
    )


def half(name: str) -> str:
    """Which half an article belongs to: "tune" or "held"."""
    return "tune" if hashlib.sha256(name.encode()).digest()[0] % 2 else "held"


def parsed(article: Article, cache: Path | None, parser: list[Parser]) -> Parse:
    """The parse of an article, kept on disk."""
    place = (
        cache / (hashlib.sha256(article.text.encode()).hexdigest()[:24] + ".pickle")
        if cache
        else None
    )
    if place and place.exists():
        return pickle.loads(place.read_bytes())  # type: ignore[no-any-return]
    if not parser:
        parser.append(Parser.load())
    parse = parser[0].parse(article)
    if place:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pickle.dumps(parse))
    return parse


def main() -> None:
    """Print strict and lenient accuracy and rows per person for both halves."""
    options = arguments()
    sys.path.insert(0, str(options.measure))
    from score_project import same_name  # type: ignore[import-not-found]  # noqa: PLC0415

    resolver, parser = Resolver(Gazetteer.load()), list[Parser]()
    tally: dict[str, Counter[str]] = {"tune": Counter(), "held": Counter()}
    for record in json.loads(options.speakers.read_text()):
        text = (options.gold / "text" / record["doc"]).read_bytes().decode("utf-8-sig")
        article = Article(record["doc"], text)
        items = [i for i in record["attributions"] if i.get("speaker") and i.get("source")]
        quotes = [quote_of(i) for i in items]
        links = resolver.resolve(article, parsed(article, options.cache, parser), quotes).speakers
        part = half(record["doc"])
        rows: dict[str, set[str]] = {}
        for item, link in zip(items, links, strict=True):
            names = [e.name for e in link.entities] if link else []
            wanted = item["speaker"] if isinstance(item["speaker"], list) else [item["speaker"]]
            right = agreement(same_name, wanted, names, item)
            tally[part].update(gold=1, **right)
            if item["kind"] == "person" and len(wanted) == 1:
                rows.setdefault(wanted[0], set()).update(names)
            if options.errors and not right["strict"] and (part == "tune" or options.all):
                rules = [s.rule for s in link.chain] if link else []
                print(part, record["doc"][:30], repr(item["source"][0]["text"]), item["kind"],
                      "want", wanted, "got", names, rules)  # fmt: skip
        tally[part].update(people=len(rows), rows=sum(map(len, rows.values())))
    report(tally)


def agreement(
    same_name: Callable[..., bool], wanted: list[str], names: list[str], item: dict[str, Any]
) -> dict[str, bool]:
    """Whether the names given are those wanted, by each level."""
    return {
        level: bool(names)
        and all(
            any(
                same_name(w, n, item["kind"], aliases=item["aliases"], lenient=level == "lenient")
                for n in names
            )
            for w in wanted
        )
        for level in LEVELS
    }


def report(tally: dict[str, Counter[str]]) -> None:
    """Print the shares of each half."""
    for part, counts in tally.items():
        gold = max(counts["gold"], 1)
        print(
            f"{part}: {gold} sources, strict {counts['strict'] / gold:.4f}, "
            f"lenient {counts['lenient'] / gold:.4f}, "
            f"rows per person {counts['rows'] / max(counts['people'], 1):.3f} of {counts['people']}"
        )


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("gold", type=Path)
    parser.add_argument("speakers", type=Path)
    parser.add_argument("--measure", type=Path, default=Path("../shared/measure"))
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--errors", action="store_true", help="print the errors of the tuning half")
    parser.add_argument("--all", action="store_true", help="print the errors of both halves")
    return parser.parse_args()


if __name__ == "__main__":
    main()
