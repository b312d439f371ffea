"""Questions as paragraphs of their own -> the answers below them, which are the interviewee's. Pure.

Questions in bold type tell of an interview by themselves; plain ones only where the text before
them says that somebody is asked, or where they ask "you" and the answers say "I".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from quotes.layout.blocks import outer, whole_quotation
from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span

MIN_QUESTIONS = 2

# So many where nothing announces an interview: columns and advice ask, too.
MIN_UNANNOUNCED = 3

# Answers to plain questions show speech in this share, and whoever speaks in that.
TALKING, PERSONAL = 0.5, 0.4

# Where nothing announces an interview: shares of answers that say "I", of questions that ask "you",
# and of answers in which a narrator gives somebody's words.
SAYING_I, ASKING_YOU, NARRATED = 0.6, 0.3, 0.34

# An answer has so many paragraphs at most, where nothing announces an interview.
MOST_PARAGRAPHS = 10

# What is said to draw an answer without asking, and what stands below a picture or above a part.
LONGEST_REMARK, LONGEST_CAPTION, LONGEST_HEADING = 120, 200, 60  # characters

MARKS = '“"«‘'

ENDS = ".?!…:”\"’)'"

# The numbers of a question and of the next, between which its answer stands.
Block = tuple[int, int]


def answers(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The questions, which are nobody's, and the answers."""
    for form in ("answer-bold", "answer-plain"):
        asked = _asked(text, paragraphs, form)
        blocks = _blocks(asked, len(paragraphs))
        if len(blocks) >= MIN_QUESTIONS and _is_interview(text, paragraphs, blocks, form):
            asked = sorted({*asked, *_remarks(text, paragraphs, asked)})
            blocks = _blocks(asked, len(paragraphs))
            return [speech for block in blocks for speech in _speeches(text, paragraphs, *block)]
    return []


def _asked(text: str, paragraphs: Sequence[Span], form: str) -> list[int]:
    """The numbers of the questions; what follows one is its answer, whatever that asks."""
    found: list[int] = []
    for number, paragraph in enumerate(paragraphs):
        answers_one = form == "answer-plain" and number - 1 in found
        if not answers_one and pattern(form).fullmatch(text, *paragraph):
            found.append(number)
    return found


def _blocks(asked: Sequence[int], count: int) -> list[Block]:
    """The number of each question with that of the next, where an answer stands between."""
    pairs = zip_longest(asked, asked[1:], fillvalue=count)
    return [(first, then) for first, then in pairs if then > first + 1]


def _is_interview(
    text: str, paragraphs: Sequence[Span], blocks: Sequence[Block], form: str
) -> bool:
    first = paragraphs[blocks[0][0]].start
    answered = [paragraphs[n + 1] for n, _ in blocks]
    if any(text[p.start] in MARKS and not whole_quotation(text, p) for p in answered):
        return False
    announced = any(pattern(form).search(text[:first]) for form in ("interview", "on-heading"))
    enough = _share(text, answered, "talk") >= TALKING
    if form == "answer-bold":
        return announced or enough
    whole = [Span(paragraphs[n + 1].start, paragraphs[then - 1].end) for n, then in blocks]
    personal = _share(text, whole, "first-person")
    if announced and enough and personal >= PERSONAL:
        return True
    return personal >= SAYING_I and _is_dialogue(text, paragraphs, blocks)


def _is_dialogue(text: str, paragraphs: Sequence[Span], blocks: Sequence[Block]) -> bool:
    """Whether questions and answers are those of two people, the one of whom the text names above."""
    if len(blocks) < MIN_UNANNOUNCED or any(b - a > MOST_PARAGRAPHS for a, b in blocks[:-1]):
        return False
    questions = [paragraphs[n] for n, _ in blocks]
    between = [p for n, then in blocks for p in paragraphs[n + 1 : then]]
    narrated = [p for p in between if outer(text, p) and _has(text, p, "resembles-said")]
    if len(narrated) > NARRATED * len(blocks) or not pattern("name").search(
        text, 0, questions[0].start
    ):
        return False
    return _share(text, questions, "asks-you") >= ASKING_YOU


def _has(text: str, span: Span, name: str) -> bool:
    return pattern(name).search(text[slice(*span)]) is not None


def _share(text: str, spans: Sequence[Span], name: str) -> float:
    """The share of spans in which a pattern is found."""
    return sum(_has(text, span, name) for span in spans) / len(spans)


def _remarks(text: str, paragraphs: Sequence[Span], asked: Sequence[int]) -> Iterator[int]:
    """The numbers of what whoever asks says without asking: short words to "you", or such that what
    follows replies to."""
    for number in range(asked[0] + 2, len(paragraphs) - 1):
        words, below = paragraphs[number], paragraphs[number + 1]
        if not {number - 1, number, number + 1}.isdisjoint(asked):
            continue
        if words.end - words.start > LONGEST_REMARK or _has(text, words, "first-person"):
            continue
        if pattern("remark").fullmatch(text, *words) or pattern("reply").match(text, *below):
            yield number


def _speeches(text: str, paragraphs: Sequence[Span], number: int, then: int) -> list[Speech]:
    question = paragraphs[number]
    said = tuple(whole_quotation(text, p) or p for p in _answer(text, paragraphs, number, then))
    asked = Speech("layout:turn", (question,), None, None, question, "asker", turn=True)
    return [asked, Speech("layout:answer", said, None, None, None, "interviewee")] if said else []


def _answer(text: str, paragraphs: Sequence[Span], number: int, then: int) -> list[Span]:
    """The paragraphs of an answer, without captions, headings and what is set apart between them."""
    last = then == len(paragraphs)
    above = Span(0, paragraphs[number].start)
    said: list[Span] = []
    for place in range(number + 1, then):
        words = paragraphs[place]
        if last and said and not _has(text, words, "first-person"):
            break  # what follows the last answer may be the narrator's again
        heads = said and place == then - 1 and not last and _is_heading(text, words)
        if not heads and not _is_apart(text, words, above):
            said.append(words)
    return said


def _is_heading(text: str, words: Span) -> bool:
    return words.end - words.start <= LONGEST_HEADING and text[words.end - 1] not in ENDS


def _is_apart(text: str, words: Span, above: Span) -> bool:
    """Whether a paragraph is no part of an answer: a stage direction, a picture's caption, a signed
    quotation."""
    if pattern("stage").fullmatch(text, *words) or _has(text, words, "set-apart"):
        return True
    named = pattern("name").match(text, *words)
    short = words.end - words.start <= LONGEST_CAPTION and not _has(text, words, "first-person")
    return bool(named and short and named.group() in text[slice(*above)])
