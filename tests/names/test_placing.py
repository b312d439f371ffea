"""quotes.names.placing: whether a name is quoted, a subject, and whose it is."""

from dataclasses import replace

import pytest

from quotes.model import Parse, Sentence
from quotes.names.mentions import NameMention
from quotes.names.placing import Placing
from quotes.text.open_quotations import quoted_spans
from quotes.text.spans import SpanSet
from tests.names_by_hand import mentions, tokens


def placed(marked: str, *tags: str) -> NameMention:
    """The last name of a text, placed; the tokens have these parts of speech, none is parsed."""
    text, found = mentions(marked)
    sentence = Sentence(tokens(text, *tags), (), 0, len(text), False)
    return Placing(text, Parse((sentence,)), SpanSet(quoted_spans(text))).placed(found[-1])


@pytest.mark.parametrize(
    ("marked", "tags", "subject"),
    [
        ("‹Ann Bell› left", "PROPN PROPN VERB", True),
        ("they met ‹Ann Bell› there", "PRON VERB PROPN PROPN ADV", False),
        ("they met ‹Ann Bell›", "PRON VERB PROPN PROPN", False),
        ("‹Ann Bell›, the head, was ill", "PROPN PROPN PUNCT DET NOUN PUNCT AUX ADJ", True),
        ("then ‹Ann Bell›, the head, was ill", "ADV PROPN PROPN PUNCT DET NOUN PUNCT AUX ADJ", True),
        ("for ‹Ann Bell›, the head, was ill", "ADP PROPN PROPN PUNCT DET NOUN PUNCT AUX ADJ", False),
        ("then ‹Ann Bell›, the head, and we", "ADV PROPN PROPN PUNCT DET NOUN PUNCT CCONJ PRON", False),
        ("that ‹Ann Bell›, too", "SCONJ PROPN PROPN PUNCT ADV", True),
    ],
)  # fmt: skip
def test_subjects(marked: str, tags: str, subject: bool) -> None:
    assert placed(marked, *tags.split()).subject is subject


@pytest.mark.parametrize(
    ("marked", "owner"),
    [
        ("Kestovia’s ‹o:Health Ministry› left", "Kestovia"),
        ("Kestovia’s ‹Ann Bell› left", None),
        ("the ‹o:Health Ministry› left", None),
    ],
)
def test_owners(marked: str, owner: str | None) -> None:
    assert placed(marked).owner == owner


@pytest.mark.parametrize(("marked", "quoted"), [("“So ‹Bell› left”", True), ("‹Bell› left", False)])
def test_quoted(marked: str, quoted: bool) -> None:
    assert placed(marked).quoted is quoted


def test_a_name_goes_on_from_the_subject() -> None:
    text, found = mentions("Best keeper ‹Bell› left")
    tagged = tokens(text, "ADJ", "NOUN", "PROPN", "VERB")
    heads = ((1, "amod"), (3, "nsubj"), (1, "flat"), (-1, "root"))
    parsed = [
        replace(t, head=head, deprel=name) for t, (head, name) in zip(tagged, heads, strict=True)
    ]
    whole = Parse((Sentence(tuple(parsed), (), 0, len(text), True),))
    assert Placing(text, whole, SpanSet([])).placed(found[0]).subject
