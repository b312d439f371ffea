"""Build the dictionary lemmatizer: words of the treebanks, irregular words, and regular forms.

In: the treebanks, `data/irregular.txt`, and the words of the vector file. Out: a Stanza lemmatizer
with nothing but its dictionary. Stanza looks a form up as it stands, so capitalised forms of
common words are stored too.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from stanza.models.common.pretrain import Pretrain
from stanza.models.lemma.trainer import _POS_INDEPENDENT, Trainer
from stanza.models.lemmatizer import main as train_lemmatizer

from . import conllu
from .names import lines
from .treebank import SETS

Triple = tuple[str, str, str]  # form, UPOS, lemma
CAPITALISED = ("NOUN", "VERB", "ADJ", "ADV", "PRON", "ADP", "SCONJ", "DET", "CCONJ", "AUX")
SHORTEST = 5
SIBILANTS = ("ches", "shes", "sses", "xes", "zes")


def plurals(form: str, stems: set[str]) -> Iterator[str]:
    """Stems of which the form may be the regular plural or the third person."""
    if not form.endswith("s") or form.endswith(("ss", "us", "is")):
        return
    if form.endswith("ies"):
        yield form[:-3] + "y"
    elif form.endswith(SIBILANTS):
        yield form[:-2]
    yield form[:-1]


def verb_stems(form: str) -> Iterator[str]:
    """Stems of which the form may be the regular past or participle, the likeliest first."""
    for suffix in ("ed", "ing"):
        if not form.endswith(suffix):
            continue
        base = form[: -len(suffix)]
        doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] not in "ls"
        if doubled:
            yield base[:-1]
        if suffix == "ed" and base.endswith("i"):
            yield base[:-1] + "y"
        if not base.endswith(("w", "y", "x")):
            yield base + "e"
        yield base


def regular(words: list[str], stems: set[str]) -> Iterator[Triple]:
    """Triples for words that are regular forms of a known stem."""
    for word in words:
        if len(word) < SHORTEST or not word.isalpha():
            continue
        stem = next((s for s in plurals(word, stems) if s in stems and len(s) > 2), None)
        if stem:
            yield from ((word, upos, stem) for upos in ("NOUN", "VERB"))
        stem = next((s for s in verb_stems(word) if s in stems and len(s) > 2), None)
        if stem:
            yield word, "VERB", stem


def irregular() -> Iterator[Triple]:
    """Triples of the irregular words: the lines hold UPOS, lemma and forms."""
    for line in lines("irregular.txt"):
        upos, lemma, *forms = line.split()
        yield from ((form, upos, lemma) for form in forms)


def capitalise(trainer: Any, pairs: set[tuple[str, str]]) -> None:
    """Add the capitalised form of each common word with the tags it has, for a sentence's start.

    Where the treebanks hold the capitalised form itself, they know best.
    """
    common = trainer.pos_dict[_POS_INDEPENDENT]
    for form, upos in sorted(pairs):
        if upos in CAPITALISED and form == form.lower() and form.capitalize() not in common:
            lemma = trainer.predict_dict([(form, upos)])[0]
            trainer.pos_dict.setdefault(upos, {}).setdefault(form.capitalize(), lemma)


def build(corpora: Path, pretrain: Path, out: Path) -> None:
    """Train the dictionary on the plain treebanks, then widen it."""
    work = out.parent / "data"
    seen: list[Triple] = []
    for part in ("train", "dev"):
        files = [corpora / "ud" / f"{stem}-{part}.conllu" for stem in SETS.values()]
        sentences = [sentence for file in files for sentence in conllu.read(file)]
        conllu.write(sentences, work / f"lemma-{part}.conllu")
        if part == "train":
            seen = [(t.form, t.upos, t.lemma) for s in sentences for t in s.tokens]
    options = f"--dict_only --train_file {work}/lemma-train.conllu --cpu --shorthand en_compact"
    options += f" --eval_file {work}/lemma-dev.conllu --save_dir {out.parent}"
    train_lemmatizer([*options.split(), "--save_name", out.name])
    trainer: Any = Trainer(model_file=str(out), device="cpu")
    dictionary = trainer.pos_dict
    known = set(dictionary[_POS_INDEPENDENT])
    words = [w for w in Pretrain(str(pretrain)).vocab if w.isalpha() and w not in known]
    stems = {s for s in dictionary[_POS_INDEPENDENT].values() if s.isalpha() and s == s.lower()}
    stems.update(words)
    more = [t for t in irregular() if t[0] not in known]
    more += regular(words, stems)
    trainer.train_dict(more)
    for entries in dictionary.values():
        for form in [f for f in entries if "'" in f]:
            entries.setdefault(form.replace("'", "’"), entries[form])
    capitalise(trainer, {(form, upos) for form, upos, _ in seen + more})
    trainer.save(str(out))
    print({key: len(entries) for key, entries in dictionary.items()})
