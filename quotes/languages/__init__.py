"""What a language knows: word lists, tables, patterns and models in; look-ups out."""

from __future__ import annotations

from quotes.languages.cue_words import CueWords
from quotes.languages.gazetteer import Gazetteer
from quotes.languages.pack import Language
from quotes.languages.tables import patterns, table, word_list
from quotes.languages.wording import Wording

__all__ = ["CueWords", "Gazetteer", "Language", "Wording", "patterns", "table", "word_list"]
