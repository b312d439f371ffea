"""quotes.names.headlines: which sentences are headlines."""

import pytest

from quotes.model import Sentence
from quotes.names.headlines import TITLE_LINE, is_headline
from tests.names_by_hand import sentence


def made(text: str, tags: str = "", *names: tuple[str, str]) -> Sentence:
    return sentence(text, *names, tags=tuple(tags.split()))


@pytest.mark.parametrize(
    ("found", "headline"),
    [
        (made("Harbour Council Votes Against Bridge"), True),
        (made("Harbour council votes against bridge"), False),
        (made("Three Words Only"), False),
        (made("Council Votes a Plan for the Whole Harbour Bridge"), False),
        (made("Council votes Against Harbour Bridge", "PROPN VERB PROPN PROPN PROPN"), False),
        (made("Harbour Council Votes Against bridge .", "PROPN PROPN PROPN PROPN NOUN PUNCT"), True),
        (made("Lena Marsh told Paul Osei nothing", "PROPN PROPN NOUN PROPN PROPN NOUN",
              ("Lena Marsh", "PER"), ("Paul Osei", "PER")), False),
    ],
)  # fmt: skip
def test_is_headline(found: Sentence, headline: bool) -> None:
    assert is_headline(found) is headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("A port closes\n\nIt closed.", "A port closes"),
        ("A port closes.\n\nIt closed.", None),
        ("Port\n\nIt closed.", None),
    ],
)
def test_the_title_is_a_first_line_without_a_stop(text: str, title: str | None) -> None:
    match = TITLE_LINE.match(text)
    assert (match.group() if match else None) == title
