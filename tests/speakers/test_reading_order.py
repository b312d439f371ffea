"""What is to be resolved, in the order of the text."""

from quotes.model import Parse, Phrase, Span
from quotes.speakers.reading_order import (
    NarrativePronoun,
    NarrativeSubject,
    Source,
    phrases_of,
    reading_order,
)
from quotes.text.spans import SpanSet
from tests.speakers_by_hand import EMPTY, by_hand, parse, quote

NOTHING = SpanSet([])


def test_phrases_come_once_and_in_text_order() -> None:
    first, last = Phrase("she", (Span(3, 6),)), Phrase("Marsh", (Span(20, 25),))
    quotes = [quote(last, Span(30, 40)), quote(first, Span(7, 9)), quote(last, Span(50, 60))]
    assert phrases_of([*quotes, quote(None, Span(70, 80))]) == [first, last]


def test_pronouns_of_the_narrative_stand_between_the_sources() -> None:
    made = by_hand("He knew. ⟦she⟧ said “his” and HER, Her too")
    found = reading_order(
        made.text.text, EMPTY, phrases=[made.phrase()], quoted=SpanSet([Span(19, 22)])
    )
    assert found == [
        NarrativePronoun(Span(0, 2), "He", "m"),
        Source(made.phrase()),
        NarrativePronoun(Span(33, 36), "Her", "f"),
    ]
    assert [t.is_subject for t in found if isinstance(t, NarrativePronoun)] == [True, False]


def subjects_in(parsed: Parse, **without: SpanSet) -> list[Span]:
    found = reading_order("", parsed, phrases=[], quoted=without.get("quoted", NOTHING))
    return [task.span for task in found if isinstance(task, NarrativeSubject)]


def test_subjects_of_the_narrative_are_tasks_where_they_are_not_quoted() -> None:
    parsed = parse("the/DET mayor/NOUN smiled/VERB")
    assert subjects_in(parsed) == [Span(0, 9)]
    assert subjects_in(parsed, quoted=SpanSet([Span(0, 5)])) == []


def test_a_subject_that_is_a_source_is_no_second_task() -> None:
    parsed = parse("the/DET mayor/NOUN smiled/VERB")
    source = Phrase("mayor", (Span(4, 9),))
    assert reading_order("", parsed, phrases=[source], quoted=NOTHING) == [Source(source)]
