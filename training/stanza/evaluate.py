"""Measure a folder of models and write `scores.json` into it.

Treebanks: from raw text, with the scorer of the CoNLL 2018 shared task. Names: on gold tokens, a
name counts when both ends and the type are right. Speed: one thread, CPU seconds of this process.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common.utils import ud_scores
from stanza.utils.conll import CoNLL

from .load import ALL, load
from .nerdata import Word, spans

TREEBANKS = ("ewt-test", "gum-test", "gum-news-test")
NER_SETS = {"conll2003-test": "ner-test.json", "politics-test": "ner-politics.json"}
METRICS = {
    "tokens": "Tokens", "sentences": "Sentences", "upos": "UPOS", "lemmas": "Lemmas",
    "uas": "UAS", "las": "LAS",
}  # fmt: skip
SPEED_TEXT = "gum-news-test.txt"
SPEED_ROUNDS = 3
PROBE = """
import resource, sys, time
start = time.time()
from pathlib import Path
from training.stanza.load import load
imported = time.time()
load(Path(sys.argv[1]))
print(imported - start, time.time() - imported)
print(int(next(l for l in open("/proc/self/status") if l.startswith("VmRSS")).split()[1]) / 1024)
"""


def treebank_scores(nlp: stanza.Pipeline, data: Path, name: str) -> dict[str, float]:
    """F1 from raw text, in per cent."""
    text = (data / f"{name}.txt").read_text(encoding="utf-8")
    doc = nlp(text)
    for word in doc.iter_words():  # Stanza gives overlong words back as "<UNK>"
        word.text = text[word.start_char : word.end_char]
    with tempfile.TemporaryDirectory() as folder:
        found = Path(folder) / "found.conllu"
        CoNLL.write_doc2conll(doc, str(found))
        scores = ud_scores(str(data / f"{name}.conllu"), str(found))
    return {key: round(100 * scores[metric].f1, 2) for key, metric in METRICS.items()}


def bio(tags: list[str]) -> list[Word]:
    """BIOES tags as the words that `spans` reads."""
    return [Word("", tag.replace("S-", "B-", 1).replace("E-", "I-", 1)) for tag in tags]


def f1(right: int, found: int, wanted: int) -> float:
    """F1 in per cent."""
    return round(200 * right / (found + wanted), 2) if found + wanted else 0.0


def ner_scores(nlp: stanza.Pipeline, path: Path) -> dict[str, float]:
    """F1 of all types together and of each."""
    gold = json.loads(path.read_text(encoding="utf-8"))
    doc = nlp([[word["text"] for word in sentence] for sentence in gold])
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for sentence, words in zip(doc.sentences, gold, strict=True):
        ours = set(spans(bio([token.ner for token in sentence.tokens])))
        theirs = set(spans([Word(word["text"], word["ner"]) for word in words]))
        right.update(kind for _, _, kind in ours & theirs)
        found.update(kind for _, _, kind in ours)
        wanted.update(kind for _, _, kind in theirs)
    scores = {kind: f1(right[kind], found[kind], wanted[kind]) for kind in sorted(wanted)}
    return {"all": f1(right.total(), found.total(), wanted.total())} | scores


def speeds(nlp: stanza.Pipeline, text: str) -> dict[str, int]:
    """Words for each CPU second, by processor and of all together."""
    spent: dict[str, float] = dict.fromkeys(ALL, 0.0)
    words = 0
    for _ in range(SPEED_ROUNDS):
        doc: Any = text
        for name in ALL:
            start = time.process_time()
            doc = nlp.processors[name].process(doc)
            spent[name] += time.process_time() - start
        words += doc.num_words
    rates = {name: round(words / spent[name]) for name in ALL}
    return rates | {"all": round(words / sum(spent.values()))}


def loading(folder: Path) -> dict[str, float]:
    """Seconds to import and to load, and the memory after it, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(folder)], check=True, capture_output=True, text=True
    )
    imported, loaded, memory = map(float, done.stdout.split())
    return {"import_s": round(imported, 1), "load_s": round(loaded, 1), "rss_mb": round(memory)}


def evaluate(folder: Path, data: Path) -> dict[str, Any]:
    """Measure everything and write `scores.json`."""
    torch.set_num_threads(1)
    nlp = load(folder)
    on_tokens = load(folder, ("tokenize", "ner"), tokenize_pretokenized=True)
    scores = {
        "treebanks": {name: treebank_scores(nlp, data, name) for name in TREEBANKS},
        "ner": {name: ner_scores(on_tokens, data / file) for name, file in NER_SETS.items()},
        "words_per_cpu_second": speeds(nlp, (data / SPEED_TEXT).read_text(encoding="utf-8")),
        "loading": loading(folder),
        "bytes": {path.name: path.stat().st_size for path in sorted(folder.glob("*.pt"))},
    }
    (folder / "scores.json").write_text(json.dumps(scores, indent=2) + "\n", encoding="utf-8")
    return scores
