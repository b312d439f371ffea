"""Make articles of two corpora that have sentences only, so that they can be labelled and trained on.

    python -m training.attribution.corpus_texts --corpora CORPORA --out TEXTS

CoNLL-2003 (`ner/conll2003/train.txt`) has the words of Reuters news of 1996 without the lines between
articles and without spacing; GUM (`ud/en_gum_ccby-train.conllu`) has both. Each sentence of CoNLL
becomes a paragraph, as agencies write; a paragraph of GUM is what its `newpar` says. The names tell the
place in the corpus (`conll-00123.txt` begins at sentence 123). Only articles that quote are written.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

DATE = re.compile(r"(?:^|\s)\d{4}-\d{2}-\d{2}$")
QUOTING = re.compile(r"\b(?:said|told|says|added|according to|accused|warned|announced)\b")
LEAST_WORDS, MOST_WORDS, LEAST_QUOTING = 120, 900, 3
BYLINE = 3  # words at most
GUM_KINDS = ("news", "interview")


def sentences(path: Path) -> list[list[str]]:
    """The sentences of a file with a word and a tag a line, as words."""
    blocks = path.read_text("utf-8").strip().split("\n\n")
    return [[line.split()[0] for line in block.splitlines() if line.strip()] for block in blocks]


def spaced(words: list[str]) -> str:
    """Words of a treebank as a line of print; straight double marks open and close in turn."""
    text, inside = "", False
    for word in words:
        closing = word == '"' and inside
        glued = closing or re.fullmatch(r"[.,;:!?)\]%]|'(?:s|re|ve|ll|d|m|t)?|n't|''", word)
        after = (
            text.endswith(("(", "[", "$", "``")) or (text.endswith(' "') and inside) or text == '"'
        )
        if word == '"':
            inside = not inside
        text += word if not text or glued or after else " " + word
    return text


def agency(path: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of the articles of CoNLL-2003: a headline, perhaps a byline, place and date, body."""
    rows = moved_marks(sentences(path))
    dated = [i for i, row in enumerate(rows) if DATE.search(" ".join(row)) and i]
    starts = [
        i - 2 if len(rows[i - 1]) <= BYLINE and rows[i - 1][-1] != "." else i - 1 for i in dated
    ]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        yield f"conll-{start:05d}.txt", "\n\n".join(spaced(row) for row in rows[start:end]) + "\n"


def moved_marks(rows: list[list[str]]) -> list[list[str]]:
    """The sentences with a mark that opens at the end of one at the beginning of the next."""
    made: list[list[str]] = []
    for row in rows:
        if made and len(made[-1]) > 1 and made[-1][-1] == '"' and made[-1].count('"') % 2:
            row = [made[-1].pop(), *row]
        made.append(row)
    return made


def treebank(path: Path) -> Iterator[tuple[str, str]]:
    """(name, text) of the news and interviews of GUM."""
    name, parts = "", list[str]()
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("# newdoc id = "):
            if parts:
                yield name, "".join(parts).strip() + "\n"
            name, parts = f"gum-{line.split('GUM_')[-1]}.txt", []
        elif line.startswith("# newpar_block") or re.match(r"# newpar(?: |$)", line):
            parts.append("\n\n")
        elif line.startswith("# text = "):
            parts.append(line.removeprefix("# text = ") + " ")
    yield name, "".join(parts).strip() + "\n"


def quotes(text: str) -> bool:
    """Whether an article is long enough and tells what somebody said."""
    return (
        LEAST_WORDS <= len(text.split()) <= MOST_WORDS
        and len(QUOTING.findall(text)) >= LEAST_QUOTING
    )


def main() -> None:
    """Write the articles to a folder."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    made = [(n, t) for n, t in agency(options.corpora / "ner/conll2003/train.txt") if quotes(t)]
    for name, text in treebank(options.corpora / "ud/en_gum_ccby-train.conllu"):
        if name.removeprefix("gum-").startswith(GUM_KINDS):
            made.append((name, re.sub(r" *\n[\n ]*", "\n\n", text).strip() + "\n"))
    for name, text in made:
        (options.out / name).write_text(text, encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
