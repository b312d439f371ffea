"""Where sentences begin, by their punctuation and the titles that end with a stop. Pure."""

from __future__ import annotations

import re

from quotes.model import Span
from quotes.plain.quotations import Quoted
from quotes.plain.words import PlainWords, folded
from quotes.text.patterns import UPPER

BREAK = re.compile(r"[.!?…][\"»”’)]*\s+(?=[\"«“„]?\s?[^\W_])")

INITIAL = re.compile(rf"{UPPER}\.")


def starts(text: str, paragraph: Span, words: PlainWords) -> list[int]:
    """Where the sentences of a paragraph begin."""
    found = [paragraph.start]
    for match in BREAK.finditer(text, *paragraph):
        first = max(paragraph.start, text.rfind(" ", paragraph.start, match.start()) + 1)
        word = text[first : match.start() + 1]
        if folded(word) not in words.titles and not INITIAL.fullmatch(word):
            found.append(match.end())
    return found


def sentence_start(text: str, paragraph: Span, place: int, words: PlainWords) -> int:
    """Where the sentence begins in which a place stands."""
    return max(each for each in starts(text, paragraph, words) if each <= place)


def sentence_before(text: str, paragraph: Span, start: int, words: PlainWords) -> Span | None:
    """The sentence that ends where one begins; None at the start of the paragraph."""
    found = [each for each in starts(text, paragraph, words) if each < start]
    return Span(found[-1], start) if found and text[found[-1] : start].strip() else None


def begins_sentence(text: str, quotation: Quoted, start: int) -> bool:
    """Whether nothing stands before a quotation in its sentence, and it begins as a sentence does."""
    first = text[quotation.pieces[0].start]
    return not text[start : quotation.start].strip(" ,.;:!?…–—-") and not first.islower()
