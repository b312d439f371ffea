"""Which sentences are headlines, where capitals say little of what is a name. Pure."""

from __future__ import annotations

import re

from quotes.model import Sentence
from quotes.names.wording import WORDING

# A first line without a full stop is the article's title.
TITLE_LINE = re.compile(r"\s*[^\n]{8,140}[^\s.?!”\"](?=\s*\n)")

# A sentence with so many articles is none.
PLAIN_ARTICLES = 2

# Nor is one with a verb in small letters among so many first words.
PLAIN_START = 6

# A line is a headline when at least this share of its words (of four letters and more) is capital.
HEADLINE_SHARE = 0.7


def is_headline(sentence: Sentence) -> bool:
    """Whether most longer words of a sentence are capitalised; articles or an early verb make it plain."""
    articles = WORDING.words_in("article")
    if sum(t.text in articles for t in sentence.tokens) >= PLAIN_ARTICLES:
        return False
    if any(t.upos == "VERB" and t.text.islower() for t in sentence.tokens[:PLAIN_START]):
        return False
    ended = sentence.tokens[-1].text == "." if sentence.tokens else False
    if ended and any(t.upos in ("VERB", "AUX") and t.text.islower() for t in sentence.tokens):
        return False
    words = [t for t in sentence.tokens if len(t.text) > 3 and t.text[0].isalpha()]
    if len(words) < 4:
        return False
    named = {t.start for t in words for e in sentence.entities if e.start <= t.start < e.end}
    plain = [t.text[0].isupper() for t in words[1:] if t.start not in named]
    if len(plain) > 1 and not any(plain):
        return False  # names are all that is capital in it
    return sum(t.text[0].isupper() for t in words) >= HEADLINE_SHARE * len(words)
