"""The words of a source and the names in them in; `Pronoun`, `Named` and `Nominal` out."""

from quotes.phrases.named_text import NamedText
from quotes.phrases.parts import Named, Nominal, Part, Pronoun
from quotes.phrases.read_source import SourceReader

__all__ = ["Named", "NamedText", "Nominal", "Part", "Pronoun", "SourceReader"]
