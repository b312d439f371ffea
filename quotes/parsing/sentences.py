"""Stanza's sentences -> ours, with the offsets of the article."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from stanza.models.common.doc import Document

from quotes.languages.wording import Wording
from quotes.model import NamedEntity, Sentence, Span, Token

# "Prof", which a full stop and a name follow.
TITLE = Wording("tokens", {}).pattern("title")

# Longer sentences are lists, tables or text without full stops; the scorer of arcs needs memory in
# the square of the length, and 150 is also where Stanza itself starts to batch singly.
MAX_TOKENS = 150

NAME_TYPES = {"PERSON": "PER", "GPE": "LOC", "FAC": "LOC", "NORP": "MISC", "ORG": "ORG"}

CLOSING = frozenset(("”", "’", '"', "''", "»", ")", "]"))


class Places:
    """Offsets in the joined pieces -> offsets in the article."""

    def __init__(self, pieces: Sequence[Span]) -> None:
        self._pieces = pieces
        self._starts = []
        start = 0
        for a, b in pieces:
            self._starts.append(start)
            start += b - a + 2

    def __call__(self, offset: int) -> int:
        number = bisect_right(self._starts, offset) - 1
        return self._pieces[number].start + offset - self._starts[number]


Row = dict[str, Any]  # a token, as Stanza's documents take it


def reshaped(document: Any, text: str) -> Any:
    """The document with its sentences as `reshaped_rows` has them."""
    given = document.to_dict()
    made = reshaped_rows(given, text)
    return document if made == given else Document(made, text)


def reshaped_rows(sentences: Sequence[list[Row]], text: str) -> list[list[Row]]:
    """The sentences with closing marks put back to theirs, those that were cut within a name or behind
    "Prof." put together, and long ones cut; their tokens are numbered."""
    made: list[list[Row]] = []
    for tokens in sentences:
        rest = tokens
        while made and rest and _closes(rest[0], made[-1][-1]):
            made[-1].append(rest[0])
            rest = rest[1:]
        if made and rest and _titles(made[-1], rest[0], text):
            *before, title, stop = made.pop()
            whole = {**title, "text": f"{title['text']}.", "end_char": stop["end_char"]}
            rest = [*before, whole, *rest]
        elif made and rest and _torn(rest[0], made[-1][-1], text):
            rest = made.pop() + rest
        made.extend(rest[i : i + MAX_TOKENS] for i in range(0, len(rest), MAX_TOKENS))
    return [[{**token, "id": i + 1} for i, token in enumerate(s)] for s in made]


def _closes(token: Row, before: Row) -> bool:
    """Whether the token is a closing mark that was torn off the sentence before it."""
    return token["text"] in CLOSING and bool(token["start_char"] == before["end_char"])


def _titles(sentence: Sequence[Row], token: Row, text: str) -> bool:
    """Whether a sentence ends with a short title and its stop, and a capital follows in the same line."""
    *_, title, stop = [{"text": "", "end_char": -1}, *sentence]
    glued = stop["text"] == "." and title["end_char"] == stop["start_char"]
    between = text[stop["end_char"] : token["start_char"]]
    short = TITLE.fullmatch(title["text"]) is not None
    return glued and short and between == " " and token["text"][:1].isupper()


def _torn(token: Row, before: Row, text: str) -> bool:
    """Whether a sentence was cut between two words of one line, neither of them a sentence's end."""
    between = text[before["end_char"] : token["start_char"]]
    return between in (" ", "") and bool(before["text"][-1:].isalpha())


def cut_document(document: Any, chosen: Sequence[int]) -> Any:
    """A document that shares the chosen sentences, so that a processor works on these alone."""
    part = Document([])
    part.sentences = [document.sentences[i] for i in chosen]
    part.num_tokens = sum(len(s.tokens) for s in part.sentences)
    part.num_words = sum(len(s.words) for s in part.sentences)
    return part


def to_sentence(text: str, found: Any, places: Places, *, parsed: bool) -> Sentence:
    tokens = []
    for word in found.words:
        start = places(word.start_char)
        end = start + word.end_char - word.start_char
        head = word.head - 1 if parsed else -1
        relation = word.deprel if parsed else ""
        surface = text[start:end]
        lemma = surface if word.lemma in (None, "_") or "<UNK>" in word.lemma else word.lemma
        tokens.append(
            Token(surface, start, end, lemma, word.upos or "X", word.xpos or "", head, relation)
        )
    names = []
    for name in found.ents:
        start = places(name.start_char)
        end = start + name.end_char - name.start_char
        names.append(NamedEntity(text[start:end], start, end, NAME_TYPES.get(name.type, name.type)))
    return Sentence(tuple(tokens), tuple(names), tokens[0].start, tokens[-1].end, parsed)
