"""Does the shape of a text change what is found in it? Paragraphs in one line, and wrapped lines.

    python -m benchmarks.shapes CORPORA [--show PART]

*Joined*: forty articles of `worldnews/bbc` as they are, many paragraphs to a line, beside the same articles
with their paragraphs restored. `training/labels/joined.jsonl` has, for each, the hash of its text, where a
paragraph begins that the text does not part (`paragraphs`), and every quotation in marks (`quotations`): its
`pieces` between the marks, one for each paragraph, and its `kind`: direct (somebody's sentences), mixed
(words of theirs within a sentence of the narrator's) or none (a term, a title). All offsets are 0-based, ends
exclusive. It prints, for the articles that were looked at while the rules were made and for those that were
not, in both forms: how many direct quotations are found (one direct attribution has four fifths of their
characters), how many with their exact bounds, and how many quotes have words of the narrator's in them: four
or more in a row outside the labelled quotations of a direct quote, or a whole sentence in a mixed one.
*Wrapped*: articles of `worldnews/reuters87`, whose lines are wrapped and whose paragraphs are indented,
beside the same with each paragraph on a line of its own. It prints how many attributions (words, kind and
speakers) are the same in both.
`--show looked-at` prints the errors of that part, `--show wrapped` the attributions that differ.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import torch

from quotes.model import Span
from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text

LABELS = Path(__file__).parents[1] / "training/labels/joined.jsonl"
FOUND = 0.8  # of a quotation's characters
NARRATOR = 4  # words in a row outside every mark
SENTENCE = re.compile(r"[.!?][\"”’']*\s+[\"“‘']?[A-Z]")
# Before an indented line, a blank one and the agency's name below the text.
INDENTED = re.compile(r"\n(?=\s{3,}\S|\s*\n|\s*reuters?\b)", re.IGNORECASE)
PARTED = "\n\n"  # stands in a restored text for the one space between two paragraphs

# What is stored of an attribution here: kind, words and the names of the speakers.
Found = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A labelled quotation: its kind and the pieces between its marks, as in the text beside it."""

    kind: str
    pieces: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text of one form with its quotations."""

    name: str
    part: str
    form: str
    text: str
    quotations: tuple[Quotation, ...]


def labelled(corpora: Path) -> Iterator[Labelled]:
    """The labelled articles, each as it is and restored. Raises ValueError when a text is not the one
    that was labelled."""
    for line in LABELS.read_text("utf-8").splitlines():
        item = json.loads(line)
        with (corpora / "worldnews/bbc" / item["doc"]).open(encoding="utf-8", newline="") as file:
            text = file.read()
        if hashlib.sha256(text.encode()).hexdigest() != item["sha256"]:
            raise ValueError(f"{item['doc']} is not the text that was labelled")
        breaks = item["paragraphs"]
        edges = [0, *breaks, len(text)]
        paragraphs = [text[a:b].rstrip(" ") for a, b in pairwise(edges)]
        for form, shown, at in (
            ("joined", text, []),
            ("restored", PARTED.join(paragraphs), breaks),
        ):
            yield Labelled(
                item["doc"],
                item["part"],
                form,
                shown,
                tuple(
                    Quotation(q["kind"], tuple(_moved(*p, at) for p in q["pieces"]))
                    for q in item["quotations"]
                ),
            )


def _moved(start: int, end: int, breaks: list[int]) -> Span:
    """A span of the text as it is, in the restored one: each break adds a character."""
    return Span(start + bisect_right(breaks, start), end + bisect_right(breaks, end - 1))


def joined(corpora: Path, pipeline: Pipeline, show: str) -> Iterator[tuple[str, int]]:
    """Counts over the labelled articles in both forms."""
    for item in labelled(corpora):
        article = from_text(item.name, item.text)
        quotes = [a.quote for a in pipeline.extract(article).attributions]
        direct = [q.spans for q in quotes if q.kind == "direct"]
        wanted = [q.pieces for q in item.quotations if q.kind == "direct"]
        found = [w for w in wanted if any(covered(w, d) for d in direct)]
        inside = {i for q in item.quotations for a, b in q.pieces for i in range(a, b)}
        narrated = [q.spans for q in quotes if holds_narrator(item.text, q.kind, q.spans, inside)]
        exact = {trimmed(item.text, s) for spans in direct for s in spans}
        for name, these in (
            ("direct quotations", wanted),
            ("found", found),
            (
                "with exact bounds",
                [w for w in wanted if exact.issuperset(trimmed(item.text, s) for s in w)],
            ),
            ("quotes with the narrator's words", narrated),
        ):
            yield f"{item.part}, {item.form}: {name}", len(these)
        if show == item.part:
            missed = [("missed", w) for w in wanted if w not in found]
            for kind, spans in (*missed, *(("narrator", n) for n in narrated)):
                words = (item.text[a:b] for a, b in spans)
                print(item.form, item.name, kind, *words, sep=" | ")


def trimmed(text: str, span: Span) -> Span:
    """A span without the comma or full stop that it ends with."""
    return Span(span.start, span.start + len(text[slice(*span)].rstrip(" ,.")))


def covered(wanted: tuple[Span, ...], given: tuple[Span, ...]) -> bool:
    """Whether the given spans have most characters of those wanted."""
    size = sum(b - a for a, b in wanted)
    shared = sum(max(0, min(b, d) - max(a, c)) for a, b in wanted for c, d in given)
    return shared >= FOUND * size


def holds_narrator(text: str, kind: str, spans: tuple[Span, ...], inside: set[int]) -> bool:
    """Whether a direct quote has words of the narrator's, or a mixed one a sentence of theirs.

    `inside` are the offsets within the labelled quotations.
    """
    if kind not in ("direct", "mixed"):
        return False
    runs = [
        run
        for a, b in spans
        for run in "".join("\n" if i in inside else text[i] for i in range(a, b)).split("\n")
    ]
    if kind == "mixed":
        return any(SENTENCE.search(run) for run in runs)
    return any(len(re.findall(r"\w+", run)) >= NARRATOR for run in runs)


def found_in(pipeline: Pipeline, name: str, text: str) -> Counter[Found]:
    """The attributions of a text, without their offsets."""
    article = from_text(name, text)
    made: Counter[Found] = Counter()
    for item in pipeline.extract(article).attributions:
        names = item.speaker.entities if item.speaker else ()
        content = " ".join(article.text[a:b] for a, b in item.quote.spans)
        words = tuple(re.findall(r"\w+", content.casefold()))
        made[item.quote.kind, words, tuple(e.name for e in names)] += 1
    return made


def wrapped(corpora: Path, pipeline: Pipeline, show: str) -> Iterator[tuple[str, int]]:
    """Counts over the articles with their lines wrapped and not."""
    for path in sorted((corpora / "worldnews/reuters87").glob("*.txt")):
        text = path.read_text("utf-8")
        plain = "\n\n".join(_unwrapped(p) for p in INDENTED.split(text) if p.strip())
        as_is, unwrapped = (found_in(pipeline, path.name, t) for t in (text, plain))
        yield "wrapped: attributions", as_is.total()
        yield "unwrapped: attributions", unwrapped.total()
        yield "the same in both", (as_is & unwrapped).total()
        if show == "wrapped":
            for form, only in (("wrapped", as_is - unwrapped), ("unwrapped", unwrapped - as_is)):
                for kind, words, names in only:
                    print(form, path.name, kind, " ".join(words), *names, sep=" | ")


def _unwrapped(paragraph: str) -> str:
    return " ".join(line.strip() for line in paragraph.splitlines() if line.strip())


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--show", choices=("looked-at", "wrapped"), default="")
    options = parser.parse_args()
    torch.set_num_threads(1)
    pipeline = Pipeline.load()
    counts: Counter[str] = Counter()
    for measure in (joined, wrapped):
        for name, number in measure(options.corpora, pipeline, options.show):
            counts[name] += number
    for name, number in counts.items():
        print(f"{name}: {number}")


if __name__ == "__main__":
    main()
