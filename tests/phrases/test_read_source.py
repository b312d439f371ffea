"""The words of a source as pronouns, names and nominals."""

import pytest

from quotes.model import Span
from quotes.phrases import Named, NamedText, Nominal, Part, Pronoun, SourceReader
from quotes.phrases.read_source import trimmed
from tests.speakers_by_hand import gazetteer, parts

READ = [
    ("⟦he⟧ left", ["he:m"]),
    ("⟦They⟧ left", ["They:p"]),
    ("⟦who⟧ left", ["who:r"]),
    ("⟦us⟧", ["us:1"]),
    ("⟦she was⟧ late", ["she:f"]),
    ("⟦No one⟧ left", []),
    ("⟦the⟧ left", []),
    ("asked ⟦one⟧, ‹Lena Marsh›, whose", ["Lena Marsh"]),
    ("⟦, “⟧", []),
    ("⟦‹Lena Marsh›⟧ left", ["Lena Marsh"]),
    ("⟦Outside court, his father, ‹Carl Roe›,⟧ left", ["Carl Roe"]),
    ("⟦the mayor herself⟧", ["(mayor)"]),
    ("⟦Marsh spokesman⟧ left", ["(spokesman)"]),
    ("⟦a spokesman for ‹Mr. Marsh›⟧", ["(spokesman)"]),
    ("⟦the younger ‹Marsh›⟧", ["(marsh)"]),
    ("⟦‹Mr. Marsh› and his wife⟧", ["Mr. Marsh", "(wife)"]),
]


def shown(part: Part) -> str:
    if isinstance(part, Pronoun):
        return f"{part.word}:{part.person}"
    return part.mention.text if isinstance(part, Named) else f"({part.head})"


@pytest.mark.parametrize(("marked", "expected"), READ)
def test_read(marked: str, expected: list[str]) -> None:
    assert [shown(part) for part in parts(marked)] == expected


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (" “the mayor,”", "the mayor"),
        ("and the mayor", "the mayor"),
        ("Carl Roe Jr.", "Carl Roe Jr."),
        ("the mayor himself", "the mayor"),
        ("In March, the mayor", "the mayor"),
        ("—", ""),
    ],
)
def test_trimmed(words: str, left: str) -> None:
    start, end = trimmed(words, Span(0, len(words)))
    assert words[start:end] == left


def test_a_span_is_read_once() -> None:
    reader = SourceReader(NamedText("the mayor left", []), gazetteer())
    first = reader.read(Span(0, 9))
    assert isinstance(first[0], Nominal) and reader.read(Span(0, 9)) is first
