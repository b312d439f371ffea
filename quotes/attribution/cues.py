"""A cue's words -> its lemma, and what it says of its content: speech or attitude, denied or not."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.attribution.passage import Passage
from quotes.attribution.wording import words_in
from quotes.model import Cue, Mode, Sentence, Span, Token
from quotes.text.token_index import Lookup


def read_cue(span: Span, passage: Passage) -> tuple[Cue, Mode]:
    """The cue at `span`, with its head word's lemma, and the mode that the lemma stands for."""
    lookup, words = passage.lookup, passage.words
    tokens = lookup.tokens_in(span)
    shown = passage.text[span.start : span.end]
    lemma = _lemma(shown, tokens)
    parts = {t.lemma.lower() for t in tokens} | {t.text.lower() for t in tokens} | {lemma}
    is_negated = negated(span, passage)
    head = head_of(tokens)
    form = head.text.lower() if head else ""
    attitude = bool({lemma, form} & words.attitude) and not _spoken(tokens)
    # "She does not believe that" rejects it; "she did not say that" does not, and "did not deny" neither.
    denied = bool(parts & words.denial) != is_negated if attitude or parts & words.denial else False
    return Cue(shown, lemma, (span,), denied), "attitude" if attitude else "speech"


def negated(span: Span, passage: Passage) -> bool:
    """Whether a word of negation is in the cue or hangs on its head."""
    tokens = passage.lookup.tokens_in(span)
    around = _auxiliaries(tokens, passage.lookup, span)
    return any(t.text.lower() in passage.words.negation for t in around)


def head_of(tokens: Sequence[Token]) -> Token | None:
    """The word of a cue that bears its meaning: its first verb, else noun, else adjective."""
    for wanted in ("VERB", "NOUN", "ADJ"):
        for token in tokens:
            if token.upos == wanted and token.deprel not in ("aux", "aux:pass"):
                return token
    return tokens[0] if tokens else None


def _lemma(shown: str, tokens: Sequence[Token]) -> str:
    lowered = " ".join(shown.lower().split())
    for whole in sorted(words_in("fixed")):
        if whole in lowered:
            return whole
    head = head_of(tokens)
    return head.lemma.lower() if head else lowered


def _spoken(tokens: Sequence[Token]) -> bool:
    """Whether the cue has a word of speaking beside one of thinking ("said he hopes")."""
    return any(t.lemma.lower() in words_in("speaking") for t in tokens)


def _auxiliaries(tokens: Sequence[Token], lookup: Lookup, span: Span) -> list[Token]:
    """The cue's own tokens and the auxiliaries and negations that hang on its head."""
    head = head_of(tokens)
    sentence = lookup.sentence_at(span.start)
    if head is None or sentence is None or not sentence.parsed:
        return list(tokens)
    index = next((i for i, t in enumerate(sentence.tokens) if t.start == head.start), None)
    hanging = [
        t for t in sentence.tokens
        if t.head == index and t.deprel.startswith(("aux", "advmod", "neg")) and t.start < head.start
        and not is_around(t, head, sentence)
    ]  # fmt: skip
    return [*tokens, *hanging]


def is_around(token: Token, head: Token, sentence: Sentence) -> bool:
    """Whether a word before a cue belongs to the clause that the cue parts: "That might, he suggests,
    fail". Parsers give such a word to the cue; a comma and the cue's subject stand between them.
    """
    number = next((i for i, t in enumerate(sentence.tokens) if t.start == head.start), -1)
    subjects = [t for t in sentence.tokens if t.head == number and t.deprel.startswith("nsubj")]
    between = [t for t in subjects if token.start < t.start < head.start]
    behind = any(t.start > head.start for t in subjects)  # "might, says Orla, fail"
    end = between[-1].start if between else head.start if behind else token.start
    return any(t.text == "," and token.start < t.start < end for t in sentence.tokens)
