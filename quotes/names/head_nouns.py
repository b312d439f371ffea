"""The head noun of a description. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.languages.gazetteer import Gazetteer


def head_noun(words: Sequence[str], gazetteer: Gazetteer) -> str:
    """The last known noun of the words, of two words where these are listed ("prime minister")."""
    for end in range(len(words), 0, -1):
        for size in (2, 1):
            if end >= size and " ".join(words[end - size : end]) in gazetteer.nouns:
                return " ".join(words[end - size : end])
        if gazetteer.noun(words[end - 1]):
            return words[end - 1]
    return ""
