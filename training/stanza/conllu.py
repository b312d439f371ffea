"""Read and write CoNLL-U, with multi-word tokens flattened into plain tokens.

In: CoNLL-U text. Out: `Sentence` records of `Token`s, without features or enhanced graphs.
"don't" becomes "do" + "n't" with SpaceAfter=No on the first, so no MWT model is needed and every
token keeps an exact place in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

NO_SPACE = "SpaceAfter=No"


@dataclass(frozen=True)
class Token:
    """One syntactic word; `head` counts from 1, and 0 stands for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space_after: bool = True
    misc: str = "_"


@dataclass(frozen=True)
class Sentence:
    """A sentence; `new_paragraph` says that it begins a paragraph (or a document)."""

    tokens: tuple[Token, ...]
    new_paragraph: bool = False
    document: str = ""

    @property
    def text(self) -> str:
        """The surface text, without the space after the last token."""
        return "".join(t.form + " " * t.space_after for t in self.tokens).strip()


def read(path: Path) -> Iterator[Sentence]:
    """Yield the sentences of a file; those that cannot be flattened exactly are left out."""
    document = ""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line]
        new = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        for line in lines:
            if line.startswith("# newdoc id = "):
                document = line.removeprefix("# newdoc id = ")
        tokens = _flatten([line.split("\t") for line in lines if not line.startswith("#")])
        if tokens and not any(" " in t.form for t in tokens):
            yield Sentence(tuple(tokens), new, document)


def _flatten(rows: list[list[str]]) -> list[Token] | None:
    tokens: list[Token] = []
    pieces: list[str] = []
    last, glued = 0, False
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside = [r[1] for r in rows if r[0].isdigit() and first <= int(r[0]) <= last]
            pieces = _cut(row[1], inside)
            if not pieces:
                return None
            glued = NO_SPACE in row[9]
            continue
        number = int(row[0])
        form, space = row[1], NO_SPACE not in row[9]
        if number <= last:
            form = pieces[number - last - 1]
            space = number == last and not glued
        tokens.append(Token(form, row[2], row[3], row[4], int(row[6]), row[7], space, row[9]))
    return tokens


def _cut(surface: str, pieces: list[str]) -> list[str]:
    """Pieces of `surface` with the lengths of `pieces`, or nothing where the lengths do not fit."""
    if "".join(pieces) == surface:
        return pieces
    if sum(map(len, pieces)) != len(surface):
        return []
    cut, at = [], 0
    for piece in pieces:
        cut.append(surface[at : at + len(piece)])
        at += len(piece)
    return cut


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences as CoNLL-U with the columns that Stanza's trainers read."""
    with path.open("w", encoding="utf-8") as out:
        for sentence in sentences:
            out.write("# newpar\n" if sentence.new_paragraph else "")
            out.write(f"# text = {sentence.text}\n")
            for number, t in enumerate(sentence.tokens, 1):
                misc = "_" if t.space_after else NO_SPACE
                word = f"{number}\t{t.form}\t{t.lemma}\t{t.upos}\t{t.xpos}\t_"
                out.write(f"{word}\t{t.head}\t{t.deprel}\t_\t{misc}\n")
            out.write("\n")


def write_text(sentences: Iterable[Sentence], text_path: Path, labels_path: Path) -> None:
    """Write raw text, one line a paragraph, and the character labels of Stanza's tokenizer.

    A label is 1 at the last character of a token, 2 at that of a sentence, else 0.
    """
    texts: list[str] = []
    labels: list[str] = []
    for sentence in sentences:
        text = "".join(t.form + " " * t.space_after for t in sentence.tokens).rstrip()
        ends = ("0" * (len(t.form) - 1) + "1" + "0" * t.space_after for t in sentence.tokens)
        marks = "".join(ends)[: len(text) - 1] + "2"
        if sentence.new_paragraph or not texts:
            texts.append(text)
            labels.append(marks)
        else:
            texts[-1] += " " + text
            labels[-1] += "0" + marks
    text_path.write_text("\n\n".join(texts) + "\n\n", encoding="utf-8")
    labels_path.write_text("\n\n".join(labels) + "\n\n", encoding="utf-8")


def reform(token: Token, form: str) -> Token:
    """The token with another form; a lemma that repeated the form follows it."""
    return replace(token, form=form, lemma=form if token.lemma == token.form else token.lemma)
