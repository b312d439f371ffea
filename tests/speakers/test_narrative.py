"""Whom the words between the sources bring to mind."""

import pytest

from quotes.model import Span
from quotes.speakers.narrative import Narrative
from quotes.speakers.phrase_answers import PhraseAnswers
from quotes.speakers.reading_order import NarrativePronoun, NarrativeSubject
from quotes.text.spans import SpanSet
from tests.speakers_by_hand import EMPTY, by_hand, cast_of, gazetteer, quote


def noted(marked: str, *, as_pronoun: bool = False, content: Span | None = None) -> list[str]:
    """Who is noted where the last phrase stands; the first one says `content`."""
    made = by_hand(marked)
    cast = cast_of(made)
    quotes = [quote(made.phrase(0), content)] if content else []
    resolver = PhraseAnswers(made.text, EMPTY, quotes, cast, gazetteer())
    narrative = Narrative(made.text, quotes, answers=resolver, discourse=cast.discourse)
    span = made.phrases[-1]
    if as_pronoun:
        source = made.phrase(0).spans
        resolved = {source: resolver.of_phrase(source)} if content else {}
        narrative.note_pronoun(NarrativePronoun(span, made.text.words(span), "m"), resolved)
    else:
        narrative.note_subject(NarrativeSubject(span))
    return [e.actor.name for e in cast.discourse.before(span.end) if e.span == span]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        (
            "The cardinal, ‹Matteo Ferrante›, met ‹Paul Osei›. ⟦The cardinal⟧ smiled.",
            ["Matteo Ferrante"],
        ),
        ("⟦A lawyer⟧ smiled.", ["lawyer"]),
        ("⟦The stranger⟧ smiled.", []),
        ("⟦The mayor⟧ smiled. The mayor, ‹Lena Marsh›, left.", []),
        ("‹Lena ⟦Marsh⟧› smiled.", []),
    ],
)
def test_note_subject(marked: str, expected: list[str]) -> None:
    assert noted(marked) == expected


def test_note_pronoun() -> None:
    assert noted("‹Paul Osei› met ‹Ruth Dahl›. ⟦He⟧ left.", as_pronoun=True) == ["Paul Osei"]
    assert noted("⟦He⟧ left. ‹Paul Osei› came.", as_pronoun=True) == []


def test_a_pronoun_in_what_somebody_says_is_who_says_it() -> None:
    marked = "‹Tom Farrow› sat. ⟦‹Paul Osei›⟧ said ⟦his⟧ boat sank."
    assert noted(marked, as_pronoun=True, content=Span(31, 44)) == ["Paul Osei"]


def test_names_that_are_no_source_are_noted_and_couples_as_pairs() -> None:
    made = by_hand("‹Lena Marsh› and her husband, ‹Paul Osei›, met ⟦‹Ruth Dahl›⟧.")
    cast = cast_of(made)
    before = len(cast.discourse.before(99))
    resolver = PhraseAnswers(made.text, EMPTY, (), cast, gazetteer())
    narrative = Narrative(made.text, (), answers=resolver, discourse=cast.discourse)
    narrative.note_names(SpanSet(made.phrases))
    events = cast.discourse.before(99)
    assert len(events) == before + 4 and sum(e.pair for e in events) == 2
    assert "Ruth Dahl" not in {e.actor.name for e in events}
