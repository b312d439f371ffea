"""quotes.layout.turns: who speaks in which paragraph of a transcript, and what is no transcript."""

from __future__ import annotations

import pytest

from quotes.layout.turns import turns
from quotes.text.line_ends import paragraphs


def labels(text: str) -> list[str]:
    """Who speaks in each turn."""
    return [text[slice(*t.label.source)] for t in turns(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ORLA: Why now?\n“BREN: Because the gate broke.\nORLA: Who paid?\nThe tape ends here.",
         ["ORLA", "BREN", "ORLA"]),
        ("Q: Why now?\nA: It broke down.\nQ: And then?", ["Q", "A", "Q"]),
        ("Mr. QUILL. I thank the chair.\n\nMrs. O’DARE of Ayla. I object.\n\nThe CLERK. So noted.",
         ["Mr. QUILL", "Mrs. O’DARE of Ayla", "CLERK"]),
        ("**Bo Quill:** I went there twice.\n\n**Ada Orla**: And what did you see?",
         ["Bo Quill", "Ada Orla"]),
        ("[00:12] Bo Quill: The gate was open.\n[00:15] Ada Orla: It was shut.",
         ["Bo Quill", "Ada Orla"]),
        (">> BO QUILL: The gate was open.\n>> ADA ORLA: It was shut.", ["BO QUILL", "ADA ORLA"]),
        ("Bo Quill  0:05\nThe gate was open.\n\nAda Orla  0:11\nIt was shut.",
         ["Bo Quill", "Ada Orla"]),
        ("Mr Deputy Speaker (Sir Bo Quill): Order.\n\nAda Orla (Ayla North) (Ind): I give way.",
         ["Sir Bo Quill", "Ada Orla"]),
        ("The Minister for Wells (Bo Quill): I beg to move.\nSeveral hon. Members: No!\n"
         "The Minister for Wells: I shall go on.",
         ["Bo Quill", "Several hon. Members", "Minister for Wells"]),
        ("JUDGE ORLA: Please sit.\n\nBO QUILL: Thank you, my lord.", ["JUDGE ORLA", "BO QUILL"]),
    ],
)  # fmt: skip
def test_transcripts(text: str, expected: list[str]) -> None:
    assert labels(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "NOTE: the gate is shut.\nPHOTO: a gate.\nNOTE: see below.",
        "Orla: the gate is shut.\nNothing else was said.",
        "Ayla: cloudy, then rain\nBren: rain all day\nCorm: snow later",
        "Flour: two cups of it.\nMilk: half a cup.\nSugar: to taste.",
        "Best goalkeeper: Bo Quill.\nBest striker: Ada Orla.",
        "Bo Quill: Made two good saves.\nAda Orla: Was never in the game.",
        "NORTH AYLA: Cloudy with rain.\nSOUTH AYLA: Dry at first.",
        "**Where:** The town hall.\n**When:** Friday at noon.",
        "Ayla 2, Bren 0.\nScorers: Quill, Orla.\nAttendance: 4,020.",
        "10:30 The gate opens.\n11:00 The mayor speaks.",
        "Mr. Quill. He was there. So was Ms. Orla.\nThe end came soon.",
        "BACKGROUND\nThe gate broke in May.\nWHAT NEXT\nThe council meets on Monday.",
        "Step 1: Do you have a pan?\nStep 2: Boil your eggs.",
        "Plus: a new boat for the club.\nToday: the gate is shut.\nPlus: more rain.",
        "The Ferry: old boats in new paint\nAyla: a plan for the gate\nThe Ferry: who paid for it?",
    ],
)
def test_no_transcripts(text: str) -> None:
    assert labels(text) == []


@pytest.mark.parametrize(
    ("furniture", "expected"),
    [
        ("Harbour: gates, water, tides", ["ORLA", "BREN", "ORLA"]),
        ("QUILL: Nobody told me.", ["QUILL", "ORLA", "BREN", "ORLA"]),
        ("Judge Quill: Nobody told me.", ["Judge Quill", "ORLA", "BREN", "ORLA"]),
    ],
    ids=["a noun", "capitals", "a title"],
)
def test_where_names_stand_in_capitals_other_words_are_no_label(
    furniture: str, expected: list[str]
) -> None:
    turns_below = "ORLA: Why now?\nBREN: Because the gate broke.\nORLA: Who paid?"
    assert labels(f"{furniture}\n{turns_below}") == expected


def test_what_heads_a_part_elsewhere_is_no_label() -> None:
    text = "Bren Echo\nBren Echo: Who told you?\nQuill: I saw it.\nOrla: You did?\nQuill: I did."
    assert labels(text) == ["Quill", "Orla", "Quill"]


def test_the_words_of_a_turn() -> None:
    text = "ORLA: Why now?\n“BREN: Because the gate broke.\nORLA: Who paid?"
    second = turns(text, paragraphs(text))[1]
    assert [text[slice(*w)] for w in second.words] == ["Because the gate broke."]


def test_a_turn_goes_on_in_further_paragraphs_but_not_in_the_narrators() -> None:
    text = (
        "ORLA: I saw the gate.\nWe both did.\n[Laughter]\nQUILL: You did?\n"
        "The judge stopped them.\nORLA: I did."
    )
    found = turns(text, paragraphs(text))
    assert [[text[slice(*w)] for w in t.words] for t in found] == [
        ["I saw the gate.", "We both did."], ["You did?"], ["I did."],
    ]  # fmt: skip
