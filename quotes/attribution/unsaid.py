"""Cues and sources -> whether they state anything: what is refused, denied, supposed or asked is said by
nobody. Pure."""

from __future__ import annotations

from quotes.attribution.cues import head_of, is_around, negated, read_cue
from quotes.attribution.passage import Passage
from quotes.attribution.somebody import top_of
from quotes.attribution.wording import pattern, words_in
from quotes.languages.tables import word_list
from quotes.model import Sentence, Span

NOT_YET_SAID = pattern("not-yet-said")

TO_NOBODY = pattern("to-nobody")

# How far before a cue "yet to" may begin.
REFUSAL_REACH = 24  # characters

NOBODY = pattern("nobody-source")

ASKS_WHETHER = pattern("asks-whether")

QUESTION_END = pattern("question-end")

INVERTED = pattern("inverted-condition")


def is_unsaid(span: Span, passage: Passage) -> bool:
    """Whether the cue tells what somebody did not say or refused to say, or what they would say if:
    no statement of theirs.

    Neither is what somebody "did not deny"; but a thought that is denied is one.
    """
    cue, mode = read_cue(span, passage)
    start = max(0, span.start - REFUSAL_REACH)
    if cue.lemma in words_in("refusal") or _refused(passage.text, start, span):
        return True
    if TO_NOBODY.match(passage.text, span.start):
        return True
    # Who "did not know that" thought nothing of it.
    if (mode == "speech" or cue.lemma in words_in("unknowing")) and negated(span, passage):
        return True
    return _supposed(span, passage) or _asked(span, passage)


def is_nobody(source: Span, passage: Passage) -> bool:
    """Whether a source is nobody ("No expert") or what cannot speak ("Experience shows")."""
    words = passage.text[slice(*source)]
    if NOBODY.match(words):
        return True
    top = top_of(source, passage.lookup)
    return (
        top is not None and top.upos != "PROPN" and top.lemma.lower() in word_list("cues/mute.txt")
    )


def _refused(text: str, start: int, cue: Span) -> bool:
    """Whether a cue follows or holds "yet to" or "refused to"."""
    return any(
        m.end() == cue.start or m.start() >= cue.start
        for m in NOT_YET_SAID.finditer(text, start, cue.end)
    )


def _supposed(cue: Span, passage: Passage) -> bool:
    """Whether a cue stands in a condition ("if she says") or is merely possible ("might argue")."""
    found = _in_sentence(cue, passage)
    if found is None:
        return False
    sentence, number = found
    tokens = sentence.tokens
    if _inverted(passage.text, sentence, cue):
        return True
    before = [t for t in tokens if t.head == number and t.start < tokens[number].start]
    if words_in("condition") & {t.text.lower() for t in before if t.deprel in ("mark", "advmod")}:
        return True
    own = [t for t in before if not is_around(t, tokens[number], sentence)]
    around = [*own, *passage.lookup.tokens_in(cue)]
    modals = {t.text.lower() for t in around if t.upos == "AUX"} & words_in("possible")
    return bool(modals) and not words_in("restricting") & {t.text.lower() for t in around}


def _inverted(text: str, sentence: Sentence, cue: Span) -> bool:
    """Whether a cue stands in a condition that begins its sentence ("Should the owner claim …, ")."""
    words = text[sentence.start : sentence.end]
    opens = INVERTED.match(words) and not QUESTION_END.search(words)
    return bool(opens) and "," not in text[sentence.start : cue.start]


def _asked(cue: Span, passage: Passage) -> bool:
    """Whether the narrator asks whether it was said ("Did she say that …?")."""
    found = _in_sentence(cue, passage)
    if found is None:
        return False
    words = passage.text[found[0].start : found[0].end]
    return bool(ASKS_WHETHER.match(words) and QUESTION_END.search(words))


def _in_sentence(cue: Span, passage: Passage) -> tuple[Sentence, int] | None:
    """The parsed sentence of a cue and the number of its head there."""
    sentence = passage.lookup.sentence_at(cue.start)
    head = head_of(passage.lookup.tokens_in(cue))
    if sentence is None or not sentence.parsed or head is None:
        return None
    number = next((n for n, t in enumerate(sentence.tokens) if t.start == head.start), None)
    return None if number is None else (sentence, number)
