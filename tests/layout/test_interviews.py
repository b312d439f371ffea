"""Interviews without labels: questions and answers as paragraphs."""

import pytest

from quotes.layout.interviews import answers
from quotes.text.spans import lines

ABOVE = "Ada Orla keeps the light on Skarholm, as her mother did."

DIALOGUE = """Do you miss the town?
I never lived there.
What was your first winter like?
We had ice on the stairs. My mother laughed.
Who taught you the lamp?
My uncle, and I have his tools."""


def said(text: str) -> list[str]:
    """The paragraphs of the answers."""
    speeches = answers(text, lines(text))
    return [text[slice(*w)] for s in speeches if s.who == "interviewee" for w in s.words]


def test_questions_to_you_and_answers_with_i_are_an_interview() -> None:
    text = f"{ABOVE}\n{DIALOGUE}"
    assert [s.who for s in answers(text, lines(text))] == ["asker", "interviewee"] * 3
    assert said(text) == DIALOGUE.split("\n")[1::2]


@pytest.mark.parametrize(
    "text",
    [
        DIALOGUE,
        f"{ABOVE}\n" + DIALOGUE.replace("you", "she"),
        f"{ABOVE}\n" + DIALOGUE.replace("I ", "She ").replace("We", "They").replace("My", "Her"),
        f"{ABOVE}\n" + "\n".join(DIALOGUE.split("\n")[:4]),
        f"{ABOVE}\n" + DIALOGUE.replace("My ", "“My boat,” she said, was my "),
    ],
    ids=["nobody above", "asks nobody", "no I", "two questions", "a narrator's"],
)
def test_what_only_asks_is_no_interview(text: str) -> None:
    assert answers(text, lines(text)) == []


@pytest.mark.parametrize(
    ("between", "kept"),
    [
        ("We had a goat.", True),
        ("It was a long winter.", True),
        ("Winters on the rock", False),
        ("Ada Orla at the foot of the stairs.", False),
        ("The stairs in March. Image: Bren Holm.", False),
        ("“We had ice.” — Ada Orla", False),
        ("[laughs]", False),
    ],
    ids=["first person", "further", "heading", "caption", "credit", "set apart", "stage"],
)
def test_what_stands_between_an_answer_and_the_next_question(between: str, kept: bool) -> None:
    text = f"{ABOVE}\n{DIALOGUE}".replace("\nWho taught", f"\n{between}\nWho taught")
    assert (between in said(text)) == kept


@pytest.mark.parametrize(
    ("remark", "reply"),
    [("You never left.", "Once, for a wedding."), ("That is a long time.", "Yes, it is.")],
    ids=["to you", "with a reply"],
)
def test_a_remark_draws_an_answer_too(remark: str, reply: str) -> None:
    text = f"{ABOVE}\n{DIALOGUE}".replace("\nWho taught", f"\n{remark}\n{reply}\nWho taught")
    assert remark not in said(text)
    assert reply in said(text)


def test_the_narrator_may_speak_behind_the_last_answer() -> None:
    text = f"{ABOVE}\n{DIALOGUE}\nWe still use them.\nThe light was built in 1840."
    assert said(text)[-1] == "We still use them."


def test_an_answer_may_ask() -> None:
    text = f"{ABOVE}\n{DIALOGUE}".replace("I never lived there.", "Would I say so if I did?")
    assert said(text)[0] == "Would I say so if I did?"
