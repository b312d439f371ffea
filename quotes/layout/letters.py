"""Letters -> their words, which are the signer's. Pure.

A letter stands under a heading ("Letters to the editor") or opens with an address ("Sir, …") and
ends with a line that is a name; "Yours faithfully," may stand before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from quotes.layout.speech import Speech
from quotes.layout.wording import pattern
from quotes.model import Span

# A line that signs a letter, or says where its writer lives, has so many words at most.
SIGNER_WORDS, PLACE_WORDS = 10, 4

MOST_PARAGRAPHS = 30

ENDS = '.?!…:”"'


def letter_speeches(text: str, paragraphs: Sequence[Span]) -> list[Speech]:
    """The letters in text order."""
    found: list[Speech] = []
    under: list[Speech] = []  # a heading of letters
    headed = _headed(text, paragraphs)
    letter: list[Span] = []
    signed = False
    for paragraph in paragraphs:
        words = text[slice(*paragraph)]
        if pattern("letters").fullmatch(words):
            headed, letter, signed = True, [], False
        elif pattern("closing").fullmatch(words):
            signed = bool(letter)
        elif signer := _signer(text, paragraph):
            if letter and (headed or signed or _addressed(text, letter)):
                found.append(Speech("layout:letter", tuple(letter), signer, None, paragraph))
                under += found[-1:] if headed else []
            letter, signed = [], False
        elif pattern("greeting").match(words) and not headed:
            letter = [paragraph]
        elif _is_running(words) and (headed or letter) and len(letter) < MOST_PARAGRAPHS:
            letter.append(paragraph)
    return [speech for speech in found if speech in under or _personal(text, speech)]


def _headed(text: str, paragraphs: Sequence[Span]) -> bool:
    """Whether the text's title, which is no paragraph, heads letters."""
    above = text[: paragraphs[0].start].strip() if paragraphs else ""
    return pattern("letters").fullmatch(above) is not None


def _signer(text: str, paragraph: Span) -> Span | None:
    """Who signs, where a line is nothing but a name and perhaps an office or a place."""
    words = text[slice(*paragraph)]
    match = pattern("signer").fullmatch(words)
    if match is None or len(words.split()) > SIGNER_WORDS:
        return None
    start = paragraph.start
    return Span(start + match.start("source"), start + match.end("source"))


def _addressed(text: str, letter: Sequence[Span]) -> bool:
    return pattern("greeting").match(text, *letter[0]) is not None


def _is_running(words: str) -> bool:
    """Whether a line is a sentence, not the town or the office below a signature."""
    return words.rstrip()[-1:] in ENDS or len(words.split()) > PLACE_WORDS


def _personal(text: str, speech: Speech) -> bool:
    """Whether the letter speaks to somebody or for its writer."""
    words = " ".join(text[slice(*span)] for span in speech.words)
    return pattern("talk").search(words) is not None or pattern("greeting").match(words) is not None
