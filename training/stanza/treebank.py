"""Training, development and test files for tokenizer, tagger and parser, from EWT and GUM.

To the training sentences come: curly quotation marks in half of those that have any marks, some
sentences without their full stop, datelines, headlines, and sentences made from
`data/parse_templates.txt`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from . import conllu
from .conllu import Sentence, Token, reform
from .names import Names, lines

SEED = 20261124
SETS = {"ewt": "en_ewt", "gum": "en_gum_ccby"}

CURLY_SHARE = 0.5
BARE_SHARE = 0.04  # sentences that lose their full stop
DATELINE_SHARE = 0.015
HEADLINE_SHARE = 0.02
FILLED_TEMPLATES = 700  # about 2 % of the sentences

NEWS = re.compile(r"GUM_(news|interview)_")  # the documents nearest to our texts

UPOS = {
    "NNP": "PROPN", "NN": "NOUN", "NNS": "NOUN", "JJ": "ADJ", "RB": "ADV", "IN": "ADP", "DT": "DET",
    "PRP": "PRON", "EX": "PRON", "CD": "NUM", "MD": "AUX", "TO": "PART", "UH": "INTJ", ",": "PUNCT",
    ".": "PUNCT", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB", "VBZ": "VERB",
}  # fmt: skip
TEMPLATE_TOKEN = re.compile(r"(\+?)(.+?)/(?:(\w+):)?([^/]+)/(\d+)/(.+)")


def curly(sentence: Sentence) -> Sentence:
    """The sentence with typographic quotation marks and apostrophes."""
    tokens: list[Token] = []
    space_before = True
    for t in sentence.tokens:
        form = t.form
        opening = t.xpos == "``" or (space_before and not t.space_after)
        if form in ('"', "''", "``"):
            form = "“" if opening else "”"
        elif form == "'" and t.upos == "PUNCT":
            form = "‘" if opening else "’"
        elif "'" in form:
            form = form.replace("'", "’")
        tokens.append(reform(t, form))
        space_before = t.space_after
    return replace(sentence, tokens=tuple(tokens))


def without_stop(sentence: Sentence) -> Sentence:
    """The sentence without a final full stop, where nothing hangs on it."""
    *rest, last = sentence.tokens
    if last.form != "." or len(rest) < 3 or any(t.head == len(rest) + 1 for t in rest):
        return sentence
    rest[-1] = replace(rest[-1], space_after=True)
    return replace(sentence, tokens=tuple(rest))


def headline(sentence: Sentence, upper: bool) -> Sentence:
    """A sentence in the capitals of a headline, as a paragraph of its own."""
    bare = without_stop(sentence)
    tokens = tuple(
        reform(t, t.form.upper() if upper else t.form[:1].upper() + t.form[1:])
        if upper or t.upos in ("NOUN", "VERB", "ADJ", "ADV", "PROPN", "PRON")
        else t
        for t in bare.tokens
    )
    return Sentence(tokens, new_paragraph=True)


def dateline(sentence: Sentence, names: Names) -> Sentence:
    """The sentence after "MOSCOW (Reuters) - ", hung on its root."""
    place = names.entity("LOC").split()[0].upper()
    start = [Token(place, place, "PROPN", "NNP", 0, "parataxis")]
    if names.random.random() < 0.6:
        agency = names.random.choice(("Reuters", "AP", "AFP", "Xinhua"))
        start += [
            Token("(", "(", "PUNCT", "-LRB-", 3, "punct", False),
            Token(agency, agency, "PROPN", "NNP", 1, "appos", False),
            Token(")", ")", "PUNCT", "-RRB-", 3, "punct"),
        ]
    dash = names.random.choice("-–—")
    start.append(Token(dash, dash, "PUNCT", ":", 1, "punct"))
    shift = len(start)
    moved = [replace(t, head=t.head + shift if t.head else 0) for t in sentence.tokens]
    root = next(number for number, t in enumerate(moved, shift + 1) if t.head == 0)
    start[0] = replace(start[0], head=root)
    return Sentence((*start, *moved), new_paragraph=True)


def from_template(template: str, names: Names) -> Sentence:
    """A template with its slots filled."""
    person, family = names.person()
    given = next(part for part in person if part != family or len(set(person)) == 1)
    single = {kind: [n for n in names.entities[kind] if " " not in n] for kind in ("LOC", "ORG")}
    slots = {
        "<first>": given,
        "<last>": family,
        "<place>": names.random.choice(single["LOC"]),
        "<body>": names.random.choice(single["ORG"]),
    }
    tokens: list[Token] = []
    for part in template.split():
        match = TEMPLATE_TOKEN.fullmatch(part)
        if not match:
            raise ValueError(f"bad template token {part!r}")
        glued, form, upos, xpos, head, deprel = match.groups()
        form = slots.get(form, form)
        if glued:
            tokens[-1] = replace(tokens[-1], space_after=False)
        tokens.append(Token(form, form, upos or UPOS[xpos], xpos, int(head), deprel))
    return Sentence(tuple(tokens), new_paragraph=True)


def augmented(sentences: Iterable[Sentence], names: Names) -> Iterator[Sentence]:
    """All sentences, some of them changed, and some more made from them."""
    draw = names.random.random
    break_after = False
    for plain in sentences:
        sentence = replace(plain, new_paragraph=plain.new_paragraph or break_after)
        marked = any("'" in t.form or '"' in t.form or t.xpos in ("``", "''") for t in plain.tokens)
        if marked and draw() < CURLY_SHARE:
            sentence = curly(sentence)
        break_after = draw() < BARE_SHARE
        if break_after:
            sentence = without_stop(sentence)
        yield sentence
        if draw() < DATELINE_SHARE and len(plain.tokens) > 8:
            yield dateline(plain, names)
            break_after = True
        if draw() < HEADLINE_SHARE and 4 < len(plain.tokens) < 16:
            yield headline(plain, upper=draw() < 0.25)
            break_after = True
    templates = lines("parse_templates.txt")
    for _ in range(FILLED_TEMPLATES):
        made = from_template(names.random.choice(templates), names)
        yield curly(made) if draw() < 0.5 else made


def build(corpora: Path, out: Path) -> None:
    """Write `{train,dev}` for training and `{ewt,gum,gum-news}-test` for measuring into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    parts: dict[str, list[Sentence]] = {"train": [], "dev": []}
    for name, stem in SETS.items():
        for part in ("train", "dev", "test"):
            sentences = list(conllu.read(corpora / "ud" / f"{stem}-{part}.conllu"))
            if part == "test":
                parts[f"{name}-test"] = sentences
            else:
                parts[part] += sentences
    parts["gum-news-test"] = [s for s in parts["gum-test"] if NEWS.match(s.document)]
    parts["train"] = list(augmented(parts["train"], Names(random.Random(SEED))))
    for name, sentences in parts.items():
        conllu.write(sentences, out / f"{name}.conllu")
        conllu.write_text(sentences, out / f"{name}.txt", out / f"{name}.toklabels")
        print(name, len(sentences), "sentences", sum(len(s.tokens) for s in sentences), "words")
    (out / "no-mwt.json").write_text("[]\n", encoding="utf-8")
