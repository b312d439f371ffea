"""A paragraph -> its tokens as treebanks cut them, by a pattern (`tokens/patterns.tsv`)."""

from __future__ import annotations

from quotes.languages.wording import Wording
from quotes.model import Span

WORDING = Wording("tokens", {})

pattern = WORDING.pattern

TOKEN = pattern("token")


def tokens(text: str, start: int, end: int) -> list[Span]:
    """The tokens of `text[start:end]`, with offsets in `text`, end exclusive."""
    return [Span(*match.span()) for match in TOKEN.finditer(text, start, end)]
