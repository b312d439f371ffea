"""NER training data: CoNLL-2003 and CrossNER politics, with names and marks of today's news.

In: tab-separated tokens and BIO tags. Out: Stanza's JSON with the types PER, ORG, LOC, MISC. The
training part also gets sentences with other names, sentences made from `data/ner_templates.txt`,
curly quotation marks (CoNLL-2003 has none), and words split at hyphens as our tokenizer does.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .names import Names, lines

SEED = 20261125
TYPES = {
    "person": "PER", "politician": "PER",
    "organisation": "ORG", "politicalparty": "ORG",
    "location": "LOC", "country": "LOC",
    "misc": "MISC", "election": "MISC", "event": "MISC",
}  # fmt: skip
POLITICS_COPIES = 2
RENAMED_SHARE = 0.35  # of the sentences with a person: once more, with other names
PLACED_SHARE = 0.25  # chance of another place or organisation in those
CURLY_SHARE = 0.5
SPLIT_SHARE = 0.5
FILLED_TEMPLATES = 3500
INVENTED_SHARE = 0.2  # of the organisations in templates: a name that no list has
PARTICLE_SHARE = 0.06  # of the persons: "Mohammed bin Salman"
ROLES = (
    "president", "prime minister", "foreign minister", "interior minister", "defence minister",
    "finance minister", "mayor", "chancellor", "leader", "ambassador", "foreign secretary",
    "central bank governor", "army chief", "police chief", "opposition leader", "envoy",
)  # fmt: skip
DOUBLE_MARKS = ('"', "''", "``")
SYLLABLES = (
    "pen",
    "ta",
    "ra",
    "zum",
    "kor",
    "vel",
    "lin",
    "dex",
    "o",
    "ber",
    "sa",
    "pi",
    "mer",
    "ics",
)
KINDS = ("", "", "", "Institute", "Group", "Center", "Foundation", "Party", "Research", "Bank")
PARTICLES = ("bin", "al", "van", "de", "von", "da", "ben")
SLOT = re.compile(r"\{([A-Z]+)\}")


@dataclass(frozen=True)
class Word:
    """A token and its tag: "O", or "B-" or "I-" and a type."""

    text: str
    tag: str


def read(path: Path) -> Iterator[list[Word]]:
    """Yield the sentences of a BIO file, with the types of this project."""
    sentence: list[Word] = []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.strip():
            text, tag = line.split("\t")[:2]
            tag = tag.strip()
            sentence.append(Word(text, tag if tag == "O" else f"{tag[:2]}{TYPES[tag[2:]]}"))
        elif sentence:
            yield sentence
            sentence = []


def tagged(texts: list[str], kind: str) -> list[Word]:
    """Words of one name; an article at its start stays outside."""
    outside = 1 if len(texts) > 1 and texts[0] in ("the", "The") else 0
    words = [Word(text, "O") for text in texts[:outside]]
    return words + [
        Word(text, ("I-" if place else "B-") + kind) for place, text in enumerate(texts[outside:])
    ]


def spans(words: list[Word]) -> Iterator[tuple[int, int, str]]:
    """Start (from 0), end (exclusive) and type of each name."""
    start = 0
    while start < len(words):
        end = start + 1
        if words[start].tag.startswith("B-"):
            while end < len(words) and words[end].tag.startswith("I-"):
                end += 1
            yield start, end, words[start].tag[2:]
        start = end


def person(names: Names) -> tuple[list[str], str]:
    """The parts of a full name, now and then with a particle in it, and the family name."""
    full, family = names.person()
    if len(full) == 2 and names.random.random() < PARTICLE_SHARE:
        full = [full[0], names.random.choice(PARTICLES), full[1]]
    return full, family


def entity(kind: str, names: Names) -> list[str]:
    """The words of a name from the lists, or of an organisation that exists nowhere."""
    if kind != "ORG" or names.random.random() >= INVENTED_SHARE:
        return names.entity(kind).split()
    word = "".join(names.random.choices(SYLLABLES, k=names.random.choice((2, 2, 3)))).capitalize()
    return f"{word} {names.random.choice(KINDS)}".split()


def renamed(words: list[Word], names: Names) -> list[Word]:
    """The sentence with other persons, and now and then other places and organisations."""
    out: list[Word] = []
    at = 0
    for start, end, kind in spans(words):
        out += words[at:start]
        at = end
        full, family = person(names)
        if kind == "PER":
            out += tagged(full if end - start > 1 else [family], kind)
        elif kind in ("LOC", "ORG") and names.random.random() < PLACED_SHARE:
            out += tagged(names.entity(kind).split(), kind)
        else:
            out += words[start:end]
    return out + words[at:]


def filled(template: str, names: Names) -> list[Word]:
    """A template with its slots filled."""
    out: list[Word] = []
    for part in template.split():
        slot = SLOT.fullmatch(part)
        full, family = person(names)
        match slot and slot.group(1):
            case None:
                out.append(Word(part, "O"))
            case "PER":
                out += tagged(full, "PER")
            case "LAST":
                out += tagged([family], "PER")
            case "TITLE":
                out += [Word(text, "O") for text in names.title().split()]
            case "ROLE":
                out += [Word(text, "O") for text in names.random.choice(ROLES).split()]
            case kind:
                out += tagged(entity(str(kind), names), str(kind))
    # Sentences open with a capital, also where a title or an article came first.
    first = out[0].text
    return [Word(first[:1].upper() + first[1:], out[0].tag), *out[1:]]


def named_outright(words: list[Word], template: str) -> list[Word]:
    """Tag places that a template or a renamed sentence holds in plain words."""
    known = {"Chinese": "B-MISC", "Telegram": "B-ORG", "X": "B-ORG"}
    inside = {text: tag for text, tag in known.items() if text in template.split()}
    return [Word(w.text, inside.get(w.text, w.tag)) if w.tag == "O" else w for w in words]


def curly(words: list[Word]) -> list[Word]:
    """Typographic marks; straight double marks open and close in turn."""
    out: list[Word] = []
    marks = [place for place, w in enumerate(words) if w.text in DOUBLE_MARKS]
    opened = len(marks) == 1 and marks[0] > 0  # a lone mark further on closes
    for word in words:
        text = word.text
        if text in DOUBLE_MARKS:
            opened = not opened
            text = "“" if opened else "”"
        elif "'" in text:
            text = text.replace("'", "’")
        out.append(Word(text, word.tag))
    return out


def split_hyphens(words: list[Word]) -> list[Word]:
    """Cut "al-Ani" into "al", "-", "Ani"; of "German-born" only the name keeps a tag."""
    out: list[Word] = []
    for word in words:
        parts = re.split("(-)", word.text)
        if len(parts) < 3 or not all(parts) or any(c.isdigit() for c in word.text):
            out.append(word)
            continue
        tag = word.tag
        if tag.startswith("B-MISC") and parts[-1].islower():
            kind = "B-LOC" if parts[-1] == "based" else tag
            out += [Word(parts[0], kind), *(Word(part, "O") for part in parts[1:])]
            continue
        inner = tag if tag == "O" else "I-" + tag[2:]
        out += [Word(part, inner if place else tag) for place, part in enumerate(parts)]
    return out


def augmented(gold: list[list[Word]], names: Names) -> Iterator[list[Word]]:
    """All gold sentences, and more made from them and from templates."""
    draw = names.random.random
    for words in gold:
        yield words
        if any(kind == "PER" for _, _, kind in spans(words)) and draw() < RENAMED_SHARE:
            yield renamed(words, names)
    templates = lines("ner_templates.txt")
    for _ in range(FILLED_TEMPLATES):
        template = names.random.choice(templates)
        yield named_outright(filled(template, names), template)


def remarked(sentences: Iterator[list[Word]], names: Names) -> Iterator[list[Word]]:
    """Half of the sentences with marks get curly ones, half of those with hyphens are split."""
    draw = names.random.random
    for sentence in sentences:
        words = curly(sentence) if draw() < CURLY_SHARE else sentence
        yield split_hyphens(words) if draw() < SPLIT_SHARE else words


def write(sentences: list[list[Word]], path: Path) -> None:
    """Write Stanza's JSON."""
    data = [[{"text": w.text, "ner": w.tag} for w in words] for words in sentences]
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    print(path.name, len(data), "sentences", sum(map(len, data)), "words")


def build(corpora: Path, out: Path) -> None:
    """Write `ner-{train,dev,test}.json` and `ner-politics.json` (for measuring) into `out`."""
    folder = corpora / "ner"
    gold = list(read(folder / "conll2003" / "train.txt"))
    for part in ("train", "dev"):
        gold += list(read(folder / "politics" / f"{part}.txt")) * POLITICS_COPIES
    names = Names(random.Random(SEED))
    write(list(remarked(augmented(gold, names), names)), out / "ner-train.json")
    write(list(read(folder / "conll2003" / "dev.txt")), out / "ner-dev.json")
    write(list(read(folder / "conll2003" / "test.txt")), out / "ner-test.json")
    write(list(read(folder / "politics" / "test.txt")), out / "ner-politics.json")
