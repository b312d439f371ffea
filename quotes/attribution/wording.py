"""The words and patterns of a language by which attributions are read: `cues/patterns.tsv`, `classes.tsv`."""

from __future__ import annotations

from quotes.languages.wording import Wording

WORDING = Wording("cues", {})

pattern = WORDING.pattern

words_in = WORDING.words_in
