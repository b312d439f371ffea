"""How good the quotes of a language without models are, on labelled texts; the confidence of each rule.

    python -m training.plain fr french            # scores of both parts
    python -m training.plain fr french --write    # and confidence.tsv and scores.json of the language

The texts and `labels.jsonl` lie in `training/labels/<folder>`. The part `unseen` is scored, nothing
else: nobody reads its errors; the confidences come from the part `build`. A rule for a source is right
where content and source are; one for a speaker where it names the labelled one. Its confidence is
(right + 1) / (all + 2), so that few cases never make it sure.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from quotes.evaluation.scoring import CLOSE, Scored, ScoredText, matched
from quotes.model import Article, Attribution
from quotes.pipeline import of_other_language
from quotes.reading.paragraphs import body_spans

LABELS = Path(__file__).parent / "labels"

LANGUAGES = Path(__file__).parents[1] / "quotes" / "languages"

PARTS = ("build", "unseen")

HEAD = "rule\tright\tall\tconfidence\n"


@dataclass(slots=True)
class Score:
    """Counts of one part: `marked` are the labelled attributions with words between marks."""

    articles: int = 0
    labelled: int = 0
    marked: int = 0
    given: int = 0
    content: int = 0
    speaker: int = 0
    named: int = 0
    misnamed: int = 0
    rules: dict[str, Counter[bool]] = field(default_factory=lambda: defaultdict(Counter))
    errors: list[str] = field(default_factory=list)

    def row(self) -> dict[str, float]:
        """The figures of `docs/accuracy.md`."""
        return {
            "articles": self.articles, "labelled": self.labelled, "between marks": self.marked,
            "given": self.given, "precision": _share(self.content, self.given),
            "recall between marks": _share(self.content, self.marked),
            "recall of all": _share(self.content, self.labelled),
            "right speaker": _share(self.speaker, self.content),
            "right where named": _share(self.named - self.misnamed, self.named),
        }  # fmt: skip


def main() -> None:
    """Print the scores of both parts; write the table of confidence where asked to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("folder")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--errors", action="store_true", help="of the part `build` only")
    asked = parser.parse_args()
    scores = {part: score(asked.language, LABELS / asked.folder, part) for part in PARTS}
    if asked.write:
        target = LANGUAGES / asked.language / "plain"
        (target / "confidence.tsv").write_text(confidence_table(scores["build"]), encoding="utf-8")
        (target / "scores.json").write_text(rows(scores) + "\n", encoding="utf-8")
    if asked.errors:
        print("\n".join(scores["build"].errors))
    print(rows(scores))


def rows(scores: Mapping[str, Score]) -> str:
    """The figures of the parts, as `plain/scores.json` has them."""
    return json.dumps({part: each.row() for part, each in scores.items()}, indent=1)


def score_table(scores: Mapping[str, Mapping[str, float]]) -> str:
    """The figures as the table of `docs/accuracy.md`; shares in percent."""
    names = list(next(iter(scores.values())))
    lines = [f"| | {' | '.join(scores)} |", f"|---|{'---:|' * len(scores)}"]
    for name in names:
        cells = [scores[part][name] for part in scores]
        shown = [f"{100 * c:.1f}" if isinstance(c, float) else str(c) for c in cells]
        lines.append(f"| {name} | {' | '.join(shown)} |")
    return "\n".join(lines)


def labelled(folder: Path, part: str) -> Iterator[tuple[dict[str, Any], str]]:
    """The rows of a part, each with its text."""
    for line in (folder / "labels.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if row["part"] == part:
            yield row, (folder / row["doc"]).read_text(encoding="utf-8")


def score(language: str, folder: Path, part: str) -> Score:
    """The quotes of a part held against its labels."""
    made = Score()
    for row, text in labelled(folder, part):
        article = Article(row["doc"], text, body=body_spans(text), language=language)
        _add(made, text, row["attributions"], of_other_language(article).attributions, row["doc"])
    return made


def confidence_table(measured: Score) -> str:
    """The rows of `plain/confidence.tsv`, in order."""
    rows = [
        f"{rule}\t{hits[True]}\t{hits.total()}\t{(hits[True] + 1) / (hits.total() + 2):.2f}\n"
        for rule, hits in sorted(measured.rules.items())
    ]
    return HEAD + "".join(rows)


def _add(
    made: Score, text: str, gold: Sequence[dict[str, Any]], found: Sequence[Attribution], name: str
) -> None:
    """Count one article."""
    scored = ScoredText(text, frozenset())
    wanted = [_words(scored, g["content"], g["source"]) for g in gold]
    given = [
        _words(scored, a.quote.spans, a.quote.source.spans if a.quote.source else ()) for a in found
    ]
    pairs = {j: i for i, (j, value) in matched(wanted, given).items() if value >= CLOSE}
    made.articles, made.labelled = made.articles + 1, made.labelled + len(gold)
    made.given, made.content = made.given + len(given), made.content + len(pairs)
    made.marked += sum(each.kind != "indirect" for each in wanted)
    for number, each in enumerate(found):
        place = pairs.get(number)
        right = None if place is None else gold[place]
        sourced = place is not None and scored.sources_agree(wanted[place], given[number])
        _judge(made, each, right, sourced, name)
    left = set(range(len(gold))) - set(pairs.values())
    made.errors += [
        f"{name} missed: {text[slice(*gold[i]['content'][0])][:60]}" for i in sorted(left)
        if wanted[i].kind != "indirect"
    ]  # fmt: skip


def _judge(
    made: Score, given: Attribution, gold: dict[str, Any] | None, sourced: bool, name: str
) -> None:
    """Count one quote and its rules."""
    made.rules[given.quote.evidence[0]][gold is not None and sourced] += 1
    own = given.speaker.entities[0].name if given.speaker and given.speaker.entities else None
    right = gold is not None and _folded(own) == _folded(gold["speaker"])
    made.speaker += right
    made.named += own is not None
    made.misnamed += own is not None and not right
    if gold is not None and own is not None and sourced:
        made.rules[given.evidence[-1]][right] += 1
    if not right or not sourced:
        told = f"{gold['speaker']}" if gold else "(no such attribution)"
        source = given.quote.source.text if given.quote.source else None
        made.errors.append(
            f"{name} {given.evidence}: {given.quote.text[:40]!r} source {source!r} "
            f"speaker {own!r}, not {told!r}"
        )


def _words(text: ScoredText, content: Any, source: Any) -> Scored:
    made = text.scored([tuple(s) for s in content], (), [tuple(s) for s in source])
    assert made is not None
    return made


def _folded(name: str | None) -> str:
    return (name or "").replace("’", "'").casefold()


def _share(part: int, whole: int) -> float:
    return round(part / whole, 3) if whole else 0.0


if __name__ == "__main__":
    main()
