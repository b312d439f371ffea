"""How right tags, names, sentence ends and trees are, by Stanza's models and by heads, on the same dev parts.

    python -m benchmarks.pass_quality --data DATA --states STATES --heads HEADS --json FILE

What FILE has already is not measured again. DATA is what `training.stanza.build --stage data` writes, STATES
and HEADS are what `training.heads` writes. Trees are the parser's on gold tokens, with each source of tags.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Any

import torch
from stanza.models.common.doc import Document

from quotes.parsing.parser import Parser
from training.heads.heads import Part, f1, load, names, predict
from training.stanza import conllu
from training.stanza.evaluate import bio

# Trees are compared on this many sentences of the dev part, every n-th one of all.
SENTENCES = 600


def rows_of(sentences: Sequence[conllu.Sentence]) -> list[list[dict[str, Any]]]:
    """Sentences as Stanza's documents take them, with gold tokens and tags."""
    return [
        [
            {"id": n, "text": t.form, "upos": t.upos, "xpos": t.xpos}
            for n, t in enumerate(sentence.tokens, 1)
        ]
        for sentence in sentences
    ]


def attached(
    processors: dict[str, Any], rows: list[list[dict[str, Any]]], gold: Sequence[conllu.Sentence]
) -> dict[str, float]:
    """UAS and LAS of the parser with these tags, in per cent; punctuation counts."""
    document = Document(rows)
    processors["lemma"].process(document)  # the parser reads lemmas as well
    processors["depparse"].process(document)
    heads = labels = words = 0
    for found, wanted in zip(document.sentences, gold, strict=True):
        for word, token in zip(found.words, wanted.tokens, strict=True):
            words += 1
            right = word.head == token.head
            heads += right
            labels += right and word.deprel == token.deprel
    return {"uas": round(100 * heads / words, 2), "las": round(100 * labels / words, 2)}


def tagged(processors: dict[str, Any], gold: Sequence[conllu.Sentence]) -> Any:
    """Gold tokens with the tags of Stanza's tagger."""
    document = Document(
        [[{"id": n, "text": t.form} for n, t in enumerate(s.tokens, 1)] for s in gold]
    )
    processors["pos"].process(document)
    return [
        [
            {"id": n, "text": w.text, "upos": w.upos, "xpos": w.xpos}
            for n, w in enumerate(s.words, 1)
        ]
        for s in document.sentences
    ]


def share(rows: Any, gold: Sequence[conllu.Sentence], key: str) -> float:
    """Accuracy of a tag, in per cent."""
    pairs = [
        (row[key], getattr(token, key))
        for sentence, wanted in zip(rows, gold, strict=True)
        for row, token in zip(sentence, wanted.tokens, strict=True)
    ]
    return round(100 * sum(a == b for a, b in pairs) / len(pairs), 2)


def headed(path: Path, part: Part, gold: Sequence[conllu.Sentence]) -> list[list[dict[str, Any]]]:
    """Gold tokens with the tags of a head."""
    head, vocabulary, _ = load(path)
    upos, xpos, _ = ([v[i] for i in c.tolist()] for v, c in
                     zip(vocabulary, predict(head, part), strict=True))  # fmt: skip
    pairs = iter(zip(upos, xpos, strict=True))
    return [
        [
            {"id": n, "text": t.form, "upos": u, "xpos": x}
            for n, (t, (u, x)) in enumerate(
                zip(s.tokens, islice(pairs, len(s.tokens)), strict=True), 1
            )
        ]
        for s in gold
    ]


def ends(processors: dict[str, Any], data: Path, gold: Sequence[conllu.Sentence]) -> float:
    """F1 of the characters at which sentences end, from raw text."""
    text = (data / "dev.txt").read_text("utf-8")
    marks = (data / "dev.toklabels").read_text("utf-8")
    # White space has no label but is in both files alike.
    wanted = {i for i, mark in enumerate(marks) if mark == "2"}
    document = processors["tokenize"].process(text)
    found = {s.tokens[-1].end_char - 1 for s in document.sentences}
    return f1(found, wanted)


def named(processors: dict[str, Any], path: Path) -> float:
    """F1 of Stanza's names on gold tokens."""
    gold = json.loads(path.read_text("utf-8"))
    rows = [[{"id": n, "text": w["text"]} for n, w in enumerate(s, 1)] for s in gold]
    document = Document(rows)
    processors["ner"].process(document)
    sizes = [len(s) for s in gold]
    tags = [w.tag for s in document.sentences for w in bio([t.ner for t in s.tokens])]
    return f1(names(tags, sizes), names([w["ner"] for s in gold for w in s], sizes))


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--states", type=Path, required=True)
    parser.add_argument("--heads", type=Path, required=True)
    parser.add_argument("--json", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    made = measured(options)
    options.json.write_text(json.dumps(made, indent=1) + "\n", "utf-8")


def measured(options: argparse.Namespace) -> dict[str, dict[str, float]]:
    """The scores of Stanza's models and of each head."""
    processors = Parser.load()._processors
    known = json.loads(options.json.read_text("utf-8")) if options.json.exists() else {}
    gold = list(conllu.read(options.data / "dev.conllu"))
    made: dict[str, dict[str, float]] = known or shipped(processors, gold, options.data)
    for path in sorted(options.heads.glob("*-*-*.pt")):
        _, vocabulary, scores = load(path)
        if path.stem in made:
            continue
        if path.stem.startswith("tags-"):
            found = headed(path, Part(options.states / "ud-dev", vocabulary), gold)
            every = every_nth(gold)
            scores |= attached(processors, found[every], gold[every])
        made[path.stem] = scores
        print(path.stem, scores, flush=True)
    return made


def every_nth(gold: Sequence[conllu.Sentence]) -> slice:
    """The sentences on which trees are compared."""
    return slice(None, None, max(1, len(gold) // SENTENCES))


def shipped(
    processors: dict[str, Any], gold: Sequence[conllu.Sentence], data: Path
) -> dict[str, dict[str, float]]:
    """The scores of Stanza's models, and of its parser with gold tags."""
    rows, every = tagged(processors, gold), every_nth(gold)
    made = {"Stanza": {
        "upos": share(rows, gold, "upos"), "xpos": share(rows, gold, "xpos"),
        "ends": ends(processors, data, gold), "names": named(processors, data / "ner-dev.json"),
        **attached(processors, rows[every], gold[every]),
    }}  # fmt: skip
    print("Stanza", made["Stanza"], flush=True)
    made["gold tags"] = attached(processors, rows_of(gold)[every], gold[every])
    print("gold tags", made["gold tags"], flush=True)
    return made


if __name__ == "__main__":
    main()
