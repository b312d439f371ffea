"""The words and patterns by which names are found and read: `names/patterns.tsv` and `classes.tsv`."""

from __future__ import annotations

from quotes.languages.wording import Wording
from quotes.text.patterns import NAME_WORD, POSSESSIVE, UPPER

INSERTS = {"name-word": NAME_WORD, "upper": UPPER, "possessive-mark": POSSESSIVE}

WORDING = Wording("names", INSERTS)

pattern = WORDING.pattern

words_in = WORDING.words_in
