"""Paragraphs -> the turns of a transcript or an interview with labels, each with who speaks. Pure.

A text is taken for a transcript only where labels take turns, or where what stands behind labels
that can only be people is what people say: "NOTE:" and "Best goalkeeper:" are no labels.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import zip_longest

from quotes.layout.labels import Label, is_in_capitals, is_person, label_at
from quotes.layout.speech import Speech, Who
from quotes.layout.wording import pattern
from quotes.model import Span
from quotes.text.patterns import WORDS

MIN_LABELS = 2

# A transcript in which nobody speaks twice has this share of turns that show speech.
TALKING = 0.5

# So many paragraphs without a label may belong to the turn before them, if another turn follows.
MOST_FURTHER = 8

ENDS = ".?!…—–-"

MARKS = "“”\"'’»)]*_"

ANSWER = "a"


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn of a transcript: the number of its first paragraph, its label and its words."""

    paragraph: int
    label: Label
    words: tuple[Span, ...]


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The turns in order; none where the text is no transcript."""
    labels = _of_speakers(text, paragraphs)
    for forms in (("known", "letter", "name"), ("line",), ("line", "bare")):
        chosen = [label if label and label.form in forms else None for label in labels]
        found = _turns(text, paragraphs, chosen)
        if _is_transcript(text, found):
            return found
    return []


def _of_speakers(text: str, paragraphs: Sequence[Span]) -> list[Label | None]:
    """The label of each paragraph, but for what heads a part elsewhere ("The Ferry: …" below "The Ferry")
    and, where names stand in capitals, for what has none ("Topics: …")."""
    labels = [label_at(text, paragraph) for paragraph in paragraphs]
    headings = {text[slice(*p)].casefold() for p in paragraphs}
    names = [label for label in labels if label and label.form == "name"]
    capitals = {label.key for label in names if is_in_capitals(text[slice(*label.source)])}
    if len(capitals) < MIN_LABELS:
        capitals = {label.key for label in names}
    return [
        None
        if label and label.form == "name" and not _names(text, label, capitals, headings)
        else label
        for label in labels
    ]


def _names(text: str, label: Label, capitals: Set[str], headings: Set[str]) -> bool:
    """Whether a mere name before a colon may be a speaker's."""
    if is_person(text[slice(*label.source)]) or is_person(label.key):
        return True
    return label.key in capitals and label.key not in headings


def _turns(text: str, paragraphs: Sequence[Span], labels: Sequence[Label | None]) -> list[Turn]:
    numbers = [n for n, label in enumerate(labels) if label]
    made = []
    for number, following in zip_longest(numbers, numbers[1:]):
        label = labels[number]
        assert label is not None
        own = Span(label.end, paragraphs[number].end)
        words = [own] if _has_words(text, own) else []
        until = number + 2 if following is None and label.form in ("line", "bare") else following
        words += _further(text, paragraphs[number + 1 : until] if until else [], bool(words))
        if words:
            made.append(Turn(number, label, tuple(words)))
    return made


def _has_words(text: str, span: Span) -> bool:
    return WORDS.search(text, *span) is not None


def _further(text: str, between: Sequence[Span], has_own: bool) -> list[Span]:
    """The paragraphs between a turn and the next that go on with it: what reads as said, without
    the stage directions."""
    if len(between) > MOST_FURTHER:
        return []
    said = [p for p in between if not pattern("stage").fullmatch(text, *p)]
    if not has_own:
        return said
    kept = []
    for paragraph in said:
        if text[paragraph.start] in MARKS or not _talks(text, paragraph):
            break
        kept.append(paragraph)
    return kept


def _is_transcript(text: str, found: Sequence[Turn]) -> bool:
    """Whether the turns are those of a transcript, not a list with headings."""
    labels = {t.label.key for t in found}
    if len(labels) < MIN_LABELS and not _known(found):
        return False
    letters = {t.label.key for t in found if t.label.form == "letter"}
    if letters:
        return letters >= {"q", ANSWER}
    above = any(t.label.form in ("line", "bare") and not t.label.timed for t in found)
    sure = not above and any(_is_sure(text, t) for t in found)
    if len(found) > len(labels) and (sure or _mostly_talk(text, found)):
        return True
    if any(t.label.form == "bare" for t in found):
        return False  # names on lines of their own sign letters, too
    return _known(found) or (all(_is_spoken(text, t) for t in found) and _mostly_talk(text, found))


def _is_sure(text: str, turn: Turn) -> bool:
    """Whether a label is a speaker's by itself: of a form of its own, in capitals or a person's name."""
    label = text[slice(*turn.label.source)]
    return turn.label.form != "name" or is_in_capitals(label) or is_person(label)


def _known(found: Sequence[Turn]) -> bool:
    """Whether two labels have a form that only transcripts have: a stop behind capitals, a time."""
    certain = [
        t for t in found if t.label.form != "letter" and (t.label.timed or _stopped(t.label))
    ]
    return len(certain) >= MIN_LABELS and len(certain) == len(found)


def _stopped(label: Label) -> bool:
    """Whether a stop, not a colon, ends the label: "Ms. ORLA."."""
    return label.form == "known" and label.cue.end - label.cue.start == 1 and not label.timed


def _is_spoken(text: str, turn: Turn) -> bool:
    """Whether a turn is a person's, and a sentence."""
    last = text[slice(*turn.words[-1])].rstrip().rstrip(MARKS)
    person = is_person(text[slice(*turn.label.source)]) or is_person(turn.label.key)
    return person and last[-1:] in ENDS


def _mostly_talk(text: str, found: Sequence[Turn]) -> bool:
    talking = sum(any(_talks(text, words) for words in turn.words) for turn in found)
    return talking >= max(1, TALKING * len(found))


def _talks(text: str, span: Span) -> bool:
    """Whether words show that somebody speaks: a question, "I", "you", "thank you"."""
    return pattern("talk").search(text[slice(*span)]) is not None


def turn_speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The words of each turn; those of a mere "Q:" are nobody's, those of "A:" the interviewee's."""
    return [_speech(turn, paragraphs) for turn in turns(text, paragraphs)]


def _speech(turn: Turn, paragraphs: Sequence[Span]) -> Speech:
    label = turn.label
    who: Who = "source"
    if label.form == "letter":
        who = "interviewee" if label.key == ANSWER else "asker"
    whole = Span(paragraphs[turn.paragraph].start, label.end)
    cue = label.cue if label.cue.end > label.cue.start else None
    source = label.source if who == "source" else None
    return Speech("layout:turn", turn.words, source, cue, whole, who, turn=True)
