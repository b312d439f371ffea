"""The words and patterns by which names are found and read; from `languages/en/names`."""

from __future__ import annotations

from quotes.languages.wording import Wording
from quotes.text.patterns import NAME_WORD, POSSESSIVE, UPPER

WORDING = Wording("names", {"name-word": NAME_WORD, "upper": UPPER, "possessive": POSSESSIVE})
