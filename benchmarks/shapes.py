"""Does the shape of a text change what is found in it? Paragraphs in one line, and wrapped lines.

    python -m benchmarks.shapes CORPORA [--articles N]

*Joined*: articles of `worldnews/bbc` as they are, many paragraphs to a line, beside the same articles with
their paragraphs restored, as `worldlabels` has them with labels. It prints the recall of labelled contents
that stand in marks in both forms, and the direct quotes that hold a sentence of the narrator's: five words or
more outside every mark and every labelled content.
*Wrapped*: articles of `worldnews/reuters87`, whose lines are wrapped and whose paragraphs are indented,
beside the same with each paragraph on a line of its own. It prints how many attributions (words, kind and
speakers) are the same in both.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from quotes.pipeline import Pipeline
from quotes.reading.plain import from_text

SAME = 0.8  # of two contents' words (Jaccard)
NARRATOR = 5  # words of a sentence of the narrator's
MARKS = frozenset("\"“”„«»'‘’")
INDENTED = re.compile(r"\n(?=\s{3,}\S|\s*\n)")

# What is stored of an attribution here: kind, words and the names of the speakers.
Found = tuple[str, tuple[str, ...], tuple[str, ...]]


def words(text: str) -> tuple[str, ...]:
    """The words of a text without marks, folded."""
    return tuple(re.findall(r"\w+", text.casefold()))


def found(pipeline: Pipeline, name: str, text: str) -> list[Found]:
    """The attributions of a text."""
    article = from_text(name, text)
    made = []
    for item in pipeline.extract(article).attributions:
        names = item.speaker.entities if item.speaker else ()
        content = " ".join(article.text[a:b] for a, b in item.quote.spans)
        made.append((item.quote.kind, words(content), tuple(e.name for e in names)))
    return made


def alike(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two contents are the same but for a few words."""
    return len(set(a) & set(b)) >= SAME * len(set(a) | set(b))


def joined(corpora: Path, pipeline: Pipeline, most: int) -> Iterator[tuple[str, int]]:
    """Counts over the articles in both forms."""
    labels = corpora / "worldlabels"
    for line in (labels / "labels.jsonl").read_text("utf-8").splitlines():
        item = json.loads(line)
        raw = corpora / "worldnews/bbc" / item["doc"].removeprefix("bbc_")
        if not raw.exists() or most <= 0:
            continue
        most -= 1
        text = (labels / "text" / item["doc"]).read_text("utf-8")
        gold = [words(" ".join(text[a:b] for a, b in pieces)) for pieces in in_marks(text, item)]
        narrator = narrators(text, item)
        for form, shown in (("restored", text), ("joined", raw.read_text("utf-8"))):
            given = found(pipeline, item["doc"], shown)
            yield f"{form}: contents in marks", len(gold)
            yield f"{form}: found", sum(any(alike(g, w) for _, w, _ in given) for g in gold)
            direct = [w for kind, w, _ in given if kind == "direct"]
            yield f"{form}: direct quotes", len(direct)
            yield (
                f"{form}: direct with a narrator's sentence",
                sum(any(holds(w, n) for n in narrator) for w in direct),
            )


def in_marks(text: str, item: dict[str, Any]) -> list[list[list[int]]]:
    """The pieces of the labelled contents that stand in quotation marks from end to end."""
    return [
        a["content"] for a in item["attributions"] if all(_enclosed(text, *p) for p in a["content"])
    ]


def _enclosed(text: str, start: int, end: int) -> bool:
    # A full stop or comma may stand before the closing mark.
    return text[start - 1 : start] in MARKS and not MARKS.isdisjoint(text[end : end + 2])


def narrators(text: str, item: dict[str, Any]) -> list[tuple[str, ...]]:
    """The sentences of five words or more that hold no word of a labelled content and no mark."""
    inside = {i for a in item["attributions"] for s, e in a["content"] for i in range(s, e)}
    plain = "".join("\n" if i in inside else c for i, c in enumerate(text))
    sentences = re.split(r"(?<=[.!?])\s+|\n", re.sub(f"[{''.join(MARKS)}]", "\n", plain))
    return [w for sentence in sentences if len(w := words(sentence)) >= NARRATOR]


def holds(whole: tuple[str, ...], part: tuple[str, ...]) -> bool:
    """Whether the words of `part` stand in `whole`, one after the other."""
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


def wrapped(corpora: Path, pipeline: Pipeline) -> Iterator[tuple[str, int]]:
    """Counts over the articles with their lines wrapped and not."""
    for path in sorted((corpora / "worldnews/reuters87").glob("*.txt")):
        text = path.read_text("utf-8")
        plain = "\n\n".join(" ".join(p.split()) for p in INDENTED.split(text) if p.strip())
        as_is, unwrapped = (Counter(found(pipeline, path.name, t)) for t in (text, plain))
        yield "wrapped: attributions", as_is.total()
        yield "unwrapped: attributions", unwrapped.total()
        yield "the same in both", (as_is & unwrapped).total()


def main() -> None:
    """Print the counts."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--articles", type=int, default=40)
    options = parser.parse_args()
    torch.set_num_threads(1)
    pipeline = Pipeline.load()
    counts: Counter[str] = Counter()
    for part in (
        joined(options.corpora, pipeline, options.articles),
        wrapped(options.corpora, pipeline),
    ):
        for name, number in part:
            counts[name] += number
    for name, number in counts.items():
        print(f"{name}: {number}")


if __name__ == "__main__":
    main()
