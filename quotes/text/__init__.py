"""Text without language: characters in; marks, spans, datelines and phrases out."""

from __future__ import annotations

from quotes.text.datelines import datelines
from quotes.text.letters import without_accents
from quotes.text.marks import quotations
from quotes.text.noun_phrases import in_phrase, noun_phrase
from quotes.text.open_quotations import quoted_spans
from quotes.text.patterns import NAME_WORD, POSSESSIVE, WORDS, bare_word, without_possessive
from quotes.text.spans import SpanSet, lines, merged, overlap, without
from quotes.text.token_index import Lookup, subtree

__all__ = [
    "NAME_WORD",
    "POSSESSIVE",
    "WORDS",
    "Lookup",
    "SpanSet",
    "bare_word",
    "datelines",
    "in_phrase",
    "lines",
    "merged",
    "noun_phrase",
    "overlap",
    "quotations",
    "quoted_spans",
    "subtree",
    "without",
    "without_accents",
    "without_possessive",
]
